"""Runs of equal sentences: from when to when each stood in a document, and what shows that.

A sentence runs from the first version that has it to the last one, through all versions between. Where it
comes or goes from one version to the next, that counts only if the two can be compared: a version that was
read by another recipe, or by other rules, may lack or have a sentence only because of that (docs/design.md,
laws 2 and 13). Cosmetic differences do not end a run, and a sentence that comes back begins another.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from typing import Literal

from store import Store
from store.searching import Query, in_a_row
from store.tables.searches import SearchedVersion, SectionName, SentenceStretch

EdgeKind = Literal["changed", "read differently", "first version", "still there"]

# Reasons of versions that differ because of this program, not because of the policy.
_NOT_THEIRS = ("technical", "method")


@dataclass(frozen=True, slots=True)
class Sight:
    """A version at an end of a run.

    Attributes:
        version: the version.
        capture: the first capture of a version in which a run begins, the last one of one in which it ends.
    """

    version: SearchedVersion
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
        alike: is equal for what differs only cosmetically; a number for each sentence, mostly one.
        sentence: the sentence as it stood first, or those over whose ends a phrase runs.
        section: the first section that had it first.
        sections: how many sections had it first.
        first: its first sight.
        last: its last sight.
        begins: how it came.
        ends: how it went.
        unseen: numbers of versions between that were read differently and lack it.
    """

    document: int
    alike: tuple[int, ...]
    sentence: str
    section: SectionName
    sections: int
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
class _Course:
    """A stretch of versions with a sentence, and the versions between that were read differently."""

    stretch: SentenceStretch
    unseen: tuple[int, ...] = ()


def runs_of(
    store: Store, query: Query | None, documents: Sequence[int] | None = None
) -> Iterator[SentenceRun]:
    """Yield the runs of the sentences that a query asks for, by document, in the order of their sight.

    Args:
        store: the store, whose timelines and search index are up to date.
        query: the query, or None for all sentences.
        documents: ids of the documents, or None for all.

    Raises:
        QueryError: the query cannot be answered.
        StoreError: the store cannot be used.
    """
    stretches = store.searches.stretches(query, documents)
    edges = _Edges(store, stretches)
    courses = [
        course
        for _, alike in groupby(stretches, key=lambda one: (one.document, one.alike))
        for course in _joined(edges, alike)
    ]
    courses.sort(key=lambda one: (one.stretch.document, one.stretch.first, one.stretch.place))
    texts = store.searches.sentences({one for course in courses for one in course.stretch.sentences})
    asked = [
        (edges.version(one.stretch.document, one.stretch.first).text, one.stretch.position) for one in courses
    ]
    for course, section in zip(courses, store.searches.names(asked), strict=True):
        stretch = course.stretch
        first, last = (edges.version(stretch.document, at) for at in (stretch.first, stretch.last))
        yield SentenceRun(
            stretch.document,
            stretch.alike,
            in_a_row([texts[one] for one in stretch.sentences]),
            section,
            stretch.sections,
            Sight(first, first.first_capture),
            Sight(last, last.last_capture),
            edges.beginning(stretch),
            edges.ending(stretch),
            course.unseen,
        )


def _joined(edges: _Edges, stretches: Iterable[SentenceStretch]) -> Iterator[_Course]:
    """Yield the stretches of a sentence in a document.

    Where versions between two of them lack it, but only because they were read differently, the two are one.
    """
    course: _Course | None = None
    for stretch in stretches:
        if course is None:
            course = _Course(stretch)
            continue
        before = course.stretch
        if edges.is_change(before, before.last) or edges.is_change(stretch, stretch.first - 1):
            yield course
            course = _Course(stretch)
        else:
            between = range(before.last + 1, stretch.first)
            course = _Course(replace(before, last=stretch.last), (*course.unseen, *between))
    if course is not None:
        yield course


class _Edges:
    """Knows what is between the versions where stretches begin and end, and those beside them."""

    def __init__(self, store: Store, stretches: Iterable[SentenceStretch]) -> None:
        self._store = store
        self._counted: dict[tuple[int, str, str], int] = {}
        self._versions = store.searches.versions(
            {
                (one.document, number)
                for one in stretches
                for number in (one.first - 1, one.first, one.last, one.last + 1)
            }
        )

    def version(self, document: int, number: int) -> SearchedVersion:
        """Return a version at an end of a stretch."""
        return self._versions[document, number]

    def beginning(self, stretch: SentenceStretch) -> RunEnd:
        """Return how a run begins."""
        if (stretch.document, stretch.first - 1) not in self._versions:
            return RunEnd("first version")
        return self._end(stretch, stretch.first - 1, stretch.first - 1)

    def ending(self, stretch: SentenceStretch) -> RunEnd:
        """Return how a run ends."""
        if (stretch.document, stretch.last + 1) not in self._versions:
            return RunEnd("still there")
        return self._end(stretch, stretch.last, stretch.last + 1)

    def _end(self, stretch: SentenceStretch, older: int, beyond: int) -> RunEnd:
        """Return what is between a version and the next one, of which the one beyond lacks the sentence."""
        document = stretch.document
        newer = self._versions[document, older + 1]
        after, by = newer.not_before or self._versions[document, older].known_until, newer.known_from
        kind: EdgeKind = "changed" if self.is_change(stretch, older) else "read differently"
        return RunEnd(kind, after, by, self._unread(document, after, by), self._versions[document, beyond])

    def _unread(self, document: int, after: str, by: str) -> int:
        """Return how many captures between two were not read; the same two bound many sentences."""
        key = document, after, by
        if key not in self._counted:
            self._counted[key] = self._store.searches.unread(*key)
        return self._counted[key]

    def is_change(self, stretch: SentenceStretch, older: int) -> bool:
        """Return whether a version and the next one show that a sentence came or went between them.

        Args:
            stretch: where the sentence stands.
            older: number of the older version.
        """
        before, after = (self._versions[stretch.document, number] for number in (older, older + 1))
        if after.reason in _NOT_THEIRS or after.compared_from is None or after.compared_to is None:
            return False
        if (after.compared_from, after.compared_to) == (before.text, after.text):
            return True
        # The two were read by different recipes, and are compared in texts that are by the same one.
        stood, stands = (
            self._store.searches.stands_in(text, stretch.alike)
            for text in (after.compared_from, after.compared_to)
        )
        return stood != stands
