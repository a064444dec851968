"""Allow one run at a time by a lock beside the store, which the system releases when its holder ends."""

from __future__ import annotations

import contextlib
import os
import sys
import time
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


# Much longer than `is_held` takes; and how often to try, because several may ask at the same time.
_MOMENT_SECONDS = 0.05
_TRIES = 4


class StoreBusy(HarvesterError):
    """Another run holds the store, and this one was not to wait: it ends without having done anything.

    Attributes:
        holder: what is known about the other run, such as ``process 4711``, or ``""``.
    """

    def __init__(self, store: Path, holder: str) -> None:
        self.holder = holder
        super().__init__(f"{store}: {_by(holder)} is using it; this run ends")


@contextmanager
def held(store: Path, *, wait: bool, told: Callable[[str], None], purpose: str = "run") -> Iterator[None]:
    """Hold the store for one run; other programs may read and write it, but no second run starts.

    Args:
        store: the store's file; the lock is a file beside it.
        wait: whether to wait until the other run has ended.
        told: called once with a message if this run has to wait.
        purpose: only runs of the same purpose exclude each other.

    Raises:
        StoreBusy: another run holds it and `wait` is False.
        StoreError: the lock file cannot be created.
    """
    path = _path(store, purpose)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.touch(mode=0o600)  # only its owner may read or write it, as it is with the store
        file = path.open("a+", encoding="utf-8")
    except OSError as error:
        raise StoreError(
            f"{path}: cannot be opened ({error.strerror}). Check the folder and its permissions"
        ) from error
    with file:
        if not _locked_soon(file):
            holder = _holder(path)
            if not wait:
                raise StoreBusy(store, holder)
            told(f"{store}: {_by(holder)} is using it; waiting for it to end")
            _locked(file, wait=True)
        _sign(file)
        try:
            yield
        finally:
            # The file is not removed: a third run may be waiting on it, and a fourth would lock a new file.
            _sign(file, "")
            _unlock(file)


def is_held(store: Path, purpose: str = "run") -> bool:
    """Return whether a run holds the store; nothing is written.

    Args:
        store: the store's file.
        purpose: of the run.
    """
    try:
        with _path(store, purpose).open("rb") as file:
            return not _free(file)
    except FileNotFoundError:
        return False
    except OSError:
        return True  # it is the file of another user, whose run may hold it


def _path(store: Path, purpose: str) -> Path:
    """Return the lock file of a purpose."""
    return store.with_name(f"{store.name}.{purpose}.lock")


def _locked_soon(file: IO[str]) -> bool:
    """Return whether the lock was acquired; for a moment, another process may be asking if it is held."""
    for _ in range(_TRIES):
        if _locked(file, wait=False):
            return True
        time.sleep(_MOMENT_SECONDS)
    return _locked(file, wait=False)


def _sign(file: IO[str], text: str | None = None) -> None:
    """Write into the lock file who holds it; this is only for people."""
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
        """Return whether the lock was acquired; byte 4096 is locked, so that the text stays readable."""
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

    def _free(file: IO[bytes]) -> bool:
        """Return whether nobody holds the lock."""
        file.seek(4096)
        try:
            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        file.seek(4096)
        msvcrt.locking(file.fileno(), msvcrt.LK_UNLCK, 1)
        return True

else:

    def _locked(file: IO[str], *, wait: bool) -> bool:
        """Return whether the lock was acquired."""
        try:
            fcntl.flock(file, fcntl.LOCK_EX if wait else fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _unlock(file: IO[str]) -> None:
        fcntl.flock(file, fcntl.LOCK_UN)

    def _free(file: IO[bytes]) -> bool:
        """Return whether nobody holds the lock; several may ask at the same time."""
        try:
            fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        fcntl.flock(file, fcntl.LOCK_UN)
        return True
