"""Services become companies of the configuration: their names, their domains, and who is not taken."""

from __future__ import annotations

import json
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config import CompanySettings, load
from harvester.config.writing import write_companies
from harvester.declarations import DeclaredCompany, Refusal, declaration_files, declared_companies
from tests.support.declarations import SITE, declare

PRIVACY = {"Privacy Policy": {"fetch": f"{SITE}/privacy", "select": "main"}}


def companies(folder: Path, *known: CompanySettings) -> list[DeclaredCompany | Refusal]:
    return list(declared_companies(declaration_files(folder), known))


def taken(folder: Path, *known: CompanySettings) -> dict[str, tuple[str, ...]]:
    return {
        one.company.slug: one.company.domains
        for one in companies(folder, *known)
        if isinstance(one, DeclaredCompany)
    }


def reasons(folder: Path, *known: CompanySettings) -> dict[str, str]:
    return {one.service: one.reason for one in companies(folder, *known) if isinstance(one, Refusal)}


def test_a_company_has_the_name_of_its_service_and_the_domain_of_that_name(tmp_path: Path) -> None:
    declare(tmp_path, "Larkspur Optics", PRIVACY)
    declare(tmp_path, "Finch.example", {"Imprint": {"fetch": "https://www.finch.example/legal"}})
    declare(tmp_path, "Heron", {"Imprint": {"fetch": "https://legal.parent-of-heron.example/heron"}})
    assert taken(tmp_path) == {
        "finch-example": ("finch.example",),
        "heron": (),
        "larkspur-optics": ("larkspur-optics.example",),
    }


def test_a_service_without_latin_letters_has_the_name_of_its_domain(tmp_path: Path) -> None:
    declare(tmp_path, "微信", PRIVACY)
    assert taken(tmp_path) == {"larkspur-optics": ("larkspur-optics.example",)}


def test_a_domain_of_two_services_belongs_to_neither(tmp_path: Path) -> None:
    declare(tmp_path, "Larkspur Optics", PRIVACY)
    assert taken(tmp_path) == {"larkspur-optics": ("larkspur-optics.example",)}
    declare(tmp_path, "Larkspur_Optics.example", PRIVACY)
    assert taken(tmp_path) == {"larkspur-optics": (), "larkspur-optics-example": ()}


def test_two_services_of_one_slug_are_not_mixed(tmp_path: Path) -> None:
    declare(tmp_path, "Larkspur Optics", PRIVACY)
    declare(tmp_path, "Larkspur-Optics", PRIVACY)
    assert list(taken(tmp_path)) == ["larkspur-optics"]
    assert reasons(tmp_path) == {"Larkspur-Optics": "its slug, larkspur-optics, is that of Larkspur Optics"}


@pytest.mark.parametrize(
    "known",
    [
        CompanySettings("larkspur-optics"),
        CompanySettings("lo", name="Larkspur Optics"),
        CompanySettings("lo", domains=("larkspur-optics.example",)),
    ],
)
def test_what_is_in_the_configuration_stays_as_it_is(tmp_path: Path, known: CompanySettings) -> None:
    declare(tmp_path, "Larkspur Optics", PRIVACY)
    (found,) = companies(tmp_path, known)
    assert isinstance(found, Refusal)
    assert found.company == known.slug
    assert found.reason == f"the configuration has it already, as {known.slug}"


def test_a_broken_declaration_holds_up_no_other(tmp_path: Path) -> None:
    declare(tmp_path, "Larkspur Optics", PRIVACY)
    declare(tmp_path, "Empty", {})
    declare(tmp_path, "No Terms", None)
    declare(tmp_path, "No Address", {"Imprint": {"select": "main"}})
    declare(tmp_path, "Half", PRIVACY | {"Imprint": {"fetch": "nowhere"}})
    (tmp_path / "declarations" / "Torn.json").write_text('{"name": "Torn", "terms"')
    declare(tmp_path, "Torn History", PRIVACY).with_name("Torn History.history.json").write_text("[")
    assert set(taken(tmp_path)) == {"larkspur-optics", "half"}
    found = reasons(tmp_path)
    assert found["Empty"] == "it declares no documents"
    assert found["No Terms"] == "No Terms.json has no `terms`"
    assert found["No Address"] == "Imprint: it has no address (`fetch`)"
    assert found["Torn"].startswith("Torn.json is not JSON")
    assert found["Torn History"].startswith("Torn History.history.json is not JSON")
    half = next(one for one in companies(tmp_path) if one.service == "Half")
    assert isinstance(half, DeclaredCompany)
    assert [(one.terms, "web address" in one.reason) for one in half.refusals] == [("Imprint", True)]


def test_documents_that_would_have_one_slug_are_numbered(tmp_path: Path) -> None:
    terms = {name: {"fetch": f"{SITE}/{name[0]}"} for name in ("Cookies", "Trackers Policy", "cookies!")}
    declare(tmp_path, "Larkspur Optics", terms)
    (found,) = companies(tmp_path)
    assert isinstance(found, DeclaredCompany)
    assert [one.new.slug for one in found.documents] == ["cookies", "cookies-2", "cookies-3"]


def test_the_key_of_old_declarations_is_read(tmp_path: Path) -> None:
    path = declare(tmp_path, "Larkspur Optics", {})
    path.write_text(json.dumps({"name": "Larkspur", "documents": PRIVACY}))
    (found,) = companies(tmp_path)
    assert isinstance(found, DeclaredCompany)
    assert found.company.name == "Larkspur"


TEXTS = st.one_of(
    st.sampled_from(
        [SITE, f"{SITE}/a b", "main", "p:hover", "2020-01-01T00:00:00Z", "9999-12-31", "\x85\x00"]
    ),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=6),
)
VALUES = st.recursive(
    st.one_of(TEXTS, st.none(), st.booleans(), st.integers(0, 3)),
    lambda inner: st.one_of(
        st.lists(inner, max_size=3),
        st.dictionaries(
            st.sampled_from(["startBefore", "endAfter", "endBefore", "fetch"]), inner, max_size=2
        ),
    ),
    max_leaves=4,
)
ENTRIES = st.fixed_dictionaries(
    {"fetch": st.one_of(st.just(f"{SITE}/privacy"), VALUES)},
    optional={
        "select": VALUES,
        "remove": VALUES,
        "filter": VALUES,
        "combine": st.one_of(VALUES, st.lists(st.fixed_dictionaries({"fetch": TEXTS, "select": VALUES}))),
        "validUntil": st.one_of(st.just("2020-01-01T00:00:00Z"), VALUES),
    },
)


@settings(max_examples=100, deadline=None)
@given(
    terms=st.dictionaries(st.one_of(st.just("Privacy Policy"), TEXTS), ENTRIES, max_size=3),
    history=st.dictionaries(st.one_of(st.just("Privacy Policy"), TEXTS), st.lists(ENTRIES, max_size=3)),
    name=TEXTS,
)
def test_whatever_is_declared_is_refused_or_is_a_configuration(
    terms: dict[str, object], history: dict[str, object], name: str
) -> None:
    with TemporaryDirectory() as folder:
        declare(Path(folder), "Larkspur Optics", terms, history, name=name)
        (found,) = companies(Path(folder))
        if isinstance(found, Refusal):
            assert found.reason
            return
        config = Path(folder, "config.toml")
        write_companies(config, [(found.company, [one.new for one in found.documents])])
        (written,) = load(config, {}).companies
        assert [one.slug for one in written.documents] == [one.new.slug for one in found.documents]
