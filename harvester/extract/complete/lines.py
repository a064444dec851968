"""Find the lines of text of a page, and the lines that each element covers, in one walk."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import islice

from harvester.extract.dom import TEXT, Node
from harvester.extract.readability.judgement import is_hidden

HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6"))
_FIELDS = frozenset(("select", "textarea", "input"))
# The text of these elements is not shown as part of a page, or is only the label of a control.
_SILENT = frozenset(
    [
        *("head", "script", "style", "noscript", "template", "title", "link", "meta", "svg", "~svg"),
        *("iframe", "object", "embed", "canvas", "audio", "video", "noframes", "noembed"),
        *("datalist", "button", *_FIELDS),
    ]
)
# Inline elements; all others start a new line.
INLINE = frozenset(
    [
        *("a", "abbr", "acronym", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em"),
        *("font", "i", "img", "ins", "kbd", "label", "mark", "nobr", "output", "picture", "q", "rp", "rt"),
        *("ruby", "s", "samp", "small", "source", "span", "strike", "strong", "sub", "sup", "time", "tt"),
        *("u", "var", "wbr", *_SILENT),
    ]
)
# A line in one of these is content however short it is, such as a table cell or a list item.
_SHORT_CONTENT = frozenset(("li", "td", "th", "dt", "dd", *HEADINGS))
_CELLS = frozenset(("td", "th"))
# In rows: a table with fewer rows is used for layout, and so is a table that contains tables.
_FEWEST_ROWS = 3
# In words: shorter lines are not counted as prose.
SHORTEST_PROSE = 8
# The elements and attributes that tell the purpose of an element.
_MARKED = frozenset(("main", "article", "nav", "header", "footer", "aside", "menu", "search", "dialog"))
_MARKS = frozenset(("role", "aria-live", "aria-modal", "aria-hidden", "aria-current", "hidden", "style"))
# A link that starts so does not lead to another page.
_NO_PAGE = ("#", "mailto:", "tel:")
# How many elements above a button its heading may be.
_NEAR = 3

# Scripts without spaces between words: each character counts as half a word.
_UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff]")


@dataclass(slots=True)
class PageLine:
    """A line of text of a page.

    Attributes:
        is_item: whether it is a heading, or stands in a list or a table.
        words: how many words it has.
        linked: how many of them are the text of links that lead away from the page.
        anchored: how many of them are the text of links to a place on the page, or to somebody by mail.
    """

    is_item: bool
    words: int = 0
    linked: int = 0
    anchored: int = 0

    @property
    def prose(self) -> int:
        """The words that are no link, where the line is long enough to be a sentence, or an item."""
        own = self.words - self.linked - self.anchored
        return own if own >= SHORTEST_PROSE or self.is_item else 0


class PageWalk:
    """A walk over a page, with the state at the current position.

    Attributes:
        lines: the lines of the page.
        spans: the range of lines that each element with text covers.
        controls: for each element with controls, how many fields and buttons there are before it, and up to
            its end.
        marked: the elements whose name or attributes tell their purpose.
        headings: the headings.
    """

    def __init__(self, root: Node) -> None:
        self._root = root
        self.lines: list[PageLine] = []
        self.spans: dict[Node, tuple[int, int]] = {}
        self.controls: dict[Node, tuple[int, int, int, int]] = {}
        self.marked: list[Node] = []
        self.headings: list[Node] = []
        self._line: PageLine | None = None
        self._fields = self._buttons = self._items = 0
        self._tables: dict[Node, bool] = {}
        # For each open link, whether it leads to a place on the same page, or to somebody by mail or
        # telephone.
        self._links: list[bool] = []
        self._begun: list[tuple[int, int, int]] = []

    def go(self) -> None:
        """Walk over the page."""
        root = node = self._root
        if root.first is None:
            return
        self._begun.append((0, 0, 0))
        node = root.first
        while True:
            tag = node.tag
            if tag == TEXT:
                self._say(estimate_words(node.text))
            elif tag in _SILENT and is_silent(node):
                self._count_control(node)
            else:
                if tag not in INLINE:
                    self._line = None
                below = node.first
                if below is not None and below.next is None and below.tag == TEXT and tag in INLINE:
                    # Most elements of most pages contain only a text within a line, and need no range.
                    self._say_run(node, estimate_words(below.text))
                elif below is not None:
                    self._begin(node)
                    node = below
                    continue
            while node.next is None:
                assert node.parent is not None
                node = node.parent
                self._end(node)
                if node is root:
                    return
            node = node.next

    def _begin(self, node: Node) -> None:
        """Record the state at the start of an element."""
        tag = node.tag
        if tag == "a":
            self._links.append(node.attribute("href").startswith(_NO_PAGE))
        elif tag in _SHORT_CONTENT and (tag not in _CELLS or self._is_of_data(node)):
            self._items += 1
            if tag in HEADINGS:
                self.headings.append(node)
        if tag in _MARKED or (node.attributes and not _MARKS.isdisjoint(node.attributes)):
            self.marked.append(node)
        self._begun.append((len(self.lines) - (self._line is not None), self._fields, self._buttons))

    def _end(self, node: Node) -> None:
        """Record what an element covers."""
        tag = node.tag
        start, fields, buttons = self._begun.pop()
        self.spans[node] = (start, len(self.lines))
        if fields != self._fields or buttons != self._buttons:
            self.controls[node] = (fields, buttons, self._fields, self._buttons)
        if tag == "a":
            self._links.pop()
        elif tag not in INLINE:
            self._line = None
            if tag in _SHORT_CONTENT and (tag not in _CELLS or self._is_of_data(node)):
                self._items -= 1

    def _is_of_data(self, cell: Node) -> bool:
        """Return whether a cell belongs to a data table rather than a layout table."""
        table = next((above for above in cell.ancestors() if above.tag == "table"), None)
        if table is None:
            return False
        known = self._tables.get(table)
        if known is None:
            known = self._tables[table] = _holds_data(table)
        return known

    def _count_control(self, node: Node) -> None:
        """Count a silent element if it is a visible control."""
        if node.tag == "button":
            self._buttons += 1
        elif node.tag in _FIELDS and node.attributes.get("type") != "hidden":
            self._fields += 1

    def _say_run(self, node: Node, words: int) -> None:
        """Add the words of an inline element that contains only text."""
        if not _MARKS.isdisjoint(node.attributes):
            self._begin(node)
            self._say(words)
            self._end(node)
        elif node.tag == "a":
            self._links.append(node.attribute("href").startswith(_NO_PAGE))
            self._say(words)
            self._links.pop()
        else:
            self._say(words)

    def _say(self, words: int) -> None:
        """Add words to the current line."""
        if not words:
            return
        line = self._line
        if line is None:
            line = self._line = PageLine(self._items > 0)
            self.lines.append(line)
        line.words += words
        if self._links:
            if self._links[-1]:
                line.anchored += words
            else:
                line.linked += words


def words_in(root: Node) -> int:
    """Return how many words of an element are shown, or would be shown after a click.

    Args:
        root: the element.
    """
    texts: list[str] = []
    node = root.first
    while node is not None:
        if node.tag == TEXT:
            texts.append(node.text)
        elif node.first is not None and (node.tag not in _SILENT or not is_silent(node)):
            node = node.first
            continue
        while node.next is None:
            assert node.parent is not None
            node = node.parent
            if node is root:
                spaced = " ".join(text for text in texts if text.isascii())
                others = " ".join(text for text in texts if not text.isascii())
                return len(spaced.split()) + estimate_words(others)
        node = node.next
    return 0


def is_silent(node: Node) -> bool:
    """Return whether the text in an element is not part of the page."""
    return node.tag in _SILENT and not (node.tag == "button" and _opens_panel(node))


def _opens_panel(button: Node) -> bool:
    """Return whether a button is the only title of a panel that it opens."""
    if any(above.tag in HEADINGS for above in islice(button.ancestors(), _NEAR)):
        return True
    before = _neighbour(button, "prev")
    if before is not None and before.tag in HEADINGS:
        return False
    if "aria-expanded" in button.attributes or "aria-controls" in button.attributes:
        return True
    panel = _neighbour(button, "next")
    return panel is not None and panel.tag not in _SILENT and is_hidden(panel)


def _neighbour(node: Node, side: str) -> Node | None:
    """Return the next element on one side of another, unless there is text between them."""
    at: Node | None = getattr(node, side)
    while at is not None and not at.is_element and not at.text.strip():
        at = getattr(at, side)
    return at if at is not None and at.is_element else None


def estimate_words(text: str) -> int:
    """Return the number of words of a text. Each character of a script without spaces counts as half a word.

    >>> estimate_words("We keep it."), estimate_words("個人情報")
    (3, 3)
    """
    words = len(text.split())
    if words and not text.isascii():
        words += len(_UNSPACED.findall(text)) // 2
    return words


def _holds_data(table: Node) -> bool:
    """Return whether a table has rows and no table inside it."""
    rows = 0
    for node in table.descendants():
        if node.tag == "table":
            # Nothing more of it is looked at: thousands of tables inside each other would take minutes.
            return False
        rows += node.tag == "tr"
    return rows >= _FEWEST_ROWS
