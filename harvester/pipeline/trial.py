"""Compose a mail that only tries whether mails arrive; nothing is stored, and nothing counts as reported."""

from __future__ import annotations

from datetime import datetime

from diffs.in_words import count
from harvester.config import Settings
from harvester.config.mailbox import Mailbox
from harvester.delivery import sender
from harvester.digest import DigestInput
from harvester.digest.records import CompanyNews
from harvester.digest.sample import sample_news
from harvester.pipeline.imprint import imprint

CHANGES = 3
"""How many changes a test shows: enough for contents and numbers, and read in a minute."""
_SAMPLE = "a made-up change, because the store has none yet"


def trial_input(
    news: tuple[CompanyNews, ...], settings: Settings, reader: Mailbox, now: datetime, *, are_several: bool
) -> DigestInput:
    """Return the input of a test mail: changes that are stored, or a change that we made up.

    Args:
        news: the newest changes that are stored; none if there are none yet.
        settings: how mail is delivered.
        reader: who gets it.
        now: the time (aware, UTC).
        are_several: whether there are several stores.
    """
    # Alternations are told as one change.
    shown = sum(len(document.versions) for company in news for document in company.documents)
    stores = "all stores" if are_several else "the store"
    of_stores = f"the newest {count(shown, 'change') if shown > 1 else 'change'} of {stores}"
    made = imprint(now, settings.weights)
    return DigestInput(
        recipient=reader.address,
        sender=sender(settings.digest),
        period=settings.digest.period,
        generated_at=now,
        companies=news or sample_news(),
        made_by=made.made_by,
        rules=made.rules,
        recipient_name=reader.name,
        report=settings.digest.report_url if news else "",
        unsubscribe=settings.digest.unsubscribe,
        test=of_stores if news else _SAMPLE,
    )
