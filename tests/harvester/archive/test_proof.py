"""What proves a capture: what served it, and nothing else."""

from __future__ import annotations

import pytest

from harvester.archive.proof import Proof, proof_of, public_location, replay_root

TIMESTAMP, URL = "20151229173307", "http://lamps.example/privacy?a=1#b"


@pytest.mark.parametrize(
    ("location", "replay"),
    [
        ("https://web.archive.org", "https://web.archive.org/web/"),
        ("http://127.0.0.1:8080", "http://127.0.0.1:8080/web/"),
        ("pywb+http://host/collection", "http://host/collection/"),
    ],
)
def test_a_server_is_named_by_its_own_addresses(location: str, replay: str) -> None:
    proof = proof_of(location, TIMESTAMP, URL, "sha1:AB")
    assert proof == Proof(
        "replay",
        location,
        url=f"{replay}{TIMESTAMP}/http://lamps.example/privacy?a=1%23b",
        raw_url=f"{replay}{TIMESTAMP}id_/http://lamps.example/privacy?a=1%23b",
        payload_digest="sha1:AB",
    )
    assert proof.source_in_words == ""
    assert replay_root(location).root == replay


def test_a_file_is_named_without_its_folders() -> None:
    proof = proof_of("/home/somebody/secret/own.warc.gz", TIMESTAMP, URL, "sha1:AB")
    assert proof == Proof("warc", "own.warc.gz", file="own.warc.gz", payload_digest="sha1:AB")
    assert proof.as_json() == {"kind": "warc", "file": "own.warc.gz", "payload_digest": "sha1:AB"}
    assert proof.source_in_words == "from own.warc.gz"


def test_what_only_a_corpus_document_shows_names_no_archive() -> None:
    proof = proof_of(None, TIMESTAMP, URL)
    assert (proof.source, proof.as_json()) == ("corpus", {"kind": "corpus"})
    assert proof.source_in_words.startswith("from the corpus document; ")


def test_a_password_is_not_shown() -> None:
    assert public_location("https://me:secret@archive.example") == "https://archive.example"
    assert "secret" not in repr(proof_of("pywb+https://me:secret@archive.example/c", TIMESTAMP, URL))
    assert public_location("https://archive.example/x@y") == "https://archive.example/x@y"
