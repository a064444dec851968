"""A policy drawn in many styles: what is around its words changes, its words do not."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from dataclasses import dataclass

from harvester.extract import extract

# Names by which other extractors take a part of a policy for something else.
NEGATIVE_NAMES = (
    *("share", "contact", "related", "gdpr", "scroll-target", "sidebar", "footer-text", "comment", "hidden"),
    *("widget", "promo", "sponsor", "social", "popup", "banner", "menu", "modal", "cookie", "masthead"),
)
TOPICS = ("identity", "payment", "location", "retention", "sharing", "rights", "contact", "changes")

_WORD = re.compile(r"\w+")
_LINK_TARGET = re.compile(r"\]\([^)]*\)")
# The number that a list gives its items is markup.
_LIST_NUMBER = re.compile(r"^ *[0-9]+\. ", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A section of a policy: its title and what it says, each a piece of markup."""

    title: str
    body: str


def policy(chance: random.Random) -> list[Section]:
    """Return the sections of a policy: paragraphs, and here and there a list, a table or definitions."""
    return [Section(f"What holds for {topic}", _body(chance, topic)) for topic in TOPICS]


def _body(chance: random.Random, topic: str) -> str:
    paragraphs = "".join(
        f"<p>We keep what you tell us about {topic}, point {number}, for as long as the law of your country"
        f" asks us to keep it, and then we delete it from all our systems.</p>"
        for number in range(chance.randint(2, 5))
    )
    extra = chance.choice(
        (
            "",
            f"<ul><li>your {topic} as you gave it</li><li>your {topic} as we found it</li></ul>",
            f"<table><tr><th>What</th><th>Why</th></tr><tr><td>{topic}</td><td>to reply</td></tr></table>",
            f"<dl><dt>{topic}</dt><dd>what is meant by {topic} in these lines</dd></dl>",
        )
    )
    return paragraphs + extra


Style = Callable[[random.Random, list[Section]], str]


def plain(chance: random.Random, sections: list[Section]) -> str:
    """Draw headings and what follows them, one after the other."""
    return "".join(f"<h2>{section.title}</h2>{section.body}" for section in sections)


def named(chance: random.Random, sections: list[Section]) -> str:
    """Give each section, heading and body names that sound like anything but content."""
    return "".join(
        f"<section {_names(chance)}><h2 {_names(chance)}>{section.title}</h2>"
        f"<div {_names(chance)}>{section.body}</div></section>"
        for section in sections
    )


def _names(chance: random.Random) -> str:
    return f'class="{chance.choice(NEGATIVE_NAMES)}" id="{chance.choice(NEGATIVE_NAMES)}"'


def wrapped(chance: random.Random, sections: list[Section]) -> str:
    """Put heading and body of each section into boxes of their own, some deep."""
    depth = chance.randint(1, 5)
    return "".join(
        f"<div><div><h2>{section.title}</h2></div></div>{'<div>' * depth}{section.body}{'</div>' * depth}"
        for section in sections
    )


def listed(chance: random.Random, sections: list[Section]) -> str:
    """Make items of a list of the sections, all or all but the first two."""
    first = chance.choice((0, 1))
    name = chance.choice(("ol", "ul"))
    items = "".join(f"<li><h2>{section.title}</h2>{section.body}</li>" for section in sections[first:])
    return f"{plain(chance, sections[:first])}<{name}>{items}</{name}>"


def in_siblings(chance: random.Random, sections: list[Section]) -> str:
    """Split the policy into two or three boxes that stand side by side."""
    size = chance.choice((3, 4))
    parts = [sections[at : at + size] for at in range(0, len(sections), size)]
    return "".join(
        f'<div class="{chance.choice(NEGATIVE_NAMES)}">{plain(chance, part)}</div>' for part in parts
    )


def in_panels(chance: random.Random, sections: list[Section]) -> str:
    """Hide what each section says until its title is clicked."""
    hiding = chance.choice(("hidden", 'aria-hidden="true"', 'style="display: none"'))
    title = chance.choice(
        (
            "<h2>{}</h2>",
            '<h2><button aria-expanded="false">{}</button></h2>',
            '<button type="button">{}</button>',
            '<button aria-controls="x">{}</button>',
            '<div role="button" tabindex="0">{}</div>',
        )
    )
    return "".join(
        f"<div>{title.format(section.title)}<div {hiding}>{section.body}</div></div>" for section in sections
    )


def in_details(chance: random.Random, sections: list[Section]) -> str:
    """Use the element that HTML has for panels."""
    return "".join(
        f"<details><summary>{section.title}</summary>{section.body}</details>" for section in sections
    )


def streamed(chance: random.Random, sections: list[Section]) -> str:
    """Send some of the sections behind the page, as React does."""
    late = sorted(chance.sample(range(len(sections)), 3))
    shown, behind = "", ""
    for number, section in enumerate(sections):
        markup = plain(chance, [section])
        if number in late:
            shown += f'<!--$?--><template id="B:{number:x}"></template><p>One moment</p><!--/$-->'
            behind += f'<div hidden id="S:{number:x}">{markup}</div>'
            behind += f'<script>$RC("B:{number:x}","S:{number:x}")</script>'
        else:
            shown += markup
    return f"<main>{shown}</main>{behind}"


STYLES: tuple[Style, ...] = (*(plain, named, wrapped, listed, in_siblings, in_panels, in_details, streamed),)

_ITEMS = "".join(f'<li><a href="/{word}">{word}</a></li>' for word in ("Home", "Shop", "News"))
_MENU = f"<ul>{_ITEMS}</ul>"
_ROW = "<p>{}</p>".format(" | ".join(f'<a href="/{word}">{word}</a>' for word in ("Home", "Shop", "News")))
_WAY = '<div><a href="/">Home</a> &gt; Privacy Policy</div>'
_CONSENT = (
    "<p>We use cookies to make this site better for all who come here. Choose which of them you allow.</p>"
    "<button>Allow all</button><button>Refuse all</button>"
)
DIALOG = f'<div role="dialog" class="article">{_CONSENT}</div>'
BEFORE = (
    "",
    f"<nav>{_MENU}</nav>",
    _WAY,
    _ROW,
    f"<header><div>{_MENU}</div></header>",
    f'<div class="content"><div>{_MENU}</div></div>',
    DIALOG,
    f"<div>{_CONSENT}</div>",
    '<noscript><iframe src="https://metrics.example/ns.html"></iframe></noscript>',
)
_TEASERS = "".join(
    f'<div><h3><a href="/{word}">What {word} is</a></h3><p>Read here how we keep {word}, and why.</p></div>'
    for word in ("security", "research", "training")
)
BEHIND = (
    "",
    f"<div>{_TEASERS}</div>",
    f"<footer>{_MENU}<p>Copyright Example Inc. All rights reserved.</p></footer>",
    f"<footer>{_MENU}</footer><div><p>A box that a script put here, with words nobody asked for.</p></div>",
    "<div><p>Was this page helpful?</p><button>Yes</button><button>No</button></div>",
    '<form><p>Subscribe to our newsletter.</p><input type="email"><button>Go</button></form>',
    f"<aside><h3>Related</h3>{_MENU}</aside>",
    f"<div><h3>Related</h3>{_MENU}</div>",
    f"<div><h2>On this site</h2>{_MENU}</div>",
    _ROW,
    f'<div role="dialog" aria-modal="true">{_CONSENT}</div>',
    f"<div hidden>{_CONSENT}</div>",
)


def page(chance: random.Random, sections: list[Section], style: Style) -> str:
    """Return a page that shows a policy in a style, with this and that around it."""
    boxes = chance.randint(0, 3)
    opening = "".join(f'<div class="{chance.choice(NEGATIVE_NAMES)}">' for _ in range(boxes))
    title = chance.choice(("<h1>Privacy Policy</h1>", ""))
    content = f"{opening}{title}{style(chance, sections)}{'</div>' * boxes}"
    return (
        "<!doctype html><html><head><title>Privacy Policy</title></head><body>"
        f"{chance.choice(BEFORE)}{content}{chance.choice(BEHIND)}"
        "</body></html>"
    )


def words_of(markup: str) -> list[str]:
    """Return the words of the complete text of a page, in order."""
    text = extract(markup.encode(), "text/html; charset=utf-8", "http://www.example.com/privacy", "complete")
    return _WORD.findall(_LIST_NUMBER.sub("", _LINK_TARGET.sub("]", text.markdown)))
