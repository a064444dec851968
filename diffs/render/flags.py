"""What the flags of a change are called, and what they mean: the only table of these words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Protocol


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
        "alternated": FlagWords("alternated", "the new text came and went"),
        "technical": FlagWords("re-extracted", "newer extraction rules read the same bytes differently"),
    }
)


@dataclass(frozen=True, slots=True)
class ShownFlag:
    """A flag of a change.

    Attributes:
        flag: its key, such as ``silent-edit``.
        about: what it is about, such as ``version 4``; ``""`` for the change as a whole.
        detail: its meaning in this case, or ``""`` for the meaning in `FLAGS`.
    """

    flag: str
    about: str = ""
    detail: str = ""

    @property
    def name(self) -> str:
        """Its name, with what it is about: ``Silent edit``, ``Corpus only (old text)``."""
        name = flag_name(self.flag).capitalize()
        return f"{name} ({self.about})" if self.about else name

    @property
    def meaning(self) -> str:
        """What it says, as the rest of a sentence."""
        return self.detail or FLAGS[self.flag].meaning


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


@dataclass(frozen=True, slots=True)
class VersionFlags:
    """The flags of a version alone, as `Flagged`."""

    number: int
    flags: Sequence[str] = ()
    reason: str = "content"


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
        ShownFlag(flag, "" if is_neighbour else f"version {version.number}")
        for version in versions[1:]
        for flag in flags_of(version)
        if flag not in hidden and old.number < new.number
    ]
    sides = ((old, "old text"), (new, "new text"))
    return (*found, *(ShownFlag("cited", name) for version, name in sides if "cited" in version.flags))


def flag_name(flag: str) -> str:
    """Return the name of a flag for people: ``silent edit``; an unknown flag is its own name.

    Args:
        flag: its key.
    """
    return FLAGS[flag].name if flag in FLAGS else flag


def flag_keys(flags: Iterable[ShownFlag]) -> list[str]:
    """Return the keys of flags, each once, as they are written in JSON.

    Args:
        flags: the flags.
    """
    return list(dict.fromkeys(one.flag for one in flags))


def noted(flags: Iterable[ShownFlag]) -> tuple[ShownFlag, ...]:
    """Return the flags that are shown as notes; that a change is cosmetic is said by the verdict.

    Args:
        flags: the flags.
    """
    return tuple(one for one in flags if one.flag != "cosmetic")
