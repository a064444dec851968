"""Values of the configuration that count for a time: alone, or in a table with ``from`` and ``until``."""

from __future__ import annotations

import re
from datetime import date, datetime
from pathlib import Path
from typing import Any

from harvester.config.values import InvalidValue, ValueReader

_DAY = re.compile(r"\d{4}(?:-\d{2}(?:-\d{2})?)?")


def dated(
    value: object, folder: Path, name: str, read: ValueReader, example: str = ""
) -> tuple[Any, str | None, str | None]:
    """Read what may carry dates: a value alone, or a table with it under `name`, ``from`` and ``until``.

    Args:
        value: the value of TOML.
        folder: the folder of the configuration file.
        name: the key of the value in a table.
        read: takes the value.
        example: how a table is written, or ``""`` for one with `name` and dates.

    Returns:
        The value, and the beginnings of the first and of the last timestamp for which it counts, or None.

    Raises:
        InvalidValue: `read` raises it, the table has another key, or the dates are invalid or run backwards.
    """
    if not isinstance(value, dict):
        return read(value, folder), None, None
    unknown = sorted(set(value) - {name, "from", "until"})
    if unknown or name not in value:
        problem = f"has an unknown key {unknown[0]!r}" if unknown else f"has no {name}"
        example = example or f'{{ {name} = "...", from = "2012-05", until = "2016" }}'
        raise InvalidValue(problem, f"Write it as {example}")
    since, until = (_day(value, word) for word in ("from", "until"))
    # Compared at the coarser of the two precisions: from 2016-05 until 2016 is a time of eight months.
    if since and until and since[: len(until)] > until[: len(since)]:
        raise InvalidValue(f"ends ({until}) before it begins ({since})", "Write the earlier date as `from`")
    return read(value[name], folder), since, until


def _day(entry: dict[str, object], word: str) -> str | None:
    """Return the date under `word` as the beginning of a timestamp (4, 6 or 8 digits), or None."""
    value = entry.get(word)
    if value is None:
        return None
    if isinstance(value, date) and not isinstance(value, datetime):
        return f"{value:%Y%m%d}"
    remedy = f'Write {word} = "2012", "2012-05" or "2012-05-28"'
    if not isinstance(value, str) or not _DAY.fullmatch(value):
        raise InvalidValue(f"has an invalid date: {word} = {value!r}", remedy)
    try:
        date.fromisoformat(value + "-01-01"[len(value) - 4 :])
    except ValueError:
        raise InvalidValue(f"has an invalid date: {word} = {value!r}", remedy) from None
    return value.replace("-", "")
