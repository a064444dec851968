"""What we keep, as frozen values in the vocabulary of the field (see docs/how-it-works.md)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from store.timestamps import moment

DateKind = Literal["effective", "updated"]
Precision = Literal["day", "month", "year"]
Reason = Literal["first", "content", "technical"]
# By which a text is chosen from a page: `corpus`, as the corpus has it; `complete`, the whole policy.
Recipe = Literal["corpus", "complete"]

# SHA-1 of nothing, in base32: the digest that an index gives every empty answer.
EMPTY_DIGEST = "3I42H3S6NNFQ2MSVX7XZKYAYSCX5QBYJ"


@dataclass(frozen=True, slots=True)
class StatedDate:
    """A date that a policy states of itself.

    Attributes:
        kind: ``effective`` (from when it counts) or ``updated`` (when it was last changed); never mixed.
        date: the day; the first of the month or of the year where `precision` says so.
        precision: how exactly the policy states it.
        quote: the words of the policy that state it.
        ambiguous: True where day and month could be read either way and nothing in the document decides.
    """

    kind: DateKind
    date: date
    precision: Precision
    quote: str
    ambiguous: bool = False

    @property
    def iso(self) -> str:
        """The date as exactly as it is stated: ``YYYY-MM-DD``, ``YYYY-MM`` or ``YYYY``."""
        return self.date.isoformat()[: {"day": 10, "month": 7, "year": 4}[self.precision]]


@dataclass(frozen=True, slots=True)
class Capture:
    """One line of an archive's index, in CDX's own words.

    Attributes:
        urlkey: the SURT form of the URL.
        timestamp: 14 digits exactly as the archive has them (a few have month or day ``00``).
        original: the URL as captured.
        mimetype: as the index says; may be ``warc/revisit`` or ``unk``.
        statuscode: HTTP status of the captured answer, or None (``-`` in the index).
        digest: base32 SHA-1 of the payload as the archive stored it: an identity, not a checksum.
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
    """A memento as it was fetched: the raw bytes, with where they came from.

    Attributes:
        capture: the capture that was really served (its timestamp, not the one asked for).
        body: the payload exactly as the archive served it (perhaps still compressed).
        headers: the origin's headers, names in lower case, without the archive's prefix.
        sha256: hex SHA-256 of `body`.
        fetched_at: when we fetched it (aware, UTC).
    """

    capture: Capture
    body: bytes
    headers: Mapping[str, str]
    sha256: str
    fetched_at: datetime


@dataclass(frozen=True, slots=True)
class PolicyUrl:
    """An address of a document, with the time in which it held.

    Attributes:
        url: the address.
        valid_from: the beginning of the first timestamp (4 to 14 digits, inclusive), or None for open.
        valid_until: the beginning of the last timestamps (``201805`` takes in all of May), or None for open.
    """

    url: str
    valid_from: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class Company:
    """A company that is watched."""

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
    """What the recipe of the corpus makes of a capture that was read by the other one.

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
    """What a capture shows: the outcome of reading it.

    Attributes:
        timestamp: 14 digits, of the capture that was served.
        url: the URL as captured.
        source: ``memento``, or ``citation`` for a corpus document.
        text: SHA-256 of its text.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        effective: the most authoritative date from which it says to count, or None.
        updated: the most authoritative date at which it says that it was changed, or None.
        extractor: the rules that read it.
        technical: True where other rules had given another text from the same bytes.
        recipe: by which the text was chosen.
        corpus: what the recipe of the corpus makes of it, where that was needed and is known.
        coverage: the share of the page's visible words in the text, 0 to 1; None for a corpus document.
        notes: what was odd about the capture, in words for people.
        words: number of words of the text.
        has_end: False where the markup of the page does not close it.
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
    recipe: Recipe = "complete"
    corpus: Counterpart | None = None
    coverage: float | None = None
    notes: tuple[str, ...] = ()
    words: int = 0
    has_end: bool = True


@dataclass(frozen=True, slots=True)
class HeldCapture:
    """A capture that is no version before it was reviewed.

    Attributes:
        timestamp: 14 digits.
        url: the URL as captured.
        reason: why it is held, in words for people.
        words: number of words of its text.
    """

    timestamp: str
    url: str
    reason: str
    words: int


DatedBy = Literal["effective", "updated", "capture"]
Flag = Literal["silent-edit", "date-only", "late-notice", "cosmetic", "revert", "cited"]


@dataclass(frozen=True, slots=True)
class Version:
    """An unbroken run of captures of a document that show the same text.

    Attributes:
        number: its place in the timeline, from 1; shifts when a version is found before it.
        text: SHA-256 of its text.
        essence: hash that is equal for texts that differ only cosmetically.
        dateless: the same without the dates that the text states.
        url: where its first capture was made.
        first_capture: the first capture known to show it, 14 digits.
        last_capture: the last capture known to show it.
        after_capture: the last capture known to show the version before, or None for the first:
            the change lies between it and `first_capture`.
        captures: how many captures are known to show it.
        effective: the date from which it says to count, or None.
        updated: the date at which it says that it was changed, or None.
        reason: ``first``; ``content`` = the page changed; ``technical`` = our rules changed.
        flags: what is to be said of it, in the order of `Flag`.
        extractor: the rules that read it.
        recipe: by which its text was chosen.
        compared: the texts by which it is compared with the version before: the two versions' own texts, or
            what the recipe of the corpus gives where one of the two is a corpus document. None where there
            is nothing to compare with.
        coverage: the share of the page's visible words in its text, 0 to 1; None where no page was read.
        notes: what was odd about the captures that show it, in words for people.
    """

    number: int
    text: str
    essence: str
    dateless: str
    url: str
    first_capture: str
    last_capture: str
    after_capture: str | None
    captures: int
    effective: StatedDate | None
    updated: StatedDate | None
    reason: Reason
    flags: tuple[Flag, ...]
    extractor: str
    recipe: Recipe
    compared: tuple[str, str] | None
    coverage: float | None
    notes: tuple[str, ...]

    @property
    def stated(self) -> StatedDate | None:
        """The date that it goes by, where it states one: effective, else updated."""
        return self.effective or self.updated

    @property
    def dated_by(self) -> DatedBy:
        """Which kind of date it goes by."""
        return self.stated.kind if self.stated else "capture"

    @property
    def dated(self) -> str:
        """The date that it goes by: as exactly as it is stated, else the day of its first capture."""
        return self.stated.iso if self.stated else f"{moment(self.first_capture):%Y-%m-%d}"
