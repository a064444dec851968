"""Find stored values that no program of this project wrote, such as a flag list that is not JSON.

The tables are strict, but a text can be any text. Rows are not checked each time they are read: only when a
command fails unexpectedly does it matter whether the store is the cause. A complete check derives everything
again and compares the hashes of the sources; it does without these rules (`store.checks`).
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date, datetime

from store.database import Database, Row
from store.edit_spans import OPS

_CAPTURE = re.compile(r"\d{14}", re.ASCII)


def _is_capture(value: object) -> bool:
    return isinstance(value, str) and _CAPTURE.fullmatch(value) is not None


def _is_day(value: object) -> bool:
    return isinstance(value, str) and bool(date.fromisoformat(value))


def _is_time(value: object) -> bool:
    return isinstance(value, str) and datetime.fromisoformat(value).tzinfo is not None


def _is_json_object(value: object) -> bool:
    return isinstance(value, str) and isinstance(json.loads(value), dict)


def _list_of(is_entry: Callable[[object], bool]) -> Callable[[object], bool]:
    """Return a check of JSON lists with such entries."""

    def check(value: object) -> bool:
        found = json.loads(value) if isinstance(value, str) else None
        return isinstance(found, list) and all(map(is_entry, found))

    return check


def _is_count(value: object) -> bool:
    return isinstance(value, int) and value >= 0


def _is_text(value: object) -> bool:
    return isinstance(value, str)


def _is_edit(value: object) -> bool:
    """Return whether it is an edit as `edits_as_spans` writes it."""
    if not isinstance(value, list) or len(value) not in (3, 4) or value[0] not in range(len(OPS)):
        return False
    return (_is_text(value[1]) or _is_count(value[1])) and all(map(_is_count, value[2:]))


_TEXTS = _list_of(_is_text)
# What a column of this name contains, in whatever table it is.
_CONTENTS: dict[str, Callable[[object], bool]] = {
    **dict.fromkeys(
        ("timestamp", "first_capture", "last_capture", "after_capture", "news_after"), _is_capture
    ),
    **dict.fromkeys(("known_from", "known_until", "not_before", "earliest", "latest"), _is_capture),
    **dict.fromkeys(("date", "retry_on", "tried_on", "archived"), _is_day),
    **dict.fromkeys(("listed_at", "full_at", "imported_at", "fetched_at", "begun_at", "since"), _is_time),
    **dict.fromkeys(("asked_at", "settled_at", "again_at", "rests_until"), _is_time),
    **dict.fromkeys(("started_at", "finished_at", "composed_at", "due_at", "sent_at"), _is_time),
    **dict.fromkeys(("flags", "notes", "unmatched", "redirects"), _TEXTS),
    **dict.fromkeys(("headers", "payload"), _is_json_object),
    **dict.fromkeys(("words", "size", "captures", "unchanged", "words_added", "words_removed"), _is_count),
    **dict.fromkeys(("words_moved", "words_moved_in", "words_moved_out"), _is_count),
    "other_indexes": _list_of(lambda entry: isinstance(entry, int)),
    "edits": _list_of(_is_edit),
    "selectors": lambda value: value == "" or _is_json_object(value),
}
_MISSING_SECTIONS = """
    SELECT count(*) AS total FROM changes c
    WHERE (c.before_index IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM sections s WHERE s.text = c.old_text AND s.position = c.before_index))
        OR (c.after_index IS NOT NULL AND NOT EXISTS
            (SELECT 1 FROM sections s WHERE s.text = c.new_text AND s.position = c.after_index))
"""


def damaged(database: Database) -> Iterator[str]:
    """Yield the faults of the structure of the file, one line each.

    Args:
        database: the store.
    """
    for row in database.rows("PRAGMA integrity_check"):
        if row["integrity_check"] != "ok":
            yield str(row["integrity_check"])


def malformed(database: Database) -> Iterator[str]:
    """Yield one line for each column that contains something that cannot be there.

    Args:
        database: the store.

    Raises:
        StoreError: rows cannot be read at all.
    """
    for table in database.rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name"):
        name = table["name"]
        columns = [row["name"] for row in database.rows(f'PRAGMA table_info("{name}")')]
        for column in columns:
            check = _CONTENTS.get(column)
            if check and any(_is_wrong(check, row) for row in _values(database, name, column)):
                yield f"the column {column} of {name} contains what cannot be there"
    for row in database.rows(_MISSING_SECTIONS):
        if row["total"]:
            yield "the table compared_sections refers to sections that do not exist"


def _values(database: Database, table: str, column: str) -> Iterator[Row]:
    """Yield the values of a column, except where there is none."""
    return database.stream(f'SELECT "{column}" AS value FROM "{table}" WHERE "{column}" IS NOT NULL')


def _is_wrong(check: Callable[[object], bool], row: Row) -> bool:
    """Return whether a value is not what its column contains."""
    try:
        return not check(row["value"])
    except (ValueError, RecursionError):
        return True
