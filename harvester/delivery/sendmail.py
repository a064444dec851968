"""Send mail by the machine's ``sendmail`` command, which every mail server provides."""

from __future__ import annotations

import shlex
import subprocess

from diffs.text import message
from harvester.errors import MailDeferred, MailRefused
from store.tables.outbox import Mail

TIMEOUT_SECONDS = 120.0

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
            done = subprocess.run(
                self._words,
                input=mail.raw.replace(b"\r\n", b"\n"),  # a local program expects Unix line ends
                capture_output=True,
                timeout=self._timeout_seconds,
                check=False,
            )
        except subprocess.TimeoutExpired as error:
            raise MailDeferred(
                mail.recipient, f"{program} took more than {self._timeout_seconds:g} s"
            ) from error
        except OSError as error:
            raise MailRefused(mail.recipient, f"{program}: {error.strerror}") from error
        if done.returncode == 0:
            return
        said = message(done.stderr.decode("utf-8", "replace"), 300)
        reason = f"{program} ended with exit code {done.returncode}: {said or 'it gave no reason'}"
        if done.returncode in _TRANSIENT or done.returncode < 0:
            raise MailDeferred(mail.recipient, reason)
        raise MailRefused(mail.recipient, reason)

    def close(self) -> None:
        """Do nothing; no connection is kept."""
