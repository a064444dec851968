"""Read what is declared of one document at one time: addresses, selectors, scripts, filters; pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag

from diffs.in_words import listed
from harvester.archive import split_url
from harvester.archive.kinds import is_loopback
from harvester.config.policy_urls import policy_url
from harvester.config.selector_values import selector
from harvester.config.values import InvalidValue
from harvester.declarations.files import BadDeclaration
from harvester.extract.dom.between import RANGE_KEYS, Selector

_SOURCE_KEYS = frozenset(("fetch", "select", "remove", "filter", "executeClientScripts"))
_ENTRY_KEYS = _SOURCE_KEYS | {"combine", "validUntil"}
_YEARS = range(1990, 9000)
_NOWHERE = Path()


@dataclass(frozen=True, slots=True)
class DeclaredSource:
    """What is declared of one address.

    Attributes:
        url: the address, without a fragment.
        select: what is the text, of all of which harvest takes the whole; empty if the rules decide.
        remove: what is not.
        runs_scripts: whether scripts are needed to show the text.
        notes: what is not carried over and why, as messages for users.
    """

    url: str
    select: tuple[Selector, ...] = ()
    remove: tuple[Selector, ...] = ()
    runs_scripts: bool = False
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DeclaredEntry:
    """What is declared of a document at one time.

    Attributes:
        valid_until: the last moment for which it is valid (aware, UTC), or None if none is stated.
        sources: its addresses; several are one text together.
    """

    valid_until: datetime | None
    sources: tuple[DeclaredSource, ...]


def read_entry(raw: object) -> DeclaredEntry:
    """Return what an object of the declaration says.

    Args:
        raw: the value of a type of terms, or an entry of its history.

    Raises:
        BadDeclaration: it cannot be used.
    """
    if not isinstance(raw, dict):
        raise BadDeclaration("it is not a JSON object")
    valid_until = _moment(raw["validUntil"]) if raw.get("validUntil") is not None else None
    combined = raw.get("combine")
    if combined is None:
        return DeclaredEntry(valid_until, (_source(raw, _ENTRY_KEYS),))
    if not isinstance(combined, list) or not combined:
        raise BadDeclaration("`combine` is not a list of addresses")
    if not all(isinstance(one, dict) for one in combined):
        raise BadDeclaration("an entry of `combine` is not a JSON object")
    shared = {key: value for key, value in raw.items() if key in _SOURCE_KEYS}
    sources = tuple(_source(shared | one, _SOURCE_KEYS) for one in combined)
    return DeclaredEntry(valid_until, sources)


def _moment(value: object) -> datetime:
    """Return the time that ``validUntil`` states.

    >>> _moment("2023-05-14T01:30:00.5+0200")
    datetime.datetime(2023, 5, 13, 23, 30, 0, 500000, tzinfo=datetime.timezone.utc)
    """
    try:
        if not isinstance(value, str):
            raise ValueError
        found = datetime.fromisoformat(value.strip())
        if found.year not in _YEARS:
            raise ValueError
        return found.astimezone(UTC) if found.tzinfo else found.replace(tzinfo=UTC)
    except ValueError:
        raise BadDeclaration(f"`validUntil` is not a time of the Web: {value!r}") from None


def _source(raw: Mapping[str, Any], known: frozenset[str]) -> DeclaredSource:
    """Return what is declared of one address."""
    notes = []
    if "fetch" not in raw:
        raise BadDeclaration("it has no address (`fetch`)")
    url, fragment = _address(raw["fetch"])
    if fragment:
        notes.append(f"`#{fragment}` of the address is left out: archives know pages without it")
    select, problem = _selectors(raw.get("select"))
    if problem:
        # The others would be a part of the text that looks like all of it.
        notes.append(f"`select`: {problem}; so the text is found by the rules")
        select = ()
    remove, problem = _selectors(raw.get("remove"))
    if problem:
        notes.append(f"`remove`: {problem}; so this is not removed")
    filters = _filters(raw.get("filter"))
    if filters:
        notes.append(f"filters are not run, because they are programs (JavaScript): {listed(filters, 6)}")
    if unknown := sorted(set(raw) - known):
        notes.append(f"not known to harvest: {listed([f'`{key}`' for key in unknown], 6)}")
    return DeclaredSource(url, select, remove, raw.get("executeClientScripts") is True, tuple(notes))


def _address(fetch: object) -> tuple[str, str]:
    """Return the address that an archive knows, and what follows it behind a number sign."""
    if not isinstance(fetch, str):
        raise BadDeclaration("its address (`fetch`) is not a text")
    try:
        # As every program that fetches it does.
        found = policy_url(fetch.strip().replace(" ", "%20"), _NOWHERE).url
    except InvalidValue as error:
        raise BadDeclaration(f"its address {error.problem}") from None
    url, fragment = urldefrag(found)
    if is_loopback(split_url(url).hostname or ""):
        raise BadDeclaration("its address is this machine, which no archive has captures of")
    if fragment.startswith(("/", "!")):
        # A script shows another page for each of them; without it, the text would be that of another one.
        raise BadDeclaration(f"its address needs the part after #, which archives do not keep: {found!r}")
    return url, fragment


def _selectors(raw: object) -> tuple[tuple[Selector, ...], str]:
    """Return the selectors and ranges that can be used, and what is wrong with the first that cannot."""
    found: dict[Selector, None] = {}
    problem = ""
    for one in raw if isinstance(raw, list) else [] if raw is None else [raw]:
        try:
            if not isinstance(one, str) and not (isinstance(one, dict) and set(one) <= set(RANGE_KEYS)):
                raise InvalidValue(f"is neither a CSS selector nor a range: {one!r}", "")
            found[selector(one, _NOWHERE).css] = None
        except InvalidValue as error:
            problem = problem or f"an entry {error.problem}"
    return tuple(found), problem


def _filters(raw: object) -> list[str]:
    """Return the names of filters: a list of names, or of objects of which the keys are names."""
    named = raw if isinstance(raw, list) else [] if raw is None else [raw]
    return [str(name) for one in named for name in (one if isinstance(one, dict) else [one])]
