"""What a change digest is composed of, as frozen values; nothing here has been cleaned yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from diffs import Change
from store.tables.changes import ComparedVersion

Period = Literal["run", "daily", "weekly", "since"]


@dataclass(frozen=True, slots=True)
class SectionNews:
    """What happened to one section, and how much it weighs.

    Attributes:
        change: the change itself.
        weight: heavier sections are told first.
        tags: why it weighs (``sale``, ``retention``), in the order of their weight.
    """

    change: Change
    weight: float = 0.0
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionNews:
    """A document went from one version to the next.

    Attributes:
        before: the old version; it was last captured at ``before.last_capture``.
        after: the new version; it was first captured at ``after.first_capture``.
        sections: the changes, in the order of the new text.
        flags: the flags of the new version (``silent-edit``, ``late-notice`` ...).
        cosmetic: True where no word differs.
        alternated: where the old text was soon back, how often it gave way and between which captures
           ; else ``""``.
    """

    before: ComparedVersion
    after: ComparedVersion
    sections: tuple[SectionNews, ...]
    flags: tuple[str, ...] = ()
    cosmetic: bool = False
    alternated: str = ""

    @property
    def weight(self) -> float:
        """The weight of its heaviest section."""
        return max((section.weight for section in self.sections), default=0.0)


@dataclass(frozen=True, slots=True)
class DocumentNews:
    """The changes of one policy, oldest first."""

    slug: str
    title: str
    versions: tuple[VersionNews, ...]

    @property
    def weight(self) -> float:
        """The weight of its heaviest change."""
        return max((version.weight for version in self.versions), default=0.0)


@dataclass(frozen=True, slots=True)
class CompanyNews:
    """The changed policies of one company."""

    slug: str
    name: str
    documents: tuple[DocumentNews, ...]

    @property
    def weight(self) -> float:
        """The weight of its heaviest document."""
        return max((document.weight for document in self.documents), default=0.0)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A policy that could not be looked at.

    Attributes:
        company: the company's name.
        document: the title of its policy.
        reason: what went wrong, as one sentence.
        since: when it could not be looked at for the first time (aware, UTC).
        until: when it could be looked at again, or None while it lasts.
        in_part: True where the list of captures came, and something on it did not.
    """

    company: str
    document: str
    reason: str
    since: datetime
    until: datetime | None = None
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class DigestInput:
    """All that a change digest tells one recipient.

    Attributes:
        recipient: the mail address that it goes to.
        sender: the mail address that it comes from.
        period: how often this recipient is told; ``since`` where history was asked for.
        generated_at: the moment it is composed at (aware, UTC).
        companies: the news.
        troubles: what could not be looked at, and what could not but can be again.
        report: a link or a path where all of it is, or ``""``.
        show_cosmetic: tell also of versions in which no word differs.
    """

    recipient: str
    sender: str
    period: Period
    generated_at: datetime
    companies: tuple[CompanyNews, ...]
    troubles: tuple[Trouble, ...] = ()
    report: str = ""
    show_cosmetic: bool = False
