"""What each of the two compared texts is."""

from __future__ import annotations

from dataclasses import dataclass

from diffs.in_words import count, day, when
from diffs.text import one_line

# In a list of hashes: more parts are counted.
_PARTS_NAMED = 12


@dataclass(frozen=True, slots=True)
class RenderedHead:
    """A page from which a text was extracted after a browser had rendered it.

    Attributes:
        browser: the name and the version of the browser: ``Chromium 150.0.7871.12``.
        sha256: SHA-256 of the page as rendered.
        span: the times of the earliest and the latest capture that its words may come from, 14 digits.
        parts: what was served for its requests: the time of each capture, the address asked for, SHA-256,
            and the time near the page at which the archive lists the same bytes, or ``""``.
    """

    browser: str
    sha256: str
    span: tuple[str, str]
    parts: tuple[tuple[str, str, str, str], ...] = ()

    @property
    def sentence(self) -> str:
        """By what and from what it was rendered, as the rest of a sentence."""
        name = one_line(self.browser.partition(".")[0])
        days = list(dict.fromkeys(map(day, self.span)))
        captured = f"from {days[0]} to {days[1]}" if len(days) > 1 else f"on {days[0]}"
        made_of = count(len(self.parts) + 1, "capture")
        return f"rendered by {name} from {made_of}; its words were captured {captured}"

    def hashes(self, name: str) -> list[tuple[str, str]]:
        """Return the SHA-256 of the rendered page and of its parts, each with a label.

        Args:
            name: ``old`` or ``new``.
        """
        rows = [(f"{name} page as rendered", self.sha256)]
        for timestamp, url, sha256, same_at in self.parts[:_PARTS_NAMED]:
            same = f" (listed with the same digest on {day(same_at)})" if same_at else ""
            rows.append((f"{name} part", f"{sha256}  {when(timestamp)}{same}, {one_line(url)}"))
        more = len(self.parts) - _PARTS_NAMED
        return [*rows, (f"{name} parts", f"{more} more: see `harvest log --json`")] if more > 0 else rows


@dataclass(frozen=True, slots=True)
class Head:
    """What one of the two compared texts is; each part may be left out with ``""`` or None.

    Attributes:
        label: what people call it: ``Lamps Inc. · Privacy Policy``, or the name of a file.
        date: the date it goes by, as exactly as it is known: ``2013-11-07``, ``2013-11`` or ``2013``.
        dated_by: which date that is: ``effective``, ``updated`` or ``capture``.
        capture: the time from which it is known to have been there, 14 digits.
        last_capture: the time until which it is, 14 digits: the change came after it. It is before `capture`
            if what the text stands on was captured at different times, so that it is known at none of them.
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
        rendered_page: the rendered page from which it was extracted, or None.
        origins: where it comes from, if that is not simply the page, in sentences.
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
    rendered_page: RenderedHead | None = None
    origins: tuple[str, ...] = ()


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

    ``captured 21 Jun 2010, 05:12 UTC``, ``captured from … to …``, ``put together from captures of … to …``.
    """
    if head.corpus_only:
        return ""
    first, last = head.capture, head.last_capture
    if first and last and last < first:
        if when(last) != when(first):
            return f"put together from captures of {when(last, zone=False)} to {when(first)}"
        # A crawler captures the parts of a page within seconds.
        last = first
    if first and last and last != first:
        return f"captured from {when(first, zone=False)} to {when(last)}"
    return f"captured {when(first)}" if first and head.dated_by != "capture" else ""
