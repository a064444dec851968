"""Find the values in the scripts of a page: assignments, calls, and the streams of two frameworks."""

from __future__ import annotations

import base64
import binascii
import json
import re
from collections.abc import Iterator

from harvester.extract.data.flight import resolved_rows, rows_of
from harvester.extract.data.javascript import mended, read_value
from harvester.extract.data.payload import devalued, streamed, with_entities
from harvester.extract.data.values import Budget, DataValue, Holder, Undecodable

# Something is assigned, or passed to a function. No word is looked at twice.
_PLACE = re.compile(
    r"(?<![\w$.])(?!(?:return|function|if|for|while|switch|typeof|catch|in|of|do|else)\b)(?P<name>[A-Za-z_$][\w$.]*+(?:\[[\"'][^\"'\]\n]{1,80}[\"']\])?+)\s*+"
    r"(?:=(?![=>])|\()\s*+(?=[{\[\"'`(]|JSON\.parse\(|function\b|new\b)",
    re.ASCII,
)
_FLIGHT = re.compile(r"__(?:next_f|FLIGHT_DATA)\b[^;\n(]{0,80}\.push\(\s*")
_STREAM = re.compile(r"streamController\.enqueue\(\s*")
# In characters: shorter values have no hundred words.
SHORTEST = 400
# Most inline scripts are programs, in which nothing of what is assigned is a literal.
_MOST_PLACES = 20_000
_FLIGHT_TEXT, _FLIGHT_BYTES = 1, 3
# As Angular writes JSON into a page.
_ESCAPED_JSON = {"&q;": '"', "&s;": "'", "&l;": "<", "&g;": ">", "&a;": "&"}
_ESCAPE_OF_JSON = re.compile("|".join(_ESCAPED_JSON))


def values_of(script: str, budget: Budget) -> Iterator[Holder]:
    """Yield the values in a script.

    Args:
        script: the script.
        budget: how many values may be read.

    Raises:
        Undecodable: the budget is spent.
    """
    at = 0
    for _ in range(_MOST_PLACES):
        place = _PLACE.search(script, at)
        if place is None:
            return
        start = at = place.end()
        if "__next_f" in place["name"] or "streamController" in place["name"]:
            continue
        try:
            value, at = read_value(script, start, budget)
        except Undecodable:
            if budget.left < 0:
                raise
            continue
        if at - start >= SHORTEST:
            yield Holder(f"`{place['name'][:120]}`", decoded(value, budget))


def streams_of(scripts: list[str], budget: Budget) -> Iterator[Holder]:
    """Yield the value of each stream that the scripts of a page receive piece by piece.

    Args:
        scripts: the scripts in the order of the page.
        budget: how many values may be read.

    Raises:
        Undecodable: the budget is spent.
    """
    chunks = [_chunk(value) for value in _arguments(scripts, _FLIGHT, budget)]
    if any(chunks):
        rows = rows_of(chunks)
        yield Holder("`self.__next_f`", resolved_rows(rows, budget))
    lines = "".join(value for value in _arguments(scripts, _STREAM, budget) if isinstance(value, str))
    if lines:
        first = json_of(lines.partition("\n")[0])
        try:
            yield Holder("`__reactRouterContext`", streamed(first, budget))
        except Undecodable:
            yield Holder("`__reactRouterContext`", first)


def json_of(text: str) -> DataValue:
    """Return the value of a text that is JSON, or None.

    Args:
        text: the text; JSON with the escapes of Angular is JSON, too.
    """
    text = text.strip().removeprefix("<!--").removesuffix("-->").strip()
    if text[:1] not in ("{", "["):
        return None
    for candidate in (text, _ESCAPE_OF_JSON.sub(lambda found: _ESCAPED_JSON[found[0]], text)):
        try:
            value: DataValue = json.loads(candidate, strict=False)
        except (ValueError, RecursionError):
            continue
        return value
    return None


def decoded(value: DataValue, budget: Budget) -> DataValue:
    """Return what a value stands for, if it is in one of the encodings of frameworks.

    Args:
        value: the value; it may be changed.
        budget: how many values may be looked at.

    Raises:
        Undecodable: the budget is spent.
    """
    for decode in (devalued, streamed):
        try:
            return with_entities(decode(value, budget), budget)
        except Undecodable:
            if budget.left < 0:
                raise
    return with_entities(value, budget)


def _arguments(scripts: list[str], call: re.Pattern[str], budget: Budget) -> Iterator[DataValue]:
    """Yield the first argument of each call of a kind."""
    for script in scripts:
        for place in call.finditer(script):
            try:
                yield read_value(script, place.end(), budget).value
            except Undecodable:
                if budget.left < 0:
                    raise


def _chunk(value: DataValue) -> str:
    """Return the text of a piece of a stream."""
    if isinstance(value, str):
        return mended(value)
    if not isinstance(value, list) or len(value) < 2 or not isinstance(value[1], str):
        return ""
    if value[0] == _FLIGHT_TEXT:
        return mended(value[1])
    if value[0] == _FLIGHT_BYTES:
        try:
            return base64.b64decode(value[1], validate=True).decode("utf-8", "replace")
        except (binascii.Error, ValueError):
            return ""
    return ""
