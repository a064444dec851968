"""The capture nearest to a time is served under its own timestamp, by every kind of archive."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest

from harvester.archive import Archive
from harvester.errors import NotPlayable
from tests.support.archives import opened
from tests.support.pywb import needs_pywb, pywb_serving
from tests.support.stand_in import MOVED, PRIVACY, Held, StandIn, World, history, page
from tests.support.warcs import write_warc

MONTHS = [one.timestamp for one in history()]
OLD = Held("20121231230000", PRIVACY, status=301, headers=(("Location", MOVED), ("Content-Length", "0")))
NEW = Held("20130103000000", MOVED, page(3))
HELD = [*history(), OLD, NEW]
WEEK = timedelta(days=7)


@contextmanager
def archive(kind: str, folder: Path) -> Iterator[Archive]:
    """Open an archive of a kind that holds the same captures."""
    if kind == "server":
        with StandIn(World(HELD)) as server, opened(server.location) as found:
            yield found
        return
    path = write_warc(folder / "a.warc.gz", HELD)
    if kind == "file":
        with opened(str(path)) as found:
            yield found
        return
    with pywb_serving(folder, path) as served, opened(f"pywb+{served}") as found:
        yield found


@pytest.mark.parametrize("kind", ["server", "file", pytest.param("pywb", marks=needs_pywb)])
def test_the_nearest_capture_keeps_its_own_time(tmp_path: Path, kind: str) -> None:
    with archive(kind, tmp_path) as found:
        exact = found.nearest(PRIVACY, MONTHS[1], timedelta(0))
        near = found.nearest(PRIVACY, "20120218235959", WEEK)
        for memento in (exact, near):
            assert memento.snapshot.capture.timestamp == MONTHS[1] == "20120215120000"
            assert memento.snapshot.capture.original == PRIVACY
            assert memento.snapshot.body == history()[1].body
        before = found.requests.memento
        with pytest.raises(NotPlayable, match="offers its nearest capture 20120215120000"):
            found.nearest(PRIVACY, "20120225000000", WEEK)
        assert found.requests.memento == before + 1
        with pytest.raises(NotPlayable):
            found.nearest("http://nobody.example/app.js", MONTHS[0], WEEK)


@pytest.mark.parametrize("kind", ["server", "file"])
def test_an_archived_redirect_is_followed_within_the_same_time(tmp_path: Path, kind: str) -> None:
    with archive(kind, tmp_path) as found:
        memento = found.nearest(PRIVACY, "20130101120000", WEEK)
        assert (memento.snapshot.capture.timestamp, memento.snapshot.capture.original) == (
            NEW.timestamp,
            MOVED,
        )
        assert memento.redirects == (PRIVACY,)
