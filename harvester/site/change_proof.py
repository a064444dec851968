"""What proves a change: the captures around it, what was not read between them, what its flags stand on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from html import escape

from diffs.in_words import count, when
from diffs.render.flags import ShownFlag, noted, quoted_dates, rendered_from
from diffs.render.imprint import hashes
from diffs.render.to_render import ToRender
from diffs.text import safe_url
from harvester.site.frame import shown
from harvester.site.history import DocumentHistory, NeighbourChange


@dataclass(frozen=True, slots=True)
class ProvingCapture:
    """A capture that proves one side of a change.

    Attributes:
        timestamp: 14 digits.
        url: its URL as captured, or ``""`` if it is not known.
    """

    timestamp: str
    url: str


def addresses_by_time(history: DocumentHistory) -> Mapping[str, str]:
    """Return the URLs of the captures of a document that show it, by timestamp.

    Args:
        history: of the document.
    """
    return {one.capture.timestamp: one.capture.original for one in history.captures if one.state == "read"}


def proving_captures(
    change: NeighbourChange, addresses: Mapping[str, str]
) -> tuple[ProvingCapture, ProvingCapture]:
    """Return the last capture of the old text, and the first one of the new text.

    Args:
        change: the change between two neighbouring versions.
        addresses: what `addresses_by_time` returns.
    """
    last = change.before.last_capture
    url = change.before.url if last == change.before.first_capture else addresses.get(last, "")
    return ProvingCapture(last, url), ProvingCapture(change.after.first_capture, change.after.url)


def bound_sentences(change: NeighbourChange, unread: int) -> str:
    """Return between which times a change lies, and what is not known of that time, as HTML.

    Args:
        change: the change between two neighbouring versions.
        unread: how many captures between them were not read.
    """
    what = "No word changed" if change.is_cosmetic else "It changed"
    old, new = change.before.known_until, change.after.known_from
    sentences = [f"{what} between {when(old, zone=False)} and {when(new)}."]
    if change.is_cosmetic:
        sentences[0] = f"The page changed between {when(old, zone=False)} and {when(new)}; no word differs."
    bound = change.bound
    parts = [f"{count(unread, 'capture')} {'was' if unread == 1 else 'were'} not read"] if unread else []
    if bound is not None and bound.blank:
        parts.append(f"{bound.blank} gave no text")
    if bound is not None and bound.held:
        parts.append(f"{bound.held} {'is' if bound.held == 1 else 'are'} held for review")
    if parts:
        sentences.append(f"Between the two, {', '.join(parts)}.")
    elif bound is not None:
        sentences.append("No capture between the two is known.")
    return shown(" ".join(sentences))


def unread_between(history: DocumentHistory, change: NeighbourChange) -> int:
    """Return how many known captures between two neighbouring versions were not read.

    Args:
        history: of their document.
        change: the change between them.
    """
    if change.bound is not None:
        return change.bound.unread
    first, last = change.before.last_capture, change.after.first_capture
    return sum(
        one.state in ("listed", "failed") and first < one.capture.timestamp < last for one in history.captures
    )


def html_flags(history: DocumentHistory, flags: tuple[ShownFlag, ...]) -> Iterator[str]:
    """Yield the flags of a change, each with what it stands on.

    Args:
        history: of the document.
        flags: of the change.
    """
    for flag in noted(flags):
        yield f'<div class="flag"><p><b>{shown(flag.name)}</b>: {shown(flag.claim)}.</p>'
        if flag.evidence is not None:
            yield "<ul>"
            for name, side in (("old text", flag.evidence.before), ("new text", flag.evidence.after)):
                dates = f"{shown(quoted_dates(side))}, " if flag.is_of_dates else ""
                capture = html_capture(history, ProvingCapture(side.capture, side.url))
                yield f"<li>{name}: {dates}captured {capture}{shown(rendered_from(side))}</li>"
            yield "</ul>"
        yield "</div>"


def html_proof(
    history: DocumentHistory,
    captures: tuple[ProvingCapture, ProvingCapture],
    given: ToRender | None,
) -> Iterator[str]:
    """Yield the section of a page that proves both sides of a change.

    Args:
        history: of the document.
        captures: what `proving_captures` returns.
        given: the comparison, or None if the two versions are not compared.
    """
    yield '<section class="proof"><h2>Proof</h2><dl>'
    labels = ("Last capture with the old text", "First capture with the new text")
    for label, capture in zip(labels, captures, strict=True):
        yield f"<div><dt>{label}</dt><dd>{html_capture(history, capture)}</dd></div>"
    if given is not None:
        for name, head in zip(("old", "new"), given.heads, strict=True):
            for label, value in hashes(head, name):
                yield f"<div><dt>SHA-256, {shown(label)}</dt><dd><code>{shown(value)}</code></dd></div>"
    yield "</dl></section>"


def html_capture(history: DocumentHistory, capture: ProvingCapture) -> str:
    """Return the time of a capture with links to where it can be seen, or with what has it.

    Args:
        history: of the document.
        capture: the capture.
    """
    time = shown(when(capture.timestamp))
    if not capture.url:
        return time
    proof = history.proof(capture.timestamp, capture.url)
    parts = [_link(proof.url or "", time) or time]
    parts += [link] if (link := _link(proof.raw_url or "", "raw page")) else []
    parts += [shown(proof.source_in_words)] if proof.source_in_words else []
    return ", ".join(parts)


def _link(address: str, html: str) -> str:
    safe = safe_url(address)
    return f'<a href="{escape(safe)}" rel="noreferrer">{html}</a>' if safe else ""
