"""News, history or refinement: which changes are told unasked (DESIGN, *News*); pure."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from store.records import Version
from store.timestamps import moment


@dataclass(frozen=True, slots=True)
class Told:
    """A change that people were told of, as it was known then.

    Attributes:
        old_text: SHA-256 of the old text.
        new_text: SHA-256 of the new text.
        after_capture: the last capture known then to show the old text.
        first_capture: the first capture known then to show the new one.
    """

    old_text: str
    new_text: str
    after_capture: str
    first_capture: str


def is_news(old: Version, new: Version, news_after: str | None, told: Collection[Told] = ()) -> bool:
    """Whether a change between two neighbouring versions is new in the world, not only to us.

    Args:
        old: the version before.
        new: the version after.
        news_after: the newest capture of the document's first complete listing, or None where there
            was none yet; what was captured up to then is history.
        told: the changes of the document that were told.

    Returns:
        False for history, for what only our rules changed, for a cosmetic change, for one that was
        told, and for a refinement: a part of a change that was told with wider bounds.
    """
    if news_after is None or new.reason == "technical" or old.essence == new.essence:
        return False
    if moment(new.first_capture) <= moment(news_after):
        return False
    return not any(
        (one.old_text, one.new_text) == (old.text, new.text) or _is_part(old, new, one) for one in told
    )


def _is_part(old: Version, new: Version, told: Told) -> bool:
    """Whether a change lies within the bounds of one that was told."""
    return moment(told.after_capture) <= moment(old.last_capture) and moment(new.first_capture) <= moment(
        told.first_capture
    )
