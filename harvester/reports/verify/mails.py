"""Check that mails are what was composed."""

from __future__ import annotations

import json
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default

from harvester.digest import message_identity
from harvester.reports.verify.barrier import guarded
from store.checks import Examined, RawRow, as_text


def mail_faults(examined: Examined) -> Iterator[str]:
    """Yield what is wrong with mails, one line each.

    Args:
        examined: the store.
    """
    for row in examined.rows("mails", "ORDER BY rowid"):
        name = f"mails: {as_text(row['message_id'])}"
        yield from (f"{name}: {fault}" for fault in guarded(_faults(row), "its contents"))


def _faults(row: RawRow) -> Iterator[str]:
    """Yield what is wrong with a mail."""
    raw, payload = row["raw"], str(row["payload"])
    if not isinstance(raw, bytes):
        yield "is no mail"
        return
    message = message_from_bytes(raw, policy=default)
    for header, column in (("Message-ID", "message_id"), ("Subject", "subject")):
        if message[header] != row[column]:
            yield f"its {header} is {str(message[header])!r}"
    if not isinstance(json.loads(payload), dict):
        yield "its payload is no object of JSON"
    expected = message_identity(str(row["sender"]), str(row["recipient"]), payload)
    if expected != row["message_id"]:
        yield "its Message-ID does not fit its recipient and its payload"
