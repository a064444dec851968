"""A browser is wanted where pages are to be rendered, and nowhere else."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.commands import run
from harvester.errors import BrowserMissing
from harvester.pipeline import harvest_companies
from tests.support.calls import Harvest
from tests.support.configurations import written
from tests.support.stand_in import PRIVACY, Held, page
from tests.support.warcs import write_warc

COMPANY = """
[archive]
location = "captures.warc.gz"
render = "{archive}"
[companies.juniper]
domains = ["juniper-and-reed.example"]
[companies.juniper.documents.privacy]
urls = ["http://www.juniper-and-reed.example/privacy"]
{document}
"""


@pytest.fixture
def no_browser(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Work in an empty folder, on a machine without a browser."""

    def missing() -> None:
        raise BrowserMissing("no Chromium was found", "Install Chromium")

    monkeypatch.setattr(harvest_companies, "check_browser", missing)
    monkeypatch.chdir(tmp_path)
    write_warc(tmp_path / "captures.warc.gz", [Held("20120115120000", PRIVACY, page(1))])


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize(
    ("archive", "document", "is_wanted"),
    [
        ("never", "", False),
        ("when needed", "", True),
        ("when needed", 'render = "never"', False),
        ("never", 'render = "when needed"', True),
    ],
)
def test_a_browser_is_wanted_if_any_document_is_rendered(
    harvest: Harvest, tmp_path: Path, archive: str, document: str, is_wanted: bool
) -> None:
    written(tmp_path, COMPANY.format(archive=archive, document=document))
    code, _, said = harvest("--dry-run")
    assert (code, "no Chromium was found" in said) == (0, is_wanted)
    code, _, said = harvest()
    assert (code == 2, "no Chromium was found. Install Chromium" in said) == (is_wanted, is_wanted)


@pytest.mark.usefixtures("no_browser")
@pytest.mark.parametrize(
    ("render", "sandbox"), [("when needed", False), ("when needed", True), ("never", False)]
)
def test_root_is_warned_where_pages_are_rendered(
    harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, render: str, sandbox: bool
) -> None:
    monkeypatch.setattr(harvest_companies, "check_browser", lambda: None)
    monkeypatch.setattr(run, "may_be_sandboxed", lambda: sandbox)
    written(tmp_path, COMPANY.format(archive=render, document=""))
    code, _, said = harvest()
    assert (code, "the browser has no sandbox" in said) == (0, render == "when needed" and not sandbox)
    assert harvest("--quiet") == (0, "", "")
