"""What every way to deliver a composed mail has in common.

Each raises `MailDeferred` if it may work later, `MailRefused` if it will not, and no other exception.
"""

from __future__ import annotations

from typing import Protocol

from store.tables.outbox import Mail

__all__ = ["Mail", "Transport"]


class Transport(Protocol):
    """One way to deliver a mail."""

    def send(self, mail: Mail) -> None:
        """Deliver `mail`; when this returns, the other side has accepted it.

        Raises:
            MailDeferred: it was not accepted, but may be later.
            MailRefused: it was not accepted, and will not be.
        """
        ...

    def close(self) -> None:
        """Close connections."""
        ...
