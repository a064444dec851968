"""Bytecode of what the tests start, kept for as long as they run.

With ``PYTHONDONTWRITEBYTECODE``, as in most containers, each of some hundred processes would compile the
program again. What they compile is therefore kept in a folder of its own: nothing is left beside the sources.
"""

from __future__ import annotations

import os
import shutil
import tempfile
from contextlib import suppress
from importlib import import_module

import pytest

from tests.support.paths import ROOT

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


def import_in_turns(config: pytest.Config) -> None:
    """Import the modules of all tests, where several processes of xdist are about to do the same.

    Each begins elsewhere, and finds later what the others have compiled; side by side, each would compile
    all of it. What cannot be imported is reported when it is collected.
    """
    worker: dict[str, object] = getattr(config, "workerinput", {})
    if not worker:
        return
    paths = sorted((ROOT / "tests").rglob("test_*.py"))
    first = len(paths) * int(str(worker["workerid"]).removeprefix("gw")) // int(str(worker["workercount"]))
    for path in paths[first:] + paths[:first]:
        with suppress(Exception, pytest.skip.Exception):
            import_module(".".join(path.relative_to(ROOT).with_suffix("").parts))
