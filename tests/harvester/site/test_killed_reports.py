"""A report that is killed anywhere is completed by the next one: the same files as if undisturbed."""

from __future__ import annotations

import os
import random
import shutil
import signal
from collections.abc import Callable
from itertools import count
from pathlib import Path

import pytest

from store import Store
from tests.support.filled_stores import drafted, fill, policy
from tests.support.whole_site import made

# What changes files, and so the places before and after which a process is killed.
CALLS = ("replace", "unlink", "rmdir", "mkdir")
PLACES = 4


def files(folder: Path) -> dict[str, bytes]:
    """Return all files of a report, those that it keeps for itself included."""
    found = sorted(path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in found}


def noted(note: Callable[[], None], patch: pytest.MonkeyPatch) -> None:
    """Call a function before and after each call that changes a file."""
    for name in CALLS:
        call = getattr(Path, name)

        def changed(
            self: Path, *given: object, call: Callable[..., object] = call, **named: object
        ) -> object:
            note()
            result = call(self, *given, **named)
            note()
            return result

        patch.setattr(Path, name, changed)


def killed(store: Path, folder: Path, place: int, patch: pytest.MonkeyPatch) -> None:
    """Make a report in another process, which is killed at a place, counted from 1."""
    pid = os.fork()
    if pid:
        assert os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1]) == -signal.SIGKILL
        return
    try:
        places = count(1)

        def note() -> None:
            if next(places) == place:
                os.kill(os.getpid(), signal.SIGKILL)

        noted(note, patch)
        with Store(store) as opened:
            made(opened, folder)
    finally:
        os._exit(70)


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked")
def test_wherever_it_is_killed_the_next_report_completes_it(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before, whole, path = tmp_path / "before", tmp_path / "whole", tmp_path / "harvest.db"
    with Store(path) as store:
        fill(store, policy("juniper", "privacy"), list(drafted(1, 2, 4)))
        fill(store, policy("quince", "terms"), list(drafted(2, 3, 4)))
        made(store, before)
        # A version is found, and another document is no longer shown.
        fill(store, policy("juniper", "privacy"), list(drafted(1, 3, 4))[2:])
        store.database.execute("UPDATE documents SET slug = 'notice' WHERE slug = 'terms'")
    shutil.copytree(before, whole)
    places: list[None] = []
    with monkeypatch.context() as patch, Store(path) as store:
        noted(lambda: places.append(None), patch)
        made(store, whole)
    expected = files(whole)
    for place in random.Random(5).sample(range(1, len(places) + 1), PLACES):
        folder = tmp_path / f"killed-{place}"
        shutil.copytree(before, folder)
        with monkeypatch.context() as patch:
            killed(path, folder, place, patch)
        with Store(path) as store:
            made(store, folder)
        assert files(folder) == expected, place
