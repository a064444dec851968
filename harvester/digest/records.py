"""The input of a change digest, as frozen values; texts from pages are not cleaned yet."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from diffs.in_words import count, day
from diffs.render.flags import ShownFlag, flags_between
from diffs.render.imprint import Imprint
from diffs.summaries import SectionChange, SummarizedComparison
from harvester.archive import Proof
from harvester.delivery import ChannelForm
from store.tables.changes import ComparedVersion
from store.tables.renderings import ShownRendering

Period = Literal["run", "daily", "weekly", "since"]


@dataclass(frozen=True, slots=True)
class VersionNews:
    """A change of a document from one version to the next.

    Attributes:
        before: the old version, last captured at ``before.last_capture``.
        after: the new version, first captured at ``after.first_capture``.
        compared: what changed, in numbers and section by section.
        served_by: what served the last capture of the old version and the first one of the new version.
        alternated: if the old text was soon back, how often the new one was shown and between which
            captures; otherwise ``""``.
        rendered: the rendered pages of these two captures; None for a page that no browser rendered.
    """

    before: ComparedVersion
    after: ComparedVersion
    compared: SummarizedComparison
    served_by: tuple[Proof, Proof]
    alternated: str = ""
    rendered: tuple[ShownRendering | None, ShownRendering | None] = (None, None)

    @property
    def sections(self) -> tuple[SectionChange, ...]:
        """The changed sections, in the order of the new text."""
        return self.compared.sections

    @property
    def flags(self) -> tuple[ShownFlag, ...]:
        """The flags of the change, as every redline shows them."""
        return flags_between((self.before, self.after))

    @property
    def cosmetic(self) -> bool:
        """Whether no word differs."""
        return "cosmetic" in self.after.flags

    @property
    def weight(self) -> int:
        """The weight of its heaviest section."""
        return max((section.weight for section in self.sections), default=0)


@dataclass(frozen=True, slots=True)
class DocumentNews:
    """The changes of one policy, oldest first."""

    slug: str
    title: str
    versions: tuple[VersionNews, ...]

    @property
    def weight(self) -> int:
        """The weight of its heaviest change."""
        return max((version.weight for version in self.versions), default=0)


@dataclass(frozen=True, slots=True)
class CompanyNews:
    """The policies of one company that changed."""

    slug: str
    name: str
    documents: tuple[DocumentNews, ...]

    @property
    def weight(self) -> int:
        """The weight of its heaviest document."""
        return max((document.weight for document in self.documents), default=0)


@dataclass(frozen=True, slots=True)
class MethodChange:
    """A place in the history of a policy where the way of reading changed, so that nothing was compared.

    Attributes:
        company: slug of the company.
        company_name: its name.
        document: slug of the document.
        title: its title.
        before: the last version that was read in the one way.
        after: the first version that was read in the other way.
    """

    company: str
    company_name: str
    document: str
    title: str
    before: ComparedVersion
    after: ComparedVersion


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
class EarlierChanges:
    """Changes that were reported before a channel was added, and that it is not told of.

    Attributes:
        number: how many there are.
        since: when the new text of the first one was first captured, 14 digits; ``""`` if there are none.
    """

    number: int = 0
    since: str = ""

    @property
    def in_words(self) -> str:
        """That they are not told again, as a sentence; ``""`` if there are none."""
        if not self.number:
            return ""
        be = "was" if self.number == 1 else "were"
        told = f"{count(self.number, 'change')} since {day(self.since)} {be} reported before"
        return f"This channel is new: {told}, and {be} not repeated here."

    def __add__(self, other: EarlierChanges) -> EarlierChanges:
        """Return the changes of two stores."""
        since = min((one for one in (self.since, other.since) if one), default="")
        return EarlierChanges(self.number + other.number, since)


NOTHING_EARLIER = EarlierChanges()


@dataclass(frozen=True, slots=True)
class DigestInput:
    """Everything that a change digest reports to one recipient.

    Attributes:
        recipient: the mail address, the address of the webhook or the name of the channel.
        sender: the mail address from which it is sent.
        period: how often this recipient gets a digest; ``since`` if history was requested.
        generated_at: the time at which it is composed (aware, UTC).
        companies: the news.
        troubles: policies that could not be checked, those that have been checked again included.
        report: the address of the published report, with a slash at its end; ``""`` if there is none.
        show_cosmetic: whether to show changes in which no word differs.
        made_by: the program with its version.
        rules: the name of the rules of comparison.
        recipient_name: whom the mail address belongs to, or ``""``.
        methods: where policies were read in another way, and are not compared.
        channel: what the channel takes; None for a mail or a webhook.
        unsubscribe: how to unsubscribe, with ``{recipient}`` for the mail address; ``""`` if no way is known.
        test: if it is only a test, what it shows, as the rest of a sentence; otherwise ``""``.
        attached: the numbers of the changes that an attached file shows in full; None if none is attached.
        selection: which changes the recipient is told of, where it is not all, a sentence each.
        earlier: the changes that a new channel is not told of.
        since: the day since which all changes are reported, if that was requested (aware).
    """

    recipient: str
    sender: str
    period: Period
    generated_at: datetime
    companies: tuple[CompanyNews, ...]
    troubles: tuple[Trouble, ...] = ()
    report: str = ""
    show_cosmetic: bool = False
    made_by: str = "harvest"
    rules: str = ""
    recipient_name: str = ""
    methods: tuple[MethodChange, ...] = ()
    channel: ChannelForm | None = None
    unsubscribe: str = ""
    test: str = ""
    attached: frozenset[int] | None = None
    selection: tuple[str, ...] = ()
    earlier: EarlierChanges = NOTHING_EARLIER
    since: datetime | None = None

    @property
    def scope(self) -> str:
        """That these are not only news, as a sentence; ``""`` if they are."""
        if self.since is None:
            return ""
        return f"These are the changes since {day(self.since)}, also those that were reported before."

    @property
    def imprint(self) -> Imprint:
        """When and by what it is composed."""
        return Imprint(self.generated_at, self.made_by, self.rules)
