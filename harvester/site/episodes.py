"""What became of a section, as the items of a list: each wording with its bounds, its words and its proof."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from diffs import Edit, Section, count_words
from diffs.in_words import count, day
from diffs.render.flags import noted
from diffs.render.html_parts import html_inline, html_reasons, html_title
from diffs.render.paragraphs import paragraphs, paragraphs_of
from diffs.summaries import SectionChange
from diffs.text import one_line
from diffs.words import reworded
from harvester.site.biography import Biography, LifeEpisode
from harvester.site.biography_words import between, event_in_words, unread_in_words
from harvester.site.change_proof import (
    ProvingCapture,
    addresses_by_time,
    html_capture,
    proving_captures,
    unread_between,
)
from harvester.site.document_frame import document_paths
from harvester.site.frame import anchor, shown
from harvester.site.history import DocumentHistory, NeighbourChange

# In bytes. Beyond it, the words of further wordings are left to the pages of the changes, so that no page is
# larger than 2 MB; and of very many episodes, which take a kilobyte each besides, the first and the last.
_MOST_BYTES = 1_200_000
_MOST_EPISODES = 600
_LEFT_OUT = '<p class="quiet">This page is long: see the words on the page of the change.</p>'
_NOT_COMPARED = (
    "It was read in another way than the version before. The two are not compared: what differs may be the "
    "reading."
)


@dataclass(frozen=True, slots=True)
class ShownName:
    """What people call a section.

    Attributes:
        text: as plain text.
        html: the same as HTML; the number stands outside the element that has the direction of the heading.
    """

    text: str
    html: str


def section_name(number: str, heading: str) -> ShownName:
    """Return what people call a section.

    Args:
        number: its number, or ``""``.
        heading: its heading, or ``""``.
    """
    said = one_line(heading) or ("" if number else "(opening text)")
    text = " ".join(filter(None, (one_line(number), said)))
    html = " ".join(filter(None, (shown(number), f"<bdi>{shown(said)}</bdi>" if said else "")))
    return ShownName(text, html)


@dataclass(slots=True)
class _EpisodesSoFar:
    """A page of episodes as far as it was written.

    Attributes:
        path: where it is.
        size: how many bytes of words it has.
        wording: number of the last wording.
        wordings: how many different wordings there were.
        edits: the episodes that show an edit, by the numbers of the wordings before and after.
    """

    path: str
    size: int = 0
    wording: int = 0
    wordings: int = 0
    edits: dict[tuple[int, int], LifeEpisode] = field(default_factory=dict)


class Episodes:
    """Shows what became of the sections of a document.

    Args:
        history: its history.
    """

    def __init__(self, history: DocumentHistory) -> None:
        self._history = history
        self._paths = document_paths(history)
        self._addresses = addresses_by_time(history)
        self._captures: dict[ProvingCapture, str] = {}
        self._unread: dict[int, int] = {}

    def lines(self, path: str, found: Biography) -> Iterator[str]:
        """Yield the episodes of a section as items of a list.

        Args:
            path: the page on which they are shown.
            found: the biography of the section.
        """
        page = _EpisodesSoFar(path)
        episodes, half = found.episodes, _MOST_EPISODES // 2
        left_out = episodes[half:-half] if len(episodes) > _MOST_EPISODES else ()
        for episode in episodes[:half] if left_out else episodes:
            yield from self._item(page, episode)
        if left_out:
            first, last = left_out[0].version.number, left_out[-1].version.number
            said = f"{count(len(left_out), 'change')} from version {first} to {last}"
            yield '<li class="note"><span class="dot" aria-hidden="true"></span>'
            yield f'<p class="what">{said}: see the page of each version.</p></li>'
            wordings = (one.wording for one in reversed(left_out) if one.wording)
            page.wording = next(wordings, page.wording)
            for episode in episodes[-half:]:
                yield from self._item(page, episode)

    def _item(self, page: _EpisodesSoFar, episode: LifeEpisode) -> Iterator[str]:
        """Yield an episode as an item of the list."""
        words = [*self._words(page, episode)]
        size = sum(len(line.encode("utf-8", "replace")) for line in words)
        if page.size + size > _MOST_BYTES:
            words = [_LEFT_OUT]
        else:
            page.size += size
        dot = episode.wording if episode.kind == "wording" else ""
        yield f'<li class="{episode.kind}" id="v{episode.version.number}">'
        yield f'<span class="dot" aria-hidden="true">{dot}</span><article class="card">'
        yield f"<h2>{_title(episode)}</h2>"
        yield f'<p class="what">{" · ".join(self._what(page, episode))}</p>'
        yield from words
        yield f'<p class="proof">{" · ".join(self._proof(page, episode))}</p>'
        yield "</article></li>"
        page.wording = episode.wording or page.wording
        page.wordings = max(page.wordings, episode.wording)

    def _what(self, page: _EpisodesSoFar, episode: LifeEpisode) -> Iterator[str]:
        """Yield which version it is, when it came, and what became of the section."""
        version, neighbour = episode.version, episode.neighbour
        target = self._paths.version(version.first_capture)
        yield anchor(page.path, target, f"version {version.number}")
        if version.dated_by != "capture":
            yield shown(f"{version.dated_by} {day(version.dated)}")
        if neighbour is not None:
            yield shown(between(neighbour))
        yield shown(event_in_words(episode))
        if episode.kind == "wording" and episode.wording <= page.wordings:
            yield f"wording {episode.wording} again"
        if episode.section is not None and episode.former is None:
            yield count(count_words(episode.section.body), "word")
        if episode.kind != "note" and neighbour is not None:
            change = self._paths.comparison(neighbour.before.first_capture, neighbour.after.first_capture)
            for flag in noted(neighbour.flags):
                yield anchor(page.path, change, shown(flag.name), style="flag")

    def _words(self, page: _EpisodesSoFar, episode: LifeEpisode) -> Iterator[str]:
        """Yield the words of an episode: a whole wording, or what changed since the one before."""
        if episode.kind == "note" or episode.departure == "unseen":
            return
        if episode.section is not None and (episode.former is None or episode.arrival == "paired"):
            if episode.arrival == "paired":
                yield f'<p class="quiet">{_NOT_COMPARED}</p>'
            yield from _whole(episode.section.body)
            return
        before = page.edits.setdefault((page.wording, episode.wording), episode)
        if before is not episode and episode.section is not None:
            number = before.version.number
            yield f'<p><a href="#v{number}">The same edit as in version {number}</a></p>'
        elif episode.arrival == "back" and episode.section is not None and episode.former is not None:
            yield from html_inline(paragraphs(reworded(episode.former.body, episode.section.body).edits))
        elif episode.change is not None:
            yield from _changed(episode.change, episode.section)

    def _proof(self, page: _EpisodesSoFar, episode: LifeEpisode) -> Iterator[str]:
        """Yield the captures that prove it, and the page of the whole change."""
        neighbour = episode.neighbour
        if neighbour is None:
            version = episode.version
            yield f"first: {self._capture(ProvingCapture(version.first_capture, version.url))}"
            return
        if episode.kind != "note":
            old, new = proving_captures(neighbour, self._addresses)
            yield f"last before: {self._capture(old)}"
            yield f"first after: {self._capture(new)}"
            if unread := unread_in_words(neighbour, self._unread_between(neighbour)):
                yield shown(unread)
        target = self._paths.comparison(neighbour.before.first_capture, neighbour.after.first_capture)
        yield anchor(page.path, target, "the whole change", fragment=_fragment(episode))

    def _capture(self, capture: ProvingCapture) -> str:
        """Return a capture with its proof; it is looked up once for all sections."""
        if capture not in self._captures:
            self._captures[capture] = html_capture(self._history, capture)
        return self._captures[capture]

    def _unread_between(self, neighbour: NeighbourChange) -> int:
        number = neighbour.after.number
        if number not in self._unread:
            self._unread[number] = unread_between(self._history, neighbour)
        return self._unread[number]


def _title(episode: LifeEpisode) -> str:
    """Return number and heading, with what is new in them."""
    change = episode.change.change if episode.change is not None else None
    if change is not None and episode.arrival == "kept" and not change.others:
        return html_title(change)
    section = episode.section or episode.former
    return section_name(section.number, section.heading).html if section else ""


def _fragment(episode: LifeEpisode) -> str:
    """Return the id of a change on the page of the comparison, or ``""``."""
    if episode.change is None or episode.neighbour is None or episode.neighbour.compared is None:
        return ""
    places = enumerate(episode.neighbour.compared.sections)
    return next((f"s{place}" for place, one in places if one is episode.change), "")


def _whole(body: str) -> Iterator[str]:
    """Yield the words of a section as they stand."""
    yield '<div class="plain">'
    yield from html_inline(paragraphs((Edit("equal", body),)), whole=True)
    yield "</div>"


def _changed(section: SectionChange, now: Section | None) -> Iterator[str]:
    """Yield the words of a change; those of a split or merger are the words of several sections."""
    laid = paragraphs_of(section.change)
    if section.change.others:
        what, done = ("split", "divided") if "split" in section.change.kinds else ("merger", "put together")
        words = f"These are the words of all sections of the {what}."
        said = words if laid else f"Words were only {done}: none was added or removed."
        yield f'<p class="quiet">{said}</p>'
    yield from html_reasons(section)
    if laid:
        yield from html_inline(laid)
    elif now is not None:
        yield from _whole(now.body)
