"""The readers of values: what they take comes out as the program uses it, the rest is wrong in words."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config import numbers, selector_values
from harvester.config import values as values
from harvester.config.policy_urls import policy_url
from harvester.config.selectors import DatedSelector
from harvester.config.values import InvalidValue, ValueReader
from store.records import PolicyUrl

HERE = Path("/srv/harvest")
READERS: dict[str, ValueReader] = {
    "text": values.text,
    "filled": values.filled,
    "whole": numbers.integer(1, 9),
    "number": numbers.decimal(0, above=True),
    "one_of": values.one_of("wait", "leave"),
    "several": values.several(values.mail_address),
    "url": values.url,
    "location": values.location,
    "path": values.path,
    "domain": values.domain,
    "address": values.mail_address,
    "contact": values.contact,
    "timetable": values.timetable,
    "timezone": values.timezone,
    "phrase": values.phrase,
    "cited": values.cited,
    "policy_url": policy_url,
    "selector": selector_values.selector,
}
SCALARS = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=30) | st.dates()
TOML = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3)
)


@settings(max_examples=400, deadline=None)
@given(name=st.sampled_from(sorted(READERS)), value=TOML)
def test_any_value_is_read_or_wrong_with_a_remedy(name: str, value: object) -> None:
    try:
        READERS[name](value, HERE)
    except InvalidValue as wrong:
        assert wrong.problem
        assert wrong.remedy


@pytest.mark.parametrize(
    ("name", "value", "expected"),
    [
        ("text", " a ", "a"),
        ("whole", 9, 9),
        ("number", 0.5, 0.5),
        ("number", 3, 3),
        ("url", "HTTPS://Larkspur.example:8443/a%20b?q#f", "HTTPS://Larkspur.example:8443/a%20b?q#f"),
        ("location", "https://web.archive.org/", "https://web.archive.org"),
        ("location", "pywb+http://127.0.0.1:8080/larkspur", "pywb+http://127.0.0.1:8080/larkspur"),
        ("location", "PYWB+http://127.0.0.1:8080/larkspur", "pywb+http://127.0.0.1:8080/larkspur"),
        ("location", "pages/larkspur.WARC.gz", "/srv/harvest/pages/larkspur.WARC.gz"),
        ("path", "harvest.db", HERE / "harvest.db"),
        ("path", "/var/harvest.db", Path("/var/harvest.db")),
        ("domain", "WWW.Larkspur.Example.", "larkspur.example"),
        ("domain", "bücher.example", "bücher.example"),
        ("address", "Legal <legal@larkspur.example>", "Legal <legal@larkspur.example>"),
        ("contact", "", ""),
        ("contact", "https://larkspur.example/bot", "https://larkspur.example/bot"),
        ("timetable", "every 2 days", "every 2 days"),
        ("timezone", "America/New_York", "America/New_York"),
        ("phrase", "arbitrat*", "arbitrat*"),
        (
            "policy_url",
            {"url": "http://x.example/", "from": date(2012, 5, 3), "until": "2016-02"},
            PolicyUrl("http://x.example/", "20120503", "201602"),
        ),
        ("selector", " main > .policy ", DatedSelector("main > .policy")),
        ("selector", {"css": "aside", "until": "2021"}, DatedSelector("aside", None, "2021")),
    ],
)
def test_a_right_value_is_read(name: str, value: object, expected: Any) -> None:
    assert READERS[name](value, HERE) == expected


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("text", "two\nlines"),
        ("filled", "  "),
        ("whole", 0),
        ("whole", 10),
        ("whole", True),
        ("whole", 3.0),
        ("number", 0),
        ("number", False),
        ("number", float("nan")),
        ("url", "http://me:secret@larkspur.example/"),
        ("url", "javascript:alert(1)"),
        ("domain", "larkspur.example/privacy"),
        ("address", "a@b@c"),
        ("address", "Legal <legal@larkspur.example> and more"),
        ("contact", "büro@larkspur.example"),
        ("policy_url", {"url": "http://x.example/", "from": "2016-02-30"}),
        ("policy_url", {"from": "2016"}),
        ("selector", ""),
        ("selector", "main >"),
        ("selector", "p:hover"),
        ("selector", {"url": "main"}),
        ("selector", {"css": "main", "from": "2019", "until": "2018"}),
    ],
)
def test_a_wrong_value_is_refused(name: str, value: object) -> None:
    with pytest.raises(InvalidValue):
        READERS[name](value, HERE)


def test_an_optional_value_may_be_empty() -> None:
    reader = values.optional(values.mail_address)
    assert reader("", HERE) == ""
    with pytest.raises(InvalidValue):
        reader("nobody", HERE)


def test_a_wrong_entry_is_counted_from_one() -> None:
    with pytest.raises(InvalidValue, match="entry 2 is not a mail address"):
        values.several(values.mail_address)(["a@x.example", "b"], HERE)
