"""Changes that only newer rules found, told from those that are new in the world."""

from __future__ import annotations

from itertools import pairwise

import pytest

from diffs.flag_evidence import Flag
from store.records import HeldCapture, Version
from store.tables.versions import StoredVersion, stored_version
from store.timeline.found_by_rules import found_by_rules

FLAGS: dict[str, Flag] = {"~": "cosmetic", "!": "cited"}


def drawn(captures: str) -> tuple[StoredVersion, ...]:
    """Return the timeline of captures, one a day: ``A`` is a text, ``.`` none, ``B~`` a cosmetic change."""
    marks = captures.split()
    runs: list[tuple[str, list[int]]] = []
    for day, mark in enumerate(marks, 1):
        if mark == ".":
            continue
        if runs and runs[-1][0].strip("~!") == mark.strip("~!"):
            runs[-1][1].append(day)
        else:
            runs.append((mark, [day]))
    return tuple(
        version(number, run, before) for number, (before, run) in enumerate(pairwise([None, *runs]), 1) if run
    )


def version(number: int, run: tuple[str, list[int]], before: tuple[str, list[int]] | None) -> StoredVersion:
    """Return the version of a run of captures."""
    mark, days = run
    text = mark.strip("~!")
    return stored_version(
        Version(
            number=number,
            text=text,
            essence=text,
            dateless=text,
            url="http://larkspur.example/privacy",
            first_capture=capture(days[0]),
            last_capture=capture(days[-1]),
            after_capture=capture(before[1][-1]) if before else None,
            known_from=capture(days[0]),
            known_until=capture(days[-1]),
            not_before=capture(before[1][-1]) if before else None,
            captures=len(days),
            effective=None,
            updated=None,
            reason="content",
            flags=tuple(flag for sign, flag in FLAGS.items() if sign in mark),
            extractor="1",
            recipe="complete",
            compared=(before[0].strip("~!"), text) if before else None,
            coverage=1.0,
            notes=(),
        )
    )


def capture(day: int) -> str:
    return f"201203{day:02}120000"


@pytest.mark.parametrize(
    ("before", "held", "after", "found"),
    [
        ("A A B", "", "A A B", []),
        ("A A B", "", "A A B C", []),
        ("", "", "A B", []),
        ("A A .", "3", "A A X", [(2, 3)]),
        ("A A . A", "3", "A A X A", [(2, 3), (3, 4)]),
        ("A A . A", "3", "A A X A C", [(2, 3), (3, 4)]),
        ("A B~ B", "", "A B B", [(1, 2)]),
        ("A B! B", "", "A B B", [(1, 2)]),
        ("A B B", "", "A B~ B", []),
        ("A X A", "", "A . A", []),
        ("A B C", "", "A . C", []),
        ("A . B", "2", "A X B", []),
        ("A . B", "2", "A B B", []),
        ("A B B", "", "A . B", []),
        ("A B A B", "", "A . A B", []),
        ("A B A . A", "4", "A B A B A", [(3, 4), (4, 5)]),
    ],
    ids=[
        "the same",
        "a newer capture",
        "the first timeline",
        "released at the end",
        "released in between",
        "released, and a newer capture",
        "no longer cosmetic",
        "no longer corpus only",
        "cosmetic now",
        "held now",
        "held now between two others",
        "released within a change",
        "released, and equal to the text after",
        "begins later",
        "begins later, and again",
        "released with the texts of a former change",
    ],
)
def test_a_change_is_found_by_rules_if_older_ones_saw_its_captures_and_not_the_change(
    before: str, held: str, after: str, found: list[tuple[int, int]]
) -> None:
    reviews = [
        HeldCapture(capture(int(day)), "http://larkspur.example/privacy", "", 1) for day in held.split()
    ]
    bounds = [(capture(last), capture(first)) for last, first in found]
    assert list(found_by_rules(drawn(before), reviews, drawn(after))) == bounds
