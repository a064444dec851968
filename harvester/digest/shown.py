"""What a mail shows, as frozen values: ordered, folded, cleaned and cut to a size, but not yet escaped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from diffs.records import Op
from diffs.render.flags import ShownFlag
from harvester.digest.redline import Redline
from harvester.digest.troubles import TroubleLine

# Sections in the contents: more are no help.
_MOST_CONTENTS = 15

# The words that a section lost and got, in order.
EditKey = tuple[tuple[Op, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of the news is shown.

    Attributes:
        sections: the maximum number of sections of each change that are shown with their words.
        versions: the maximum number of changes that are shown with their bounds.
        names: the maximum number of further sections of each of these that are named.
        others: the maximum number of policies whose further changes are named with their dates.
    """

    sections: int
    versions: int
    names: int = 0
    others: int = 0


@dataclass(frozen=True, slots=True)
class SectionView:
    """One section of a change.

    Attributes:
        numbers: its numbers, or ``""``.
        headings: the old heading and the new one; one of them where they are the same.
        what: what happened to it, with the numbers of words added and removed and its topics.
        redline: the places at which words changed; none if they are shown at another policy.
        edit: what is equal for sections that changed in the same words; () for an edit of a few words.
        same: which other policies made the same edit, in words; or ``""``.
        anchor: the name of its place in the mail.
        link: its title as the words of a link, which no other section of its change has.
    """

    numbers: str
    headings: tuple[str, ...]
    what: str
    redline: Redline
    edit: EditKey = ()
    same: str = ""
    anchor: str = ""
    link: str = ""

    @property
    def title(self) -> str:
        """Its numbers and headings on one line."""
        return " · ".join(filter(None, (self.numbers, " → ".join(self.headings))))


@dataclass(frozen=True, slots=True)
class BoundView:
    """One of the two captures between which a change lies.

    Attributes:
        what: the label of the capture.
        when: its time.
        address: its address in the archive, or ``""``.
        source: what has it if no archive replays it, in words; otherwise ``""``.
        origin: where the text comes from, if that is not simply the page, in words; otherwise ``""``.
        raw_address: the address of its page as it was captured, or ``""``.
        hashes: the SHA-256 of the text and of the page, each with a label.
        link: the words of the link to it, which no other link of the mail has.
        raw_link: the same for its page.
    """

    what: str
    when: str
    address: str
    source: str
    raw_address: str
    origin: str
    hashes: tuple[tuple[str, str], ...]
    link: str
    raw_link: str


class Links(NamedTuple):
    """Addresses in the archive with which a person can check a change; ``""`` if one would be unsafe.

    Attributes:
        before: the last capture of the old text.
        after: the first capture of the new text.
        comparison: the archive's own comparison of the two.
    """

    before: str
    after: str
    comparison: str


@dataclass(frozen=True, slots=True)
class VersionView:
    """One change of a document from version to version.

    Attributes:
        dates_before: the dates of the old version.
        dates_after: the dates of the new version.
        summary: the change in one line.
        topics: the topics of the change in one line, or ``""``.
        flags: its flags.
        sections: the changed sections, the weightiest first.
        hidden_sections: the number of the others.
        named_sections: the weightiest of these, in one line each.
        folded: one line for the renumbered sections, one for the moved ones.
        bounds: the last capture of the old text and the first one of the new text.
        comparison: the address of the archive's own comparison, or ``""``.
        comparison_link: the words of the link to it, which no other link of the mail has.
        heading: what it is a change of, from when on, with its number if there are several.
        anchor: the name of its place in the mail.
        language: the language of what is quoted (ISO 639-1) if it is known and not English; otherwise ``""``.
        page: the address of its page in the published report, or ``""``.
        page_link: the words of the link to it, which no other link of the mail has.
        where: where the words that are left out can be read, to be added to a sentence.
        of_change: what is added to the words of a link so that they are about this change; may be ``""``.
    """

    dates_before: str
    dates_after: str
    summary: str
    topics: str
    flags: tuple[ShownFlag, ...]
    sections: tuple[SectionView, ...]
    hidden_sections: int
    named_sections: tuple[str, ...]
    folded: tuple[str, ...]
    bounds: tuple[BoundView, ...]
    comparison: str
    comparison_link: str
    heading: str
    anchor: str
    language: str
    page: str
    page_link: str
    where: str
    of_change: str


@dataclass(frozen=True, slots=True)
class DocumentView:
    """One policy with its changes, oldest first."""

    title: str
    versions: tuple[VersionView, ...]


@dataclass(frozen=True, slots=True)
class CompanyView:
    """One company with its changed policies, the one with the highest weight first."""

    name: str
    documents: tuple[DocumentView, ...]


@dataclass(frozen=True, slots=True)
class DigestView:
    """An entire digest; every string in it is clean, on one line, and not yet escaped.

    Attributes:
        headline: the subject of the mail.
        changes: the number of changes, including those that are only counted.
        companies: the companies with changes.
        hidden_versions: the number of changes that are not among them.
        others: when these were, one line for each policy.
        unnamed_others: how many policies have such changes and no line.
        methods: the policies that were read in another way, one line each.
        troubles: the policies that could not be checked.
        report: a link to the full report, or its path; ``""`` if there is none.
        report_is_link: whether `report` is a web address.
        made: when, by what and from what the mail is composed.
        unsubscribe: the address by which the recipient unsubscribes, or ``""``.
        attached: what is in the attached file, as a sentence; ``""`` if there is none.
        test: that it is a test, as sentences; otherwise ``""``.
        where_others: where the changes are shown that are not among them, as a sentence.
        selection: which changes the recipient is told of, a sentence each; none if it is all.
        earlier: that a new channel is not told of earlier changes, as a sentence; otherwise ``""``.
        scope: that the changes are not only news, as a sentence; otherwise ``""``.
    """

    headline: str
    changes: int
    companies: tuple[CompanyView, ...]
    hidden_versions: int
    others: tuple[str, ...]
    unnamed_others: int
    methods: tuple[str, ...]
    troubles: tuple[TroubleLine, ...]
    report: str
    report_is_link: bool
    made: str
    unsubscribe: str
    attached: str
    test: str
    where_others: str
    selection: tuple[str, ...] = ()
    earlier: str = ""
    scope: str = ""

    @property
    def shown(self) -> tuple[VersionView, ...]:
        """The changes that are shown, in order."""
        return tuple(
            version
            for company in self.companies
            for document in company.documents
            for version in document.versions
        )

    @property
    def has_contents(self) -> bool:
        """Whether the mail is so long that its contents are listed first."""
        return len(self.shown) > 1 or any(len(version.sections) > 1 for version in self.shown)

    @property
    def names_sections(self) -> bool:
        """Whether the sections are among the contents; of many changes, the changes are enough."""
        return sum(len(version.sections) for version in self.shown) <= _MOST_CONTENTS

    @property
    def all_looked_at(self) -> bool:
        """Whether all policies were checked, so that the mail may say so (docs/design.md, law 3)."""
        return bool(self.changes) and not self.test and not self.has_lasting_trouble

    @property
    def has_lasting_trouble(self) -> bool:
        """Whether some policies still cannot be checked."""
        return any(line.lasting for line in self.troubles)

    @property
    def troubles_heading(self) -> str:
        """What is above the troubles: where none lasts, all were checked in the end."""
        return "Could not be checked" if self.has_lasting_trouble else "Can be checked again"
