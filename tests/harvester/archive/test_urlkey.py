"""URLs that the index files under one key, and those that it does not."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.archive.urlkey import bare, urlkey


@pytest.mark.parametrize(
    ("url", "key"),
    [
        ("http://www.Example.com:80/Terms/?b=2&a=1", "com,example)/terms?a=1&b=2"),
        ("https://example.com", "com,example)/"),
        ("example.com/a%20b", "com,example)/a%20b"),
        ("http://example.com/a b/", "com,example)/a%20b"),
        ("http://www2.example.com/x//y/../z?", "com,example)/x/z"),
        ("http://example.com:8080/", "com,example:8080)/"),
        ("https://example.com:80/", "com,example:80)/"),
        ("http://user:pw@example.com/", "com,example)/"),
        ("http://example.com/%7Efoo", "com,example)/~foo"),
        ("http://bücher.example/ä", "example,xn--bcher-kva)/%c3%a4"),
        ("http://example.com/p;jsessionid=ABC123?x=1", "com,example)/p?x=1"),
        ("http://example.com/?PHPSESSID=0123456789abcdef0123456789abcdef&q=1", "com,example)/?q=1"),
        ("http://1.2.3.4/a", "4,3,2,1)/a"),
        ("https://example.com/#frag", "com,example)/"),
        ("http%3A//www.example.com/en/About", "com,example)/en/about"),
        ("https%3a//www.example.com/en?x=1", "com,example)/en?x=1"),
        ("http://example.com/a?x=%2520", "com,example)/a?x=%20"),
        ("localhost:8080/a", "localhost:8080)/a"),
        (" http://example.com/\n", "com,example)/"),
    ],
)
def test_keys(url: str, key: str) -> None:
    assert urlkey(url) == key


def test_pages_that_differ_keep_their_keys() -> None:
    urls = [
        "http://e.com/a",
        "http://e.com/b",
        "http://e.com/a?q=1",
        "http://e.com/a?q=2",
        "http://f.e.com/a",
    ]
    assert len({urlkey(url) for url in urls}) == len(urls)


def test_a_url_that_is_encoded_as_a_whole_is_decoded_once() -> None:
    assert bare("http%3A//e.com/a%2520b") == "http://e.com/a%20b"
    assert bare("http://e.com/http%3A//x") == "http://e.com/http%3A//x"


@given(st.text(max_size=40))
@settings(max_examples=200, deadline=None)
def test_any_text_has_a_key_or_is_refused_as_no_url(path: str) -> None:
    key = urlkey(f"http://e.com/{path}")
    assert key.startswith("com,e)/")
    assert key.isascii()
    assert " " not in key
