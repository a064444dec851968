"""Last pass: remove from the article what is not content."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable

from harvester.extract.dom import TEXT, Node, units
from harvester.extract.readability.data_tables import mark_data_tables
from harvester.extract.readability.judgement import Judgement, has_ancestor, names_of
from harvester.extract.readability.patterns import SHARING, VIDEO
from harvester.extract.readability.prepare import is_phrasing, next_element
from harvester.extract.readability.walk import has_single

# Lengths in UTF-16 units.
_LONGEST_SHARE_BAR = 500
_SHORTEST_CONTENT = 25
_SHORTEST_BESIDE_AN_EMBED = 75
# A text with this many commas is content, whatever surrounds it.
_COMMAS_OF_CONTENT = 10

_EMBEDS = ("object", "embed", "iframe")
_SOURCE_SET = re.compile(r"\.(?:jpg|jpeg|png|webp)\s+[0-9]")
_IMAGE_NAME = re.compile(r".\.(?:jpg|jpeg|png|webp)")
# Readability takes these off every element before it looks for videos in the attributes.
_PRESENTATIONAL = frozenset(
    [
        "align",
        "background",
        "bgcolor",
        "border",
        "cellpadding",
        "cellspacing",
        "frame",
        "hspace",
        "rules",
        "style",
        "valign",
        "vspace",
    ]
)


class Article:
    """The content that was found, and an index of its elements by name, in document order."""

    def __init__(self, root: Node, judgement: Judgement) -> None:
        self._root = root
        self._judgement = judgement
        self._elements: dict[str, list[Node]] = defaultdict(list)
        self._with_attributes: list[Node] = []
        for node in root.descendants():
            if node.tag[0] != "#":
                self._elements[node.name].append(node)
                if node.attributes:
                    self._with_attributes.append(node)
        self._has_data_tables = False

    def clean(self, title: str) -> None:
        """Drop what is not content.

        Args:
            title: the title of the article, which a lone ``h2`` may repeat.
        """
        self._has_data_tables = mark_data_tables(self._elements)
        self._add_lazy_images()
        self._drop_fishy("form")
        self._drop_fishy("fieldset")
        self._drop_all("object", "embed", "h1", "footer", "link", "aside")
        self._drop_share_bars()
        self._drop_repeated_title(title)
        self._drop_all("iframe", "input", "textarea", "select", "button")
        for heading in ("h1", "h2"):
            self._drop(heading, lambda node: self._judgement.weight(node) < 0)
        self._drop_fishy("table")
        self._drop_fishy("ul")
        self._drop_fishy("div")
        self._drop("p", _is_empty_paragraph)
        self._drop_breaks_before_paragraphs()
        self._unwrap_single_cells()

    def _named(self, name: str) -> list[Node]:
        """Return the remaining elements with a name, in document order."""
        return [node for node in self._elements.get(name, ()) if not node.detached]

    def _remove(self, node: Node) -> None:
        """Remove an element, and all of its descendants from the index."""
        node.detach()
        node.detached = True
        for below in node.descendants():
            below.detached = True

    def _drop(self, name: str, condition: Callable[[Node], bool]) -> None:
        """Drop the elements with a name that meet a condition, from last to first."""
        for node in reversed(self._named(name)):
            if condition(node):
                self._remove(node)

    def _drop_all(self, *names: str) -> None:
        """Drop the elements with some names, except videos, which people usually want to see."""
        for name in names:
            self._drop(name, lambda node: node.name not in _EMBEDS or not _is_video(node))

    def _add_lazy_images(self) -> None:
        """Give figures the image that a script would have put there: images count in what follows."""
        for figure in self._named("figure"):
            if figure.tag != "figure" or any(
                node.name in ("img", "picture") for node in figure.descendants()
            ):
                continue
            if any(
                _names_image(value or "")
                for name, value in figure.attributes.items()
                if name not in ("src", "srcset") and name not in _PRESENTATIONAL
            ):
                figure.append(Node("img", "", {}))

    def _drop_share_bars(self) -> None:
        """Drop short elements whose names suggest sharing, except at the top level."""
        for node in self._with_attributes:
            if (
                not node.detached
                and node.parent is not self._root
                and SHARING.search(names_of(node))
                and _is_shorter(node, _LONGEST_SHARE_BAR)
            ):
                self._remove(node)

    def _drop_repeated_title(self, title: str) -> None:
        """Drop the only ``h2`` if it repeats the title."""
        headings = self._named("h2")
        if len(headings) != 1 or not title:
            return
        text = headings[0].text_content()
        difference = (units(text) - units(title)) / units(title)
        if abs(difference) < 0.5 and (title in text if difference > 0 else text in title):
            self._drop_all("h2")

    def _drop_fishy(self, name: str) -> None:
        """Drop the elements of one name that contain link lists, forms or advertisements."""
        if self._judgement.cleans_conditionally:
            self._drop(name, self._is_fishy)

    def _is_fishy(self, node: Node) -> bool:
        """Return whether an element is probably not content, by its names, lengths and counts."""
        if self._has_data_tables and _is_in_data_table(node):
            return False
        weight = self._judgement.weight(node)
        if weight < 0:
            return True
        if node.commas >= _COMMAS_OF_CONTENT:
            return False
        length = node.length
        count = node.counts()
        if count.embeds and any(_is_video(below) for below in node.descendants() if below.name in _EMBEDS):
            return False
        images, paragraphs = count.images, count.paragraphs
        density = node.link_density()
        is_list = node.name == "ul"
        return (
            (images > 1 and paragraphs / images < 0.5 and not has_ancestor(node, "figure"))
            or (not is_list and count.items - 100 > paragraphs)
            or count.inputs > paragraphs // 3
            or (
                not is_list
                and length < _SHORTEST_CONTENT
                and (images == 0 or images > 2)
                and not has_ancestor(node, "figure")
            )
            or (not is_list and weight < 25 and density > 0.2)
            or (weight >= 25 and density > 0.5)
            or (count.embeds == 1 and length < _SHORTEST_BESIDE_AN_EMBED)
            or count.embeds > 1
        )

    def _drop_breaks_before_paragraphs(self) -> None:
        """Drop line breaks that a paragraph follows."""
        for node in self._named("br"):
            following = next_element(node.next)
            if following is not None and following.tag == "p":
                self._remove(node)

    def _unwrap_single_cells(self) -> None:
        """Replace tables of one cell by the contents of the cell."""
        for table in self._named("table"):
            row = has_single(has_single(table, "tbody") or table, "tr")
            cell = has_single(row, "td") if row is not None else None
            if cell is not None:
                cell.rename("p" if all(map(is_phrasing, cell.nodes())) else "div")
                table.replace_with(cell)


def _is_video(node: Node) -> bool:
    """Return whether an attribute of an embedded thing names one of the known video sites."""
    return any(
        VIDEO.search(value or "") for name, value in node.attributes.items() if name not in _PRESENTATIONAL
    )


def _names_image(value: str) -> bool:
    """Return whether an attribute looks like the address of an image, or a set of them."""
    words = value.split()
    return _SOURCE_SET.search(value) is not None or (
        len(words) == 1 and _IMAGE_NAME.search(words[0]) is not None
    )


def _is_in_data_table(node: Node) -> bool:
    """Return whether an element is a data table or in one; those are kept unchanged."""
    ancestor: Node | None = node
    while ancestor is not None:
        if ancestor.data_table:
            return True
        ancestor = ancestor.parent
    return False


def _is_empty_paragraph(paragraph: Node) -> bool:
    """Return whether a paragraph contains neither text nor media."""
    count = paragraph.counts()
    return not (count.images or count.embeds or paragraph.length)


def _is_shorter(node: Node, limit: int) -> bool:
    """Return whether the text below a node is shorter than a limit in UTF-16 units, with white space."""
    if node.length >= limit:
        return False
    length = 0
    for below in node.descendants():
        if below.tag == TEXT:
            length += units(below.text)
            if length >= limit:
                return False
    return True
