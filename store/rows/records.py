"""The rows: what the views of the store show, with dates that are dates (docs/python.md)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from store.records import DatedBy, Precision, ReadingRecipe, Reason


@dataclass(frozen=True, slots=True)
class PolicyRow:
    """A policy, and how much of it is known.

    Attributes:
        company: slug of the company.
        company_name: name of the company.
        document: slug of the policy.
        title: its title in the configuration.
        versions: how many versions are known.
        silent_edits: in how many of them words changed under the same stated date.
        dated: the date that the newest version goes by; the first day of the month or year if it states no
            more.
        dated_precision: how exactly it is stated: ``day``, ``month`` or ``year``.
        dated_by: which date that is: ``effective``, ``updated``, or ``capture`` if it states none.
        words: words of the newest version.
        first_capture: first capture of the first version (aware, UTC, as all times).
        last_capture: last capture of the newest version.
        last_change: when the newest version with other words was first seen.
        captures: how many captures archives list.
        captures_read: how many of them were read.
        listing: whether the list is known: ``complete``, ``partial``, ``failed`` or ``none``.
        up_to_date: False if something was read since the timeline was drawn.
    """

    company: str
    company_name: str
    document: str
    title: str
    versions: int
    silent_edits: int
    dated: date | None
    dated_precision: Precision | None
    dated_by: DatedBy | None
    words: int | None
    first_capture: datetime | None
    last_capture: datetime | None
    last_change: datetime | None
    captures: int
    captures_read: int
    listing: str
    up_to_date: bool


@dataclass(frozen=True, slots=True)
class VersionRow:
    """A version of a policy.

    Attributes:
        company: slug of the company.
        document: slug of the policy.
        version: its number in the timeline.
        dated: the date it goes by; the first day of the month or year if it states no more.
        dated_precision: how exactly it is stated: ``day``, ``month`` or ``year``.
        dated_by: which date that is: ``effective``, ``updated`` or ``capture``.
        effective: the effective date that it states, or None.
        effective_precision: how exactly.
        updated: the date of the last update that it states, or None.
        updated_precision: how exactly.
        first_capture: its first capture (aware, UTC, as all times).
        last_capture: its last capture.
        not_before: until when the version before is known to have been there; None for the first version.
        known_from: from when this one is: the change lies between the two.
        known_until: until when it is.
        captures: how many captures show it.
        reason: ``first``, ``content``, ``technical`` (only our rules changed) or ``method`` (not compared).
        flags: what is said about the change.
        title: title of the page.
        words: number of words.
        sections: number of sections.
        words_added: words that were added; None if nothing was compared.
        words_removed: words that were removed.
        words_moved: words that moved.
        kept: share of the old words that were not removed, 0 to 1.
        url: address of the first capture.
        source: what served it.
        proof: where it can be looked at, or its record in a WARC file; None if only a corpus document has it.
        sha256: SHA-256 of the text.
        recipe: how the text was extracted.
        coverage: share of the visible words of the page in the text, 0 to 1.
        notes: what was unusual.
    """

    company: str
    document: str
    version: int
    dated: date
    dated_precision: Precision
    dated_by: DatedBy
    effective: date | None
    effective_precision: Precision | None
    updated: date | None
    updated_precision: Precision | None
    first_capture: datetime
    last_capture: datetime
    not_before: datetime | None
    known_from: datetime
    known_until: datetime
    captures: int
    reason: Reason
    flags: tuple[str, ...]
    title: str
    words: int
    sections: int
    words_added: int | None
    words_removed: int | None
    words_moved: int | None
    kept: float | None
    url: str
    source: str
    proof: str | None
    sha256: str
    recipe: ReadingRecipe
    coverage: float | None
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChangeRow:
    """What happened to a section from a version to the next.

    Attributes:
        company: slug of the company.
        document: slug of the policy.
        from_version: the version before.
        to_version: the version after.
        not_before: when the old text was last seen; the change came after it.
        not_after: when the new text was first seen.
        before_heading: number and heading in the old text; None if the section was added.
        after_heading: number and heading in the new text; None if it was removed.
        kinds: everything that happened to it.
        similarity: share of the words that both texts have, 0 to 1.
        words_added: words that were added.
        words_removed: words that were removed.
        words_moved_in: words that came from another section.
        words_moved_out: words that went to another one.
        weight: how much it matters, as far as its topics tell.
        topics: what the changed sentences are about.
        flags: what is said about the change of the version.
        reason: ``content``, or ``technical`` if only our rules changed.
        removed: the words that are gone, or None.
        added: the words that are new, or None.
        before: the old text, or None.
        after: the new text, or None.
        from_proof: what proves the old text.
        to_proof: what proves the new one.
        lineage: address of the section through all versions.
    """

    company: str
    document: str
    from_version: int
    to_version: int
    not_before: datetime
    not_after: datetime
    before_heading: str | None
    after_heading: str | None
    kinds: tuple[str, ...]
    similarity: float
    words_added: int
    words_removed: int
    words_moved_in: int
    words_moved_out: int
    weight: int
    topics: tuple[str, ...]
    flags: tuple[str, ...]
    reason: Reason
    removed: str | None
    added: str | None
    before: str | None
    after: str | None
    from_proof: str | None
    to_proof: str | None
    lineage: str | None


@dataclass(frozen=True, slots=True)
class TextRow:
    """The text of a version; `VersionRow` describes the other attributes.

    Attributes:
        text: in Markdown, as it was extracted.
    """

    company: str
    document: str
    version: int
    dated: date
    dated_precision: Precision
    dated_by: DatedBy
    first_capture: datetime
    last_capture: datetime
    title: str
    words: int
    text: str
    sha256: str


@dataclass(frozen=True, slots=True)
class SectionRow:
    """A section of a version; `VersionRow` describes the attributes of the version.

    Attributes:
        position: its place in the text, from 0.
        number: the number that the policy gives it.
        heading: its heading, without number and markup.
        level: 1 for the highest headings; 0 for the text before the first one.
        text: the text below the heading.
        lineage: address of the section through all versions.
        arrival: how it came into this version.
    """

    company: str
    document: str
    version: int
    dated: date
    dated_precision: Precision
    dated_by: DatedBy
    first_capture: datetime
    last_capture: datetime
    position: int
    number: str
    heading: str
    level: int
    text: str
    lineage: str | None
    arrival: str | None


@dataclass(frozen=True, slots=True)
class LineageRow:
    """The life of a section through all versions of a policy.

    Attributes:
        company: slug of the company.
        document: slug of the policy.
        lineage: its address, which outlives numbers and headings.
        number: the number that it had last.
        heading: the heading that it had last.
        first_version: the first version that has it.
        first_seen: from when it is known to have been there.
        last_version: the last version that has it.
        last_seen: until when it is known to have been there.
        still_there: whether the newest version has it.
        versions: how many versions have it.
        times_reworded: in how many of them its words changed.
        words_added: words that came in these changes.
        words_removed: words that went.
        came_from: the sections from which text came.
        went_into: the sections into which text went.
    """

    company: str
    document: str
    lineage: str
    number: str
    heading: str
    first_version: int
    first_seen: datetime
    last_version: int
    last_seen: datetime
    still_there: bool
    versions: int
    times_reworded: int
    words_added: int
    words_removed: int
    came_from: tuple[str, ...]
    went_into: tuple[str, ...]
