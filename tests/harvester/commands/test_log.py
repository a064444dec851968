"""The timeline, as the objects of docs/json.md and for people."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from diffs.render.summary import words_in_short
from harvester.archive.proof_at import proof_at
from harvester.commands.log import log_lines
from harvester.evidence.logged_versions import log_object
from harvester.pipeline.up_to_date import drawn
from store import Store
from tests.support.calls import Harvest
from tests.support.harvests import Field, field
from tests.support.stand_in import PRIVACY, Held, World, history, page


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Field]:
    """Three versions, the last of them cosmetic."""
    curly = page(2).replace(b"in words that need no lawyer", b"in words  that need no lawyer")
    glyphs = curly.replace("–".encode(), b"-")
    with field(tmp_path / "h.db", World([*history(), Held("20120715120000", PRIVACY, glyphs)])) as found:
        found.harvest()
        yield found


def lines(here: Field, *, unfolded: bool = False) -> list[str]:
    """Return the timeline for people."""
    store: Store = here.store
    versions = drawn(store, here.job.row, {})
    rows = store.versions.log(here.job.row)
    return log_lines("juniper/privacy · Privacy Policy", versions, rows, {}, unfolded=unfolded)


def test_an_object_names_what_served_it_as_proof(here: Field) -> None:
    row, archive = here.job.row, here.server.location
    first, second, third = (
        log_object("juniper", "privacy", one, proof_at(here.store, row, one.first_capture, one.url))
        for one in here.store.versions.log(row)
    )
    proof = first["proof"]
    assert isinstance(proof, dict)
    assert first["source"] == archive
    assert proof["kind"] == "replay"
    assert proof["url"] == f"{archive}/web/20120115120000/{PRIVACY}"
    assert proof["payload_digest"].startswith("sha1:")
    assert first["memento"] == f"{archive}/web/20120115120000id_/{PRIVACY}"
    assert (first["after_capture"], second["after_capture"]) == (None, "20120315120000")
    assert (first["reason"], second["reason"]) == ("first", "content")
    assert third["flags"] == ["cosmetic"]
    assert (first["dated"], first["dated_by"]) == ("2012-01-01", "effective")
    assert first["sections"] == 4


def test_people_see_what_differs_cosmetically_folded(here: Field) -> None:
    folded, unfolded = "\n".join(lines(here)), "\n".join(lines(here, unfolded=True))
    assert any(line.endswith("cosmetic") for line in unfolded.splitlines())
    assert len(folded.splitlines()) < len(unfolded.splitlines())
    assert "seen 15 Apr 2012 to 15 Jul 2012" in folded
    assert "changed between 15 Mar 2012, 12:00 and 15 Apr 2012, 12:00 UTC" in folded


def test_each_version_has_the_numbers_of_its_change(here: Field) -> None:
    first, second, third = (
        log_object("juniper", "privacy", one, proof_at(here.store, here.job.row, one.first_capture, one.url))
        for one in here.store.versions.log(here.job.row)
    )
    assert first["change"] is None
    change = second["change"]
    assert isinstance(change, dict)
    short = words_in_short(change["words_added"], change["words_removed"])
    assert re.fullmatch(r"\+\d+ −\d+ words", short)
    assert f"and 15 Apr 2012, 12:00 UTC ({short})" in "\n".join(lines(here))
    assert isinstance(third["change"], dict)
    assert (third["change"]["words_added"], third["change"]["kept"]) == (0, 1)


def test_no_version_yet_is_said() -> None:
    assert log_lines("juniper/privacy · Privacy Policy", (), (), {}, unfolded=False) == [
        "juniper/privacy · Privacy Policy",
        "  no version yet",
    ]


@pytest.mark.parametrize("command", [["log"], ["diff", "--company", "larkspur"]])
def test_versions_that_no_capture_shows_are_damage(
    harvested: Harvest, tmp_path: Path, command: list[str]
) -> None:
    with closing(sqlite3.connect(tmp_path / "harvest.db")) as connection, connection:
        connection.execute("PRAGMA foreign_keys = OFF")
        assert connection.execute("DELETE FROM versions WHERE number > 2").rowcount == 2
    code, out, err = harvested(*command)
    assert (code, out) == (3, "")
    assert "harvest verify" in err
