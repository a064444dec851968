"""Datasette itself shows a store: its queries, facets, labels, search, and nothing that is not for people."""

from __future__ import annotations

import json
import sqlite3
import urllib.error
from collections.abc import Iterator, Mapping
from contextlib import closing
from pathlib import Path
from typing import Any, cast

import pytest
import yaml

from harvester.datasette import metadata
from store import Store
from tests.support.calls import Harvest
from tests.support.datasette import NAME, Served, serving, two_policies
from tests.support.stores import age

OURS = cast("Mapping[str, Any]", yaml.safe_load(metadata([NAME]))["databases"][NAME])
SHOWN = {
    name: one for name, one in OURS["tables"].items() if not one.get("hidden") and one.get("allow", True)
}
FACETS = [
    pytest.param(
        name, next(iter(facet.items())) if isinstance(facet, dict) else ("", facet), id=f"{name}-{facet}"
    )
    for name, one in SHOWN.items()
    for facet in one.get("facets", ())
]
QUERIES = OURS["queries"]


@pytest.fixture(scope="module")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    folder = tmp_path_factory.mktemp("datasette")
    store = two_policies(folder)
    described = folder / "metadata.yaml"
    described.write_text(metadata([NAME]), encoding="utf-8")
    with serving(store, metadata=described) as found:
        yield found


@pytest.mark.parametrize("query", QUERIES)
def test_every_query_is_answered(served: Served, query: str) -> None:
    page = served.text(f"/{query}")
    assert QUERIES[query]["title"] in page
    assert served.answer(f"/{query}")["ok"]
    for name in served.answer(f"/{query}")["columns"]:
        assert name in QUERIES[query]["sql"]


def test_the_sections_that_changed_most_keep_their_lineage(served: Served) -> None:
    first, *rest = served.rows("/sections-that-changed-most")
    assert (first["company"], first["heading"], first["times_reworded"]) == (
        "larkspur",
        "Who We Share It With",
        2,
    )
    assert first["still_there"] == 1
    assert [row["times_reworded"] for row in rest] == sorted(
        (row["times_reworded"] for row in rest), reverse=True
    )


def test_silent_edits_come_with_what_proves_them(served: Served) -> None:
    (edit,) = served.rows("/silent-edits")
    assert (edit["company"], edit["version"], edit["words"], edit["small"]) == ("larkspur", 3, 26, 0)
    assert edit["before_quote"] == edit["after_quote"] == "Effective Date: January 15, 2014"
    assert (edit["before_capture"], edit["after_capture"]) == ("2014-06-11T19:02:44Z", "2015-09-02T07:45:31Z")
    assert edit["from_proof"].startswith("<urn:uuid:")
    assert edit["to_proof"] != edit["from_proof"]


def test_policies_without_a_date_are_listed(served: Served) -> None:
    (row,) = served.rows("/policies-without-a-date")
    assert (row["company_name"], row["title"]) == ("Ferncliff Boats", "Terms of Hire")
    assert (row["versions"], row["versions_without_date"]) == (3, 3)


def test_who_added_arbitration_names_the_first_change_that_brought_it(served: Served) -> None:
    (row,) = served.rows("/who-added-arbitration")
    assert (row["company"], row["version"], row["heading"]) == ("ferncliff", 2, "4 Disputes")
    assert "binding arbitration" in row["sentence"]
    assert (row["not_before"], row["not_after"]) == ("2015-03-01T12:00:00Z", "2016-03-01T12:00:00Z")
    assert row["sentences_before"] == 0


@pytest.mark.parametrize(
    ("phrase", "first"),
    [
        ("advertising partners", [("larkspur", 3)]),
        ("BINDING arbitration", [("ferncliff", 2)]),
        ("before it is dark", [("ferncliff", 1)]),
        ("partners advertising", []),
        ('"', []),
        ("", []),
    ],
)
def test_the_first_use_of_a_phrase_is_found(
    served: Served, phrase: str, first: list[tuple[str, int]]
) -> None:
    rows = served.rows("/first-use-of-a-phrase", phrase=phrase)
    assert [(row["company"], row["version"]) for row in rows] == first
    for row in rows:
        assert (row["not_before"] is None) == (row["version"] == 1)
        assert phrase.lower() in row["text"].lower()
        assert row["proof"]


@pytest.mark.parametrize(("view", "facet"), FACETS)
def test_facets_count(served: Served, view: str, facet: tuple[str, str]) -> None:
    kind, column = facet
    # A facet that took too long is not among them.
    found = served.answer(f"/{view}")["facet_results"].values()
    name = next(one for one in found if (one["name"], one["type"]) == (column, kind or "column"))
    rows = served.rows(f"/{view}")
    assert name["results"] or not any(row[column] not in (None, "[]") for row in rows)
    for one in name["results"]:
        holds = [
            row for row in rows if (str(one["value"]) in row[column] if kind else row[column] == one["value"])
        ]
        assert len(holds) == one["count"]


def test_lists_are_facets_of_their_elements(served: Served) -> None:
    kinds = served.answer("/section_changes")["facet_results"]["kinds"]["results"]
    assert {"reworded", "renumbered", "added"} <= {one["value"] for one in kinds}
    rows = served.rows("/section_changes", kinds__arraycontains="renamed")
    assert [(row["before_heading"], row["after_heading"]) for row in rows] == [
        ("8 Your Choices", "9 Your Rights")
    ]


def test_the_search_finds_sentences_of_all_versions(served: Served) -> None:
    rows = served.rows("/version_sentences", _search="advertising partners")
    assert sorted((row["company"], row["version"], row["heading"]) for row in rows) == [
        ("larkspur", 3, "Who We Share It With"),
        ("larkspur", 4, "Who We Share It With"),
    ]
    assert 'name="_search"' in served.text("/version_sentences")


def test_rows_that_refer_to_others_show_their_names(served: Served) -> None:
    page = served.text("/addresses")
    assert ">larkspur/privacy</a>" in page
    assert ">Larkspur Optics</a>" in served.text("/documents")


def test_what_is_not_for_people_is_not_listed(served: Served) -> None:
    found = served.answer("")
    tables = {one["name"] for one in found["tables"] if not one["hidden"]}
    views = {one["name"] for one in found["views"]}
    assert tables == {"addresses", "companies", "documents", "stated_dates"}
    assert tables | views == SHOWN.keys()
    assert [one["name"] for one in found["queries"]] == list(QUERIES)


def test_everything_that_is_shown_is_described(served: Served) -> None:
    with closing(sqlite3.connect(served.store)) as connection:
        for name, one in SHOWN.items():
            columns = [row[1] for row in connection.execute(f"PRAGMA table_xinfo({name})")]
            assert list(one["columns"]) == columns, name
            assert one["description"]
            page = served.text(f"/{name}")
            assert one["description"].replace('"', "&#34;").replace("&_", "&amp;_") in page
        there = {
            name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table'")
        }
        shadows = {
            name for name in there if name.startswith(("sentences_fts", "sentences_trigrams", "sqlite_"))
        }
        assert there - shadows <= OURS["tables"].keys()


def test_times_of_views_are_in_iso_form(served: Served) -> None:
    for name in SHOWN:
        for row in served.rows(f"/{name}"):
            for column, value in row.items():
                if column in {
                    "first_capture",
                    "last_capture",
                    "not_before",
                    "not_after",
                    "known_from",
                    "captured",
                }:
                    assert value is None or (value[10] == "T" and value[-1] == "Z"), (name, column, value)


def test_the_metadata_are_for_the_store_that_is_meant(harvested: Harvest) -> None:
    code, out, err = harvested("datasette")
    assert (code, err) == (0, "")
    assert list(yaml.safe_load(out)["databases"]) == ["harvest"]
    assert out == metadata(["harvest"])


@pytest.mark.parametrize("name", ["harvest", "a: b", "größe", "x'\"y", "1", "null"])
def test_any_name_of_a_store_can_be_written(name: str) -> None:
    assert list(yaml.safe_load(metadata([name]))["databases"]) == [name]
    assert list(yaml.safe_load(metadata(["first", name], ["_shared"]))["databases"]) == [
        "first",
        name,
        "_shared",
    ]


def test_without_a_store_there_is_nothing_to_show(harvest: Harvest) -> None:
    assert harvest("--db", "missing.db", "datasette")[0] == 2


def test_a_store_that_lacks_the_views_is_refused(harvested: Harvest) -> None:
    age(Path("harvest.db"), migrations=20)  # before the index for searches, whose tables cannot be copied
    code, out, err = harvested("datasette")
    assert (code, out) == (3, "")
    assert "Run `harvest rebuild` first." in err
    assert harvested("rebuild")[0] == 0
    assert harvested("datasette")[0] == 0


def _several(folder: Path, pattern: str) -> None:
    """Write a configuration with a pattern, and three stores that are called so; one is what all share."""
    (folder / "config.toml").write_text(f'[store]\npath = "{pattern}"\n', encoding="utf-8")
    for slug in ("birch", "cedar", "_shared"):
        Store(folder / pattern.format(company=slug)).close()


def test_one_datasette_shows_several_stores(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harvest: Harvest
) -> None:
    monkeypatch.chdir(tmp_path)
    _several(tmp_path, "stores/{company}.db")
    code, out, err = harvest("datasette")
    assert (code, err) == (0, "")
    described = tmp_path / "metadata.yaml"
    described.write_text(out, encoding="utf-8")
    with serving(*sorted(Path("stores").glob("*.db")), metadata=described) as served:
        shown = json.loads(served.page("/-/databases.json"))
        assert [one["name"] for one in shown] == ["_shared", "birch", "cedar"]
        for name in ("birch", "cedar"):
            page = served.page(f"/{name}")
            assert all(one["title"] in page for one in QUERIES.values())
        index = served.page("/")
        assert ("/birch" in index, "/_shared" in index) == (True, False)
        with pytest.raises(urllib.error.HTTPError, match="403"):
            served.page("/_shared/mails.json")


def test_stores_with_the_same_name_get_numbers_as_datasette_gives_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harvest: Harvest
) -> None:
    monkeypatch.chdir(tmp_path)
    _several(tmp_path, "stores/{company}/history.db")
    code, out, _ = harvest("datasette")
    databases = yaml.safe_load(out)["databases"]
    assert (code, list(databases)) == (0, ["history", "history_2", "history_3"])
    assert all("queries" in one for one in databases.values())


def test_a_store_that_cannot_be_used_hides_no_other(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harvest: Harvest
) -> None:
    monkeypatch.chdir(tmp_path)
    _several(tmp_path, "stores/{company}.db")
    age(Path("stores/birch.db"), migrations=20)
    code, out, err = harvest("datasette")
    assert (code, list(yaml.safe_load(out)["databases"])) == (3, ["cedar", "_shared"])
    assert "birch.db" in err
