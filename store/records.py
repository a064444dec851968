"""The values that are stored, in the vocabulary of docs/design.md."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal, Protocol

from diffs.flag_evidence import Flag, FlagEvidence
from store.timestamps import moment

DateKind = Literal["effective", "updated"]
DateLabel = Literal["stated", "none"]
Precision = Literal["day", "month", "year"]
Reason = Literal["first", "content", "technical", "method"]
# How the text of a page is extracted: `corpus`, as in the corpus; `complete`, the whole policy.
Recipe = Literal["corpus", "complete"]
# What a text comes from: the page by one of the recipes, or the page as a browser rendered it, by `complete`.
ReadingRecipe = Literal["corpus", "complete", "rendered"]

# The SHA-1 of the empty body, in base32: the digest of every empty answer in an index.
EMPTY_DIGEST = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"

# What a page is that has no content until a script fills it in.
NEEDS_SCRIPTS = "needs scripts"
# What a page is whose content is a document of its own, which it shows in a frame.
FRAME = "frame"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a policy states about itself.

    Attributes:
        kind: ``effective`` (from when it applies) or ``updated`` (when it was last changed); never mixed.
        date: the day; the first day of the month or year if `precision` is not ``day``.
        precision: how exactly the policy states it.
        quote: the words of the policy that state it.
        ambiguous: True if day and month could be exchanged and nothing in the document decides.
        label: ``none`` for a date that stands alone, without any word that says what it is. It is weaker
            evidence: never kept with a text, and never the ground of a flag.
    """

    kind: DateKind
    date: date
    precision: Precision
    quote: str
    ambiguous: bool = False
    label: DateLabel = "stated"

    @property
    def iso(self) -> str:
        """The date with the stated precision: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True, slots=True)
class Capture:
    """One row of an archive's index, with the field names of the CDX format.

    Attributes:
        urlkey: the SURT form of the URL.
        timestamp: 14 digits exactly as in the archive (a few have month or day ``00``).
        original: the URL as captured.
        mimetype: as in the index; may be ``warc/revisit`` or ``unk``.
        statuscode: HTTP status of the captured answer, or None (``-`` in the index).
        digest: base32 SHA-1 of the payload as the archive stored it; it identifies bytes, but the served
            bytes need not match it.
        length: size of the archive's record in bytes, or None.
    """

    urlkey: str
    timestamp: str
    original: str
    mimetype: str
    statuscode: int | None
    digest: str
    length: int | None


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A memento as it was fetched: the raw bytes, and where they came from.

    Attributes:
        capture: the capture that was actually served, with its own timestamp.
        body: the payload exactly as the archive served it; it may still be compressed.
        headers: the origin's headers, names in lower case, without the archive's prefix.
        sha256: hex SHA-256 of `body`.
        fetched_at: when it was fetched (aware, UTC).
    """

    capture: Capture
    body: bytes
    headers: Mapping[str, str]
    sha256: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class PolicyUrl:
    """An address of a document, with the period in which it was in use.

    Attributes:
        url: the address.
        valid_from: the first timestamp, or its first digits (4 to 14, inclusive); None for no limit.
        valid_until: the last timestamp, or its first digits (``201805`` includes all of May); None for no
            limit.
    """

    url: str
    valid_from: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A company whose policies are watched."""

    slug: str
    name: str
    domains: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Document:
    """One policy of a company, at one or several URLs over the years."""

    company: str
    slug: str
    title: str
    urls: tuple[PolicyUrl, ...] = field(default=())


@dataclass(frozen=True, slots=True)
class Counterpart:
    """The text of a capture by the corpus recipe, in addition to its text by the complete recipe.

    Attributes:
        text: SHA-256 of its text.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
    """

    text: str
    essence: str
    dateless: str


@dataclass(frozen=True, slots=True)
class Reading:
    """What a capture shows: the result of reading it.

    Attributes:
        timestamp: the capture that was served, 14 digits.
        url: the URL as captured.
        source: ``memento``, or ``citation`` for a corpus document.
        text: SHA-256 of its text.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        effective: the most authoritative effective date that it states, or None.
        updated: the most authoritative date of an update that it states, or None.
        extractor: the rules that extracted it.
        technical: whether other rules had extracted another text from the same bytes.
        recipe: the recipe by which it was extracted; ``rendered`` if a browser rendered the page first.
        corpus: its text by the corpus recipe, if that was needed and is known; otherwise None.
        coverage: the share of the page's visible words in the text, 0 to 1; None for a corpus document.
        notes: what was unusual about the capture, in words.
        words: number of words of the text.
        has_end: False if the markup of the page does not close it.
        stand_in: for a corpus document that differs only cosmetically from the counterpart of a memento next
            to it, SHA-256 of the memento's text; otherwise None.
        span: if a browser rendered it, the times of the earliest and the latest capture that its words may
            come from, its own included, 14 digits; None if they come from the capture alone.
    """

    timestamp: str
    url: str
    source: str
    text: str
    essence: str
    dateless: str
    effective: StatedDate | None
    updated: StatedDate | None
    extractor: str
    technical: bool = False
    recipe: ReadingRecipe = "complete"
    corpus: Counterpart | None = None
    coverage: float | None = None
    notes: tuple[str, ...] = ()
    words: int = 0
    has_end: bool = True
    stand_in: str | None = None
    span: tuple[str, str] | None = None

    @property
    def known_from(self) -> str:
        """The time from which the text is known to have been there: all that it stands on was captured."""
        return self.span[1] if self.span else self.timestamp

    @property
    def known_until(self) -> str:
        """The time until which it is: what was captured first may have been another text from then on."""
        return self.span[0] if self.span else self.timestamp


@dataclass(frozen=True, slots=True)
class HeldCapture:
    """A capture that is held for review and does not make a version.

    Attributes:
        timestamp: 14 digits.
        url: the URL as captured.
        reason: why it is held, as a message for users.
        words: number of words of its text.
    """

    timestamp: str
    url: str
    reason: str
    words: int


DatedBy = Literal["effective", "updated", "capture"]


@dataclass(frozen=True, slots=True)
class Version:
    """An unbroken run of captures of a document that show the same text.

    Attributes:
        number: its place in the timeline, from 1; it shifts when an earlier version is found.
        text: SHA-256 of its text.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        url: the URL of its first capture.
        first_capture: the first capture known to show it, 14 digits.
        last_capture: the last capture known to show it.
        after_capture: the last capture known to show the version before, or None for the first version.
        known_from: the time by which its text is known to have been there, 14 digits: that of its first
            capture or, of pages that a browser rendered, of the latest capture that it stands on.
        known_until: the time until which it is: that of its last capture or, of rendered pages, of the
            earliest capture that one stands on. It is before `known_from` if no time is known at which all
            that the text stands on was there together.
        not_before: `known_until` of the version before, or None for the first version; the change lies
            between it and `known_from`.
        captures: how many captures are known to show it.
        effective: the effective date that it states, or None.
        updated: the date of the last update that it states, or None.
        reason: ``first``; ``content`` = the page changed; ``technical`` = our rules changed;
            ``method`` = a browser rendered only one of it and the version before, so they are not compared.
        flags: its flags, in the order of `Flag`.
        extractor: the rules that extracted its text.
        recipe: the recipe by which its text was extracted; ``rendered`` if a browser rendered it first.
        compared: SHA-256 of the two texts that are compared for the previous version and this one: the texts
            of the versions or, if one of them is a corpus document, their texts by the corpus recipe. None if
            there is nothing to compare.
        coverage: the share of the page's visible words in its text, 0 to 1; None if no page was read.
        notes: what was unusual about the captures that show it, in words.
        flag_evidence: what each of its flags stands on, in the same order.
    """

    number: int
    text: str
    essence: str
    dateless: str
    url: str
    first_capture: str
    last_capture: str
    after_capture: str | None
    known_from: str
    known_until: str
    not_before: str | None
    captures: int
    effective: StatedDate | None
    updated: StatedDate | None
    reason: Reason
    flags: tuple[Flag, ...]
    extractor: str
    recipe: ReadingRecipe
    compared: tuple[str, str] | None
    coverage: float | None
    notes: tuple[str, ...]
    flag_evidence: tuple[FlagEvidence, ...] = ()

    @property
    def stated(self) -> StatedDate | None:
        """The stated date of this version: the effective date, or else the updated date, or None."""
        return self.effective or self.updated

    @property
    def dated_by(self) -> DatedBy:
        """Which kind of date `dated` is."""
        return self.stated.kind if self.stated else "capture"

    @property
    def dated(self) -> str:
        """The stated date of this version, with its precision, or else the day from which it is known."""
        return self.stated.iso if self.stated else f"{moment(self.known_from):%Y-%m-%d}"


def archives_in(location: str) -> tuple[str, ...]:
    """Return the names of the archives of a location: several are written one a line.

    Args:
        location: the name of an archive, or of several.
    """
    return tuple(location.split("\n"))


class _Extracted(Protocol):
    """A text of which it is known how it was extracted."""

    @property
    def extractor(self) -> str: ...

    @property
    def recipe(self) -> ReadingRecipe: ...


def is_same_rules(old: _Extracted, new: _Extracted) -> bool:
    """Return whether a difference between two compared texts comes from the pages, not from our rules.

    Args:
        old: the text before.
        new: the text after.
    """
    # A corpus document is compared with the text of the memento by the corpus recipe.
    return old.extractor == new.extractor or old.recipe != new.recipe
