"""The input of a change digest, as frozen values; texts from pages are not cleaned yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from diffs import Change
from diffs.weights import Tag
from harvester.archive import Proof
from store.tables.changes import ComparedVersion

Period = Literal["run", "daily", "weekly", "since"]


@dataclass(frozen=True, slots=True)
class SectionNews:
    """What happened to one section, and how much it weighs.

    Attributes:
        change: the change itself.
        weight: sections with a higher weight are reported first.
        tags: the reasons for its weight: the first tag of each topic, the heaviest first.
    """

    change: Change
    weight: float = 0.0
    tags: tuple[Tag, ...] = ()


@dataclass(frozen=True, slots=True)
class VersionNews:
    """A change of a document from one version to the next.

    Attributes:
        before: the old version, last captured at ``before.last_capture``.
        after: the new version, first captured at ``after.first_capture``.
        sections: the changes, in the order of the new text.
        served_by: what served the last capture of the old version and the first one of the new version.
        flags: the flags of the new version, such as ``silent-edit`` and ``late-notice``.
        cosmetic: whether no word differs.
        alternated: if the old text was soon back, how often the new one was shown and between which
            captures; otherwise ``""``.
    """

    before: ComparedVersion
    after: ComparedVersion
    sections: tuple[SectionNews, ...]
    served_by: tuple[Proof, Proof]
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
    """The policies of one company that changed."""

    slug: str
    name: str
    documents: tuple[DocumentNews, ...]

    @property
    def weight(self) -> float:
        """The weight of its heaviest document."""
        return max((document.weight for document in self.documents), default=0.0)


@dataclass(frozen=True, slots=True)
class Trouble:
    """A time in which a policy could not be checked.

    Attributes:
        company: the name of the company.
        document: the title of the policy.
        reason: what went wrong, in one sentence.
        since: when a check failed for the first time (aware, UTC).
        until: when a check succeeded again, or None if none has.
        in_part: whether the captures could be listed, but not all that were due could be fetched.
    """

    company: str
    document: str
    reason: str
    since: datetime
    until: datetime | None = None
    in_part: bool = False


@dataclass(frozen=True, slots=True)
class DigestInput:
    """Everything that a change digest reports to one recipient.

    Attributes:
        recipient: the mail address, or the address of the webhook, to which it is sent.
        sender: the mail address from which it is sent.
        period: how often this recipient gets a digest; ``since`` if history was requested.
        generated_at: the time at which it is composed (aware, UTC).
        companies: the news.
        troubles: policies that could not be checked, those that have been checked again included.
        report: a link to the full report, or its path; ``""`` if there is none.
        show_cosmetic: whether to show changes in which no word differs.
    """

    recipient: str
    sender: str
    period: Period
    generated_at: datetime
    companies: tuple[CompanyNews, ...]
    troubles: tuple[Trouble, ...] = ()
    report: str = ""
    show_cosmetic: bool = False
