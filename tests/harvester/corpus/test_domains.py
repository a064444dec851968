"""From a domain to the slug of a company."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.corpus.domains import company_slug, registrable_domain


@pytest.mark.parametrize(
    ("domain", "slug"),
    [
        ("larkspur.example", "larkspur"),
        ("www.larkspur.example", "larkspur"),
        ("privacy.larkspur.co.uk", "larkspur"),
        ("www.larkspur.co.jp", "larkspur"),
        ("state.sd.us", "state"),
        ("larkspur.github.io", "larkspur"),
        ("co.uk", "co"),
        ("localhost", "localhost"),
        ("127.0.0.1", "127-0-0-1"),
        ("Bücher.example", "xn--bcher-kva"),
        ("LARKSPUR.Example.", "larkspur"),
    ],
)
def test_a_domain_gives_a_slug(domain: str, slug: str) -> None:
    assert company_slug(domain) == slug


def test_two_domains_of_one_name_are_two_companies() -> None:
    assert company_slug("state.wv.us", taken={"state"}) == "state-wv-us"


@settings(max_examples=200, deadline=None)
@given(domain=st.text(max_size=40))
def test_a_slug_is_never_a_path(domain: str) -> None:
    slug = company_slug(domain)
    assert slug
    assert set(slug) <= set("abcdefghijklmnopqrstuvwxyz0123456789_-")


def test_the_registrable_domain_needs_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("socket.socket", None)
    assert registrable_domain("a.b.larkspur.co.uk") == "larkspur.co.uk"
