"""Bytes → corpus text; pure.

``extract`` gives the text of a captured page in the format of the corpus; docs/extraction.md says what
happens on the way.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.errors import ExtractError, NeedsScripts
    from harvester.extract.dates import stated_dates
    from harvester.extract.page import Page, extract, extract_both
    from harvester.extract.selectors import Selectors
    from store.records import Recipe

__all__ = [
    "ExtractError",
    "NeedsScripts",
    "Page",
    "Recipe",
    "Selectors",
    "extract",
    "extract_both",
    "stated_dates",
]

lazy_face(
    __name__,
    {
        "ExtractError": "harvester.errors",
        "NeedsScripts": "harvester.errors",
        "Page": "harvester.extract.page",
        "Recipe": "store.records",
        "Selectors": "harvester.extract.selectors",
        "extract": "harvester.extract.page",
        "extract_both": "harvester.extract.page",
        "stated_dates": "harvester.extract.dates",
    },
)
