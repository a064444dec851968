"""What a flag stands on: the dates as quoted, and the two captures."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple

Flag = Literal["silent-edit", "unread-date", "date-only", "late-notice", "cosmetic", "revert", "cited"]


class QuotedDate(NamedTuple):
    """A date that a text states of itself.

    Attributes:
        kind: ``effective`` or ``updated``.
        date: the date, with the stated precision.
        quote: the words that state it.
    """

    kind: str
    date: str
    quote: str


@dataclass(frozen=True, slots=True)
class FlagSide:
    """One of the two captures on which a flag stands.

    Attributes:
        capture: its 14 digits.
        url: its address, as captured.
        dates: the dates that its text states.
        span: if a browser rendered it, the times of the earliest and the latest capture that its words may
            come from, 14 digits; otherwise None.
    """

    capture: str
    url: str
    dates: tuple[QuotedDate, ...] = ()
    span: tuple[str, str] | None = None


@dataclass(frozen=True, slots=True)
class FlagEvidence:
    """What a flag stands on.

    Attributes:
        flag: the flag.
        before: the last capture of the old text.
        after: the first capture of the new text.
        words: how many words of the policy were removed or added; None where that is not counted.
        small: whether these are so few that the flag is told in milder words.
    """

    flag: Flag
    before: FlagSide
    after: FlagSide
    words: int | None = None
    small: bool = False


def flag_evidence_as_json(evidence: Iterable[FlagEvidence]) -> list[dict[str, Any]]:
    """Return the evidence of flags as values for JSON.

    Args:
        evidence: the evidence of the flags of one version.
    """
    return [
        {
            "flag": one.flag,
            "evidence": {"before": _side_as_json(one.before), "after": _side_as_json(one.after)},
            "words": one.words,
            "small": one.small,
        }
        for one in evidence
    ]


def flag_evidence_from_json(found: Iterable[Mapping[str, Any]]) -> tuple[FlagEvidence, ...]:
    """Return the evidence of flags from the values of `flag_evidence_as_json`.

    Args:
        found: the values.

    Raises:
        ValueError, TypeError, KeyError: they do not have that form.
    """
    return tuple(
        FlagEvidence(
            one["flag"],
            _side_from_json(one["evidence"]["before"]),
            _side_from_json(one["evidence"]["after"]),
            one["words"],
            one["small"],
        )
        for one in found
    )


def _side_as_json(side: FlagSide) -> dict[str, Any]:
    dates = [date._asdict() for date in side.dates]
    found: dict[str, Any] = {"capture": side.capture, "url": side.url, "dates": dates}
    # Few captures are rendered, so the others do not have this key.
    return found if side.span is None else {**found, "span": list(side.span)}


def _side_from_json(found: Mapping[str, Any]) -> FlagSide:
    dates = tuple(QuotedDate(**date) for date in found["dates"])
    span = found.get("span")
    return FlagSide(found["capture"], found["url"], dates, None if span is None else (span[0], span[1]))
