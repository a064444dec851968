"""Hold doubtful captures for review, so that one bad capture is never news; pure.

If a text suddenly lacks most of the words, the policy may have been shortened, or another page may have been
served at its address for a while: an error, a consent dialog, the home page. One capture does not show which
(docs/design.md, law 15), and neither do two of the same day. Such a capture is held for review until a
capture of another day confirms it. A text is held however often it was captured if the page is truncated, if
it contains next to nothing of the policy, or if it appears and disappears repeatedly. But if another page was
captured much more often than the previous text, that page is the document.

In the histories of 303 documents (docs/benchmarks.md, *Captures held for review*), another page was served
instead of the policy 159 times, 87 times in more than one of the captures that were read.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import groupby
from statistics import median

from diffs import essence
from store.records import HeldCapture, Reading
from store.timeline.counterparts import in_terms_of_mementos
from store.timestamps import moment

# A text with less than this share of the words of the previous text has lost most of the policy. The figures
# are in docs/benchmarks.md.
LOST = 0.5
# A text with less than this share of the words, or of the phrases, is another page. A limit of 0.05 misses
# one more of the 159; without the rule for short texts, 48 more are missed.
ANOTHER = 0.1
# At most this share of the phrases of another page is also in the policy. It was 0.17 or less, except for a
# dialog that the policy quotes, and 0.99 when one of several policies at an address moved to another address.
QUOTED = 0.3
# In words: if a shorter text is reworded, as little of it may be left as on another page.
FEWEST = 100
# Another page replaces the policy once it was captured this many times more often than the previous text,
# which was then the fault. A text that was captured only once or twice is given up sooner. In the histories,
# a limit of 2 instead of 5 gives up four more policies, and a limit of 3 gives up two more.
OFTEN, SOONER, ONCE_OR_TWICE = 5, 2, 2
# Captures that are no further apart than this may all show the same fault.
FAULT = timedelta(days=1)
# A text is doubtful if its coverage is less than the first share of the usual coverage, its length is less
# than the second share of the usual length, and the page has enough other words to make up for the missing
# ones. Without the last two conditions, 18 texts of three short policies on large pages were noted, all
# complete.
COVERED, SHORTER = 0.6, 0.7
# In characters: the last line of a truncated page may end in the middle of a word.
_LAST_LINE = 200
_REMEMBERED = 16


@dataclass(frozen=True, slots=True)
class Review:
    """The readings of a document, divided into those that make versions and those held for review.

    Attributes:
        readings: the readings that make versions, in their order, with notes on those that are doubtful.
        held: the captures that are held for review.
    """

    readings: tuple[Reading, ...]
    held: tuple[HeldCapture, ...]


def review(readings: Sequence[Reading], markdown: Callable[[str], str]) -> Review:
    """Hold the readings that the rest of the history contradicts, and add notes to other doubtful ones.

    Args:
        readings: the readings of one document, in the order of the timeline, one for each second.
        markdown: returns the text with a given SHA-256.
    """
    # The readings that are left may have other neighbours, to which their corpus documents are then related.
    # So the result contains the corpus documents as they were read.
    shown = in_terms_of_mementos(readings)
    reasons: dict[str, str] = {}
    # Word counts of texts by different recipes cannot be compared.
    for recipe in dict.fromkeys(one.recipe for one in shown):
        history = _History([one for one in shown if one.recipe == recipe], markdown)
        for run, reason in history.doubtful():
            reasons |= dict.fromkeys((one.timestamp for one in run), reason)
    return Review(
        _noted([one for one in readings if one.timestamp not in reasons]),
        tuple(
            HeldCapture(one.timestamp, one.url, reasons[one.timestamp], one.words)
            for one in shown
            if one.timestamp in reasons
        ),
    )


class _History:
    """The readings of a document by one recipe, as runs of captures that show the same words.

    Args:
        readings: the readings, in the order of the timeline.
        markdown: returns the text with a given SHA-256.
    """

    def __init__(self, readings: Sequence[Reading], markdown: Callable[[str], str]) -> None:
        self._runs = [list(run) for _, run in groupby(readings, key=lambda one: one.essence)]
        self._markdown = markdown
        # A long history may have thousands of texts; only neighbours are compared.
        self._words = lru_cache(_REMEMBERED)(self._count)
        self._phrases = lru_cache(_REMEMBERED)(self._by_threes)

    def doubtful(self) -> Iterator[tuple[Sequence[Reading], str]]:
        """Yield the runs to hold for review, each with the reason."""
        # A truncated page says nothing about its neighbours, which may be truncated, too.
        while broken := [run for place, run in enumerate(self._runs) if self._is_broken_off(place)]:
            self._runs = [run for run in self._runs if run not in broken]
            for run in broken:
                yield run, "the page is truncated: another capture continues where this one ends"
        yield from self._losses()

    def _losses(self) -> Iterator[tuple[Sequence[Reading], str]]:
        """Yield the runs that lack most words without being confirmed, each with the reason."""
        if self._runs and self._runs[0][0].recipe == "corpus":
            # Somebody chose to import these corpus documents, which are never news and are listed by `log`.
            return
        recurring = self._recurring()
        before: Reading | None = None
        support = 0  # captures that agree with the text before on most words
        unconfirmed: list[list[Reading]] = []
        pages: list[list[Reading]] = []
        for place, run in enumerate(self._runs):
            one = run[0]
            if one.essence in recurring and place + 1 < len(self._runs):
                often = recurring[one.essence]
                yield run, f"most words of the policy are missing, and this text came and went {often} times"
            elif before is None or not self._is_lost(before, one):
                yield from self._contradicted(before, unconfirmed)
                yield from self._other(before, pages)
                before, support, unconfirmed, pages = run[-1], support + len(run), [], []
            elif self._is_another_page(before, one):
                pages.append(run)
            else:
                unconfirmed.append(run)
                same = [lost for lost in unconfirmed if not self._is_lost(lost[0], one)]
                if moment(run[-1].timestamp) - moment(same[0][0].timestamp) >= FAULT:
                    yield from self._contradicted(before, [lost for lost in unconfirmed if lost not in same])
                    yield from self._other(before, pages)
                    before, support, unconfirmed, pages = run[-1], sum(map(len, same)), [], []
        if sum(len(page) for page in pages if page[0].words >= FEWEST) <= support * _often(support):
            yield from self._other(before, pages)
        for lost in unconfirmed:
            # A text as long as the previous one may be a new policy; nothing contradicts it yet.
            if before and lost[0].words < LOST * before.words:
                yield lost, f"{self._left(before, lost[0])}, and no later capture confirms this"

    def _recurring(self) -> dict[str, int]:
        """Return how often each text replaced one of more than twice its length that then came back."""
        gone = Counter(
            run[0].essence
            for before, run, after in zip(self._runs, self._runs[1:], self._runs[2:], strict=False)
            if run[0].words < LOST * before[0].words
            and self._is_lost(before[0], run[0])
            and not self._is_lost(before[0], after[0])
        )
        return {text: often for text, often in gone.items() if often > 1}

    def _is_lost(self, before: Reading, one: Reading) -> bool:
        """Return whether a text has lost most of the previous text."""
        if one.words < LOST * before.words:
            return True
        # If a text is more than twice as long as the previous one, it is more likely to be the policy.
        if before.words < FEWEST or one.words * LOST > before.words or self._has_most_lines(before, one):
            return False
        old = self._phrases(before.text)
        return self._share_kept(before, one) < LOST or len(old & self._phrases(one.text)) < ANOTHER * len(old)

    def _has_most_lines(self, before: Reading, one: Reading) -> bool:
        """Return whether most of a text is unchanged, which is quick to find and nearly always so."""
        lines = set(self._markdown(one.text).splitlines())
        old = self._markdown(before.text)
        return 2 * sum(len(line) for line in old.splitlines() if line in lines) > len(old)

    def _is_another_page(self, before: Reading, one: Reading) -> bool:
        """Return whether a short text contains next to nothing of the previous text."""
        if one.words >= LOST * before.words or self._share_kept(before, one) >= ANOTHER:
            return False
        new = self._phrases(one.text)
        return len(new & self._phrases(before.text)) <= QUOTED * len(new)

    def _contradicted(
        self, before: Reading | None, runs: Sequence[Sequence[Reading]]
    ) -> Iterator[tuple[Sequence[Reading], str]]:
        """Yield the runs that a later text contradicts, each with the reason."""
        for run in runs:
            yield run, f"{self._left(before, run[0])}, and the rest is back in a later text"

    def _other(
        self, before: Reading | None, pages: Sequence[Sequence[Reading]]
    ) -> Iterator[tuple[Sequence[Reading], str]]:
        """Yield the runs that show another page instead of the policy, each with the reason."""
        for page in pages:
            yield page, f"{self._left(before, page[0])}: this may be another page"

    def _left(self, before: Reading | None, one: Reading) -> str:
        """Return how much of the previous text is left, as the beginning of a reason."""
        share = self._share_kept(before, one) if before else 0
        if share < LOST:
            some = f"only {share:.0%}" if share >= 0.01 else "less than 1%"
            return f"{some} of the words of the previous text are left"
        return "hardly any phrase of the previous text is left"

    def _share_kept(self, before: Reading, one: Reading) -> float:
        """Return the share of the words of the previous text that a text contains, from 0 to 1."""
        old = self._words(before.text)
        return (old & self._words(one.text)).total() / old.total() if old else 1.0

    def _by_threes(self, text: str) -> set[tuple[str, str, str]]:
        """Return all sequences of three words in the text with a given SHA-256."""
        words = self._in_order(text)
        return set(zip(words, words[1:], words[2:], strict=False))

    def _count(self, text: str) -> Counter[str]:
        """Return how often each word occurs in the text with a given SHA-256."""
        return Counter(self._in_order(text))

    def _in_order(self, text: str) -> list[str]:
        """Return the words of the text with a given SHA-256."""
        atoms = essence(self._markdown(text)).casefold().split()
        return [atom for atom in atoms if atom[0].isalnum()]

    def _is_broken_off(self, place: int) -> bool:
        """Return whether a run shows a truncated page, which a neighbour continues."""
        run = self._runs[place]
        # If a single page that shows these words has an end, the words are complete. If the pages of a site
        # are never closed, a missing end means nothing.
        pages = [one for one in run if one.source == "memento"]
        if not pages or any(one.has_end for one in pages):
            return False
        neighbours = [near[0] for near in self._runs[max(place - 1, 0) : place + 2] if near is not run]
        return any(
            other.has_end
            and other.words > run[0].words
            and _is_beginning(self._markdown(run[0].text), self._markdown(other.text))
            for other in neighbours
        )


def _often(support: int) -> int:
    """Return how many times more often another page must be captured than a text with so many captures."""
    return SOONER if support <= ONCE_OR_TWICE else OFTEN


def _is_beginning(text: str, longer: str) -> bool:
    """Return whether a text, except perhaps its last line, is the beginning of a longer one."""
    text = text.rstrip()
    start = max(text.rfind("\n"), len(text) - _LAST_LINE)
    head = text[: start + 1].rstrip()
    # The title alone is not enough: an error page may have it, too.
    return 2 * len(head) > len(text) and longer.startswith(head)


def _noted(readings: Sequence[Reading]) -> tuple[Reading, ...]:
    """Return the readings, with a note on those that seem to lack words of their pages."""
    shown = [(one, share) for one in readings if (share := one.coverage) is not None]
    if not shown:
        return tuple(readings)
    usual, words = median(share for _, share in shown), median(one.words for one, _ in shown)
    left_out = median(_left_out(one, share) for one, share in shown)
    return tuple(
        replace(one, notes=(*one.notes, _incomplete(share, usual)))
        if (share := one.coverage) is not None
        and share < COVERED * usual
        and one.words < SHORTER * words
        and _left_out(one, share) - left_out >= words - one.words
        else one
        for one in readings
    )


def _left_out(one: Reading, share: float) -> float:
    """Return how many words of the page are not in the text."""
    return one.words / share - one.words if share else 0


def _incomplete(share: float, usual: float) -> str:
    """Return the note on a text that may be incomplete."""
    return (
        f"the text may be incomplete: it contains {share:.0%} of the words of the page; "
        f"the texts of other captures contain about {usual:.0%}"
    )
