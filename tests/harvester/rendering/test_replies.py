"""What a page is answered; no browser is needed."""

from __future__ import annotations

import gzip

import pytest

from harvester.extract.decode import LARGEST_BODY
from harvester.rendering.replies import Reply, captured_reply, is_asked, moved_frame, placeholder, readable_by


def test_a_body_is_unpacked_and_headers_of_the_connection_are_dropped() -> None:
    headers = {
        "content-type": "text/html",
        "content-encoding": "gzip",
        "content-length": "7",
        "transfer-encoding": "chunked",
        "set-cookie": "a=b",
        "access-control-allow-origin": "https://elsewhere.example",
        "last-modified": "Wed, 01 May 2019 00:00:00 GMT",
        "x-folded": "a\r\n b",
    }
    reply = captured_reply(gzip.compress(b"<p>text"), headers, 203)
    assert reply == Reply(
        203,
        {
            "content-type": "text/html",
            "last-modified": "Wed, 01 May 2019 00:00:00 GMT",
            "x-folded": "a   b",
        },
        b"<p>text",
    )


def test_a_bomb_is_no_reply() -> None:
    assert captured_reply(gzip.compress(bytes(LARGEST_BODY + 1), 1), {}, 200) is None


def test_a_reply_may_be_read_by_the_page_that_asked() -> None:
    allowed = readable_by(Reply(200, {"etag": "1"}, b""), "https://larkspur.example").headers
    assert allowed["access-control-allow-origin"] == "https://larkspur.example"
    assert allowed["access-control-allow-credentials"] == "true"
    assert readable_by(Reply(200, {}, b""), "").headers["access-control-allow-origin"] == "*"


@pytest.mark.parametrize(
    ("method", "kind", "headers", "asked"),
    [
        ("GET", "script", {}, True),
        ("GET", "document", {}, True),
        ("GET", "fetch", {"accept": "*/*"}, True),
        ("POST", "fetch", {}, False),
        ("GET", "image", {}, False),
        ("GET", "font", {}, False),
        ("GET", "script", {"purpose": "prefetch"}, False),
        ("GET", "other", {"sec-purpose": "prefetch;prerender"}, False),
        ("GET", "fetch", {"next-router-prefetch": "1"}, False),
    ],
)
def test_what_is_asked_for(method: str, kind: str, headers: dict[str, str], asked: bool) -> None:
    assert is_asked(method, kind, headers) is asked


def test_placeholders_say_nothing() -> None:
    image, sheet = placeholder("image"), placeholder("stylesheet")
    assert image is not None and image.body.startswith(b"GIF89a")
    assert sheet is not None and sheet.body == b""
    assert [placeholder(kind) for kind in ("script", "fetch", "document")] == [None, None, None]


def test_a_redirect_needs_a_status_and_a_location() -> None:
    assert Reply(302, {"location": "/a"}, b"").location == "/a"
    assert Reply(200, {"location": "/a"}, b"").location == ""
    assert Reply(304, {"location": "/a"}, b"").location == ""


def test_the_address_of_a_moved_frame_is_no_markup() -> None:
    assert b"</script><b>" not in moved_frame("https://larkspur.example/</script><b>").body
