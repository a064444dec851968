"""Work out in other processes what deriving documents anew will need."""

from __future__ import annotations

import pickle
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from functools import lru_cache, partial
from pathlib import Path

from harvester.pipeline.comparing import Phrases
from harvester.pipeline.rebuild import rebuild
from harvester.processes import Workers, recorded
from store.checks import Examined, Scratch

_MODULES = (__name__,)


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
    examined, scratch = _opened(path)
    examined.look_again()
    # What cannot be derived is met with again by the process that writes, which says so.
    with recorded() as results, suppress(Exception), scratch.document(document):
        rebuild(scratch.store, document, phrases)
    examined.let_go()
    return pickle.dumps(results)


@lru_cache(maxsize=1)
def _opened(path: Path) -> tuple[Examined, Scratch]:
    """Return a store that is only read, and an empty one in memory, which is made once."""
    examined = Examined(path)
    return examined, Scratch(examined)
