"""Builds the archive of `harvest demo` from tests/demo_pages: `python -m tests.support.build_demo`.

The company and its pages are invented for this project. The WARC is written without compression, so that its
bytes depend on no version of zlib, and a test can build it again and compare.
"""

from __future__ import annotations

import uuid
from base64 import b32encode
from dataclasses import dataclass
from hashlib import sha1
from io import BytesIO

from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from tests.support.paths import DEMO_PAGES, ROOT

DEMO = ROOT / "harvester" / "demo"
WARC = DEMO / "larkspur.warc"

OLD_URL = "http://www.larkspur-optics.example/privacy.html"
NEW_URL = "https://www.larkspur-optics.example/legal/privacy"
BUILT = "2026-01-01T00:00:00Z"
NAMESPACE = uuid.uuid5(uuid.NAMESPACE_URL, OLD_URL)  # record ids must not change from build to build


@dataclass(frozen=True, slots=True)
class Crawled:
    """One capture of the demo.

    Attributes:
        moment: when, ISO 8601 in UTC.
        url: what was asked for.
        page: the file in tests/demo_pages; in a revisit that of the earlier capture.
        charset: the encoding that the page was served in.
        status: the status line.
        location: where a redirect leads, or ``""``.
        seen_before: for a revisit, the moment of the capture with the same payload.
    """

    moment: str
    url: str
    page: str
    charset: str = "utf-8"
    status: str = "200 OK"
    location: str = ""
    seen_before: str = ""


CRAWLED = (
    Crawled("2012-05-03T10:11:12Z", OLD_URL, "2012-privacy.html", charset="windows-1252"),
    Crawled(
        "2013-01-20T04:30:05Z",
        OLD_URL,
        "2012-privacy.html",
        charset="windows-1252",
        seen_before="2012-05-03T10:11:12Z",
    ),
    Crawled("2014-06-11T19:02:44Z", OLD_URL, "2014-privacy.html"),
    Crawled("2015-09-02T07:45:31Z", OLD_URL, "2015-privacy.html"),
    Crawled("2016-10-01T22:10:09Z", OLD_URL, "2016-not-found.html", status="404 Not Found"),
    Crawled("2017-01-15T13:00:58Z", OLD_URL, "2017-privacy.html"),
    Crawled(
        "2018-06-20T16:20:10Z", OLD_URL, "2018-moved.html", status="301 Moved Permanently", location=NEW_URL
    ),
    Crawled("2018-06-20T16:20:11Z", NEW_URL, "2018-privacy.html"),
    Crawled("2019-11-08T08:08:27Z", NEW_URL, "2018-privacy.html", seen_before="2018-06-20T16:20:11Z"),
)


def build() -> bytes:
    """Return the bytes of the demo's WARC; the same at each call."""
    stream = BytesIO()
    writer = WARCWriter(stream, gzip=False, warc_version="1.1")
    info = {"software": "policy-harvest tests/support/build_demo.py", "format": "WARC File Format 1.1"}
    about = writer.create_warcinfo_record(WARC.name, info)
    about.rec_headers.replace_header("WARC-Record-ID", _record_id("warcinfo"))
    about.rec_headers.replace_header("WARC-Date", BUILT)
    writer.write_record(about)
    for crawled in CRAWLED:
        _write(writer, crawled)
    return stream.getvalue()


def _write(writer: WARCWriter, crawled: Crawled) -> None:
    """One response or revisit record."""
    body = (DEMO_PAGES / crawled.page).read_text(encoding="utf-8").encode(crawled.charset)
    headers = [
        ("Server", "Apache"),
        ("Content-Type", f"text/html; charset={crawled.charset}"),
        ("Content-Length", str(len(body))),
        *([("Location", crawled.location)] if crawled.location else []),
    ]
    http = StatusAndHeaders(crawled.status, headers, protocol="HTTP/1.1")
    fixed = {
        "WARC-Record-ID": _record_id(f"{crawled.moment} {crawled.url}"),
        "WARC-Date": crawled.moment,
    }
    if crawled.seen_before:
        digest = "sha1:" + b32encode(sha1(body).digest()).decode("ascii")
        record = writer.create_revisit_record(
            crawled.url, digest, crawled.url, crawled.seen_before, http_headers=http, warc_headers_dict=fixed
        )
    else:
        record = writer.create_warc_record(
            crawled.url,
            "response",
            payload=BytesIO(body),
            length=len(body),
            http_headers=http,
            warc_headers_dict=fixed,
        )
    writer.write_record(record)


def _record_id(name: str) -> str:
    """Return a record id that depends on nothing but the name."""
    return f"<urn:uuid:{uuid.uuid5(NAMESPACE, name)}>"


if __name__ == "__main__":
    WARC.write_bytes(build())
