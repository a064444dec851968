"""Derive the slug of a company from a domain (the only module that imports publicsuffixlist)."""

from __future__ import annotations

import re
from collections.abc import Container
from contextlib import suppress
from functools import cache

from publicsuffixlist import PublicSuffixList


def company_slug(domain: str, taken: Container[str] = ()) -> str:
    """Return a slug for a company of which only a domain is known: the name in its registrable domain.

    >>> company_slug("www.nikonusa.com")
    'nikonusa'
    >>> company_slug("privacy.example.co.uk")
    'example'

    Args:
        domain: a domain name; the Public Suffix List (https://publicsuffix.org) says which part of it was
            registered.
        taken: slugs of companies with other domains. If the slug is one of them, the registrable domain is
            used instead (state.sd.us and state.wv.us are two states).

    Returns:
        Lower-case letters, digits and hyphens.
    """
    registrable = registrable_domain(domain)
    slug = registrable.partition(".")[0]
    return slug if slug not in taken else registrable.replace(".", "-")


def registrable_domain(domain: str) -> str:
    """Return the part of a domain that was registered: ``epson.co.jp`` for ``www.epson.co.jp``.

    Args:
        domain: a domain name, an IP address or a bare host name.

    Returns:
        The registrable part in lower case, international names in their ASCII form; the whole name if it has
        no registrable part.
    """
    name = _ascii(domain.strip(".").lower()) or "unnamed"
    if name.replace(".", "").isdigit():  # an IPv4 address has no suffix
        return name.replace(".", "-")
    return _suffixes().privatesuffix(name) or name


def is_public_suffix(domain: str) -> bool:
    """Return whether companies register their names below a domain: ``com``, ``co.uk``.

    Args:
        domain: a domain name in ASCII.
    """
    return _suffixes().publicsuffix(domain) == domain


@cache
def _suffixes() -> PublicSuffixList:
    """Return the Public Suffix List that comes with the package; the network is not used."""
    return PublicSuffixList()


def _ascii(name: str) -> str:
    """Return a domain name in ASCII, other characters as hyphens, because a slug may become a path."""
    with suppress(UnicodeError):
        name = name.encode("idna").decode("ascii")
    return re.sub(r"[^a-z0-9._-]+", "-", name).strip("-._")
