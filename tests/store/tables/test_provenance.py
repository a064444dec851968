"""Where captures come from."""

from __future__ import annotations

from dataclasses import replace

from store import Store
from store.tables.captures import CaptureOutcome
from tests.support.scripted import NOW, capture, document_of

LINE = capture("20120115", digest="AAAA")


def test_a_row_of_the_index_names_everybody_who_lists_it(store: Store) -> None:
    document = document_of(store)
    for archive in ("https://two.example", "https://one.example"):
        store.captures.add_captures(document, archive, [LINE])
    row = store.provenance.index_row(document, LINE.timestamp, LINE.original)
    assert row is not None
    assert (row.capture, row.listed_by) == (LINE, ("https://one.example", "https://two.example"))
    assert store.provenance.index_row(document, "20130101000000", LINE.original) is None


def test_a_row_that_only_a_citation_made_was_not_listed(store: Store) -> None:
    document = document_of(store)
    cited = replace(LINE, digest="-", mimetype="unk", statuscode=None, length=None)
    store.captures.add_captures(document, "https://one.example", [cited])
    assert store.provenance.index_row(document, LINE.timestamp, LINE.original) is None


def test_who_served_a_capture(store: Store) -> None:
    document = document_of(store)
    store.captures.add_captures(document, "https://one.example", [LINE])
    (known,) = store.captures.of(document)
    # Only one archive lists it, and a run was killed before it noted which one it had asked.
    assert store.provenance.served_by(known.id) == "https://one.example"
    store.captures.add_captures(document, "https://two.example", [LINE])
    assert store.provenance.served_by(known.id) is None
    store.captures.mark_capture(known, CaptureOutcome("read", "https://two.example", NOW))
    assert store.provenance.served_by(known.id) == "https://two.example"
