"""The timeline as CSV: one row for each version, with dates that spreadsheets and pandas read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from store.timestamps import moment

_COPIED = ("company", "document", "version", "dated", "dated_by", "effective", "updated")
_TIMES = ("first_capture", "last_capture", "after_capture", "known_from", "known_until", "not_before")
_REST = ("reason", "flags", "captures", "words", "words_added", "words_removed", "sections", "title", "url")
COLUMNS = (*_COPIED, *_TIMES, *_REST, "source", "proof_url", "sha256")
# A spreadsheet would run what begins like this (OWASP, "CSV Injection"), and a page may be titled anything.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def csv_header() -> str:
    """Return the line with the names of the columns."""
    return _line(COLUMNS)


def csv_row(version: Mapping[str, Any]) -> str:
    """Return the row of a version.

    Args:
        version: an object of `log --json`.
    """
    change = version["change"] or {}
    values: dict[str, object] = {
        **version,
        **{name: _time(version[name]) for name in _TIMES},
        "flags": " ".join(version["flags"]),
        "title": _inert(version["title"]),
        "url": _inert(version["url"]),
        "words_added": change.get("words_added"),
        "words_removed": change.get("words_removed"),
        "proof_url": version["proof"].get("url"),
    }
    return _line(values[name] for name in COLUMNS)


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(["" if cell is None else cell for cell in cells])
    return written.getvalue()


def _time(timestamp: str | None) -> str | None:
    """Return 14 digits as ISO 8601 in UTC."""
    return f"{moment(timestamp):%Y-%m-%dT%H:%M:%SZ}" if timestamp else None


def _inert(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.startswith(_FORMULA) else text
