"""Read what a mail or a mail server is told: a name, a link to the report, and how to unsubscribe."""

from __future__ import annotations

import re
import shlex
from pathlib import Path

from harvester.config.mailbox import read_mailbox
from harvester.config.values import InvalidValue, text, url

RECIPIENT = "{recipient}"
"""What stands for the address of the recipient, percent-encoded."""

LONGEST_UNSUBSCRIBE = 500
"""In characters: with the longest address in it, the header stays within the 998 characters of a line
(RFC 5322, 2.1.1)."""
_UNFIT = re.compile(r"[^!-~]|[<>\"\\]")
_BRACE = re.compile(r"[{}]")


def host_name(value: object, folder: Path) -> str:
    """Read the name of a machine, or its number in brackets, as RFC 5321 has it in HELO; or ``""``.

    Raises:
        InvalidValue: it is neither.
    """
    found = text(value, folder)
    if not found:
        return ""
    try:
        return read_mailbox(f"x@{found}").address.removeprefix("x@")
    except ValueError:
        remedy = 'Write the name of this machine, "mail.example.org", or its number, "[192.0.2.1]"'
        raise InvalidValue(f"is not the name of a machine: {found!r}", remedy) from None


def command(value: object, folder: Path) -> str:
    """Read a command with its arguments, as in a shell; or ``""``.

    Raises:
        InvalidValue: it cannot be divided into words.
    """
    found = text(value, folder)
    try:
        shlex.split(found)
    except ValueError:
        remedy = "Close each quotation mark, and write a backslash before one that is meant as it is"
        raise InvalidValue(f"has a quotation that does not end: {found!r}", remedy) from None
    return found


def base_address(value: object, folder: Path) -> str:
    """Read the address of a folder of the web, with a slash at its end, or ``""``.

    Raises:
        InvalidValue: it is not a web address, or has a question mark or a ``#``.
    """
    if not text(value, folder):
        return ""
    found = url(value, folder)
    if "?" in found or "#" in found:
        remedy = 'Write the address of the folder: "https://www.example.org/policies/"'
        raise InvalidValue(f"is not the address of a folder: {found!r}", remedy)
    return found.removesuffix("index.html").rstrip("/") + "/"


def unsubscribe(value: object, folder: Path) -> str:
    """Read how a recipient unsubscribes: a ``mailto:`` or ``https:`` address, or ``""``.

    Raises:
        InvalidValue: it is neither, it is too long, or it has characters that a header cannot have.
    """
    found = text(value, folder)
    if not found:
        return ""
    remedy = f'Write "mailto:name@example.org", or "https://example.org/leave?who={RECIPIENT}"'
    if unfit := _UNFIT.search(found) or _BRACE.search(found.replace(RECIPIENT, "")):
        problem = f"contains {unfit[0]!r}: {found!r}"
        raise InvalidValue(problem, f"Percent-encode it; only {RECIPIENT} may be in braces")
    if len(found) > LONGEST_UNSUBSCRIBE:
        raise InvalidValue(f"has over {LONGEST_UNSUBSCRIBE} characters", remedy)
    scheme, _, rest = found.partition(":")
    if scheme.lower() == "mailto":
        _check_mailbox(rest.partition("?")[0], remedy)
        return found
    place = "/".join(found.split("/", 3)[:3])
    if scheme.lower() != "https" or RECIPIENT in place:
        raise InvalidValue(f"is neither a mailto nor an https address: {found!r}", remedy)
    url(found.replace(RECIPIENT, "x"), folder)
    return found


def _check_mailbox(address: str, remedy: str) -> None:
    """Refuse what is not the address of a mailbox.

    Raises:
        InvalidValue: it is not, or the recipient is part of it: encoded, that would not be an address.
    """
    try:
        if RECIPIENT in address:
            raise ValueError(f"is not a mail address: {address!r}")
        read_mailbox(address)
    except ValueError as error:
        raise InvalidValue(str(error), remedy) from None
