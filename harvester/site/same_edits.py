"""The page about the edits that several policies made: one template, one law firm, one corporate family."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from diffs.changed_sentences import FEWEST_WORDS, changed_sentences
from diffs.in_words import count, in_between
from harvester import report_paths as paths
from harvester.report_paths import DocumentPaths
from harvester.site.feeds import told_changes
from harvester.site.frame import ALL_COMPANIES, Crumb, Frame, anchor, framed, shown
from harvester.site.history import DocumentHistory
from harvester.site.pages import DocumentFacts, SitePage
from harvester.site.paging import numbered, page_links
from harvester.version import program

SAME_FACTS = "same"
TITLE = "The same edit in several policies"
_LEDE = (
    "Each entry is an edit that changes of several policies have in common, word for word: sentences of at "
    f"least {FEWEST_WORDS} different words that were added to all of them, or removed from all. The policies "
    "may share a template, a law firm or an owner; what is shown here does not say which."
)
# Of one entry: the others are counted.
_SENTENCES, _POLICIES = 5, 25
_SENTENCE_CHARACTERS = 300
# Entries on a page: with all that one may have, these take less than half of the 2 MB of a page.
_ON_PAGE = 60
_STYLES = """
.same { margin: 0 0 2rem; padding: 0 0 1rem; border-bottom: 1px solid var(--line); }
.same h2 { margin: 0 0 .5rem; font-size: 1.05rem; }
.same p { margin: .3rem 0; }
.same ul { margin: .3rem 0; padding-left: 1.2rem; }
"""


@dataclass(frozen=True, slots=True)
class EditPlace:
    """A change that has an edit in common with others.

    Attributes:
        label: what people call its policy.
        page: the page about the change.
        not_before: the time after which it was made, 14 digits.
        known_from: the time by which it was made, 14 digits.
    """

    label: str
    page: str
    not_before: str
    known_from: str


@dataclass(frozen=True, slots=True)
class SharedEdit:
    """An edit that several policies made.

    Attributes:
        places: the changes, the oldest first.
        sentences: what was done, and to which sentence.
    """

    places: tuple[EditPlace, ...]
    sentences: tuple[tuple[str, str], ...]

    @property
    def policies(self) -> int:
        """How many policies made it."""
        return len({place.label for place in self.places})


def same_facts(history: DocumentHistory) -> list[dict[str, Any]]:
    """Return what a document adds to the page: its changes with the sentences that they added or removed.

    Args:
        history: the document.
    """
    names = DocumentPaths(history.name.company, history.name.slug)
    found = []
    for change in told_changes(history):
        sections = change.compared.sections if change.compared else ()
        sentences = {
            one.fingerprint: (one.op, one.text[:_SENTENCE_CHARACTERS])
            for section in sections
            for one in changed_sentences(section.change)
        }
        if sentences:
            found.append(
                {
                    "page": names.comparison(change.before.first_capture, change.after.first_capture),
                    "not_before": change.before.known_until,
                    "known_from": change.after.known_from,
                    "sentences": [[number, *said] for number, said in sentences.items()],
                }
            )
    return found


def same_pages(documents: Sequence[DocumentFacts]) -> Iterator[SitePage]:
    """Yield the pages about edits that several policies made; the first one always.

    Args:
        documents: all documents.
    """
    edits = shared_edits(documents)
    parts = [edits[at : at + _ON_PAGE] for at in range(0, len(edits), _ON_PAGE)] or [()]
    targets = [numbered(paths.SAME, place) for place in range(len(parts))]
    for path, part in zip(targets, parts, strict=True):
        body = [f"<h1>{TITLE}</h1>", f'<p class="lede">{_LEDE}</p>']
        body += [line for edit in part for line in _entry(path, edit)]
        body += [] if edits else ["<p>No edit of that length was made in several policies.</p>"]
        body += page_links(path, targets, "Pages of the list")
        crumbs, footer = (ALL_COMPANIES, Crumb(TITLE)), f"Made by {program()}."
        yield framed(Frame(path, TITLE, crumbs, footer=footer, styles=_STYLES, feed=paths.FEED), body)


def shared_edits(documents: Sequence[DocumentFacts]) -> tuple[SharedEdit, ...]:
    """Return the edits that changes of several documents have in common, those of most policies first.

    Args:
        documents: all documents; they are read twice, so that only what several have in common is kept.
    """
    shared = _in_several(documents)
    places: dict[int, list[EditPlace]] = {}
    texts: dict[int, tuple[str, str]] = {}
    for document in documents if shared else ():
        for change in document.read(SAME_FACTS) or ():
            place = EditPlace(document.name.label, change["page"], change["not_before"], change["known_from"])
            for number, op, text in change["sentences"]:
                if number in shared:
                    places.setdefault(number, []).append(place)
                    texts[number] = (op, text)
    # Sentences that the same changes have in common are one edit.
    groups: dict[tuple[EditPlace, ...], list[int]] = {}
    for number, found in places.items():
        if len({place.label for place in found}) > 1:
            groups.setdefault(tuple(sorted(found, key=_when)), []).append(number)
    edits = [SharedEdit(key, tuple(texts[one] for one in numbers)) for key, numbers in groups.items()]
    edits.sort(key=lambda edit: _when(edit.places[-1]), reverse=True)
    edits.sort(key=lambda edit: (-edit.policies, -len(edit.sentences)))
    return tuple(edits)


def _in_several(documents: Iterable[DocumentFacts]) -> set[int]:
    """Return the numbers of the sentences that changed in several documents."""
    once: set[int] = set()
    several: set[int] = set()
    for document in documents:
        found = {one[0] for change in document.read(SAME_FACTS) or () for one in change["sentences"]}
        several |= found & once
        once |= found
    return several


def _when(place: EditPlace) -> tuple[str, str]:
    return place.known_from, place.page


def _entry(path: str, edit: SharedEdit) -> Iterator[str]:
    """Yield an edit: its sentences, and the policies that made it."""
    yield '<article class="same">'
    yield f"<h2>{count(edit.policies, 'policy')}, {count(len(edit.sentences), 'sentence')}</h2>"
    for op, text in edit.sentences[:_SENTENCES]:
        element, done = ("ins", "Added") if op == "insert" else ("del", "Removed")
        cut = "…" if len(text) == _SENTENCE_CHARACTERS else ""
        yield f'<p dir="auto">{done}: <{element}>{shown(text)}{cut}</{element}></p>'
    yield from _more(len(edit.sentences) - _SENTENCES, "more sentence")
    yield "<ul>"
    for place in edit.places[:_POLICIES]:
        link = anchor(path, place.page, f"<bdi>{shown(place.label)}</bdi>")
        yield f"<li>{link}, {in_between(place.not_before, place.known_from)}</li>"
    yield "</ul>"
    yield from _more(len(edit.places) - _POLICIES, "more change")
    yield "</article>"


def _more(left: int, what: str) -> Iterator[str]:
    if left > 0:
        yield f"<p>and {count(left, what)}</p>"
