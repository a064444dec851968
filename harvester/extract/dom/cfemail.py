"""Decode the email addresses that Cloudflare hides in the source of a page.

Cloudflare encodes each address with a new key every time a page is served, and a script in the page decodes
it. Without decoding, every capture of such a page would give another text. The first byte of the hexadecimal
code is the key, and the other bytes are the address, each XOR the key.
"""

from __future__ import annotations

import html
import re

from harvester.extract.dom.node import TEXT, Node

_CODE = re.compile(r"(?:[0-9a-fA-F]{2}){2,}")
# A reference to a character that is still one after the parser has read the page: it was escaped twice.
_CODED = re.compile(r"&#x?[0-9a-f]{1,6};", re.IGNORECASE)
_LINK = re.compile(r"/cdn-cgi/l/email-protection#([0-9a-fA-F]+)")


def decoded_email(code: str) -> str | None:
    """Return the address that a code hides, or None if the code is invalid.

    Args:
        code: hexadecimal digits.

    >>> decoded_email("422302206c21")
    'a@b.c'
    """
    if not _CODE.fullmatch(code):
        return None
    key, *letters = bytes.fromhex(code)
    try:
        return bytes(letter ^ key for letter in letters).decode("utf-8")
    except UnicodeDecodeError:
        return None


def show_emails(document: Node) -> None:
    """Put the addresses back into a page, in place.

    Args:
        document: the page.
    """
    for node in [node for node in document.descendants() if node.attributes]:
        hidden = decoded_email(node.attribute("data-cfemail"))
        if hidden is not None:
            node.replace_with(Node(TEXT, hidden, {}))
            continue
        link = _LINK.search(node.attribute("href"))
        target = decoded_email(link.group(1)) if link else None
        if target is not None:
            node.attributes["href"] = f"mailto:{target}"


def decode_mail_links(content: Node) -> bool:
    """Decode the letters of ``mailto:`` links that are written as references to characters, in place.

    Programs that hide addresses from robots choose the references at random each time the page is served.
    Where they are escaped twice, a browser shows the same page and copies another link each time.

    Args:
        content: the element that holds the links.

    Returns:
        Whether there were such links.
    """
    found = False
    for node in content.descendants():
        href = node.attribute("href") if node.attributes else ""
        if href[:7].lower() == "mailto:" and _CODED.search(href):
            node.attributes["href"] = html.unescape(href)
            found = True
    return found
