"""What a feed says, as a validator and the readers of feeds see it."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Any

import feedparser
from lxml import etree

from tests.support.paths import ROOT

SCHEMA = etree.RelaxNG(etree.parse(ROOT / "tests" / "fixtures" / "atom.rng"))
# What a fragment may consist of: nothing that runs, loads or changes how the page of a reader looks.
INERT = {"p", "a", "h3", "em", "strong", "ins", "del"}


class Tags(HTMLParser):
    """The tags of a fragment, with their attributes."""

    def __init__(self, fragment: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.feed(fragment)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))


def checked_feed(content: bytes) -> Any:
    """Return a feed as `feedparser` reads it; it is valid, consistent and inert."""
    tree = etree.fromstring(content)
    assert SCHEMA.validate(tree), SCHEMA.error_log
    read = feedparser.parse(content, sanitize_html=False)
    assert not read.bozo, read.get("bozo_exception")
    assert read.version == "atom10"
    ids = [entry.id for entry in read.entries]
    assert len(set(ids)) == len(ids)
    times = [entry.updated for entry in read.entries]
    assert times == sorted(times, reverse=True)
    assert all(time <= read.feed.updated for time in times)
    for entry in read.entries:
        assert entry.published <= entry.updated
        for tag, attributes in Tags(entry.content[0].value).found:
            assert tag in INERT, tag
            assert set(attributes) <= {"dir", "href"}
            assert str(attributes.get("href", "https://")).startswith(("http://", "https://"))
    return read
