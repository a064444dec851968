"""Write what the README of a bundle says of rendered pages: their parts, and what they prove; pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from diffs.in_words import count, plural, when
from diffs.text import one_line
from harvester.archive.timestamps import distance
from harvester.evidence.captures import EvidentCapture, RenderingFacts
from harvester.evidence.facts import Evidence
from harvester.evidence.names import CAPTURES, RENDERED, WARC
from harvester.evidence.plain_text import item


def about_rendering(capture: EvidentCapture, rendering: RenderingFacts) -> Iterator[str]:
    """Yield the lines about the rendered page of a capture.

    Args:
        capture: the capture.
        rendering: what a browser made of it.
    """
    made = when(datetime.fromisoformat(rendering.rendered_at))
    yield item(
        f"Only its scripts can show the text, so this program rendered it with {one_line(rendering.browser)} "
        f"on {made}. The text was extracted from the rendered page, which no archive served. "
        f"{_answers(capture, rendering)} The rendered page:"
    )
    yield f"    SHA-256 {rendering.sha256}"
    if rendering.missing:
        yield item("The first of the addresses that it asked for and that the archive lacks near its time:")
    for url in rendering.missing:
        yield f"    not found  {one_line(url)}"


def about_renderings(evidence: Evidence) -> Iterator[str]:
    """Yield the section about rendered pages; nothing if there are none.

    Args:
        evidence: the facts and bytes.
    """
    rendered = [(one, one.rendering) for one in evidence.captures if one.rendering is not None]
    if not rendered:
        return
    yield _PROVES
    for capture in evidence.captures:
        asked: dict[str, list[str]] = {}
        for page, rendering in rendered:
            for part in filter(capture.is_served_as, rendering.parts):
                asked.setdefault(part.url, []).append(page.timestamp)
        if asked:
            yield from _part(capture, asked)


def _answers(capture: EvidentCapture, rendering: RenderingFacts) -> str:
    """Return how many requests were answered, and how far the captures are from that of the page."""
    if not rendering.parts:
        return "No request of its scripts was answered."
    times = sorted(part.timestamp for part in rendering.parts)
    days = max(distance(one, capture.timestamp) for one in times).days
    far = count(days, "day") if days else "less than a day"
    first, last = when(times[0]), when(times[-1])
    span = f"at {first}" if first == last else f"between {first} and {last}"
    number = count(len(rendering.parts), "request")
    return (
        f"{number} of the page got an answer from a capture (listed below), captured {span}; "
        f"the most distant one {far} from the page."
    )


def _part(capture: EvidentCapture, asked: Mapping[str, Sequence[str]]) -> Iterator[str]:
    """Yield what was served for the requests of pages, whose times are given by address."""
    yield f"\n{capture.timestamp}  {one_line(capture.original)}"
    for url, pages in asked.items():
        yield item(f"Answer to a request of the {plural(len(pages), 'page')} of {', '.join(pages)}.")
        if url != capture.original:
            yield f"    asked for  {one_line(url)}"
    if "raw_url" in capture.proof:
        yield f"    raw bytes  {one_line(capture.proof['raw_url'])}"
    elif "record" in capture.proof:
        yield f"    record     {one_line(capture.proof['record'])} in {one_line(capture.source)}"
    assert capture.served is not None
    yield f"    SHA-256 {capture.served.sha256}"


_PROVES = f"""WHAT A RENDERED PAGE PROVES

The page as it was captured has no text of the policy: its scripts ask for it.
So this program let a browser run them, and answered each of their requests
with a capture of an archive, or not at all; nothing came from the web of
today. The page as the browser then showed it is in {WARC}
as a record of the type "conversion". Its address there begins with
{RENDERED} because this program made it: neither the web site
nor an archive ever served it.

It proves that these captures, in this browser, give this text. All of them
are in this file, with their own times. The check extracts the text from the
rendered page again, but it does not render the page again. For that, open
this file at https://replayweb.page, which shows the page from the captures
with your own browser, or request the captures from the archive.

It does not prove that a visitor saw this page at the time of its capture. The
answers were captured at other times, which are stated, and the words may be
those of any of these times. The program takes the capture that is nearest to
the page. It takes a more distant one if it has it and the archive lists a
near one with the same digest, or if the name of a script has a hash of its
contents; that list is not in this file. What the requests without an answer
would have added is not in the text. Another browser may show the page
differently.

The status and headers of each answer are in {CAPTURES}. The
answers, each a record in {WARC}:"""
