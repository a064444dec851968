"""The names of the rules: raised with the rules, and only with them."""

from __future__ import annotations

from datetime import date

import pytest

from diffs.weights import topics
from harvester.extract import extract
from harvester.pipeline import extracting
from harvester.pipeline.generations import COMPARISON, EXTRACTORS, LINEAGE, READING, comparison_rules
from store.records import StatedDate
from tests.support.fingerprints import fingerprints

# What the rules of each generation give for the pages and texts in tests/fixtures/generations, which are
# never changed. The line of a new generation replaces that of the former one.
EXPECTED = {
    "corpus-4": "322a271f5be168a2",
    "complete-4": "82dfc62fcaa2b1e1",
    "reading-7": "e7999870084eb402",
    "comparison-9": "b09915e2b972f915",
    "lineage-1": "53a09cff71766206",
}

WHERE = {
    EXTRACTORS["corpus"]: 'EXTRACTORS["corpus"]',
    EXTRACTORS["complete"]: 'EXTRACTORS["complete"]',
    READING: "READING",
    COMPARISON: "COMPARISON",
    LINEAGE: "LINEAGE",
}


def advice(name: str, found: str) -> str:
    """Return what to do if the rules called `name` give results with the hash `found`."""
    stem, _, number = name.rpartition("-")
    raised = f"{stem}-{int(number) + 1}"
    if name not in EXPECTED:
        return f"{name} is new: add EXPECTED[{name!r}] = {found!r}"
    return (
        f"the rules called {name} give other results than before, so what stores contain is stale: raise "
        f"{WHERE[name]} in harvester/pipeline/generations.py to {raised!r}, and replace the line of "
        f"{name} by EXPECTED[{raised!r}] = {found!r}"
    )


@pytest.fixture(scope="module")
def found() -> dict[str, str]:
    return fingerprints()


@pytest.mark.parametrize("name", WHERE)
def test_rules_that_give_other_results_have_another_name(name: str, found: dict[str, str]) -> None:
    assert EXPECTED.get(name) == found[name], advice(name, found[name])


def test_no_name_is_left_of_rules_that_are_gone() -> None:
    assert set(EXPECTED) == set(WHERE)


def test_the_advice_names_the_constant_and_the_next_name() -> None:
    said = advice("comparison-9", "0")
    assert "raise COMPARISON in harvester/pipeline/generations.py to 'comparison-10'" in said


def changed(before: dict[str, str]) -> set[str]:
    """Return the names of the generations that give other results than before."""
    extracting.read_text.cache_clear()
    after = fingerprints()
    extracting.read_text.cache_clear()
    return {name for name in before if before[name] != after[name]}


def test_a_change_of_the_dates_is_one_of_the_readings_alone(
    found: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stated = StatedDate("updated", date(2011, 5, 1), "day", "May Day")
    monkeypatch.setattr(extracting, "stated_dates", lambda _: (stated,))
    assert changed(found) == {READING}


def test_a_change_of_the_topics_is_one_of_the_comparisons_alone(
    found: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topics, "BUILT_IN", {"drawers": ("drawer",)})
    assert changed(found) == {COMPARISON}


def test_a_change_of_the_extraction_is_one_of_the_texts_alone(
    found: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(
        extracting, "extract", lambda body, *rest, **named: extract(body[:-900], *rest, **named)
    )
    assert changed(found) == set(EXTRACTORS.values())


def test_the_name_of_comparisons_changes_with_the_topics_of_the_configuration() -> None:
    names = [
        comparison_rules(phrases)
        for phrases in ({}, {"oil": ["oil"]}, {"oil": ["oil", "wick"]}, {"lamps": ["oil"]})
    ]
    assert len(set(names)) == len(names)
    assert all(name.startswith(f"{COMPARISON}+") for name in names)
