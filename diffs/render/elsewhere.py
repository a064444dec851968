"""Say in which other policies the same words were added or removed, for all who show a comparison."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from diffs.changed_sentences import FEWEST_WORDS
from diffs.in_words import count, day
from diffs.text import one_line, shorten

_QUOTE_CHARACTERS = 160
TITLE = "The same edit elsewhere"
_EDITED = f"added or removed a sentence of this change that has at least {FEWEST_WORDS} different words."
NOWHERE = f"No other policy in the store {_EDITED}"
NOWHERE_SEARCHED = f"None of the other policies that could be searched {_EDITED}"
NOT_ALL = "Not all policies could be searched: there may be others."


@dataclass(frozen=True, slots=True)
class SameElsewhere:
    """A change of another policy that added or removed sentences of the change that is shown.

    Attributes:
        company: slug of the other company.
        document: slug of the other document.
        label: what people call it: ``Birch & Sons · Privacy Policy``.
        version: number of the version that has the same edit.
        not_before: the time after which it changed, 14 digits.
        known_from: the time by which it had changed, 14 digits.
        sections: the places of the changes that are shown, among those of their comparison.
        sentences: how many sentences the two have in common.
        of: how many sentences the change that is shown has, which are long enough to be known again.
        example: one of the sentences.
        op: whether it was inserted or deleted.
    """

    company: str
    document: str
    label: str
    version: int
    not_before: str
    known_from: str
    sections: tuple[int, ...]
    sentences: int
    of: int
    example: str
    op: str


def elsewhere_line(one: SameElsewhere) -> str:
    """Return a sentence about a change of another policy.

    Args:
        one: the change.
    """
    done = "added" if one.op == "insert" else "removed"
    quote = shorten(one_line(one.example), _QUOTE_CHARACTERS)
    return (
        f"{one_line(one.label)}, version {one.version}, changed between {day(one.not_before)} and "
        f"{day(one.known_from)}: {one.sentences} of {count(one.of, 'sentence')}, such as {done} “{quote}”"
    )


def elsewhere_remarks(found: Collection[SameElsewhere], *, is_whole: bool) -> tuple[str, ...]:
    """Return what is said below the same edits elsewhere: that there are none, that not all was searched.

    Args:
        found: the changes of other policies.
        is_whole: whether all policies were searched.
    """
    nowhere = NOWHERE if is_whole else NOWHERE_SEARCHED
    return (*(() if found else (nowhere,)), *(() if is_whole else (NOT_ALL,)))


def elsewhere_as_json(found: Iterable[SameElsewhere]) -> list[dict[str, object]]:
    """Return the same edits elsewhere as values for JSON.

    Args:
        found: the changes of other policies.
    """
    return [
        {
            "company": one.company,
            "document": one.document,
            "version": one.version,
            "not_before": one.not_before,
            "known_from": one.known_from,
            "changes": list(one.sections),
            "sentences": one.sentences,
            "of": one.of,
            "example": one.example,
            "op": one.op,
        }
        for one in found
    ]
