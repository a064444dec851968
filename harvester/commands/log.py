"""`log` as the objects of docs/json.md, and for people."""

from __future__ import annotations

import json
from collections.abc import Sequence

from diffs.render.phrases import day, when
from diffs.text.untrusted import one_line
from harvester.corpus.id_url import write_id_url
from store.database import Row
from store.records import Version
from store.timeline.folding import Line, fold


def log_object(company: str, document: str, version: Row) -> dict[str, object]:
    """the `log` object of docs/json.md.

    Args:
        company: slug.
        document: slug.
        version: a row of the timeline.
    """
    return {
        "company": company,
        "document": document,
        "version": version["number"],
        "effective": version["effective"],
        "updated": version["updated"],
        "dated": version["dated"],
        "dated_by": version["dated_by"],
        "first_capture": version["first_capture"],
        "last_capture": version["last_capture"],
        "after_capture": version["after_capture"],
        "url": version["url"],
        "memento": write_id_url(version["first_capture"], version["url"]),
        "reason": version["reason"],
        "flags": json.loads(version["flags"]),
        "captures": version["captures"],
        "title": version["title"],
        "words": version["words"],
        "sections": version["sections"],
        "extractor": version["extractor"],
        "sha256": version["text"],
    }


def log_lines(
    company: str,
    document: str,
    title: str,
    versions: Sequence[Version],
    rows: Sequence[Row],
    *,
    unfolded: bool,
) -> list[str]:
    """The timeline for people: a line for each version, cosmetic ones and flapping folded.

    Args:
        company: slug.
        document: slug.
        title: of the document.
        versions: the timeline, oldest first.
        rows: the same, as rows of the store.
        unfolded: whether every version gets a line of its own.
    """
    lines = [f"{company}/{document} · {one_line(title)}"]
    if not versions:
        return [*lines, "  no version yet"]
    words = {row["number"]: row["words"] for row in rows}
    folded = [Line(version, (version,), ()) for version in versions] if unfolded else fold(versions)
    for line in folded:
        version, last = line.version, line.versions[-1]
        dated = f"{version.dated_by} {day(version.dated)}"
        seen = f"seen {day(version.first_capture)} to {day(last.last_capture)}"
        flags: list[str] = [flag for flag in version.flags if flag != "cosmetic" or unfolded]
        if version.reason == "technical":
            flags.append("technical")
        marks = f"  {', '.join(flags)}" if flags else ""
        lines.append(f"  {version.number:>3}  {dated:<20}  {seen}  {words[version.number]:>6,} words{marks}")
        if version.after_capture is not None:
            lines.append(
                f"       changed between {when(version.after_capture, zone=False)} "
                f"and {when(version.first_capture)}"
            )
        if line.note:
            lines.append(f"       {line.note}")
    return lines
