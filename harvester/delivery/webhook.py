"""Post the news as JSON to a web address.

This uses the standard library: only the archive imports `requests`, and a single POST does not need it.
"""

from __future__ import annotations

import http.client
import json
import urllib.error
import urllib.request
from email import message_from_bytes, policy
from email.message import EmailMessage

from diffs.text import message, parts_of_secret
from harvester.delivery.no_redirects import direct_opener
from harvester.errors import MailDeferred, MailError, MailRefused
from store.tables.outbox import Mail, is_web_address

TIMEOUT_SECONDS = 30.0

_TRANSIENT = frozenset({408, 425, 429})


class WebhookTransport:
    """Posts each mail to its recipient, the address of a webhook."""

    def __init__(self, timeout_seconds: float = TIMEOUT_SECONDS) -> None:
        self._timeout_seconds = timeout_seconds
        self._opener = direct_opener()

    def send(self, mail: Mail) -> None:
        """Post the mail; any 2xx answer means that it was accepted.

        Args:
            mail: what to post; its `recipient` is the address.

        Raises:
            MailDeferred: no connection, a time-out, a 408, 425, 429 or 5xx answer.
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
            with self._opener.open(request, timeout=self._timeout_seconds) as answer:
                answer.read(1)
        except urllib.error.HTTPError as error:
            with error:
                raise _answered(mail.recipient, error.code, str(error.reason)) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            wrong = isinstance(error, ValueError | http.client.InvalidURL)
            kind = MailRefused if wrong else MailDeferred
            said = _quoted(mail.recipient, str(getattr(error, "reason", error)))
            raise kind(mail.recipient, f"no answer: {said}") from None

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


def _answered(recipient: str, code: int, reason: str) -> MailError:
    kind = MailDeferred if code >= 500 or code in _TRANSIENT else MailRefused
    return kind(recipient, f"the webhook answered {code} {_quoted(recipient, reason)}")


def _quoted(recipient: str, words: str) -> str:
    """Return the words of the server, or of the library, without the address, which is a secret."""
    return message(words, 300, parts_of_secret(recipient))
