"""Write Markdown, keeping track of pending line breaks, spaces and prefixes."""

from __future__ import annotations

from dataclasses import dataclass

# Stands for U+00A0 until the end: that one is white space to Python and none to the dialect. No text of a
# parsed page holds U+0000.
NO_BREAK_SPACE = "\0"


# In characters. Indents can make a text far longer than its page: 5,000 nested lists of 20 items did.
LONGEST_TEXT = 64 * 1024 * 1024


class TooLong(Exception):
    """Raised when a text grows longer than LONGEST_TEXT."""


@dataclass(slots=True)
class ListLevel:
    """A list that is open, and the number of its last item."""

    name: str
    number: int


class MarkdownWriter:
    """The text drawn so far, and what is due before the next piece of it.

    Attributes:
        tag: the last tag seen, start or end.
        breaks: line breaks due: 2 before a paragraph.
        at_start: whether what is due is forgotten: at the start of the text, of a quotation or a list item.
        quotes: how many quotations are open.
        lists: the lists that are open, the innermost last.
        after_list: whether the last tag was one of a list.
        preformatted: whether white space is kept.
        code: whether an odd number of code tags was seen.
        links: the links that are open; None for those that lead nowhere.
        open_link: the address of a link of which nothing was written yet.
        link_is_empty: whether the innermost link has no text so far.
        emphasis_opens: whether emphasis has just opened: white space after it goes.
        emphasis_opened: whether the piece after the next may need a space.
        last_said: the last character of the last piece of text.
        table_starts: whether no row of the table has ended yet.
        cells: of the current row.
        cell_before: whether a cell of the row stands before.
        keeps_active_links: whether links that run a script are written like others.
        active_links: how many such links there were.
        silent: how many elements are open whose text is not shown.
        abbreviations: what abbreviations stand for.
    """

    __slots__ = (
        "_abbreviation",
        "_before_break",
        "_on_new_line",
        "_out",
        "_preformatted_opens",
        "_room",
        "_space_due",
        "_title_of_abbreviation",
        "abbreviations",
        "active_links",
        "after_list",
        "at_start",
        "breaks",
        "cell_before",
        "cells",
        "code",
        "emphasis_opened",
        "emphasis_opens",
        "keeps_active_links",
        "last_said",
        "link_is_empty",
        "links",
        "lists",
        "open_link",
        "preformatted",
        "quotes",
        "silent",
        "table_starts",
        "tag",
    )

    def __init__(self, *, keeps_active_links: bool = True) -> None:
        self.keeps_active_links, self.active_links = keeps_active_links, 0
        self.tag = self.last_said = ""
        self.breaks = self.quotes = self.cells = self.silent = 0
        self.at_start = True
        self.after_list = self.preformatted = self.code = False
        self.lists: list[ListLevel] = []
        self.links: list[tuple[str, str] | None] = []
        self.open_link: str | None = None
        self.link_is_empty = False
        self.emphasis_opens = self.emphasis_opened = False
        self.table_starts = self.cell_before = False
        self.abbreviations: dict[str, str] = {}
        self._abbreviation: str | None = None
        self._title_of_abbreviation: str | None = None
        self._out: list[str] = []
        self._room = LONGEST_TEXT
        self._before_break = ""
        self._space_due = self._on_new_line = self._preformatted_opens = False

    def paragraph(self) -> None:
        """Ask for an empty line before what comes next."""
        self.breaks = 2

    def line(self) -> None:
        """Ask for a new line at least."""
        self.breaks = self.breaks or 1

    def soft_line(self) -> None:
        """Ask for a new line at least, with a line break in the one before."""
        self.line()
        self._before_break = "  "

    def begin_preformatted(self) -> None:
        """Keep white space from here on."""
        self.preformatted = self._preformatted_opens = True

    def begin_abbreviation(self, title: str | None) -> None:
        """Listen to what is written, for an abbreviation that stands for the title."""
        self._abbreviation, self._title_of_abbreviation = "", title

    def end_abbreviation(self) -> None:
        """Note what was heard, if it is known what it stands for."""
        if self._title_of_abbreviation is not None and self._abbreviation is not None:
            self.abbreviations[self._abbreviation] = self._title_of_abbreviation
            self._title_of_abbreviation = None
        self._abbreviation = None

    def begin_link_text(self) -> None:
        """Write the bracket that stands before the text of a link."""
        self.write("[")
        self.open_link = None
        self.link_is_empty = False

    @property
    def needs_space(self) -> bool:
        """Whether the last piece of text ended in anything but white space."""
        return bool(self.last_said) and not self.last_said.isspace()

    def say(self, text: str) -> None:
        """Write a piece of the page's text, white space collapsed unless it is to be kept.

        Args:
            text: the piece, with NO_BREAK_SPACE for U+00A0.
        """
        self.last_said = text[-1:]
        if self._abbreviation is not None:
            self._abbreviation += text
        if self.silent:
            return
        if not self.preformatted:
            if text[:1].isspace():
                self._space_due = True
            words = text.split()
            # As re.sub(r"\s+", " ", ...) without the first space, in a fraction of the time.
            ends_in_space = bool(words) and text[-1].isspace()
            text = " ".join(words)
            if ends_in_space:
                text += " "
        if text:
            self._put(text, False)

    def write(self, mark: str, closes_prefix: bool = False) -> None:
        """Write a mark of the dialect.

        Args:
            mark: what is written, as it is.
            closes_prefix: whether the mark itself ends the prefix of the line.
        """
        if self._abbreviation is not None:
            self._abbreviation += mark
        if mark and not self.silent:
            self._put(mark, closes_prefix)

    def finish(self) -> str:
        """Return the text."""
        if not self.silent:
            rest = self._laid_out("", closes_prefix=False)[0]
            self._out.append("\n")
            self._out.extend(f"  *[{text}]: {title}\n" for text, title in self.abbreviations.items())
            self._out.append(rest)
        return "".join(self._out).replace(NO_BREAK_SPACE, "\u00a0")

    def _put(self, text: str, closes_prefix: bool) -> None:
        """Write a text after what is due before it."""
        prefix = ""
        if self.quotes or self.preformatted or self._preformatted_opens:
            text, prefix = self._laid_out(text, closes_prefix)
        if self.at_start:
            self.at_start = self._space_due = False
            self.breaks = 0
        if self.breaks:
            self._append(f"{self._before_break}\n{prefix}" * self.breaks)
            self._before_break = ""
            self.breaks = 0
        elif self._space_due and not self._on_new_line:
            self._out.append(" ")
        self._space_due = False
        self._append(text)

    def _append(self, text: str) -> None:
        if text:
            self._room -= len(text)
            if self._room < 0:
                raise TooLong
            self._out.append(text)
            self._on_new_line = text[-1] == "\n"

    def _laid_out(self, text: str, closes_prefix: bool) -> tuple[str, str]:
        """Return a text as it stands in quotations and preformatted parts, and the prefix of lines there."""
        opens = self._preformatted_opens
        if opens and not text.startswith(("\n", "\r\n")):
            text = f"\n{text}"
        prefix = ">" * self.quotes
        if self.quotes and not (closes_prefix and text[0] == ">"):
            prefix += " "
        if self.preformatted:
            prefix += "    " * (len(self.lists) or 1)
            text = text.replace("\n", f"\n{prefix}")
        if opens:
            self._preformatted_opens = False
            if self.lists:
                text = text.lstrip("\n")
        return text, prefix
