"""Commands that write while another program reads the store: they wait, say so, and are not failed by it."""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.demo import DemoFiles
from store import writing
from store.waiting import Patience, patience
from tests.support.calls import Harvest
from tests.support.stores import holding

PATIENCE_SECONDS = 60


@pytest.fixture(autouse=True)
def short_limits(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a transaction be waited for during a part of the time for which the store is read."""
    monkeypatch.setattr(writing, "BUSY_TIMEOUT_SECONDS", 0.3)
    monkeypatch.setattr(writing, "_SILENT_SECONDS", 0.2)
    monkeypatch.setattr(writing, "_LONGEST_TRY", 0.1)


@pytest.fixture
def waited(monkeypatch: pytest.MonkeyPatch) -> threading.Event:
    """Return what is set once this process has slept for longer than a transaction waits."""
    event, slept = threading.Event(), list[float]()

    def counting() -> Patience:
        usual = patience()

        def sleep(seconds: float) -> None:
            usual.sleep(seconds)
            slept.append(seconds)
            if sum(slept) > writing.BUSY_TIMEOUT_SECONDS:
                event.set()

        return replace(usual, sleep=sleep)

    monkeypatch.setattr(writing, "patience", counting)
    return event


@contextmanager
def read_until(
    waited: threading.Event, path: Path, then: Callable[[], None] = lambda: None
) -> Iterator[None]:
    """Let a store be read in another thread until this process has waited for it."""
    begun = threading.Event()

    def read() -> None:
        with holding(path):
            begun.set()
            waited.wait(PATIENCE_SECONDS)
            then()
            # What was done is done before the reading ends.
            time.sleep(0.5)

    thread = threading.Thread(target=read)
    thread.start()
    assert begun.wait(PATIENCE_SECONDS)
    try:
        yield
    finally:
        thread.join()


@pytest.mark.parametrize("command", [("--quiet",), ("rebuild",), ("gc",), ("digest", "--send")])
def test_a_command_that_writes_waits_for_a_reader_and_says_so(
    harvested: Harvest, waited: threading.Event, command: tuple[str, ...]
) -> None:
    with read_until(waited, Path("harvest.db")):
        code, _, err = harvested(*command)
    assert (code, err.splitlines()) == (0, [waiting_for(Path("harvest.db"))])
    assert not [one for one in Path.cwd().iterdir() if one.name in ("harvest.db-wal", "harvest.db-shm")]


def waiting_for(path: Path) -> str:
    """Return what is said of a wait."""
    return f"harvest: {path.absolute()}: another program is reading it; waiting until it has ended"


def several(files: DemoFiles, harvest: Harvest) -> Path:
    """Give the company of the demo a store of its own, and return it."""
    text = files.config.read_text("utf-8")
    files.config.write_text(f'{text}\n[store]\npath = "stores/{{company}}.db"\n', "utf-8")
    assert harvest("import", files.document)[0] == 0
    return Path("stores/larkspur.db")


def test_a_signal_ends_the_wait(files: DemoFiles, harvest: Harvest, waited: threading.Event) -> None:
    path = several(files, harvest)
    with read_until(waited, path, then=lambda: os.kill(os.getpid(), signal.SIGTERM)):
        code, _, err = harvest()
    assert code == 1
    assert err.splitlines() == [
        waiting_for(path),
        "harvest: stopped by SIGTERM: no request was sent; run again to continue",
    ]
    assert harvest("--quiet")[0] == 0


def test_what_several_stores_share_is_written_beside_readers(
    files: DemoFiles, harvest: Harvest, waited: threading.Event
) -> None:
    several(files, harvest)
    assert harvest("--quiet")[0] == 0
    with read_until(waited, Path("stores/_shared.db")):
        code, _, err = harvest("--quiet")
    assert (code, err.splitlines()) == (0, [waiting_for(Path("stores/_shared.db"))])
