"""What an index says of one address: when a page was captured there, and when it led elsewhere; pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from store.records import Capture

_OK = range(200, 300)
_MOVED = range(300, 400)


@dataclass(frozen=True, slots=True)
class AddressHistory:
    """The captures of one address.

    Attributes:
        captures: how many the index lists.
        first: the timestamp of the first capture of a page, or ``""`` if all are redirects or errors.
        last: that of the last one.
        redirect: the newest capture of a redirect, if no page was captured after it; else None.
        complete: whether the index gave the whole list.
    """

    captures: int
    first: str = ""
    last: str = ""
    redirect: Capture | None = None
    complete: bool = True

    @property
    def has_pages(self) -> bool:
        """Whether any capture is of a page."""
        return bool(self.first)


def history_of(captures: Iterable[Capture], complete: bool = True) -> AddressHistory:
    """Return what the rows of an index say of an address.

    A row without a status repeats an answer that was captured before (a revisit), and counts as a page only
    between pages.

    Args:
        captures: the rows of one address.
        complete: whether they are all that the index has.
    """
    rows = sorted(captures, key=lambda capture: capture.timestamp)
    pages = [row.timestamp for row in rows if row.statuscode in _OK]
    if not pages:
        # Revisits alone: something was captured, and only the archive can say what.
        pages = [row.timestamp for row in rows if row.statuscode is None]
    moved = [row for row in rows if row.statuscode in _MOVED]
    last = pages[-1] if pages else ""
    redirect = moved[-1] if moved and moved[-1].timestamp > last else None
    return AddressHistory(len(rows), pages[0] if pages else "", last, redirect, complete)
