"""Build and walk the tree of a page."""

from __future__ import annotations

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
