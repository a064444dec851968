"""`harvest feed`: a valid Atom feed whose entries keep their ids."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import click
import pytest

from harvester.commands import feed as feed_module
from tests.support.calls import Harvest, objects
from tests.support.feeds import checked_feed
from tests.support.several_policies import (
    KEPT,
    SHARED,
    SOLD,
    TEMPLATE,
    Policy,
    enter_copy,
    harvest_policies,
    harvest_twice,
    page,
)


@pytest.fixture(scope="module")
def harvested_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder in which three policies were harvested, and `late` in it, without what came later."""
    return harvest_twice(tmp_path_factory.mktemp("policies"), TEMPLATE, until="2014")


@pytest.fixture
def here(harvested_once: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of it in which commands are called."""
    return enter_copy(harvested_once, tmp_path, monkeypatch)


def read(harvest: Harvest, *arguments: str) -> Any:
    code, out, _ = harvest("feed", *arguments)
    assert code == 0
    return checked_feed(out.encode())


def test_each_change_is_an_entry_with_its_redline(here: Path, harvest: Harvest) -> None:
    found = read(harvest)
    assert (found.feed.title, found.feed.subtitle) == ("What changed in policies", "3 changes of 3 policies")
    assert [entry.updated for entry in found.entries] == [
        "2014-05-06T07:08:09Z",
        "2013-03-01T12:00:00Z",
        "2012-06-01T12:00:00Z",
    ]
    entry = found.entries[1]
    assert entry.title == "Acorn Clocks · Privacy Policy: changed between 15 Jan 2012 and 1 Mar 2013"
    content = entry.content[0].value
    assert "<del>pass</del> <ins>may share</ins>" in content
    assert "archive.warc.gz" in content
    assert entry.summary.startswith("1 section changed (1 reworded)")
    assert [tag.term for tag in entry.tags] == ["sale"]


def test_the_feed_of_a_company_has_the_same_entries(here: Path, harvest: Harvest) -> None:
    every, own = read(harvest), read(harvest, "--company", "Birch & Sons")
    assert own.feed.title == "What changed in the policies of Birch & Sons"
    assert own.feed.id != every.feed.id
    assert [(one.id, one.content) for one in own.entries] == [
        (one.id, one.content) for one in every.entries[:1]
    ]
    code, _, err = harvest("feed", "--company", "dogwood")
    assert (code, "acorn" in err) == (2, True)


def test_entries_keep_their_ids_however_much_is_known(here: Path, harvest: Harvest) -> None:
    early, late = read(harvest, "--db", "late/harvest.db"), read(harvest)
    assert len(early.entries) == 2
    assert [(one.id, one.updated) for one in early.entries] == [
        (one.id, one.updated) for one in late.entries[1:]
    ]
    assert harvest("rebuild")[0] == 0
    with closing(sqlite3.connect("harvest.db")) as connection, connection:
        connection.execute("UPDATE comparisons SET rules = 'older'")
        connection.execute("UPDATE stored_texts SET rules = 'older'")
    again = read(harvest)
    assert [one.id for one in again.entries] == [one.id for one in late.entries]
    assert again.feed.id == late.feed.id


def test_what_a_policy_contains_is_inert(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    hostile = (
        "&lt;script&gt;alert(1)&lt;/script&gt; ]]&gt; &lt;![CDATA[ <a href='javascript:alert(1)'>we sell</a> "
        "it to &lt;img src=x onerror=alert(1)&gt; \u202e &#11; and &lt;/content&gt; everybody who pays us."
    )
    captures = {"20120115120000": page("A", KEPT, SHARED), "20130301120000": page("A", KEPT, hostile)}
    harvest_policies(tmp_path, [Policy("acorn", "A <b>&amp; ]]>", captures, title="<script>")])
    found = read(harvest)
    (entry,) = found.entries
    assert "&lt;script&gt;alert(1)" in entry.content[0].value
    assert entry.title.startswith("A <b>&amp; ]]> · <script>: changed")


def test_a_feed_without_a_change_is_valid_too(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    harvest_policies(tmp_path, [Policy("acorn", "Acorn", {"20120115120000": page("Acorn", KEPT, SOLD)})])
    found = read(harvest)
    assert (found.entries, found.feed.updated) == ([], "2012-01-15T12:00:00Z")
    assert found.feed.subtitle == "0 changes of 1 policy"


def test_cosmetic_changes_are_not_told(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    captures = {
        "20120115120000": page("A", KEPT, SHARED),
        "20130301120000": page("A", KEPT, f"<b>{SHARED}</b>"),
    }
    harvest_policies(tmp_path, [Policy("acorn", "Acorn", captures)])
    assert len(objects(harvest("log", "--json")[1])) == 2
    assert read(harvest).entries == []


def test_a_terminal_gets_no_control_characters(
    here: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[str] = []
    terminal = SimpleNamespace(stdout=SimpleNamespace(isatty=lambda: True))
    monkeypatch.setattr(feed_module, "sys", terminal)
    monkeypatch.setattr(click, "echo", lambda text, nl=True: shown.append(text))
    assert harvest("feed")[0] == 0
    assert shown[0].startswith("<?xml")
