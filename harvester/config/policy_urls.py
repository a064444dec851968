"""The addresses of policies in the configuration."""

from __future__ import annotations

from pathlib import Path

from harvester.config.addresses import archived_page, without_entities
from harvester.config.dated_values import dated
from harvester.config.values import InvalidValue, url
from store.records import PolicyUrl


def policy_url(value: object, folder: Path) -> PolicyUrl:
    """Read an address of a policy: a text, or a table ``{ url, from, until }``.

    Raises:
        InvalidValue: it is neither, it is the address of an archive, or contains HTML; a date is invalid, or
            the dates run backwards.
    """
    return PolicyUrl(*dated(value, folder, "url", _page_url))


def _page_url(value: object, folder: Path) -> str:
    """Read the address of a page itself, not that of its captures in an archive."""
    found = url(value, folder)
    page = archived_page(found)
    if page is not None:
        remedy = f'Write the address of the page itself: "{page}"'
        raise InvalidValue(f"is the address of an archive: {found!r}", remedy)
    plain = without_entities(found)
    if plain != found:
        raise InvalidValue(f"contains HTML, such as &amp; for &: {found!r}", f'Write it as "{plain}"')
    return found
