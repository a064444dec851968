"""Tell by the addresses that an English text links to in which order its country writes day and month."""

from __future__ import annotations

import re

from diffs.lazy_pattern import lazy_pattern
from harvester.extract.dates.formats import Order

_LINKS_READ = 400
_LINKS_AT_LEAST = 2
# "/ie/en/", "/en-gb/", "?locale=en_AU": a language beside a country, as the addresses of sites have them.
_LOCALE = lazy_pattern(
    r"\]\([^()\s]{0,200}?[/=](?:([a-z]{2})[/_-](en)|(en)[/_-]([a-z]{2}))(?=[/?#&)\s\"])", re.IGNORECASE
)
# Countries in which numeric dates in English begin with the month, and with the day (CLDR, short dates).
_MONTH_FIRST = frozenset(("us", "ph", "pr", "gu"))
_DAY_FIRST = frozenset(("au", "gb", "hk", "ie", "in", "ke", "mt", "my", "ng", "nz", "pk", "sg", "uk"))


def order_of_region(text: str) -> Order | None:
    """Return the order of day and month of the one country whose pages a text links to.

    Args:
        text: corpus Markdown.

    Returns:
        The order; None where the links name no country or more than one, or one that writes both.
    """
    countries: set[str] = set()
    seen = 0
    for seen, link in enumerate(_LOCALE.finditer(text), 1):
        countries.add((link[1] or link[4]).lower())
        if seen == _LINKS_READ:
            break
    if seen < _LINKS_AT_LEAST or len(countries) != 1:
        return None
    country = countries.pop()
    return "month first" if country in _MONTH_FIRST else "day first" if country in _DAY_FIRST else None
