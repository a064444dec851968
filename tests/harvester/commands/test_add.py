"""`harvest add` and `harvest init`, as users type them."""

from __future__ import annotations

import errno
import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.archive import Archive
from harvester.commands.add_suppliers import add_suppliers
from harvester.commands.adding import Adding, AddingChoice
from harvester.commands.last_barrier import DEBUG_VARIABLE
from harvester.commands.options import Globals
from harvester.config import load
from harvester.discovery import Discovery, ListedSupplier, Target, discover
from tests.support.calls import Harvest, objects
from tests.support.company_sites import OWN, home, moving_site, years
from tests.support.stand_in import Reply, StandIn, World
from tests.support.stand_in.server import Behaviour

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


def added_from(folder: Path, harvest: Harvest, archive: str, text: str, *more: str) -> tuple[int, str, str]:
    (folder / "suppliers.csv").write_text(text, encoding="utf-8")
    return harvest("--archive", archive, "add", "--from", "suppliers.csv", "--yes", *more)


def test_a_list_is_added_and_one_bad_line_holds_up_no_other(
    folder: Path, archive: str, harvest: Harvest
) -> None:
    code, out, err = added_from(
        folder,
        harvest,
        archive,
        f"domain;name\nnobody.example;Nobody\nco.uk;x\n{DOMAIN};Alder & Finch\nheron-lamps.example;Heron\n",
    )
    assert code == 1
    assert "'co.uk'" in err
    assert "suppliers.csv: read by column 1 of 2, headed “domain”" in out
    assert "1 of 4, nobody.example: no policy found: the archive lists no capture" in out
    assert documents(folder / "config.toml") == {
        "alder-and-finch": ["privacy", "terms"],
        "heron-lamps": ["privacy"],
    }
    assert [one.name for one in load(folder / "config.toml", {}).companies] == ["Alder & Finch", "Heron"]
    summary = out[out.index("2 of 4 companies watched") :].splitlines()
    assert [line.partition(":")[2].strip().partition(":")[0] for line in summary[1:]] == [
        "nobody.example (line 2)",
        "co.uk (line 3)",
    ]


def test_every_line_of_a_list_is_answered(folder: Path, archive: str, harvest: Harvest) -> None:
    code, out, _ = added_from(
        folder, harvest, archive, f"Lamps\nquillpay\n{DOMAIN}\nwww.{DOMAIN}\nlocalhost\n"
    )
    assert code == 1
    assert "headed “Lamps”" in out
    assert "1 of 3 companies watched" in out
    assert "not watched: quillpay (line 2): 'quillpay': is not a domain" in out
    assert f"left out: www.{DOMAIN} (line 4): is the same as line 3" in out
    assert "not watched: localhost (line 5)" in out


def test_a_second_run_of_a_list_asks_only_for_what_is_not_watched(folder: Path, harvest: Harvest) -> None:
    text = f"{DOMAIN}\nhttp://{OWN}/legal/privacy\nghost.example\n"
    with StandIn(moving_site()) as server:
        assert added_from(folder, harvest, server.location, text)[0] == 1
        before = len(server.log)
        code, out, _ = added_from(folder, harvest, server.location, text)
        asked = server.log[before:]
    assert code == 1, "ghost.example is not watched"
    assert f"1 of 3, {DOMAIN}: watched already: privacy and terms" in out
    assert f"http://{OWN}/legal/privacy: watched already: privacy of alder-and-finch" in out
    assert "2 of 3 companies watched" in out
    assert {request.query.get("url") for request in asked} <= {"ghost.example", "http://ghost.example/"}


def test_what_is_left_is_named_at_the_end_with_its_command(folder: Path, harvest: Harvest) -> None:
    world = World(
        [*years(f"http://{OWN}/privacy", 2010, 2018), *years(f"http://{OWN}/x/privacy", 2010, 2018)]
    )
    with StandIn(world) as server:
        code, out, _ = added_from(folder, harvest, server.location, f"{DOMAIN}\n")
        assert code == 0
        assert "none of them is sure" in out
        assert (
            f"left, because it is not sure: privacy and privacy-2; `harvest add {DOMAIN} --select 1`" in out
        )
        code, out, _ = added_from(folder, harvest, server.location, f"{DOMAIN}\nghost.example\n")
        assert "0 of 2 companies watched" in out
        assert f"left to choose: privacy and privacy-2; `harvest add {DOMAIN} --select 1`" in out
        assert harvest("--archive", server.location, "add", DOMAIN, "--select", "1")[0] == 0
    assert documents(folder / "config.toml") == {"alder-and-finch": ["privacy"]}


def test_an_unforeseen_error_in_one_line_holds_up_no_other(
    folder: Path, archive: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(target: Target, archive: Archive) -> Discovery:
        if target.domain == DOMAIN:
            raise OSError(errno.ENOSPC, "No space left on device")
        return discover(target, archive)

    monkeypatch.setattr("harvester.commands.adding.discover", broken)
    monkeypatch.delenv(DEBUG_VARIABLE, raising=False)
    adding = Adding(Globals(archive=archive), AddingChoice(True, None, None, as_json=False))
    assert add_suppliers(adding, [ListedSupplier(1, DOMAIN), ListedSupplier(2, "heron-lamps.example")]) == 1
    out, err = capsys.readouterr()
    assert "Free some disk space" in err
    assert documents(folder / "config.toml") == {"heron-lamps": ["privacy"]}
    assert "1 of 2 companies watched" in out


def test_a_list_names_what_was_not_looked_for_when_the_archive_asks_to_wait(
    folder: Path, harvest: Harvest
) -> None:
    limited = Reply(429, (("Retry-After", "300"),), b"")
    with StandIn(lambda request: limited) as server:
        text = "\n".join(f"c{n}.example" for n in range(15))
        code, out, _ = added_from(folder, harvest, server.location, text)
        assert server.counts["index"] == 1
    assert code == 4
    assert "0 of 15 companies watched" in out
    assert "not looked for yet: c9.example (line 10)" in out
    assert "not looked for yet: 5 more lines" in out


@pytest.mark.parametrize("content", [b"", b"# nobody\n", b"PK\x03\x04" + bytes(40)])
def test_a_file_without_suppliers_is_refused(folder: Path, harvest: Harvest, content: bytes) -> None:
    (folder / "list.xlsx").write_bytes(content)
    code, _, err = harvest("add", "--from", "list.xlsx")
    assert (code, "list.xlsx" in err, "defect" in err) == (2, True, False)


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


def test_four_reasons_for_nothing_are_told_apart(folder: Path, archive: str, harvest: Harvest) -> None:
    down = Reply(503, (), b"")
    refused = Reply(403, (), b"AdministrativeAccessControlException: Blocked Site Error")
    lamps = World(years("http://www.ghost.example/", 2010, 2012))
    said = []
    behaviours: list[Behaviour] = [lambda _: down, lambda _: refused, World(), lamps]
    for behaviour in behaviours:
        with StandIn(behaviour) as server:
            code, out, _ = harvest("--archive", server.location, "add", "ghost.example")
        assert code == 1
        said.append(out.splitlines()[0].removeprefix("ghost.example: "))
    assert harvest("--archive", archive, "add", "heron-lamps.example", "--yes")[0] == 0
    code, out, _ = harvest("--archive", archive, "add", "heron-lamps.example")
    assert code == 0
    said.append(out.splitlines()[0].removeprefix("heron-lamps.example: "))
    begins = (
        "could not be looked for: ",
        "could not be looked for: the archive does not show this site (excluded)",
        "no policy found: the archive lists no capture of its home page",
        "no policy found, by ",
        "watched already: privacy",
    )
    assert [line.startswith(begin) for line, begin in zip(said, begins, strict=True)] == [True] * 5, said
    assert "excluded" not in said[0]


def test_with_json_the_reason_for_nothing_goes_to_standard_error(folder: Path, harvest: Harvest) -> None:
    with StandIn(World()) as server:
        code, out, err = harvest("--archive", server.location, "add", DOMAIN, "--json")
    assert (code, out, "no policy found" in err) == (1, "", True)


def test_any_address_is_added_because_the_user_names_it(folder: Path, harvest: Harvest) -> None:
    url = f"http://{OWN}/article/2860"
    with StandIn(World(years(url, 2010, 2018))) as server:
        code, out, err = harvest("--archive", server.location, "add", url, "--yes")
        assert (code, err) == (0, "")
        assert "added policy of alder-and-finch" in out
        other = "http://help.elsewhere.example/7"
        assert harvest("--archive", server.location, "add", other, "--company", "nobody")[0] == 2
        call = ("add", other, "--company", "alder-and-finch", "--select", "1")
        assert harvest("--archive", server.location, *call)[0] == 0
    (company,) = load(folder / "config.toml", {}).companies
    assert [(one.slug, one.title) for one in company.documents] == [
        ("policy", "Policy"),
        ("policy-2", "Policy (2)"),
    ]


def test_what_another_company_watches_is_said(folder: Path, harvest: Harvest) -> None:
    there = "https://policies.hosting.example/doc/81"
    world = World([home(2015, (there, "Privacy Policy")), *years(there, 2014, 2018)])
    with StandIn(world) as server:
        assert harvest("--archive", server.location, "add", there, "--yes")[0] == 0
        code, out, _ = harvest("--archive", server.location, "add", DOMAIN, "--yes")
    assert code == 0
    assert "watched already: legal of hosting" in out
    assert documents(folder / "config.toml") == {"hosting": ["legal"]}


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


def test_a_configuration_that_is_read_only_is_said_before_anything_is_asked(
    folder: Path, harvest: Harvest
) -> None:
    path = folder / "config.toml"
    path.write_text("# mine\n")
    path.chmod(0o444)
    with StandIn(moving_site()) as server:
        code, _, err = harvest("--archive", server.location, "add", DOMAIN, "--yes")
        assert (code, "config.toml: is read-only" in err, len(server.log)) == (2, True, 0)
        assert harvest("--archive", server.location, "add", DOMAIN)[0] == 0, (
            "without a choice, nothing is written"
        )
    assert path.read_text() == "# mine\n"
    assert [one.name for one in folder.iterdir()] == ["config.toml"]


def test_a_watched_policy_that_moved_is_named_with_its_new_address(
    folder: Path, archive: str, harvest: Harvest
) -> None:
    assert harvest("--archive", archive, "add", DOMAIN, "--yes")[0] == 0
    (company,) = load(folder / "config.toml", {}).companies
    (privacy,) = (one for one in company.documents if one.slug == "privacy")
    old, *newer = (address.url for address in privacy.urls)
    assert newer
    Path("config.toml").write_text(
        f"[companies.alder-and-finch]\ndomains = ['{DOMAIN}']\n"
        f"[companies.alder-and-finch.documents.privacy]\nurls = ['{old}']\n"
    )
    code, out, _ = harvest("--archive", archive, "add", DOMAIN)
    assert code == 0
    for address in newer:
        assert f"privacy has another address, which is not watched: {address} (" in out
    assert "add the address to its urls in the configuration" in out
