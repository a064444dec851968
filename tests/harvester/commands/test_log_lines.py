"""The log on standard error: dated, whole lines, also where the disk was full for a while."""

from __future__ import annotations

import errno
import io
import json
import logging
import re
import sys
from collections.abc import Iterator

import pytest

from harvester.commands.log_lines import LOG, LogLines, log_kept
from harvester.commands.messages import end_log, say
from harvester.commands.standard_streams import TolerantStream
from harvester.demo import DemoFiles
from tests.support.calls import Harvest

FORGED = "read\n2026-11-26T06:15:00Z ERROR the store is gone\x1b[2J \u202egnirahs https://a:pass@b.example/"
LINE = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (DEBUG|INFO|WARNING|ERROR) \S.*")


@pytest.fixture(autouse=True)
def _plain() -> Iterator[None]:
    yield
    end_log()


def record(said: str, **more: object) -> logging.LogRecord:
    return LOG.makeRecord("harvester.run", logging.INFO, "", 0, "%s", (said,), None, extra=dict(more))


def test_what_a_page_says_forges_no_line() -> None:
    line = LogLines("text").format(record(FORGED))
    assert LINE.fullmatch(line)
    assert not {"\n", "\x1b", "\u202e"} & set(line)
    assert "pass@" not in line
    found = json.loads(LogLines("json").format(record(FORGED, about={"company": "nib"})))
    assert (found["level"], found["logger"], found["company"]) == ("info", "harvester.run", "nib")
    assert found["message"] in line


def test_the_steps_of_a_run_are_dated_lines(files: DemoFiles, harvest: Harvest) -> None:
    code, _, err = harvest("--log-format", "text")
    assert code == 0
    lines = err.splitlines()
    assert lines
    assert all(map(LINE.fullmatch, lines)), err
    assert any("captures listed" in line for line in lines)
    assert not any("DEBUG" in line for line in lines)
    assert "DEBUG" in harvest("-v")[2]


def test_each_line_is_json_down_to_the_last_sentence(files: DemoFiles, harvest: Harvest) -> None:
    code, _, err = harvest("--log-format", "json", "--archive", "nowhere.warc")
    assert code == 2
    found = [json.loads(line) for line in err.splitlines()]
    assert found[-1]["level"] == "error"
    assert "nowhere.warc" in found[-1]["message"]
    assert harvest("--archive", "nowhere.warc")[2].startswith("harvest: ")


class FullDisk(io.RawIOBase):
    """A file on a disk that takes so many bytes, and no more until it is emptied."""

    def __init__(self, room: int) -> None:
        self.room, self.written = room, b""

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        given = bytes(data)[: self.room]  # type: ignore[call-overload]
        if not given:
            raise OSError(errno.ENOSPC, "No space left on device")
        self.room -= len(given)
        self.written += given
        return len(given)


def test_a_full_disk_ends_nothing_and_is_told_when_there_is_room_again(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    disk = FullDisk(room=60)
    stream = io.TextIOWrapper(io.BufferedWriter(TolerantStream(disk, tries_again=True)), line_buffering=True)
    monkeypatch.setattr(sys, "stderr", stream)
    with log_kept("text", verbose=False):
        for number in range(5):
            LOG.info("line %d", number)
        disk.room = 10_000
        LOG.info("line 5")
        say("and a problem")
    lines = disk.written.decode().splitlines()
    assert len(lines) == 5, "the line that was torn does not spoil the next one"
    assert lines[0].endswith("INFO line 0")
    assert lines[-3].endswith("INFO line 5")
    assert lines[-2].endswith("before this, 4 lines of this log could not be written")
    assert lines[-1].endswith("WARNING and a problem")
    stream.detach()


class Gone(io.StringIO):
    """A stream whose reader has left: each write to it is an error, until it is back."""

    is_gone = True

    def write(self, text: str) -> int:
        if self.is_gone:
            raise BrokenPipeError(errno.EPIPE, "Broken pipe")
        return super().write(text)


def test_a_stream_that_raises_errors_ends_nothing_and_is_told_of_too(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = Gone()
    monkeypatch.setattr(sys, "stderr", stream)
    with log_kept("text", verbose=False):
        for number in range(3):
            LOG.info("line %d", number)
        stream.is_gone = False
        LOG.info("line 3")
    said = [line.partition(" ")[2] for line in stream.getvalue().splitlines()]
    assert said == ["INFO line 3", "WARNING before this, 3 lines of this log could not be written"]


def test_lost_lines_are_counted_until_they_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    disk = FullDisk(room=0)
    stream = io.TextIOWrapper(io.BufferedWriter(TolerantStream(disk, tries_again=True)), line_buffering=True)
    monkeypatch.setattr(sys, "stderr", stream)
    with log_kept("text", verbose=False):
        LOG.info("line 0")
        LOG.info("line 1")
        disk.room = len("2026-11-26T06:15:00Z INFO line 2\n\n") + 5  # enough for this line, not for the next
        LOG.info("line 2")
        disk.room = 10_000
        LOG.info("line 3")
    assert disk.written.decode().endswith("before this, 2 lines of this log could not be written\n")
    stream.detach()
