"""One line for each section, one sentence for all."""

from __future__ import annotations

import pytest

from diffs import Comparison
from diffs.records import Change, Edit, Section
from diffs.render.summary import SectionLine, section_line, title_of, topic_names, verdict
from diffs.summaries import SectionChange, sum_up
from diffs.weights import Tag
from tests.support.comparisons import summarized


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
            SectionLine("2 → 2", ("Sites Covered", "Data"), "renamed, reworded, 61 % kept (+1 −2 words)", ()),
        ),
        (
            change("reworded", before=DATA, after=DATA),
            SectionLine("2", ("Data",), "reworded, 61 % kept (+1 −2 words)", ()),
        ),
        (
            change("renumbered", before=DATA, after=section("3", "Data")),
            SectionLine("2 → 3", ("Data",), "renumbered (+1 −2 words)", ()),
        ),
        (change("added", after=DATA), SectionLine("2", ("Data",), "added (+1 −2 words)", ())),
        (change("removed", before=SITES), SectionLine("2", ("Sites Covered",), "removed (+1 −2 words)", ())),
        (
            change(
                "split",
                before=SITES,
                after=section("2", "Sites Covered", 2),
                others=(section("3", "Apps", 3),),
            ),
            SectionLine("2 → 2, 3", ("Sites Covered", "Sites Covered; Apps"), "split (+1 −2 words)", ()),
        ),
        (
            change("merged", before=section("2", "Data", 2), after=DATA, others=(section("1", "Apps", 1),)),
            SectionLine("1, 2 → 2", ("Apps; Data", "Data"), "merged (+1 −2 words)", ()),
        ),
        (
            change("reworded", before=section("", "", level=0), after=section("", "", level=0)),
            SectionLine("", ("(opening text)",), "reworded, 61 % kept (+1 −2 words)", ()),
        ),
        (
            change("renamed", before=section("", "Da\x1b[2Jta"), after=section("4", "Data\u202e")),
            SectionLine("– → 4", ("Da[2Jta", "Data"), "renamed (+1 −2 words)", ()),
        ),
        (
            change("reworded", before=section("2", "“Data”"), after=section("2", '"Data"')),
            SectionLine("2", ('"Data"',), "reworded, 61 % kept (+1 −2 words)", ()),
        ),
    ],
)
def test_a_change_in_one_line(told: Change, line: SectionLine) -> None:
    assert section_line(SectionChange(told, 1, 2)) == line


def test_the_title_of_a_section() -> None:
    assert title_of(change("renamed", before=SITES, after=DATA)) == "2 Data"
    assert title_of(change("removed", before=SITES)) == "2 Sites Covered"
    split = change("split", before=SITES, after=SITES, others=(section("3", "Apps", 3),))
    assert title_of(split) == "2 → 2, 3 · Sites Covered → Sites Covered; Apps"


def test_topics_have_the_names_that_people_see() -> None:
    tags = (
        Tag("modal verb", "We will.", "after", "may, only → will", 6),
        Tag("recipients", "Partners.", "after", "partners", 4),
        Tag("period", "In 90 days.", "after", "∅ → 90 days", 4),
        Tag("sale", "We sell.", "after", f"{'sells ' * 9}→ sold", 8),
        Tag("retention", "We keep it.", "after", "keep", 1),
    )
    section = SectionChange(change("reworded", before=DATA, after=DATA), 1, 2, tags)
    names = ("permissions and duties (may, only → will)", "third parties", "time limits", "sale")
    assert topic_names(section.topics) == names
    assert section_line(section).what == f"reworded, 61 % kept (+1 −2 words) · {', '.join(names)}"


def test_the_verdict() -> None:
    old = "**Data**\n\nWe may sell it.\n\n**Apps**\n\nNone.\n"

    def judged(new: str) -> str:
        return verdict(summarized(old, new).summary)

    assert judged(old) == "The two texts are the same."
    assert judged(old.replace("None.", "None.  ")).startswith("No word differs (cosmetic):")
    assert judged(old.replace("may sell", "gladly give away")) == (
        "1 section changed (1 reworded), 1 unchanged; 3 words added, 2 removed; 60 % of the old words kept."
    )
    sections = (
        SectionChange(change("reworded", "moved", before=DATA, after=DATA), 1, 2),
        SectionChange(change("renamed", "renumbered", before=DATA, after=DATA)),
        SectionChange(change("split", "cosmetic")),
    )
    comparison = Comparison(tuple(one.change for one in sections), 1200, cosmetic=False)
    assert verdict(sum_up(comparison, sections, 1000).summary) == (
        "2 sections changed (1 reworded, 1 renamed), 1,200 unchanged, 1 with cosmetic differences only; "
        "1 word added, 2 removed; 99 % of the old words kept."
    )
