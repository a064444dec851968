"""Write mail as ``.eml`` files, which every mail program opens; used if no mail server is configured."""

from __future__ import annotations

import hashlib
import os
import re
from pathlib import Path

from harvester.errors import MailDeferred
from store.tables.outbox import Mail

_UNFIT = re.compile(r"[^a-z0-9@._-]+")


class FolderTransport:
    """Writes each mail completely or not at all; the same mail always goes into the same file."""

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
        unfinished = target.with_suffix(".part")
        try:
            self._folder.mkdir(parents=True, exist_ok=True)
            with unfinished.open("wb") as file:
                file.write(mail.raw)
                file.flush()
                os.fsync(file.fileno())
            unfinished.replace(target)
        except OSError as error:
            raise MailDeferred(mail.recipient, f"{target}: {error.strerror or error}") from error

    def path(self, mail: Mail) -> Path:
        """Return where the mail is written; no recipient can name a path outside the folder."""
        who = _UNFIT.sub("-", mail.recipient.lower()).strip(".-")[:60]
        which = hashlib.sha256(mail.message_id.encode()).hexdigest()[:12]
        return self._folder / f"{who}-{which}.eml"

    def close(self) -> None:
        """Do nothing; no connection is kept."""
