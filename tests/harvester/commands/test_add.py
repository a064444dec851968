"""`harvest add` and `harvest init`, as users type them."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.config import load
from tests.support.calls import Harvest, objects
from tests.support.company_sites import OWN, home, moving_site, years
from tests.support.stand_in import Reply, StandIn, World

DOMAIN = "alder-and-finch.example"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return an empty folder, in which the commands are called."""
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def archive() -> Iterator[str]:
    """Return the address of an archive with a company's site and that of another one."""
    heron = "http://www.heron-lamps.example"
    world = moving_site()
    world.held += [
        home(2015, (f"{heron}/privacy", "Privacy"), url=f"{heron}/"),
        *years(f"{heron}/privacy", 2010, 2015),
    ]
    with StandIn(world) as server:
        yield server.location


def documents(path: Path) -> dict[str, list[str]]:
    return {one.slug: [policy.slug for policy in one.documents] for one in load(path, {}).companies}


def test_a_domain_is_added_and_can_be_harvested_at_once(folder: Path, archive: str, harvest: Harvest) -> None:
    code, out, err = harvest("--archive", archive, "add", DOMAIN, "--yes")
    assert (code, err) == (0, "")
    assert "added privacy and terms of alder-and-finch to config.toml" in out
    assert "left, because it is not sure: privacy-children" in out
    code, out, _ = harvest("--archive", archive, "--company", "alder-and-finch", "--json")
    assert code == 0
    assert {one["document"]: one["captures"] for one in objects(out)} == {"privacy": 20, "terms": 13}


def test_nothing_is_written_without_a_choice(folder: Path, archive: str, harvest: Harvest) -> None:
    code, out, _ = harvest("--archive", archive, "add", DOMAIN)
    assert code == 0
    assert f"http://{OWN}/legal/privacy" in out
    assert "nothing was written: choose with --select" in out
    assert not (folder / "config.toml").exists()


def test_documents_are_chosen_by_number(folder: Path, archive: str, harvest: Harvest) -> None:
    assert harvest("--archive", archive, "add", DOMAIN, "--select", "2,3")[0] == 0
    assert documents(folder / "config.toml") == {"alder-and-finch": ["terms", "privacy-children"]}
    assert harvest("--archive", archive, "add", DOMAIN, "--select", "1")[0] == 0
    assert documents(folder / "config.toml")["alder-and-finch"] == ["terms", "privacy-children", "privacy"]
    code, _, err = harvest("--archive", archive, "add", DOMAIN, "--select", "9")
    assert (code, "there is no number 9" in err) == (2, True)
    code, _, err = harvest("--archive", archive, "add", DOMAIN, "--select", "one")
    assert (code, "not a list of numbers" in err) == (2, True)


def test_what_is_watched_already_is_not_added_again(folder: Path, archive: str, harvest: Harvest) -> None:
    assert harvest("--archive", archive, "add", DOMAIN, "--yes")[0] == 0
    before = (folder / "config.toml").read_bytes()
    code, out, _ = harvest("--archive", archive, "add", "alder-and-finch", "--yes")
    assert code == 0
    assert "found 2 documents" in out
    assert (folder / "config.toml").read_bytes() == before


def test_programs_read_an_object_for_each_address(folder: Path, archive: str, harvest: Harvest) -> None:
    code, out, _ = harvest("--archive", archive, "add", DOMAIN, "--json")
    assert code == 0
    rows = objects(out)
    first = rows[0]
    assert first == {
        "company": "alder-and-finch",
        "document": "privacy",
        "number": 1,
        "kind": "privacy",
        "language": "en",
        "url": f"http://{OWN}/privacy.html",
        "from": None,
        "until": "2010-03-10",
        "first_capture": "20030310120000",
        "last_capture": "20090310120000",
        "captures": 11,
        "because": "the home page of 1 Mar 2004 calls it “Privacy”",
        "sure": True,
        "added": False,
    }
    assert not (folder / "config.toml").exists()


def test_a_list_is_added_and_one_bad_line_holds_up_no_other(
    folder: Path, archive: str, harvest: Harvest
) -> None:
    (folder / "suppliers.csv").write_text(
        f"domain,name\nnobody.example,x\nco.uk,y\n{DOMAIN},z\nheron-lamps.example,w\n"
    )
    code, out, err = harvest("--archive", archive, "add", "--from", "suppliers.csv", "--yes")
    assert code == 1
    assert "nobody.example: no policy found" in out
    assert "'co.uk'" in err
    assert documents(folder / "config.toml") == {
        "alder-and-finch": ["privacy", "terms"],
        "heron-lamps": ["privacy"],
    }


def test_a_list_may_come_from_standard_input(
    folder: Path, archive: str, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"heron-lamps.example\n")))
    assert harvest("--archive", archive, "add", "--from", "-", "--yes")[0] == 0
    assert documents(folder / "config.toml") == {"heron-lamps": ["privacy"]}


def test_comments_of_the_user_stay(folder: Path, archive: str, harvest: Harvest) -> None:
    assert harvest("init")[0] == 0
    before = (folder / "config.toml").read_text()
    assert harvest("--archive", archive, "add", DOMAIN, "--yes")[0] == 0
    assert (folder / "config.toml").read_text().startswith(before)
    code, _, err = harvest("init")
    assert (code, "exists already" in err) == (2, True)


@pytest.mark.parametrize("typed", ["192.0.2.7", "localhost", "com", "co.uk", "nikon"])
def test_what_is_no_domain_is_refused(folder: Path, archive: str, harvest: Harvest, typed: str) -> None:
    code, _, err = harvest("--archive", archive, "add", typed)
    assert code == 2
    assert repr(typed) in err


def test_an_unknown_company_is_told_how_to_add_it(folder: Path, archive: str, harvest: Harvest) -> None:
    code, _, err = harvest("--archive", archive, "--company", "nikonusa.com")
    assert code == 2
    assert "`harvest add nikonusa.com`" in err


def test_nothing_found_says_what_was_looked_for(folder: Path, harvest: Harvest) -> None:
    with StandIn(World()) as server:
        code, out, _ = harvest("--archive", server.location, "add", DOMAIN)
    assert code == 1
    assert "no policy found" in out
    assert "harvest add ADDRESS" in out


def test_an_archive_that_asks_to_wait_is_left_alone(folder: Path, harvest: Harvest) -> None:
    limited = Reply(429, (("Retry-After", "300"),), b"")
    with StandIn(lambda request: limited) as server:
        code, _, err = harvest("--archive", server.location, "add", DOMAIN, "heron-lamps.example")
        assert server.counts["index"] == 1
    assert (code, "slow down" in err) == (4, True)


def test_a_wrong_configuration_is_said_before_anything_is_asked(
    folder: Path, archive: str, harvest: Harvest
) -> None:
    (folder / "config.toml").write_text("[companies")
    code, _, err = harvest("--archive", archive, "add", DOMAIN, "--yes")
    assert (code, "not valid TOML" in err) == (2, True)
    assert (folder / "config.toml").read_text() == "[companies"
