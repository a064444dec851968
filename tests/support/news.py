"""News about companies that do not exist, for the tests of the change digest."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

from diffs import Comparison, words_added, words_removed
from diffs.flag_evidence import Flag
from diffs.records import Change, Edit, Section
from diffs.summaries import SectionChange, sum_up
from diffs.weights import Tag
from harvester.archive import Proof, proof_of
from harvester.config import WAYBACK
from harvester.digest.records import (
    CompanyNews,
    DigestInput,
    DocumentNews,
    Trouble,
    VersionNews,
)
from store.records import StatedDate
from store.tables.changes import ComparedVersion

NOW = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)

OLD = ComparedVersion(
    title="Privacy Policy",
    effective=StatedDate("effective", date(2024, 2, 12), "day", "Effective February 12, 2024"),
    updated=None,
    first_capture="20240301080000",
    last_capture="20260901101500",
    known_from="20240301080000",
    known_until="20260901101500",
    url="http://www.tinworks.example/privacy?lang=en&v=1",
    number=4,
    sha256="0a" * 32,
    snapshot_sha256="0b" * 32,
    extractor="complete-1",
)
NEW = ComparedVersion(
    title="Privacy Policy",
    effective=StatedDate("effective", date(2026, 10, 1), "day", "Effective October 1, 2026"),
    updated=StatedDate("updated", date(2026, 9, 1), "month", "Updated September 2026"),
    first_capture="20261112080910",
    last_capture="20261118000000",
    known_from="20261112080910",
    known_until="20261118000000",
    url="http://www.tinworks.example/privacy",
    number=5,
    sha256="0c" * 32,
    snapshot_sha256="0d" * 32,
    extractor="complete-1",
)


def section(number: str, heading: str, body: str = "Words.", index: int = 0) -> Section:
    return Section(number, heading, f"**{number} {heading}**\n\n", 1, body, index)


def reworded(number: str = "2", heading: str = "Sharing", old: str = "may", new: str = "will") -> Change:
    edits = (
        Edit("equal", "We "),
        Edit("delete", old),
        Edit("insert", new),
        Edit("equal", " share your data with our partners."),
    )
    before = section(number, heading, f"We {old} share your data with our partners.")
    after = section(number, heading, f"We {new} share your data with our partners.")
    return Change(("reworded",), before, after, (), 0.86, edits)


def renumbered(old: str, new: str, heading: str) -> Change:
    return Change(
        ("renumbered",), section(old, heading), section(new, heading), (), 1.0, (Edit("equal", "Words."),)
    )


def moved(heading: str) -> Change:
    return Change(("moved",), section("", heading), section("", heading), (), 1.0, (Edit("equal", "Words."),))


def added(number: str, heading: str, body: str) -> Change:
    return Change(("added",), None, section(number, heading, body), (), 0.0, (Edit("insert", body),))


def removed(number: str, heading: str, body: str) -> Change:
    return Change(("removed",), section(number, heading, body), None, (), 0.0, (Edit("delete", body),))


def version(
    *changes: Change,
    weights: tuple[int, ...] = (),
    flags: tuple[Flag, ...] = (),
    sections: tuple[SectionChange, ...] = (),
) -> VersionNews:
    weighed = weights or (1,) * len(changes)
    sections = sections or tuple(map(weighing, changes, weighed))
    comparison = Comparison(tuple(one.change for one in sections), 1, cosmetic="cosmetic" in flags)
    return VersionNews(
        OLD, replace(NEW, flags=flags), sum_up(comparison, sections, 1000), served_by(OLD, NEW)
    )


def weighing(change: Change, weight: int) -> SectionChange:
    """Return a change that weighs so much, with the numbers of its words."""
    tags = (Tag("lamps", "About lamps.", "after", "lamps", weight),) if weight else ()
    return SectionChange(change, words_added(change), words_removed(change), tags)


def served_by(before: ComparedVersion, after: ComparedVersion, *locations: str | None) -> tuple[Proof, Proof]:
    """Return what served the two captures between which a change lies.

    Args:
        before: the old version.
        after: the new version.
        locations: of the archives that served them; the Wayback Machine where there are none.
    """
    old, new = locations or (WAYBACK, WAYBACK)
    return proof_of(old, before.last_capture, before.url), proof_of(new, after.first_capture, after.url)


def company(name: str, *versions: VersionNews, document: str = "Privacy Policy") -> CompanyNews:
    slug = name.lower().replace(" ", "-")
    return CompanyNews(slug, name, (DocumentNews("privacy", document, versions),))


def digest(*companies: CompanyNews, troubles: tuple[Trouble, ...] = ()) -> DigestInput:
    return DigestInput("legal@reader.example", "harvest@sender.example", "daily", NOW, companies, troubles)


def trouble(company: str = "Gloomy Bakers", days: int = 3, reason: str = "no answer") -> Trouble:
    return Trouble(company, "Privacy Policy", reason, NOW.replace(day=NOW.day - days))


def with_title(news: VersionNews, title: str) -> VersionNews:
    return replace(news, before=replace(news.before, title=title), after=replace(news.after, title=title))
