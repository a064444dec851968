"""How far each list is known, and what counts as news after it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from store import Store
from store.tables.listings import Listing
from store.tables.sources import NewCitation
from tests.support.larkspur import CAPTURE, HERE, NOW, THERE, add_document


@pytest.fixture
def document(store: Store) -> int:
    return add_document(store)


def test_a_listing_is_remembered_for_each_archive(store: Store, document: int) -> None:
    listing = Listing("partial", "cut off", "cursor", None, "20150101000000", "2026-11-20T00:00:00+00:00")
    store.listings.mark_listing(document, CAPTURE.original, HERE, listing)
    assert store.listings.listing(document, CAPTURE.original, HERE) == listing
    assert store.listings.listing(document, CAPTURE.original, THERE) is None
    store.listings.mark_listing(
        document, CAPTURE.original, HERE, replace(listing, state="complete", cursor=None)
    )
    assert store.listings.listing(document, CAPTURE.original, HERE) == replace(
        listing, state="complete", cursor=None
    )


def test_what_a_corpus_document_told_before_the_first_listing_is_history(store: Store, document: int) -> None:
    store.captures.add_captures(document, HERE, [CAPTURE])
    store.sources.add_citation(
        document,
        NewCitation(
            timestamp="20171231000000",
            url=CAPTURE.original,
            id_url="",
            domain="larkspur.example",
            archived="2017-12-31",
            sha256=None,
        ),
        NOW,
    )
    store.listings.begin_news(document)
    (row,) = store.sources.documents_of("larkspur")
    assert row.news_after == "20171231000000"


def test_sightings_are_counted_for_an_archive_a_url_and_a_time(store: Store, document: int) -> None:
    later = replace(CAPTURE, timestamp="20160101000000")
    other = replace(CAPTURE, urlkey="example,larkspur)/terms", original="http://larkspur.example/terms")
    store.captures.add_captures(document, HERE, [CAPTURE, later, other])
    assert store.listings.sightings(document, HERE, CAPTURE.urlkey) == 2
    assert store.listings.sightings(document, HERE, CAPTURE.urlkey, "2016") == 1
    assert store.listings.sightings(document, THERE, CAPTURE.urlkey) == 0
    unlisted = replace(
        CAPTURE, timestamp="20140101000000", digest="-", statuscode=None, mimetype="unk", length=None
    )
    store.captures.add_captures(document, HERE, [unlisted])
    assert store.listings.sightings(document, HERE, CAPTURE.urlkey) == 2, "no list has shown it"
