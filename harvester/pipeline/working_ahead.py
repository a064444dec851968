"""Work out in other processes what deriving documents anew will need."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from pathlib import Path
from typing import Protocol

from harvester.pipeline.corpus_files import CorpusFile
from harvester.pipeline.extracting import read_text
from harvester.pipeline.generations import Phrases
from harvester.pipeline.import_steps import ImportStep
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.timeline import derive_uncompared
from harvester.processes import Results, Workers, processors, recorded
from store import Store
from store.checks import Examined, Scratch

_MODULES = (__name__,)
_Pages = list[tuple[str, str]]


@contextmanager
def documents_ahead(
    path: Path, documents: Iterable[int], phrases: Phrases, *, jobs: int | None, pages: int
) -> Iterator[Iterator[tuple[int, bytes | None]]]:
    """Begin to work out the texts and comparisons of documents by the current rules.

    Args:
        path: the store.
        documents: their ids.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        jobs: how many processes may work, or None for as many as there are processors.
        pages: how many snapshots the documents have.

    Yields:
        The ids in order, each with results for `at_hand`, or None if no process worked them out.
    """
    with Workers.for_pages(jobs, pages, _MODULES) as workers:
        yield workers.ahead(partial(derived, path, dict(phrases)), documents)


def derived(path: Path, phrases: Phrases, document: int) -> bytes:
    """Return what pure functions give when a document is derived anew, on a private copy.

    Args:
        path: the store, which is only read.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        document: its id.
    """
    examined, scratch = opened_with_scratch(path)
    examined.look_again()
    # What cannot be derived is met with again by the process that writes, which says so.
    with recorded_anew() as results, suppress(Exception), scratch.document(document):
        rebuild(scratch.store, document, phrases)
    examined.let_go()
    return pickle.dumps(results)


class KnowsTexts(Protocol):
    """Knows which texts are stored."""

    def is_known(self, file: CorpusFile) -> bool:
        """Return whether the text of a document is stored as today's rules read it."""
        ...


@contextmanager
def texts_ahead(
    steps: Iterable[ImportStep], importer: KnowsTexts, *, jobs: int | None
) -> Iterator[Iterator[tuple[ImportStep, bytes | None]]]:
    """Begin to read the texts of corpus documents.

    Args:
        steps: the documents.
        importer: knows which texts are stored already.
        jobs: how many processes may work, or None for as many as there are processors.

    Yields:
        The steps in order, each with results for `at_hand`, or None if no process worked them out.
    """
    with Workers(jobs or processors(), _MODULES) as workers:

        def unread(step: ImportStep) -> _Pages | None:
            if workers.jobs == 1:
                return None
            pages = [file.citation for file in step.files if not importer.is_known(file)]
            return [(page.title, page.text) for page in pages] if workers.is_worth(len(pages)) else None

        yield workers.ahead_with(texts_read, ((step, unread(step)) for step in steps))


def texts_read(pages: _Pages) -> bytes:
    """Return what reading texts gives.

    Args:
        pages: the title and the Markdown of each.
    """
    with recorded_anew() as results:
        for title, markdown in pages:
            with suppress(Exception):
                read_text(title, markdown)
    return pickle.dumps(results)


@contextmanager
def comparisons_ahead(
    path: Path, rows: Iterable[int], phrases: Phrases, *, jobs: int | None, pages: int
) -> Iterator[Iterator[tuple[int, bytes | None]]]:
    """Begin to compare the versions of documents.

    Args:
        path: the store.
        rows: ids of documents whose timelines are to be drawn.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        jobs: how many processes may work, or None for as many as there are processors.
        pages: how many pages are read in the time that it takes.

    Yields:
        The ids in order, each with results for `at_hand`, or None if no process worked them out.
    """
    with Workers.for_pages(jobs, pages, _MODULES) as workers:
        yield workers.ahead(partial(compared, path, dict(phrases)), rows)


def compared(path: Path, phrases: Phrases, document: int) -> bytes:
    """Return what pure functions give when the timeline of a document is drawn, as far as they take long.

    Args:
        path: the store, which is only read.
        phrases: topics that give a change more weight, in addition to the built-in ones.
        document: its id.
    """
    with recorded_anew() as results, suppress(Exception):
        derive_uncompared(opened_for_reading(path), document, phrases)
    return pickle.dumps(results)


@contextmanager
def recorded_anew() -> Iterator[Results]:
    """Record what pure functions give, also if they gave it before.

    Yields:
        The results so far.
    """
    read_text.cache_clear()
    with recorded() as results:
        yield results


@lru_cache(maxsize=1)
def opened_for_reading(path: Path) -> Store:
    """Return a store that is only read; it is opened once in each process that works ahead.

    Args:
        path: the file.
    """
    return Store(path, reading=True)


@lru_cache(maxsize=1)
def opened_with_scratch(path: Path) -> tuple[Examined, Scratch]:
    """Return a store that is only read, and an empty one in memory, which is made once.

    Args:
        path: the file.
    """
    examined = Examined(path)
    return examined, Scratch(examined)
