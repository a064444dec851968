"""One run at a time, between processes, whatever happens to the holder."""

from __future__ import annotations

import os
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from store.errors import StoreError
from store.lock import StoreBusy, held, is_held
from tests.support.paths import ROOT

HOLDER = """
import sys
from pathlib import Path
from store.lock import held
with held(Path(sys.argv[1]), wait=False, told=print):
    print("held", flush=True)
    sys.stdin.readline()
"""


@contextmanager
def another_run(store: Path) -> Iterator[subprocess.Popen[str]]:
    """Another process that holds the store until its standard input ends."""
    process = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
    )
    assert process.stdin and process.stdout
    with process, process.stdin:
        assert process.stdout.readline() == "held\n"
        yield process


def silent(message: str) -> None:
    raise AssertionError(f"nothing was to be said: {message}")


def test_a_run_alone_says_nothing(tmp_path: Path) -> None:
    for _ in range(2):
        with held(tmp_path / "harvest.db", wait=True, told=silent):
            pass


def test_the_second_run_leaves_and_names_the_first(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    with another_run(store) as process:
        with pytest.raises(StoreBusy) as raised, held(store, wait=False, told=silent):
            pass
        assert str(process.pid) in str(raised.value)


def test_the_second_run_waits_says_so_and_then_goes_on(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    said: list[str] = []
    with another_run(store) as process:

        def told(message: str) -> None:
            said.append(message)
            assert process.stdin
            process.stdin.close()

        with held(store, wait=True, told=told):
            assert process.wait(60) == 0
    assert len(said) == 1
    assert "waiting" in said[0]


def test_a_killed_holder_holds_nothing(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    with another_run(store) as process:
        process.kill()
        process.wait(60)
        with held(store, wait=False, told=silent):
            pass


def test_runs_of_another_purpose_do_not_exclude_each_other(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    with another_run(store), held(store, wait=False, told=silent, purpose="mail"):
        pass


def test_a_run_that_fails_lets_go(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    with pytest.raises(RuntimeError), held(store, wait=False, told=silent):
        raise RuntimeError("in the middle")
    with held(store, wait=False, told=silent):
        pass


def test_a_folder_that_cannot_be_is_told(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    with (
        pytest.raises(StoreError, match="cannot be opened"),
        held(tmp_path / "file" / "harvest.db", wait=False, told=silent),
    ):
        pass


def test_whether_a_run_holds_the_store_is_seen_without_a_trace(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    assert not is_held(store)
    assert list(tmp_path.iterdir()) == []
    with another_run(store) as process:
        assert is_held(store)
        assert not is_held(store, "mail")
        process.kill()
        process.wait(60)
        assert not is_held(store)
    with held(store, wait=False, told=silent):
        assert is_held(store)
    assert not is_held(store)


def test_who_only_looks_keeps_no_run_from_beginning(tmp_path: Path) -> None:
    store = tmp_path / "harvest.db"
    over = threading.Event()

    def look() -> None:
        while not over.is_set():
            is_held(store)

    thread = threading.Thread(target=look)
    thread.start()
    try:
        for _ in range(200):
            with held(store, wait=False, told=silent):
                pass
    finally:
        over.set()
        thread.join()


@pytest.mark.skipif(os.name == "nt", reason="Windows has other permissions")
def test_the_lock_is_for_its_owner_only(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with held(tmp_path / "harvest.db", wait=False, told=silent):
            (path,) = tmp_path.iterdir()
            assert stat.S_IMODE(path.stat().st_mode) == 0o600
        path.chmod(0o660)
        with held(tmp_path / "harvest.db", wait=False, told=silent):
            assert stat.S_IMODE(path.stat().st_mode) == 0o660
    finally:
        os.umask(before)
