"""Deliver a composed mail in one of several ways, with one protocol.

Each way raises `MailDeferred` if it may work later, `MailRefused` if it will not, and no other exception.
"""

from __future__ import annotations

from harvester.delivery.interface import Mail, Transport
from harvester.delivery.kinds import LOCAL_READER, goes_out, open_ways, sender
from harvester.delivery.retries import pause

__all__ = ["LOCAL_READER", "Mail", "Transport", "goes_out", "open_ways", "pause", "sender"]
