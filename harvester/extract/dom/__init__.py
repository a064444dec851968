"""Build and walk the tree of a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

from diffs.lazy_face import lazy_face

if TYPE_CHECKING:
    from harvester.extract.dom.cfemail import decode_mail_links, show_emails
    from harvester.extract.dom.limits import TooComplex, check_limits
    from harvester.extract.dom.links import base_of, is_active, make_links_absolute, normalized, resolved
    from harvester.extract.dom.node import COMMENT, DOCUMENT, TEXT, Attributes, Node, is_blank, trim, units
    from harvester.extract.dom.parse import body_of, is_quirky, parse, parse_in_body
    from harvester.extract.dom.redirect import redirect_of
    from harvester.extract.dom.serialize import RAW_TEXT, VOID, inner_markup

__all__ = [
    "COMMENT",
    "DOCUMENT",
    "RAW_TEXT",
    "TEXT",
    "VOID",
    "Attributes",
    "Node",
    "TooComplex",
    "base_of",
    "body_of",
    "check_limits",
    "decode_mail_links",
    "inner_markup",
    "is_active",
    "is_blank",
    "is_quirky",
    "make_links_absolute",
    "normalized",
    "parse",
    "parse_in_body",
    "redirect_of",
    "resolved",
    "show_emails",
    "trim",
    "units",
]

lazy_face(
    __name__,
    {
        "Attributes": "harvester.extract.dom.node",
        "COMMENT": "harvester.extract.dom.node",
        "DOCUMENT": "harvester.extract.dom.node",
        "Node": "harvester.extract.dom.node",
        "RAW_TEXT": "harvester.extract.dom.serialize",
        "TEXT": "harvester.extract.dom.node",
        "TooComplex": "harvester.extract.dom.limits",
        "VOID": "harvester.extract.dom.serialize",
        "base_of": "harvester.extract.dom.links",
        "body_of": "harvester.extract.dom.parse",
        "check_limits": "harvester.extract.dom.limits",
        "decode_mail_links": "harvester.extract.dom.cfemail",
        "inner_markup": "harvester.extract.dom.serialize",
        "is_active": "harvester.extract.dom.links",
        "is_blank": "harvester.extract.dom.node",
        "is_quirky": "harvester.extract.dom.parse",
        "make_links_absolute": "harvester.extract.dom.links",
        "normalized": "harvester.extract.dom.links",
        "parse": "harvester.extract.dom.parse",
        "parse_in_body": "harvester.extract.dom.parse",
        "redirect_of": "harvester.extract.dom.redirect",
        "resolved": "harvester.extract.dom.links",
        "show_emails": "harvester.extract.dom.cfemail",
        "trim": "harvester.extract.dom.node",
        "units": "harvester.extract.dom.node",
    },
)
