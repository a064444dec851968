"""What a run found, as the `run` object of docs/json.md and for people."""

from __future__ import annotations

from collections.abc import Iterable

from diffs.render.phrases import count
from diffs.text.untrusted import one_line
from harvester.pipeline.citations import IDENTICAL
from harvester.pipeline.fetching import Fetched
from harvester.pipeline.harvest import Outcome

LOOKED, MISSED, UNREACHABLE = 0, 1, 4


def exit_code(outcomes: Iterable[Outcome]) -> int:
    """The exit code of a run: 4 goes before 1, and 0 means that all that was due was looked at."""
    outcomes = tuple(outcomes)
    if any(o.stopped for o in outcomes) or (outcomes and not any(o.answered for o in outcomes)):
        return UNREACHABLE
    return MISSED if any(o.problems for o in outcomes) else LOOKED


def run_object(outcome: Outcome) -> dict[str, object]:
    """the `run` object of docs/json.md.

    Args:
        outcome: what a run did for one document.
    """
    return {
        "company": outcome.job.company,
        "document": outcome.job.document,
        "listing": outcome.listing,
        "captures": outcome.captures,
        "requests": {"index": outcome.requests_index, "memento": outcome.requests_memento},
        "snapshots_new": outcome.snapshots_new,
        "versions_new": outcome.told.versions_new,
        "changes_new": outcome.told.changes_new,
        "remaining": outcome.remaining,
        "skipped": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "reason": one.reason}
            for one in outcome.fetched
            if one.state != "read"
        ],
        "cited": [
            {"timestamp": one.known.timestamp, "url": one.known.original, "verdict": one.verdict}
            for one in outcome.fetched
            if one.verdict
        ],
        "problems": list(outcome.problems),
        "missed": outcome.blind.sentence,
        "moved": [move.as_object() for move in outcome.moves],
    }


def run_lines(outcome: Outcome) -> list[str]:
    """The same for people.

    Args:
        outcome: what a run did for one document.
    """
    job, told = outcome.job, outcome.told
    asked = f"{count(outcome.requests_index, 'index request')}, {count(outcome.requests_memento, 'memento')}"
    listed = f"{count(outcome.captures, 'capture')} ({outcome.listing} list)"
    lines = [
        f"{job.company}/{job.document}: {listed}; {asked}",
        f"  {count(told.versions, 'version')} ({told.versions_new} new), "
        f"{count(told.changes, 'change')} ({told.changes_new} new)",
    ]
    lines += [f"  {line}" for one in outcome.fetched if (line := _remark(one))]
    lines += [f"  {one_line(problem)}" for problem in outcome.listing_problems]
    lines += [f"  still not to be seen: {one_line(problem)}" for problem in outcome.standing]
    lines += [f"  {move.sentence}" for move in outcome.moves]
    if outcome.remaining:
        lines.append(f"  still to read: about {count(outcome.remaining, 'memento')}; run again to go on")
    elif outcome.blind.sentence:
        lines.append(f"  all read at this resolution; may have been missed: {outcome.blind.sentence}")
    return lines


def describe(fetched: Fetched) -> str:
    """What came of a capture, in a few words."""
    words = {
        "read": "read", "elsewhere": "redirected", "held": "held out", "no-text": "no text",
        "unplayable": "not served", "excluded": "excluded", "failed": "failed",
    }[fetched.state]  # fmt: skip
    line = f"{fetched.known.timestamp} {fetched.known.original}: {words}"
    if fetched.reason:
        line += f" ({fetched.reason})"
    if fetched.verdict:
        line += f"; cited text: {fetched.verdict}"
    return one_line(line)


def _remark(one: Fetched) -> str:
    """What is to be said of a capture in the summary of a run, or ``""``."""
    timestamp = one.known.timestamp
    if one.verdict == IDENTICAL:
        return f"cited snapshot {timestamp}: its text is identical to the corpus document"
    if one.verdict:
        return one_line(f"cited snapshot {timestamp}: {one.verdict}")
    if one.error:
        what = "cited snapshot" if one.known.cited else "capture"
        return one_line(f"{what} {timestamp} could not be had: {one.reason}")
    if one.state not in ("read", "elsewhere"):
        return one_line(f"capture {timestamp} is not a version: {one.reason}")
    return ""
