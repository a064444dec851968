"""Which page lists a version: that of the document, or, if it has very many, one of the year."""

from __future__ import annotations

from harvester.site.document_frame import document_paths
from harvester.site.history import DocumentHistory

# The newest are told with all that is known of their changes; the others have one line each.
SHOWN_WHOLE = 40
# With more lines than this, those of the older versions stand on a page for each year.
_MOST_LINES = 1_000


def is_by_year(history: DocumentHistory) -> bool:
    """Return whether the older versions of a document are listed on a page for each year.

    Args:
        history: of the document.
    """
    return len(history.lines) > _MOST_LINES


def listed_on(history: DocumentHistory, first_capture: str) -> str:
    """Return the page on which a version is listed.

    Args:
        history: of its document.
        first_capture: of the version, 14 digits.
    """
    paths = document_paths(history)
    newest = {line.version.first_capture for line in history.lines[-SHOWN_WHOLE:]}
    return paths.page if first_capture in newest or not is_by_year(history) else paths.year(first_capture[:4])
