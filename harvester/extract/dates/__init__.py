"""Find the dates that a policy states of itself."""

from __future__ import annotations

from harvester.extract.dates.dateless import dateless
from harvester.extract.dates.formats import dates_in, read_date
from harvester.extract.dates.stated import effective_of, stated_dates, updated_of
from harvester.extract.dates.unread import unread_dates

__all__ = ["dateless", "dates_in", "effective_of", "read_date", "stated_dates", "unread_dates", "updated_of"]
