"""List the policies that could not be checked, grouped by reason and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diffs.render.in_words import count, day, listed
from diffs.text import one_line
from harvester.digest.records import Trouble
from harvester.digest.wording import NAME_CHARACTERS

_REASON_CHARACTERS = 200
_DOCUMENTS_NAMED = 6
_LINES = 12


@dataclass(frozen=True, slots=True)
class TroubleLine:
    """One line of the list.

    Attributes:
        lasting: whether the policies still cannot be checked.
        text: the line.
    """

    lasting: bool
    text: str


def trouble_lines(troubles: Iterable[Trouble]) -> tuple[TroubleLine, ...]:
    """Return the list, with one line for all policies with the same trouble; troubles that last come first.

    Args:
        troubles: the troubles, in any order.
    """
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
        lines.append(TroubleLine(True, f"{count(rest, 'more policy')}: see `harvest status`"))
    return tuple(lines)


def _when(trouble: Trouble) -> str:
    begin = day(trouble.since)
    if trouble.until is None:
        state = "been incomplete" if trouble.in_part else "failed"
        return f"checks have {state} since {begin}"
    end = day(trouble.until)
    lasted = f"on {begin}" if begin == end else f"from {begin} to {end}"
    return f"checks work again; they {'were incomplete' if trouble.in_part else 'failed'} {lasted}"


def _line(when: str, reason: str, members: list[Trouble]) -> str:
    names = [
        f"{one_line(member.company, NAME_CHARACTERS)} {one_line(member.document, NAME_CHARACTERS)}"
        for member in members
    ]
    many = f"{count(len(members), 'policy')}, " if len(members) > 1 else ""
    why = f"; reason: {reason}" if reason else ""
    return f"{many}{listed(names, _DOCUMENTS_NAMED)}: {when}{why}"
