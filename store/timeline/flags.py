"""Flag versions, but only if there is evidence; pure.

A wrong "silent edit" is a false accusation. If a rule here is stricter than the definition in
docs/design.md, a comment names the innocent case that the definition alone would flag.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from itertools import groupby

from diffs.flag_evidence import Flag, FlagEvidence, FlagSide, QuotedDate
from diffs.policy_words import page_letters
from store.reading_notes import are_doubtful
from store.records import Reading, Version, is_same_rules
from store.timeline.addresses import address_of
from store.timeline.dated_nearby import ends, is_dated_nearby, key_of, was_over
from store.timeline.folding import FLAPPING_DAYS, fold
from store.timeline.grounds import SMALL, Markdown, alternates, is_late_ground, silent_grounds
from store.timeline.letters import SomeLetters, TimelineLetters
from store.timeline.runs import DrawnVersion
from store.timestamps import moment

# A page that states an older date speaks of a law: the first policies on the web are younger.
_FIRST_POLICY = 1994
# An edit may be made in several steps; a text that was shown for less than a day was one of them.
_BRIEF = timedelta(days=1)
# A page whose texts alternate so shortly before or after an edit has variants; the edit may be one.
_RESTLESS = timedelta(60)
# In the time of a late notice: an old text that was shown for so long after the date is not late, but another
# page, or the year of the date is misprinted.
_STALE = timedelta(days=300)


def flagged(drawn: Sequence[DrawnVersion], markdown: Markdown) -> list[tuple[FlagEvidence, ...]]:
    """Return the flags of each version of a timeline, with what they stand on.

    Args:
        drawn: the timeline, oldest first.
        markdown: returns the text with a given SHA-256.

    Returns:
        The flags of each version, in the order of `Flag`.
    """
    judge = _Judge(drawn, markdown)
    return [tuple(judge.flags(place)) for place in range(len(drawn))]


class _Judge:
    """Flags the versions of one timeline.

    Args:
        drawn: the timeline, oldest first.
        markdown: returns the text with a given SHA-256.
    """

    def __init__(self, drawn: Sequence[DrawnVersion], markdown: Markdown) -> None:
        self._drawn = drawn
        self._markdown = markdown
        # The words of each silent edit that was told.
        self._told: dict[int, int] = {}
        self._versions = [one.version for one in drawn]
        self._first_captures = [moment(one.first_capture) for one in self._versions]
        self._letters = TimelineLetters(
            [one.text for one in self._versions], lambda text: page_letters(markdown(text))
        )
        self._beginnings = {line.version.number for line in fold(self._versions)}

    def flags(self, place: int) -> list[FlagEvidence]:
        """Return the flags of the version at a place."""
        new = self._drawn[place]
        found: list[FlagEvidence] = []
        if place and self._drawn[place - 1].version.essence == new.version.essence:
            found.append(self._evidence("cosmetic", place))
        elif place:
            found += self._accusation(place)
            if self._is_revert(place):
                found.append(self._evidence("revert", place))
        if new.is_cited:
            found.append(self._evidence("cited", place))
        return found

    def _accusation(self, place: int) -> list[FlagEvidence]:
        """Return the flag that the dates of a version give it, if any."""
        old, new = self._drawn[place - 1].version, self._drawn[place].version
        # Texts that different rules extracted may differ although the page did not.
        if not is_same_rules(old, new) or (old.recipe != new.recipe and new.compared is None):
            return []
        if _is_date_only(old, new):
            return [self._evidence("date-only", place)]
        if not self._is_sure(place):
            return []
        last_of_old = self._last_of_old(place)
        if last_of_old is None:
            return []
        if _is_silent(old, new, last_of_old.timestamp):
            return [] if is_dated_nearby(self._versions, place) else self._silent(place, last_of_old)
        # Words that were there before took effect then.
        is_new = all(one.version.essence != new.essence for one in self._drawn[:place])
        if (
            is_new
            and not self._is_brief(place - 1)
            and not self._came_late(place - 1, new)
            and _is_late(old, new, last_of_old.timestamp)
            and self._is_late(place)
        ):
            return [self._evidence("late-notice", place, last_of_old)]
        return []

    def _is_sure(self, place: int) -> bool:
        """Return whether both sides are beyond doubt, and the new text replaced the old one for good."""
        old, new = self._drawn[place - 1], self._drawn[place]
        is_alike = old.is_cited == new.is_cited and old.is_closed == new.is_closed
        is_doubtful = are_doubtful(old.version.notes, new.version.notes)
        return is_alike and not is_doubtful and self._is_lasting(place)

    def _is_lasting(self, place: int) -> bool:
        """Return whether the old words are gone for good, and the new ones are new.

        Flapping is not an edit of the policy: several servers differ, or the page differs between countries.
        """
        old, new = self._drawn[place - 1].version, self._drawn[place].version
        if new.number not in self._beginnings:
            return False
        if any(later.version.essence == old.essence for later in self._drawn[place + 1 :]):
            return False
        earlier = [one.version for one in self._drawn[:place] if one.version.essence == new.essence]
        if not earlier:
            return not self._is_restless(place)
        # Servers that are updated one after the other show both texts for a few days, and then the new one.
        short = timedelta(days=FLAPPING_DAYS)
        alternated = moment(new.first_capture) - moment(earlier[0].first_capture)
        return alternated <= short < moment(new.last_capture) - moment(new.first_capture)

    def _is_restless(self, place: int) -> bool:
        """Return whether other texts of the page alternated at the time: it has variants."""
        shown = self._first_captures[place]
        near = [at for at, time in enumerate(self._first_captures) if abs(time - shown) <= _RESTLESS]
        texts = [text for text, _ in groupby(self._versions[at].essence for at in near)]
        return len(set(texts)) < len(texts)

    def _last_of_old(self, place: int) -> Reading | None:
        """Return the last capture of the old text at the address of the new one, or None.

        One of several addresses may be stale, or show the policy of another country.
        """
        return self._drawn[place - 1].last_at(address_of(self._drawn[place].run[0].url))

    def _is_finished(self, place: int, words: int) -> bool:
        """Return whether a version finishes an edit that is told already, within a day of its beginning.

        Args:
            place: the version.
            words: how many it changes; more than those told are an edit of their own, unless they are few.
        """
        told = self._told.get(place - 1)
        if told is None or not self._is_brief(place - 1) or words > max(told, SMALL):
            return False
        # Whoever finishes an edit in three steps is told of once, too.
        self._told[place] = told
        return True

    def _came_late(self, place: int, new: Version) -> bool:
        """Return whether a text came when a new one had taken effect, and another was shown until then.

        Whoever edits an old text does not know of the new one: servers differ.
        """
        if not place or new.effective is None:
            return False
        return moment(self._versions[place - 1].last_capture) >= ends(new.effective)

    def _is_brief(self, place: int) -> bool:
        """Return whether the text of a version stood for less than a day before the next one."""
        shown, replaced = (self._drawn[at].version.first_capture for at in (place, place + 1))
        return moment(replaced) - moment(shown) < _BRIEF

    def _is_revert(self, place: int) -> bool:
        """Return whether the words are those of an earlier version, and others were shown there since."""
        new = self._drawn[place]
        equal = [at for at in range(place) if self._drawn[at].version.essence == new.version.essence]
        if not equal:
            return False
        # What was read in another way since need not have been other words on the page.
        methods = {one.version.recipe == "rendered" for one in self._drawn[equal[-1] : place + 1]}
        if len(methods) > 1:
            return False
        address = address_of(new.run[0].url)
        shown = (one.last_at(address) for one in reversed(self._drawn[:place]))
        last = next((reading for reading in shown if reading is not None), None)
        return last is not None and last.essence != new.version.essence

    def _silent(self, place: int, last_of_old: Reading) -> list[FlagEvidence]:
        """Return the flag of a version that states the dates of the one before."""
        stated = [self._drawn[at].version.stated for at in (place - 1, place)]
        old, new = ("" if one is None else one.quote for one in stated)
        grounds = silent_grounds(*self._texts(place), (old, new))
        if grounds.unread:
            return [self._evidence("unread-date", place, last_of_old)]
        if grounds.change is None or alternates(grounds.change, *self._others(place)):
            return []
        if self._is_finished(place, grounds.change.words):
            return []
        self._told[place] = grounds.change.words
        return [self._evidence("silent-edit", place, last_of_old, grounds.change.words)]

    def _is_late(self, place: int) -> bool:
        """Return whether the texts say that the whole policy took effect on the date of the new one."""
        stated = self._drawn[place].version.effective
        return stated is not None and is_late_ground(*self._texts(place), stated)

    def _texts(self, place: int) -> tuple[str, str]:
        """Return the texts that are compared for a version."""
        old, new = self._drawn[place - 1].version, self._drawn[place].version
        before, after = new.compared or (old.text, new.text)
        return self._markdown(before), self._markdown(after)

    def _others(self, place: int) -> tuple[SomeLetters, SomeLetters]:
        """Return the letters of the texts before the old one and after the new one.

        Whether the two themselves were there before or come back is asked in `_is_lasting`.
        """
        two = {one.version.essence for one in self._drawn[place - 1 : place + 1]}
        sides = range(place - 1), range(place + 1, len(self._drawn))
        before, after = (
            self._letters.at([at for at in side if self._versions[at].essence not in two]) for side in sides
        )
        return before, after

    def _evidence(
        self, flag: Flag, place: int, last_of_old: Reading | None = None, words: int | None = None
    ) -> FlagEvidence:
        """Return a flag with the two captures on which it stands."""
        after = self._drawn[place].run[0]
        before = last_of_old or (self._drawn[place - 1].run[-1] if place else after)
        return FlagEvidence(
            flag,
            FlagSide(before.timestamp, before.url, _quoted(before), before.span),
            FlagSide(after.timestamp, after.url, _quoted(after), after.span),
            words,
            small=words is not None and words <= SMALL,
        )


def _quoted(reading: Reading) -> tuple[QuotedDate, ...]:
    """Return the dates that a text states, as quoted."""
    stated = (one for one in (reading.effective, reading.updated) if one is not None)
    return tuple(QuotedDate(one.kind, one.iso, one.quote) for one in stated)


def _is_silent(old: Version, new: Version, last_of_old: str) -> bool:
    """Return whether the words changed and the stated date did not."""
    if new.stated is None or new.stated.date.year < _FIRST_POLICY:
        return False
    # If the same date is written differently, only the words of the date changed.
    if old.stated is None or old.dateless == new.dateless:
        return False
    # If the "last updated" date is new, it announces the change even if the effective date is old.
    if key_of(old.effective) != key_of(new.effective) or key_of(old.updated) != key_of(new.updated):
        return False
    # A text that is not yet in force is the announcement of a change.
    if new.effective is not None and not was_over(new.effective, last_of_old):
        return False
    # A page may be updated twice on the day, in the month or in the year that it states.
    return new.stated.kind == "effective" or was_over(new.stated, last_of_old)


def _is_date_only(old: Version, new: Version) -> bool:
    """Return whether nothing but a stated date changed."""
    return old.dateless == new.dateless and (
        (key_of(old.effective), key_of(old.updated)) != (key_of(new.effective), key_of(new.updated))
    )


def _is_late(old: Version, new: Version, last_of_old: str) -> bool:
    """Return whether the old text was still captured after the new one says that it took effect."""
    stated = new.effective
    # Where the old text has no date, the date of the new one may be older than both.
    if stated is None or stated.ambiguous or old.stated is None:
        return False
    # A policy that took effect long ago and was updated since says nothing of when the update took effect.
    if new.updated is not None and new.updated.date > stated.date:
        return False
    # If the date is not later than that of the old text, the text does not say that it takes effect again.
    if any(one is not None and stated.date <= one.date for one in (old.effective, old.updated)):
        return False
    # A text that was published in advance gave notice, unless the old one was shown long after.
    is_announced = new.updated is not None and new.updated.date < stated.date
    grace = timedelta(days=FLAPPING_DAYS if is_announced else 0)
    return grace <= moment(last_of_old) - ends(stated) <= _STALE
