"""Read mail addresses as people write them, ``Name <name@example.org>``; the door of idna."""

from __future__ import annotations

import re
from dataclasses import dataclass
from email.headerregistry import Address
from functools import lru_cache

import idna

_NAMED = re.compile(r"(?P<name>[^<>]*)<(?P<address>[^<>]+)>")
# A part of a domain (RFC 1035, 2.3.1; some hosts have an underscore), or an address in brackets.
_DOMAIN = re.compile(
    r"(?:(?!-)[0-9a-z_-]{1,63}(?<!-)\.)*(?!-)[0-9a-z_-]{1,63}(?<!-)|\[[0-9a-z.:]+\]", re.IGNORECASE
)
# How people may write an address.
MAILBOX_FORMS = '"name@example.org" or "Name <name@example.org>"'
_LONGEST_LOCAL, _LONGEST_DOMAIN = 64, 255  # RFC 5321, 4.5.3.1
# Dot-atoms (RFC 5322, 3.2.3) without rare characters, as most are: the parser returns them as they are.
_PLAIN = re.compile(
    r"(?=.{1,64}\Z)[0-9a-z_+-]+(?:\.[0-9a-z_+-]+)*@(?:(?!-)[0-9a-z-]{1,63}(?<!-)\.)+[a-z]{2,63}",
    re.IGNORECASE,
)
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


def mailbox_of(text: str) -> Mailbox:
    """Return a mailbox; a text that is not one is taken for an address as it is."""
    try:
        return read_mailbox(text)
    except ValueError:
        return Mailbox("", text)


# The parser takes a quarter of a millisecond, and thousands of recipients are read several times.
@lru_cache(maxsize=10_000)
def read_mailbox(text: str) -> Mailbox:
    """Read a mail address.

    Args:
        text: ``name@example.org`` or ``Name <name@example.org>``.

    Raises:
        ValueError: it is not a mail address, or one to which not every mail server can send.
    """
    if text.isascii() and _PLAIN.fullmatch(text):
        return Mailbox("", text)
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
    if not found.username or not _DOMAIN.fullmatch(found.domain) or len(found.domain) > _LONGEST_DOMAIN:
        raise ValueError(f"is not a mail address: {text!r}")
    if len(local) > _LONGEST_LOCAL:
        raise ValueError(f"is not a mail address: {text!r} (over {_LONGEST_LOCAL} characters before the @)")
    return Mailbox(_unquoted(name.strip()), found.addr_spec)


def _unquoted(name: str) -> str:
    """Return a name without the quotes of a mail header (RFC 5322, 3.2.4)."""
    if len(name) > 1 and name[0] == name[-1] == '"':
        return re.sub(r"\\(.)", r"\1", name[1:-1]).strip()
    return name.strip('"').strip()
