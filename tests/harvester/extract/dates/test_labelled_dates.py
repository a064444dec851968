"""Labels with their dates, whatever joins them; and the search for them in bounded time."""

from __future__ import annotations

import pytest

from harvester.extract.dates.labelled_dates import labels
from harvester.extract.dates.scanned_text import ScannedText
from harvester.extract.dates.stated import stated_dates


@pytest.mark.parametrize(
    ("text", "kinds", "language"),
    [
        ("REVISED AND POSTED AS OF: May 1, 2012", {"updated"}, "en"),
        ("Last updated and effective May 1, 2012", {"effective", "updated"}, "en"),
        ("revised, and will become effective on May 1, 2012", {"effective"}, "en"),
        ("last updated on, and is effective as of, May 1, 2012", {"effective", "updated"}, "en"),
        ("Version 2.3 (1 May, 2012)", {"updated"}, "en"),
        ("PolicyEffective Date: May 1, 2012", {"effective"}, "en"),
        ("Letzte Änderung: 1. Mai 2012", {"updated"}, "de"),
        ("Stand der Bestimmungen, Mai 2012", {"updated"}, "de"),
        ("tritt am 1. Mai 2012 in Kraft", {"effective"}, "de"),
        ("2012年5月1日改定", {"updated"}, "ja"),
        ("Effective | Remarks\n---|---\nMay 1, 2012 | none", {"effective"}, "en"),
    ],
)
def test_a_label_leads_to_its_date(text: str, kinds: set[str], language: str) -> None:
    (label,) = labels(ScannedText(text))
    assert (set(label.kinds), label.language) == (kinds, language)


@pytest.mark.parametrize(
    "text",
    [
        "May 1, 2012",
        "updated. May 1, 2012",
        "updated until May 1, 2012",
        "updated\n\n\n\n\nMay 1, 2012",
        "outdated: May 1, 2012",
        "effectiveness: May 1, 2012",
    ],
)
def test_no_label(text: str) -> None:
    assert list(labels(ScannedText(text))) == []


HOSTILE = [
    "Last updated: 1/2/2015\n",
    "1/2/2015 ",
    "last updated on the ",
    "date of the last ",
    "of the policy of the policy updated 5/5/2015 ",
    "previous version of the ",
    "a|b\n---|---\n1/2/2015|\n",
    "Previous versions\nupdated May 5, 2015\n",
    "May ",
    "\n",
    "](",
    "2015年 ",
]


@pytest.mark.parametrize("lump", HOSTILE)
def test_a_hostile_text_ends(lump: str) -> None:
    # With one pattern that goes over its text twice, these would take hours. All are linear: 5 MB take
    # at most 50 times as long (docs/decisions on dates).
    stated_dates(lump * (100_000 // len(lump)))
