"""The policies of the sites, each in two editions that differ in one section."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

# The nodes whose only child is the words in a line.
LEAVES = {"heading", "paragraph"}


class Edition(StrEnum):
    """Before or after the change."""

    OLD = "old"
    NEW = "new"


@dataclass(frozen=True, slots=True)
class Policy:
    """A policy in Markdown.

    Attributes:
        title: its name.
        body: all below the title.
    """

    title: str
    body: str

    @property
    def tree(self) -> SyntaxTreeNode:
        """The body as a syntax tree."""
        return SyntaxTreeNode(MarkdownIt().parse(self.body))

    @property
    def html(self) -> str:
        """The body as HTML."""
        return str(MarkdownIt().render(self.body))

    @property
    def blocks(self) -> list[str]:
        """The words of each heading, paragraph and item, in order, without markup."""
        return ["".join(words for words, _, _ in runs(leaf)) for leaf in self._leaves()]

    @property
    def pieces(self) -> list[str]:
        """The same, where a block is in pieces of one look each, as trees have it."""
        return [words for leaf in self._leaves() for words, _, _ in runs(leaf)]

    @property
    def sections(self) -> dict[str, str]:
        """The Markdown of each section by its heading; of the introduction by the empty string."""
        introduction, *parts = re.split(r"^## ", self.body, flags=re.MULTILINE)
        found = (part.partition("\n") for part in parts)
        return {"": introduction.strip()} | {heading: words.strip() for heading, _, words in found}

    def _leaves(self) -> Iterator[SyntaxTreeNode]:
        return (node for node in self.tree.walk() if node.type in LEAVES)


def policies(folder: Path) -> dict[Edition, Policy]:
    """Read both editions of a site's policy.

    Args:
        folder: has ``policy.md`` and ``changed.md``, which is the section that the new edition has instead.
    """
    title, _, body = (folder / "policy.md").read_text("utf-8").partition("\n")
    changed = (folder / "changed.md").read_text("utf-8")
    heading = changed.partition("\n")[0]
    pattern = re.compile(rf"^{re.escape(heading)}\n.*?(?=^## |\Z)", re.MULTILINE | re.DOTALL)
    new, count = pattern.subn(lambda _: changed + "\n", body)
    assert count == 1, f"{folder.name} has {count} sections “{heading}”"
    title = title.removeprefix("# ")
    return {Edition.OLD: Policy(title, body.strip()), Edition.NEW: Policy(title, new.strip())}


def changed_heading(folder: Path) -> str:
    """Return the heading of the section in which the editions of a site's policy differ."""
    return (folder / "changed.md").read_text("utf-8").partition("\n")[0].removeprefix("## ")


def runs(leaf: SyntaxTreeNode) -> list[tuple[str, bool, str]]:
    """Return the words of a heading or paragraph in runs of one look.

    Args:
        leaf: one of `LEAVES`.

    Returns:
        Of each run the words, whether they are bold, and where they link to or an empty string.
    """
    found = []
    for node in leaf.children[0].children:
        link = str(node.attrs["href"]) if node.type == "link" else ""
        words = "".join(inner.content for inner in node.walk() if inner.type == "text")
        if words:
            found.append((words, node.type == "strong", link))
    return found
