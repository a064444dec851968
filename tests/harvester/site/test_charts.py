"""The charts say what is stored: bounds as bounds, the end of a file as the end, no number twice."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.config import Settings
from harvester.site import DocumentName
from harvester.site.axis import Places, TimeAxis
from harvester.site.chart_data import ChartData
from harvester.site.document_page import document_page
from harvester.site.headline import headline_of
from harvester.site.heat_map import heat_rows
from harvester.site.history import DocumentHistory
from harvester.site.index_facts import index_facts
from harvester.site.number_strips import captures_strip, ease_strip, length_strip, words_strip
from harvester.site.strips import stated_strip, versions_strip
from store import Store
from store.tables.listings import Listing
from tests.support.filled_stores import LOCATION, CapturedText, fill, policy
from tests.support.lineages import words
from tests.support.whole_site import NOW

START = datetime(2010, 1, 1, tzinfo=UTC)


def text(number: int, *more: str, date: str = "January 1, 2010") -> str:
    """Return a policy, with a sentence that differs from number to number, and more sections."""
    parts = "".join(f"## {heading}\n\n{words(heading.lower())}.\n\n" for heading in more)
    oil = f"We may sell your barrel number {number} of oil to partners whom we choose."
    return f"# Policy\n\nEffective date: {date}\n\n## Oil\n\n{oil} {words('oil')}.\n\n{parts}"


def history_of(store: Store, texts: list[CapturedText]) -> DocumentHistory:
    """Return the history of a document with these texts, of which no list is known."""
    row = fill(store, policy(), texts)
    with store.step():
        store.database.execute("DELETE FROM listings")
    name = DocumentName(row, "juniper", "Juniper", "privacy", "Policy")
    return DocumentHistory(store, name, Settings(), NOW)


HISTORY = [
    ("20100101", text(1, "Rights")),
    ("20100601", text(1, "Rights")),
    ("20110601", text(2, "Rights")),
    ("20120601", text(3, "Rights", "Lamps", date="May 1, 2012")),
    ("20130601", text(3, "Lamps", date="May 1, 2012")),
]


@pytest.mark.parametrize("days", [1, 40, 400, 4_000, 40_000])
@pytest.mark.parametrize("field", [310, 630])
def test_the_axis_names_as_many_years_or_months_as_have_room(days: int, field: int) -> None:
    marks = list(TimeAxis(START, START + timedelta(days=days)).marks(field))
    places = [mark.at / 100 * field for mark in marks]
    assert all(0 <= at <= field for at in places)
    assert all(new - old >= 38 for old, new in pairwise(places))
    assert days < 40 or marks


@given(st.lists(st.tuples(st.floats(0, 600), st.floats(1, 80)), max_size=40))
def test_no_label_is_written_over_another(wanted: list[tuple[float, float]]) -> None:
    places = Places(630)
    taken = [(start, start + wide) for start, wide in wanted if places.take(start, start + wide)]
    for one in taken:
        assert not [other for other in taken if other != one and other[0] < one[1] and one[0] < other[1]]


def test_a_change_is_drawn_between_its_two_captures(store: Store) -> None:
    data = ChartData(history_of(store, HISTORY))
    bounds = [(f"{one.start:%Y%m%d}", f"{one.end:%Y%m%d}") for one in data.changes]
    assert bounds == [("20100601", "20110601"), ("20110601", "20120601"), ("20120601", "20130601")]
    strip = "".join(versions_strip(data).parts)
    assert strip.count('class="hatched"') == 3
    assert strip.count('class="silent"') == sum(one.is_silent for one in data.changes)


def test_stated_dates_are_bands_until_the_last_capture_that_states_them(store: Store) -> None:
    data = ChartData(history_of(store, HISTORY))
    assert [(run.stated, f"{run.end:%Y%m%d}") for run in data.stated] == [
        ("2010-01-01", "20110601"),
        ("2012-05-01", "20130601"),
    ]
    assert "effective 1 May 2012" in "".join(stated_strip(data).parts)


def test_a_text_without_a_date_is_said_to_state_none(store: Store) -> None:
    data = ChartData(
        history_of(store, [(day, shown.replace("Effective date:", "")) for day, shown in HISTORY])
    )
    strip = "".join(stated_strip(data).parts)
    assert "undated" in strip and "states no date" in strip


def test_the_numbers_of_words_are_those_of_the_comparison(store: Store) -> None:
    history = history_of(store, HISTORY)
    strip = words_strip(ChartData(history))
    assert strip is not None
    shown = set(re.findall(r">([+−]\d+)<", "".join(strip.parts)))
    changes = [one.compared.summary for one in history.changes if one.compared]
    assert shown <= {f"+{one.words_added}" for one in changes} | {f"−{one.words_removed}" for one in changes}
    assert f"+{max(one.words_added for one in changes)}" in shown


def test_one_version_has_no_course(store: Store) -> None:
    data = ChartData(history_of(store, HISTORY[:2]))
    assert (words_strip(data), length_strip(data), ease_strip(data)) == (None, None, None)


def last_look(store: Store, history: DocumentHistory, archive: str, listing: Listing) -> str:
    """Return the day until which a document was looked at, after a list of it was asked for."""
    store.listings.mark_listing(history.name.row, policy().urls[0].url, archive, listing)
    look = ChartData(DocumentHistory(store, history.name, Settings(), NOW)).last_look
    return f"{look:%Y-%m-%d}" if look else ""


def test_of_a_file_its_end_is_the_last_look(store: Store) -> None:
    history = history_of(store, HISTORY)
    asked = "2026-11-20T00:00:00+00:00"
    failed = Listing("failed", newest="20130601000000", listed_at=asked)
    assert last_look(store, history, LOCATION, failed) == "", "a list that could not be read is no look"
    read = Listing("complete", newest="20130601000000", listed_at=asked)
    assert last_look(store, history, "/archives/juniper.warc.gz", read) == "2013-06-01"
    assert last_look(store, history, LOCATION, read) == "2026-11-20"


def test_long_times_without_a_capture_are_marked(store: Store) -> None:
    history = history_of(store, HISTORY)
    assert last_look(store, history, LOCATION, Listing("complete", listed_at="2014-06-01T00:00:00+00:00"))
    again = DocumentHistory(store, history.name, Settings(), NOW)
    strip = "".join(captures_strip(ChartData(again)).parts)
    assert strip.count('class="gap"') == 5
    assert "365 days" in strip and "none since" in strip


def test_lifelines_tell_what_came_and_went(store: Store) -> None:
    rows = {row.newest: row for row in heat_rows(history_of(store, HISTORY))}
    assert [(version, cell.kind) for version, cell in rows["Lamps"].cells] == [(3, "came")]
    assert [(version, cell.kind) for version, cell in rows["Rights"].cells] == [(4, "went")]
    assert not rows["Rights"].is_alive
    assert [cell.texts[0] for _, cell in rows["Oil"].cells] == ["+1 −1", "+1 −1"]


def test_the_headline_counts_what_is_stored(store: Store) -> None:
    history = history_of(store, HISTORY)
    data = ChartData(history)
    said = headline_of(history, data.changes, heat_rows(history))
    silent = [one for one in data.changes if one.is_silent]
    assert said.title.startswith("Three changes seen")
    assert ("silent" in said.title) == bool(silent)
    assert "From 1 Jan 2010 to 1 Jun 2013 the text changed at least three times" in said.lede


def test_the_full_stop_of_a_heading_is_told_as_log_tells_it(store: Store) -> None:
    shown = text(1, "Rights")
    stopped = shown.replace("## Rights", "## Rights.")
    history = history_of(store, [("20100101", stopped), ("20110101", shown)])
    (change,) = history.changes
    assert change.compared is not None and not change.compared.summary.changed
    assert len(history.lines) == 1
    data = ChartData(history)
    assert headline_of(history, data.changes, heat_rows(history)).title == "No change seen"
    assert index_facts(history)["changes"] == 0


def test_a_tick_says_what_came_with_the_change(store: Store) -> None:
    history = history_of(store, HISTORY)
    silent = [one.is_silent for one in ChartData(history).changes]
    kinds = [tick["kind"] for tick in index_facts(history)["ticks"]]
    assert kinds == ["silent" if silent[0] else "other", "dated", "silent" if silent[2] else "other"]


def test_a_change_of_a_text_without_a_date_did_not_come_with_a_new_one(store: Store) -> None:
    undated = [(day, shown.replace("Effective date:", "")) for day, shown in HISTORY]
    assert {tick["kind"] for tick in index_facts(history_of(store, undated))["ticks"]} == {"other"}


def test_a_cosmetic_version_has_its_number_where_its_bar_has_room(store: Store) -> None:
    shown = text(1, "Rights")
    spaced = shown.replace("We may", "We  may")
    texts = [("20100101", shown), ("20110101", spaced), ("20110601", spaced), ("20120101", shown)]
    history = history_of(store, [*texts, ("20130101", text(2))])
    assert [change.is_cosmetic for change in history.changes] == [True, True, False]
    strip = "".join(versions_strip(ChartData(history)).parts)
    assert set(re.findall(r">([0-9]+)</text>", strip)) == {"1", "2", "4"}, (
        "3 was seen once, so it has no room"
    )


def test_the_list_says_which_versions_state_the_same_date_as_before(store: Store) -> None:
    (page,) = document_page(history_of(store, HISTORY))
    said = re.findall(r"It (?:still )?states: [^.]+", page.content)
    assert said == [
        "It still states: effective 1 May 2012",
        "It states: effective 1 May 2012",
        "It still states: effective 1 Jan 2010",
        "It states: effective 1 Jan 2010",
    ]


def test_captures_that_were_not_read_are_said(store: Store, tmp_path: Path) -> None:
    history = history_of(store, HISTORY)
    with store.step():
        for month in ("07", "09"):
            store.database.execute(
                "INSERT INTO captures (document, urlkey, timestamp, original, mimetype, statuscode, digest) "
                "SELECT document, urlkey, ?, original, mimetype, statuscode, ? FROM captures LIMIT 1",
                (f"2010{month}01000000", f"UNREAD{month}"),
            )
        store.database.execute(
            "INSERT INTO sightings (capture, archive) SELECT id, ? FROM captures WHERE digest LIKE 'UNREAD%'",
            (LOCATION,),
        )
    (page,) = document_page(DocumentHistory(store, history.name, Settings(), NOW))
    assert "Between these two captures: 2 captures were not read." in page.content
    assert page.content.count('class="tick listed"') == 2
