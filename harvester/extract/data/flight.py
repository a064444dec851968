"""Read the payload of React Server Components, which Next.js writes as ``self.__next_f.push([1,"…"])``.

The payload is a stream of rows: a number, a tag and its text. A row without a tag is JSON, in which strings
that start with ``$`` refer to other rows or stand for what JSON does not have; ``T`` is a text of so many
bytes. An element is ``["$", type, key, props]``. Source: the client of React (packages/react-client,
``ReactFlightClient``), as of React 19.
"""

from __future__ import annotations

import json
import re
from contextlib import suppress

from harvester.extract.data.values import Budget, DataValue

_ROW = re.compile(rb"J?([0-9a-fA-F]{1,8}):(?:T([0-9a-fA-F]{1,8}),)?")
_REFERENCE = re.compile(r"\$(?:[L@QWFhKBP])?([0-9a-fA-F]{1,8})((?::[^:]*)*)")
# Rows of JSON start with one of these; others are modules, hints, errors and the like.
_OF_JSON = frozenset(b'{["-0123456789tfn')
# Where in the list of an element its parts stand.
_ELEMENT = {"type": 1, "key": 2, "props": 3}
# A row may refer to a row that refers to another one.
_MOST_STEPS = 20


def rows_of(chunks: list[str]) -> dict[str, DataValue]:
    """Return the rows of a payload by their numbers, unresolved.

    Args:
        chunks: the strings of the payload, in order.
    """
    stream = "".join(chunks).encode("utf-8", "surrogatepass")
    rows: dict[str, DataValue] = {}
    at = 0
    while at < len(stream):
        row = _ROW.match(stream, at)
        if row is None:
            # Hints such as `:HL[…]` have no number.
            at = _end_of_line(stream, at)
            continue
        number = row[1].decode().lower().lstrip("0") or "0"
        if row[2] is not None:
            end = row.end() + int(row[2], 16)
            rows[number] = _escaped(stream[row.end() : end].decode("utf-8", "replace"))
            at = end
            continue
        end = _end_of_line(stream, row.end())
        text = stream[row.end() : end].strip()
        if text[:1] and text[0] in _OF_JSON:
            with suppress(ValueError, RecursionError):
                rows[number] = json.loads(text.decode("utf-8", "replace"), strict=False)
        at = end
    return rows


def resolved_rows(rows: dict[str, DataValue], budget: Budget) -> DataValue:
    """Return the first row, with the rows that it refers to in their places, and the unused rows.

    A row that is used several times is one object in several places; a row that refers to itself, too.

    Args:
        rows: the rows by their numbers; they are changed.
        budget: how many values may be looked at.

    Raises:
        Undecodable: the budget is spent.
    """
    used: set[str] = set()
    pending = list(rows.values())
    while pending:
        container = pending.pop()
        budget.spend()
        if not isinstance(container, dict | list):
            continue
        is_element = isinstance(container, list) and len(container) > 1 and container[0] == "$"
        for key, inside in container.items() if isinstance(container, dict) else enumerate(container):
            if isinstance(inside, dict | list):
                pending.append(inside)
            elif isinstance(inside, str) and not (is_element and key in (0, 1)):
                container[key] = _filled(inside, rows, used)  # type: ignore[index]
    first = "0" if "0" in rows else next(iter(rows), "")
    order = [first, *(number for number in rows if number not in used and number != first)]
    return [_filled(rows[number], rows, used) for number in order if number in rows]


def _filled(value: DataValue, rows: dict[str, DataValue], used: set[str]) -> DataValue:
    """Return what a string stands for: a row, what is at a place in a row, or itself."""
    for _ in range(_MOST_STEPS):
        if not isinstance(value, str) or not value.startswith("$") or value == "$":
            return value
        if value.startswith("$$"):
            return value[1:]
        reference = _REFERENCE.fullmatch(value)
        number = reference[1].lower() if reference is not None else ""
        if reference is None or number not in rows:
            return None
        used.add(number)
        value = _at_path(rows[number], reference[2])
    return None


def _at_path(value: DataValue, path: str) -> DataValue:
    """Return what stands at a path such as ``:props:messages`` below a row."""
    for step in path.split(":")[1:]:
        if isinstance(value, list) and len(value) >= 4 and value[0] == "$" and step in _ELEMENT:
            value = value[_ELEMENT[step]]
        elif isinstance(value, dict):
            value = value.get(step)
        elif isinstance(value, list) and step.isascii() and step.isdigit() and int(step[:9]) < len(value):
            value = value[int(step[:9])]
        else:
            return None
    return value


def _escaped(text: str) -> str:
    """Return a text whose first sign cannot be taken for a reference."""
    return f"${text}" if text.startswith("$") else text


def _end_of_line(stream: bytes, start: int) -> int:
    """Return where the line ends, its end included."""
    end = stream.find(b"\n", start)
    return end + 1 if end >= 0 else len(stream)
