"""A short run of the fuzzing of the command line; HARVEST_LONG=1 makes it long."""

from __future__ import annotations

import os

import pytest

from tests.fuzz.command_line import one_call

CALLS = 4000 if os.environ.get("HARVEST_LONG") else 180
# So many calls that a failure names few seeds, and few enough to be spread over processes.
ROUNDS = 6
FIRST_SEED = 1_000_000


# An interruption may hit a generator that is being closed: Python reports it and goes on.
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.long
@pytest.mark.parametrize("part", range(ROUNDS))
def test_every_call_ends_with_a_sentence_and_an_exit_code(part: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HARVEST_DEBUG", "1")
    begin = FIRST_SEED + part * CALLS // ROUNDS
    results = {seed: one_call(seed) for seed in range(begin, begin + CALLS // ROUNDS)}
    faults = [f"seed {seed}: {one.told}\n{one.fault}" for seed, one in results.items() if one.fault]
    assert not faults, "\n".join(faults)
