"""Runs of equal sentences: from when to when each stood in a document, and what shows that.

A sentence runs from the first version that has it to the last one, through all versions between. Where it
comes or goes from one version to the next, that counts only if the two can be compared: a version that was
read by another recipe, or by other rules, may lack or have a sentence only because of that (docs/design.md,
laws 2 and 13). Cosmetic differences do not end a run, and a sentence that comes back begins another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import Literal

from store import Store
from store.searching import Query
from store.tables.searches import SearchedVersion, SectionName, SentencePlace

EdgeKind = Literal["changed", "read differently", "first version", "still there"]

# Reasons of versions that differ because of this program, not because of the policy.
_NOT_THEIRS = ("technical", "method")


@dataclass(frozen=True, slots=True)
class Sight:
    """A version at an end of a run.

    Attributes:
        version: the version.
        sections: the sections of it that have the sentence.
        capture: the first capture of a version in which a run begins, the last one of one in which it ends.
    """

    version: SearchedVersion
    sections: tuple[SectionName, ...]
    capture: str


@dataclass(frozen=True, slots=True)
class RunEnd:
    """How a run begins or ends.

    Attributes:
        kind: ``changed``: the sentence came or went between two captures; ``read differently``: the version
            beyond was read by other rules, and does not tell; ``first version``: nothing older is known;
            ``still there``: nothing newer is known.
        after: the last capture before the change, 14 digits, or None.
        by: the first capture after it, or None.
        unread: how many captures between the two were not read.
        beyond: the version on the other side, or None.
    """

    kind: EdgeKind
    after: str | None = None
    by: str | None = None
    unread: int = 0
    beyond: SearchedVersion | None = None


@dataclass(frozen=True, slots=True)
class SentenceRun:
    """A sentence in a document, from its first to its last sight.

    Attributes:
        document: id of the document.
        sentence: the sentence as it stood first.
        first: its first sight.
        last: its last sight.
        begins: how it came.
        ends: how it went.
        unseen: numbers of versions between that were read differently and lack it.
    """

    document: int
    sentence: str
    first: Sight
    last: Sight
    begins: RunEnd
    ends: RunEnd
    unseen: tuple[int, ...] = ()

    @property
    def still_there(self) -> bool:
        """Whether the newest version has it."""
        return self.ends.kind == "still there"


@dataclass(frozen=True, slots=True)
class _Stretch:
    """Neighbouring versions with a sentence, as places in the list of versions."""

    start: int
    end: int
    unseen: tuple[int, ...] = ()


def runs_of(
    store: Store, query: Query | None, documents: Iterable[int] | None = None
) -> Iterator[SentenceRun]:
    """Yield the runs of the sentences that a query asks for, by document, in the order of their first sight.

    Args:
        store: the store, whose timelines and search index are up to date.
        query: the query, or None for all sentences.
        documents: ids of the documents, or None for all.

    Raises:
        QueryError: the query cannot be answered.
        StoreError: the store cannot be used.
    """
    places = store.searches.places(query, documents)
    versions = store.searches.versions({place.document for place in places})
    texts = store.searches.sentences({place.sentence for place in places})
    for document, found in groupby(places, key=lambda place: place.document):
        reader = _DocumentRuns(store, document, versions[document])
        runs = [
            run
            for _, same in groupby(found, key=lambda place: place.alike)
            for run in reader.runs(list(same), texts)
        ]
        yield from sorted(runs, key=lambda run: (run.first.version.number, run.last.version.number))


class _DocumentRuns:
    """Makes the runs of one document."""

    def __init__(self, store: Store, document: int, versions: Sequence[SearchedVersion]) -> None:
        self._store, self._document, self._versions = store, document, versions
        self._place = {version.number: at for at, version in enumerate(versions)}

    def runs(self, places: Sequence[SentencePlace], texts: Mapping[int, str]) -> Iterator[SentenceRun]:
        """Yield the runs of one sentence.

        Args:
            places: the versions that have it, oldest first.
            texts: the texts of sentences by their ids.
        """
        alike = places[0].alike
        by_place = {self._place[place.version]: place for place in places}
        for stretch in self._stretches(alike, sorted(by_place)):
            first, last = self._versions[stretch.start], self._versions[stretch.end]
            yield SentenceRun(
                self._document,
                texts[by_place[stretch.start].sentence],
                Sight(first, self._store.searches.sections(first.text, alike), first.first_capture),
                Sight(last, self._store.searches.sections(last.text, alike), last.last_capture),
                self._edge(alike, stretch.start - 1, stretch.start - 1) or RunEnd("first version"),
                self._edge(alike, stretch.end, stretch.end + 1) or RunEnd("still there"),
                tuple(self._versions[at].number for at in stretch.unseen),
            )

    def _stretches(self, alike: int, found: Sequence[int]) -> list[_Stretch]:
        """Return the stretches of versions with a sentence.

        Where versions between two of them lack it, but only because they were read differently, the two are
        one.
        """
        stretches = [_Stretch(found[0], found[0])]
        for before, at in pairwise(found):
            last = stretches[-1]
            if at == before + 1:
                stretches[-1] = replace(last, end=at)
            elif self._is_change(alike, before) or self._is_change(alike, at - 1):
                stretches.append(_Stretch(at, at))
            else:
                stretches[-1] = replace(last, end=at, unseen=(*last.unseen, *range(before + 1, at)))
        return stretches

    def _edge(self, alike: int, place: int, beyond: int) -> RunEnd | None:
        """Return what is between a version and the next one, of which only one has a sentence.

        Args:
            alike: of the sentence.
            place: of the older version.
            beyond: of the version that lacks it.

        Returns:
            The end of the run, or None if one of the two does not exist.
        """
        if not 0 <= place < len(self._versions) - 1:
            return None
        newer = self._versions[place + 1]
        after, by = newer.not_before or self._versions[place].known_until, newer.known_from
        unread = self._store.searches.unread(self._document, after, by)
        kind: EdgeKind = "changed" if self._is_change(alike, place) else "read differently"
        return RunEnd(kind, after, by, unread, self._versions[beyond])

    def _is_change(self, alike: int, place: int) -> bool:
        """Return whether a version and the next one show that a sentence came or went between them."""
        older, newer = self._versions[place], self._versions[place + 1]
        if newer.reason in _NOT_THEIRS or newer.compared_from is None or newer.compared_to is None:
            return False
        if (newer.compared_from, newer.compared_to) == (older.text, newer.text):
            return True
        # The two were read by different recipes, and are compared in texts that are by the same one.
        before, after = (
            self._store.searches.stands_in(text, alike) for text in (newer.compared_from, newer.compared_to)
        )
        return before != after
