"""Loggers whose lines a test reads."""

from __future__ import annotations

import logging


class _Kept(logging.Handler):
    def __init__(self, said: list[str]) -> None:
        super().__init__()
        self._said = said

    def emit(self, record: logging.LogRecord) -> None:
        self._said.append(record.getMessage())


def log_into(said: list[str], level: int = logging.INFO) -> logging.Logger:
    """Return a logger, which no other code knows, that adds its lines to a list."""
    log = logging.Logger("said", level)
    log.addHandler(_Kept(said))
    return log
