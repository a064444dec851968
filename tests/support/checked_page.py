"""Read a page of the site as a validator does: well-formed, inert, and asking nobody for anything."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

VOID = {"meta", "link", "input", "br"}
# What ends a paragraph, so that it cannot stand in one (HTML Standard, "the p element").
_BLOCKS = {
    "p",
    "div",
    "ul",
    "ol",
    "dl",
    "h1",
    "h2",
    "h3",
    "h4",
    "details",
    "section",
    "article",
    "pre",
    "nav",
}


class CheckedPage(HTMLParser):
    """A page; reading it fails if it is not well-formed, or not inert.

    Attributes:
        tags: the names of its elements.
        links: where its links lead.
        ids: the ids of its elements.
        words: its text by the nearest of the elements ``ins``, ``del``, ``title``, ``style``, ``script``,
            ``pre``; the rest is at ``""``.
    """

    def __init__(self, content: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.ids: list[str] = []
        self.words = dict.fromkeys(("ins", "del", "title", "style", "script", "pre", ""), "")
        self._open: list[str] = []
        self.feed(content)
        self.close()
        assert not self._open
        assert len(set(self.ids)) == len(self.ids), "each id is there once"
        assert {link[1:] for link in self.links if link.startswith("#")} <= set(self.ids)
        self._check_policy(content)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert not [name for name in found if name.startswith("on") or name in ("src", "style", "srcset")]
        assert not ("p" in self._open and tag in _BLOCKS), f"{tag} in p"
        self.tags.add(tag)
        if (href := found.get("href")) is not None:
            assert re.fullmatch(r"(https?://[^\s\"'<>]+|[\w./-]+|)(#[\w-]+)?", href), href
            self.links.append(href)
        self.ids += [found["id"] or ""] if "id" in found else []
        if tag not in VOID and tag not in ("rect", "path", "line"):
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in ("rect", "path", "line"):
            assert self._open.pop() == tag

    def handle_data(self, data: str) -> None:
        nearest = next((tag for tag in reversed(self._open) if tag in self.words), "")
        self.words[nearest] += data

    def _check_policy(self, content: str) -> None:
        (policy,) = re.findall(r'http-equiv="Content-Security-Policy" content="([^"]*)"', content)
        assert "default-src 'none'" in policy
        for kind in ("style", "script"):
            assert content.count(f"<{kind}") == content.count(f"</{kind}>") <= 1
            if f"<{kind}>" in content:
                digest = hashlib.sha256(self.words[kind].encode()).digest()
                assert f"{kind}-src 'sha256-{base64.b64encode(digest).decode()}'" in policy
            else:
                assert f"{kind}-src" not in policy
