"""A captured page → its text in the format of the corpus."""

from __future__ import annotations

from dataclasses import dataclass

from harvester.errors import ExtractError
from harvester.extract.links import base_of, make_links_absolute
from harvester.extract.markdown import render
from harvester.extract.parse import body_of, is_quirky, parse, parse_in_body
from harvester.extract.readability import main_content, prepare
from harvester.extract.serialize import inner_markup
from harvester.extract.tree import TEXT

EXTRACTOR = "corpus-1"


@dataclass(frozen=True, slots=True)
class Page:
    title: str
    markdown: str

    @property
    def text(self) -> str:
        return f"# {self.title}\n\n{self.markdown}\n"


def extract(
    payload: bytes, content_type: str | None, url: str, *, content_encoding: str | None = None
) -> Page:
    markup = payload.decode("utf-8", "replace").lstrip("\ufeff")
    return extract_html(markup, url)


def extract_html(markup: str, url: str) -> Page:
    document = parse(markup)
    title = document_title(document)
    def body_again():
        again = parse(markup)
        prepare(again, title)
        return parse_in_body(inner_markup(body_of(again)), is_quirky(markup))
    content = main_content(document, title, body_again)
    if content is None:
        raise ExtractError(url, "no main content")
    make_links_absolute(content, url, base_of(document, url))
    return Page(title, render(content))

def document_title(html):
    for n in html.descendants():
        if n.tag == "title":
            return " ".join(
                t
                for t in "".join(c.text for c in iter_text(n))
                .translate({9: 32, 10: 32, 12: 32, 13: 32})
                .split(" ")
                if t
            )
    return ""


def iter_text(n):
    c = n.first
    while c is not None:
        if c.tag == TEXT:
            yield c
        c = c.next
