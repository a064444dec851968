"""Several comparisons as one page that needs nothing but itself, such as the attachment of a mail."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from html import escape

from diffs.render.as_html import html_comparison, inert_page
from diffs.render.html_parts import html_text
from diffs.render.stylesheet import STYLESHEET
from diffs.render.to_render import ToRender

_STYLE = f"""{STYLESHEET}
h3 {{ margin: 0; font: 600 1.15rem/1.35 system-ui, "Segoe UI", Helvetica, sans-serif; }}
.change {{ margin: 3.5rem 0 0; }}
.change > h2 {{ margin: 0 0 1.25rem; padding: 1rem 0 0; border-top: 3px solid; font-size: 1.4rem; }}
.all {{ margin: 0 0 1rem; padding: 0 0 0 1.4rem; font-family: system-ui, sans-serif; }}
"""
_SECTION_LEVEL = 3


@dataclass(frozen=True, slots=True)
class CollectedComparison:
    """A comparison as a part of a page.

    Attributes:
        heading: what it is a comparison of; no other of the page has the same.
        anchor: the id of its place in the page.
        html: the comparison.
    """

    heading: str
    anchor: str
    html: str


def collected_comparison(heading: str, anchor: str, given: ToRender) -> CollectedComparison:
    """Return a comparison as a part of a page.

    Args:
        heading: what it is a comparison of.
        anchor: the id of its place in the page.
        given: the comparison and what is known of the two texts.
    """
    name = escape(anchor)
    lines = [
        f'<section class="change" id="{name}">',
        f"<h2>{html_text(heading)}</h2>",
        *html_comparison(given, f"{name}-", _SECTION_LEVEL),
        "</section>",
    ]
    return CollectedComparison(heading, anchor, "\n".join(lines))


def render_collection(title: str, collected: Sequence[CollectedComparison], left_out: Sequence[str]) -> str:
    """Write comparisons as an HTML page, on which nothing runs or is asked for.

    Args:
        title: of the page.
        collected: the comparisons.
        left_out: the headings of those that are too long to be on the page.

    Returns:
        The page, UTF-8 when encoded.
    """
    links = [f'<a href="#{escape(one.anchor)}">{html_text(one.heading)}</a>' for one in collected]
    body = [
        f"<h1>{html_text(title)}</h1>",
        *(_list(links) if len(links) > 1 else ()),
        *(("<p>Too long for this page:</p>", *_list(map(html_text, left_out))) if left_out else ()),
        *(one.html for one in collected),
    ]
    return inert_page(html_text(title), _STYLE, body)


def _list(items: Iterable[str]) -> Iterator[str]:
    yield '<ul class="all">'
    yield from (f"<li>{item}</li>" for item in items)
    yield "</ul>"
