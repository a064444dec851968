"""What each of the two compared texts is."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.in_words import day, when


@dataclass(frozen=True, slots=True)
class Head:
    """What one of the two compared texts is; each part may be left out with ``""`` or None.

    Attributes:
        label: what people call it: ``Lamps Inc. · Privacy Policy``, or the name of a file.
        date: the date it goes by, as exactly as it is known: ``2013-11-07``, ``2013-11`` or ``2013``.
        dated_by: which date that is: ``effective``, ``updated`` or ``capture``.
        capture: the first capture known to show it, 14 digits.
        last_capture: the last capture known to show it, 14 digits: the change came after it.
        url: where it can be read.
        raw_url: where its page can be fetched as it was captured.
        source: what has it where no address does: a file, or a corpus document.
        corpus_only: whether only a corpus document shows it, so that no archive is known to have captured it.
        number: its number in the timeline.
        sha256: SHA-256 of the text.
        compared_sha256: SHA-256 of the text that is compared, if that is by another recipe.
        snapshot_sha256: SHA-256 of the page as it was served, or None if only a corpus document shows it.
        last_snapshot_sha256: SHA-256 of the last page that is known to show it, or None.
        file_sha256: SHA-256 of the file, if it is a file.
        recipe: the recipe by which it was extracted.
        extractor: the rules by which it was extracted.
    """

    label: str
    date: str = ""
    dated_by: str = ""
    capture: str = ""
    url: str = ""
    number: int | None = None
    last_capture: str = ""
    source: str = ""
    corpus_only: bool = False
    sha256: str = ""
    compared_sha256: str = ""
    snapshot_sha256: str | None = None
    last_snapshot_sha256: str | None = None
    file_sha256: str = ""
    recipe: str = ""
    extractor: str = ""
    raw_url: str = ""


def label_of_both(before: Head, after: Head, default: str) -> str:
    """Return what the two texts are called together: ``Old name → New name``, or one name if they share it.

    Args:
        before: what the old text is.
        after: what the new text is.
        default: the label of two texts without names.
    """
    return " → ".join(dict.fromkeys(filter(None, (before.label, after.label)))) or default


def date_of(head: Head) -> str:
    """Return the date that a text goes by, with its kind: ``effective 7 Nov 2013``; may be ``""``."""
    date = day(head.date)
    by_capture = "cited" if head.corpus_only else "first captured"
    dated_by = by_capture if head.dated_by == "capture" else head.dated_by
    return f"{dated_by} {date}".strip() if date else ""


def seen(head: Head) -> str:
    """Return when a text was captured, unless its date says it already; ``""`` if that is unknown.

    ``captured 21 Jun 2010, 05:12 UTC``, or ``captured from … to …``.
    """
    if head.corpus_only:
        return ""
    first, last = head.capture, head.last_capture
    if first and last and last != first:
        return f"captured from {when(first, zone=False)} to {when(last)}"
    return f"captured {when(first)}" if first and head.dated_by != "capture" else ""
