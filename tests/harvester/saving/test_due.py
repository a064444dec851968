"""Whether an address is due, for all times that may be known of it."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.saving.answers import is_known, sort_of
from harvester.saving.due import MOST_A_DAY, WatchedAddress, threshold, whether_due, youngest
from harvester.saving.watched import is_in_force
from store.records import PolicyUrl
from store.tables.saves import Save, SaveOutcome

NOW = datetime(2026, 10, 21, 7, 28, tzinfo=UTC)
WEEK = timedelta(days=7)
times = st.timedeltas(timedelta(days=-400), timedelta(days=400)).map(lambda length: NOW + length)
maybe = st.none() | times


@st.composite
def requests(draw: st.DrawFn) -> Save:
    """Return a request with any times, those of clocks that were wrong among them."""
    state = draw(st.sampled_from(["asking", "pending", "captured", "recent", "unclear", "refused"]))
    is_open = state in ("asking", "pending")
    stamp = f"{draw(times):%Y%m%d%H%M%S}" if state == "captured" else None
    settled, again = (None, None) if is_open else (draw(times), draw(times))
    outcome = SaveOutcome(state, timestamp=stamp, settled_at=settled, again_at=again)  # type: ignore[arg-type]
    return Save("http://a.example", "http://b.example/", draw(times), outcome)


saves = st.lists(requests(), max_size=8)


def address(newest: datetime | None, looked_at: datetime | None, asked: list[Save]) -> WatchedAddress:
    """Return what is known of an address."""
    last = sorted(asked, key=lambda save: save.asked_at, reverse=True)
    return WatchedAddress("b", "privacy", 1, "http://b.example/", Path("h.db"), newest, looked_at, "", last)


@given(maybe, maybe, saves)
def test_what_is_due_is_old_looked_for_and_not_asked_for(
    newest: datetime | None, looked_at: datetime | None, asked: list[Save]
) -> None:
    known = address(newest, looked_at, asked)
    found = whether_due(known, WEEK, NOW)
    young = youngest(known)
    if found.kind == "due":
        assert young is None or NOW - young >= threshold(WEEK)
        assert not any(one.is_open for one in asked)
        assert looked_at is not None
        assert looked_at <= NOW
        assert young is None or looked_at >= young + threshold(WEEK)
        sent = [one for one in asked if NOW - timedelta(days=1) < one.asked_at <= NOW]
        assert len(sent) < MOST_A_DAY
    if found.kind == "fresh":
        assert young is not None
        assert found.until is not None
        assert found.until > NOW
    if found.kind == "waits":
        assert found.until is not None
        assert NOW < found.until <= NOW + timedelta(days=367)


@given(maybe, saves)
def test_looking_at_the_list_now_decides(newest: datetime | None, asked: list[Save]) -> None:
    before = whether_due(address(newest, None, asked), WEEK, NOW)
    after = whether_due(address(newest, NOW, asked), WEEK, NOW)
    assert after.kind == ("due" if before.kind == "look" else before.kind)


@given(times.filter(lambda time: time <= NOW), st.timedeltas(timedelta(hours=6), timedelta(days=365)))
def test_the_first_run_that_finds_a_capture_too_old_asks(newest: datetime, every: timedelta) -> None:
    run, pause = NOW, timedelta(days=1, minutes=10)
    while whether_due(address(newest, run, []), every, run).kind == "fresh":
        run += pause
    assert run == NOW or threshold(every) <= run - newest < threshold(every) + pause
    assert whether_due(address(newest, newest + every, []), every, newest + every).kind == "due"


@pytest.mark.parametrize(
    ("begins", "ends", "is_used"),
    [
        (None, None, True),
        ("2026", None, True),
        ("2026-11", None, False),
        ("20261021", "20261021", True),
        ("20261022", None, False),
        (None, "2026", True),
        (None, "202610", True),
        (None, "202609", False),
        (None, "20261020", False),
        (None, "20261021235959", True),
    ],
)
def test_addresses_in_force(begins: str | None, ends: str | None, is_used: bool) -> None:
    dated = PolicyUrl("http://b.example/", begins and begins.replace("-", ""), ends)
    assert is_in_force(dated, NOW) == is_used


@pytest.mark.parametrize(
    ("code", "sort"),
    [
        ("proxy-error", "later"),
        ("too-many-daily-captures", "today"),
        ("max-daily-bandwidth", "today"),
        ("max-daily-bandwidth-host", "today"),
        ("blocked-client-ip", "later"),
        ("invalid-server-response", "later"),
        ("no-captures", "later"),
        ("bad-request", "page"),
        ("ftp-access-denied", "page"),
        ("http-version-not-supported", "page"),
        ("network-authentication-required", "page"),
        ("blocked-url", "page"),
        ("filesize-limit", "page"),
        ("something-new", "later"),
        ("", "later"),
    ],
)
def test_codes(code: str, sort: str) -> None:
    assert sort_of(code) == sort
    assert is_known(code) == (code not in ("something-new", ""))
