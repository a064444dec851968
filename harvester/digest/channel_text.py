"""Write the news for a channel of a chat service: whole changes, as many as its limit allows; pure."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from html import escape

from diffs.in_words import count
from diffs.render.as_markdown import escape_markdown
from diffs.text import one_line, shorten
from harvester.delivery import ChannelForm, ChannelMessage, Markup, size_of
from harvester.digest import wording
from harvester.digest.records import DigestInput
from harvester.digest.shown import Cut, DigestView, VersionView
from harvester.digest.view import headline as headline_of
from harvester.digest.view import told_companies, view

_NAMED = (8, 3, 0)
"""How many changed sections of each change are named."""
_NOTES, _ALL = 6, 10_000
_SELECTION = 300
"""How many characters may say which changes are shown at all."""
_UNSEEN = "\u200b"
# Services call somebody's attention where they find "@all", and make links of these, whoever wrote them.
_ACTIVE = ("@", "](", "<")


@dataclass(frozen=True, slots=True)
class MessageLine:
    """A line of a message.

    Attributes:
        text: its text, not yet escaped.
        style: a heading, an item of a list or plain.
        link: an address that it leads to, or ``""``.
    """

    text: str
    style: str = ""
    link: str = ""


@dataclass(frozen=True, slots=True)
class ChannelCut:
    """How much of the news a message contains.

    Attributes:
        versions: the number of changes, the weightiest.
        names: the maximum number of changed sections of each that are named.
        notes: the maximum number of lines about policies that were not checked or not compared.
    """

    versions: int
    names: int
    notes: int


def channel_message(digest: DigestInput, form: ChannelForm) -> ChannelMessage:
    """Return the news of a channel as one message that the service takes.

    It contains whole changes; the rest is counted, with a link to the report where there is one.

    Args:
        digest: the news of one recipient.
        form: what the channel takes.
    """
    headline = _inactive(headline_of(digest))
    title = _shortest(headline, str, min(form.title_size, form.size // 2 if form.shares else form.size))
    room = form.size - (size_of(title) if form.shares else 0)

    def body(cut: ChannelCut) -> str:
        shown = view(digest, Cut(0, cut.versions, cut.names, 0))
        # Also a service with titles may show the message alone.
        head = [] if title == headline else [MessageLine(headline, "heading")]
        return _rendered([*head, *_lines(shown, cut)], form.markup)

    def fits(cut: ChannelCut) -> bool:
        text = body(cut)
        return size_of(text) <= room and (not form.lines or text.count("\n") < form.lines)

    for row in _cuts(digest):
        place = bisect_left(row, True, key=fits)
        if place < len(row):
            return ChannelMessage(title, body(row[place]), form.markup)
    least = _shortest(headline, lambda text: _rendered([MessageLine(text)], form.markup), room)
    return ChannelMessage(title, least, form.markup)


def _cuts(digest: DigestInput) -> Iterator[list[ChannelCut]]:
    """Yield rows of ever smaller cuts, the best row first."""
    companies = told_companies(digest)
    found = sum(len(document.versions) for company in companies for document in company.documents)
    for names in _NAMED:
        yield [ChannelCut(found, names, _ALL)]
    for notes, least in ((_NOTES, (found + 1) // 2), (1, min(found, 1)), (0, 0)):
        yield [ChannelCut(versions, 0, notes) for versions in range(found, least - 1, -1)]


def _lines(shown: DigestView, cut: ChannelCut) -> Iterator[MessageLine]:
    """Yield the lines of a message below its headline."""
    if shown.test:
        yield MessageLine(shown.test)
    if shown.selection:
        yield MessageLine(wording.selected(shown.selection, _SELECTION))
    for note in filter(None, (shown.scope, shown.earlier)):
        yield MessageLine(note)
    for company in shown.companies:
        for document in company.documents:
            for version in document.versions:
                yield MessageLine("")
                yield MessageLine(f"{company.name}, {document.title}", "heading")
                yield from _change(version)
    notes = [*shown.methods, *(line.text for line in shown.troubles)]
    hidden, left = shown.changes - cut.versions, len(notes[cut.notes :])
    link = shown.report if shown.report_is_link else ""
    if not cut.versions and not cut.notes and (hidden or left):
        yield MessageLine(wording.too_long(hidden, left), link=link)
        return
    if hidden:
        rest = f"… and {count(hidden, 'more change')}" if cut.versions else wording.too_long(hidden, 0)
        yield from (MessageLine(""), MessageLine(rest, link=link))
    elif link:
        yield from (MessageLine(""), MessageLine("Full report", link=link))
    if notes:
        yield MessageLine("")
    yield from (MessageLine(note, "item") for note in notes[: cut.notes])
    if left:
        yield MessageLine(wording.more_notes(left, is_all=not cut.notes))


def _change(version: VersionView) -> Iterator[MessageLine]:
    """Yield the lines of one change below the name of its policy."""
    yield MessageLine(f"{version.dates_before} → {version.dates_after}")
    yield MessageLine(version.summary)
    if version.topics:
        yield MessageLine(version.topics)
    for flag in version.flags:
        yield MessageLine(f"{flag.name}: {flag.meaning}.")
    for name in version.named_sections:
        yield MessageLine(name, "item")
    more = version.hidden_sections - len(version.named_sections)
    if version.named_sections and more:
        yield MessageLine(f"and {count(more, 'more section')}", "item")
    if version.page:
        yield MessageLine(wording.FULL_COMPARISON, link=version.page)
    elif version.comparison:
        yield MessageLine(wording.COMPARE, link=version.comparison)
    elif version.bounds[1].address:
        yield MessageLine(wording.NEW_BOUND, link=version.bounds[1].address)


def _shortest(text: str, shown: Callable[[str], str], room: int) -> str:
    """Return a line, shortened with an ellipsis until it has room; ``""`` if nothing has."""
    fitting = (shown(shorten(text, length)) for length in range(len(text), 1, -1))
    return next((found for found in fitting if size_of(found) <= room), "")


def _rendered(lines: Iterable[MessageLine], markup: Markup) -> str:
    """Return lines as a service reads them, without an empty one at the beginning."""
    written = [_MARKED[markup](line) if line.text else "" for line in lines]
    while written and not written[0]:
        del written[0]
    return _BREAKS[markup].join(written)


def _as_text(line: MessageLine) -> str:
    text = _inactive(line.text)
    if line.link:
        return f"{text}: {line.link}"
    return f"• {text}" if line.style == "item" else text


def _as_markdown(line: MessageLine) -> str:
    text = escape_markdown(line.text).replace("@", f"@{_UNSEEN}")
    if line.link:
        # Brackets around it are only needed for these, and not known to all services.
        return f"[{text}](<{line.link}>)" if set("()") & set(line.link) else f"[{text}]({line.link})"
    return {"heading": f"**{text}**", "item": f"• {text}"}.get(line.style, text)


def _as_html(line: MessageLine) -> str:
    text = escape(_inactive(line.text))
    if line.link:
        return f'<a href="{escape(line.link)}">{text}</a>'
    return {"heading": f"<b>{text}</b>", "item": f"• {text}"}.get(line.style, text)


_MARKED: dict[Markup, Callable[[MessageLine], str]] = {
    "text": _as_text,
    "markdown": _as_markdown,
    "html": _as_html,
}
# Without the two spaces, Markdown makes one paragraph of lines that follow each other.
_BREAKS: dict[Markup, str] = {"text": "\n", "markdown": "  \n", "html": "<br>\n"}


def _inactive(text: str) -> str:
    """Return a text in which no service finds a name to call, or a link behind other words."""
    text = one_line(text)
    for sign in _ACTIVE:
        text = text.replace(sign, f"{sign[0]}{_UNSEEN}{sign[1:]}")
    return text
