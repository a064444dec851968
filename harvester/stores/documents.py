"""The documents that a call names, in all stores that it is about."""

from __future__ import annotations

from collections.abc import Iterator

from harvester.pipeline.jobs import DocumentRow, document_rows, named_rows, unknown_document
from harvester.stores.sequence import GivenStore, StoreSequence


def document_rows_of(
    stores: StoreSequence, slug: str | None
) -> Iterator[tuple[GivenStore, list[DocumentRow]]]:
    """Yield the stores, each with its documents, or with those of one name.

    Args:
        stores: the stores.
        slug: a slug or, where no document of any store has it, a title; None for all documents.

    Raises:
        ConfigError: there is no such document in any store.
    """
    by_title = slug is not None and stores.is_several and _is_no_slug(stores, slug)
    for given in stores:
        rows: list[DocumentRow] = []
        with given as (store, slugs):
            if slug is None or not stores.is_several:
                rows = document_rows(store, slugs, slug)
            else:
                rows = named_rows(document_rows(store, slugs, None), slug, by_title=by_title)
        if rows:
            yield given, rows


def _is_no_slug(stores: StoreSequence, slug: str) -> bool:
    """Return whether no document has a slug, and some have it as their title."""
    known: list[DocumentRow] = []
    for given in stores:
        with given as (store, slugs):
            known += document_rows(store, slugs, None)
    if named_rows(known, slug, by_title=False):
        return False
    if not named_rows(known, slug, by_title=True):
        raise unknown_document(known, slug)
    return True
