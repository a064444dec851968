"""Write the steps of a run into a log."""

from __future__ import annotations

import logging

from diffs.in_words import count, number
from diffs.text import message
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.jobs import Job
from harvester.pipeline.listing_result import ListingResult
from harvester.plan import NextFetch
from harvester.reports.coverage_rows import state_in_words

# In characters; the addresses of captures may be far longer.
_LONGEST = 500


class LoggedSteps:
    """A watcher that logs what is looked at, and what came of it.

    Args:
        log: where. What gave nothing new is logged at the level DEBUG: whoever runs the steps says which
            problem begins, and which ends.
    """

    def __init__(self, log: logging.Logger) -> None:
        self._log = log

    def listing(self, job: Job) -> None:
        """Log whose captures are listed."""
        self._say(logging.DEBUG, job, "listing its captures")

    def listed(self, job: Job, listed: ListingResult, captures: int) -> None:
        """Log how complete the list is, or that it is not due."""
        if listed.rests:
            self._say(logging.DEBUG, job, "not due")
            return
        why = f": {'; '.join(listed.problems)}" if listed.problems else ""
        said = f"{count(captures, 'capture')} listed, {number(listed.new)} new ({listed.state} list{why})"
        self._say(logging.INFO if listed.new else logging.DEBUG, job, said)

    def fetching(self, job: Job, chosen: NextFetch, remaining: int) -> None:
        """Log which capture is requested, and why."""
        capture = chosen.capture
        self._say(logging.DEBUG, job, f"fetching {capture.timestamp} {capture.original} ({chosen.why})")

    def rendered(self, job: Job) -> None:
        """Log that a browser has rendered a page."""
        self._say(logging.DEBUG, job, "a page was rendered")

    def fetched(self, job: Job, fetched: FetchResult) -> None:
        """Log what became of a capture."""
        self._say(logging.INFO, job, describe(fetched))

    def drawing(self, job: Job) -> None:
        """Log whose texts are compared."""
        self._say(logging.DEBUG, job, "comparing its texts")

    def _say(self, level: int, job: Job, line: str) -> None:
        about = {"company": job.company, "document": job.document}
        self._log.log(level, "%s/%s: %s", job.company, job.document, line, extra={"about": about})


def describe(fetched: FetchResult) -> str:
    """Return what became of a capture, in a few words."""
    state = state_in_words(fetched.state, fetched.held_as)
    line = f"{fetched.known.timestamp} {fetched.known.original}: {state}"
    if fetched.reason:
        line += f" ({fetched.reason})"
    if fetched.verdict:
        line += f"; cited text: {fetched.verdict}"
    return message(line, _LONGEST)
