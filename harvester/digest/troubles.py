"""The health block: what could not be looked at, since when, grouped by what went wrong."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from harvester.digest.records import Trouble
from harvester.digest.untrusted import one_line
from harvester.digest.wording import NAME_CHARACTERS, day, listed, number

_REASON_CHARACTERS = 200
_DOCUMENTS_NAMED = 6
_LINES = 12


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """One line of the health block."""

    lasting: bool
    text: str


def trouble_lines(troubles: Iterable[Trouble]) -> tuple[TroubleLine, ...]:
    """The health block, what still lasts first; one line for all documents with the same trouble."""
    groups: dict[tuple[bool, str, str], list[Trouble]] = {}
    for trouble in sorted(troubles, key=lambda t: (t.until is not None, t.since, t.company, t.document)):
        reason = one_line(trouble.reason, _REASON_CHARACTERS)
        when = f"since {day(trouble.since)}"
        if trouble.until is not None:
            when = f"from {day(trouble.since)} to {day(trouble.until)}"
        groups.setdefault((trouble.until is None, when, reason), []).append(trouble)
    shown = list(groups.items())[:_LINES]
    lines = [
        TroubleLine(lasting, _line(lasting, when, reason, members))
        for (lasting, when, reason), members in shown
    ]
    rest = sum(len(members) for members in list(groups.values())[_LINES:])
    if rest:
        lines.append(TroubleLine(True, f"{number(rest, 'more policy')}: harvest status tells of all"))
    return tuple(lines)


def _line(lasting: bool, when: str, reason: str, members: list[Trouble]) -> str:
    names = [
        f"{one_line(member.company, NAME_CHARACTERS)} {one_line(member.document, NAME_CHARACTERS)}"
        for member in members
    ]
    who = listed(names, _DOCUMENTS_NAMED)
    count = f"{number(len(members), 'policy')}, " if len(members) > 1 else ""
    if lasting:
        return f"{count}{who}: could not be looked at {when}: {reason}"
    return f"{count}{who}: can be looked at again; could not {when}: {reason}"
