"""Find the clock of the reader in a text: what a script writes for each reader anew is no policy; pure."""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import timedelta

from diffs.in_words import day
from store.records import StatedDate
from store.timestamps import moment

# With seconds: "8:00" may be when an office opens.
_TIME = re.compile(r"(?<![\d:])(\d{1,2}):(\d\d):\d\d(?![\d:])")
_WRITTEN = "a script may write it for each reader anew"


def own_clock(markdown: str, dates: Iterable[StatedDate], timestamp: str) -> str:
    """Return a message if a text has the time or states the day at which it was shown, or ``""``.

    Args:
        markdown: the text of a page that a browser showed.
        dates: the dates that it states.
        timestamp: the time of the capture, 14 digits, which is the time on the clock of the page.
    """
    shown = moment(timestamp)
    # The page's clock moves while it is shown, by less than a minute.
    minutes = {(at.hour % 12, at.minute) for at in (shown, shown + timedelta(minutes=1))}
    for found in _TIME.finditer(markdown):
        if (int(found[1]) % 12, int(found[2])) in minutes:
            return f"it has the time of the capture (“{found[0]}”): {_WRITTEN}"
    if any(stated.iso == f"{shown:%Y-%m-%d}" for stated in dates):
        return f"it states the day of the capture, {day(timestamp)}: {_WRITTEN}"
    return ""
