"""A proof names what served a capture, and nothing that was not asked."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.archive.proof_at import proof_at
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, Reply, Request, World, history


def test_an_archive_that_was_asked_replays_what_it_served(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        versions = here.store.versions.of(here.job.row)
        assert len(versions) == 2
        for version in versions:
            proof = proof_at(here.store, here.job.row, version.first_capture, version.url)
            assert (proof.kind, proof.source) == ("replay", here.server.location)
            assert proof.url == f"{here.server.location}/web/{version.first_capture}/{PRIVACY}"


def test_a_capture_with_the_bytes_of_another_is_proved_by_the_archive_that_lists_it(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        listed = here.store.readings.same_bytes(here.job.row)
        assert listed
        for timestamp, url, _, _ in listed:
            assert proof_at(here.store, here.job.row, timestamp, url).source == here.server.location


def test_what_no_archive_has_is_proved_by_the_corpus_document_alone(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        proof = proof_at(here.store, here.job.row, "20100101000000", PRIVACY)
        assert (proof.kind, proof.source, proof.url) == ("corpus", "corpus", None)


@pytest.mark.parametrize(
    "location",
    [
        "",
        "https://web.archive.org",
        "https://me:secret@archive.example:8080/a@b",
        "pywb+http://me:s@cret@host/collection",
        "/home/iris/secret/own.warc.gz",
        "own.warc",
    ],
)
def test_the_view_of_the_store_says_the_same(tmp_path: Path, location: str) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        database = here.store.database
        if location:
            database.execute("UPDATE captures SET tried_in = ? WHERE tried_in IS NOT NULL", (location,))
            database.execute(
                "UPDATE snapshots SET headers = json_set(headers, '$.\"warc-record-id\"', '<urn:uuid:7>')"
            )
        rows = {row["version"]: row for row in database.rows("SELECT * FROM timeline")}
        views = "change_texts", "version_changes"
        changes = [row for view in views for row in database.rows(f"SELECT * FROM {view}")]
        assert changes
        assert "secret" not in str([*rows.values(), *changes])
        for version in here.store.versions.of(here.job.row):
            proof = proof_at(here.store, here.job.row, version.first_capture, version.url)
            row = rows[version.number]
            shown = tuple(row[name] for name in ("source", "replay", "memento", "record"))
            assert shown == (proof.source, proof.url, proof.raw_url, proof.record)
            proved = (proof.source, proof.url or proof.record)
            for change in changes:
                for side in ("from", "to"):
                    if change[f"{side}_version"] == version.number:
                        assert (change[f"{side}_source"], change[f"{side}_proof"]) == proved


def test_the_view_knows_what_only_a_corpus_document_shows(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        here.store.database.execute("UPDATE versions SET url = 'http://lost.example/'")
        rows = here.store.database.rows("SELECT source, replay, memento, record FROM timeline")
        assert {tuple(row.values()) for row in rows} == {("corpus", None, None, None)}


def test_what_an_archive_lists_and_does_not_serve_is_proved_by_the_corpus_document(tmp_path: Path) -> None:
    """A link to a capture that is never played would prove nothing."""
    world = World(history())
    first = min(held.timestamp for held in history())

    def refusing(request: Request) -> Reply:
        refused = request.kind == "memento" and first in request.path
        return Reply(404, body=b"Hrm.") if refused else world(request)

    with field(tmp_path / "h.db", refusing) as here:
        here.harvest()
        here.store.database.execute("UPDATE captures SET digest = 'X' WHERE timestamp = ?", (first,))
        row = here.store.provenance.index_row(here.job.row, first, PRIVACY)
        assert row is not None
        assert row.listed_by == (here.server.location,)
        assert proof_at(here.store, here.job.row, first, PRIVACY).kind == "corpus"
        here.store.database.execute(
            "UPDATE versions SET first_capture = ?, url = ? WHERE number = 1", (first, PRIVACY)
        )
        shown = here.store.database.rows("SELECT source, replay FROM timeline WHERE version = 1")
        assert [tuple(one.values()) for one in shown] == [("corpus", None)]
