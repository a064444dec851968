"""The title that Readability gives an article.

It is not the title of the corpus document (that is the page's own), but it decides whether a lone ``h2`` is
dropped as a repetition of it.
"""

from __future__ import annotations

import re

from harvester.extract.dom import Node, trim, units

# White space as ECMAScript's \s has it.
SPACE = "[\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff]"
_LINE = "[^\n\r\u2028\u2029]*"
_SPACES = re.compile(f"{SPACE}+")
LONG_SPACE = re.compile(f"{SPACE}{{2,}}")

_SEPARATORS = re.compile(r" [|\-\\/>»] ")
_HIERARCHY = re.compile(r" [\\/>»] ")
_LAST_PART = re.compile(rf"({_LINE})[|\-\\/>»] {_LINE}")
_FIRST_PART = re.compile(rf"[^|\-\\/>»]*[|\-\\/>»]({_LINE})")
_SEPARATOR_SIGNS = re.compile(r"[|\-\\/>»]+")

_SUBJECT = "(?:author|creator|description|title|site_name)"
_PROPERTY = re.compile(
    f"{SPACE}*(?:dc|dcterm|og|twitter){SPACE}*:{SPACE}*{_SUBJECT}{SPACE}*", re.I | re.ASCII
)
_NAME = re.compile(
    f"{SPACE}*(?:(?:dc|dcterm|og|twitter|weibo:(?:article|webpage)){SPACE}*[.:]{SPACE}*)?{_SUBJECT}{SPACE}*",
    re.I | re.ASCII,
)
# The names under which a page may give its title, the surest first.
_TITLE_NAMES = (
    "dc:title",
    "dcterm:title",
    "og:title",
    "weibo:article:title",
    "weibo:webpage:title",
    "title",
    "twitter:title",
)


def article_title(document_title: str, metas: list[Node], headings: list[Node]) -> str:
    """Return the title of the article on a page.

    Args:
        document_title: the page's own title, as ``document.title`` gives it.
        metas: all ``meta`` elements of the page.
        headings: all ``h1`` and ``h2`` elements of the page.
    """
    return _declared_title(metas) or _title_within(trim(document_title), headings)


def _declared_title(metas: list[Node]) -> str:
    """Return the title that the page declares about itself, or ``""``."""
    declared: dict[str, str] = {}
    for meta in metas:
        content = meta.attribute("content")
        if not content:
            continue
        properties = _PROPERTY.findall(meta.attribute("property"))
        for name in properties:
            declared[_SPACES.sub("", name.lower())] = trim(content)
        if not properties and _NAME.fullmatch(meta.attribute("name")):
            declared[_SPACES.sub("", meta.attribute("name").lower()).replace(".", ":")] = trim(content)
    return next((declared[name] for name in _TITLE_NAMES if declared.get(name)), "")


def _title_within(whole: str, headings: list[Node]) -> str:
    """Return the part of the page's own title that names the article, not the site."""
    title = whole
    hierarchical = False
    if _SEPARATORS.search(title):
        hierarchical = _HIERARCHY.search(title) is not None
        title = _LAST_PART.sub(r"\1", whole)
        if _words(title) < 3:
            title = _FIRST_PART.sub(r"\1", whole)
    elif ": " in title:
        if not any(trim(heading.text_content()) == title for heading in headings):
            title = whole[whole.rindex(":") + 1 :]
            before = whole.index(":")
            if _words(title) < 3:
                title = whole[before + 1 :]
            elif _words(whole[:before]) > 5:
                title = whole
    elif not 15 <= units(title) <= 150:
        firsts = [heading for heading in headings if heading.name == "h1"]
        if len(firsts) == 1:
            title = LONG_SPACE.sub(" ", trim(firsts[0].text_content()))
    title = LONG_SPACE.sub(" ", trim(title))
    words = _words(title)
    if words <= 4 and not (hierarchical and words == _words(_SEPARATOR_SIGNS.sub("", whole)) - 1):
        return whole
    return title


def _words(text: str) -> int:
    r"""Count words as ``split(/\s+/).length`` does: white space at an end makes one more."""
    return len(_SPACES.split(text))
