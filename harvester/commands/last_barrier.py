"""What is said of an error that no part of the program foresaw (docs/decisions/0099-no-traceback.md)."""

from __future__ import annotations

import errno
import os

from diffs.text import one_line

DEBUG_VARIABLE = "HARVEST_DEBUG"
DEFECT = "this is a defect of harvest"

_NO_SPACE = "Free some disk space, and run again"
_PERMISSIONS = "Check its permissions"
_REMEDIES = {
    errno.ENOSPC: _NO_SPACE,
    errno.EDQUOT: _NO_SPACE,
    errno.EFBIG: "Allow larger files (ulimit -f), and run again",
    errno.EACCES: _PERMISSIONS,
    errno.EPERM: _PERMISSIONS,
    errno.EROFS: _PERMISSIONS,
    errno.EMFILE: "Allow more open files (ulimit -n), and run again",
    errno.ENAMETOOLONG: "Use a shorter name",
}


def last_words(error: BaseException) -> str:
    """Return a sentence about an error that is not one of the program's own: what happened, and what to do.

    What was stored before the error is saved, because each step is a transaction.

    Args:
        error: the error.
    """
    if isinstance(error, MemoryError):
        return (
            "there is not enough memory. What was done is saved; end other programs, or process fewer files, "
            "and run again"
        )
    if isinstance(error, RecursionError):
        return (
            "something is nested too deeply to be read. What was done is saved; leave it out, and run again"
        )
    if isinstance(error, ImportError):
        # A damaged installation, or no memory for a library.
        return f"a part of the program cannot be loaded ({one_line(str(error), 300)}). Install it again"
    if isinstance(error, OSError) and error.filename is None and error.strerror == os.strerror(errno.ENOENT):
        # Only the current folder is looked for without a name.
        return "the current folder does not exist any more. Change to another folder, and run again"
    if isinstance(error, OSError) and error.errno is not None:
        where = f"{error.filename}: " if error.filename else ""
        remedy = _REMEDIES.get(error.errno, "Check the disk and the files that are named")
        return one_line(f"{where}{error.strerror}. What was done is saved. {remedy}")
    kind = one_line(f"{type(error).__name__}: {error}", 300)
    return (
        f"{DEFECT} ({kind}). What was done before is saved. Please report it with what the same command "
        f"prints if {DEBUG_VARIABLE}=1 is set"
    )
