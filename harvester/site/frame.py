"""What all pages of the site have in common: head, policy against foreign content, breadcrumb, style, footer.

A page is one file. It allows one inline stylesheet and at most one inline script, each by its hash (Content
Security Policy 3), and asks nobody for anything; no fault of ours could run what a policy contains.
"""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from html import escape

from diffs.text import one_line
from harvester import report_paths as paths
from harvester.site.pages import SitePage
from harvester.site.style import STYLESHEET


@dataclass(frozen=True, slots=True)
class Crumb:
    """A part of the breadcrumb.

    Attributes:
        label: what it says.
        target: the page that it leads to, or ``""`` for none.
        fragment: the id of an element on that page, or ``""``.
    """

    label: str
    target: str = ""
    fragment: str = ""


ALL_COMPANIES = Crumb("All companies", paths.INDEX)


@dataclass(frozen=True, slots=True)
class Frame:
    """What is around the body of a page.

    Attributes:
        path: where the page is below the folder of the site.
        title: its title, as plain text.
        crumbs: the way to it; the last one is the page itself and has no target.
        footer: by what the page was made, as plain text, or ``""``.
        styles: rules of this kind of page, added to the common stylesheet.
        script: what makes the page more comfortable, or ``""``; without it, everything can be read.
        feed: the feed about the same, or ``""``.
    """

    path: str
    title: str
    crumbs: tuple[Crumb, ...] = (ALL_COMPANIES,)
    footer: str = ""
    styles: str = ""
    script: str = ""
    feed: str = ""


def framed(frame: Frame, body: Iterable[str]) -> SitePage:
    """Return a page.

    Args:
        frame: what is around its body.
        body: the lines of HTML inside `main`, which has the id ``main``; what comes from a policy must have
            been escaped (`shown`).
    """
    # A script or stylesheet must not end its own element; ours do not.
    styles = STYLESHEET + frame.styles
    policy = [
        "default-src 'none'",
        f"style-src {_hash_source(styles)}",
        *([f"script-src {_hash_source(frame.script)}"] if frame.script else []),
        "base-uri 'none'",
        "form-action 'none'",
    ]
    lines = [
        "<!DOCTYPE html>",
        '<html lang="en">',
        "<head>",
        '<meta charset="utf-8">',
        f'<meta http-equiv="Content-Security-Policy" content="{"; ".join(policy)}">',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
        '<meta name="referrer" content="no-referrer">',
        '<meta name="color-scheme" content="light dark">',
        f"<title>{shown(frame.title)}</title>",
        *_feed(frame),
        f"<style>{styles}</style>",
        "</head>",
        "<body>",
        '<a class="skip" href="#main">Skip to the content</a>',
        *_header(frame),
        '<main id="main">',
        *body,
        "</main>",
        *([f"<footer><p>{shown(frame.footer)}</p></footer>"] if frame.footer else []),
        *([f"<script>{frame.script}</script>"] if frame.script else []),
        "</body>",
        "</html>",
    ]
    return SitePage(frame.path, "\n".join(lines) + "\n")


def shown(text: str, limit: int = 0) -> str:
    """Return plain text as HTML, on one line, without control characters; also fit for an attribute.

    Args:
        text: anything.
        limit: the most characters to keep, the ellipsis included; 0 keeps all.
    """
    return escape(one_line(text, limit))


def anchor(page: str, target: str, html: str, *, fragment: str = "", style: str = "") -> str:
    """Return a link from one page of the site to another.

    Args:
        page: where the link stands.
        target: where it leads to.
        html: what it shows, as HTML.
        fragment: the id of an element there, or ``""``.
        style: names of classes, or ``""``.
    """
    classes = f' class="{style}"' if style else ""
    return f'<a{classes} href="{escape(paths.link(page, target, fragment))}">{html}</a>'


def _hash_source(text: str) -> str:
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def _feed(frame: Frame) -> Iterable[str]:
    if frame.feed:
        href = escape(paths.link(frame.path, frame.feed))
        yield f'<link rel="alternate" type="application/atom+xml" href="{href}" title="Changes">'


def _header(frame: Frame) -> Iterable[str]:
    yield "<header>"
    yield '<nav aria-label="Breadcrumb"><ol class="crumbs">'
    for place, crumb in enumerate(frame.crumbs, 1):
        label = f"<bdi>{shown(crumb.label)}</bdi>"
        if place == len(frame.crumbs):
            yield f'<li><span aria-current="page">{label}</span></li>'
        elif crumb.target:
            yield f"<li>{anchor(frame.path, crumb.target, label, fragment=crumb.fragment)}</li>"
        else:
            yield f"<li>{label}</li>"
    yield "</ol></nav>"
    yield '<nav aria-label="Site" class="around">'
    for target, label in ((paths.TOPICS_INDEX, "Topics"), (paths.SEARCH, "Search all versions")):
        if frame.path != target:
            yield anchor(frame.path, target, label, style="search")
    yield "</nav></header>"
