"""A folder for all that a browser writes, which goes with it, even if its run was killed."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from tempfile import TemporaryDirectory, gettempdir

if sys.platform != "win32":
    import fcntl

_PREFIX = "rendering-"
# Chromium binds a socket in its temporary folder; its path may have 104 bytes (macOS) or 108 (Linux).
_LONGEST_FOLDER = 40
# The system releases the lock on this file when the run ends, however it does.
_IN_USE = "in-use"
# Much longer than it takes to lock the file after it was made.
_MOMENT_SECONDS = 60


@contextmanager
def temporary_home() -> Iterator[str]:
    """Yield a folder for all that the browser writes, and remove those that killed runs left behind."""
    folder = "/tmp" if len(gettempdir()) > _LONGEST_FOLDER else gettempdir()
    for left in Path(folder).glob(f"{_PREFIX}*"):
        # Folders of others cannot be opened.
        with suppress(OSError):
            _remove_if_abandoned(left)
    with (
        TemporaryDirectory(prefix=_PREFIX, dir=folder, ignore_cleanup_errors=True) as home,
        (Path(home) / _IN_USE).open("w") as file,
    ):
        if sys.platform != "win32":
            fcntl.flock(file, fcntl.LOCK_EX)
        yield home


def _remove_if_abandoned(folder: Path) -> None:
    """Remove the folder of a run of this user that has ended.

    Raises:
        OSError: it cannot be opened, or is in use.
    """
    if sys.platform == "win32":
        return
    descriptor = os.open(folder / _IN_USE, os.O_RDWR | os.O_NOFOLLOW | os.O_NONBLOCK)
    try:
        about = os.fstat(descriptor)
        if about.st_uid == os.geteuid() and about.st_mtime < time.time() - _MOMENT_SECONDS:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(folder)
    finally:
        os.close(descriptor)
