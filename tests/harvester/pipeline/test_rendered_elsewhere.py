"""Rendered pages beside selectors, citations and other documents, and a browser that comes and goes."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harvester.commands.progress import SilentProgress
from harvester.config.selectors import DatedSelector, PageSelectors
from harvester.corpus.document import header
from harvester.extract import extract
from harvester.pipeline.harvest_documents import Helpers, harvest_documents
from harvester.pipeline.rebuild import rebuild
from harvester.pipeline.up_to_date import drawn
from store.records import Document, PolicyUrl
from store.tables.pace_ledger import PaceLedger
from tests.support.altering import faults
from tests.support.archives import opened
from tests.support.calls import Harvest
from tests.support.evidence import field_bundle, report_on
from tests.support.harvests import Field, contents, field
from tests.support.shells import BUNDLE, DATA, DAYS, HISTORY, SCRIPT, SHELL, ScriptedBrowser, harvest_rendered
from tests.support.stand_in import PRIVACY, Held, World, page


def choose(here: Field, select: tuple[str, ...] = (), remove: tuple[str, ...] = ()) -> None:
    """Set the selectors of the document."""
    chosen = PageSelectors(tuple(map(DatedSelector, select)), tuple(map(DatedSelector, remove)))
    with here.store.step():
        here.store.sources.set_selectors(here.job.row, chosen.as_json())


@pytest.mark.parametrize(
    ("select", "remove"),
    [
        pytest.param(("#root, main",), (), id="the element that scripts fill in is empty"),
        pytest.param((), ("#root", "noscript"), id="nothing is left of the shell"),
        pytest.param(("main",), (), id="it is only there when the scripts have run"),
    ],
)
def test_selectors_apply_to_the_rendered_page(
    tmp_path: Path, select: tuple[str, ...], remove: tuple[str, ...]
) -> None:
    with field(tmp_path / "h.db", World(HISTORY)) as here:
        choose(here, select, remove)
        here.harvest()
        # Without a browser, it is said what would help.
        assert here.store.captures.tally(here.job.row).needs_scripts == len(DAYS)
        assert harvest_rendered(here, ScriptedBrowser()).timeline.versions == 2
        text = here.store.texts.markdown(here.store.versions.of(here.job.row)[0].text)
        assert "What we collect" in text
        assert faults(here.store) == []
        choose(here)
        assert [one.recipe for one in drawn(here.store, here.job.row, {})] == ["rendered"] * 2
        assert faults(here.store) == []


def test_selectors_that_leave_nothing_of_a_page_with_a_text_are_no_sign_of_scripts(tmp_path: Path) -> None:
    scripted = page(1).replace(b"<body>", b"<body><script>run();</script>")
    with field(tmp_path / "h.db", World([Held(DAYS[0], PRIVACY, scripted)])) as here:
        choose(here, remove=("main",))
        browser = ScriptedBrowser()
        harvest_rendered(here, browser)
        assert browser.pages == []
        (left,) = here.store.captures.without_text(here.job.row)
        assert left.reason == "what `select` and `remove` leave of the page has no text"


def test_of_two_documents_at_one_address_only_one_is_rendered(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(HISTORY)) as here:
        other = here.store.sources.add_document(Document("juniper", "raw", "Raw", (PolicyUrl(PRIVACY),)))
        jobs = [replace(here.job, renders=True), replace(here.job, row=other, document="raw")]
        ledger = PaceLedger(here.store.path)
        browser = ScriptedBrowser()
        with opened(here.server.location, settings=here.settings, clock=here.clock, ledger=ledger) as archive:
            outcomes = harvest_documents(
                here.store, archive, jobs, here.clock, SilentProgress(), Helpers(browser)
            )
        ledger.close()
        assert sorted(browser.pages) == sorted(DAYS)
        assert [one.timeline.versions for one in outcomes] == [2, 0]
        assert here.store.captures.tally(other).needs_scripts == len(DAYS)
        assert here.store.renderings.find(other, DAYS[0], PRIVACY) is None
        assert faults(here.store) == []


def test_a_browser_that_is_taken_away_and_comes_back_leaves_nothing_behind(tmp_path: Path) -> None:
    more = [
        Held("20140115120000", PRIVACY, SHELL),
        Held("20140114080000", DATA, page(4)),
        Held("20140114080000", BUNDLE, b"load();", headers=SCRIPT),
    ]
    with field(tmp_path / "h.db", World(HISTORY)) as here:
        here.harvest()
        harvest_rendered(here, ScriptedBrowser())
        versions = here.store.versions.of(here.job.row)
        here.server.behaviour = World([*HISTORY, *more])
        with here.store.step():
            here.store.database.execute("UPDATE listings SET full_at = NULL, listed_at = NULL, newest = NULL")
        here.clock.now = here.clock.now.replace(year=here.clock.now.year + 1)
        here.harvest()
        # What was rendered stays; what came since waits, and is not taken for the same.
        assert here.store.versions.of(here.job.row) == versions
        assert here.store.captures.tally(here.job.row).needs_scripts == 1
        rebuild(here.store, here.job.row, {})
        assert here.store.versions.of(here.job.row) == versions
        harvest_rendered(here, ScriptedBrowser())
        assert [one.first_capture for one in here.store.versions.of(here.job.row)][2:] == [more[0].timestamp]
        assert faults(here.store) == []
        kept = contents(tmp_path / "h.db")
    with field(tmp_path / "at-once.db", World([*HISTORY, *more])) as here:
        harvest_rendered(here, ScriptedBrowser())
    found = contents(tmp_path / "at-once.db")
    for table in ("texts", "versions", "comparisons", "changes"):
        assert kept[table] == found[table]


def cited_document(folder: Path, timestamp: str, number: int) -> Path:
    """Write a corpus document with the text of a page, as a browser of its authors showed it."""
    text = extract(page(number), "text/html", PRIVACY).text
    path = folder / f"{timestamp}.md"
    path.write_text(f"{header('juniper-and-reed.example', timestamp, PRIVACY)}\n\n{text}", encoding="utf-8")
    return path


def test_a_citation_of_a_shell_is_compared_with_what_a_browser_shows(
    tmp_path: Path, harvest: Harvest
) -> None:
    with field(tmp_path / "h.db", World(HISTORY)) as here:
        assert harvest("--db", tmp_path / "h.db", "import", cited_document(tmp_path, DAYS[1], 1))[0] == 0
        harvest_rendered(here, ScriptedBrowser())
        (cited,) = here.store.sources.citations(here.job.row)
        assert (cited.state, cited.verdict) == ("fetched", "identical")
        assert [one.recipe for one in here.store.versions.of(here.job.row)] == ["rendered"] * 2
        assert faults(here.store) == []


def test_a_citation_that_no_archive_serves_shows_the_text_that_was_rendered(
    tmp_path: Path, harvest: Harvest
) -> None:
    path = tmp_path / "h.db"
    with field(path, World(HISTORY)) as here:
        harvest_rendered(here, ScriptedBrowser())
        for timestamp, number in (("20120801000000", 1), ("20110801000000", 6)):
            assert harvest("--db", path, "import", cited_document(tmp_path, timestamp, number))[0] == 0
        first, second, third = drawn(here.store, here.job.row, {})
        # Its words are those of the rendered page: it shows the same text for longer.
        assert (second.first_capture, second.last_capture) == (DAYS[0], "20120801000000")
        assert (third.not_before, third.reason) == ("20120801000000", "content")
        # Other words are not compared: a browser rendered only one of the two.
        assert (first.flags, second.reason, second.compared) == (("cited",), "method", None)
        assert faults(here.store) == []
        data = field_bundle(here, 2, 3)
    assert report_on(data, tmp_path).faults == ()
