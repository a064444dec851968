"""List the policies that could not be checked, grouped by reason and time."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from diffs.text import message, one_line
from harvester.digest import wording
from harvester.digest.records import Trouble

_REASON_CHARACTERS = 200
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
        reason = message(trouble.reason, _REASON_CHARACTERS)
        groups.setdefault((wording.trouble_time(trouble), reason), []).append(trouble)
    shown = list(groups.items())[:_LINES]
    lines = [
        TroubleLine(members[0].until is None, wording.trouble_line(_names(members), when, reason))
        for (when, reason), members in shown
    ]
    rest = [one for members in list(groups.values())[_LINES:] for one in members]
    if rest:
        lasting = any(one.until is None for one in rest)
        lines.append(TroubleLine(lasting, wording.more_troubles(len(rest))))
    return tuple(lines)


def _names(members: Iterable[Trouble]) -> list[str]:
    return [
        " ".join(one_line(name, wording.NAME_CHARACTERS) for name in (member.company, member.document))
        for member in members
    ]
