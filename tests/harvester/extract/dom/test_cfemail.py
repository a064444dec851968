"""Addresses that Cloudflare hides."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.extract import extract
from harvester.extract.dom.cfemail import decoded_email

PARAGRAPH = (
    "<p>We may collect, use, and share information, including names, when you use our services.</p>" * 8
)


def hidden(address: str, key: int) -> str:
    return bytes([key, *(byte ^ key for byte in address.encode())]).hex()


@given(st.emails(), st.integers(0, 255))
def test_an_address_comes_back_under_any_key(address: str, key: int) -> None:
    assert decoded_email(hidden(address, key)) == address
    assert decoded_email(hidden(address, key).upper()) == address


@pytest.mark.parametrize("code", ["", "4", "42", "xyz", "4223x2", "00ff", "0080"])
def test_what_hides_nothing_stays(code: str) -> None:
    assert decoded_email(code) is None


@pytest.mark.parametrize("key", [1, 0x42, 0xFE])
def test_a_page_shows_the_same_under_any_key(key: int) -> None:
    code = hidden("privacy@example.org", key)
    shown = f'<span class="__cf_email__" data-cfemail="{code}">[email&#160;protected]</span>'
    link = f'<a href="/cdn-cgi/l/email-protection#{code}">{shown}</a>'
    loose = f'<a href="/cdn-cgi/l/email-protection" data-cfemail="{code}">[email&#160;protected]</a>'
    page = extract(
        f"<p>Write to {link} or {loose}, now.</p>{PARAGRAPH}".encode(), "text/html", "http://example.org/"
    )
    assert page.markdown.startswith(
        "Write to [privacy@example.org](mailto:privacy@example.org) or privacy@example.org, now."
    )


@pytest.mark.parametrize(
    "coded", ["&amp;#109;e&amp;#64;larkspur.example", "m&amp;#x65;&amp;#x40;larkspur.example"]
)
def test_a_mail_link_whose_letters_are_written_at_random_is_one_text(coded: str) -> None:
    def text(address: str) -> str:
        html = f"<h1>Privacy</h1><p>Write to <a href='mailto:{address}'>us</a>.</p>{PARAGRAPH}"
        return extract(html.encode(), "text/html", "https://larkspur.example/", recipe="complete").text

    assert text(coded) == text("me@larkspur.example")
