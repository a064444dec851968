"""Deliver a composed mail in one of several ways, with one protocol.

Each way raises `MailDeferred` if it may work later, `MailRefused` if it will not, and no other exception.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.delivery.apprise import form_of, is_taken_whole, service_of
    from harvester.delivery.channel_form import SUBTYPES, ChannelForm, ChannelMessage, Markup, size_of
    from harvester.delivery.interface import Mail, Transport
    from harvester.delivery.kinds import LOCAL_READER, goes_out, open_ways, sender
    from harvester.delivery.retries import pause
    from harvester.delivery.way import Way, way_of

__all__ = [
    "LOCAL_READER",
    "SUBTYPES",
    "ChannelForm",
    "ChannelMessage",
    "Mail",
    "Markup",
    "Transport",
    "Way",
    "form_of",
    "goes_out",
    "is_taken_whole",
    "open_ways",
    "pause",
    "sender",
    "service_of",
    "size_of",
    "way_of",
]

lazy_face(
    __name__,
    {
        "ChannelForm": "harvester.delivery.channel_form",
        "ChannelMessage": "harvester.delivery.channel_form",
        "LOCAL_READER": "harvester.delivery.kinds",
        "Mail": "harvester.delivery.interface",
        "Markup": "harvester.delivery.channel_form",
        "SUBTYPES": "harvester.delivery.channel_form",
        "Transport": "harvester.delivery.interface",
        "Way": "harvester.delivery.way",
        "form_of": "harvester.delivery.apprise",
        "goes_out": "harvester.delivery.kinds",
        "is_taken_whole": "harvester.delivery.apprise",
        "open_ways": "harvester.delivery.kinds",
        "pause": "harvester.delivery.retries",
        "sender": "harvester.delivery.kinds",
        "service_of": "harvester.delivery.apprise",
        "size_of": "harvester.delivery.channel_form",
        "way_of": "harvester.delivery.way",
    },
)
