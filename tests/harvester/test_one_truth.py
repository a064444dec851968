"""One fact, counted once: every form of a change says the same (docs/design.md, law 16).

Terminal, Markdown, page, JSON, SQL, log, webhook, mail and evidence bundle are made from one store; their
numbers, kinds, topics, flags, hashes and links are read back from them and compared.
"""

from __future__ import annotations

import io
import json
import sqlite3
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import chdir, redirect_stdout
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

import harvester.commands.comparison_output
import harvester.commands.diff
from diffs.render.flags import flag_name
from harvester.cli import main
from harvester.config import Settings
from harvester.config.loading import load
from harvester.corpus.document import header
from harvester.demo import demo_files
from harvester.digest import DigestInput
from harvester.digest.compose import compose
from harvester.pipeline.telling import preview
from harvester.version import program
from store import Store
from tests.support.calls import Harvest
from tests.support.evidence import files_in
from tests.support.harvests import field
from tests.support.mails import bodies
from tests.support.shown_facts import (
    SectionFacts,
    ShownFacts,
    counts_of_sql,
    of_html,
    of_json_sections,
    of_mail_html,
    of_mail_text,
    of_markdown,
    of_numbers,
    of_sql_sections,
    of_text,
)
from tests.support.stand_in import PRIVACY, Held, World
from tests.support.stationery_policy import MONTHS, NEW, OLD

NOW = datetime(2026, 11, 26, 10, tzinfo=UTC)
MADE = f"Made 26 Nov 2026, 10:00 UTC by {program()}"
WIDE = 100_000
FOLDED = {"renumbered", "moved"}


@pytest.fixture(scope="module", autouse=True)
def unwrapped() -> Iterator[None]:
    """Make terminal and mail wide enough for every line, and let the clock stand still."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(harvester.commands.comparison_output, "WIDEST", WIDE)
        patch.setattr(harvester.commands.diff, "now", lambda: NOW)
        patch.setattr(sys.modules["harvester.digest.compose"], "_WIDTH", WIDE)
        patch.setenv("COLUMNS", str(WIDE))
        yield


@dataclass(frozen=True, slots=True)
class Place:
    """A store with one policy, and how the command line is called for it."""

    store: Path
    company: str
    settings: Settings

    def said(self, command: str, *arguments: str) -> str:
        """Return what a command prints."""
        out = io.StringIO()
        with redirect_stdout(out):
            assert main([command, "--db", str(self.store), "--company", self.company, *arguments]) == 0
        return out.getvalue()

    def log(self) -> list[dict[str, Any]]:
        """Return the versions."""
        return [json.loads(line) for line in self.said("log", "--json").splitlines()]

    def row(self, view: str, to_version: int) -> list[dict[str, Any]]:
        """Return the rows of a view that are about the change to a version."""
        connection = sqlite3.connect(self.store)
        try:
            connection.row_factory = sqlite3.Row
            found = connection.execute(f"SELECT * FROM {view} WHERE to_version = ?", (to_version,))
            return [dict(one) for one in found]
        finally:
            connection.close()

    def mail(self, to_version: int) -> DigestInput:
        """Return the news with one change, as it would be mailed."""
        with Store(self.store) as store:
            (news,) = preview(store, self.settings, NOW, datetime(1996, 1, 1, tzinfo=UTC), cosmetic=True)
        (company,) = news.companies
        (document,) = company.documents
        versions = tuple(one for one in document.versions if one.after.number == to_version)
        return replace(news, companies=(replace(company, documents=(replace(document, versions=versions),)),))


def assert_one_truth(place: Place, old: int, new: int) -> ShownFacts:
    """Assert that all forms of the change from one version to the next say the same, and return it."""
    numbers = str(old), str(new)
    page = place.said("diff", *numbers, "--format", "html")
    facts = of_html(page)
    text = place.said("diff", *numbers, "--format", "text")
    markdown = place.said("diff", *numbers, "--format", "markdown")
    for shown in (of_text(text), of_markdown(markdown)):
        assert shown == facts
    assert all(MADE in form for form in (page, text, markdown))
    assert_json(place, json.loads(place.said("diff", *numbers, "--format", "json")), facts)
    assert_sql(place, new, facts)
    assert_mail(place.mail(new), facts)
    (logged,) = [one for one in place.log() if one["version"] == new]
    assert_numbers(of_numbers(logged["change"]), facts)
    return facts


def assert_numbers(found: ShownFacts, facts: ShownFacts) -> None:
    """Assert that sections, words and topics are those of the page."""
    for name in ("cosmetic", "counts", "words", "topics"):
        assert getattr(found, name) == getattr(facts, name), name


def untitled(facts: ShownFacts) -> Counter[SectionFacts]:
    """Return the sections without their titles, which programs get in parts."""
    return Counter(one for (_, one), number in facts.sections.items() for _ in range(number))


def keys(facts: ShownFacts) -> set[str]:
    """Return the names of the flags of a page; that no word differs is said by its verdict."""
    return {name for name, _ in facts.flags} | ({"Cosmetic"} if facts.cosmetic else set())


def assert_json(place: Place, found: dict[str, Any], facts: ShownFacts) -> None:
    """Assert that the object of `diff` says what the page says."""
    assert_numbers(of_numbers(found), facts)
    assert Counter(of_json_sections(found["changes"])) == untitled(facts)
    assert {flag_name(flag).capitalize() for flag in found["flags"]} == keys(facts)
    assert (found["made_at"], found["made_by"]) == (NOW.isoformat(), program())
    assert found["rules"].startswith("comparison-")
    for side, name in (("before", "old"), ("after", "new")):
        assert found[side]["sha256"] == facts.hashes[f"{name} text"]
        page = found[side]["snapshot_sha256"] or "none: corpus document"
        assert page == facts.hashes[f"{name} page"]
        if side == "before":
            last = found[side]["last_snapshot_sha256"]
            assert facts.hashes.get("last page", found[side]["snapshot_sha256"]) == last
        assert {found[side]["proof"].get("url")} - {None} <= facts.links
        assert found[side]["extractor"]
        assert found[side]["recipe"]


def assert_sql(place: Place, new: int, facts: ShownFacts) -> None:
    """Assert that the views say what the page says."""
    (change,) = place.row("version_changes", new)
    if not facts.cosmetic:
        assert counts_of_sql(change) == facts.counts
    added, removed, kept, moved = facts.words
    assert facts.cosmetic or change["words_moved"] == moved
    assert (change["words_added"], change["words_removed"]) == (added, removed)
    assert abs(change["kept"] - kept / 100) < 0.01
    assert tuple(json.loads(change["topics"])) == facts.topics
    assert change["cosmetic"] == facts.cosmetic
    sections = Counter(of_sql_sections(place.row("section_changes", new)))
    assert sections == untitled(facts)


def assert_mail(news: DigestInput, facts: ShownFacts) -> None:
    """Assert that both parts of the mail and the webhook's object say what the page says."""
    plain, page = bodies(news)
    assert MADE in plain
    assert MADE in page
    text = of_mail_text(plain)
    assert of_mail_html(page) == text
    assert_numbers(text, facts)
    assert (text.flags, text.hashes) == (facts.flags, facts.hashes)
    shown = {
        one: number
        for one, number in facts.sections.items()
        # A mail lists these in one line, or only counts them.
        if not one[1].kinds or not ("cosmetic" in one[1].kinds or set(one[1].kinds) <= FOLDED)
    }
    assert text.sections == shown
    assert text.links == facts.links
    (change,) = json.loads(compose(news).payload)["changes"]
    assert_numbers(of_numbers(change), facts)
    assert Counter(of_json_sections(change["sections"])) == untitled(facts)
    assert {flag_name(flag).capitalize() for flag in change["flags"]} == keys(facts)
    for side, name in (("before", "old"), ("after", "new")):
        assert change[side]["sha256"] == facts.hashes[f"{name} text"]


def test_the_demo(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    files = demo_files(tmp_path)
    assert main(["import", str(files.document)]) == 0
    assert main(["--quiet"]) == 0
    settings = load(files.config, {})
    place = Place(settings.store.path, "larkspur", settings)
    found = [assert_one_truth(place, number, number + 1) for number in (1, 2, 3)]
    assert [facts.flags for facts in found] == [set(), {("Silent edit", "")}, set()]
    assert all(facts.topics for facts in found)
    for number, facts in enumerate(found, 1):
        output = str(tmp_path / f"{number}.wacz")
        place.said("evidence", str(number), str(number + 1), "--output", output)
        bundle = files_in(Path(output).read_bytes())
        assert of_html(bundle["evidence/redline.html"].decode()) == facts
        # The pages whose hashes are shown are those of the bounds that the mail names.
        (change,) = json.loads(compose(place.mail(number + 1)).payload)["changes"]
        captures = [json.loads(line) for line in bundle["evidence/captures.jsonl"].splitlines()]
        pages = {one["proof"]["payload_digest"]: one["served"]["sha256"] for one in captures if one["served"]}
        for side, key in (("before", "last_snapshot_sha256"), ("after", "snapshot_sha256")):
            assert pages[change[side]["proof"]["payload_digest"]] == change[side][key]
            assert change[side][key] in facts.hashes.values()
        assert_numbers(of_numbers(json.loads(bundle["evidence/comparison.json"])), facts)


def test_versions_that_are_not_neighbours_have_the_flags_of_all_changes(harvested: Harvest) -> None:
    forms = ("html", "text", "markdown")
    args = ("diff", "--company", "larkspur", "1", "4", "--format")
    page, text, markdown = (harvested(*args, form)[1] for form in forms)
    facts = of_html(page)
    assert facts == of_text(text) == of_markdown(markdown)
    assert facts.flags == {("Silent edit", "version 3")}
    found = json.loads(harvested(*args, "json")[1])
    assert found["flags"] == ["silent-edit"]
    assert found["flags_about"] == [{"flag": "silent-edit", "about": "version 3"}]
    back = of_html(harvested("diff", "--company", "larkspur", "4", "1", "--format", "html")[1])
    assert back.flags == set()
    assert back.words[:2] == (facts.words[1], facts.words[0])


def test_captures_that_an_archive_replays_have_the_same_links(tmp_path: Path) -> None:
    with field(
        tmp_path / "h.db", World([Held(MONTHS[0], PRIVACY, OLD), Held(MONTHS[2], PRIVACY, NEW)])
    ) as here:
        here.harvest()
        location = here.server.location
    with chdir(tmp_path):
        facts = assert_one_truth(Place(tmp_path / "h.db", "juniper", Settings()), 1, 2)
    assert facts.links == {
        f"{location}/web/{month}{raw}/{PRIVACY}" for month in (MONTHS[0], MONTHS[2]) for raw in ("", "id_")
    }


SENTENCES = (
    "We may sell your data to partners.",
    "We will sell your data to partners.",
    "We keep it for 30 days.",
    "We keep it for 90 days, in a locked drawer.",
    "Lamps are lit at dusk and put out at dawn by the keeper.",
    "Disputes go to binding arbitration.",
    "“Oil” is what lamps burn.",
    '"Oil" is what  lamps burn.',
)
HEADINGS = (
    "Sharing",
    "Friends & <Partners>",
    "Lamps",
    "Oil, [wicks](http://a.example/)",
    "Lamps · Lit",
)
sections = st.lists(
    st.tuples(st.sampled_from(HEADINGS), st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=3)),
    min_size=1,
    max_size=4,
)
dates = st.sampled_from(("May 1, 2012", "June 2, 2014"))


def policy(date: str, parts: list[tuple[str, list[str]]], *, numbered: bool) -> str:
    """Return a policy as the corpus has it."""
    lines = ["# Privacy Policy", f"Effective {date}"]
    for place, (heading, sentences) in enumerate(parts, 1):
        number = f"{place}. " if numbered else ""
        lines += [f"## {number}{heading}", *sentences]
    return "\n\n".join(lines) + "\n"


@settings(max_examples=25, deadline=None)
@example(
    olds=[("Oil", ["“Oil” is what lamps burn."])],
    news=[("Oil", ['"Oil" is what  lamps burn.'])],
    stated=("May 1, 2012", "May 1, 2012"),
    numbered=True,
)
@example(
    olds=[("Sharing", ["We keep it for 90 days, in a locked drawer."])] * 2,
    news=[
        (
            "Friends & <Partners>",
            ["We may sell your data to partners.", "We keep it for 90 days, in a locked drawer."],
        )
    ],
    stated=("May 1, 2012", "May 1, 2012"),
    numbered=False,
)
@example(
    olds=[("Sharing", ["We may sell your data to partners."])],
    news=[("Sharing", ["We may sell your data to partners."] * 3)],
    stated=("May 1, 2012", "May 1, 2012"),
    numbered=False,
)
@given(olds=sections, news=sections, stated=st.tuples(dates, dates), numbered=st.booleans())
def test_any_two_corpus_documents(
    olds: list[tuple[str, list[str]]],
    news: list[tuple[str, list[str]]],
    stated: tuple[str, str],
    numbered: bool,
) -> None:
    texts = [policy(date, parts, numbered=numbered) for date, parts in zip(stated, (olds, news), strict=True)]
    if texts[0] == texts[1]:
        return
    with tempfile.TemporaryDirectory() as name, chdir(name), redirect_stdout(io.StringIO()):
        for text, timestamp in zip(texts, ("20120601000000", "20140701000000"), strict=True):
            cited = header("tinworks.example", timestamp, "http://tinworks.example/privacy")
            Path(f"{timestamp}.md").write_text(f"{cited}\n\n{text}", encoding="utf-8")
        assert main(["import", "--db", "h.db", "20120601000000.md", "20140701000000.md"]) == 0
        facts = assert_one_truth(Place(Path("h.db"), "tinworks", Settings()), 1, 2)
    assert {("Corpus only", "old text"), ("Corpus only", "new text")} <= facts.flags
    assert facts.hashes["new page"] == "none: corpus document"
