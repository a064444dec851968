"""What a page is answered: captured answers as they were, and placeholders for what has no text."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from http import HTTPStatus

from harvester.extract.decode import TooLarge, inflated

# These have no text, so no archive is asked for them. An image that fails may take the place of the text
# ("could not load"), so it succeeds; a page does without the others.
_IMAGE = "image"
_NEVER_ASKED = frozenset(
    {
        "font",
        "media",
        "texttrack",
        "manifest",
        "eventsource",
        "websocket",
        "ping",
        "cspreport",
        "cspviolationreport",
    }
)
_PIXEL = bytes.fromhex(
    "47494638396101000100800000000000ffffff21f90401000000002c00000000010001000002024401003b"
)
# Headers that were true of the connection and not of the answer, that decide what this page may read, or
# that would leave something behind or make the browser ask for more.
_NOT_REPLAYED = frozenset(
    {
        "alt-svc",
        "clear-site-data",
        "connection",
        "content-disposition",
        "content-encoding",
        "content-length",
        "cross-origin-embedder-policy",
        "cross-origin-opener-policy",
        "cross-origin-resource-policy",
        "expect-ct",
        "keep-alive",
        "link",
        "nel",
        "refresh",
        "report-to",
        "reporting-endpoints",
        "set-cookie",
        "speculation-rules",
        "strict-transport-security",
        "trailer",
        "transfer-encoding",
        "upgrade",
    }
)


@dataclass(frozen=True, slots=True)
class Reply:
    """An answer to a request of a page.

    Attributes:
        status: of HTTP.
        headers: names in lower case.
        body: not compressed.
    """

    status: int
    headers: Mapping[str, str]
    body: bytes

    @property
    def location(self) -> str:
        """Where it redirects to, or ``""``."""
        is_redirect = self.status in (301, 302, 303, 307, 308)
        return self.headers.get("location", "") if is_redirect else ""


def captured_reply(body: bytes, headers: Mapping[str, str], status: int) -> Reply | None:
    """Return a captured answer as the page gets it, or None if its body cannot be decompressed.

    Args:
        body: as it was captured, perhaps compressed.
        headers: the headers of the site, names in lower case.
        status: the status at the time; a captured error stays an error.
    """
    try:
        plain = inflated(body, headers.get("content-encoding"))
    except TooLarge:
        return None
    kept = {
        name: value.replace("\r", " ").replace("\n", " ")
        for name, value in headers.items()
        if name not in _NOT_REPLAYED and not name.startswith("access-control-")
    }
    return Reply(status, kept, plain)


def readable_by(reply: Reply, origin: str) -> Reply:
    """Return a reply that the page may read, whatever its origin.

    The archive's crawler had another origin or none, so what the captured headers allowed says nothing about
    this page. That the page asked for the address shows that its site allowed it.

    Args:
        reply: what was captured.
        origin: the header ``Origin`` of the request, or ``""``.
    """
    allowed = {
        "access-control-allow-origin": origin or "*",
        "access-control-expose-headers": ", ".join(reply.headers) or "*",
        "cross-origin-resource-policy": "cross-origin",
    }
    if origin:
        allowed["access-control-allow-credentials"] = "true"
    return Reply(reply.status, {**reply.headers, **allowed}, reply.body)


def placeholder(kind: str) -> Reply | None:
    """Return what stands for an answer that is not there, or None if the request must fail.

    Args:
        kind: what the page wants to do with it.
    """
    if kind == _IMAGE:
        return Reply(HTTPStatus.OK, {"content-type": "image/gif"}, _PIXEL)
    # Loaders of bundles wait for the style sheet of a part, and leave out the part if there is none.
    if kind == "stylesheet":
        return Reply(HTTPStatus.OK, {"content-type": "text/css"}, b"")
    return None


def is_asked(method: str, kind: str, headers: Mapping[str, str]) -> bool:
    """Return whether an archive can have an answer that has text for this page.

    Args:
        method: of HTTP; archives only have what was asked for by GET.
        kind: what the page wants to do with the answer.
        headers: of the request, names in lower case.
    """
    # `Purpose` and `Sec-Purpose` of browsers; frameworks that fetch a page early have headers of their own.
    is_prefetch = "prefetch" in headers.get("purpose", "") + headers.get("sec-purpose", "")
    is_prefetch |= any("prefetch" in name for name in headers)
    return method == "GET" and kind != _IMAGE and kind not in _NEVER_ASKED and not is_prefetch


def moved_frame(address: str) -> Reply:
    """Return a document that sends its frame to another address, so that its links are relative to that.

    Args:
        address: absolute.
    """
    quoted = json.dumps(address).replace("<", "\\u003c")
    page = f"<!DOCTYPE html><script>location.replace({quoted})</script>"
    return Reply(HTTPStatus.OK, {"content-type": "text/html; charset=utf-8"}, page.encode("utf-8", "replace"))
