"""A real replay server, pywb, as an archive; where it is not installed, this is skipped."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from harvester.errors import ArchiveError, NotPlayable, Unreachable
from tests.support.archives import cited, listed, opened
from tests.support.pywb import needs_pywb, pywb_serving
from tests.support.stand_in import MOVED, PRIVACY, Held, Reply, Request, StandIn, history, page
from tests.support.warcs import Revisit, digest, write_warc

OLD = Held("20121231230000", PRIVACY, status=301, headers=(("Location", MOVED), ("Content-Length", "0")))
NEW = Held("20130101000000", MOVED, page(3))
GONE = Held("20140101000000", PRIVACY, b"<h1>Not Found</h1>", status=404)
AGAIN = Revisit("20120301000000", PRIVACY, digest(page(1)), (PRIVACY, "20120215120000"), 200)


@pytest.fixture(scope="module")
def collection(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Return a pywb server with one collection, for the length of these tests."""
    home = tmp_path_factory.mktemp("pywb")
    warc = write_warc(home / "policy.warc.gz", [*history(), AGAIN, OLD, NEW, GONE])
    with pywb_serving(home, warc) as served:
        yield f"pywb+{served}"


@needs_pywb
@pytest.mark.parametrize("page_rows", [1, 2, 3, 10_000])
def test_a_collection_is_listed(collection: str, page_rows: int) -> None:
    with opened(collection, page_rows=page_rows) as archive:
        if page_rows == 1:
            # A second may hold more captures than are asked for at once: that is said, not lost.
            pages = list(archive.captures(PRIVACY))
            assert not pages[-1].complete
            return
        times = [one.timestamp for one in history()]
        assert listed(archive, PRIVACY) == sorted([*times, AGAIN.timestamp, OLD.timestamp, GONE.timestamp])
        within = [
            c for one in archive.captures(PRIVACY, since="201205", until="201206") for c in one.captures
        ]
        assert [capture.timestamp for capture in within] == times[4:6]


@needs_pywb
def test_mementos_are_the_bytes_that_were_captured(collection: str) -> None:
    with opened(collection) as archive:
        (listing,) = archive.captures(PRIVACY)
        by_time = {capture.timestamp: capture for capture in listing.captures}
        for held in history():
            memento = archive.fetch(by_time[held.timestamp])
            assert memento.snapshot.capture is by_time[held.timestamp]
            assert memento.snapshot.body == held.body
            assert memento.snapshot.capture.digest == digest(held.body)
            assert memento.snapshot.headers["content-type"] == "text/html"
        assert archive.fetch(by_time[AGAIN.timestamp]).snapshot.body == page(1)
        assert archive.fetch(by_time[GONE.timestamp]).statuscode == 404


@needs_pywb
def test_archived_redirects_are_followed_in_the_collection(collection: str) -> None:
    with opened(collection) as archive:
        memento = archive.fetch(cited(OLD.timestamp, PRIVACY))
        assert memento.redirects == (PRIVACY,)
        assert (memento.snapshot.capture.timestamp, memento.snapshot.capture.original) == (
            NEW.timestamp,
            MOVED,
        )


@needs_pywb
def test_what_a_collection_does_not_have(collection: str) -> None:
    with opened(collection) as archive:
        with pytest.raises(NotPlayable) as caught:
            archive.fetch(cited("20120116000000", PRIVACY))
        assert caught.value.nearest == "20120115120000"
        with pytest.raises(NotPlayable, match="404"):
            archive.fetch(cited("20120116000000", "http://nobody.example/"))
        (nothing,) = archive.captures("http://nobody.example/")
        assert nothing.captures == ()
        assert nothing.unconfirmed


def test_what_pywb_is_asked() -> None:
    """Without pywb itself: the questions, and a list that ends in mid-row."""
    row = {"urlkey": "com,e)/", "url": "http://e.com/", "mime": "text/html", "status": "200", "length": "1"}

    def behave(request: Request) -> Reply:
        begin = int(request.query.get("from", "0")[-1])
        rows = [{**row, "timestamp": f"2012011512000{n}", "digest": "sha1:AAAA"} for n in range(begin, 4)][:2]
        body = "\n".join(json.dumps(one) for one in rows).encode()
        return Reply(body=body if begin < 2 else body[:-20])

    with StandIn(behave) as server, opened(f"pywb+{server.location}/coll", page_rows=2) as archive:
        asked = archive.captures("http://e.com/")
        pages = [next(asked), next(asked)]
        with pytest.raises(Unreachable, match="middle of a row"):
            next(asked)
        first = server.log[0].query
    assert [[capture.timestamp[-1] for capture in one.captures] for one in pages] == [["0", "1"], ["2"]]
    assert pages[-1].cursor == "20120115120002"
    assert first == {
        "url": "http://e.com/",
        "output": "json",
        "fl": "urlkey,timestamp,url,mime,status,digest,length",
        "limit": "2",
    }


def test_what_pywb_refuses() -> None:
    refusal = Reply(400, body=b'{"message": "no such thing"}')
    with StandIn(lambda request: refusal) as server, opened(f"pywb+{server.location}/coll") as archive:
        asked = archive.captures("http://e.com/")
        with pytest.raises(ArchiveError, match="no such thing"):
            next(asked)
