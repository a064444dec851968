"""The files of an import are read in steps, and only when they are asked for."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from harvester.archive import Stopped
from harvester.corpus.inputs import InputFile
from harvester.errors import CitationError
from harvester.pipeline import import_steps as module
from harvester.pipeline.import_steps import import_steps
from tests.support.many_companies import corpus

READ: list[str] = []


def unstopped() -> None:
    """Do nothing."""


def inputs(count: int, *, broken: int = -1) -> Iterator[InputFile]:
    for place, (name, payload) in enumerate(corpus(count, 1)):

        def read(name: str = name, payload: bytes = payload, place: int = place) -> bytes:
            READ.append(name)
            if place == broken:
                raise CitationError(name, "cannot be read")
            return payload

        yield InputFile(name, read)


@pytest.fixture(autouse=True)
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a step have three files, and tell how far the import is after every fifth."""
    READ.clear()
    monkeypatch.setattr(module, "_FILES_PER_STEP", 3)
    monkeypatch.setattr(module, "_FILES_PER_LINE", 5)


def test_files_are_read_when_their_step_is_asked_for() -> None:
    steps = import_steps(inputs(7), unstopped)
    assert (len(next(steps).files), len(READ)) == (3, 3)
    assert [(len(step.files), step.is_to_be_told) for step in steps] == [(2, True), (2, False)]


def test_what_is_refused_belongs_to_its_step() -> None:
    first, second = import_steps(inputs(4, broken=1), unstopped)
    assert ([error.reason for error in first.refused], len(first.files)) == (["cannot be read"], 3)
    assert (second.refused, second.files) == ([], [])


def test_many_bytes_end_a_step(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_BYTES_PER_STEP", 1)
    assert [len(step.files) for step in import_steps(inputs(2), unstopped)] == [1, 1, 0]


def test_what_was_read_when_the_import_is_to_end_is_the_last_step() -> None:
    def stopped() -> None:
        if len(READ) == 2:
            raise Stopped("stopped by SIGTERM")

    (step,) = import_steps(inputs(9), stopped)
    assert (len(step.files), len(READ)) == (2, 2)
