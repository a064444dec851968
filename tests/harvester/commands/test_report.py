"""`harvest report` writes pages, says what it did, and refuses what it must not touch."""

from __future__ import annotations

from pathlib import Path

from tests.support.calls import Harvest
from tests.support.whole_site import check_site, contents


def test_the_report_of_the_demo_tells_its_history(harvested: Harvest, tmp_path: Path) -> None:
    code, out, err = harvested("report", "site")
    assert (code, out) == (0, "")
    assert "1 document, 1 changed" in err and "index.html" in err
    pages = check_site(tmp_path / "site")
    page = pages["larkspur/privacy/index.html"]
    assert "Three changes seen, one of them silent" in page.words[""]
    assert "It states: effective 25 May 2018." in page.words[""]
    assert "1 document, nothing changed" in harvested("report", "site")[2]


def test_the_silent_edit_is_told_with_what_it_stands_on(harvested: Harvest, tmp_path: Path) -> None:
    harvested("report", "site")
    page = contents(tmp_path / "site")["larkspur/privacy/index.html"]
    assert '▽ in version <a href="#v20150902074531">3</a>' in page
    place = page.index('<li id="v20150902074531">')
    assert "“Effective Date: January 15, 2014” in the capture of 11 Jun 2014, 19:02 UTC" in page[place:]


def test_only_the_named_companies_are_shown(harvested: Harvest, tmp_path: Path) -> None:
    code, _, err = harvested("report", "site", "--company", "nobody")
    assert code == 2 and "nobody" in err and not (tmp_path / "site").exists()
    assert harvested("report", "site", "--company", "larkspur")[0] == 0


def test_a_folder_with_other_contents_is_refused(harvested: Harvest, tmp_path: Path) -> None:
    before = {path.name for path in tmp_path.iterdir()}
    code, _, err = harvested("report", ".")
    assert code == 2 and "is not empty" in err
    assert {path.name for path in tmp_path.iterdir()} == before


def test_a_name_that_no_folder_can_have_is_refused(harvested: Harvest) -> None:
    for name in ("a\0b", "x" * 300, "config.toml"):
        code, _, err = harvested("report", name)
        assert code == 2 and err


def test_a_report_needs_a_store(harvest: Harvest, tmp_path: Path) -> None:
    code, _, err = harvest("report", tmp_path / "site", "--db", tmp_path / "none.db")
    assert code == 2 and "no store yet" in err
    assert not (tmp_path / "site").exists()


def test_the_store_is_not_changed(harvested: Harvest, tmp_path: Path) -> None:
    before = (tmp_path / "harvest.db").read_bytes()
    assert harvested("report", "site")[0] == 0
    assert (tmp_path / "harvest.db").read_bytes() == before
