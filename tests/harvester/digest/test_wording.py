"""The words of a change digest: dates, bounds, counts, headlines."""

from __future__ import annotations

from dataclasses import replace

from diffs.summaries import SectionChange
from harvester.digest import wording
from harvester.digest.troubles import trouble_lines
from tests.support.news import NEW, OLD, renumbered, trouble


def test_the_dates_have_labels() -> None:
    assert wording.dates(OLD) == "effective 12 Feb 2024"
    assert wording.dates(NEW) == "effective 1 Oct 2026, updated Sep 2026"
    undated = replace(OLD, effective=None)
    assert wording.dates(undated) == "first captured 1 Mar 2024, 08:00 UTC"
    assert wording.dates(undated, corpus_only=True) == "cited 1 Mar 2024, 08:00 UTC"


def test_many_that_were_only_renumbered_are_one_line() -> None:
    (line,) = wording.renumbered_or_moved(
        [SectionChange(renumbered(str(n), str(n + 1), "x")) for n in range(20)]
    )
    assert line.startswith("20 sections only renumbered: 0 → 1, 1 → 2")
    assert line.endswith("11 → 12 and 8 more")


def test_troubles_that_last_come_first() -> None:
    over, lasting = trouble("Over", days=5), trouble("Lasting", days=2)
    lines = trouble_lines([replace(over, until=lasting.since), lasting, replace(lasting, in_part=True)])
    assert [line.lasting for line in lines] == [True, True, False]
    assert "checks have been incomplete since 18 Nov 2026" in lines[1].text
    many = [replace(trouble(f"Company {n}", reason=f"reason {n}"), until=over.since) for n in range(15)]
    assert not any(line.lasting for line in trouble_lines(many))
    assert trouble_lines([*many, lasting])[0].lasting
