"""A history of pages that only scripts can show, and a browser of the tests that shows them."""

from __future__ import annotations

from dataclasses import dataclass, field, replace

from harvester.commands.progress import SilentProgress
from harvester.errors import RenderingFailed
from harvester.pipeline.harvest_documents import Helpers, harvest_documents
from harvester.pipeline.harvest_result import HarvestResult
from harvester.pipeline.watching import Watcher
from harvester.rendering import AskForPart, Rendering
from store.records import Snapshot
from store.tables.pace_ledger import PaceLedger
from tests.support.archives import opened
from tests.support.harvests import Field
from tests.support.stand_in import PRIVACY, Held, page

BUNDLE = "http://www.juniper-and-reed.example/static/app.8f3a1c20.js"
DATA = "http://www.juniper-and-reed.example/api/policy.json"
SHELL = (
    f"<!doctype html><html><head><title>Juniper</title></head><body><div id=root></div>"
    f"<noscript>Please enable JavaScript.</noscript><script src='{BUNDLE}'></script></body></html>"
).encode()
SCRIPT = (("Content-Type", "text/javascript"),)
DAYS = ("20120115120000", "20120615120000", "20121115120000", "20130415120000")
HISTORY = [
    *(Held(day, PRIVACY, SHELL) for day in DAYS),
    Held("20120114080000", BUNDLE, b"load();", headers=SCRIPT),
    Held("20120614080000", BUNDLE, b"load();", headers=SCRIPT),
    Held("20121114080000", BUNDLE, b"load();", headers=SCRIPT),
    Held("20130414080000", BUNDLE, b"load();", headers=SCRIPT),
    Held("20120114080000", DATA, page(1)),
    Held("20120614080000", DATA, page(1)),
    Held("20121114080000", DATA, page(2)),
    Held("20130414080000", DATA, page(2)),
]


@dataclass(slots=True)
class ScriptedBrowser:
    """A browser that asks for the bundle and the data of a page, and shows the data."""

    pages: list[str] = field(default_factory=list)
    lacks: tuple[str, ...] = ()

    def render(self, page: Snapshot, ask: AskForPart) -> Rendering:
        """Ask for what the page needs, and return the data as the page."""
        self.pages.append(page.capture.timestamp)
        bundle, data = ask(BUNDLE), ask(DATA)
        if bundle is None or data is None:
            raise RenderingFailed(page.capture.original, "a script is missing from the archive")
        for url in self.lacks:
            ask(url)
        # The page as shown is not any of the answers.
        dom = data.snapshot.body.replace(b"<body>", b"<body class=shown>")
        return Rendering(dom, page.capture.original, "Chromium 150.0", (BUNDLE, DATA), self.lacks, ())


def harvest_rendered(here: Field, browser: ScriptedBrowser, watcher: Watcher | None = None) -> HarvestResult:
    """Harvest with a browser."""
    ledger = PaceLedger(here.store.path)
    try:
        with opened(here.server.location, settings=here.settings, clock=here.clock, ledger=ledger) as archive:
            job = replace(here.job, renders=True)
            watching = watcher or SilentProgress()
            (outcome,) = harvest_documents(here.store, archive, [job], here.clock, watching, Helpers(browser))
            return outcome
    finally:
        ledger.close()
