"""Flag versions, but only if there is evidence; pure.

A wrong "silent edit" is a false accusation. If a rule here is stricter than the definition in
docs/design.md, a comment names the innocent case that the definition alone would flag.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime, time, timedelta

from store.records import Flag, StatedDate, Version, is_same_rules
from store.timeline.folding import fold
from store.timestamps import moment

# A day has ended everywhere once it has ended at UTC-12; policies do not say which time zone they mean.
_LAST_ZONE = timedelta(hours=12)


def version_flags(versions: Sequence[Version], is_cited: Sequence[bool]) -> list[tuple[Flag, ...]]:
    """Return the flags of each version of a timeline.

    Args:
        versions: the timeline, oldest first.
        is_cited: for each version, whether its text comes only from corpus documents.

    Returns:
        The flags of each version, in the order of `Flag`.
    """
    beginnings = {line.version.number for line in fold(versions)}
    said: list[tuple[Flag, ...]] = []
    seen: set[str] = set()
    for place, new in enumerate(versions):
        old = versions[place - 1] if place else None
        found: list[Flag] = []
        if old is not None and old.essence == new.essence:
            found.append("cosmetic")
        elif old is not None:
            # Flapping is not an edit of the policy: several servers differ. And texts that different rules
            # extracted may differ although the page did not.
            is_lasting = new.number in beginnings
            is_one_reader = is_same_rules(old, new) and (old.recipe == new.recipe or new.compared is not None)
            if (
                is_one_reader
                and is_lasting
                and is_cited[place] == is_cited[place - 1]
                and _is_silent(old, new)
            ):
                found.append("silent-edit")
            if is_one_reader and _is_date_only(old, new):
                found.append("date-only")
            elif is_one_reader and is_lasting and new.essence not in seen and _is_late(old, new):
                found.append("late-notice")
            if new.essence in seen:
                found.append("revert")
        if is_cited[place]:
            found.append("cited")
        seen.add(new.essence)
        said.append(tuple(found))
    return said


def _is_silent(old: Version, new: Version) -> bool:
    """Return whether the words changed and the stated date did not."""
    # If the same date is written differently, only the words of the date changed.
    if old.stated is None or new.stated is None or old.dateless == new.dateless:
        return False
    # If the "last updated" date is new, it announces the change even if the effective date is old.
    if _key(old.effective) != _key(new.effective) or _key(old.updated) != _key(new.updated):
        return False
    # A page may be updated twice on the day, in the month or in the year that it states.
    return new.stated.kind == "effective" or _was_over(new.stated, old.last_capture)


def _is_date_only(old: Version, new: Version) -> bool:
    """Return whether nothing but a stated date changed."""
    return old.dateless == new.dateless and (
        (_key(old.effective), _key(old.updated)) != (_key(new.effective), _key(new.updated))
    )


def _is_late(old: Version, new: Version) -> bool:
    """Return whether the old text was still captured after the new one says that it took effect."""
    stated = new.effective
    # If the date is the same as before, the text does not say that it takes effect again.
    if stated is None or stated.ambiguous or _key(stated) == _key(old.effective):
        return False
    return _was_over(stated, old.last_capture)


def _key(stated: StatedDate | None) -> tuple[str, str] | None:
    """Return kind and value of a stated date; two dates are the same if these are equal."""
    return None if stated is None else (stated.kind, stated.iso)


def _was_over(stated: StatedDate, timestamp: str) -> bool:
    """Return whether the stated day, month or year had ended everywhere at the time of a capture."""
    first = stated.date
    if stated.precision == "day":
        following = first + timedelta(days=1)
    elif stated.precision == "month":
        following = (first.replace(day=1) + timedelta(days=31)).replace(day=1)
    else:
        following = first.replace(year=first.year + 1, month=1, day=1)
    return moment(timestamp) >= datetime.combine(following, time(), UTC) + _LAST_ZONE
