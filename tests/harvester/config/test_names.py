"""Companies are found by what people call them."""

from __future__ import annotations

import pytest

from harvester.config.names import likeness, matching_company, unknown_company
from harvester.config.settings import CompanySettings
from store.records import Company

LARKSPUR = Company("larkspur", "Larkspur Optics", ("larkspur.example", "larkspur-optics.example"))


@pytest.mark.parametrize(
    "name",
    [
        "larkspur",
        "LARKSPUR",
        " larkspur optics ",
        "Larkspur.Example",
        "www.larkspur-optics.example",
        "larkspur.example.",
    ],
)
def test_a_company_is_found_by_slug_name_or_domain(name: str) -> None:
    others = (Company("aster", "Aster", ("aster.example",)),)
    assert matching_company((*others, LARKSPUR), name) is LARKSPUR


def test_a_company_that_nobody_knows_is_none() -> None:
    assert matching_company([LARKSPUR], "lark") is None
    assert matching_company([], "larkspur") is None


def test_a_slug_goes_before_a_name() -> None:
    companies = (CompanySettings("a", name="b"), CompanySettings("b", name="c"))
    assert matching_company(companies, "b") is companies[1]


def test_an_unknown_company_is_an_error_that_names_the_known_ones_nearest_first() -> None:
    known = [Company(slug, slug) for slug in ("aster", "borage", "larkspur")]
    error = unknown_company(known, "larkspr")
    assert str(error) == (
        "'larkspr': unknown company. Did you mean larkspur? Known companies: larkspur, aster, borage"
    )


@pytest.mark.parametrize(
    ("name", "is_meant"), [("osprey", True), ("ospray-freight", True), ("zinnia", False)]
)
def test_a_company_is_suggested_if_its_name_is_like_the_one_that_is_unknown(
    name: str, is_meant: bool
) -> None:
    error = unknown_company([Company("aster", "Aster"), Company("osprey-freight", "Osprey Freight")], name)
    assert ("Did you mean osprey-freight?" in error.remedy) == is_meant
    assert ("Did you mean" in error.remedy) == is_meant


def test_an_unknown_company_where_none_is_known_is_told_how_to_add_one() -> None:
    assert "`harvest add DOMAIN`" in unknown_company([], "larkspur").remedy
    assert "`harvest import`" in unknown_company([], "larkspur").remedy


def test_an_unknown_domain_is_told_how_to_add_it() -> None:
    known = [Company("aster", "aster")]
    assert "`harvest add heron-lamps.example`" in unknown_company(known, " heron-lamps.example").remedy
    # What a shell would run is not offered to be copied.
    assert "add" not in unknown_company(known, "a.b; rm -rf .").remedy


def test_names_that_differ_in_capitals_are_alike() -> None:
    assert likeness("Larkspur", "larkspur") == 1.0
    assert likeness("budget", "bugdet") > likeness("budget", "contact")
