"""Read mail addresses as people write them, ``Name <name@example.org>``; the door of idna."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address

import idna

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
_BARE = re.compile(r"[^\s@<>,;:\"()]+@[^\s@<>,;:\"()]+")


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A mail address, and the name of whom it belongs to.

    Attributes:
        name: for people, or ``""``.
        address: ``name@example.org`` in ASCII; a domain in other letters in the form of the DNS
            (``xn--...``).
    """

    name: str
    address: str

    def __str__(self) -> str:
        return f"{self.name} <{self.address}>" if self.name else self.address


def bare_address(text: str) -> str:
    """Return the address of a mailbox without the name; a text that is not a mailbox as it is."""
    try:
        return read_mailbox(text).address
    except ValueError:
        return text


def read_mailbox(text: str) -> Mailbox:
    """Read a mail address.

    Args:
        text: ``name@example.org`` or ``Name <name@example.org>``.

    Raises:
        ValueError: it is not a mail address, or one to which not every mail server can send.
    """
    named = _NAMED.fullmatch(text.strip())
    name, address = (named["name"], named["address"]) if named else ("", text)
    address = address.strip()
    if not _BARE.fullmatch(address):
        raise ValueError(f"is not a mail address: {text!r}")
    local, _, domain = address.rpartition("@")
    if not local.isascii():
        # It takes a mail server with the extension SMTPUTF8 (RFC 6531), and so do all on the way.
        raise ValueError(f"is not a mail address that every mail server can send to: {text!r}")
    try:
        if not domain.isascii():
            domain = idna.encode(domain, uts46=True).decode("ascii")
        found = Address(addr_spec=f"{local}@{domain}")
    except Exception as error:  # the parser of addresses raises IndexError and errors of its own, too
        raise ValueError(f"is not a mail address: {text!r}") from error
    if not found.username or not found.domain or ".." in domain or domain.strip(".") != domain:
        raise ValueError(f"is not a mail address: {text!r}")
    return Mailbox(name.strip().strip('"').strip(), found.addr_spec)
