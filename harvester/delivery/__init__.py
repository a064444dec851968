"""Hand composed mails over: to a mail server, a mail program, a folder or a webhook."""

from __future__ import annotations

from harvester.delivery.transport import Mail, Transport
from harvester.delivery.ways import LOCAL_READER, goes_out, open_ways, sender

__all__ = ["LOCAL_READER", "Mail", "Transport", "goes_out", "open_ways", "sender"]
