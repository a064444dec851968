"""One run at a time: a lock beside the store, which the operating system lets go when its holder dies."""

from __future__ import annotations

import contextlib
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from diffs.errors import HarvesterError
from store.errors import StoreError

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl


class StoreBusy(HarvesterError):
    """Another run holds the store, and this one was not to wait: it leaves, having looked at nothing.

    Attributes:
        holder: what is known of the other run, such as ``process 4711``, or ``""``.
    """

    def __init__(self, store: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(f"{store}: {_by(holder)} is at work on it; this run leaves")


@contextmanager
def held(store: Path, *, wait: bool, told: Callable[[str], None], purpose: str = "run") -> Iterator[None]:
    """Hold the store for one run; other programs may read and write it, but no second run starts.

    Args:
        store: the store's file; the lock is a file beside it.
        wait: wait until the other run has ended; else leave.
        told: is told, once, that this run has to wait.
        purpose: runs of one purpose exclude each other.

    Raises:
        StoreBusy: another run holds it and `wait` is False.
        StoreError: the lock's file cannot be made.
    """
    path = store.with_name(f"{store.name}.{purpose}.lock")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be opened ({error.strerror}). Check the folder and its rights"
        ) from error
    with file:
        if not _locked(file, wait=False):
            holder = _holder(path)
            if not wait:
                raise StoreBusy(store, holder)
            told(f"{store}: {_by(holder)} is at work on it; waiting until it ends")
            _locked(file, wait=True)
        _sign(file)
        try:
            yield
        finally:
            # The file stays: removing it while a third run waits on it would let two in.
            _sign(file, "")
            _unlock(file)


def _sign(file: IO[str], text: str | None = None) -> None:
    """Say in the lock's file who holds it; only for people."""
    with contextlib.suppress(OSError):
        file.seek(0)
        file.truncate()
        file.write(f"process {os.getpid()}" if text is None else text)
        file.flush()


def _holder(path: Path) -> str:
    with contextlib.suppress(OSError):
        return path.read_text(encoding="utf-8").strip()[:80]
    return ""


def _by(holder: str) -> str:
    return f"another run ({holder})" if holder else "another run"


if sys.platform == "win32":

    def _locked(file: IO[str], *, wait: bool) -> bool:
        """Return whether the lock could be had; byte 4096 is locked, so that the text stays readable."""
        file.seek(4096)
        while True:
            try:
                msvcrt.locking(file.fileno(), msvcrt.LK_LOCK if wait else msvcrt.LK_NBLCK, 1)
            except OSError:
                if not wait:
                    return False
            else:
                return True

    def _unlock(file: IO[str]) -> None:
        file.seek(4096)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)

else:

    def _locked(file: IO[str], *, wait: bool) -> bool:
        """Return whether the lock could be had."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)
