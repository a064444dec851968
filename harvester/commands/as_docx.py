"""A comparison as a Word document with tracked changes; the only user of python-docx (the extra `docx`).

Insertions and deletions are revisions (``w:ins`` and ``w:del``, ECMA-376 part 1, section 17.13.5), which Word
and LibreOffice show, accept and reject.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterator
from datetime import UTC, datetime
from io import BytesIO
from itertools import count
from typing import Any

import docx
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from diffs import Change, Edit
from diffs.records import Op
from diffs.render.elsewhere import TITLE, elsewhere_line
from diffs.render.flags import noted
from diffs.render.head import Head, date_of, label_of_both, seen
from diffs.render.imprint import footer
from diffs.render.paragraphs import Paragraph
from diffs.render.summary import concerns, title_runs, verdict
from diffs.render.to_render import ToRender
from diffs.text import one_line

_AUTHOR = "harvest"
# What XML 1.0 cannot hold; one_line takes out the other control characters.
_UNWRITABLE = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_REVISIONS = {"insert": ("w:ins", "w:t"), "delete": ("w:del", "w:delText")}
# The same input gives the same file: a document without an imprint has no time of its own.
_NO_TIME = datetime(1980, 1, 1, tzinfo=UTC)


def render_docx(given: ToRender) -> bytes:
    """Write a comparison as a Word document with tracked changes.

    Args:
        given: the comparison and what is known of the two texts; its whole text, if it has one, else the
            changed sections.

    Returns:
        The document (Office Open XML).
    """
    document = docx.Document()
    made = given.imprint.made_at.astimezone(UTC) if given.imprint else _NO_TIME
    properties = document.core_properties
    properties.author = properties.last_modified_by = _AUTHOR
    properties.created = properties.modified = made.replace(tzinfo=None)
    properties.title = _plain(label_of_both(*given.heads, "Two texts"))
    document.add_heading(properties.title, 0)
    for line in _opening(given):
        document.add_paragraph(_plain(line))
    number = count(1)
    for section, laid in given.shown:
        _heading(document.add_heading(level=2), section.change, made, number)
        for paragraph in laid:
            style = "List Bullet" if paragraph.item else None
            _tracked(document.add_paragraph(style=style), paragraph, made, number)
    _add_elsewhere(document, given)
    if given.imprint is not None:
        sentence, rows = footer(given.imprint, *given.heads)
        document.add_paragraph(_plain(sentence))
        for label, value in rows:
            document.add_paragraph(_plain(f"SHA-256 {label}: {value}"))
    return _packed(document, made)


def _add_elsewhere(document: Any, given: ToRender) -> None:
    """Write which other policies made the same edit, if that was looked for."""
    if given.elsewhere is None:
        return
    document.add_heading(TITLE, 2)
    for one in given.elsewhere:
        document.add_paragraph(_plain(elsewhere_line(one)), style="List Bullet")
    for remark in given.remarks_elsewhere:
        document.add_paragraph(remark)


def _opening(given: ToRender) -> Iterator[str]:
    """Yield what the two texts are, and what changed in short."""
    for name, head in zip(("Before", "After"), given.heads, strict=True):
        yield f"{name}: {_head(head)}"
    summary = given.comparison.summary
    yield verdict(summary)
    if summary.topics:
        yield concerns(summary)
    for flag in noted(given.flags):
        yield f"{flag.name}: {flag.meaning}."


def _head(head: Head) -> str:
    number = f"version {head.number}" if head.number is not None else ""
    parts = (head.label, number, date_of(head), seen(head), head.url or head.source)
    return " · ".join(filter(None, parts))


def _heading(paragraph: Any, change: Change, made: datetime, number: Iterator[int]) -> None:
    """Write number and heading, with their own revisions where they changed."""
    last: Op = "equal"
    for run in title_runs(change):
        if (last, run.op) == ("delete", "insert"):
            _run(paragraph, Edit("equal", " "), made, number)
        _run(paragraph, run, made, number)
        last = run.op


def _tracked(paragraph: Any, shown: Paragraph, made: datetime, number: Iterator[int]) -> None:
    """Write a paragraph; one that is new or gone as a whole has a mark of its own that is tracked, too."""
    if shown.op in _REVISIONS:
        properties = paragraph._p.get_or_add_pPr()
        marks = OxmlElement("w:rPr")
        marks.append(_revision(_REVISIONS[shown.op][0], made, number))
        properties.append(marks)
    for run in shown.runs:
        _run(paragraph, run, made, number)


def _run(paragraph: Any, run: Edit, made: datetime, number: Iterator[int]) -> None:
    """Write a run of words: kept, inserted or deleted."""
    text = _plain(run.text)
    if run.op == "equal":
        paragraph.add_run(text)
        return
    revision_name, text_name = _REVISIONS[run.op]
    revision = _revision(revision_name, made, number)
    written, inner = OxmlElement("w:r"), OxmlElement(text_name)
    inner.set(qn("xml:space"), "preserve")
    inner.text = text
    written.append(inner)
    revision.append(written)
    paragraph._p.append(revision)


def _revision(name: str, made: datetime, number: Iterator[int]) -> Any:
    """Return an element that says who changed something, and when."""
    revision = OxmlElement(name)
    revision.set(qn("w:id"), str(next(number)))
    revision.set(qn("w:author"), _AUTHOR)
    revision.set(qn("w:date"), made.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"))
    return revision


def _plain(text: str) -> str:
    """Return a text without what a document cannot hold; white space at its ends is kept, as one blank."""
    inner = _UNWRITABLE.sub("", one_line(text))
    if not inner:
        return " " if text else ""
    return f"{' ' * text[0].isspace()}{inner}{' ' * text[-1].isspace()}"


def _packed(document: Any, made: datetime) -> bytes:
    """Return the bytes of a document; all parts have one time, so that the same input gives the same file."""
    written, packed = BytesIO(), BytesIO()
    document.save(written)
    with zipfile.ZipFile(written) as source, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target:
        for name in source.namelist():
            part = zipfile.ZipInfo(name, made.timetuple()[:6])
            target.writestr(part, source.read(name), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
