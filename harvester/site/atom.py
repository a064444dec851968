"""Write a feed in the format Atom (RFC 4287)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid5
from xml.etree import ElementTree

from harvester.version import program_version

_NAMESPACE = "http://www.w3.org/2005/Atom"
# In which the ids of this program are made (RFC 9562, version 5); it never changes.
_OURS = UUID("10023ca8-715b-574c-bc8e-c08b8ffbff8a")
# What XML 1.0 does not allow, even escaped.
_UNFIT = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class FeedEntry:
    """An entry of a feed.

    Attributes:
        key: what it is about; its id depends on nothing else.
        title: its title, as plain text.
        updated: when the change was first seen, ISO 8601.
        summary: what changed, in one sentence.
        content: the redline, as HTML.
        link: the address of a page about it, absolute or relative to the site; or ``""``.
        proof: the address of the capture that shows the new text, or ``""``.
        categories: the keys of its flags and topics, and what people call them.
    """

    key: str
    title: str
    updated: str
    summary: str
    content: str
    link: str = ""
    proof: str = ""
    categories: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed.

    Attributes:
        key: what it is about; its id depends on nothing else.
        title: its title, as plain text.
        subtitle: what it contains, as plain text.
        updated: the time of its newest entry, or of what is known without one, ISO 8601.
        entries: its entries, the newest first.
        address: its own address, relative to its file; or ``""``.
    """

    key: str
    title: str
    subtitle: str
    updated: str
    entries: Sequence[FeedEntry]
    address: str = ""


def feed_id(key: str) -> str:
    """Return the id for what a feed or an entry is about; the same on every machine, whatever the rules are.

    Args:
        key: what it is about.
    """
    return uuid5(_OURS, key).urn


def atom(feed: Feed) -> str:
    """Return a feed as an Atom document, UTF-8 when written.

    Args:
        feed: the feed.
    """
    root = ElementTree.Element("feed", {"xmlns": _NAMESPACE, "xml:lang": "en"})
    _add(root, "id", feed_id(feed.key))
    _add(root, "title", feed.title)
    _add(root, "subtitle", feed.subtitle)
    _add(root, "updated", feed.updated)
    _add(_add(root, "author"), "name", "harvest")
    _add(root, "generator", "harvest", {"version": program_version()})
    if feed.address:
        _add(root, "link", "", {"rel": "self", "type": "application/atom+xml", "href": feed.address})
    for entry in feed.entries:
        _entry(root, entry)
    ElementTree.indent(root)
    written = ElementTree.tostring(root, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{written}\n'


def _entry(root: ElementTree.Element, entry: FeedEntry) -> None:
    found = _add(root, "entry")
    _add(found, "id", feed_id(entry.key))
    _add(found, "title", entry.title)
    _add(found, "published", entry.updated)
    _add(found, "updated", entry.updated)
    if entry.link:
        _add(found, "link", "", {"rel": "alternate", "type": "text/html", "href": entry.link})
    if entry.proof:
        _add(found, "link", "", {"rel": "via", "href": entry.proof})
    for term, label in entry.categories:
        _add(found, "category", "", {"term": term, "label": label})
    _add(found, "summary", entry.summary)
    _add(found, "content", entry.content, {"type": "html"})


def _add(
    parent: ElementTree.Element, name: str, text: str = "", attributes: Mapping[str, Any] | None = None
) -> ElementTree.Element:
    fit = {key: _UNFIT.sub("\ufffd", value) for key, value in (attributes or {}).items()}
    found = ElementTree.SubElement(parent, name, fit)
    found.text = _UNFIT.sub("\ufffd", text) or None
    return found
