"""Step 4, extract: get the text of a snapshot, and the dates, sections and essence of a text."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial
from typing import Any

from diffs import Section, essence, split
from diffs.in_words import listed
from diffs.text import count_words_apart, one_line
from harvester.archive.warc_headers import TRUNCATED, doubts
from harvester.config.selectors import NOTHING_CHOSEN, PageSelectors
from harvester.errors import ExtractError, NeedsScripts
from harvester.extract import Page, Recipe, Selectors, extract, stated_dates
from harvester.extract.dates import dateless
from harvester.extract.screen import (
    DocumentProfile,
    PageKind,
    Screening,
    contentless,
    reads_like_a_policy,
    screen,
    short_and_of_other_matters,
)
from harvester.extract.unopened import unopened_sections
from harvester.pipeline import generations
from harvester.pipeline.barrier import unreadable
from harvester.pipeline.generations import READING
from harvester.pipeline.known_span import known_span
from harvester.pipeline.own_clock import own_clock
from harvester.pipeline.remarks import remarks
from harvester.pipeline.rules_in_force import extractor_of, selectors_of
from harvester.processes import handed_over
from store import Store
from store.reading_notes import IN_FRAME
from store.records import NEEDS_SCRIPTS, Capture, ReadingRecipe, Snapshot
from store.tables.captures import CaptureState
from store.tables.readings import NewReading
from store.tables.renderings import RenderedPage
from store.tables.texts import Text


@dataclass(frozen=True, slots=True)
class ExtractionResult:
    """The result of extracting a snapshot: a text, or the reason why there is none.

    Attributes:
        text: the text with its dates and sections, or None if the snapshot does not show the policy.
        state: the state of its capture: ``read``, ``held``, ``no-text``, or ``elsewhere`` for a redirect.
        reason: why the snapshot does not show the policy, or ``""``.
        held_as: what the page is instead of the policy, by the name of its `PageKind`; or ``""``.
        frames: the documents in frames, one of which may be the policy.
        target: the address to which the page itself redirects its readers, or ``""``.
        coverage: the share of the page's visible words that the text contains, 0 to 1.
        notes: what was unusual about the page, as messages for users.
        has_end: False if the markup of the page does not close it.
        unmatched: the selectors of the configuration that found nothing on the page.
        extractor: the rules that extracted the text.
        recipe: ``rendered`` if a browser rendered the page first.
        span: of a rendered page, the times between which what its words may come from was captured.
    """

    text: Text | None
    state: CaptureState
    reason: str = ""
    target: str = ""
    coverage: float = 1.0
    notes: tuple[str, ...] = ()
    has_end: bool = True
    unmatched: tuple[str, ...] = ()
    extractor: str = ""
    recipe: ReadingRecipe = "complete"
    held_as: str = ""
    frames: tuple[str, ...] = ()
    span: tuple[str, str] | None = None

    def reading(self, served: Capture) -> NewReading:
        """Return the reading to store for a memento that shows the policy.

        Args:
            served: the capture that was served.
        """
        assert self.text is not None
        return NewReading(
            timestamp=served.timestamp,
            url=served.original,
            source="memento",
            text=self.text.sha256,
            extractor=self.extractor,
            recipe=self.recipe,
            coverage=self.coverage,
            notes=self.notes,
            has_end=self.has_end,
            unmatched=self.unmatched,
            span=self.span,
        )


def cited_reading(timestamp: str, url: str, text: str) -> NewReading:
    """Return the reading to store for a corpus document.

    Args:
        timestamp: the cited capture, 14 digits.
        url: the cited URL.
        text: SHA-256 of its text.
    """
    return NewReading(
        timestamp=timestamp,
        url=url,
        source="citation",
        text=text,
        extractor=generations.EXTRACTORS["corpus"],
        recipe="corpus",
    )


# Neighbouring captures usually show the same text: parsing it only once makes a run a third faster.
@lru_cache(maxsize=16)
@handed_over
def read_text(title: str, markdown: str) -> Text:
    """Return a text with its dates and sections, whether it comes from a page or from a corpus document.

    Args:
        title: the page's title.
        markdown: the corpus document without its header line.
    """
    # A date without a label accuses nobody and dates no version, so it is not kept.
    dates = tuple(stated for stated in stated_dates(markdown) if stated.label == "stated")
    sections = split(markdown)
    return Text(
        sha256=text_sha256(markdown),
        title=title,
        markdown=markdown,
        # The first line is the title of the page, which is no part of the policy.
        essence=text_sha256(essence(markdown.partition("\n")[2])),
        dateless=text_sha256(dateless(_wording(sections), dates)),
        words=count_words_apart(markdown),
        dates=dates,
        sections=sections,
        rules=READING,
    )


# How many addresses that the archive lacks are named.
_NAMED_MISSING = 2
_LONGEST_ADDRESS = 300
# What is said of a text that only scripts could show.
_RENDERED = "a browser rendered the page, with what the archive has near its time"

# Given the timestamp and the URL of a capture.
FindRendered = Callable[[str, str], RenderedPage | None]


def _not_rendered(timestamp: str, original: str) -> None:
    """Return nothing: no capture was rendered."""


class Reader:
    """Extracts the snapshots of one document, and decides which of them show it.

    Args:
        texts: the titles and texts that were accepted so far.
        selectors: the selectors of the document.
        rendered: returns a capture as a browser rendered it, or None if it was never rendered.
    """

    def __init__(
        self,
        texts: Iterable[tuple[str, str]] = (),
        selectors: PageSelectors = NOTHING_CHOSEN,
        rendered: FindRendered = _not_rendered,
    ) -> None:
        self._selectors, self._rendered = selectors, rendered
        self._texts, self._profile = texts, DocumentProfile()

    @property
    def _seen(self) -> DocumentProfile:
        """What is known from the texts; they are read for the first page, because most runs have none."""
        for title, markdown in self._texts:
            self._profile = self._profile.with_text(title, markdown)
        self._texts = ()
        return self._profile

    def accept(self, title: str, markdown: str) -> None:
        """Remember a text as one of the document."""
        self._profile = self._seen.with_text(title, markdown)

    def judge(
        self, snapshot: Snapshot, statuscode: int, redirects: Sequence[str] = (), framed_by: str = ""
    ) -> ExtractionResult:
        """Decide whether a snapshot shows the policy, and extract its text if it does.

        Args:
            snapshot: the bytes and their headers.
            statuscode: the origin's HTTP status at the time.
            redirects: archived redirects that led to it.
            framed_by: the page that shows it in a frame, or ``""``. Frames may show anything, so this must
                read like a policy.
        """
        judged = self._judge_bytes(snapshot, statuscode, redirects, framed_by)
        if judged.state == "no-text" and self._selectors != NOTHING_CHOSEN:
            # What the user has chosen may be there only when the scripts have run.
            whole = self._without_selectors()._judge_bytes(snapshot, statuscode, redirects, framed_by)
            judged = whole if whole.held_as == NEEDS_SCRIPTS else judged
        if judged.held_as != NEEDS_SCRIPTS:
            return judged
        found = self._rendered(snapshot.capture.timestamp, snapshot.capture.original)
        if found is None:
            return judged
        # It may show the policy another day, when the archive has what is missing.
        missing = [one_line(url, _LONGEST_ADDRESS) for url in found.missing]
        lacks = f"; the archive lacks {listed(missing, _NAMED_MISSING)}" if missing else ""
        if found.body is None:
            reason = f"{NEEDS_SCRIPTS}: a browser could not show the page ({found.problem}){lacks}"
            return replace(judged, reason=reason)
        if found.is_incomplete:
            why = lacks.replace(";", ", because", 1)
            reason = f"{NEEDS_SCRIPTS}: a browser showed the page without a part that it needs{why}"
            return replace(judged, reason=reason)
        shown = as_rendered(snapshot, found.body)
        rendered = self._judge_bytes(shown, statuscode, redirects, framed_by, found)
        if rendered.text is None:
            reason = f"{NEEDS_SCRIPTS}: a browser did not show the policy ({rendered.reason}){lacks}"
            return replace(judged, reason=reason)
        span = known_span(snapshot.capture.timestamp, ((one.url, one.known_at) for one in found.parts))
        note = f"{_RENDERED}{lacks}"
        # What is doubtful about the record is doubtful about all that stands on it.
        doubtful = doubts(snapshot.headers, snapshot.body)
        return replace(
            rendered,
            recipe="rendered",
            notes=(note, *doubtful, *rendered.notes),
            has_end=rendered.has_end and TRUNCATED not in snapshot.headers,
            span=span,
        )

    def _without_selectors(self) -> Reader:
        """Return a reader that knows the same texts, and takes pages as they are."""
        plain = Reader()
        plain._profile = self._seen
        return plain

    def _judge_bytes(
        self,
        snapshot: Snapshot,
        statuscode: int,
        redirects: Sequence[str],
        framed_by: str,
        rendered: RenderedPage | None = None,
    ) -> ExtractionResult:
        """Decide whether a page shows the policy, as it was captured or as a browser rendered it."""
        if statuscode != 200:
            return ExtractionResult(None, "held", f"archived {statuscode}")
        try:
            page = read_page(snapshot, selectors=self._selectors)
            if framed_by and not reads_like_a_policy(page.markdown):
                another = Screening(PageKind.ANOTHER_PAGE, f"in a frame of {framed_by}")
                return _held(contentless(page.title, "", page.frames) if page.frames else another)
            return self._judge_page(page, snapshot, redirects, framed_by, rendered)
        except NeedsScripts as error:
            return _held(contentless(error.title, error.evidence, error.frames))
        except ExtractError as error:
            if error.frames:
                return _held(contentless("", "", error.frames))
            return ExtractionResult(
                None, "elsewhere" if error.redirect else "no-text", error.reason, error.redirect
            )
        except Exception as error:
            # The words of a page may be anything: an unexpected error in one page must not end the run.
            return ExtractionResult(None, "no-text", unreadable(error))

    def _judge_page(
        self,
        page: Page,
        snapshot: Snapshot,
        redirects: Sequence[str],
        framed_by: str,
        rendered: RenderedPage | None,
    ) -> ExtractionResult:
        """Decide whether the text of a page is that of the policy."""
        final = snapshot.capture.original
        held = screen(page, url=redirects[0] if redirects else final, final_url=final, known=self._seen)
        if held is None and rendered is not None:
            # Its title is that of the capture, whatever the program shows under it.
            held = short_and_of_other_matters(page, rendered.errors)
        if held is not None:
            return _held(held)
        self.accept(page.title, page.text)
        text = read_text(page.title, page.text)
        doubtful = doubts(snapshot.headers, snapshot.body)
        framed = (f"{IN_FRAME} {framed_by}",) if framed_by else ()
        notes = dict.fromkeys((*framed, *doubtful, *page.notes, *remarks(text.markdown, text.sections)))
        if rendered is not None:
            notes[unopened_sections(snapshot.body.decode("utf-8", "replace"))] = None
            notes[own_clock(text.markdown, text.dates, snapshot.capture.timestamp)] = None
        return ExtractionResult(
            text,
            "read",
            coverage=page.coverage,
            notes=tuple(filter(None, notes)),
            has_end=page.has_end and TRUNCATED not in snapshot.headers,
            unmatched=page.unmatched,
            extractor=extractor_of("complete", self._selectors),
        )


def _held(held: Screening) -> ExtractionResult:
    """Return the result of extracting a page that is something other than the policy."""
    state: CaptureState = "elsewhere" if held.target else "held"
    return ExtractionResult(
        None, state, held.reason, held.target, held_as=held.kind.value, frames=held.frames
    )


def reader_for(store: Store, document: int) -> Reader:
    """Return a reader that knows the stored texts of a document."""
    return Reader(
        _texts_of(store, document), selectors_of(store, document), partial(store.renderings.page, document)
    )


def _texts_of(store: Store, document: int) -> Iterator[tuple[str, str]]:
    """Yield the stored texts of a document, which are read from the store when the first is asked for."""
    yield from store.texts.of(document)


def as_rendered(snapshot: Snapshot, body: bytes) -> Snapshot:
    """Return a snapshot with the page as a browser rendered it, in the place of its bytes.

    Args:
        snapshot: the capture that was rendered.
        body: the page as rendered, in UTF-8.
    """
    return replace(snapshot, body=body, headers={"content-type": "text/html; charset=utf-8"})


def read_page(
    snapshot: Snapshot, recipe: Recipe = "complete", selectors: PageSelectors = NOTHING_CHOSEN
) -> Page:
    """Return the text of a snapshot.

    Args:
        snapshot: the bytes and their headers.
        recipe: the recipe by which the text is extracted.
        selectors: the selectors of the document.

    Raises:
        ExtractError: there is no text; the error names the address and the reason.
    """
    headers = snapshot.headers
    try:
        return _page_of(
            snapshot.body,
            headers.get("content-type"),
            snapshot.capture.original,
            recipe,
            content_encoding=headers.get("content-encoding"),
            selectors=Selectors(*selectors.at(snapshot.capture.timestamp)),
        )
    except ExtractError:
        raise
    except Exception as error:
        # A page may contain any bytes: an unexpected error in one page must not end what is done for others.
        raise ExtractError(snapshot.capture.original, unreadable(error)) from error


@handed_over
def _page_of(body: bytes, content_type: str | None, url: str, recipe: Recipe, **rest: Any) -> Page:
    """Return the text of a page, whenever it was fetched."""
    return extract(body, content_type, url, recipe, **rest)


def _wording(sections: Sequence[Section]) -> str:
    """Return the wording of a policy: its text without the title of the page and the numbers of headings.

    If a page gets another ``<title>``, or its sections become the items of a list, its wording is the same.
    """
    pieces = []
    for section in sections:
        words = section.heading.split()
        start = section.raw_heading.find(words[0]) if words else 0
        pieces.append(section.raw_heading[max(start, 0) :] + section.body)
    # The first line is the title of the page.
    return "".join(pieces).partition("\n")[2]


def text_sha256(text: str) -> str:
    """Return the hex SHA-256 of a text.

    Args:
        text: the text; it may contain lone surrogates.
    """
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
