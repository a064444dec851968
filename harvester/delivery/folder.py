"""Write mail as ``.eml`` files, which every mail program opens; used if no mail server is configured."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
from functools import partial
from pathlib import Path

from harvester.errors import MailDeferred
from store.tables.outbox import Mail

_UNFIT = re.compile(r"[^a-z0-9@._-]+")

_OWNER_READS, _OWNER_ENTERS, _EVERYBODY = 0o600, 0o700, 0o777


class FolderTransport:
    """Writes each mail completely or not at all; the same mail always goes into the same file.

    A folder and files that are made here are for their owner only, whatever the umask; the permissions of
    those that are there are kept.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def send(self, mail: Mail) -> None:
        """Write the mail.

        Args:
            mail: what to write; the file's name comes from its recipient and Message-ID.

        Raises:
            MailDeferred: the folder cannot be written to.
        """
        target = self.path(mail)
        try:
            _make_folder(self._folder)
            _write(target, mail.raw)
        except OSError as error:
            raise MailDeferred(mail.recipient, f"{target}: {error.strerror or error}") from error

    def path(self, mail: Mail) -> Path:
        """Return where the mail is written; no recipient can name a path outside the folder."""
        who = _UNFIT.sub("-", mail.recipient.lower()).strip(".-")[:60]
        which = hashlib.sha256(mail.message_id.encode()).hexdigest()[:12]
        return self._folder / f"{who}-{which}.eml"

    def close(self) -> None:
        """Do nothing; no connection is kept."""


def _make_folder(folder: Path) -> None:
    """Make a folder and those above it that are missing; their names are on the disk when this returns."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(mode=_OWNER_ENTERS if one == folder else _EVERYBODY, exist_ok=True)
        _sync_folder(one.parent)


def _write(target: Path, content: bytes) -> None:
    """Write a file completely or not at all; its content and its name are on the disk when this returns."""
    unfinished = target.with_suffix(".part")
    # What an interrupted run left may have other permissions, or be a link to somewhere else.
    unfinished.unlink(missing_ok=True)
    with open(unfinished, "xb", opener=partial(os.open, mode=_OWNER_READS)) as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    if target.exists():
        unfinished.chmod(stat.S_IMODE(target.stat().st_mode))
    unfinished.replace(target)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Wait until the names of files in a folder are on the disk; Windows has no such call."""
    if os.name == "nt":
        return
    try:
        descriptor = os.open(folder, os.O_RDONLY)
    except PermissionError:
        return  # it may be written to, but not read
    try:
        os.fsync(descriptor)
    except OSError as error:
        # Some network file systems cannot do it, and they have no other way, either.
        if error.errno not in (errno.EINVAL, errno.ENOTSUP):
            raise
    finally:
        os.close(descriptor)
