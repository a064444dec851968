"""Kill it anywhere, run it again: the same store (docs/design.md, law 5); and two processes on one store."""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from queue import Queue

import pytest

from harvester.corpus.document import header
from harvester.extract import extract
from tests.support.harvests import contents
from tests.support.paths import ROOT
from tests.support.stand_in import MOVED, PRIVACY, Held, Reply, StandIn, World, history, page
from tests.support.stand_in.server import Request
from tests.support.zygote import KILLED, Zygote, kill

IS_LONG = bool(os.environ.get("HARVEST_LONG"))
RANDOM_KILLS = 200 if IS_LONG else 4
# Some of the places around commits, in turns before and after one, and some of the requests; all of them with
# HARVEST_LONG=1.
STRIDE = 1 if IS_LONG else 25
REQUEST_STRIDE = 1 if IS_LONG else 12

PROGRAM = [sys.executable, "-m", "harvester.cli", "--quiet"]
PYTHON = {**os.environ, "PYTHONPATH": str(ROOT)}
TERMS = "http://www.juniper-and-reed.example/terms"
CITED = "20120115120000"
CONFIG = """
[archive]
location = "{location}"
resolution_days = 0
cooldown_seconds = 0
block_cooldown_seconds = 0

[schedule]
overlap = "{overlap}"

[companies.juniper]
name = "Juniper & Reed"
domains = ["juniper-and-reed.example"]

[companies.juniper.documents.privacy]
title = "Privacy Policy"
urls = ["{PRIVACY}", "{MOVED}"]
cited = [
    "https://web.archive.org/web/{CITED}id_/{PRIVACY}",
    "https://web.archive.org/web/20121015120000id_/{PRIVACY}",
]

[companies.juniper.documents.terms]
title = "Terms of Use"
urls = ["{TERMS}"]
remove = ["h1", {{ css = "nav", from = "2013-02" }}]
"""
GONE = b"<html><head><title>404 Not Found</title></head><body><p>The page was not found.</p></body></html>"
PART = page(4)[: page(4).index(b"<h2>1.")] + b"</main></body></html>"
REDIRECT = (("Content-Type", "text/html"), ("Location", MOVED))


def captures() -> list[Held]:
    """Return a policy that changes, moves, is gone for a day, fails, and is cut; and the terms beside it."""
    return [
        *history(5),
        Held("20120915120000", PRIVACY, GONE),
        Held("20121015120000", PRIVACY, b"", status=301, headers=REDIRECT),
        Held("20121015130000", MOVED, page(3)),
        Held("20121105120000", MOVED, page(3)),
        Held("20121120120000", MOVED, page(4)),
        Held("20121220120000", MOVED, b"not served"),
        Held("20130110120000", MOVED, PART),
        *(Held(f"2013{month:02}01000000", TERMS, page(5 + month // 2)) for month in range(1, 4)),
    ]


class Field:
    """An archive, and folders with a configuration that names it."""

    def __init__(self, path: Path, server: StandIn, zygote: Zygote) -> None:
        self.path, self.server, self.zygote = path, server, zygote
        self.folders = (path / f"run-{number}" for number in count())
        self.whole: dict[str, list[tuple[object, ...]]] = {}
        self.seconds = 0.0

    def folder(self, overlap: str = "wait") -> Path:
        """Return a new folder with a configuration."""
        folder = next(self.folders)
        folder.mkdir()
        names = {"PRIVACY": PRIVACY, "MOVED": MOVED, "TERMS": TERMS, "CITED": CITED}
        (folder / "config.toml").write_text(
            CONFIG.format(location=self.server.location, overlap=overlap, **names), "utf-8"
        )
        return folder

    def finish(self, folder: Path, *arguments: str) -> dict[str, list[tuple[object, ...]]]:
        """Run to the end; gives what the store holds then."""
        code = self.zygote.run(arguments or ("--quiet",), folder=folder)
        assert code in (0, 1), (folder / "said.txt").read_text("utf-8")
        return contents(folder / "harvest.db")


@pytest.fixture(scope="module")
def here(zygote: Zygote, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Field]:
    world = World(captures(), cap=2)

    def withheld(request: Request) -> Reply:
        return Reply(404, body=b"Hrm.") if "/20121220120000id_/" in request.path else world(request)

    with StandIn(withheld) as server:
        field = Field(tmp_path_factory.mktemp("killed"), server, zygote)
        field.whole = field.finish(field.folder())
        # Not the first run: it waits for the zygote to have imported everything.
        begin = time.monotonic()
        assert field.finish(field.folder()) == field.whole
        field.seconds = time.monotonic() - begin
        assert {len(field.whole[name]) for name in ("documents", "citations")} == {2}
        assert len(field.whole["versions"]) >= 6
        assert len(field.whole["reviews"]) == 1
        yield field


def test_killed_whenever_it_asks(here: Field) -> None:
    for number in count(1, REQUEST_STRIDE):
        folder = here.folder()
        with killed_at_request(here, number) as victim:
            pid = here.zygote.start(("--quiet",), folder=folder)
            victim.put(pid)
            code = here.zygote.wait(pid)
        if code != KILLED:
            assert number > 10, "hardly anything was asked"
            break
        assert here.finish(folder) == here.whole, f"killed at request {number}"


@contextmanager
def killed_at_request(here: Field, number: int) -> Iterator[Queue[int]]:
    """Kill the process in the queue when its request of this number comes."""
    behaviour, before, victim = here.server.behaviour, len(here.server.log), Queue[int]()

    def lethal(request: Request) -> Reply:
        if len(here.server.log) - before == number:
            kill(victim.get(timeout=60))
        return behaviour(request)

    here.server.behaviour = lethal
    try:
        yield victim
    finally:
        here.server.behaviour = behaviour


def test_killed_as_a_program_of_its_own(here: Field) -> None:
    folder = here.folder()
    with killed_at_request(here, 7) as victim:
        process = subprocess.Popen(PROGRAM, cwd=folder, env=PYTHON)
        victim.put(process.pid)
        assert process.wait() == KILLED
    done = subprocess.run(
        [sys.executable, "-m", "harvester.cli", "--quiet"], cwd=folder, env=PYTHON, check=False
    )
    assert done.returncode in (0, 1)
    assert contents(folder / "harvest.db") == here.whole


def test_killed_around_a_commit(here: Field) -> None:
    for place in count(1, STRIDE):
        folder = here.folder()
        if here.zygote.run(("--quiet",), folder=folder, die_at=place) != KILLED:
            assert place > 40, "hardly anything was stored"
            break
        stored, asked = kept(folder / "harvest.db"), len(here.server.log)
        assert here.finish(folder) == here.whole, f"killed at place {place}"
        again = [request.path for request in here.server.log[asked:] if request.kind == "memento"]
        assert not [path for path in again if path.split("/")[2].removesuffix("id_") in stored]


def test_killed_at_random_moments(here: Field) -> None:
    chance = random.Random(int(os.environ.get("HARVEST_SEED", "5")))
    kills = 0
    while kills < RANDOM_KILLS:
        folder, moments = here.folder(), []
        # A run that was killed before may be killed again.
        for _ in range(chance.choice((1, 1, 2, 3))):
            moments.append(chance.uniform(0, here.seconds))
            process = here.zygote.start(("--quiet",), folder=folder)
            time.sleep(moments[-1])
            kill(process)
            kills += here.zygote.wait(process) == KILLED
        assert here.finish(folder) == here.whole, f"killed after {moments} seconds"


def kept(path: Path) -> set[str]:
    """Return the timestamps of the snapshots of a store, which may not have come into being."""
    return {str(row[1]) for row in contents(path).get("snapshots", [])} if path.exists() else set()


def document(timestamp: str, url: str, version: int) -> bytes:
    """Return a corpus document of one of the captures."""
    text = extract(page(version), "text/html; charset=utf-8", url).text
    return f"{header('juniper-and-reed.example', timestamp, url)}\n\n{text}".encode()


def counterparts(store: dict[str, list[tuple[object, ...]]]) -> list[object]:
    """Return what the corpus recipe gives for each capture that was read, or None."""
    return [row[8] for row in store["readings"]]


def test_an_import_that_was_killed_is_done_again(here: Field) -> None:
    files = {
        "a.md": document(CITED, PRIVACY, 1),
        "b.md": document("20121015130000", MOVED, 3),
        # The archive does not serve what it cites: the captures beside it are read by its recipe, too.
        "c.md": document("20121220120000", MOVED, 1),
    }

    def with_files() -> Path:
        folder = here.folder()
        for name, payload in files.items():
            (folder / name).write_bytes(payload)
        return folder

    folder = with_files()
    imported = here.finish(folder, "import", *files)
    harvested = here.finish(folder)
    assert [len(imported[name]) for name in ("citations", "versions")] == [4, 3]
    assert sum(row is not None for row in counterparts(harvested)) == 2
    for number, place in enumerate(count(1)):
        folder = with_files()
        if here.zygote.run(("import", *files), folder=folder, die_at=place) != KILLED:
            assert place > 3, "hardly anything was stored"
            break
        assert here.finish(folder, "import", *files) == imported, f"killed at place {place}"
        if number % 3 == 0:
            assert here.finish(folder) == harvested


@pytest.mark.parametrize("arguments", [("rebuild",), ("--quiet",)], ids=["rebuild", "harvest"])
def test_a_rebuild_that_was_killed_is_done_again(here: Field, arguments: tuple[str, ...]) -> None:
    older = here.folder()
    assert here.zygote.run(("--quiet",), folder=older, other_rules=True) in (0, 1)
    before = contents(older / "harvest.db")

    def copied() -> Path:
        folder = here.folder()
        shutil.copy(older / "harvest.db", folder)
        return folder

    rebuilt = here.finish(copied(), *arguments)
    assert rebuilt["texts"] != before["texts"]
    assert {row[:3] for row in rebuilt["readings"]} == {row[:3] for row in before["readings"]}
    for place in count(1, STRIDE):
        folder = copied()
        if here.zygote.run(arguments, folder=folder, die_at=place) != KILLED:
            assert place > 3
            break
        assert here.finish(folder, *arguments) == rebuilt, f"killed at place {place}"


def test_two_at_once_wait_for_each_other_and_ask_nothing_twice(here: Field) -> None:
    for _ in range(3):
        folder, before = here.folder(), len(here.server.log)
        both = [here.zygote.start(("--quiet",), folder=folder) for _ in range(2)]
        codes = [here.zygote.wait(process) for process in both]
        assert set(codes) <= {0, 1}, (folder / "said.txt").read_text("utf-8")
        assert contents(folder / "harvest.db") == here.whole
        assert_nothing_doubled(here.server.log[before:])


def test_of_two_at_once_one_may_leave(here: Field) -> None:
    folder, before = here.folder(overlap="leave"), len(here.server.log)
    both = [here.zygote.start(("--quiet",), folder=folder) for _ in range(2)]
    for process in both:
        here.zygote.wait(process)
    assert contents(folder / "harvest.db") == here.whole
    assert_nothing_doubled(here.server.log[before:])


def test_an_import_beside_a_run_loses_nothing(here: Field) -> None:
    folder = here.folder()
    (folder / "a.md").write_bytes(document("20121015130000", MOVED, 3))
    running = here.zygote.start(("--quiet",), folder=folder)
    importing = here.zygote.start(("import", "a.md"), folder=folder)
    assert {here.zygote.wait(running), here.zygote.wait(importing)} <= {0, 1}
    other = here.folder()
    shutil.copy(folder / "a.md", other)
    here.finish(other, "import", "a.md")
    assert natural(here.finish(folder)) == natural(here.finish(other))


def natural(store: dict[str, list[tuple[object, ...]]]) -> dict[str, object]:
    """Return the timeline and its evidence: what a store says, whatever came into it first."""
    return {
        name: store[name] for name in ("texts", "sections", "readings", "versions", "comparisons", "changes")
    }


def assert_nothing_doubled(log: list[Request]) -> None:
    """No memento was asked for twice, and each list began from its beginning once."""
    mementos = Counter(request.path for request in log if request.kind == "memento")
    assert mementos
    assert max(mementos.values()) == 1
    whole = Counter(
        request.query["url"]
        for request in log
        if request.kind == "index" and not {"from", "resumeKey"} & request.query.keys()
    )
    assert set(whole.values()) == {1}
