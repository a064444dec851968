"""Tell where a party has another seat: a postal address under "Controller" or "Imprint"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from diffs.weights.pairs import Mentions, Touched
from diffs.weights.sentences import Sentence
from diffs.weights.tags import SideName, Tag, became
from diffs.weights.topics import points

_TOPIC = "contracting party"
# A code and a town ("12345 Lampstadt", "D-1234 Lampwil", "1234 AB Lampdam"), or a code that no other number
# looks like ("NY 12345", "LA1 2MP"). Years and amounts are none.
_POSTCODE = re.compile(
    r"""(?<![\w.,€$£/-])(?<![€$£]\ )(?:[A-Z]{1,2}[ -])?(?!(?:19|20)\d\d\b)\d{4,5}(?:-\d{3,4})?
        \ (?:[A-Z]{2}\ )?[A-ZÀ-Ý][\w’'-]{2}
    |\b[A-Z]{2},?\ \d{5}\b
    |\b[A-Z]{1,2}\d[\dA-Z]?\ \d[A-Z]{2}\b""",
    re.VERBOSE,
)
_DIGITS = re.compile(r"\d{4,5}")


def told_of_seats(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield that another postal address stands where a party is named, or that one came or went.

    Args:
        touched: the passage.
        mentions: what its sentences name: "whose registered office is at".
    """
    if any(_names_party(one) for one in (touched.heading, touched.lead)):
        yield from _another_seat(*touched.lines)
    for i, j in touched.pairs:
        if all(
            any(one.matter.topic == _TOPIC for one in side)
            for side in (mentions.before[i], mentions.after[j])
        ):
            yield from _another_seat([touched.before[i]], [touched.after[j]])


def _another_seat(before: Iterable[Sentence], after: Iterable[Sentence]) -> Iterator[Tag]:
    """Yield that one of two texts has a postcode that the other does not have."""
    old, new = seats_of(before), seats_of(after)
    gone, come = ([one[key] for key in one.keys() - other.keys()] for one, other in ((old, new), (new, old)))
    if gone or come:
        side: SideName = "after" if come else "before"
        yield Tag(_TOPIC, (come or gone)[0], side, became(gone, come), points(_TOPIC))


def _names_party(label: Sentence) -> bool:
    """Return whether a heading or a lead says that a party is named under it: "Publisher of this site"."""
    return _TOPIC in label.heading_topics or bool(label.bag.keys() & label.language.owners)


def seats_of(sentences: Iterable[Sentence]) -> dict[str, str]:
    """Return the postcodes in sentences → the sentence in which each stands.

    What says the country or the town may be written otherwise: "D-12345 Lampstadt", "12345 LAMPSTADT".

    Args:
        sentences: the sentences.
    """
    found = {}
    for sentence in sentences:
        for code in _POSTCODE.finditer(sentence.legible):
            figures = _DIGITS.search(code[0])
            found[(figures or code)[0]] = sentence.legible
    return found
