"""What every way to hand a composed mail over has in common.

Each raises `MailDeferred` where it may work later and `MailRefused` where it will not, and nothing else.
"""

from __future__ import annotations

from typing import Protocol

from store.tables.outbox import Mail

__all__ = ["Mail", "Transport"]


class Transport(Protocol):
    """One way to hand a mail over."""

    def send(self, mail: Mail) -> None:
        """Hand `mail` over; when it returns, the other side has taken it.

        Raises:
            MailDeferred: it was not taken, and may be later.
            MailRefused: it was not taken, and will not be.
        """
        ...

    def close(self) -> None:
        """Let go of connections."""
        ...
