"""The history of a policy of a company that does not exist, as the pages of the site get it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from harvester.config import Settings
from harvester.site.history import DocumentHistory, DocumentName
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, Held, World

NOW = datetime(2026, 11, 26, tzinfo=UTC)
# Long enough to be a policy, and to be folded.
_KEPT = (
    "This policy says what we know about you, why we know it, and what you can do about it, in words that "
    "need no lawyer. We keep the name, the postal address and the orders that you give us, for as long as "
    "the law asks us to keep invoices, and we do not follow you around the web. "
)
HOSTILE_WORDS = (
    "<script>alert(1)</script> </style></pre> <img src=x onerror=alert(2)> & "
    "\"quotes\" 'too' ]]> <!-- {{7*7}}"
)


def policy(*sections: tuple[str, str], date: str = "January 1, 2012") -> bytes:
    """Return a page.

    Args:
        sections: heading and body of each section, as HTML.
        date: the effective date that it states.
    """
    inner = "".join(f"<h2>{heading}</h2>{body}" for heading, body in sections)
    return (
        '<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>Privacy Policy</title></head>'
        f"<body><main><h1>Privacy Policy</h1><p>Effective date: {date}</p><p>{_KEPT}</p>{inner}"
        f"<h2>Your rights</h2><p>{_KEPT * 4}</p></main></body></html>"
    ).encode()


@contextmanager
def history_of(folder: Path, pages: dict[str, bytes]) -> Iterator[DocumentHistory]:
    """Return the history that the pages of an archive give.

    Args:
        folder: where the store is made.
        pages: the page of each capture, by timestamp.
    """
    world = World([Held(timestamp, PRIVACY, body) for timestamp, body in pages.items()])
    with field(folder / "h.db", world) as found:
        found.harvest()
        name = DocumentName(found.job.row, "juniper", "Juniper & Reed", "privacy", "Privacy Policy")
        with found.store.step():
            yield DocumentHistory(found.store, name, Settings(), NOW)
