"""The moment that an archive's timestamp means."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from store.timestamps import moment


@pytest.mark.parametrize(
    ("timestamp", "expected"),
    [
        ("20151229173307", "2015-12-29T17:33:07+00:00"),
        ("20000008241731", "2000-08-24T17:31:00+00:00"),
        ("20000800241731", "2000-08-24T17:31:00+00:00"),
        ("20010230120000", "2001-02-28T12:00:00+00:00"),
        ("20041399256199", "2004-12-31T23:59:59+00:00"),
        ("00000000000000", "0001-01-01T00:00:00+00:00"),
    ],
)
def test_the_moment_of_a_timestamp(timestamp: str, expected: str) -> None:
    assert moment(timestamp).isoformat() == expected


@settings(max_examples=200)
@given(st.text("0123456789", min_size=14, max_size=14))
def test_law_any_14_digits_have_one(timestamp: str) -> None:
    assert moment(timestamp).utcoffset() is not None


@pytest.mark.parametrize(
    "timestamp",
    ["", "2015", "2015122917330", "201512291733071", "2015122917330x", "２０１５１２２９１７３３０７"],
)
def test_what_is_no_timestamp_is_refused(timestamp: str) -> None:
    with pytest.raises(ValueError, match="14 digits"):
        moment(timestamp)
