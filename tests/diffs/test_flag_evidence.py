"""What a flag stands on, as JSON and back."""

from __future__ import annotations

import json

import pytest

from diffs.flag_evidence import (
    FlagEvidence,
    FlagSide,
    QuotedDate,
    flag_evidence_as_json,
    flag_evidence_from_json,
)

DATE = QuotedDate("updated", "2015-05", "May 2015")
EVIDENCE = (
    FlagEvidence(
        "silent-edit",
        FlagSide(
            "20150601100000",
            "http://kettles.example/privacy",
            (QuotedDate("updated", "2015-05", "May 2015"),),
        ),
        FlagSide("20150901100000", "http://kettles.example/privacy"),
        words=7,
        small=True,
    ),
)


def test_evidence_comes_back_from_json() -> None:
    assert flag_evidence_from_json(json.loads(json.dumps(flag_evidence_as_json(EVIDENCE)))) == EVIDENCE


def test_each_flag_has_the_two_captures_and_the_quoted_dates() -> None:
    (found,) = flag_evidence_as_json(EVIDENCE)
    assert found["flag"] == "silent-edit"
    assert found["evidence"]["before"] == {
        "capture": "20150601100000",
        "url": "http://kettles.example/privacy",
        "dates": [{"kind": "updated", "date": "2015-05", "quote": "May 2015"}],
    }


def test_what_is_no_evidence_is_refused() -> None:
    with pytest.raises(KeyError):
        flag_evidence_from_json([{"flag": "silent-edit"}])
