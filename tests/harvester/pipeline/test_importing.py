"""Corpus documents are stored several at a time, and one that fails holds back no other."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from harvester.config import Settings
from harvester.corpus import Citation
from harvester.errors import CitationError
from harvester.pipeline import importing
from harvester.pipeline.corpus_files import CorpusFile, read_corpus_file
from harvester.pipeline.importing import Importer
from store import Store
from tests.support.many_companies import SMALL, corpus, domain

NOW = datetime(2026, 11, 26, tzinfo=UTC)
COMPANIES = 4


def files() -> list[CorpusFile]:
    """Return a corpus document of each of some companies."""
    return [read_corpus_file(name, payload) for name, payload in corpus(COMPANIES, 1, sections=SMALL)]


def companies(store: Store) -> set[str]:
    """Return the names of the stored companies."""
    return {company.name for company in store.sources.companies()}


def test_one_that_cannot_be_stored_holds_back_no_other(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    place = importing._document_of

    def fail_for_one(store: Store, company: str, citation: Citation) -> tuple[str, int]:
        if citation.domain == domain(2):
            raise LookupError("no rule")
        return place(store, company, citation)

    monkeypatch.setattr(importing, "_document_of", fail_for_one)
    found = Importer(store, Settings()).take(files(), NOW)
    (refused,) = (one for one in found if isinstance(one, CitationError))
    assert (found.index(refused), "LookupError" in refused.reason) == (2, True)
    assert companies(store) == {domain(number) for number in (0, 1, 3)}
    assert len(store.sources.documents()) == COMPANIES - 1


def test_a_text_that_is_stored_is_not_read_again(store: Store) -> None:
    importer = Importer(store, Settings())
    assert len(importer.read(files())) == COMPANIES
    importer.take(files(), NOW)
    assert importer.read(files()) == {}
    again = importer.take(files(), NOW)
    assert not any(one.new for one in again if not isinstance(one, CitationError))
