"""Word documents with tracked changes."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace

import docx
from docx.oxml.ns import qn

from diffs.render.elsewhere import NOT_ALL, NOWHERE, NOWHERE_SEARCHED, TITLE, SameElsewhere, elsewhere_line
from harvester.commands.as_docx import render_docx
from tests.support.whole_texts import rendered


def revisions(content: bytes, accepted: bool) -> str:
    """Return the words of a Word document with all revisions accepted, or with all rejected."""
    document = docx.Document(io.BytesIO(content))
    dropped = "w:del" if accepted else "w:ins"
    words: list[str] = []
    for paragraph in document.element.body.iter(qn("w:p")):
        words.extend(
            text.text or ""
            for text in paragraph.iter(qn("w:t"), qn("w:delText"))
            if not any(parent.tag == qn(dropped) for parent in text.iterancestors())
        )
        words.append("\n")
    return " ".join("".join(words).split())


def test_a_word_document_gives_the_new_text_accepted_and_the_old_one_rejected() -> None:
    content = render_docx(rendered())
    accepted, rejected = revisions(content, accepted=True), revisions(content, accepted=False)
    assert "Damson is kept for a month." in accepted
    assert "Damson is kept for a year." in rejected
    assert "Birch is kept" in rejected and "Birch is kept" not in accepted
    assert "New words." in accepted and "New words." not in rejected
    for name in ("Alder", "Cedar", "Elm", "Fir"):
        assert f"{name} is kept for a year." in accepted
        assert f"{name} is kept for a year." in rejected


def test_a_word_document_is_the_same_every_time_and_holds_anything() -> None:
    assert render_docx(rendered()) == render_docx(rendered())
    content = render_docx(
        rendered("## A\n\nold \x00\x1b[2J\ud800 <w:p>&amp;\n", "## A\n\nnew \x07 </w:p> words\u202e\n")
    )
    assert zipfile.ZipFile(io.BytesIO(content)).testzip() is None
    assert "</w:p> words" in revisions(content, accepted=True)


def test_a_word_document_names_the_same_edit_elsewhere() -> None:
    given = rendered()
    other = SameElsewhere(
        "birch",
        "privacy",
        "Birch · Privacy",
        4,
        "20130101000000",
        "20130201000000",
        (0,),
        1,
        2,
        "We sell.",
        "insert",
    )
    shown = revisions(render_docx(replace(given, elsewhere=(other,))), accepted=True)
    assert f"{TITLE} {elsewhere_line(other)}" in shown
    partly = replace(given, elsewhere=(), is_everywhere=False)
    assert f"{TITLE} {NOWHERE_SEARCHED} {NOT_ALL}" in revisions(render_docx(partly), accepted=True)
    assert f"{TITLE} {NOWHERE}" in revisions(render_docx(replace(given, elsewhere=())), accepted=True)
    assert TITLE not in revisions(render_docx(given), accepted=True)
