"""Send mail by the machine's ``sendmail`` command, which every mail server provides."""

from __future__ import annotations

import shlex
import subprocess
import tempfile

from diffs.text import message
from harvester.errors import MailDeferred, MailRefused
from store.tables.outbox import Mail

TIMEOUT_SECONDS = 120.0

# What is read of the words of a command.
_LONGEST_BYTES = 64 * 1024

# From sysexits.h: these may go away by themselves; every other exit code needs action.
_TRANSIENT = {69: "unavailable", 71: "system error", 74: "input/output error", 75: "temporary failure"}


class SendmailTransport:
    """Runs the command once for each mail, with the mail on its standard input."""

    def __init__(self, command: str, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        """Keep the command.

        Args:
            command: the command with its arguments, as in a shell; ``-t`` makes it read the recipient from
                the mail.
            timeout_seconds: how long it may take.
        """
        self._words = shlex.split(command)
        self._timeout_seconds = timeout_seconds

    def send(self, mail: Mail) -> None:
        """Pass the mail to the command.

        Args:
            mail: what to send.

        Raises:
            MailDeferred: the command took too long, or its exit code says that it may work later.
            MailRefused: the command cannot be run, or its exit code says that it will not work.
        """
        program = self._words[0]
        try:
            # A local program expects Unix line ends.
            code, words = self._run(mail.raw.replace(b"\r\n", b"\n"))
        except subprocess.TimeoutExpired as error:
            raise MailDeferred(
                mail.recipient, f"{program} took more than {self._timeout_seconds:g} s"
            ) from error
        except OSError as error:
            raise MailRefused(mail.recipient, f"{program}: {error.strerror}") from error
        if code == 0:
            return
        said = message(words.decode("utf-8", "replace"), 300)
        reason = f"{program} ended with exit code {code}: {said or 'it gave no reason'}"
        if code in _TRANSIENT or code < 0:
            raise MailDeferred(mail.recipient, reason)
        raise MailRefused(mail.recipient, reason)

    def _run(self, given: bytes) -> tuple[int, bytes]:
        """Run the command; return its exit code, and what it said on standard error.

        A file takes what it says: a pipe would have to be read until what it leaves running in the background
        has ended, too, and the mail, which it accepted, would be sent a second time.
        """
        with tempfile.TemporaryFile() as said:
            done = subprocess.run(
                self._words,
                input=given,
                stdout=subprocess.DEVNULL,
                stderr=said,
                timeout=self._timeout_seconds,
                check=False,
            )
            said.seek(0)
            return done.returncode, said.read(_LONGEST_BYTES)

    def close(self) -> None:
        """Do nothing; no connection is kept."""
