"""A proof names what served a capture, and nothing that was not asked."""

from __future__ import annotations

from pathlib import Path

from harvester.archive.proof_at import proof_at
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, World, history


def test_an_archive_that_was_asked_replays_what_it_served(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(history())) as here:
        here.harvest()
        for version in here.store.versions.of(here.job.row):
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
