"""Policies that nobody wrote, and edits of them whose right answer is known."""

from __future__ import annotations

import random
from collections.abc import Iterable
from dataclasses import dataclass, field, replace


def _listed(words: str) -> list[str]:
    """Give the words of a list that is written as text."""
    return words.split()


_WHO = _listed("""
    we our-partners affiliates advertisers subcontractors auditors insurers regulators moderators
    resellers couriers
""")
_MODAL = _listed("""
    may will must can shall could might never always also
""")
_VERB = _listed("""
    collect store disclose transfer delete encrypt archive review combine publish license forward
    inspect retain copy anonymise translate index export import refund cancel ship bill scan print
    measure sort compare verify
""")
_KIND = _listed("""
    billing shipping medical genetic academic financial biometric precise coarse historic hashed
    public private seasonal regional technical temporary permanent voluntary optional mandatory
    sensitive internal external printed digital
""")
_WHAT = _listed("""
    addresses photographs recordings invoices passwords contacts messages locations fingerprints
    diagnoses grades salaries purchases searches cookies beacons logs identifiers receipts contracts
    complaints subscriptions surveys coupons warranties devices manuals lenses telescopes
    microscopes tickets calendars playlists
""")
_WHEN = (
    "when you register",
    "after thirty days",
    "before an order ships",
    "while you browse",
    "unless the law forbids it",
    "if you agree in writing",
    "during a warranty repair",
    "once a contract ends",
    "where a court orders it",
    "at the end of every season",
    "on weekdays",
    "within the union",
    "outside the union",
    "for as long as needed",
    "without further notice",
    "upon a written request",
    "by means of a sealed letter",
)
_TOPIC = _listed("""
    Cookies Children Security Retention Advertising Payments Warranties Newsletters Contests
    Telephony Cameras Travel Health Employment Research Libraries Forums Gardens Bicycles Weather
    Museums Insurance Elections Archives Theatres Railways Kitchens Harbours Observatories Orchards
    Printing Surveys Translation Auctions Festivals Choirs
""")


@dataclass(frozen=True, slots=True)
class Draft:
    """A section before it is written down: what it is called, its sentences, and who it is."""

    name: int
    heading: str
    sentences: tuple[str, ...]


@dataclass
class Edited:
    """An old and a new list of drafts, and what happened to them.

    Attributes:
        old: the sections of the old text.
        new: those of the new text.
        kinds: what was done to each old section, by its name; numbers aside.
        added: names of the sections that only the new text has.
        pieces: the names of the new pieces of each section that was split, by the name of that section; the
            first keeps it.
        parts: the names of the old sections that were merged into each new one, by its name; the first keeps
            it.
    """

    old: list[Draft]
    new: list[Draft]
    kinds: dict[int, set[str]] = field(default_factory=dict)
    added: set[int] = field(default_factory=set)
    pieces: dict[int, list[int]] = field(default_factory=dict)
    parts: dict[int, list[int]] = field(default_factory=dict)


class Drafter:
    """Writes policies and edits them, the same ones for the same seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)
        self._topics = list(_TOPIC)
        self.random.shuffle(self._topics)
        self._names = 0
        self._round = 0

    def sentence(self) -> str:
        """Write a sentence of some twelve words."""
        pick = self.random.choice
        text = (
            f"{pick(_WHO)} {pick(_MODAL)} {pick(_VERB)} {pick(_KIND)} {pick(_WHAT)} "
            f"and {pick(_KIND)} {pick(_WHAT)} {pick(_WHEN)}, {pick(_WHEN)}."
        )
        return text[0].upper() + text[1:]

    def heading(self) -> str:
        """Give a heading that no other section has."""
        if not self._topics:
            self._round += 1
            self._topics = self.random.sample(_TOPIC, len(_TOPIC))
        return (
            f"{self._topics.pop()} and {self.random.choice(_WHAT)}{f' {self._round}' if self._round else ''}"
        )

    def draft(self, sentences: int) -> Draft:
        """Write a section of so many sentences."""
        self._names += 1
        return Draft(self._names, self.heading(), tuple(self.sentence() for _ in range(sentences)))

    def policy(self, sections: int, shortest: int = 3, longest: int = 9) -> list[Draft]:
        """Write a policy of so many sections, each of `shortest` to `longest` sentences."""
        return [self.draft(self.random.randint(shortest, longest)) for _ in range(sections)]

    def reword(self, draft: Draft, share: float) -> Draft:
        """Exchange a share of a section's words for others."""
        pool = [*_VERB, *_KIND, *_WHAT]
        sentences = []
        for sentence in draft.sentences:
            words = sentence.rstrip(".").split()
            for place in self.random.sample(range(len(words)), max(1, round(share * len(words)))):
                words[place] = self.random.choice(pool)
            sentences.append(" ".join(words) + ".")
        return replace(draft, sentences=tuple(sentences))


def written(drafts: Iterable[Draft], *, numbered: bool = True) -> str:
    """Write drafts down as Markdown, with real headings and two sentences to a paragraph."""
    sections = []
    for number, draft in enumerate(drafts, 1):
        heading = f"## {number}. {draft.heading}" if numbered else f"## {draft.heading}"
        pairs = [" ".join(draft.sentences[at : at + 2]) for at in range(0, len(draft.sentences), 2)]
        sections.append("\n\n".join([heading, *pairs]))
    return "\n\n".join(sections) + "\n"


class Editor:
    """Edits a policy step by step and keeps the right answer."""

    def __init__(self, seed: int, sections: int, shortest: int = 3, longest: int = 9) -> None:
        self.drafter = Drafter(seed)
        self.random = self.drafter.random
        policy = self.drafter.policy(sections, shortest, longest)
        self.result = Edited(list(policy), list(policy))
        self._free = [draft.name for draft in policy]
        self.random.shuffle(self._free)

    def apply(self, operation: str) -> None:
        """Edit one more section, by the name of a kind of change, or of several joined by ``+``."""
        if operation == "added":
            draft = self.drafter.draft(self.random.randint(3, 9))
            self.result.new.insert(self.random.randrange(len(self.result.new) + 1), draft)
            self.result.added.add(draft.name)
            return
        name = self._free.pop()
        for kind in operation.split("+"):
            self.result.kinds.setdefault(name, set()).add(kind)
            getattr(self, f"_{kind}")(name)

    def _at(self, name: int) -> int:
        return next(at for at, draft in enumerate(self.result.new) if draft.name == name)

    def _removed(self, name: int) -> None:
        del self.result.new[self._at(name)]

    def _renamed(self, name: int) -> None:
        at = self._at(name)
        self.result.new[at] = replace(self.result.new[at], heading=self.drafter.heading())

    def _reworded(self, name: int) -> None:
        at = self._at(name)
        self.result.new[at] = self.drafter.reword(self.result.new[at], self.random.choice((0.05, 0.2, 0.4)))

    def _moved(self, name: int) -> None:
        at = self._at(name)
        places = [place for place in range(len(self.result.new)) if abs(place - at) > 2]
        draft = self.result.new.pop(at)
        self.result.new.insert(self.random.choice(places or [len(self.result.new)]), draft)

    def _split(self, name: int) -> None:
        at = self._at(name)
        draft = self.result.new[at]
        cut = max(1, round(len(draft.sentences) * self.random.choice((0.3, 0.4, 0.6))))
        piece = self.drafter.draft(0)
        self.result.new[at : at + 1] = [
            replace(draft, sentences=draft.sentences[:cut]),
            replace(piece, sentences=draft.sentences[cut:]),
        ]
        self.result.pieces[name] = [name, piece.name]

    def _merged(self, name: int) -> None:
        at = self._at(name)
        if at + 1 == len(self.result.new) or self.result.new[at + 1].name not in self._free:
            self.result.kinds[name].discard("merged")
            return
        into, gone = self.result.new[at : at + 2]
        self._free.remove(gone.name)
        self.result.new[at : at + 2] = [replace(into, sentences=into.sentences + gone.sentences)]
        self.result.parts[name] = [name, gone.name]
