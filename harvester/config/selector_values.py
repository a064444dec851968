"""Read the entries of `select` and `remove`: CSS selectors, and ranges between two, with dates or without."""

from __future__ import annotations

from pathlib import Path

from harvester.config.dated_values import dated
from harvester.config.selectors import DatedSelector
from harvester.config.values import InvalidValue, filled
from harvester.extract.dom.between import RANGE_KEYS, CssRange, range_of_keys
from harvester.extract.dom.select import BadSelector, check_selector

_RANGE = "range"
_LONGEST_SHOWN = 100  # characters
_EXAMPLE = '{ startBefore = "h1", endBefore = "footer", from = "2012-05", until = "2016" }'


def selector(value: object, folder: Path) -> DatedSelector:
    """Read a CSS selector or a range between two.

    It is a text, a table ``{ css, from, until }``, or a table ``{ startBefore or startAfter, endBefore or
    endAfter, from, until }``.

    Raises:
        InvalidValue: it is neither, or not usable as a selector, or its dates are invalid or run backwards.
    """
    if not isinstance(value, dict) or not any(key in RANGE_KEYS for key in value):
        return DatedSelector(*dated(value, folder, "css", _css))
    ends = {key: end for key, end in value.items() if key in RANGE_KEYS}
    rest = {key: other for key, other in value.items() if key not in RANGE_KEYS}
    return DatedSelector(*dated(rest | {_RANGE: ends}, folder, _RANGE, _range, _EXAMPLE))


def _css(value: object, folder: Path) -> str:
    """Read a CSS selector."""
    found = filled(value, folder)
    try:
        check_selector(found)
    except BadSelector as error:
        remedy = 'Write a CSS selector: "main .policy", "#privacy", "div:nth-child(2) > p"'
        # Some hold a whole picture.
        shown = found if len(found) <= _LONGEST_SHOWN else f"{found[:_LONGEST_SHOWN]}…"
        raise InvalidValue(f"cannot be used as a selector: {shown!r} ({error})", remedy) from None
    return found


def _range(value: object, folder: Path) -> CssRange:
    """Read the two ends of a range."""
    assert isinstance(value, dict)
    try:
        return range_of_keys({key: _css(end, folder) for key, end in value.items()})
    except BadSelector as error:
        raise InvalidValue(f"is not a range: {error}", f"Write it as {_EXAMPLE}") from None
