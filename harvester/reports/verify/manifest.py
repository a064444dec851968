"""The hashes of a whole store as a text that can be deposited, and the check of a store against such a text.

The format is described in docs/evidence.md.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass

from diffs.in_words import count, listed
from harvester.version import program
from store.chain import COVERED, Sealed
from store.checks import Examined
from store.migrations import MIGRATIONS

FORMAT = "harvest manifest 1"
TOTAL = "total"


@dataclass(frozen=True, slots=True)
class Since:
    """What became of a store since a manifest was made.

    Attributes:
        faults: what is no longer what it was, one line each.
        added: what was written since, in words; ``""`` for nothing.
    """

    faults: tuple[str, ...]
    added: str = ""


def manifest(examined: Examined, sealed: Sealed) -> tuple[str, ...]:
    """Return the lines of the manifest of a store, which depend on nothing but the store and the program.

    Args:
        examined: the store, in which no fault was found.
        sealed: what its chain says.
    """
    lines = [FORMAT, f"program {program()}", f"schema {MIGRATIONS[-1].name}"]
    lines.append(f"chain {sealed.number} {sealed.head}")
    lines += [_sealed_line(sealed, table) for table in COVERED]
    lines += [
        f"derived {table} {one.rows} {one.sha256} {one.rules}".rstrip()
        for table, one in examined.derived_hashes()
    ]
    lines += [
        f"document {name} {one.rows} {one.sha256} {one.rules}".rstrip()
        for name, one in examined.document_hashes()
    ]
    return (*lines, f"{TOTAL} {total(lines)}")


def since(examined: Examined, sealed: Sealed, text: str) -> Since:
    """Return whether everything that was on record when a manifest was made still is.

    Args:
        examined: the store.
        sealed: what its chain says.
        text: the manifest.
    """
    lines = text.splitlines()
    if not lines or lines[0] != FORMAT:
        return Since(("manifest: is none of this format",))
    if lines[-1] != f"{TOTAL} {total(lines[:-1])}":
        return Since(("manifest: was altered itself: its total is another one",))
    links = [line.split() for line in lines if line.startswith("chain ")]
    if len(links) != 1 or len(links[0]) != 3 or not links[0][1].isdecimal() or len(links[0][1]) > 18:
        return Since(("manifest: does not say how the chain ended",))
    number, head = int(links[0][1]), links[0][2]
    if number > sealed.number:
        return Since((f"chain: has {sealed.number} links, and had {number}: its end was cut off",))
    if examined.chain.link(number) != head:
        return Since((f"chain: link {number} is another one: what was on record was altered",))
    if number < sealed.number:
        return Since((), _added(examined, number, sealed.number))
    return Since(tuple(_differing(lines, manifest(examined, sealed))))


def _sealed_line(sealed: Sealed, table: str) -> str:
    """Return the line of a table that is chained."""
    hashed = hashlib.sha256()
    for name, seal in sealed.of(table):
        hashed.update(f"{name} {seal}\n".encode("utf-8", "surrogatepass"))
    return f"sealed {table} {sealed.count(table)} {hashed.hexdigest()}"


def total(lines: list[str]) -> str:
    """Return the hash of the lines before the last one."""
    return hashlib.sha256("".join(f"{line}\n" for line in lines).encode()).hexdigest()


def _differing(before: list[str], now: tuple[str, ...]) -> Iterator[str]:
    """Yield the tables and documents that differ by the same rules, although nothing was written."""
    found = {tuple(line.split()[:2]): line.split()[2:] for line in now[3:-1]}
    for line in before[3:-1]:
        kind, name, *values = line.split()
        values_now = found.get((kind, name), [])
        if values != values_now and values[2:] == values_now[2:]:
            yield f"{kind} {name}: is not what the manifest says"


def _added(examined: Examined, number: int, last: int) -> str:
    """Return in words what was written after a link."""
    changes = examined.chain.written_after(number)
    tables = [f"{table} ({count(rows, 'row')})" for table, rows in sorted(changes.items())]
    return f"{count(last - number, 'link')} since: {listed(tables, len(tables))}"
