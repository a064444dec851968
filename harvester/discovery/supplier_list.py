"""Read a list of suppliers as spreadsheets and people write it; pure.

Every line has an answer: it is a supplier, with or without a fault, or it is counted as the heading, a
comment or an empty line.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from harvester.discovery.target import Target, read_target
from harvester.errors import ConfigError

# With none of them in it, a list has one column. Of two that are in as many lines, the first counts.
_DELIMITERS = ("\t", ";", ",", "|")
# How files begin that programs save instead of text: today's spreadsheets are zip files.
_OTHER_FILES = {
    b"PK\x03\x04": "a workbook or an archive",
    b"\xd0\xcf\x11\xe0": "a workbook",
    b"%PDF-": "a PDF file",
}
_MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
_PROBE_BYTES = 8000
# What the column with the names of the suppliers is headed where there are more than two columns.
_NAME_HEADINGS = frozenset(
    ("name", "company", "supplier", "vendor", "service", "firma", "lieferant", "fournisseur", "proveedor")
)
# The first line that Excel writes and reads where a comma is the decimal sign.
_STATED_DELIMITER = re.compile(r"sep=(?P<mark>[,;|\t])")
_REPLACEMENT = "\ufffd"


@dataclass(frozen=True, slots=True)
class ListedSupplier:
    """A line of a list.

    Attributes:
        line: its number in the file, from 1.
        typed: what it has where the others have a domain, an address or the name of a company.
        name: what it calls the supplier, or ``""``.
        fault: why it cannot be used, or ``""``.
        repeats: the line that it says again, or 0.
    """

    line: int
    typed: str
    name: str = ""
    fault: str = ""
    repeats: int = 0


@dataclass(frozen=True, slots=True)
class SupplierList:
    """A list.

    Attributes:
        suppliers: its lines, in order, without the heading, comments and empty lines.
        column: the number of the column that is read, from 1.
        columns: the number of its columns.
        heading: what stands at the head of that column, or else of the first one that has any; ``""`` if
            there is no heading.
        comments: the number of lines that begin with ``#``.
    """

    suppliers: tuple[ListedSupplier, ...]
    column: int
    columns: int
    heading: str
    comments: int


_Row = tuple[int, list[str]]
"""The number of a line, and its cells."""


def read_supplier_list(
    payload: bytes, file: str, is_company: Callable[[str], bool] = lambda name: False
) -> SupplierList:
    """Return the lines of a list: UTF-8, or UTF-16 with a mark; commas, semicolons, tabs or one column.

    The column with most different domains is read. The first line is a heading if it has no domain there and
    a later line has one.

    Args:
        payload: the bytes of the file.
        file: its name, for errors.
        is_company: whether a name is that of a company of the configuration.

    Raises:
        ConfigError: the file is not a text.
    """
    rows, comments = _rows(_text(payload, file))
    columns = max((len(cells) for _, cells in rows), default=1)
    sites = [_sites(rows, place) for place in range(columns)]
    column = max(range(columns), key=lambda place: len(sites[place]))

    def is_usable(text: str) -> bool:
        return is_company(text) or _target(text) is not None

    usable = [is_usable(_cell(cells, column)) for _, cells in rows]
    has_heading = any(usable) and not usable[0]
    heading = rows[0][1] if has_heading else []
    names = _name_column(rows[has_heading:], heading, column, columns)
    found = [
        ListedSupplier(line, _cell(cells, column), _cell(cells, names) if names is not None else "")
        for line, cells in rows[has_heading:]
    ]
    return SupplierList(
        _checked(found),
        column + 1,
        columns,
        _cell(heading, column) or next(filter(None, heading), ""),
        comments,
    )


def _text(payload: bytes, file: str) -> str:
    """Return the text of a file."""
    remedy = "Save it as CSV (UTF-8), one domain a line"
    for begin, kind in _OTHER_FILES.items():
        if payload.startswith(begin):
            raise ConfigError(file, "", f"is {kind} and not a text", remedy)
    encoding = _MARKS.get(payload[:2], "utf-8-sig")
    if encoding == "utf-8-sig" and b"\0" in payload[:_PROBE_BYTES]:
        raise ConfigError(file, "", "is not a text: it contains NUL characters", remedy)
    return payload.decode(encoding, "replace")


def _rows(text: str) -> tuple[list[_Row], int]:
    """Return the lines that are neither empty nor a comment, and how many comments there are."""
    lines = text.splitlines()
    if lines and (stated := _STATED_DELIMITER.fullmatch(lines[0])):
        delimiter, lines[0] = stated["mark"], ""
    else:
        # Most lines have it: a comma in a single name or address is no delimiter.
        delimiter = max(_DELIMITERS, key=lambda mark: sum(mark in line for line in lines))
    rows: list[_Row] = []
    comments = 0
    for number, cells in _records(lines, delimiter):
        cells = [" ".join(cell.split()) for cell in cells]
        if cells and cells[0].startswith("#"):
            comments += 1
        elif any(cells):
            rows.append((number, cells))
    return rows, comments


def _records(lines: Sequence[str], delimiter: str) -> list[_Row]:
    """Return the cells of each record with the number of its first line.

    A cell in quotation marks may have several lines. Where a mark is missing, such a cell would take in the
    lines of other suppliers: then each line is read by itself.
    """
    reader = csv.reader([f"{line}\n" for line in lines], delimiter=delimiter, strict=True)
    found: list[_Row] = []
    before = 0
    try:
        for cells in reader:
            following = lines[before + 1 : reader.line_num]
            if any(_target(cell) for line in following for cell in _cells(line, delimiter)):
                raise csv.Error("a cell takes in other lines")
            found.append((before + 1, cells))
            before = reader.line_num
    except csv.Error:
        return [(number, _cells(line, delimiter)) for number, line in enumerate(lines, start=1)]
    return found


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line, which may have a quotation mark too many."""
    return [cell.strip().strip('"') for cell in line.split(delimiter)]


def _cell(cells: Sequence[str], place: int) -> str:
    return cells[place] if place < len(cells) else ""


@lru_cache(maxsize=2**16)
def _target(text: str) -> Target | None:
    """Return what a cell names, or None if it is neither a domain nor an address."""
    # Most cells are words: asking what suffix each has would take long.
    if "." not in text and "。" not in text:
        return None
    try:
        return read_target(text)
    except ConfigError:
        return None


def _sites(rows: Sequence[_Row], place: int) -> set[str]:
    """Return the different domains of a column: addresses of a network of contacts all have the same one."""
    targets = (_target(_cell(cells, place)) for _, cells in rows)
    return {target.domain for target in targets if target is not None}


def _name_column(rows: Sequence[_Row], heading: Sequence[str], column: int, columns: int) -> int | None:
    """Return the column with the names of the suppliers, or None if nothing tells which it is."""
    others = [place for place in range(columns) if place != column]
    headed = [place for place in others if _cell(heading, place).casefold() in _NAME_HEADINGS]
    if headed:
        return headed[0]
    if columns != 2:
        return None
    # Two columns: names, unless the other has countries or numbers.
    names = [_cell(cells, others[0]).casefold() for _, cells in rows]
    named = [name for name in names if name]
    are_names = all(any(letter.isalpha() for letter in name) for name in named)
    return others[0] if named and are_names and len(set(named)) == len(named) else None


def _checked(suppliers: Sequence[ListedSupplier]) -> tuple[ListedSupplier, ...]:
    """Return the lines with what is wrong with them as far as the list alone tells."""
    first: dict[tuple[str, str], int] = {}
    checked = []
    for one in suppliers:
        target = _target(one.typed)
        key = (target.host, target.url) if target else (one.typed.casefold(), "")
        fault = ""
        if not one.typed:
            fault = "has no domain"
        elif _REPLACEMENT in one.typed:
            fault = "is not UTF-8; save the list as UTF-8"
        repeats = first.setdefault(key, one.line) if not fault else one.line
        if repeats != one.line:
            fault = f"is the same as line {repeats}"
        checked.append(replace(one, fault=fault, repeats=repeats if repeats != one.line else 0))
    return tuple(checked)
