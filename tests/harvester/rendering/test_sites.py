"""Ten sites made with real frameworks: their policies are read, with a browser where nothing else helps."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from diffs.text import essence
from harvester.commands.progress import SilentProgress
from harvester.pipeline.harvest_documents import Helpers, harvest_documents
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.page_renderer import PageBrowser
from store import Store
from store.tables.pace_ledger import PaceLedger
from tests.support.altering import faults
from tests.support.archives import opened
from tests.support.calls import Harvest, objects
from tests.support.configurations import written
from tests.support.harvests import Field, contents, field_at
from tests.support.sites.building import built, why_not
from tests.support.sites.catalogue import SITES, Site, Way
from tests.support.sites.policies import Edition, Policy
from tests.support.sites.recording import VISITS, answers_of, recorded
from tests.support.stand_in import StandIn, World

OLD = [visit.timestamp for visit in VISITS if visit.edition is Edition.OLD]
NEW = [visit.timestamp for visit in VISITS if visit.edition is Edition.NEW]
(INCOMPLETE,) = (visit.timestamp for visit in VISITS if not visit.complete)

Recorded = Callable[[Site], Path]

each_site = pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)


@pytest.fixture(scope="module")
def archived(tmp_path_factory: pytest.TempPathFactory) -> Recorded:
    """Return what builds and records a site, once for all tests, or skips the test saying why."""
    known: dict[str, Path] = {}

    def path_of(site: Site) -> Path:
        if reason := why_not(site):
            pytest.skip(reason)
        if site.name not in known:
            path = tmp_path_factory.mktemp("sites") / f"{site.name}.warc.gz"
            known[site.name] = recorded(built(site), path)
        return known[site.name]

    return path_of


@pytest.fixture
def needed(site: Site, request: pytest.FixtureRequest) -> PageBrowser | None:
    """Return a browser for the sites that cannot be read without one; skip them where there is none."""
    found: PageBrowser | None = request.getfixturevalue("renderer") if site.way is Way.RENDERED else None
    return found


@dataclass(frozen=True, slots=True)
class Reader:
    """A store of its own for the policy of one site.

    Attributes:
        field: the store and the archive.
        browser: what renders pages, or None.
    """

    field: Field
    browser: PageBrowser | None

    def harvest(self) -> HarvestResult:
        """Harvest everything."""
        here = self.field
        ledger = PaceLedger(here.store.path)
        try:
            with opened(
                here.server.location, settings=here.settings, clock=here.clock, ledger=ledger
            ) as archive:
                job = replace(here.job, renders=self.browser is not None)
                watcher = SilentProgress()
                (outcome,) = harvest_documents(
                    here.store, archive, [job], here.clock, watcher, Helpers(self.browser)
                )
                return outcome
        finally:
            ledger.close()


@contextmanager
def reading(path: Path, site: Site, archived: Recorded, browser: PageBrowser | None) -> Iterator[Reader]:
    """Serve the recording of a site as an archive does, and open a store."""
    with (
        StandIn(World.from_warc(archived(site))) as server,
        field_at(path, server, urls=(site.url,)) as found,
    ):
        yield Reader(found, browser)


@each_site
def test_a_page_has_its_words_where_the_site_says(site: Site, archived: Recorded) -> None:
    archived(site)
    for edition, one in built(site).items():
        page = answers_of(one)[0].body.decode()
        wanted = [piece for piece in site.policies[edition].pieces if len(piece.split()) > 4]
        shown = html.unescape(re.sub(r"<(script|style)\b.*?</\1>|<[^>]*>", "", page, flags=re.DOTALL))
        held = html.unescape(page.replace("\\u0026", "&"))
        assert all(piece in shown for piece in wanted) is (site.way is Way.HTML)
        assert all(piece in held for piece in wanted) is (site.way is not Way.RENDERED)
        assert any(piece in held for piece in wanted) is (site.way is not Way.RENDERED)


@each_site
def test_a_recording_is_the_same_each_time(site: Site, archived: Recorded, tmp_path: Path) -> None:
    first = archived(site)
    assert recorded(built(site), tmp_path / "again.warc.gz").read_bytes() == first.read_bytes()


@each_site
def test_the_policy_is_read_and_its_change_is_told_and_no_other(
    site: Site, archived: Recorded, needed: PageBrowser | None, tmp_path: Path
) -> None:
    path = tmp_path / "h.db"
    with reading(path, site, archived, needed) as reader:
        outcome = reader.harvest()
        assert (outcome.listing, outcome.remaining, outcome.problems) == ("complete", 0, ())
        store, row = reader.field.store, reader.field.job.row
        check_versions(site, store, row)
        without = {one.timestamp: one.reason for one in store.captures.without_text(row)}
        assert list(without) == ([] if site.words_without_lost else [INCOMPLETE])
        assert all(without.values())
        assert faults(store) == []
        before = contents(path)
        assert reader.harvest().requests_memento == 0
        assert contents(path) == before


def test_the_commands_render_what_a_file_holds(
    archived: Recorded,
    renderer: PageBrowser,
    harvest: Harvest,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    site = next(site for site in SITES if site.name == "vue-request")
    monkeypatch.chdir(tmp_path)
    written(
        tmp_path,
        f"""
        [archive]
        location = "{archived(site).as_posix()}"
        resolution_days = 0
        render = "when needed"
        [companies.pipit]
        name = "{site.company}"
        domains = ["{site.host}"]
        [companies.pipit.documents.terms]
        title = "Terms of Service"
        urls = ["{site.url}"]
        """,
    )
    assert harvest("--quiet") == (0, "", "")
    old, new = objects(harvest("log", "--json")[1])
    assert (old["recipe"], new["recipe"], new["captures"]) == ("rendered", "rendered", len(NEW) - 1)
    # The answer with the words was captured seconds after the page; the script is listed near it.
    shown: Any = new["rendered"]
    assert (shown["browser"][:9], shown["timestamp"]) == ("Chromium ", new["first_capture"])
    assert len(shown["parts"]) > 1
    assert new["known_from"] == shown["captured_until"]
    assert str(new["first_capture"])[:8] == str(new["known_from"])[:8]
    (found,) = objects(harvest("diff", "--company", "pipit", "--format", "json")[1])
    changes: Any = found["changes"]
    assert [change["before"]["heading"] for change in changes] == [site.changed]
    assert harvest("verify")[0] == 0


def check_versions(site: Site, store: Store, row: int) -> None:
    """Check that a store has both editions of a policy and that they differ as they do."""
    # Each text was read at several captures, one by one, and came out the same.
    old, new = store.versions.of(row)
    assert [(one.first_capture, one.last_capture) for one in (old, new)] == [
        (OLD[0], OLD[-1]),
        (NEW[0], NEW[-1]),
    ]
    assert new.captures == len(NEW) - (not site.words_without_lost)
    assert {old.recipe, new.recipe} == {"rendered" if site.way is Way.RENDERED else "complete"}
    assert (old.flags, new.flags) == ((), ())
    for version, edition in ((old, Edition.OLD), (new, Edition.NEW)):
        check_text(store.texts.markdown(version.text), site.policies[edition])
    compared = store.changes.comparison(row, old.text, new.text)
    assert compared is not None
    (change,) = compared.comparison.changes
    assert change.before is not None
    assert change.before.heading == re.sub(r"^\d+\. ", "", site.changed)


def check_text(text: str, policy: Policy) -> None:
    """Check that a text is a policy, with nothing left out, added or said twice."""
    title, _, body = text.partition("\n")
    assert policy.title in title
    assert essence(body) == essence(policy.body)
    # Headings, items and links are such in the text, too.
    headings = re.findall(r"^## (.*)", body.replace("\\.", "."), re.MULTILINE)
    assert headings == [heading for heading in policy.sections if heading]
    assert len(re.findall(r"^ *\* ", body, re.MULTILINE)) == policy.body.count("\n- ")
    assert re.findall(r"\]\((.*?)\)", body) == re.findall(r"\]\((.*?)\)", policy.body)
