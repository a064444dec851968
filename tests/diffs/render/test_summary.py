"""One line for each section, one sentence for all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from diffs import compare
from diffs.records import Change, Comparison, Edit, Section
from diffs.render.summary import ChangeSummary, Head, date_of, seen, summarize, title_of, verdict


def section(number: str, heading: str, index: int = 0, level: int = 1) -> Section:
    """Return a section without a body."""
    return Section(number, heading, f"{number} {heading}\n", level, "", index)


def change(
    *kinds: str, before: Section | None = None, after: Section | None = None, others: tuple[Section, ...] = ()
) -> Change:
    """Return a change of these kinds, 61 % kept."""
    edits = (Edit("equal", "We "), Edit("delete", "may sell "), Edit("insert", "give "), Edit("equal", "it."))
    return Change(kinds, before, after, others, 0.61, edits)  # type: ignore[arg-type]


SITES, DATA = section("2", "Sites Covered"), section("2", "Data")


@pytest.mark.parametrize(
    ("told", "line"),
    [
        (
            change("reworded", "renamed", before=SITES, after=DATA),
            ChangeSummary("2 → 2", ("Sites Covered", "Data"), "renamed, reworded, 61 % kept", "+1 −2 words"),
        ),
        (
            change("reworded", before=DATA, after=DATA),
            ChangeSummary("2", ("Data",), "reworded, 61 % kept", "+1 −2 words"),
        ),
        (
            change("renumbered", before=DATA, after=section("3", "Data")),
            ChangeSummary("2 → 3", ("Data",), "renumbered", "+1 −2 words"),
        ),
        (change("added", after=DATA), ChangeSummary("2", ("Data",), "added", "+1 −2 words")),
        (change("removed", before=SITES), ChangeSummary("2", ("Sites Covered",), "removed", "+1 −2 words")),
        (
            change(
                "split",
                before=SITES,
                after=section("2", "Sites Covered", 2),
                others=(section("3", "Apps", 3),),
            ),
            ChangeSummary("2 → 2, 3", ("Sites Covered", "Sites Covered; Apps"), "split", "+1 −2 words"),
        ),
        (
            change("merged", before=section("2", "Data", 2), after=DATA, others=(section("1", "Apps", 1),)),
            ChangeSummary("1, 2 → 2", ("Apps; Data", "Data"), "merged", "+1 −2 words"),
        ),
        (
            change("reworded", before=section("", "", level=0), after=section("", "", level=0)),
            ChangeSummary("", ("(opening text)",), "reworded, 61 % kept", "+1 −2 words"),
        ),
        (
            change("renamed", before=section("", "Da\x1b[2Jta"), after=section("4", "Data\u202e")),
            ChangeSummary("– → 4", ("Da[2Jta", "Data"), "renamed", "+1 −2 words"),
        ),
        (
            change("reworded", before=section("2", "“Data”"), after=section("2", '"Data"')),
            ChangeSummary("2", ('"Data"',), "reworded, 61 % kept", "+1 −2 words"),
        ),
    ],
)
def test_a_change_in_one_line(told: Change, line: ChangeSummary) -> None:
    assert summarize(told) == line


def test_the_title_of_a_section() -> None:
    assert title_of(change("renamed", before=SITES, after=DATA)) == "2 Data"
    assert title_of(change("removed", before=SITES)) == "2 Sites Covered"
    split = change("split", before=SITES, after=SITES, others=(section("3", "Apps", 3),))
    assert title_of(split) == "2 → 2, 3 · Sites Covered → Sites Covered; Apps"


def test_the_verdict() -> None:
    old = "**Data**\n\nWe may sell it.\n\n**Apps**\n\nNone.\n"
    assert verdict(compare(old, old)) == "The two texts are the same."
    assert verdict(compare(old, old.replace("None.", "None.  "))).startswith("No word differs")
    assert (
        verdict(compare(old, old.replace("may sell", "gladly give away")))
        == "1 section changed, 1 unchanged; 3 words added, 2 removed."
    )
    both = Comparison((change("reworded", before=DATA, after=DATA), change("cosmetic")), 0, cosmetic=False)
    assert "1 with cosmetic differences only" in verdict(both)


@pytest.mark.parametrize(
    ("date", "dated_by", "told"),
    [
        ("2013-11-07", "effective", "effective 7 Nov 2013"),
        ("2016-07", "updated", "updated Jul 2016"),
        ("2005", "effective", "effective 2005"),
        ("2010-06-21", "capture", "first captured 21 Jun 2010"),
        ("", "", ""),
        ("2010-00-00", "capture", "first captured 2010"),
        ("soon\x07", "effective", "effective soon"),
    ],
)
def test_the_date_of_a_head(date: str, dated_by: str, told: str) -> None:
    assert date_of(Head("x", date, dated_by)) == told


@pytest.mark.parametrize(
    ("capture", "told"),
    [
        ("20100621051258", "captured 21 Jun 2010, 05:12 UTC"),
        ("20100600000000", "captured Jun 2010"),
        ("2010", "captured 2010"),
        ("", ""),
    ],
)
def test_when_it_was_seen(capture: str, told: str) -> None:
    assert seen(Head("x", capture=capture)) == told


def test_a_text_that_was_seen_for_a_while_says_from_when_to_when() -> None:
    head = Head("", dated_by="capture", capture="20100621051258", last_capture="20110102030405")
    assert seen(head) == "captured from 21 Jun 2010, 05:12 to 2 Jan 2011, 03:04 UTC"
    assert seen(replace(head, last_capture=head.capture)) == "", "its date says so already"
