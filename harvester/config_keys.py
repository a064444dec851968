"""The tables and keys of config.toml, as settings.py declares them; the nearest one to a misspelt name."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import Field, fields, is_dataclass
from typing import Any

from harvester.config.names import likeness
from harvester.config.settings import CompanySettings, DocumentSettings, Key, Settings

NEAR = 0.6  # difflib's own default for "a good match"


def tables() -> Iterable[tuple[str, dict[str, Key]]]:
    """Every table of the configuration with its keys, for messages and for the test of the documentation."""
    yield from _tables_of("", Settings())
    yield "companies.<slug>", keys_of(CompanySettings)
    yield "companies.<slug>.documents.<slug>", keys_of(DocumentSettings)


def keys_of(kind: type[Any]) -> dict[str, Key]:
    """The keys that a dataclass of settings takes from the file."""
    return {item.name: item.metadata["key"] for item in fields(kind) if "key" in item.metadata}


def inner_tables(kind: type[Any]) -> dict[str, type[Any]]:
    """The tables inside a table of settings."""
    return {item.name: type(item.default) for item in fields(kind) if _is_table(item)}


def _is_table(item: Field[Any]) -> bool:
    """True for a field whose default is a dataclass of settings."""
    return is_dataclass(item.default)


def _tables_of(place: str, settings: Any) -> Iterable[tuple[str, dict[str, Key]]]:
    """The tables with a fixed name under `settings`, outermost first."""
    for name, kind in inner_tables(type(settings)).items():
        full = f"{place}.{name}" if place else name
        yield full, keys_of(kind)
        yield from _tables_of(full, kind())


def nearest(name: str, known: list[str]) -> str:
    """The remedy for an unknown key: the nearest one here, else its right place, else all that there are."""
    best = max(known, key=lambda word: likeness(name, word), default="")
    if best and likeness(name, best) >= NEAR:
        return f'Did you mean "{best}"?'
    elsewhere = [place for place, keys in tables() if name in keys]
    if elsewhere:
        return f'"{name}" belongs in [{elsewhere[0]}]'
    return f"Known here are: {', '.join(sorted(known))}"
