"""Define how each element, tables included, is written in the Markdown dialect of the corpus."""

from __future__ import annotations

from collections.abc import Callable

from harvester.extract.dom import Attributes, is_active
from harvester.extract.markdown.escapes import escaped_in_link
from harvester.extract.markdown.writer import ListLevel, MarkdownWriter

Opening = Callable[[MarkdownWriter, str, Attributes], None]
Closing = Callable[[MarkdownWriter, str], None]

HEADINGS = {f"h{level}": "#" * level + " " for level in range(1, 10)}


def _open_heading(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.paragraph()
    canvas.write(HEADINGS[name])


def _paragraph(canvas: MarkdownWriter, name: str, attributes: Attributes | None = None) -> None:
    canvas.paragraph()


def _division(canvas: MarkdownWriter, name: str, attributes: Attributes | None = None) -> None:
    # Within a link, a div does not start a paragraph.
    if not canvas.links:
        canvas.paragraph()


def _break(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.write("  \n> " if canvas.quotes > 0 else "  \n")


def _rule(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.paragraph()
    canvas.write("* * *")
    canvas.paragraph()


def _open_silence(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.silent += 1


def _close_silence(canvas: MarkdownWriter, name: str) -> None:
    canvas.silent -= 1


def _speak_again(canvas: MarkdownWriter, name: str, attributes: Attributes | None = None) -> None:
    canvas.silent = 0


def _open_quotation(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.paragraph()
    canvas.write("> ", closes_prefix=True)
    canvas.at_start = True
    canvas.quotes += 1


def _close_quotation(canvas: MarkdownWriter, name: str) -> None:
    canvas.quotes -= 1
    canvas.paragraph()


def _open_emphasis(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    mark = _EMPHASIS[name]
    canvas.write(f" {mark}" if canvas.needs_space else mark)
    canvas.emphasis_opens = True


def _close_emphasis(canvas: MarkdownWriter, name: str) -> None:
    canvas.write(_EMPHASIS[name])


def _code(canvas: MarkdownWriter, name: str, attributes: Attributes | None = None) -> None:
    if not canvas.preformatted:
        canvas.write("`")
        canvas.code = not canvas.code


def _open_abbreviation(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.begin_abbreviation((attributes["title"] or "") if "title" in attributes else None)


def _close_abbreviation(canvas: MarkdownWriter, name: str) -> None:
    canvas.end_abbreviation()


def _quote(canvas: MarkdownWriter, name: str, attributes: Attributes | None = None) -> None:
    canvas.write('"')


def _open_link(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    href = (attributes["href"] or "") if "href" in attributes else "#"
    active = is_active(href)
    canvas.active_links += active
    if href.startswith("#") or (active and not canvas.keeps_active_links):
        canvas.links.append(None)
    else:
        canvas.links.append((href, attributes.get("title") or ""))
        canvas.open_link = href
        canvas.link_is_empty = True


def _close_link(canvas: MarkdownWriter, name: str) -> None:
    link = canvas.links.pop() if canvas.links else None
    if canvas.open_link and not canvas.link_is_empty:
        canvas.open_link = None
    elif link is not None:
        if canvas.link_is_empty:
            canvas.begin_link_text()
        href, title = link
        title = escaped_in_link(title)
        title = f' "{title}"' if title.strip() else ""
        canvas.write(f"]({escaped_in_link(href)}{title})")


def _line(canvas: MarkdownWriter, name: str) -> None:
    canvas.line()


def _open_description(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.write("    ")


def _part_lists(canvas: MarkdownWriter) -> None:
    if not canvas.lists and not canvas.after_list:
        canvas.paragraph()


def _open_list(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    _part_lists(canvas)
    canvas.lists.append(ListLevel(name, _number_before(attributes.get("start") or "")))


def _number_before(start: str) -> int:
    try:
        return int(start) - 1
    except ValueError:
        return 0


def _close_list(canvas: MarkdownWriter, name: str) -> None:
    _part_lists(canvas)
    if canvas.lists:
        canvas.lists.pop()
        if not canvas.lists:
            canvas.write("\n")


def _open_item(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.line()
    canvas.write("  " * len(canvas.lists))
    if canvas.lists and canvas.lists[-1].name == "ol":
        canvas.lists[-1].number += 1
        canvas.write(f"{canvas.lists[-1].number}. ")
    else:
        canvas.write("* ")
    canvas.at_start = True


def _open_table(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.table_starts = True


def _open_row(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.cells = 0


def _close_row(canvas: MarkdownWriter, name: str) -> None:
    canvas.cell_before = False
    canvas.soft_line()
    if canvas.table_starts:
        canvas.write("|".join(["---"] * canvas.cells))
        canvas.soft_line()
        canvas.table_starts = False


def _open_cell(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    if canvas.cell_before:
        canvas.write("| ")
    canvas.cell_before = True
    canvas.cells += 1


def _open_preformatted(canvas: MarkdownWriter, name: str, attributes: Attributes) -> None:
    canvas.begin_preformatted()
    canvas.paragraph()


def _close_preformatted(canvas: MarkdownWriter, name: str) -> None:
    canvas.preformatted = False
    canvas.paragraph()


_EMPHASIS = {
    **dict.fromkeys(("em", "i", "u"), "_"),
    **dict.fromkeys(("strong", "b"), "**"),
    **dict.fromkeys(("del", "strike", "s"), "~~"),
}
_CODE = ("kbd", "code", "tt")
_SILENT = ("head", "style", "script")

OPENING: dict[str, Opening] = {
    **dict.fromkeys(HEADINGS, _open_heading),
    **dict.fromkeys(_EMPHASIS, _open_emphasis),
    **dict.fromkeys(_CODE, _code),
    **dict.fromkeys(_SILENT, _open_silence),
    **dict.fromkeys(("p", "dl"), _paragraph),
    **dict.fromkeys(("ol", "ul"), _open_list),
    **dict.fromkeys(("td", "th"), _open_cell),
    "a": _open_link,
    "abbr": _open_abbreviation,
    "blockquote": _open_quotation,
    "body": _speak_again,
    "br": _break,
    "dd": _open_description,
    "div": _division,
    "hr": _rule,
    "li": _open_item,
    "pre": _open_preformatted,
    "q": _quote,
    "table": _open_table,
    "tr": _open_row,
}

CLOSING: dict[str, Closing] = {
    **dict.fromkeys(HEADINGS, _paragraph),
    **dict.fromkeys(_EMPHASIS, _close_emphasis),
    **dict.fromkeys(_CODE, _code),
    **dict.fromkeys(_SILENT, _close_silence),
    **dict.fromkeys(("dt", "dd", "li"), _line),
    **dict.fromkeys(("ol", "ul"), _close_list),
    "a": _close_link,
    "abbr": _close_abbreviation,
    "blockquote": _close_quotation,
    "body": _speak_again,
    "div": _division,
    "p": _paragraph,
    "pre": _close_preformatted,
    "q": _quote,
    "tr": _close_row,
}
