"""The timeline as CSV: one row for each version, with dates that spreadsheets and pandas read."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from typing import Any

from harvester.export.columns import iso, time_of
from harvester.export.table_files import inert

_COPIED = ("company", "document", "version", "dated", "dated_by", "effective", "updated")
_TIMES = ("first_capture", "last_capture", "after_capture", "known_from", "known_until", "not_before")
_REST = ("reason", "flags", "captures", "words", "words_added", "words_removed", "sections", "title", "url")
COLUMNS = (*_COPIED, *_TIMES, *_REST, "source", "proof_url", "sha256")


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
        **{name: iso(time) for name in _TIMES if (time := time_of(version[name]))},
        "flags": " ".join(version["flags"]),
        "title": inert(version["title"]),
        "url": inert(version["url"]),
        "words_added": change.get("words_added"),
        "words_removed": change.get("words_removed"),
        "proof_url": version["proof"].get("url"),
    }
    return _line(values[name] for name in COLUMNS)


def _line(cells: Iterable[object]) -> str:
    written = io.StringIO()
    csv.writer(written, lineterminator="").writerow(["" if cell is None else cell for cell in cells])
    return written.getvalue()
