"""Errors that nobody foresaw end with a sentence, an exit code, and the traceback only if it is wanted."""

from __future__ import annotations

import errno
import os

import click
import pytest

from harvester import cli
from harvester.commands.last_barrier import DEBUG_VARIABLE, DEFECT, last_words


def failing(monkeypatch: pytest.MonkeyPatch, error: BaseException) -> int:
    """Call the command line while every command raises this error."""

    def fail() -> None:
        raise error

    command = click.Command("log", callback=fail)
    monkeypatch.setattr(cli.Commands, "get_command", lambda self, ctx, name: command)
    return cli.main(["log"])


@pytest.mark.parametrize(
    ("error", "says"),
    [
        (KeyError("text"), DEFECT),
        (EOFError("the file ends"), DEFECT),
        (UnicodeEncodeError("ascii", "é", 0, 1, "x"), DEFECT),
        (MemoryError(), "not enough memory"),
        (ImportError("No module named 'requests'"), "Install it again"),
        (RecursionError(), "nested too deeply"),
        (OSError(errno.ENOSPC, "No space left on device", "x.warc"), "x.warc: No space left on device"),
        (OSError(errno.EMFILE, "Too many open files"), "ulimit -n"),
        (BrokenPipeError(errno.EPIPE, "Broken pipe"), "Broken pipe"),
        (FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT)), "current folder"),
        (FileNotFoundError(errno.ENOENT, "No usable temporary directory found"), "No usable temporary"),
    ],
    ids=lambda value: type(value).__name__ if isinstance(value, Exception) else "",
)
def test_an_unforeseen_error_ends_with_a_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], error: Exception, says: str
) -> None:
    monkeypatch.delenv(DEBUG_VARIABLE, raising=False)
    assert failing(monkeypatch, error) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.startswith("harvest: ")
    assert err.count("\n") == 1
    assert says in err


def test_the_traceback_is_shown_to_whoever_asks(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv(DEBUG_VARIABLE, "1")
    assert failing(monkeypatch, KeyError("text")) == 1
    err = capsys.readouterr().err
    assert "Traceback" in err
    assert DEFECT in err


def test_an_interruption_is_none_of_them(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert failing(monkeypatch, KeyboardInterrupt()) == 130
    assert capsys.readouterr().err.strip().endswith("interrupted; the work so far is saved")


def test_foreign_words_in_an_error_stay_on_one_line() -> None:
    assert "\n" not in last_words(ValueError("a\nb\x1b[31m"))
    assert "\x1b" not in last_words(ValueError("a\nb\x1b[31m"))
