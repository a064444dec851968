"""Post the news as JSON to a web address.

This uses the standard library: only the archive imports `requests`, and a single POST does not need it.
"""

from __future__ import annotations

import contextlib
import http.client
import json
import urllib.error
import urllib.request
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage, Message

from diffs.text import message, parts_of_secret
from harvester.archive.timestamps import http_date
from harvester.delivery.no_redirects import direct_opener
from harvester.delivery.retries import is_final
from harvester.delivery.within import Overdue, within
from harvester.errors import MailDeferred, MailError, MailRefused
from store.tables.outbox import Mail, is_web_address

TIMEOUT_SECONDS = 30.0

DEADLINE_SECONDS = 120.0
"""For the whole request; a server may answer byte by byte."""

# In digits.
_LONGEST_SECONDS = 9


class WebhookTransport:
    """Posts each mail to its recipient, the address of a webhook."""

    def __init__(
        self, timeout_seconds: float = TIMEOUT_SECONDS, deadline_seconds: float = DEADLINE_SECONDS
    ) -> None:
        self._timeout_seconds, self._deadline_seconds = timeout_seconds, deadline_seconds
        self._opener = direct_opener()

    def send(self, mail: Mail) -> None:
        """Post the mail; any 2xx answer means that it was accepted.

        Args:
            mail: what to post; its `recipient` is the address.

        Raises:
            MailDeferred: no connection, a time-out, a 408, 425, 429 or 5xx answer; with the pause that the
                answer asked for.
            MailRefused: any other answer, or the recipient is not a web address.
        """
        if not is_web_address(mail.recipient):
            raise MailRefused(mail.recipient, "not a web address")
        try:
            request = urllib.request.Request(
                mail.recipient,
                data=json.dumps(body(mail), ensure_ascii=False).encode(),
                headers={
                    "Content-Type": "application/json; charset=utf-8",
                    "User-Agent": "harvest",
                    # With this, the other side can recognize a repeated mail (an IETF draft).
                    "Idempotency-Key": f'"{mail.message_id.strip("<>")}"',
                },
                method="POST",
            )
            within(self._deadline_seconds, lambda: self._post(request))
        except Overdue:
            raise MailDeferred(
                mail.recipient, f"the webhook did not answer within {self._deadline_seconds:g} s"
            ) from None
        except urllib.error.HTTPError as error:
            with error:
                raise _answered(mail.recipient, error) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            wrong = isinstance(error, ValueError | http.client.InvalidURL)
            kind = MailRefused if wrong else MailDeferred
            said = _quoted(mail.recipient, str(getattr(error, "reason", error)))
            raise kind(mail.recipient, f"no answer: {said}") from None

    def _post(self, request: urllib.request.Request) -> None:
        """Send a request; a status of 2xx is all that counts of the answer."""
        with (
            self._opener.open(request, timeout=self._timeout_seconds) as answer,
            contextlib.suppress(OSError, http.client.HTTPException),
        ):
            answer.read(1)

    def close(self) -> None:
        """Do nothing; no connection is kept."""


def body(mail: Mail) -> dict[str, object]:
    """Return what is posted: the news as data, and the mail's subject and two bodies."""
    message = message_from_bytes(mail.raw, _class=EmailMessage, policy=policy.default)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    return {
        "message_id": mail.message_id,
        "subject": mail.subject,
        "text": text.get_content() if text else "",
        "html": html.get_content() if html else "",
        **json.loads(mail.payload),
    }


def _answered(recipient: str, error: urllib.error.HTTPError) -> MailError:
    """Return what an answer means that is not 2xx."""
    said = f"the webhook answered {error.code} {_quoted(recipient, str(error.reason))}"
    if is_final(error.code):
        return MailRefused(recipient, said)
    return MailDeferred(recipient, said, _asked_pause(error.headers))


def _asked_pause(headers: Message) -> timedelta | None:
    """Return how long a server asks to wait (RFC 9110, 10.2.3): seconds, or a time by its own clock."""
    value = headers.get("Retry-After", "").strip()
    if value.isdecimal():
        # A longer number is too large for a length of time; it is cut, and a year all the same.
        return timedelta(seconds=int(value[:_LONGEST_SECONDS]))
    until, now = http_date(value), http_date(headers.get("Date", ""))
    return max(timedelta(), until - now) if until and now else None


def _quoted(recipient: str, words: str) -> str:
    """Return the words of the server, or of the library, without the address, which is a secret."""
    return message(words, 300, parts_of_secret(recipient))
