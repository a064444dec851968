"""Random pages such as policies are: sound enough to be pages, odd enough to be interesting."""

from __future__ import annotations

from random import Random

_WORDS = (
    "We may collect, use, and share your information, including your name, when you use our services.",
    "This policy explains how we use information, and what choices you have, including access and deletion. "
    * 4,
    "Cookies are small files.",
    "Short",
    "1. Scope",
    "- dash",
    "+ plus",
    "a\\b",
    "[x](y)",
    "1986. A great year",
    " lead",
    "trail ",
    "a  b",
    "&nbsp;",
    "R&amp;D",
    "&lt;b&gt;",
    "é😀\u2003",
    "\n",
    "<!-- c -->",
    "<!-- a -- > b <b>c</b> -->",
    "!",
    '"q"',
)
_INLINE = (
    "b",
    "i",
    "strong",
    "em",
    "u",
    "del",
    "code",
    "kbd",
    "q",
    "sup",
    "span",
    "font",
    "small",
    "ins",
    "label",
)
_LINKS = (
    'href="/terms"',
    'href="http://x.org/a?b=c&amp;d=e"',
    'href="#top"',
    'href=""',
    'href="x (1)" title="t [x]"',
    'name="n"',
    'href="javascript:void(0)"',
)
_BLOCKS = (
    "div",
    "div",
    "div",
    "p",
    "p",
    "section",
    "article",
    "h2",
    "h3",
    "h1",
    "blockquote",
    "pre",
    "center",
)
_NAMES = (
    *("sidebar", "content", "footer", "header", "main", "comment", "article", "text", "share", "sharedaddy"),
    *("hidden", "hid", "page", "entry", "post", "widget", "menu", "related", "byline", "author", "banner"),
    *("column", "foot", "social", "tags", "contact", "ad-break", "story"),
)
_HIDDEN = (
    "hidden",
    'style="display:none"',
    'aria-hidden="true"',
    'style="display: block"',
    'itemprop="author"',
)
_TITLES = (
    "Privacy Policy",
    "Privacy Policy | Example Corp",
    "X",
    "Terms > Legal » Example",
    "A: B and more words",
)


def policy_page(random: Random) -> str:
    """Return a whole page."""
    title = random.choice(_TITLES)
    body = "".join(_block(random, 0) for _ in range(random.randint(1, 8)))
    if random.random() < 0.3:
        body += f"<h2>{title}</h2>"
    doctype = random.choice(("<!doctype html>", ""))
    return f"{doctype}<html><head><title>{title}</title></head><body>{body}</body></html>"


def fragment(random: Random) -> str:
    """Draw some of the elements that policies use, not all of them closed."""
    return "".join(_block(random, 3) for _ in range(random.randint(1, 4)))


def _block(random: Random, depth: int) -> str:
    kind = random.random()
    if depth > 5 or kind < 0.25:
        return _inline(random)
    if kind < 0.35:
        return _list(random, depth)
    if kind < 0.45:
        return _table(random, depth)
    if kind < 0.5:
        return f"<dl><dt>{_inline(random)}<dd>{_inline(random)}</dl>"
    if kind < 0.55:
        return random.choice(
            ("<br><br>", "<br> <br>", "<hr>", "<br>", "<form><input><input></form>", "<img src=a>")
        )
    tag = random.choice(_BLOCKS)
    inside = "".join(_block(random, depth + 1) for _ in range(random.randint(0, 3)))
    return f"<{tag}{_attributes(random)}>{inside}{_end(random, tag)}"


def _list(random: Random, depth: int) -> str:
    tag = random.choice(("ul", "ol", 'ol start="5"'))
    items = "".join(
        f"<li{_attributes(random)}>{_block(random, depth + 1)}{_end(random, 'li')}"
        for _ in range(random.randint(1, 4))
    )
    return f"<{tag}>{items}</{tag[:2]}>"


def _table(random: Random, depth: int) -> str:
    cell = random.choice(("td", "td", "td", "th"))
    columns = random.choice((1, 1, 2, 5))
    rows = "".join(
        "<tr>" + "".join(f"<{cell}>{_block(random, depth + 1)}</{cell}>" for _ in range(columns))
        for _ in range(random.choice((1, 1, 2, 11)))
    )
    return f"<table{random.choice(('', ' summary=x', ' role=presentation'))}>{rows}</table>"


def _inline(random: Random) -> str:
    pieces = []
    for _ in range(random.randint(1, 4)):
        kind = random.random()
        text = random.choice(_WORDS)
        if kind < 0.5:
            pieces.append(text)
        elif kind < 0.75:
            tag = random.choice(_INLINE)
            pieces.append(f"<{tag}>{text}{_end(random, tag)}")
        elif kind < 0.9:
            pieces.append(f"<a {random.choice(_LINKS)}>{text}</a>")
        else:
            pieces.append(
                random.choice(("<br>", "<abbr title=T>A</abbr>", "<o:p>x</o:p>", "<xmp><i>x</i></xmp>"))
            )
    return "".join(pieces)


def _end(random: Random, tag: str) -> str:
    return f"</{tag}>" if random.random() < 0.9 else ""


def _attributes(random: Random) -> str:
    found = ""
    if random.random() < 0.4:
        found += f' class="{random.choice(_NAMES)} {random.choice(_NAMES)}"'
    if random.random() < 0.2:
        found += f' id="{random.choice(_NAMES)}"'
    if random.random() < 0.03:
        found += f" {random.choice(_HIDDEN)}"
    return found
