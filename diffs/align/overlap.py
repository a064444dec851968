"""How much of one section's words is in another: what the alignment of sections is decided by."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import chain
from math import log1p

from diffs.records import Section
from diffs.text import essence_of, is_word, read_atoms

Pair = tuple[int, int]
"""Places of an old and a new section."""

# So many shared features are counted before the commonest are left out: some 50 ms of processor time and 60
# MB.
MOST_SHARED = 300_000


class Profile:
    """A section and what it is compared by, each read when first asked for."""

    def __init__(self, section: Section, place: int) -> None:
        """Profile a section that stands at this place in its text."""
        self.section = section
        self.place = place

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The atoms of its body."""
        return read_atoms(self.section.body).keys

    @cached_property
    def body(self) -> str:
        """The essence of its body."""
        return essence_of(self.keys)

    @cached_property
    def heading(self) -> str:
        """The essence of its heading."""
        return essence_of(read_atoms(self.section.heading).keys)

    @cached_property
    def caption(self) -> str:
        """Its heading, case aside."""
        return self.heading.casefold()

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """Its words in order, case aside."""
        return tuple([key.casefold() for key in self.keys if is_word(key)])

    @cached_property
    def words(self) -> Counter[str]:
        """How often each word occurs in it."""
        return Counter(self.wording)

    def phrases(self, length: int) -> Counter[str]:
        """Count each run of so many neighbouring words, case aside."""
        if length == 1:
            return self.words
        return Counter(map(" ".join, zip(*(self.wording[at:] for at in range(length)), strict=False)))

    @cached_property
    def title(self) -> Counter[str]:
        """Return the words of its heading, case aside."""
        return Counter(
            key.casefold().removesuffix("'s") for key in read_atoms(self.section.heading).keys if is_word(key)
        )


class Alphabet:
    """Writes words as characters, so that sequences of words can be matched as strings."""

    _FIRST, _SIZE = 0x10000, 0x100000

    def __init__(self) -> None:
        """Start without any word."""
        self._characters: dict[str, str] = {}

    def write(self, wording: Sequence[str]) -> str:
        """Write words; of more than a million different ones some share a character.

        Args:
            wording: words in order.

        Returns:
            One character for each.
        """
        characters = self._characters
        for word in wording:
            if word not in characters:
                characters[word] = chr(self._FIRST + len(characters) % self._SIZE)
        return "".join([characters[word] for word in wording])


@dataclass(frozen=True, slots=True)
class Overlap:
    """What the sections of two sides share in one kind of feature.

    Attributes:
        shared: weight that a pair of sections (place in old, place in new) has in common; missing where none.
        old: weight of each section of the one side.
        new: weight of each section of the other.
    """

    shared: Mapping[Pair, float]
    old: Sequence[float]
    new: Sequence[float]

    def alike(self, one: int, other: int) -> float:
        """Return the share of the weight that both have (Dice's coefficient), 0 to 1."""
        total = self.old[one] + self.new[other]
        return 2 * self.shared.get((one, other), 0.0) / total if total else 0.0

    def inside(self, one: int, other: int) -> float:
        """Return the share of the smaller one's weight that the other has, 0 to 1."""
        smaller = min(self.old[one], self.new[other])
        return self.shared.get((one, other), 0.0) / smaller if smaller else 0.0


def overlap(old: Sequence[Counter[str]], new: Sequence[Counter[str]]) -> Overlap:
    """Weigh what each section of one side shares with each of the other.

    A feature weighs as many letters as it has, and less the more sections have it: what stands everywhere
    tells no section from another.

    Args:
        old: the features of each section of the one side.
        new: those of the other.

    Returns:
        The weights; features so common that counting them would take long count for nothing.
    """
    in_old, in_new = (Counter(chain.from_iterable(side)) for side in (old, new))
    in_both = in_old.keys() & in_new.keys()
    limit = _limit(Counter(in_old[feature] * in_new[feature] for feature in in_both))
    sections = len(old) + len(new)
    rarity = [0.0, *(log1p(sections / together) for together in range(1, sections + 1))]
    worth: dict[str, float] = {}
    for feature, one in in_old.items():
        other = in_new.get(feature, 0)
        if one * other <= limit:
            worth[feature] = len(feature) * rarity[one + other]
    for feature, other in in_new.items():
        if feature not in in_both:
            worth[feature] = len(feature) * rarity[other]
    # Of the features of thousands of sections most stand on one side only: they are in no pair.
    counted = [feature for feature in in_old if feature in in_both and feature in worth]
    shared = _shared(old, new, counted, worth)
    return Overlap(shared, [total_worth(one, worth) for one in old], [total_worth(one, worth) for one in new])


def _shared(
    old: Sequence[Counter[str]],
    new: Sequence[Counter[str]],
    counted: Sequence[str],
    worth: Mapping[str, float],
) -> dict[Pair, float]:
    """Add up what the features that both sides have are worth to each pair of sections."""
    postings: list[dict[str, list[Pair]]] = []
    for side in (old, new):
        posting: dict[str, list[Pair]] = {feature: [] for feature in counted}
        for place, features in enumerate(side):
            for feature, count in features.items():
                if feature in posting:
                    posting[feature].append((place, count))
        postings.append(posting)
    in_old, in_new = postings
    rows: list[dict[int, float]] = [defaultdict(float) for _ in old]
    for feature, where in in_old.items():
        weight = worth[feature]
        others = in_new[feature]
        for one, count in where:
            row = rows[one]
            for other, other_count in others:
                row[other] += weight * (count if count < other_count else other_count)
    return {(one, other): weight for one, row in enumerate(rows) for other, weight in row.items()}


def total_worth(features: Mapping[str, int], worth: Mapping[str, float]) -> float:
    """Add up what features are worth.

    Args:
        features: how often each occurs.
        worth: what each is worth.

    Returns:
        The sum.
    """
    return sum(worth.get(feature, 0.0) * count for feature, count in features.items())


def _limit(products: Counter[int]) -> int:
    """Find up to which number of pairs of sections a feature may be counted."""
    limit = spent = 0
    for product in sorted(products):
        spent += product * products[product]
        if spent > MOST_SHARED:
            break
        limit = product
    return limit
