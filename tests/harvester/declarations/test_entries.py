"""What is declared of an address: what harvest takes of it, and what it says of the rest."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from harvester.declarations.entries import DeclaredSource, read_entry
from harvester.declarations.files import BadDeclaration
from harvester.extract.dom.between import CssRange
from tests.support.declarations import SITE

URL = f"{SITE}/privacy"


def source(**keys: object) -> DeclaredSource:
    (found,) = read_entry({"fetch": URL} | keys).sources
    return found


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2022-05-11T13:25:41Z", datetime(2022, 5, 11, 13, 25, 41, tzinfo=UTC)),
        ("2022-05-11T13:25:41.623Z", datetime(2022, 5, 11, 13, 25, 41, 623000, tzinfo=UTC)),
        ("2022-05-11T13:25:41.623456Z", datetime(2022, 5, 11, 13, 25, 41, 623456, tzinfo=UTC)),
        ("2022-05-11T00:25:41+01:00", datetime(2022, 5, 10, 23, 25, 41, tzinfo=UTC)),
        ("2022-05-11T00:25:41.5+01:00", datetime(2022, 5, 10, 23, 25, 41, 500000, tzinfo=UTC)),
        ("2022-05-11T00:25:41+0100", datetime(2022, 5, 10, 23, 25, 41, tzinfo=UTC)),
        ("2022-05-11", datetime(2022, 5, 11, tzinfo=UTC)),
    ],
)
def test_times_are_read_in_all_spellings_and_are_in_utc(written: str, moment: datetime) -> None:
    assert read_entry({"fetch": URL, "validUntil": written}).valid_until == moment


@pytest.mark.parametrize(
    "written", ["", "yesterday", 1652275541, "9999-12-31T23:59:59Z", "1970-01-01T00:00:00Z", []]
)
def test_other_times_are_refused(written: object) -> None:
    with pytest.raises(BadDeclaration, match="`validUntil` is not a time of the Web"):
        read_entry({"fetch": URL, "validUntil": written})


def test_selectors_are_a_text_a_range_or_a_list_of_both() -> None:
    whole = {"startBefore": "h1", "endAfter": "#end"}
    assert source(select="main").select == ("main",)
    assert source(select=whole).select == (CssRange("h1", "#end", is_after_end=True),)
    found = source(select=["main", whole, "main"], remove=[{"startAfter": "h2", "endBefore": "h3"}])
    assert found.select == ("main", CssRange("h1", "#end", is_after_end=True))
    assert found.remove == (CssRange("h2", "h3", is_after_start=True),)
    assert found.notes == ()


@pytest.mark.parametrize(
    "bad",
    ["p:hover", {"startBefore": "h1"}, {"startBefore": "h1", "end": "h2"}, 7, ["main"], None],
)
def test_one_selector_that_cannot_be_used_leaves_no_part_that_looks_like_all(bad: object) -> None:
    found = source(select=["main", bad], remove=["aside", bad])
    assert found.select == ()
    assert found.remove == ("aside",)
    assert found.notes[0].startswith("`select`: an entry ")
    assert found.notes[0].endswith("so the text is found by the rules")
    assert found.notes[1].startswith("`remove`: an entry ")


def test_filters_and_keys_that_are_not_known_are_said_and_scripts_are_carried_over() -> None:
    found = source(filter=["cleanLinks", {"removeParameter": "session"}], executeClientScripts=True, pace=3)
    assert found.runs_scripts
    assert found.notes == (
        "filters are not run, because they are programs (JavaScript): cleanLinks and removeParameter",
        "not known to harvest: `pace`",
    )
    assert not source(executeClientScripts="yes").runs_scripts


def test_combined_addresses_take_what_is_declared_for_all_of_them() -> None:
    entry = read_entry(
        {
            "combine": [{"fetch": URL}, {"fetch": f"{SITE}/more", "select": "article", "remove": []}],
            "select": "main",
            "remove": "aside",
        }
    )
    assert entry.sources == (
        DeclaredSource(URL, ("main",), ("aside",)),
        DeclaredSource(f"{SITE}/more", ("article",), ()),
    )


@pytest.mark.parametrize(
    ("fetch", "url", "note"),
    [
        (f" {SITE}/our terms.pdf ", f"{SITE}/our%20terms.pdf", ""),
        (f"{URL}#cookies", URL, "`#cookies` of the address is left out: archives know pages without it"),
    ],
)
def test_an_address_is_what_a_program_would_ask_for(fetch: str, url: str, note: str) -> None:
    found = source(fetch=fetch)
    assert (found.url, found.notes) == (url, (note,) if note else ())


@pytest.mark.parametrize(
    ("raw", "reason"),
    [
        ([], "it is not a JSON object"),
        ({}, "it has no address"),
        ({"fetch": {"url": URL}}, "is not a text"),
        ({"fetch": "larkspur.example"}, "is not a web address"),
        ({"fetch": "http://127.0.0.1/privacy"}, "is this machine"),
        ({"fetch": "http://localhost:8000/privacy"}, "is this machine"),
        ({"fetch": "https://web.archive.org/web/2015/http://a.example/"}, "the address of an archive"),
        ({"fetch": f"{SITE}/#/privacy"}, "needs the part after #"),
        ({"fetch": f"{SITE}/#!privacy"}, "needs the part after #"),
        ({"combine": []}, "`combine` is not a list"),
        ({"combine": [URL]}, "an entry of `combine`"),
        ({"combine": [{"select": "main"}]}, "it has no address"),
    ],
)
def test_what_cannot_be_used_is_refused_with_the_reason(raw: object, reason: str) -> None:
    with pytest.raises(BadDeclaration, match=reason):
        read_entry(raw)
