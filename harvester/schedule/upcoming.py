"""When the daemon looks next, in words and for programs."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime


@dataclass(frozen=True, slots=True)
class NextLook:
    """When something is looked at next.

    Attributes:
        due: when (aware, UTC), or None if no look is planned.
    """

    due: datetime | None

    @property
    def sentence(self) -> str:
        """``next look at 2026-11-27 06:15 UTC``."""
        return f"next look at {self.due:%Y-%m-%d %H:%M} UTC" if self.due else "no look is planned"

    def as_object(self) -> dict[str, str | None]:
        """Return it for a line of the log."""
        return {"next_look": self.due.isoformat() if self.due else None}


def first_look(moments: Iterable[datetime | None]) -> NextLook:
    """Return the first of some looks.

    Args:
        moments: when each is due (aware), or None if it is not planned again.
    """
    planned = [moment.astimezone(UTC) for moment in moments if moment is not None]
    return NextLook(min(planned, default=None))
