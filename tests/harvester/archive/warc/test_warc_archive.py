"""A WARC file answers as an archive does, whatever state it is in."""

from __future__ import annotations

import gzip
import hashlib
import random
import tracemalloc
from dataclasses import replace
from pathlib import Path

import pytest

from harvester.archive import Archive, IndexPage
from harvester.errors import ConfigError, NotPlayable
from tests.support.archives import Clock, cited, listed, opened
from tests.support.shared import SHARED, needs_shared
from tests.support.stand_in import MOVED, PRIVACY, Held, history, page
from tests.support.warcs import Revisit, digest, write_warc

MONTHS = [one.timestamp for one in history()]


def only_page(archive: Archive, url: str = PRIVACY) -> IndexPage:
    (listing,) = archive.captures(url)
    return listing


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
@pytest.mark.parametrize("digests", [True, False], ids=["digests", "no digests"])
def test_all_that_was_written_is_read(tmp_path: Path, packed: bool, digests: bool) -> None:
    path = write_warc(tmp_path / "a.warc", history(), packed=packed, digests=digests)
    with opened(str(path)) as archive:
        for held, capture in zip(history(), only_page(archive).captures, strict=True):
            memento = archive.fetch(capture)
            assert memento.snapshot.capture is capture
            assert (capture.timestamp, capture.original) == (held.timestamp, held.original)
            assert (capture.statuscode, capture.mimetype, capture.digest) == (
                200,
                "text/html",
                digest(held.body),
            )
            assert memento.snapshot.body == held.body
            assert memento.snapshot.sha256 == hashlib.sha256(held.body).hexdigest()
            assert memento.snapshot.headers["content-type"] == "text/html"
            assert memento.snapshot.fetched_at == Clock().now
            assert capture.length
            assert 0 < capture.length < path.stat().st_size


def test_a_file_that_is_one_gzip_member(tmp_path: Path) -> None:
    plain = write_warc(tmp_path / "a.warc", history(), packed=False)
    packed = tmp_path / "b.warc.gz"
    packed.write_bytes(gzip.compress(plain.read_bytes()))
    with opened(str(packed)) as archive:
        assert listed(archive, PRIVACY) == MONTHS
        assert archive.fetch(cited(MONTHS[3], PRIVACY)).snapshot.body == page(2)


@pytest.mark.parametrize(
    "url",
    [
        "https://juniper-and-reed.example/privacy",
        "HTTP://WWW.Juniper-and-Reed.example:80/Privacy/",
        "http%3A//www.juniper-and-reed.example/privacy",
        "juniper-and-reed.example/privacy#top",
    ],
)
def test_urls_are_matched_by_key(tmp_path: Path, url: str) -> None:
    with opened(str(write_warc(tmp_path / "a.warc.gz", history()))) as archive:
        assert listed(archive, url) == MONTHS
        assert archive.fetch(cited(MONTHS[0], url)).snapshot.body == page(1)


def test_bounds_cursors_and_unknown_urls(tmp_path: Path) -> None:
    with opened(str(write_warc(tmp_path / "a.warc.gz", history()))) as archive:
        (within,) = archive.captures(PRIVACY, since="201202", until="20120415120000")
        assert [capture.timestamp for capture in within.captures] == MONTHS[1:4]
        assert only_page(archive, "http://nobody.example/") == IndexPage(())
        with pytest.raises(NotPlayable, match="no capture of this URL"):
            archive.fetch(cited(MONTHS[0], "http://nobody.example/"))


def test_another_second_is_never_taken_for_the_asked_one(tmp_path: Path) -> None:
    with opened(str(write_warc(tmp_path / "a.warc.gz", history()))) as archive:
        with pytest.raises(NotPlayable) as caught:
            archive.fetch(cited("20120215120001", PRIVACY))
        assert caught.value.nearest == MONTHS[1]


def test_same_second_two_originals(tmp_path: Path) -> None:
    other = Held(MONTHS[0], "https://juniper-and-reed.example/privacy", page(2))
    with opened(str(write_warc(tmp_path / "a.warc.gz", [*history(1), other]))) as archive:
        captures = only_page(archive).captures
        bodies = {capture.original: archive.fetch(capture).snapshot.body for capture in captures}
        assert bodies == {PRIVACY: page(1), other.original: page(2)}


@pytest.mark.parametrize("first", [True, False], ids=["revisit first", "original first"])
@pytest.mark.parametrize("named", [True, False], ids=["named", "by digest"])
@pytest.mark.parametrize("status", [None, 200, 304])
def test_revisits(tmp_path: Path, first: bool, named: bool, status: int | None) -> None:
    again = Revisit(
        "20121001000000", PRIVACY, digest(page(1)), (PRIVACY, MONTHS[0]) if named else None, status
    )
    records: list[Held | Revisit] = [again, *history(1)] if first else [*history(1), again]
    with opened(str(write_warc(tmp_path / "a.warc.gz", records))) as archive:
        capture = only_page(archive).captures[-1]
        assert (capture.mimetype, capture.digest) == ("warc/revisit", digest(page(1)))
        memento = archive.fetch(capture)
        assert memento.snapshot.body == page(1)
        assert memento.statuscode == 200
        assert memento.snapshot.capture == capture
        assert ("x-seen" in memento.snapshot.headers) == (status == 200)


def test_a_revisit_that_names_no_record_repeats_rather_one_of_its_own_address(tmp_path: Path) -> None:
    records = (
        Held("20110101000000", MOVED, page(1), headers=(("X-Where", "there"),)),
        Held("20110201000000", PRIVACY, page(1), headers=(("X-Where", "here, first"),)),
        Held("20110301000000", PRIVACY, page(1), headers=(("X-Where", "here, later"),)),
        Revisit("20120101000000", PRIVACY, digest(page(1))),
        Revisit("20120101000000", "http://quince.example/", digest(page(1))),
    )
    with opened(str(write_warc(tmp_path / "a.warc.gz", records))) as archive:
        for url, where in ((PRIVACY, "here, first"), ("http://quince.example/", "there")):
            memento = archive.fetch(only_page(archive, url).captures[-1])
            assert memento.snapshot.headers["x-where"] == where


def test_a_revisit_without_its_original(tmp_path: Path) -> None:
    lost = Revisit("20121001000000", PRIVACY, "A" * 32)
    with opened(str(write_warc(tmp_path / "a.warc.gz", [*history(), lost]))) as archive:
        assert len(only_page(archive).captures) == 7
        with pytest.raises(NotPlayable, match="not in this file"):
            archive.fetch(only_page(archive).captures[-1])


def test_archived_redirects_are_followed_in_the_file(tmp_path: Path) -> None:
    old = Held("20121231230000", PRIVACY, status=301, headers=(("Location", "/legal/privacy-notice"),))
    new = Held("20130101000000", MOVED, page(3))
    with opened(str(write_warc(tmp_path / "a.warc.gz", [old, new]))) as archive:
        memento = archive.fetch(only_page(archive).captures[0])
        assert memento.redirects == (PRIVACY,)
        assert (memento.snapshot.capture.timestamp, memento.snapshot.capture.original) == (
            new.timestamp,
            MOVED,
        )
        assert memento.snapshot.capture.digest == digest(page(3))
    loop = replace(new, timestamp=old.timestamp, status=301, headers=(("Location", PRIVACY),))
    for records, reason in (([old, loop], "circle"), ([old], "archived redirect")):
        with opened(str(write_warc(tmp_path / "b.warc.gz", records))) as archive:
            asked = only_page(archive).captures[0]
            with pytest.raises(NotPlayable, match=reason):
                archive.fetch(asked)


def test_a_redirect_from_http_to_https_finds_the_page(tmp_path: Path) -> None:
    secure = PRIVACY.replace("http:", "https:")
    old = Held("20121231230000", PRIVACY, status=301, headers=(("Location", secure),))
    new = Held("20121231230001", secure, page(3))
    with opened(str(write_warc(tmp_path / "a.warc.gz", [*history(), old, new]))) as archive:
        memento = archive.fetch(cited(old.timestamp, PRIVACY))
        assert memento.redirects == (PRIVACY,)
        assert memento.snapshot.capture.original == secure
    alone = str(write_warc(tmp_path / "b.warc.gz", [old]))
    with opened(alone) as archive, pytest.raises(NotPlayable, match="are redirects to it"):
        archive.fetch(cited(old.timestamp, PRIVACY))


def test_statuses_are_the_origins(tmp_path: Path) -> None:
    gone = Held("20120801000000", PRIVACY, b"<h1>Gone</h1>", status=404)
    with opened(str(write_warc(tmp_path / "a.warc.gz", [gone]))) as archive:
        (capture,) = only_page(archive).captures
        assert capture.statuscode == 404
        assert archive.fetch(capture).statuscode == 404


def test_transfer_encoding_is_undone_and_content_encoding_left(tmp_path: Path) -> None:
    body = gzip.compress(page(1), mtime=0)
    chunked = b"%x\r\n%s\r\n%x\r\n%s\r\n0\r\n\r\n" % (100, body[:100], len(body) - 100, body[100:])
    headers = (("Transfer-Encoding", "chunked"), ("Content-Encoding", "gzip"), ("Content-Type", "text/html"))
    held = Held(MONTHS[0], PRIVACY, chunked, headers=headers)
    with opened(str(write_warc(tmp_path / "a.warc.gz", [held], digests=False))) as archive:
        (capture,) = only_page(archive).captures
        snapshot = archive.fetch(capture).snapshot
        assert snapshot.body == body
        of_site = {name: value for name, value in snapshot.headers.items() if not name.startswith("warc-")}
        assert of_site == {"content-encoding": "gzip", "content-type": "text/html"}
        assert capture.digest == digest(body)


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_file_that_ends_in_mid_record_serves_what_came_before(tmp_path: Path, packed: bool) -> None:
    whole = write_warc(tmp_path / "a.warc", history(), packed=packed).read_bytes()
    ends = [write_warc(tmp_path / "x.warc", history(n), packed=packed).stat().st_size for n in range(1, 7)]
    cut = tmp_path / "cut.warc"
    for size in (*range(ends[0] + 1, len(whole) - 1, 97), ends[2] + 1, ends[3] - 1, len(whole) - 30):
        cut.write_bytes(whole[:size])
        with opened(str(cut)) as archive:
            listing = only_page(archive)
            kept = [capture.timestamp for capture in listing.captures]
            assert kept == MONTHS[: len(kept)]
            # The last bytes of a record are the checksum of gzip, or two empty lines: its payload is whole.
            whole_ones = (
                sum(end <= size for end in ends),
                sum(end - (16 if packed else 4) <= size for end in ends),
            )
            assert whole_ones[0] <= len(kept) <= whole_ones[1]
            if packed or whole_ones[0] == whole_ones[1]:
                assert listing.complete == (size in ends)
                is_cut = "cut.warc is damaged or ends in the middle of a record" in listing.problem
                assert is_cut != listing.complete
            for capture in listing.captures:
                assert archive.fetch(capture).statuscode == 200


def test_a_file_that_is_damaged_in_the_middle(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc.gz", history())
    raw = bytearray(path.read_bytes())
    raw[len(raw) // 2 : len(raw) // 2 + 40] = b"\0" * 40
    path.write_bytes(bytes(raw))
    with opened(str(path)) as archive:
        listing = only_page(archive)
        assert 0 < len(listing.captures) < 6
        assert not listing.complete


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\n\n",
        b"<html>no</html>",
        b"PK\3\4" + b"\0" * 100,
        gzip.compress(b"some text"),
        b"WARC/1.0\r\n",
        b"\x1f\x8b\x08",
    ],
    ids=["empty", "blank", "html", "zip", "gzipped text", "first line only", "gzip cut off"],
)
def test_a_file_that_is_no_warc(tmp_path: Path, content: bytes, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.warc.gz"
    path.write_bytes(content)
    with pytest.raises(ConfigError, match=r"a\.warc\.gz") as caught, opened(str(path)):
        pass
    assert caught.value.remedy
    assert capsys.readouterr() == ("", "")


def test_a_record_without_a_date_is_missed(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc", history(), packed=False)
    path.write_bytes(path.read_bytes().replace(b"2012-02-15T12:00:00Z", b"on some fine day  1.2"[:20]))
    with opened(str(path)) as archive:
        listing = only_page(archive)
        assert [capture.timestamp for capture in listing.captures] == [MONTHS[0], *MONTHS[2:]]
        assert not listing.complete
        assert "has no date" in listing.problem


def test_records_that_are_no_answers_are_passed_over(tmp_path: Path) -> None:
    path = write_warc(tmp_path / "a.warc", history(), packed=False)
    dns = (
        b"WARC/1.0\r\nWARC-Type: response\r\nWARC-Date: 2012-01-01T00:00:00Z\r\n"
        b"WARC-Target-URI: dns:j.example\r\nContent-Type: text/dns\r\nContent-Length: 5\r\n\r\nhello\r\n\r\n"
    )
    path.write_bytes(dns + path.read_bytes() + dns)
    with opened(str(path)) as archive:
        assert listed(archive, PRIVACY) == MONTHS


def test_bodies_are_not_held(tmp_path: Path) -> None:
    noise = random.Random(0)
    big = [replace(one, body=noise.randbytes(2**20)) for one in history()]
    path = write_warc(tmp_path / "a.warc.gz", big)
    tracemalloc.start()
    try:
        with opened(str(path)) as archive:
            assert listed(archive, PRIVACY) == MONTHS
            assert tracemalloc.get_traced_memory()[1] < 2**20
    finally:
        tracemalloc.stop()


def test_requests_are_counted(tmp_path: Path) -> None:
    with opened(str(write_warc(tmp_path / "a.warc.gz", history()))) as archive:
        archive.fetch(only_page(archive).captures[0])
        assert (archive.requests.index, archive.requests.memento) == (1, 1)


@needs_shared
def test_the_series_is_read_whole() -> None:
    with opened(str(SHARED / "archives" / "terms-series.warc.gz")) as archive:
        urls = {
            "https://uptimerobot.com/privacy/": 126,
            "https://uptimerobot.com/terms/": 125,
            "https://opentermsarchive.org/en/privacy-policy/": 51,
            "https://opentermsarchive.org/en/legal-notice/": 51,
        }
        assert {url: len(listed(archive, url)) for url in urls} == urls
        for capture in only_page(archive, "https://opentermsarchive.org/en/legal-notice/").captures:
            assert digest(archive.fetch(capture).snapshot.body) == capture.digest
