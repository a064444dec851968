"""Why words that changed under the same date are not called a silent edit, as far as is certain; pure.

`store.timeline.flags` decides. Here the reasons that it can have had are asked again, in its order, of
what is stored; that a reason is not found says nothing.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from store.reading_notes import are_doubtful
from store.records import DateKind, Precision, StatedDate, is_same_rules
from store.tables.texts import Text
from store.tables.versions import LoggedVersion
from store.timeline.dated_nearby import is_dated_nearby, was_over
from store.timeline.grounds import silent_grounds

# Flags that say something of the date themselves, or that no word differs.
_TOLD = {"silent-edit", "unread-date", "late-notice", "date-only", "cosmetic"}
_PRECISIONS: dict[int, Precision] = {4: "year", 7: "month", 10: "day"}


@dataclass(frozen=True, slots=True)
class _Dated:
    """A version as far as its dates count.

    Attributes:
        first_capture: its first capture, 14 digits.
        last_capture: its last capture.
        effective: the effective date that it states, or None.
        updated: the date of an update that it states, or None.
    """

    first_capture: str
    last_capture: str
    effective: StatedDate | None
    updated: StatedDate | None

    @property
    def stated(self) -> StatedDate | None:
        """The effective date, or else that of an update, or None."""
        return self.effective or self.updated


def is_under_same_date(old: LoggedVersion, new: LoggedVersion) -> bool:
    """Return whether words changed under the same stated date, and no flag says anything of that.

    Args:
        old: the version before.
        new: the version.
    """
    dates = (new.effective, new.updated)
    return dates != (None, None) and dates == (old.effective, old.updated) and not _TOLD & {*new.flags}


def why_not_silent(versions: Sequence[LoggedVersion], place: int, texts: tuple[Text, Text] | None) -> str:
    """Return why the change to a version is not called a silent edit, as the rest of a sentence.

    Args:
        versions: the timeline, oldest first.
        place: that of the version; words changed under the same date (`is_under_same_date`).
        texts: the two texts that are compared for it, or None if they are not.

    Returns:
        The reason, or that the evidence does not suffice.
    """
    old, new = versions[place - 1], versions[place]
    if texts is None or not is_same_rules(old, new):
        return "the two texts were read in different ways"
    if are_doubtful(old.notes, new.notes):
        return "what differs may be how one of the two texts was read"
    if ("cited" in old.flags) != ("cited" in new.flags):
        return "one of the two texts is known only from a corpus document"
    before, after = versions[:place], versions[place + 1 :]
    if any(one.essence == old.essence for one in after) or any(one.essence == new.essence for one in before):
        return "the page showed one of the two texts again: they may be variants"
    return _by_dates([_dated(one) for one in versions], place) or _by_words(texts)


def _by_dates(versions: Sequence[_Dated], place: int) -> str:
    """Return what the stated dates and those of the captures say."""
    old, new = versions[place - 1], versions[place]
    if new.effective is not None and not was_over(new.effective, old.last_capture):
        return "the stated date was not over yet when the old text was last captured"
    if new.effective is None and new.updated is not None and not was_over(new.updated, old.last_capture):
        when = "on the day" if new.updated.precision == "day" else f"in the {new.updated.precision}"
        return f"the page may have been changed twice {when} that it states"
    if is_dated_nearby(versions, place):
        return "another date that came shortly before or after may be that of this change"
    return ""


def _by_words(texts: tuple[Text, Text]) -> str:
    """Return what the two texts say."""
    old, new = (next((one.quote for one in text.dates if one.kind == _kind(text)), "") for text in texts)
    found = silent_grounds(texts[0].markdown, texts[1].markdown, (old, new))
    return found.reason or "the evidence does not suffice"


def _kind(text: Text) -> DateKind:
    """Return the kind of the date that a text states first of all."""
    return "effective" if any(one.kind == "effective" for one in text.dates) else "updated"


def _dated(version: LoggedVersion) -> _Dated:
    return _Dated(
        version.first_capture,
        version.last_capture,
        _date("effective", version.effective),
        _date("updated", version.updated),
    )


def _date(kind: DateKind, iso: str | None) -> StatedDate | None:
    """Return a date of which only kind and value are known."""
    if iso is None:
        return None
    return StatedDate(kind, date.fromisoformat(f"{iso}-01-01"[:10]), _PRECISIONS[len(iso)], "")
