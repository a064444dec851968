"""Tell what was asked of the archive, and what came of it, for people and for programs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence

from diffs.in_words import count, day, when
from diffs.text import one_line
from harvester.saving.answers import is_known, sort_of
from harvester.saving.due import youngest
from harvester.saving.save import AddressResult, SavingResult
from store.tables.saves import Save, SaveOutcome

_YOUNG = "captured not long ago"


def save_object(save: Save) -> dict[str, object]:
    """Return a request for a capture as an object of the JSON output.

    Args:
        save: the request.
    """
    outcome = save.outcome
    return {
        "url": save.url,
        "archive": save.archive,
        "asked_at": save.asked_at.isoformat(),
        "state": outcome.state,
        "job": outcome.job or None,
        "timestamp": outcome.timestamp,
        "original": outcome.original,
        "code": outcome.code or None,
        "said": outcome.said,
        "settled_at": outcome.settled_at.isoformat() if outcome.settled_at else None,
        "again_at": outcome.again_at.isoformat() if outcome.again_at else None,
    }


def address_object(result: AddressResult) -> dict[str, object]:
    """Return a watched address as an object of `save --json`.

    Args:
        result: the address after a run, or as it is.
    """
    known, newest = result.known, youngest(result.known)
    return {
        "company": known.company,
        "document": known.document,
        "url": known.url,
        "state": result.verdict.kind,
        "newest": f"{newest:%Y%m%d%H%M%S}" if newest else None,
        "until": result.verdict.until.isoformat() if result.verdict.until else None,
        "asked": result.is_asked,
        "reason": known.obstacle,
        "last": save_object(known.saves[0]) if known.saves else None,
    }


def address_line(result: AddressResult, *, is_dry: bool = False) -> str:
    """Return what is said of a watched address, in one line.

    Args:
        result: the address after a run, or as it is.
        is_dry: whether nothing was asked.
    """
    known = result.known
    return one_line(f"{known.company}/{known.document}: {known.url}: {_state(result, is_dry=is_dry)}")


def address_lines(results: Sequence[AddressResult], *, is_dry: bool, are_named: bool) -> list[str]:
    """Return what is said of the watched addresses; where nothing is to be done, only how many there are.

    Args:
        results: the addresses after a run, or as they are.
        is_dry: whether nothing was asked.
        are_named: whether the call names their companies; then each is told.
    """
    if not results:
        return ["no address that is watched is in force today"]
    lines, rest = [], Counter[str]()
    for one in results:
        if are_named or not _is_quiet(one):
            lines.append(address_line(one, is_dry=is_dry))
        else:
            rest[_YOUNG if one.verdict.kind == "fresh" else one.known.obstacle] += 1
    return lines + [one_line(f"{count(number, 'address')}: {what}") for what, number in rest.items()]


def _is_quiet(result: AddressResult) -> bool:
    """Return whether nothing is to be done about an address, and nothing was done."""
    return not result.is_asked and result.verdict.kind in ("fresh", "barred")


def last_save(save: Save) -> str:
    """Return what became of the last request for an address, in one line.

    Args:
        save: the request.
    """
    again = save.outcome.again_at
    later = (
        f", again from {when(again)}" if again and save.outcome.state not in ("captured", "recent") else ""
    )
    return one_line(f"asked {when(save.asked_at)}: {outcome_in_words(save.outcome)}{later}: {save.url}")


def outcome_in_words(outcome: SaveOutcome) -> str:
    """Return what became of a request, in words.

    Args:
        outcome: what became of it.
    """
    if outcome.state in ("asking", "pending"):
        return "a capture is being made"
    if outcome.state == "captured":
        made = f"captured {when(outcome.timestamp or '')}"
        return f"{made}; {outcome.said}" if outcome.said else made
    if outcome.state == "recent":
        return "the archive has a capture that is young enough"
    if outcome.state == "unclear":
        why = f" ({outcome.said})" if outcome.said else ""
        return f"no clear answer{why}; the index will show whether it was captured"
    sort = sort_of(outcome.code)
    begin = "the page cannot be captured" if sort == "page" else "not captured"
    return f"{begin} ({_named(outcome.code)}{': ' + outcome.said if outcome.said else ''})"


def _named(code: str) -> str:
    """Return the code of an error as people read it; an answer that is only a page has a status instead."""
    if not code:
        return "without a code"
    if code.isdecimal():
        return f"status {code}"
    return code if is_known(code) else f"unknown code {code}"


def summary(result: SavingResult) -> str:
    """Return what a run did, in one line; ``""`` if nothing was asked for.

    Args:
        result: what it did.
    """
    asked = [one for one in result.addresses if one.is_asked]
    if not asked:
        return ""
    states = [one.known.saves[0].outcome.state for one in asked if one.known.saves]
    parts = [
        (sum(state == "captured" for state in states), "made"),
        (sum(state in ("asking", "pending") for state in states), "under way"),
        (sum(state == "recent" for state in states), "there already"),
        (sum(state in ("refused", "unclear") for state in states), "not made, or not surely"),
    ]
    told = ", ".join(f"{number} {what}" for number, what in parts if number)
    return f"asked the archive for {count(len(asked), 'capture')}: {told}"


def left_over(result: SavingResult) -> str:
    """Return why not everything that is due was asked for, and how much is left.

    Args:
        result: what a run did.
    """
    left = f"; {count(result.left, 'capture')} left for the next run" if result.left else ""
    return f"{result.problem}{left}"


def missed(results: Iterable[AddressResult]) -> list[str]:
    """Return what is said of the addresses that were asked for and not captured.

    Args:
        results: the addresses after a run.
    """
    return [address_line(one) for one in results if one.is_asked and _is_missed(one)]


def _is_missed(result: AddressResult) -> bool:
    saves = result.known.saves
    return bool(saves) and saves[0].outcome.state in ("refused", "unclear")


def _state(result: AddressResult, *, is_dry: bool) -> str:
    known, verdict = result.known, result.verdict
    if verdict.kind == "barred":
        return known.obstacle
    if verdict.kind in ("due", "look"):
        if not is_dry:
            return "due, and left for the next run"
        unless = " unless its list shows a young capture by now" if verdict.kind == "look" else ""
        newest = youngest(known)
        last = f"last captured on {day(newest)}" if newest else "never captured"
        return f"would be asked for{unless} ({last})"
    if verdict.kind == "open":
        return "a capture is being made; the next run asks about it"
    assert verdict.until is not None
    again = f"asked for again from {when(verdict.until)}"
    if known.saves and (verdict.kind == "waits" or result.is_asked):
        return f"{outcome_in_words(known.saves[0].outcome)}; {again}"
    newest = youngest(known)
    return f"captured {when(newest)}; {again}" if newest else again
