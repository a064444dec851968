"""`harvest diff --same-elsewhere`: other policies that added or removed the same sentences."""

from __future__ import annotations

import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from store import Store
from tests.support.calls import Harvest, objects
from tests.support.several_policies import KEPT, SHARED, TEMPLATE, Policy, harvest_policies, page

WORDS = ["--same-elsewhere", "--format"]
FORMS = ["text", "markdown", "html"]


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder in which three policies were harvested, two of which made the same edit."""
    monkeypatch.chdir(tmp_path)
    harvest_policies(tmp_path, TEMPLATE)
    return tmp_path


def found(harvest: Harvest, company: str) -> list[dict[str, Any]]:
    code, out, _ = harvest("diff", company, *WORDS, "json")
    assert code == 0
    assert json.loads(out)["searched_everywhere"]
    answer: list[dict[str, Any]] = json.loads(out)["same_elsewhere"]
    return answer


def test_the_other_policy_is_named_with_its_version_and_bounds(here: Path, harvest: Harvest) -> None:
    (one,) = found(harvest, "acorn")
    assert {name: one[name] for name in ("company", "document", "version", "not_before", "known_from")} == {
        "company": "birch",
        "document": "privacy",
        "version": 2,
        "not_before": "20120116120000",
        "known_from": "20140506070809",
    }
    assert (one["sentences"], one["of"], one["changes"], one["op"]) == (2, 2, [0], "insert")
    assert one["example"].startswith("your repairs and your purchases with advertising partners")
    (other,) = found(harvest, "birch")
    assert (other["company"], other["version"]) == ("acorn", 2)
    assert found(harvest, "cedar") == []


@pytest.mark.parametrize("form", FORMS)
def test_every_format_says_it(here: Path, harvest: Harvest, form: str) -> None:
    said = " ".join(harvest("diff", "acorn", *WORDS, form)[1].split())
    assert "The same edit elsewhere" in said
    assert "version 2, changed between 16 Jan 2012 and 6 May 2014: 2 of 2 sentences" in said
    assert "Birch" in said
    assert "could be searched" not in said
    nowhere = " ".join(harvest("diff", "cedar", *WORDS, form)[1].split())
    assert "No other policy in the store added or removed a sentence of this change" in nowhere
    assert "elsewhere" not in harvest("diff", "acorn", "--format", form)[1]


def test_it_is_found_between_versions_that_are_no_neighbours(here: Path, harvest: Harvest) -> None:
    captures = {
        "20120115120000": page("Elm", KEPT, SHARED),
        "20130301120000": page("Elm", KEPT, SHARED, "We also sell lamps."),
        "20140301120000": TEMPLATE[0].captures["20130301120000"],
    }
    harvest_policies(here, [*TEMPLATE, Policy("elm", "Elm", captures)])
    code, out, _ = harvest("diff", "elm", "1", "3", *WORDS, "json")
    assert code == 0
    assert {one["company"] for one in json.loads(out)["same_elsewhere"]} >= {"acorn", "birch"}


def test_what_was_compared_by_older_rules_is_said_not_to_be_searched(here: Path, harvest: Harvest) -> None:
    with closing(sqlite3.connect("harvest.db")) as connection, connection:
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("DELETE FROM changed_sentences WHERE document = 2")
        connection.execute("UPDATE comparisons SET rules = '' WHERE document = 2")
    code, out, err = harvest("diff", "acorn", *WORDS, "json")
    answer = json.loads(out)
    assert (code, answer["same_elsewhere"], answer["searched_everywhere"]) == (0, [], False)
    assert "1 policy compared by older rules and not searched" in err
    for form in FORMS:
        said = " ".join(harvest("diff", "acorn", *WORDS, form)[1].split())
        assert "No other policy" not in said
        assert "None of the other policies that could be searched added or removed a sentence" in said
        assert "Not all policies could be searched: there may be others." in said
    assert harvest("rebuild")[0] == 0
    assert len(found(harvest, "acorn")) == 1


def test_sentences_go_with_their_comparison_and_verify_sees_what_was_altered(
    here: Path, harvest: Harvest
) -> None:
    assert harvest("verify")[0] == 0
    with Store(here / "harvest.db") as store:
        row = store.sources.documents()[0]
        known = "SELECT count(*) AS found FROM changed_sentences WHERE document = ?"
        assert store.database.row(known, (row.id,)) == {"found": 2}
        store.comparisons.keep(row.id, [], "")
        assert store.database.row(known, (row.id,)) == {"found": 0}
    assert harvest("rebuild")[0] == 0
    assert harvest("verify")[0] == 0
    with closing(sqlite3.connect("harvest.db")) as connection, connection:
        connection.execute("DELETE FROM changed_sentences WHERE document = 1")
    code, _, err = harvest("verify")
    assert (code, "changed_sentences" in err) == (3, True)


def test_a_shared_sentence_is_found_by_its_index(here: Path) -> None:
    with Store(here / "harvest.db") as store:
        wanted = [row["fingerprint"] for row in store.database.rows("SELECT * FROM changed_sentences")]
        assert len(store.same_changes.elsewhere(1, wanted)) == 3
        plan = store.database.rows(
            "EXPLAIN QUERY PLAN SELECT * FROM changed_sentences WHERE fingerprint = ?", (wanted[0],)
        )
        assert "changed_sentences_by_fingerprint" in plan[0]["detail"]


def test_log_and_others_say_the_same_as_before(here: Path, harvest: Harvest) -> None:
    told = objects(harvest("diff", "acorn", "--format", "json")[1])[0]
    assert "same_elsewhere" not in told
