"""The words of a change digest: dates, bounds, counts, headlines."""

from __future__ import annotations

from dataclasses import replace

from diffs.weights.weights import Tag
from harvester.digest import wording
from harvester.digest.troubles import trouble_lines
from tests.support.news import NEW, OLD, added, moved, renumbered, reworded, trouble, version


def test_the_dates_have_labels() -> None:
    assert wording.dates(OLD) == "effective 12 Feb 2024"
    assert wording.dates(NEW) == "effective 1 Oct 2026, updated Sep 2026"


def test_topics_have_the_names_that_people_see() -> None:
    tags = (
        Tag("modal verb", "We will.", "after", "may, only → will", 6),
        Tag("recipients", "Partners.", "after", "partners", 4),
        Tag("period", "In 90 days.", "after", "∅ → 90 days", 4),
        Tag("sale", "We sell.", "after", f"{'sells ' * 9}→ sold", 8),
        Tag("retention", "We keep it.", "after", "keep", 1),
    )
    assert (
        wording.topics(tags) == "permissions and duties (may, only → will), third parties, time limits, sale"
    )


def test_the_summary_counts_sections_and_words() -> None:
    news = version(
        reworded(), added("3", "Sale", "We sell it."), renumbered("3", "4", "Cookies"), moved("End")
    )
    assert wording.summary(news) == (
        "4 sections: 1 added, 1 reworded, 1 renumbered, 1 moved; 4 words added, 1 removed"
    )
    assert wording.summary(version(moved("End"))) == "1 section: 1 moved; no words changed"


def test_many_that_were_only_renumbered_are_one_line() -> None:
    (line,) = wording.renumbered_or_moved([renumbered(str(n), str(n + 1), "x") for n in range(20)])
    assert line.startswith("20 sections only renumbered: 0 → 1, 1 → 2")
    assert line.endswith("11 → 12 and 8 more")


def test_troubles_that_last_come_first() -> None:
    over, lasting = trouble("Over", days=5), trouble("Lasting", days=2)
    lines = trouble_lines([replace(over, until=lasting.since), lasting, replace(lasting, in_part=True)])
    assert [line.lasting for line in lines] == [True, True, False]
    assert "checks have been incomplete since 18 Nov 2026" in lines[1].text
