"""Wherever a signal ends a run, it says what is on record, and the next run continues from there."""

from __future__ import annotations

import os
import random
import re
import signal
import sqlite3
import time
from contextlib import closing
from pathlib import Path

from tests.support.harvests import contents
from tests.support.stand_in import StandIn
from tests.support.two_policies import SIGNALS, TWO_POLICIES, configure, recorded
from tests.support.zygote import INTERRUPTED, Zygote

IS_LONG = bool(os.environ.get("HARVEST_LONG"))
ROUNDS = 100 if IS_LONG else 6
UNDRAWN = "its texts are not compared yet; "
# How a program ends, and what it says, if it does not handle a signal, or not yet.
UNHANDLED = {
    signal.SIGTERM: (-signal.SIGTERM, ("",)),
    signal.SIGHUP: (-signal.SIGHUP, ("",)),
    # Before the command line is called, nothing catches it.
    signal.SIGINT: (INTERRUPTED, ("", "harvest: interrupted; the work so far is saved\n")),
}


def agrees_with_the_record(folder: Path, number: signal.Signals, code: int, asked: int) -> bool:
    """Check what a first run said of its end; gives whether a signal ended it after a step.

    Args:
        folder: where it ran.
        number: the signal that was sent.
        code: its exit code.
        asked: how many requests the server got.
    """
    said = (folder / "said.txt").read_text("utf-8")
    runs = recorded(folder) if (folder / "harvest.db").exists() else []
    reason = f"stopped by {number.name}"
    *others, last = said.splitlines() or [""]
    found = re.fullmatch(rf"harvest: {reason}: (.+); run again to continue", last)
    if not found:
        # The signal came before there was anything to stop, or after all was done.
        usual, words = UNHANDLED[number]
        # click begins a new line after a ^C.
        assert (code, said) == (0, "") or (code == usual and said.lstrip("\n") in words)
        assert [one.problem for one in runs] in ([], ["", ""])
        assert runs or not asked
        return False
    assert code == 1
    if not runs:
        # It waited for the lock of the store.
        assert (others, found[1], asked) == ([], "no request was sent", 0)
        return True
    assert [one.document for one in runs] == ["privacy", "terms"]
    assert {one.problem.removeprefix(UNDRAWN) for one in runs} <= {"", reason}
    problems = [
        f"harvest: juniper/{one.document}: {problem}"
        for one in runs
        for problem in one.problem.split("; ")
        if problem
    ]
    # A document that was not begun with is on record only.
    assert others
    assert others == problems[: len(others)]
    # The last request may not have left when the signal came.
    requests = sum(one.requests for one in runs)
    assert asked <= requests <= asked + 1
    fetched = {f"juniper/{one.document}": one.snapshots for one in runs if one.snapshots}
    total = sum(fetched.values())
    with closing(sqlite3.connect(folder / "harvest.db")) as connection:
        assert connection.execute("SELECT count(*) FROM snapshots").fetchone() == (total,)
    if total:
        captures = f"{total} capture{'' if total == 1 else 's'}"
        assert found[1] == f"{captures} of {' and '.join(fetched)} saved"
    elif requests:
        assert found[1] == "what was listed is saved, no capture was fetched"
    else:
        assert found[1] == "no request was sent"
    return True


def made(path: Path, server: StandIn) -> Path:
    """Return a new folder, in which both policies can be harvested."""
    path.mkdir()
    configure(path, server)
    return path


def test_stopped_at_random_moments_it_ends_in_order_and_goes_on(zygote: Zygote, tmp_path: Path) -> None:
    chance, orderly = random.Random(int(os.environ.get("HARVEST_SEED", "11"))), 0
    with StandIn(TWO_POLICIES) as server:
        begin = time.monotonic()
        assert zygote.run(("--quiet",), folder=made(tmp_path / "whole", server)) == 0
        seconds = time.monotonic() - begin
        whole = contents(tmp_path / "whole" / "harvest.db")
        for number in range(ROUNDS):
            path, signalled = made(tmp_path / str(number), server), chance.choice(SIGNALS)
            before = len(server.log)
            pid = zygote.start(("--quiet",), folder=path)
            time.sleep(chance.uniform(0, seconds))
            # Even if it has ended, it is there until it is waited for.
            os.kill(pid, signalled)
            code = zygote.wait(pid)
            orderly += agrees_with_the_record(path, signalled, code, len(server.log) - before)
            assert zygote.run(("--quiet",), folder=path) == 0
            assert contents(path / "harvest.db") == whole
    assert orderly or not IS_LONG
