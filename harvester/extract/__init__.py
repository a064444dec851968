"""Bytes → corpus text; pure.

``extract`` gives the text of a captured page in the format of the corpus; docs/extraction.md says what
happens on the way.
"""

from __future__ import annotations

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
