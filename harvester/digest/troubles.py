"""The health block: what could not be looked at, since when, grouped by what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diffs.render.phrases import count, day, listed
from diffs.text import one_line
from harvester.digest.records import Trouble
from harvester.digest.wording import NAME_CHARACTERS

_REASON_CHARACTERS = 200
_DOCUMENTS_NAMED = 6
_LINES = 12


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """One line of the health block."""

    lasting: bool
    text: str


def trouble_lines(troubles: Iterable[Trouble]) -> tuple[TroubleLine, ...]:
    """Return the health block, what still lasts first; one line for all documents with the same trouble."""
    groups: dict[tuple[str, str], list[Trouble]] = {}
    for trouble in sorted(troubles, key=lambda t: (t.until is not None, t.since, t.company, t.document)):
        reason = one_line(trouble.reason, _REASON_CHARACTERS)
        groups.setdefault((_when(trouble), reason), []).append(trouble)
    shown = list(groups.items())[:_LINES]
    lines = [
        TroubleLine(members[0].until is None, _line(when, reason, members))
        for (when, reason), members in shown
    ]
    rest = sum(len(members) for members in list(groups.values())[_LINES:])
    if rest:
        lines.append(TroubleLine(True, f"{count(rest, 'more policy')}: harvest status tells of all"))
    return tuple(lines)


def _when(trouble: Trouble) -> str:
    whole = " in full" if trouble.in_part else ""
    if trouble.until is None:
        return f"could not be looked at{whole} since {day(trouble.since)}"
    begin, end = day(trouble.since), day(trouble.until)
    lasted = f"on {begin}" if begin == end else f"from {begin} to {end}"
    return f"can be looked at again; could not{whole} {lasted}"


def _line(when: str, reason: str, members: list[Trouble]) -> str:
    names = [
        f"{one_line(member.company, NAME_CHARACTERS)} {one_line(member.document, NAME_CHARACTERS)}"
        for member in members
    ]
    many = f"{count(len(members), 'policy')}, " if len(members) > 1 else ""
    why = f": {reason}" if reason else ""
    return f"{many}{listed(names, _DOCUMENTS_NAMED)}: {when}{why}"
