"""What a value of the configuration may be: a reader takes a value of TOML and returns what the program uses.

A reader is called with the value and the folder of the configuration file (relative paths start there),
and raises `InvalidValue` with the problem and the remedy; the caller adds the file and the key.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from harvester.config.addresses import (
    full_address,
    is_host,
    is_plain,
    unseen_character,
    visible,
)
from harvester.config.mailbox import MAILBOX_FORMS, read_mailbox
from harvester.config.timetable import parse_timetable
from harvester.corpus import DamagedUrl, IdUrl, read_id_url
from harvester.local_files import check_name

ValueReader = Callable[[object, Path], Any]

_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
SLUG = re.compile(r"[a-z0-9][a-z0-9_-]{0,63}")
DOMAIN = re.compile(r"(?:[^\s/:@.,?#]{1,63}\.)*[^\s/:@.,?#]{1,63}")

ARCHIVE_SUFFIXES = (".warc", ".warc.gz", ".warc.zst", ".arc", ".arc.gz", ".wacz")
"""How the names of files that hold captures end."""

ARCHIVE_FORMS = (
    "Write a base URL (https://web.archive.org), pywb+http://host/collection, "
    "memento+http://host/collection/timemap/link/, or the path "
    "of a .warc, .warc.gz, .warc.zst, .arc, .arc.gz or .wacz file, or of a folder of such files"
)
"""The remedy for a location that is not that of an archive."""

TYPE_NAMES = {
    bool: "a boolean",
    int: "a whole number",
    float: "a number",
    str: "a text",
    list: "a list",
    dict: "a table",
}


class InvalidValue(ValueError):
    """A value that cannot be used."""

    def __init__(self, problem: str, remedy: str) -> None:
        """Name the problem, and what the user should write instead."""
        self.problem, self.remedy = problem, remedy
        super().__init__(problem)


def type_name(value: object) -> str:
    """Return the type of a TOML value in words."""
    return TYPE_NAMES.get(type(value), "a date or time" if isinstance(value, date) else type(value).__name__)


def text(value: object, _folder: Path) -> str:
    """Read any text on one line.

    Raises:
        InvalidValue: it is not a text, or holds a line break or another control character.
    """
    if not isinstance(value, str):
        raise InvalidValue(f"is {type_name(value)}, not a text", 'Write a text in quotes: "..."')
    if not value.isprintable() and _CONTROL.search(value):
        raise InvalidValue("holds a line break or another control character", "Write it on one line")
    return value.strip()


def filled(value: object, folder: Path) -> str:
    """Read any text on one line that is not empty.

    Raises:
        InvalidValue: it is no such text.
    """
    found = text(value, folder)
    if not found:
        raise InvalidValue("is empty", "Write a text, or leave the key out")
    return found


def one_of(*allowed: str) -> ValueReader:
    """Return a reader of one of a few words.

    Raises:
        InvalidValue: (the reader) it is none of them.
    """

    def read(value: object, folder: Path) -> str:
        found = text(value, folder)
        if found not in allowed:
            choices = ", ".join(f'"{word}"' for word in allowed)
            raise InvalidValue(f"is {found!r}", f"Write one of {choices}")
        return found

    return read


def optional(read: ValueReader) -> ValueReader:
    """Return a reader of what `read` takes, or of an empty text."""
    return lambda value, folder: read(value, folder) if value != "" else ""


def several(read: ValueReader, *, secret: bool = False) -> ValueReader:
    """Return a reader of lists whose entries `read` takes; if they are `secret`, no error repeats one.

    Raises:
        InvalidValue: (the reader) it is not a list, an entry is wrong or appears twice.
    """

    def read_all(value: object, folder: Path) -> tuple[Any, ...]:
        if not isinstance(value, list):
            raise InvalidValue(f"is {type_name(value)}, not a list", "Write a list: [ ... ]")
        found: list[Any] = []
        for place, entry in enumerate(value, start=1):
            try:
                one = read(entry, folder)
            except InvalidValue as error:
                raise InvalidValue(f"entry {place} {error.problem}", error.remedy) from None
            if one in found:
                shown = "" if secret else f": {entry!r}"
                raise InvalidValue(f"entry {place} appears twice{shown}", "Remove one of them")
            found.append(one)
        return tuple(found)

    return read_all


def url(value: object, folder: Path) -> str:
    """Read a full http or https address, and keep it unchanged: an archive knows a page by its exact URL.

    Raises:
        InvalidValue: it is not such an address, has characters that nobody sees, or carries a user name or
            password.
    """
    text(value, folder)
    # Only plain blanks around it are harmless; others may be meant to be part of it, and are not seen.
    found = str(value).strip(" ")
    if is_plain(found):
        return found
    unseen = unseen_character(found)
    if unseen:
        problem = f"is not a web address: {found!r} contains {unseen}"
        raise InvalidValue(problem, f'Write it as "{visible(found)}"')
    try:
        parts = urlsplit(found)
        _ = parts.port
    except ValueError as error:
        raise InvalidValue(f"is not a web address: {found!r} ({error})", _written_in_full(found)) from None
    if parts.scheme.lower() not in {"http", "https"} or not is_host(found):
        raise InvalidValue(f"is not a web address: {found!r}", _written_in_full(found))
    if "@" in parts.netloc:
        secret = "Secrets do not belong in the configuration; remove it"
        raise InvalidValue("contains a user name or password", secret)
    return found


def _written_in_full(address: str) -> str:
    """Return the remedy for a text that is not a web address."""
    return f'Write the full address: "{full_address(address)}"'


def location(value: object, folder: Path) -> str:
    """Read an archive, or a list of archives; several are written one a line.

    Raises:
        InvalidValue: one of them is not an archive.
    """
    if not isinstance(value, list):
        return _one_location(value, folder)
    if not value:
        raise InvalidValue("is an empty list", ARCHIVE_FORMS)
    return "\n".join(dict.fromkeys(_one_location(one, folder) for one in value))


def _one_location(value: object, folder: Path) -> str:
    """Read an archive: the address of a server with its protocol, or the path of a file or folder."""
    found = filled(value, folder)
    if "\n" in found:
        raise InvalidValue(f"is {found!r}", "Write several archives as a list")
    for protocol in ("pywb+", "memento+"):
        if found.lower().startswith(protocol):
            return protocol + url(found[len(protocol) :], folder)
    if "://" in found:
        return url(found, folder).rstrip("/")
    if not found.lower().endswith(ARCHIVE_SUFFIXES) and not _is_folder(folder / found):
        raise InvalidValue(f"is {found!r}", ARCHIVE_FORMS)
    return str(folder / found)


def _is_folder(path: Path) -> bool:
    """Return whether there is such a folder; a name that no file can have is none."""
    try:
        return path.is_dir()
    except (OSError, ValueError):
        return False


def path(value: object, folder: Path) -> Path:
    """Read a path; a relative one starts at the folder of the configuration file.

    Raises:
        InvalidValue: it is not a text, or empty, or no file can have this name.
    """
    found = filled(value, folder)
    try:
        full = folder / Path(found).expanduser()
        check_name(full)
    except (OSError, RuntimeError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        raise InvalidValue(f"cannot be used as a path: {reason}", "Write another path") from None
    return full


def domain(value: object, folder: Path) -> str:
    """Read a domain name, in lower case, without ``www.``.

    Raises:
        InvalidValue: it is a URL, or not a domain name.
    """
    found = filled(value, folder).lower().rstrip(".").removeprefix("www.")
    if not DOMAIN.fullmatch(found):
        raise InvalidValue(
            f"is not a domain: {found!r}", 'Write only the name: "example.com", no http:// and no path'
        )
    return found


def mail_address(value: object, folder: Path) -> str:
    """Read a mail address, ``name@example.org`` or ``Name <name@example.org>``; its domain becomes ASCII.

    Raises:
        InvalidValue: it is none, or not one that every mail server can send to.
    """
    found = filled(value, folder)
    try:
        return str(read_mailbox(found))
    except ValueError as error:
        raise InvalidValue(str(error), f"Write it as {MAILBOX_FORMS}") from None


def contact(value: object, folder: Path) -> str:
    """Read a mail address or web address for the User-Agent header; may be empty.

    Raises:
        InvalidValue: it is neither, or not in ASCII (a header holds nothing else).
    """
    found = text(value, folder)
    if found and not (found.isascii() and ("@" in found or "://" in found)):
        raise InvalidValue(
            f"is neither a mail nor a web address: {found!r}", 'Write it as "name@example.org"'
        )
    return found


def timetable(value: object, folder: Path) -> str:
    """Read a cron expression or an interval, and keep it as it is written.

    Raises:
        InvalidValue: `parse_timetable` does not take it.
    """
    found = text(value, folder)
    try:
        parse_timetable(found)
    except ValueError as error:
        remedy = 'Write five fields, "15 6 * * *" for 6:15 each day, or "every 6 hours"'
        raise InvalidValue(f"is not a timetable: {error}", remedy) from None
    return found


def timezone(value: object, folder: Path) -> str:
    """Read a name of the IANA time zone database.

    Raises:
        InvalidValue: there is no such zone.
    """
    found = filled(value, folder)
    try:
        ZoneInfo(found)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        remedy = 'Write a name of the IANA database: "UTC", "Europe/Berlin", "America/New_York"'
        raise InvalidValue(f"is not a time zone: {found!r}", remedy) from None
    return found


def phrase(value: object, folder: Path) -> str:
    """Read a word or phrase to look for; ``*`` at the end of a word stands for any ending.

    Raises:
        InvalidValue: it is empty, or would match everything.
    """
    found = filled(value, folder)
    if not found.strip("* "):
        raise InvalidValue(
            f"is {found!r} and would match every word", 'Write a word, "arbitrat*" for all its endings'
        )
    return found


def cited(value: object, folder: Path) -> IdUrl:
    """Read the address of an archived snapshot, in ``id_`` form.

    Raises:
        InvalidValue: it is not such an address.
    """
    try:
        return read_id_url(text(value, folder))
    except DamagedUrl as error:
        example = "https://web.archive.org/web/20151229173307id_/http%3A//www.example.com/privacy"
        raise InvalidValue(str(error), f'Write it as "{example}"') from None
