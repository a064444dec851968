"""A comparison as HTML for other people's pages, such as those of feed readers: plain elements, no styles.

Nothing in it runs, loads or is clickable but the addresses of the captures: whatever a policy contains is
escaped.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from html import escape

from diffs.in_words import count, when
from diffs.records import Edit
from diffs.render.flags import noted
from diffs.render.folding import Fold, folded_parts, unchanged
from diffs.render.head import Head, date_of
from diffs.render.paragraphs import Paragraph
from diffs.render.summary import COARSE, concerns, move_note, section_line, verdict
from diffs.render.to_render import ToRender
from diffs.summaries import SectionChange
from diffs.text import one_line, safe_url

# In characters of HTML. Few changes are longer; readers of feeds give up on much longer ones.
LONGEST_FRAGMENT = 60_000
_ELEMENTS = {"insert": "ins", "delete": "del"}


def render_fragment(given: ToRender, longest: int = LONGEST_FRAGMENT) -> str:
    """Write a comparison as HTML without a page around it.

    It says nothing that later captures of the new text change.

    Args:
        given: the comparison and what is known of the two texts.
        longest: about how many characters to write; the sections that are left out then are counted.
    """
    summary = given.comparison.summary
    before, after = given.heads
    lines = [
        _head("Old text", before, before.last_capture, "last"),
        _head("New text", after, after.capture, "first"),
        f"<p><strong>{_text(verdict(summary))}</strong></p>",
        *([f"<p>{_text(concerns(summary))}</p>"] if summary.topics else []),
        *(
            f"<p><strong>{_text(flag.name)}</strong>: {_text(flag.meaning)}.</p>"
            for flag in noted(given.flags)
        ),
        *([f"<p>{COARSE}</p>"] if summary.coarse else []),
    ]
    room = longest - sum(map(len, lines))
    laid = {id(section): shown for section, shown in given.shown}
    left_out = 0
    for section in given.comparison.sections:
        written = "\n".join(_section(section, laid.get(id(section), ())))
        if len(written) > room:
            left_out += 1
            continue
        room -= len(written)
        lines.append(written)
    if left_out:
        lines.append(f"<p><em>{count(left_out, 'more section')} changed, too long to be shown here.</em></p>")
    return "\n".join(lines)


def _text(text: str) -> str:
    return escape(one_line(text))


def _head(name: str, head: Head, capture: str, which: str) -> str:
    number = f" (version {head.number})" if head.number is not None else ""
    seen = f"{which} captured {when(capture)}" if capture and not head.corpus_only else ""
    said = ", ".join(filter(None, (date_of(head), seen)))
    place = _text(head.source)
    if address := safe_url(head.url):
        place = f'<a href="{escape(address)}">{_text(head.url)}</a>'
    return f"<p>{name}{number}: {' · '.join(filter(None, (_text(said), place)))}</p>"


def _section(section: SectionChange, laid: Iterable[Paragraph]) -> Iterator[str]:
    line = section_line(section)
    yield f'<h3 dir="auto">{_text(line.title)}</h3>'
    yield f"<p><em>{_text(line.what)}</em></p>"
    for part in folded_parts(tuple(laid), whole=False):
        if isinstance(part, Fold):
            yield f"<p><em>{unchanged(part.words)}</em></p>"
        else:
            bullet = "• " if part.item else ""
            # Without styles, struck words and the words for them would run together.
            words = "".join(map(_run, part.runs)).replace("</del><ins>", "</del> <ins>")
            yield f'<p dir="auto">{bullet}{words}</p>'


def _run(run: Edit) -> str:
    """Return a run as HTML; the white space at its ends is not part of the insertion or deletion."""
    inner = run.text.strip()
    if run.op == "equal" or not inner:
        return escape(run.text)
    if note := move_note(run):
        return f" [{escape(note)}: {escape(inner)}] "
    start, _, end = run.text.partition(inner)
    element = _ELEMENTS[run.op]
    return f"{start}<{element}>{escape(inner)}</{element}>{end}"
