"""Why no answer came, in a few words."""

from __future__ import annotations

import errno
import os

import pytest

from harvester.archive.http.faults import cause_of


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ConnectionRefusedError(errno.ECONNREFUSED, os.strerror(errno.ECONNREFUSED)), "Connection refused"),
        (OSError("no text of the system"), "OSError: no text of the system"),
        (ValueError("broken"), "ValueError: broken"),
    ],
)
def test_the_innermost_exception_is_told_in_words(error: Exception, said: str) -> None:
    outer = RuntimeError("HTTPConnectionPool(host='x')")
    outer.__cause__ = error
    assert cause_of(outer) == said
