"""What we keep, as values."""

from __future__ import annotations

from datetime import date

import pytest

from store.records import Precision, StatedDate


@pytest.mark.parametrize(
    ("precision", "iso"), [("day", "2013-11-07"), ("month", "2013-11"), ("year", "2013")]
)
def test_a_date_is_written_as_exactly_as_it_is_stated(precision: Precision, iso: str) -> None:
    assert StatedDate("effective", date(2013, 11, 7), precision, "since then").iso == iso
