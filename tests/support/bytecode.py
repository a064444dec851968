"""Bytecode of what the tests start, kept for as long as they run.

With ``PYTHONDONTWRITEBYTECODE``, as in most containers, each of some hundred processes would compile the
program again. What they compile is therefore kept in a folder of its own: nothing is left beside the sources.
That folder is the only place where bytecode is then looked for, so it begins with what is installed.
"""

from __future__ import annotations

import os
import shutil
import sys
import sysconfig
import tempfile
from contextlib import suppress
from importlib import import_module
from pathlib import Path

import pytest

from tests.support.paths import ROOT

_DO_NOT_WRITE, _FOLDER = "PYTHONDONTWRITEBYTECODE", "PYTHONPYCACHEPREFIX"
_KEY = pytest.StashKey[str]()


def keep_bytecode(config: pytest.Config) -> None:
    """Let the processes that tests start share their bytecode, if they would not keep any."""
    if os.environ.pop(_DO_NOT_WRITE, ""):
        os.environ[_FOLDER] = config.stash[_KEY] = tempfile.mkdtemp(prefix="harvest-bytecode-")
        _link_installed(Path(config.stash[_KEY]))


def _link_installed(folder: Path) -> None:
    """Link the bytecode of all that is installed, as it would be found beside its source.

    Python checks it against the source, and puts a file of its own in the place of a link that is stale.
    """
    for path in sorted({sysconfig.get_path(name) for name in ("stdlib", "platlib", "purelib")}):
        for source, folders, _ in os.walk(path):
            # The tests of others, which are most of it; and what is not of this environment.
            folders[:] = [name for name in folders if name not in ("test", "tests", "site-packages")]
            if "__pycache__" not in folders:
                continue
            folders.remove("__pycache__")
            place = folder / source.removeprefix(os.sep)
            place.mkdir(parents=True, exist_ok=True)
            suffix = f".{sys.implementation.cache_tag}.pyc"
            for kept in os.scandir(Path(source, "__pycache__")):
                if kept.name.endswith(suffix):
                    (place / kept.name).symlink_to(kept.path)


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
