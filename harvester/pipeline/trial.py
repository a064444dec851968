"""Compose a mail that only tries whether mails arrive; nothing is stored, and nothing counts as reported."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from diffs.in_words import count
from harvester.config import Settings
from harvester.config.mailbox import Mailbox
from harvester.delivery import sender
from harvester.digest import DigestInput, gather
from harvester.digest.sample import sample_news
from harvester.pipeline.imprint import imprint
from store import Store

CHANGES = 3
"""How many changes a test shows: enough for contents and numbers, and read in a minute."""
_SAMPLE = "a made-up change, because the store has none yet"


def trial_input(
    store: Store | None, settings: Settings, reader: Mailbox, companies: Iterable[str], now: datetime
) -> DigestInput:
    """Return the input of a test mail: the newest changes of the store, or a change that we made up.

    Args:
        store: the store, or None if there is none yet.
        settings: how mail is delivered.
        reader: who gets it.
        companies: the slugs of the companies whose changes are shown; none means all.
        now: the time (aware, UTC).
    """
    slugs = frozenset(companies) or None
    changes = store.changes.newest(CHANGES, slugs) if store else ()
    news = gather.companies(store, changes, settings.weights) if store and changes else sample_news()
    # Alternations are told as one change.
    shown = sum(len(document.versions) for company in news for document in company.documents)
    of_store = f"the newest {count(shown, 'change') if shown > 1 else 'change'} of the store"
    made = imprint(now, settings.weights)
    return DigestInput(
        recipient=reader.address,
        sender=sender(settings.digest),
        period=settings.digest.period,
        generated_at=now,
        companies=news,
        made_by=made.made_by,
        rules=made.rules,
        recipient_name=reader.name,
        report=settings.digest.report_url if changes else "",
        unsubscribe=settings.digest.unsubscribe,
        test=of_store if changes else _SAMPLE,
    )
