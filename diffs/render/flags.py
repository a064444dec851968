"""What the flags of a change are called, and what they mean: the only table of these words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Protocol

from diffs.flag_evidence import FlagEvidence, FlagSide, flag_evidence_as_json
from diffs.in_words import when
from diffs.text.without_markup import legible


@dataclass(frozen=True, slots=True)
class FlagWords:
    """The words for a flag.

    Attributes:
        name: its name.
        meaning: what it says, as the rest of a sentence.
    """

    name: str
    meaning: str


FLAGS: Mapping[str, FlagWords] = MappingProxyType(
    {
        "silent-edit": FlagWords("silent edit", "the words changed, but the stated date did not"),
        "unread-date": FlagWords(
            "date not understood",
            "it carries a date we could not read as one of the policy's own, so nothing is said of its edit",
        ),
        "late-notice": FlagWords(
            "late notice",
            "the old text was still shown after the date on which the new one says it took effect",
        ),
        "date-only": FlagWords("date only", "only the stated date changed"),
        "cosmetic": FlagWords(
            "cosmetic", "no word differs, only white space, glyphs, markup or link targets"
        ),
        "revert": FlagWords("revert", "the text returned to that of an earlier version"),
        "cited": FlagWords(
            "corpus only",
            "known only from a corpus document; no archive has served the capture that it cites",
        ),
        "cut-out": FlagWords(
            "cut out in different ways",
            "the texts are not the same parts of their pages; what differs may be no change of the policy",
        ),
        "alternated": FlagWords("alternated", "the new text came and went"),
        "technical": FlagWords("re-extracted", "newer extraction rules read the same bytes differently"),
    }
)


# For a silent edit of a few words, as where an address is corrected.
_SMALL = FlagWords("small edit under the same date", "a few words changed, but the stated date did not")
# In characters: the quote of a date.
_QUOTE = 120


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag of a change.

    Attributes:
        flag: its key, such as ``silent-edit``.
        about: what it is about, such as ``version 4``; ``""`` for the change as a whole.
        detail: its meaning in this case, or ``""`` for the meaning in `FLAGS`.
        evidence: what it stands on, if that is known.
    """

    flag: str
    about: str = ""
    detail: str = ""
    evidence: FlagEvidence | None = None

    @property
    def name(self) -> str:
        """Its name, with what it is about: ``Silent edit``, ``Corpus only (old text)``."""
        name = flag_name(self.flag, self.evidence).capitalize()
        return f"{name} ({self.about})" if self.about else name

    @property
    def is_small(self) -> bool:
        """Whether it is about a few words, and is told in milder ones."""
        return self.evidence is not None and self.evidence.small

    @property
    def claim(self) -> str:
        """What it says, as the rest of a sentence."""
        words = _SMALL if self.is_small else FLAGS[self.flag]
        return self.detail or words.meaning

    @property
    def is_of_dates(self) -> bool:
        """Whether it stands on dates that the texts state."""
        if self.evidence is None or self.flag in ("cosmetic", "revert", "cited"):
            return False
        return bool(self.evidence.before.dates or self.evidence.after.dates)

    @property
    def meaning(self) -> str:
        """What it says, and the dates and captures it stands on, as the rest of a sentence."""
        if self.evidence is None or not self.is_of_dates:
            return self.claim
        return f"{self.claim}: {_in_words(self.evidence.before)}, and {_in_words(self.evidence.after)}"


class Flagged(Protocol):
    """A version with its flags."""

    @property
    def number(self) -> int:
        """Its number in the timeline."""

    @property
    def flags(self) -> Sequence[str]:
        """The keys of its flags."""

    @property
    def reason(self) -> str:
        """Why it is a version: ``first``, ``content`` or ``technical``."""

    @property
    def flag_evidence(self) -> Sequence[FlagEvidence]:
        """What its flags stand on."""


@dataclass(frozen=True, slots=True)
class VersionFlags:
    """The flags of a version alone, as `Flagged`."""

    number: int
    flags: Sequence[str] = ()
    reason: str = "content"
    flag_evidence: Sequence[FlagEvidence] = ()


def flags_of(version: Flagged) -> tuple[str, ...]:
    """Return the keys of the flags of a version; that it was re-extracted is one for people.

    Args:
        version: the version.
    """
    return (*version.flags, "technical") if version.reason == "technical" else tuple(version.flags)


def flags_between(versions: Sequence[Flagged]) -> tuple[ShownFlag, ...]:
    """Return the flags of the change from one version to another.

    The flags of a version are about the change from the version before. Between two versions that are not
    neighbours, those of every change are shown with its version, except that it was cosmetic.

    Args:
        versions: the old version, those between, and the new one.
    """
    old, new = versions[0], versions[-1]
    is_neighbour = len(versions) == 2
    hidden = {"cited"} if is_neighbour else {"cited", "cosmetic"}
    found = [
        ShownFlag(flag, "" if is_neighbour else f"version {version.number}", evidence=_of(version, flag))
        for version in versions[1:]
        for flag in flags_of(version)
        if flag not in hidden and old.number < new.number
    ]
    sides = ((old, "old text"), (new, "new text"))
    return (*found, *(ShownFlag("cited", name) for version, name in sides if "cited" in version.flags))


def cut_out_flag(how: str) -> tuple[ShownFlag, ...]:
    """Return the flag of a change whose two texts are not the same parts of their pages; none if they are.

    Args:
        how: in which way they are not, as the beginning of a sentence, or ``""``.
    """
    meaning = FLAGS["cut-out"].meaning
    return (ShownFlag("cut-out", detail=f"{how}: {meaning}"),) if how else ()


def flag_name(flag: str, evidence: FlagEvidence | None = None) -> str:
    """Return the name of a flag for people: ``silent edit``; an unknown flag is its own name.

    Args:
        flag: its key.
        evidence: what it stands on, if that is known.
    """
    if evidence is not None and evidence.small:
        return _SMALL.name
    return FLAGS[flag].name if flag in FLAGS else flag


def flag_names(version: Flagged, hidden: Iterable[str] = ()) -> list[str]:
    """Return the names of the flags of a version for people.

    Args:
        version: the version.
        hidden: the keys of flags to leave out.
    """
    left_out = set(hidden)
    return [flag_name(flag, _of(version, flag)) for flag in flags_of(version) if flag not in left_out]


def flag_keys(flags: Iterable[ShownFlag]) -> list[str]:
    """Return the keys of flags, each once, as they are written in JSON.

    Args:
        flags: the flags.
    """
    return list(dict.fromkeys(one.flag for one in flags))


def shown_evidence(flags: Iterable[ShownFlag]) -> list[dict[str, Any]]:
    """Return what flags stand on, as it is written in JSON.

    Args:
        flags: the flags.
    """
    return [
        {**found, "about": one.about}
        for one in flags
        if one.evidence is not None
        for found in flag_evidence_as_json([one.evidence])
    ]


def noted(flags: Iterable[ShownFlag]) -> tuple[ShownFlag, ...]:
    """Return the flags that are shown as notes; that a change is cosmetic is said by the verdict.

    Args:
        flags: the flags.
    """
    return tuple(one for one in flags if one.flag != "cosmetic")


def _of(version: Flagged, flag: str) -> FlagEvidence | None:
    """Return what a flag of a version stands on, if that is known."""
    return next((one for one in version.flag_evidence if one.flag == flag), None)


def quoted_dates(side: FlagSide) -> str:
    """Return the dates that one side states, as quoted; or that it states none.

    Args:
        side: one side of what a flag stands on.
    """
    quotes = list(dict.fromkeys(f"“{legible(date.quote, _QUOTE)}”" for date in side.dates))
    return " and ".join(quotes) or "no date"


def rendered_from(side: FlagSide) -> str:
    """Return from what a browser rendered a capture, as the end of a clause; ``""`` if none did.

    Args:
        side: one side of what a flag stands on.
    """
    days = [] if side.span is None else list(dict.fromkeys(map(when, side.span)))
    return f", rendered with what was captured from {days[0]} to {days[1]}" if len(days) > 1 else ""


def _in_words(side: FlagSide) -> str:
    """Return a capture with the dates that it states."""
    return f"{quoted_dates(side)} in the capture of {when(side.capture)}{rendered_from(side)}"
