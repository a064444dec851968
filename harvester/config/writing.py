"""Write documents into config.toml, keeping its comments and its order; the only user of tomlkit."""

from __future__ import annotations

import os
import stat
from collections.abc import Iterable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from tempfile import NamedTemporaryFile
from typing import Any

import tomlkit
from tomlkit.exceptions import TOMLKitError
from tomlkit.items import Table

from harvester.config.loading import LARGEST_CONFIGURATION, load
from harvester.errors import ConfigError
from harvester.extract.dom.between import Selector
from harvester.local_files import file_contents, reason_of

_MAY_WRITE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


@dataclass(frozen=True, slots=True)
class NewAddress:
    """An address to be written.

    Attributes:
        url: the address.
        valid_from: the first day on which it counts (``YYYY-MM-DD``), or None.
        valid_until: the last day, or None.
    """

    url: str
    valid_from: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class NewSelector:
    """An entry of `select` or `remove` to be written.

    Attributes:
        selector: a CSS selector, or a range between two.
        valid_from: the first day on which it counts (``YYYY-MM-DD``), or None.
        valid_until: the last day, or None.
    """

    selector: Selector
    valid_from: str | None = None
    valid_until: str | None = None


@dataclass(frozen=True, slots=True)
class NewDocument:
    """A document to be written.

    Attributes:
        slug: its name in the file.
        title: its name for people.
        addresses: its addresses, the oldest first.
        select: what selects the parts of its pages that are its text.
        remove: what selects the parts that are not.
        render: its own `render`, or ``""`` for that of ``[archive]``.
    """

    slug: str
    title: str
    addresses: tuple[NewAddress, ...]
    select: tuple[NewSelector, ...] = ()
    remove: tuple[NewSelector, ...] = ()
    render: str = ""


@dataclass(frozen=True, slots=True)
class NewCompany:
    """A company whose documents are written; it may be in the file already.

    Attributes:
        slug: its name in the file.
        name: its name for people, if it is new.
        domains: its domains, if it is new.
    """

    slug: str
    name: str
    domains: tuple[str, ...]


def write_documents(path: Path, company: NewCompany, documents: Sequence[NewDocument]) -> Path | None:
    """Add documents of one company to a configuration file; see `write_companies`.

    Args:
        path: the file; it is made if there is none.
        company: whose documents they are.
        documents: the documents; slugs that the company has not got yet.
    """
    return write_companies(path, [(company, documents)])


def write_companies(path: Path, companies: Iterable[tuple[NewCompany, Sequence[NewDocument]]]) -> Path | None:
    """Add documents of companies to a configuration file; nothing that is in it is changed.

    What is written is read again before it takes the place of the old file, which is kept beside it.

    Args:
        path: the file; it is made if there is none.
        companies: companies, each with its documents: slugs that the company has not got yet.

    Returns:
        The copy of the old file, or None if there was none.

    Raises:
        ConfigError: the file cannot be read or written, or a company's documents are corpus files.
    """
    check_writable(path)
    before = _content(path)
    content = _parsed(path, before)
    for company, documents in companies:
        _add(path, _table(content, "companies"), company, documents)
    return _replace(path, before, _with_ends_of(before, tomlkit.dumps(content).encode()))


def check_writable(path: Path) -> None:
    """Check that a configuration file can be written, before anything is asked for what would be written.

    Args:
        path: the file, which need not exist.

    Raises:
        ConfigError: it is read-only, or its folder cannot be written to.
    """
    target = path.resolve()
    try:
        # A file that nobody may write would be replaced all the same: its folder decides about that.
        if target.exists() and not target.stat().st_mode & _MAY_WRITE:
            remedy = "Nothing was changed; allow it (chmod u+w), or name another file with --config"
            raise ConfigError(str(path), "", "is read-only", remedy)
        with NamedTemporaryFile(dir=target.parent):
            pass
    except OSError as error:
        raise _unwritable(path, error) from None


def _unwritable(path: Path, error: OSError) -> ConfigError:
    problem = f"cannot be written: {reason_of(error)}"
    return ConfigError(str(path), "", problem, "Nothing was changed; check its permissions")


def _with_ends_of(before: bytes | None, after: bytes) -> bytes:
    """Return new content with the line ends of the old one, if all of these are those of Windows."""
    if before is None or b"\r\n" not in before or before.count(b"\n") != before.count(b"\r\n"):
        return after
    return after.replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _add(path: Path, companies: Any, company: NewCompany, documents: Sequence[NewDocument]) -> None:
    """Add documents of one company to the table of the companies."""
    if company.slug not in companies:
        made = tomlkit.table()
        made["name"] = company.name
        if company.domains:
            made["domains"] = list(company.domains)
        companies[company.slug] = made
    own = companies[company.slug]
    if isinstance(own.get("documents"), list):
        problem = "is a list of corpus documents, to which no address can be added"
        remedy = "Add the company under another name, or write the addresses into a table"
        raise ConfigError(str(path), f"companies.{company.slug}.documents", problem, remedy)
    tables = _table(own, "documents")
    for document in documents:
        tables[document.slug] = _document(document)


def _document(document: NewDocument) -> Table:
    """Return the table of a document."""
    table = tomlkit.table()
    table["title"] = document.title
    table["urls"] = _list(
        _dated("url", address.url, address.valid_from, address.valid_until) for address in document.addresses
    )
    for name, selectors in (("select", document.select), ("remove", document.remove)):
        if selectors:
            table[name] = _list(map(_selector, selectors))
    if document.render:
        table["render"] = document.render
    return table


def _list(entries: Iterable[Any]) -> Any:
    """Return a list, with several entries on a line each."""
    made = tomlkit.array()
    for entry in entries:
        made.append(entry)
    made.multiline(len(made) > 1)
    return made


def _selector(new: NewSelector) -> Any:
    """Return an entry of `select` or `remove`."""
    if isinstance(new.selector, str):
        return _dated("css", new.selector, new.valid_from, new.valid_until)
    return _inline(new.selector.keys() | _dates(new.valid_from, new.valid_until))


def _dated(name: str, value: str, valid_from: str | None, valid_until: str | None) -> Any:
    """Return a text, or a table with it where it carries dates."""
    dates = _dates(valid_from, valid_until)
    return _inline({name: value} | dates) if dates else value


def _dates(valid_from: str | None, valid_until: str | None) -> dict[str, str]:
    """Return the dates of an entry, by their keys."""
    dates = {"from": valid_from, "until": valid_until}
    return {name: value for name, value in dates.items() if value}


def _inline(keys: dict[str, str]) -> Any:
    """Return a table on one line."""
    entry = tomlkit.inline_table()
    entry.update(keys)
    return entry


def _table(parent: Any, name: str) -> Any:
    """Return a table within another one; one that holds only tables has no line of its own."""
    if name not in parent:
        parent[name] = tomlkit.table(is_super_table=True)
    return parent[name]


def _content(path: Path) -> bytes | None:
    """Return the bytes of the file, or None if there is none."""
    try:
        return file_contents(path, LARGEST_CONFIGURATION)
    except FileNotFoundError:
        return None
    except OSError as error:
        problem = f"cannot be read: {reason_of(error)}"
        raise ConfigError(str(path), "", problem, "Check its name and permissions") from None


def _parsed(path: Path, before: bytes | None) -> tomlkit.TOMLDocument:
    """Return the document of a file that is a valid configuration."""
    if before is None:
        return tomlkit.document()
    # It names the line and the remedy, which tomlkit does not.
    load(path, {})
    try:
        return tomlkit.parse(before.decode("utf-8-sig"))
    except TOMLKitError as error:
        raise ConfigError(
            str(path), "", f"cannot be changed: {error}", "Write the document by hand"
        ) from None


def _replace(path: Path, before: bytes | None, after: bytes) -> Path | None:
    """Put the new content in the place of the old one, completely or not at all."""
    # A configuration may be a link into a repository: the file that it leads to is replaced, not the link.
    target = path.resolve()
    unfinished, kept = target.with_name(f"{target.name}.part"), target.with_name(f"{target.name}.bak")
    try:
        unfinished.unlink(missing_ok=True)
        with unfinished.open("xb") as file:
            file.write(after)
            file.flush()
            os.fsync(file.fileno())
        load(unfinished, {})
        if before is not None:
            unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
            kept.write_bytes(before)
        unfinished.replace(target)
    except OSError as error:
        raise _unwritable(path, error) from None
    finally:
        with suppress(OSError):
            unfinished.unlink(missing_ok=True)
    return None if before is None else kept
