"""Find the dates that a policy states of itself."""

from __future__ import annotations

from harvester.extract.dates.dateless import dateless
from harvester.extract.dates.stated import effective_of, stated_dates, updated_of

__all__ = ["dateless", "effective_of", "stated_dates", "updated_of"]
