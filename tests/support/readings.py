"""Made-up readings of captures, for the tests of the timeline."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from store.records import DateKind, Reading, StatedDate, Version
from store.timeline.draw import draw

URL = "https://policies.example/privacy"


def said(kind: DateKind, iso: str, *, ambiguous: bool = False) -> StatedDate:
    """Return a stated date, as exactly as it is written."""
    parts = [int(part) for part in iso.split("-")]
    precision = ("year", "month", "day")[len(parts) - 1]
    return StatedDate(kind, date(*[*parts, 1, 1][:3]), precision, f"{kind} {iso}", ambiguous)  # type: ignore[arg-type]


def shown(
    day: str,
    text: str,
    *,
    effective: str | None = None,
    updated: str | None = None,
    source: str = "memento",
    url: str = URL,
) -> Reading:
    """Return what a capture of a day (or of 14 digits) showed.

    The text is named by its words; primes behind it are cosmetic (``A'`` is ``A`` with other quotes),
    and the stated dates are part of it.
    """
    dates = f"{effective}/{updated}"
    return Reading(
        day if day.isdigit() else day.replace("-", "") + "120000",
        url,
        source,
        f"{text} {dates}",
        f"{text.rstrip(chr(39))} {dates}",
        text.rstrip("'"),
        said("effective", effective) if effective else None,
        said("updated", updated) if updated else None,
        "rules 1",
    )


def flags_of(*readings: Reading) -> list[str]:
    """Return what is said of each version of a timeline, a line each."""
    return [" ".join(version.flags) for version in drawn(readings)]


def timeline(*readings: Reading) -> tuple[Version, ...]:
    """Return the timeline of these readings."""
    return drawn(readings)


def drawn(readings: Iterable[Reading]) -> tuple[Version, ...]:
    """Return the timeline of these readings, whose texts follow from their names."""
    return draw(readings, words_of)


def words_of(text: str) -> str:
    """Return the words of a text that `shown` names."""
    name, _, dates = text.partition(" ")
    said_of = zip(("effective", "updated"), dates.split("/"), strict=False)
    stated = "\n\n".join(f"{kind} {iso}" for kind, iso in said_of if iso != "None")
    return (
        f"# Privacy Policy\n\n{stated}\n\nWe tell you here what we do with the data that you give us.\n\n"
        f"We keep what you tell us for {name * 3} days, and for no longer than that.\n\n"
        "You can write to us at any time, and we will send you what we keep."
    )
