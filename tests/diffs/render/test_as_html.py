"""A comparison as a page that needs nothing but itself."""

from __future__ import annotations

import base64
import hashlib
import re
from html.parser import HTMLParser

from hypothesis import given as examples
from hypothesis import settings
from hypothesis import strategies as st

from diffs.render.as_html import render_html
from diffs.render.head import Head
from diffs.render.stylesheet import STYLESHEET
from tests.support.comparisons import AFTER, BEFORE, coarse, given

VOID = {"meta"}


class Outline(HTMLParser):
    """Tags, attributes and words of a page; checks that what opens is closed."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.tags: set[str] = set()
        self.links: list[str] = []
        self.anchors: set[str] = set()
        self.words = {"ins": "", "del": "", "": ""}
        self.style = ""
        self.open: list[str] = []
        self.aside = 0
        self.feed(page)
        self.close()
        assert self.open == []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        assert not [name for name in found if name.startswith("on") or name in ("src", "style")]
        self.tags.add(tag)
        self.links += [found["href"] or ""] if "href" in found else []
        self.anchors |= {f"#{found['id']}"} if "id" in found else set()
        if tag not in VOID:
            self.open.append("aside" if found.get("class") == "aside" else tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() in (tag, "aside")

    def handle_data(self, data: str) -> None:
        if self.open and self.open[-1] == "style":
            self.style += data
        elif "aside" not in self.open and "article" in self.open:
            self.words[next((tag for tag in self.open if tag in ("ins", "del")), "")] += data


def test_what_it_says() -> None:
    page = render_html(given())
    outline = Outline(page)
    assert page.startswith('<!DOCTYPE html>\n<html lang="en">')
    assert "<title>What changed: Larkspur · Privacy Policy</title>" in page
    assert "may" in outline.words["del"]
    assert "will" in outline.words["ins"]
    assert "effective 1 May 2012" in page
    assert '<span class="numbers">2 → 3</span>' in page
    assert "words unchanged …</summary>" in page or "word unchanged" in page
    assert '<span class="topic">arbitration</span>' in page


def test_it_runs_nothing_and_asks_nobody() -> None:
    page = render_html(given())
    outline = Outline(page)
    assert "script" not in outline.tags
    assert "img" not in outline.tags
    assert "&lt;b&gt;size&lt;/b&gt;" in page
    assert [link for link in outline.links if not link.startswith("#")] == [BEFORE.url, AFTER.url]
    assert {link for link in outline.links if link.startswith("#")} <= outline.anchors
    assert "url(" not in outline.style
    policy = re.search(r"style-src 'sha256-([^']+)'", page)
    assert policy
    assert base64.b64decode(policy[1]) == hashlib.sha256(outline.style.encode()).digest()
    assert "default-src 'none'" in page


def test_colour_is_never_alone() -> None:
    style = Outline(render_html(given())).style
    assert re.search(r"\bins \{[^}]*underline", style)
    assert re.search(r"\bdel \{[^}]*line-through", style)
    assert "prefers-color-scheme: dark" in style
    assert "@media print" in style
    assert "[inserted: " in render_html(given())


def test_long_unchanged_text_inside_a_paragraph_is_folded() -> None:
    kept = " ".join(f"w{number}" for number in range(100))
    page = render_html(given(f"We may {kept} go.\n", f"We will {kept} stay.\n"))
    Outline(page)
    (passage,) = re.findall(r'<details class="passage"><summary>(.*?)</summary>(.*?)</details>', page)
    assert passage[0] == "… 72 words unchanged …"
    assert passage[1].split() == kept.split()[14:-14]
    assert "w13 <details" in " ".join(page.split()).replace("w13<", "w13 <")
    assert not re.search(r"<p\b[^>]*>(?:(?!</p>).)*<details", page), "HTML has no details in a p"


def test_a_section_without_changed_words_has_a_place_to_jump_to() -> None:
    old = "**1\\. Payment**\n\nWe bill you.\n\n**2\\. Oil**\n\nIt burns.\n"
    new = "**1\\. Refunds**\n\nWe bill you.\n\n**3\\. Oil**\n\nIt burns.\n"
    page = render_html(given(old, new))
    outline = Outline(page)
    assert {link for link in outline.links if link.startswith("#")} == {"#s0", "#s1"} <= outline.anchors
    assert page.count("No word of its text changed.") == 2
    assert outline.words["del"] == "Payment2"
    assert outline.words["ins"] == "Refunds3"


def test_the_number_stands_outside_a_heading_from_right_to_left() -> None:
    old = "**3\\. سياسة**\n\nWe may sell oil.\n"
    page = render_html(given(old, old.replace("may", "will")))
    assert "<h2>3 <bdi>سياسة</bdi></h2>" in page
    assert '<span class="numbers">3</span>' in page
    assert '<span class="heading"><bdi>سياسة</bdi></span>' in page


def test_a_sentence_is_quoted_once_for_all_its_topics() -> None:
    old = "**1\\. Use**\n\nWe keep it.\n"
    new = "**1\\. Use**\n\nWe may sell it to third parties, and disputes go to binding arbitration.\n"
    page = render_html(given(old, new))
    reasons = page[page.index('<div class="why">') : page.index('<div class="body">')]
    assert reasons.count("<q ") == 1
    assert reasons.count("<b>") > 1


def test_an_address_that_is_none_is_no_link() -> None:
    page = render_html(
        given(before=Head("x", url="javascript:alert(1)"), after=Head("y", url='http://a.example/"onx="'))
    )
    assert [link for link in Outline(page).links if not link.startswith("#")] == [
        "http://a.example/%22onx=%22"
    ]


def test_a_coarse_comparison_says_so() -> None:
    assert "too large" in render_html(coarse())


@settings(max_examples=100, deadline=None)
@examples(st.text(alphabet="<>&\"'ab \n*\x1b\u202e") | st.text(max_size=50), st.text(max_size=50))
def test_any_texts(old: str, new: str) -> None:
    outline = Outline(render_html(given(old, new, Head(old, url=new), Head(new, date=old, capture=new))))
    head, text = "html head meta title style body main h1 h2 dl div dt dd p ol li", "span a ins del i b q bdi"
    assert outline.tags <= {*head.split(), *text.split(), "article", "details", "summary"}


def test_every_declaration_of_the_stylesheet_has_a_name_and_a_value() -> None:
    blocks = re.findall(r"\{([^{}]*)\}", STYLESHEET)
    declarations = [one for block in blocks for one in block.split(";") if one.strip()]
    assert len(declarations) > 100
    assert [one for one in declarations if not re.fullmatch(r"\s*-{0,2}[a-z]+(?:-[a-z]+)*:[^:]+", one)] == []
