"""Bytecode of what the tests start, kept for as long as they run.

With ``PYTHONDONTWRITEBYTECODE``, as in most containers, each of some hundred processes would compile the
program again. What they compile is therefore kept in a folder of its own: nothing is left beside the sources.
"""

from __future__ import annotations

import os
import shutil
import tempfile

import pytest

_DO_NOT_WRITE, _FOLDER = "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"
_KEY = pytest.StashKey[str]()


def keep_bytecode(config: pytest.Config) -> None:
    """Let the processes that tests start share their bytecode, if they would not keep any."""
    if os.environ.pop(_DO_NOT_WRITE, ""):
        os.environ[_FOLDER] = config.stash[_KEY] = tempfile.mkdtemp(prefix="harvest-bytecode-")


def discard_bytecode(config: pytest.Config) -> None:
    """Remove the bytecode that `keep_bytecode` let be kept."""
    if folder := config.stash.get(_KEY, None):
        shutil.rmtree(folder, ignore_errors=True)
