"""What a notebook gets of a store: rows with real dates, which pandas and polars take as they are."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import fields
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pandas
import polars
import pytest

from diffs import Comparison, compare
from store import Store
from store.errors import StoreError, UnknownCompany, UnknownVersion
from store.records import Company, Document
from store.rows import (
    ChangeRow,
    LineageRow,
    PolicyRow,
    RowTable,
    SectionRow,
    TextRow,
    TimelineRows,
    VersionRow,
)
from tests.support.calls import Harvest

# What the rows have that the views have under another name, or in two columns.
OWN = {"proof", "dated_precision", "effective_precision", "updated_precision"}
VIEWS = {
    PolicyRow: ("policies",),
    VersionRow: ("timeline",),
    TextRow: ("version_texts",),
    SectionRow: ("version_sections",),
    ChangeRow: ("section_changes", "change_texts"),
    LineageRow: ("section_lives",),
}


@pytest.fixture
def kept(unchanged: Harvest) -> Iterator[Store]:
    """Return the store of the demo, opened for reading."""
    with Store("harvest.db", reading=True) as store:
        yield store


def kinds_of_rows(store: Store) -> tuple[RowTable[Any], ...]:
    timeline = store.timeline("larkspur")
    return (
        store.policies(),
        timeline,
        timeline.changes(),
        timeline.text(),
        timeline.sections(),
        timeline.lineages(),
    )


def test_the_versions_are_rows_with_dates(kept: Store) -> None:
    timeline = kept.timeline("larkspur")
    assert [row.version for row in timeline] == [1, 2, 3, 4]
    third = timeline[2]
    assert (third.dated, third.dated_precision, third.dated_by) == (date(2014, 1, 15), "day", "effective")
    assert third.not_before == datetime(2014, 6, 11, 19, 2, 44, tzinfo=UTC)
    assert third.known_from == datetime(2015, 9, 2, 7, 45, 31, tzinfo=UTC)
    assert third.flags == ("silent-edit",)
    assert (third.updated, third.updated_precision) == (None, None)
    assert third.proof is not None
    assert (timeline[0].not_before, timeline[0].words_added) == (None, None)


def test_rows_say_what_the_commands_say(kept: Store) -> None:
    log = kept.versions.log(1)
    assert [(row.words, row.sections, row.sha256, row.url) for row in kept.timeline()] == [
        (one.words, one.sections, one.text, one.url) for one in log
    ]
    assert [row.words_added for row in kept.timeline()] == [
        one.change and one.change.words_added for one in log
    ]


def test_changes_have_the_words(kept: Store) -> None:
    timeline = kept.timeline("larkspur")
    texts = {row.version: row.text for row in timeline.text()}
    changes = timeline.changes()
    assert {row.to_version for row in changes} == {2, 3, 4}
    for row in changes:
        assert row.not_before < row.not_after
        assert row.before is None or row.before in texts[row.from_version]
        assert row.after is None or row.after in texts[row.to_version]
        assert (row.removed is not None) == (row.words_removed > 0)
        assert (row.added is not None) == (row.words_added > 0)
    (silent,) = [
        row for row in changes if row.to_version == 3 and row.after_heading == "3 Who We Share It With"
    ]
    assert silent.kinds == ("reworded",)
    assert silent.added is not None
    assert "advertising partners" in silent.added
    assert "third parties" in silent.topics


def test_sections_join_to_the_text(kept: Store) -> None:
    timeline = kept.timeline("larkspur")
    for row in timeline.text():
        sections = [one for one in timeline.sections() if one.version == row.version]
        assert [one.position for one in sections] == list(range(len(sections)))
        assert all(one.text in row.text for one in sections)


def test_lineages_name_the_sections_of_all_versions(kept: Store) -> None:
    timeline = kept.timeline("larkspur")
    of_sections = {one.lineage for one in timeline.sections()}
    lineages = timeline.lineages()
    assert {one.lineage for one in lineages} == of_sections
    shared = next(one for one in lineages if one.heading == "Who We Share It With")
    assert (shared.first_version, shared.last_version, shared.still_there) == (1, 4, True)
    assert shared.times_reworded == 2


def test_pandas_and_polars_take_all_rows(kept: Store) -> None:
    for rows in kinds_of_rows(kept):
        assert len(rows)
        table = pandas.DataFrame(rows)
        assert tuple(table.columns) == rows.columns
        frame = polars.DataFrame(rows)
        assert tuple(frame.columns) == rows.columns
        assert table.shape == frame.shape == (len(rows), len(rows.columns))
        for name in rows.columns:
            value = getattr(rows[0], name)
            if isinstance(value, datetime):
                assert str(table[name].dtype) == "datetime64[us, UTC]"
                assert isinstance(frame.schema[name], polars.Datetime)
            elif isinstance(value, date):
                assert frame.schema[name] == polars.Date


@pytest.mark.parametrize(("kind", "views"), VIEWS.items(), ids=lambda one: getattr(one, "__name__", ""))
def test_rows_have_the_columns_of_the_views(kept: Store, kind: type, views: tuple[str, ...]) -> None:
    columns = {
        row["name"]
        for view in views
        for row in kept.database.rows(f"SELECT name FROM pragma_table_info('{view}')")
    }
    assert {one.name for one in fields(kind)} - OWN <= columns


def test_dates_that_are_stated_less_exactly_say_so(kept: Store) -> None:
    kept.database.execute("UPDATE versions SET dated = '2013-11', effective = NULL, updated = '2013'")
    row = kept.timeline()[0]
    assert (row.dated, row.dated_precision) == (date(2013, 11, 1), "month")
    assert (row.updated, row.updated_precision) == (date(2013, 1, 1), "year")
    assert (row.effective, row.effective_precision) == (None, None)


def test_two_versions_are_compared(kept: Store) -> None:
    timeline = kept.timeline("larkspur")
    texts = [row.text for row in timeline.text()]
    assert timeline.compare(2, 3) == compare(texts[1], texts[2])
    assert timeline.compare(3, 2) == compare(texts[2], texts[1])
    assert timeline.compare(1, 4) == compare(texts[0], texts[3])
    assert isinstance(timeline.compare(1, 1), Comparison)


def test_texts_of_two_recipes_are_not_compared(kept: Store) -> None:
    kept.database.execute("UPDATE versions SET recipe = 'corpus' WHERE number = 1")
    timeline = kept.timeline("larkspur")
    assert timeline.compare(1, 2).changes, "neighbours were compared by one recipe"
    with pytest.raises(UnknownVersion, match="different recipes"):
        timeline.compare(1, 3)


@pytest.mark.parametrize(
    "name", ["larkspur", "Larkspur Optics", "larkspur optics", "larkspur-optics.example"]
)
def test_a_company_is_known_by_its_names(kept: Store, name: str) -> None:
    assert len(kept.timeline(name)) == 4
    assert len(kept.timeline(name, "privacy")) == len(kept.timeline(name, "Privacy Policy")) == 4


def test_what_is_unknown_names_what_is_known(kept: Store) -> None:
    with pytest.raises(
        UnknownCompany, match=r"'nikon' is not a company in harvest.db. Known companies: larkspur\."
    ):
        kept.timeline("nikon")
    with pytest.raises(
        UnknownCompany, match=r"'terms' is not a policy of larkspur. Known policies: privacy\."
    ):
        kept.timeline("larkspur", "terms")
    with pytest.raises(UnknownVersion, match=r"'9' is not a version. Known versions: 1 to 4\."):
        kept.timeline("larkspur").compare(1, 9)


def test_an_empty_store_knows_no_company(store: Store) -> None:
    assert len(store.timeline()) == len(store.policies()) == 0
    assert repr(store.timeline()) == "<Timeline of all companies: no version yet>"
    with pytest.raises(UnknownCompany, match=r"Known companies: none yet\."):
        store.timeline("nikon")


def test_a_policy_without_a_version_is_listed(store: Store) -> None:
    store.sources.add_company(Company("fern", "Fern"))
    store.sources.add_document(Document("fern", "privacy", "Privacy Policy"))
    (row,) = store.policies()
    assert (row.versions, row.dated, row.dated_precision, row.last_change, row.listing) == (
        0,
        None,
        None,
        None,
        "none",
    )
    assert repr(store.timeline("fern")) == "<Timeline of fern: no version yet>"


def test_what_is_not_up_to_date_is_refused(harvested: Harvest) -> None:
    with closing(sqlite3.connect("harvest.db")) as connection, connection:
        connection.execute("UPDATE documents SET derived = 0")
    with Store("harvest.db", reading=True) as store:
        assert [row.up_to_date for row in store.policies()] == [False]
        with pytest.raises(
            StoreError, match=r"the timeline of larkspur/privacy is not up to date.*harvest rebuild"
        ):
            store.timeline("larkspur")


def test_reprs_are_short(kept: Store) -> None:
    assert repr(kept) == "<Store harvest.db: 1 company, 1 policy, 4 versions>"
    assert (
        repr(kept.timeline("larkspur")) == "<Timeline of larkspur: 4 versions, seen 3 May 2012 to 8 Nov 2019>"
    )
    assert repr(kept.timeline("larkspur").changes()) == "<22 ChangeRows>"
    assert repr(kept.timeline("larkspur")[:1]) == "<1 VersionRow>"


def test_a_closed_store_has_a_repr(tmp_path: Path) -> None:
    store = Store(tmp_path / "a.db")
    store.close()
    assert repr(store) == f"<Store {tmp_path / 'a.db'}>"


def test_a_notebook_shows_tables_in_which_nothing_of_a_page_acts(kept: Store) -> None:
    hostile = "<script>alert(1)</script>"
    kept.database.execute("UPDATE companies SET name = ?", (hostile,))
    kept.database.execute("UPDATE stored_texts SET title = ?", (hostile,))
    kept.database.execute("UPDATE passages SET heading = ?, body = ?", (hostile, hostile))
    kept.database.execute(
        "UPDATE compared_sections SET before_heading = ?, edits = ?", (hostile, f'[[2, "{hostile}", 1]]')
    )
    for rows in kinds_of_rows(kept):
        shown = rows._repr_html_()
        assert shown.startswith("<table>")
        assert "<script" not in shown
    assert "&lt;script&gt;" in kept._repr_html_()


def test_a_long_table_says_how_much_more_there_is(kept: Store) -> None:
    changes = kept.timeline("larkspur").changes()
    shown = changes._repr_html_()
    assert shown.count("<tr>") == 21
    assert shown.endswith("<p>2 more</p>")
    assert "more</p>" not in changes[:20]._repr_html_()


def test_a_timeline_of_several_policies_is_not_compared(kept: Store) -> None:
    kept.sources.add_document(Document("larkspur", "terms", "Terms"))
    timeline = kept.timeline("larkspur")
    assert isinstance(timeline, TimelineRows)
    with pytest.raises(UnknownVersion, match="larkspur/privacy, larkspur/terms"):
        timeline.compare(1, 2)
