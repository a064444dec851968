"""Captures that are no version before somebody has looked at them: one bad capture is never news; pure.

A text that is suddenly much shorter may be a policy that was cut, or a capture that shows only a part of it.
One capture alone does not tell which (docs/design.md, law 15): it is held for review until another capture
shows the same words. A capture that was broken off in mid-page is held however often it was made.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from statistics import median

from store.records import HeldCapture, Reading
from store.timeline.counterparts import in_terms_of_mementos

# A text with less than this share of its neighbours' words has lost most of the policy.
LOST = 0.5
# A text that holds less than this share of what the document's other texts hold of their pages is doubtful.
COVERED = 0.6
# In characters: the last line of a page that was broken off may end in the middle of a word.
_LAST_LINE = 200


@dataclass(frozen=True, slots=True)
class Review:
    """What remains of the readings of a document, and what does not.

    Attributes:
        readings: those that make versions, in their order, with notes on what is doubtful about them.
        held: those that are held for review.
    """

    readings: tuple[Reading, ...]
    held: tuple[HeldCapture, ...]


def review(readings: Sequence[Reading], markdown: Callable[[str], str]) -> Review:
    """Take out the readings that the rest of the history contradicts, and note what is doubtful of others.

    Args:
        readings: of one document, in the order of the timeline, one for each second.
        markdown: gives the text with a SHA-256.
    """
    # What is left has other neighbours, in whose terms its corpus documents are seen then: they stay as they
    # are here.
    pairs = list(zip(in_terms_of_mementos(readings), readings, strict=True))
    held: list[HeldCapture] = []
    while broken := _doubtful(pairs, partial(_broken_off, markdown=markdown)):
        # What was broken off is no evidence on its neighbours, which may have been broken off, too.
        held += broken.values()
        pairs = [pair for place, pair in enumerate(pairs) if place not in broken]
    lost = _doubtful(pairs, _lost)
    held += lost.values()
    kept = [given for place, (_, given) in enumerate(pairs) if place not in lost]
    return Review(_noted(kept), tuple(sorted(held, key=lambda one: (one.timestamp, one.url))))


_Judge = Callable[[Sequence[Reading], Reading | None, Reading | None], str]


def _doubtful(pairs: Sequence[tuple[Reading, Reading]], judge: _Judge) -> dict[int, HeldCapture]:
    """Return, by their places, the captures of the runs for which a judge gives a reason.

    Args:
        pairs: what captures show, in terms of mementos and as read.
        judge: gives the reason, from a run with the same words, the sound reading before, and the one after.
    """
    found: dict[int, HeldCapture] = {}
    runs = [list(run) for _, run in groupby((shown for shown, _ in pairs), key=lambda one: one.essence)]
    sound: list[list[Reading]] = []
    start = 0
    for place, run in enumerate(runs):
        before = next((one[-1] for one in reversed(sound) if not _is_passed_over(one, run)), None)
        after = next((one[0] for one in runs[place + 1 :] if not _is_passed_over(one, run)), None)
        reason = judge(run, before, after)
        if reason:
            found |= {
                start + number: HeldCapture(one.timestamp, one.url, reason, one.words)
                for number, one in enumerate(run)
            }
        else:
            sound.append(run)
        start += len(run)
    return found


def _is_passed_over(other: Sequence[Reading], run: Sequence[Reading]) -> bool:
    """Return whether a run is of corpus documents that cannot be compared with the mementos of another."""
    return other[0].source == "citation" and run[0].source == "memento" and not _can_compare(other[0], run[0])


def _lost(run: Sequence[Reading], before: Reading | None, after: Reading | None) -> str:
    """Return why the sudden loss of most words is not believed, or ``""``."""
    one = run[0]
    # A corpus document was chosen by somebody, and is never news: whoever imports it finds it in the log.
    if len(run) > 1 or one.source == "citation" or before is None or not _can_compare(one, before):
        return ""
    if one.words >= LOST * before.words:
        return ""
    share = f"{one.words / before.words:.0%}"
    if after is None:
        return f"its text has only {share} of the words of the text before; no later capture confirms it"
    if not _can_compare(one, after) or one.words >= LOST * after.words:
        return ""
    return f"its text has only {share} of the words of the text before, and the next text has them again"


def _can_compare(one: Reading, other: Reading) -> bool:
    """Return whether the numbers of words of two readings were counted in texts by one recipe."""
    return one.recipe == other.recipe


def _broken_off(
    run: Sequence[Reading], before: Reading | None, after: Reading | None, markdown: Callable[[str], str]
) -> str:
    """Return that captures were broken off in mid-page, where a neighbour goes on from there, or ``""``."""
    # A single page with an end that shows these words proves that they are all.
    if any(one.has_end for one in run):
        return ""
    one = run[0]
    for other in (before, after):
        # Where the pages of a site are never closed, an end that is missing says nothing.
        if other is None or not other.has_end or other.words <= one.words or not _can_compare(one, other):
            continue
        if _is_beginning(markdown(one.text), markdown(other.text)):
            return "it was broken off in mid-page: another capture goes on where it ends"
    return ""


def _is_beginning(text: str, longer: str) -> bool:
    """Return whether a text is the beginning of a longer one, but perhaps for its last line."""
    text = text.rstrip()
    start = max(text.rfind("\n"), len(text) - _LAST_LINE)
    head = text[: start + 1].rstrip()
    return bool(head) and longer.startswith(head)


def _noted(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings, with a note on those that hold much less of the page than the others do."""
    shares = [one.coverage for one in readings if one.coverage is not None]
    if not shares:
        return tuple(readings)
    usual = median(shares)
    words = median(one.words for one in readings)
    return tuple(
        replace(one, notes=(*one.notes, _incomplete(one.coverage, usual)))
        if one.coverage is not None and one.coverage < COVERED * usual and one.words < words
        else one
        for one in readings
    )


def _incomplete(share: float, usual: float) -> str:
    """Return the note on a text that may not be the whole policy."""
    return (
        f"the text may be incomplete: it holds {share:.0%} of the words of the page, "
        f"the texts of the other captures about {usual:.0%}"
    )
