"""Several archives in order: their captures are one history, and one that is down holds up no other."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from harvester.errors import ConfigError
from store import Store
from tests.support.archives import opened
from tests.support.calls import Harvest, objects
from tests.support.memento_stand_in import TIMEMAP, MementoStandIn
from tests.support.stand_in import PRIVACY, Held, Reply, Request, StandIn, World, page
from tests.support.stand_in.server import Behaviour
from tests.support.warcs import write_warc

EARLY, BOTH, LATE = "20120115120000", "20130115120000", "20140115120000"
OLD, SAME, NEW = Held(EARLY, PRIVACY, page(1)), Held(BOTH, PRIVACY, page(2)), Held(LATE, PRIVACY, page(3))
HOME = Path("harvest.db")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def configure(*locations: str, further: str = "") -> None:
    """Write a configuration with these archives."""
    listed = ", ".join(f'"{one}"' for one in locations)
    Path("config.toml").write_text(
        f"[archive]\nlocation = [{listed}]\ncooldown_seconds = 0\nblock_cooldown_seconds = 0\n{further}\n"
        f'[companies.juniper.documents.privacy]\nurls = ["{PRIVACY}"]\n',
        "utf-8",
    )


@contextmanager
def servers(*behaviours: Behaviour) -> Iterator[list[StandIn]]:
    """Serve several archives."""
    with ExitStack() as stack:
        yield [stack.enter_context(StandIn(one)) for one in behaviours]


def run(harvest: Harvest) -> tuple[int, dict[str, Any], str]:
    """Return the exit code of a run, its object and what it complains of."""
    code, out, err = harvest("--json", "--quiet")
    (found,) = objects(out)
    return code, found, err


def proofs(harvest: Harvest) -> dict[str, dict[str, Any]]:
    """Return source and proof of each version, by its first capture."""
    found: list[Any] = objects(harvest("log", "--json")[1])
    return {one["first_capture"]: {"source": one["source"], **one["proof"]} for one in found}


def test_the_captures_of_all_are_one_history(folder: Path, harvest: Harvest) -> None:
    write_warc(folder / "own.warc.gz", [SAME, NEW])
    with servers(World([OLD, SAME])) as (server,):
        configure(server.location, "own.warc.gz")
        code, found, err = run(harvest)
        assert (code, err) == (0, "")
        assert (found["listing"], found["captures"], found["remaining"]) == ("complete", 3, 0)
        assert found["versions_new"] == 3
        shown = proofs(harvest)
        assert [one["source"] for one in shown.values()] == [server.location, server.location, "own.warc.gz"]
        assert shown[EARLY]["url"] == f"{server.location}/web/{EARLY}/{PRIVACY}"
        assert shown[LATE]["file"] == "own.warc.gz"
        assert "url" not in shown[LATE], "an archive that has not served it is not named"
        (compared,) = objects(harvest("diff", "juniper", BOTH, LATE, "--format", "json")[1])
        sides: Any = compared["before"], compared["after"]
        assert [one["source"] for one in sides] == [server.location, "own.warc.gz"]
        with Store(folder / HOME) as store:
            rows = [tuple(one.values()) for one in store.database.rows("SELECT source, replay FROM timeline")]
        assert rows == [(one["source"], one.get("url")) for one in shown.values()]
        (status,) = objects(harvest("status", "--json")[1])
        assert (status["listing"], status["captures"], status["remaining"]) == ("complete", 3, 0)
        assert harvest("verify")[0] == 0
        asked = server.counts["memento"]
        assert run(harvest)[1]["requests"] == {"index": 2, "memento": 0}
        assert server.counts["memento"] == asked


def test_the_order_decides_who_serves_what_both_have(folder: Path, harvest: Harvest) -> None:
    write_warc(folder / "own.warc.gz", [SAME, NEW])
    with servers(World([OLD, SAME])) as (server,):
        configure("own.warc.gz", server.location)
        assert run(harvest)[0] == 0
        assert [one["source"] for one in proofs(harvest).values()] == [
            server.location,
            "own.warc.gz",
            "own.warc.gz",
        ]
        assert server.counts["memento"] == 1


def test_archives_of_a_call_are_repeated_options(folder: Path, harvest: Harvest) -> None:
    write_warc(folder / "a.warc.gz", [OLD])
    write_warc(folder / "b.warc.gz", [NEW])
    configure("nowhere.warc.gz")
    archives = "--archive", "a.warc.gz", "--archive", "b.warc.gz", "--archive", "./a.warc.gz"
    code, out, _ = harvest(*archives, "--json", "--quiet")
    (found,) = objects(out)
    assert (code, found["captures"], found["versions_new"]) == (0, 2, 2)
    assert [one["source"] for one in proofs(harvest).values()] == ["a.warc.gz", "b.warc.gz"]
    assert objects(harvest("status", "--json")[1])[0]["listing"] == "complete"


@pytest.mark.parametrize("is_first", [True, False], ids=["first", "last"])
@pytest.mark.parametrize(
    ("reply", "words"),
    [(Reply(429), "429"), (Reply(503), "503"), (Reply(fault="reset"), "")],
    ids=["429", "503", "reset"],
)
def test_one_that_is_down_holds_up_no_other(
    folder: Path, harvest: Harvest, reply: Reply, words: str, is_first: bool
) -> None:
    write_warc(folder / "own.warc.gz", [SAME, NEW])
    with servers(lambda _: reply) as (server,):
        configure(*sorted([server.location, "own.warc.gz"], reverse=not is_first))
        code, found, err = run(harvest)
        assert code == 1
        assert (found["listing"], found["captures"], found["versions_new"]) == ("partial", 2, 2)
        assert len(found["problems"]) == 1
        assert found["problems"][0].startswith(f"{server.location}: {PRIVACY}: ")
        assert words in found["problems"][0]
        assert server.location in err
        status = harvest("status")[1]
        assert "list       partial" in status
        # It is back, with captures before and after those of the other: all of it is history.
        server.behaviour = World([OLD, SAME, Held("20150115120000", PRIVACY, page(4))])
        code, found, err = run(harvest)
        assert (code, found["listing"], found["captures"], found["problems"]) == (0, "complete", 4, [])
        assert found["changes_new"] == 2
        assert harvest("digest")[1].startswith("No new changes. 3 earlier changes are on record")


def test_all_that_are_down_end_the_run(folder: Path, harvest: Harvest) -> None:
    with servers(lambda _: Reply(429), lambda _: Reply(429)) as two:
        configure(*(one.location for one in two))
        code, found, _ = run(harvest)
        assert (code, found["listing"]) == (4, "failed")


def test_what_one_does_not_serve_another_does(folder: Path, harvest: Harvest) -> None:
    def lacking(request: Request) -> Reply:
        whole = World([OLD, SAME])
        return Reply(404) if f"/{BOTH}id_/" in request.path else whole(request)

    write_warc(folder / "own.warc.gz", [SAME])
    with servers(lacking) as (server,):
        configure(server.location, "own.warc.gz")
        code, found, _ = run(harvest)
        assert (code, found["skipped"]) == (0, [])
        assert proofs(harvest)[BOTH]["source"] == "own.warc.gz"


def test_what_none_serves_is_said_of_all(folder: Path, harvest: Harvest) -> None:
    def lacking(request: Request) -> Reply:
        return Reply(404) if f"/{BOTH}id_/" in request.path else World([OLD, SAME])(request)

    with servers(lacking, lacking) as two:
        configure(*(one.location for one in two))
        code, found, _ = run(harvest)
        assert code == 1
        ((skipped),) = found["skipped"]
        assert all(one.location in skipped["reason"] for one in two)
        # A third archive was not asked yet, so the capture is due at once.
        write_warc(folder / "own.warc.gz", [SAME])
        configure(*(one.location for one in two), "own.warc.gz", further="budget = 10")
        asked = sum(one.counts["memento"] for one in two)
        code, found, _ = run(harvest)
        assert (code, found["remaining"], len(proofs(harvest))) == (0, 0, 2)
        assert proofs(harvest)[BOTH]["source"] == "own.warc.gz"
        assert sum(one.counts["memento"] for one in two) > asked


def test_one_that_excludes_the_site_does_not_speak_for_another(folder: Path, harvest: Harvest) -> None:
    def excluding(request: Request) -> Reply:
        if request.kind == "memento":
            return Reply(403, (("X-Archive-Wayback-Runtime-Error", "AdministrativeAccessControlException"),))
        return World([OLD, SAME])(request)

    write_warc(folder / "own.warc.gz", [SAME, NEW])
    with servers(excluding) as (server,):
        configure(server.location, "own.warc.gz")
        code, found, _ = run(harvest)
        assert code == 1
        assert [one["timestamp"] for one in found["skipped"]] == [EARLY]
        assert [one["source"] for one in proofs(harvest).values()] == ["own.warc.gz", "own.warc.gz"]
        (status,) = objects(harvest("status", "--json")[1])
        assert (status["excluded"], status["fetched"]) == (1, 2)


def test_one_that_must_pause_in_the_middle_leaves_the_rest_to_the_others(
    folder: Path, harvest: Harvest
) -> None:
    """What only it lists is left for another run, and counted."""
    months = [Held(f"20{year:02}0615120000", PRIVACY, page(year)) for year in range(5, 15)]

    def limited(request: Request) -> Reply:
        if request.kind == "memento" and request.number >= 2:
            return Reply(429)
        return World(months)(request)

    write_warc(folder / "own.warc.gz", [SAME, NEW])
    with servers(limited) as (server,):
        configure(server.location, "own.warc.gz", further="resolution_days = 0")
        code, found, _ = run(harvest)
        assert code == 1
        assert found["remaining"] == 8 - 1, "the one that was refused was asked for"
        assert any("left for another run" in one for one in found["problems"])
        assert {BOTH, LATE} <= set(proofs(harvest))
        server.behaviour = World(months)
        code, found, _ = run(harvest)
        assert (code, found["remaining"], found["problems"]) == (0, 0, [])
        assert len(proofs(harvest)) == 12


def test_a_capture_of_a_memento_server_is_that_of_another_archive(folder: Path, harvest: Harvest) -> None:
    """A TimeMap states no digests: the same second and address count as the same capture."""
    library = MementoStandIn([OLD, SAME])
    write_warc(folder / "own.warc.gz", [SAME, NEW])
    for turn in (False, True):
        with StandIn(library) as server:
            library.base = server.location
            places = [f"memento+{server.location}{TIMEMAP}", "own.warc.gz"]
            configure(*(reversed(places) if turn else places))
            code, found, _ = run(harvest)
            assert (code, found["captures"], found["remaining"]) == (0, 3, 0)
            sources = [one["source"] for one in proofs(harvest).values()]
            assert sources[0].startswith("memento+")
            assert sources[2] == "own.warc.gz"
            assert (sources[1] == "own.warc.gz") == turn
        HOME.unlink()


def test_an_address_that_one_lacks_is_no_warning(folder: Path, harvest: Harvest) -> None:
    write_warc(folder / "own.warc.gz", [Held(EARLY, "http://other.example/", page(1))])
    with servers(World([OLD, SAME])) as (server,):
        configure("own.warc.gz", server.location)
        code, found, _ = run(harvest)
        assert (code, found["warnings"], found["listing"]) == (0, [], "complete")


def test_a_forecast_counts_the_lists_of_all(folder: Path, harvest: Harvest) -> None:
    write_warc(folder / "a.warc.gz", [OLD])
    write_warc(folder / "b.warc.gz", [NEW])
    configure("a.warc.gz", "b.warc.gz")
    assert "2 index requests" in harvest("--dry-run")[1]
    assert harvest("check-archive", "--url", PRIVACY)[1].count("ok    index") == 2


@pytest.mark.parametrize(
    "location", ["[]", "[3]", '["a.warc.gz", ""]', '["a.warc.gz\\nb.warc.gz"]', '["a.zip"]']
)
def test_a_list_that_is_no_list_of_archives(folder: Path, harvest: Harvest, location: str) -> None:
    Path("config.toml").write_text(f"[archive]\nlocation = {location}\n", "utf-8")
    code, _, err = harvest("status")
    assert code == 2
    assert "archive.location" in err


def test_one_that_cannot_be_opened_is_a_wrong_call(folder: Path) -> None:
    write_warc(folder / "a.warc.gz", [OLD])
    with pytest.raises(ConfigError, match=r"b\.warc\.gz"), opened("a.warc.gz\nb.warc.gz"):
        pass


def test_what_matches_is_found_in_all(folder: Path) -> None:
    other = "http://www.juniper-and-reed.example/terms"
    write_warc(folder / "a.warc.gz", [SAME, Held(LATE, other, page(3))])
    write_warc(folder / "b.warc.gz", [OLD])
    library = MementoStandIn([OLD])
    with StandIn(library) as server:
        places = "a.warc.gz", "b.warc.gz", f"memento+{server.location}{TIMEMAP}"
        with opened("\n".join(places)) as archive:
            found = archive.matching("juniper-and-reed.example", ".*")
            assert [(one.timestamp, one.original) for one in found.captures] == [
                (EARLY, PRIVACY),
                (LATE, other),
            ]
            assert not found.complete
            assert "cannot be searched" in found.problem


def test_a_list_of_one_that_is_down_is_missing_and_said(folder: Path) -> None:
    write_warc(folder / "own.warc.gz", [OLD])
    with servers(lambda _: Reply(429)) as (server,), opened(f"{server.location}\nown.warc.gz") as archive:
        (found,) = archive.captures(PRIVACY)
        assert [one.timestamp for one in found.captures] == [EARLY]
        assert (found.complete, found.cut) == (False, True)
        assert found.problem.startswith(f"{server.location}: ")
        asked = len(server.log)
        assert [one.captures for one in archive.captures(PRIVACY)] == [found.captures]
        assert len(server.log) == asked, "it is not asked again"
        assert archive.nearest(PRIVACY, EARLY, timedelta(days=1)).archive == str(folder / "own.warc.gz")


def test_add_finds_what_all_have(folder: Path, harvest: Harvest) -> None:
    write_warc(folder / "own.warc.gz", [OLD, SAME])
    library = MementoStandIn([SAME, NEW])
    with StandIn(library) as server:
        library.base = server.location
        archives = "--archive", "own.warc.gz", "--archive", f"memento+{server.location}{TIMEMAP}"
        code, out, err = harvest(*archives, "add", "juniper-and-reed.example", "--yes")
        assert code == 0
        assert "15 Jan 2012 to 15 Jan 2013, 3 captures" in out, "a TimeMap does not say what is a page"
        assert "a Memento server cannot be searched" in err
