"""`status` as the object of docs/json.md, and for people."""

from __future__ import annotations

from collections import Counter
from datetime import datetime

from diffs.render.phrases import count, day, when
from diffs.text.untrusted import one_line
from harvester.reports.coverage import Coverage

# How many captures of a kind, and next addresses, are named one by one.
NAMED = 5


def status_object(company: str, document: str, found: Coverage) -> dict[str, object]:
    """the `status` object of docs/json.md.

    Args:
        company: slug.
        document: slug.
        found: what is known.
    """
    tally = found.tally
    return {
        "company": company,
        "document": document,
        "listing": found.listing,
        "listed_at": found.listed_at,
        "captures": tally["captures"],
        "fetched": tally["fetched"],
        "unplayable": tally["unplayable"],
        "excluded": tally["excluded"],
        "failed": tally["failed"],
        "remaining": found.remaining,
        "first_capture": tally["first_capture"],
        "last_capture": tally["last_capture"],
        "last_run": found.last_run,
        "last_change": found.last_change,
        "cooldown_until": found.cooldown_until and found.cooldown_until.isoformat(),
        "problem": found.problem,
        "held": [dict(row) for row in found.aside],
        "bounds": [
            {"after": bound.last.timestamp, "by": bound.first.timestamp, "gap_days": round(bound.gap_days, 3),
             "unread": bound.unread, "blank": bound.blank}
            for bound in found.bounds
        ],
        "missed": found.blind.sentence,
        "citations": [dict(row) for row in found.citations],
        "moved": [move.as_object() for move in found.moves],
    }  # fmt: skip


def status_lines(company: str, document: str, found: Coverage) -> list[str]:
    """The same for people.

    Args:
        company: slug.
        document: slug.
        found: what is known.
    """
    tally = found.tally
    lines = [
        f"{company}/{document}",
        f"  list       {found.listing}" + (f", {_minute(found.listed_at)}" if found.listed_at else ""),
    ]
    lines += [
        f"             {one_line(row['url'])}: {one_line(row['problem'])}"
        for row in found.listings
        if row["problem"]
    ]
    span = f", {day(tally['first_capture'])} to {day(tally['last_capture'])}" if tally["captures"] else ""
    lines.append(f"  captures   {tally['captures']:,}{span}; {tally['fetched']:,} fetched")
    lines.append(f"  to do      {_to_do(found)}")
    if found.blind.sentence:
        lines.append(f"  unseen     {found.blind.sentence} ({count(found.blind.unread, 'capture')} not read)")
    lines += _bounds(found)
    lines += _aside(found)
    for row in found.citations:
        said = row["verdict"] or row["reason"] or ("not asked for yet" if row["state"] == "due" else "")
        lines.append(f"  cited      {row['timestamp']} {row['state']}: {one_line(said)}")
    lines += [f"  moved      {move.sentence}" for move in found.moves[:NAMED]]
    lines.append(
        f"  last run   {_minute(found.last_run) if found.last_run else 'never'}"
        + (f": {one_line(found.problem)}" if found.problem else "")
    )
    if found.cooldown_until:
        lines.append(f"  cool-down  until {when(found.cooldown_until)}")
    return lines


def _to_do(found: Coverage) -> str:
    """What is still to be read; without a list nobody can say that it is nothing (docs/design.md, law 3)."""
    if found.remaining:
        return count(found.remaining, "memento")
    if found.listing == "complete":
        return "nothing at this resolution"
    why = {"none": "it was not listed yet", "failed": "it could not be listed"}
    return f"not known, as {why.get(found.listing, 'its list is not complete')}"


def _bounds(found: Coverage) -> list[str]:
    """How sure the time of each change is."""
    return [
        f"  change     between {when(bound.last.timestamp, zone=False)} and {when(bound.first.timestamp)} "
        f"({_days(bound.gap_days)}"
        + (f", {count(bound.unread, 'capture')} between not read" if bound.unread else "")
        + (f", {bound.blank} without a text" if bound.blank else "")
        + ")"
        for bound in found.bounds
    ]


def _aside(found: Coverage) -> list[str]:
    """The captures that gave no text, by reason."""
    lines = []
    for (state, reason), number in Counter((row["state"], row["reason"]) for row in found.aside).items():
        stamps = [row["timestamp"] for row in found.aside if (row["state"], row["reason"]) == (state, reason)]
        named = ", ".join(stamps[:NAMED]) + (f" and {number - NAMED} more" if number > NAMED else "")
        lines.append(f"  {state:<10} {one_line(reason)}: {named}")
    return lines


def _minute(time: str) -> str:
    """A time of ISO 8601 in UTC, for people."""
    return when(datetime.fromisoformat(time))


def _days(days: float) -> str:
    """A span of time for people: hours within two days, else days."""
    return count(round(days * 24), "hour") if days < 2 else count(round(days), "day")
