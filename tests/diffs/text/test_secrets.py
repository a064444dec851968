"""What gives access to something is hidden in messages, and nothing else is."""

from __future__ import annotations

import time
from urllib.parse import quote

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.errors import HarvesterError
from diffs.text import masked, message, one_line, parts_of_secret, public_address, without_logins

SECRET = "Hq7zW0pLx2"


@pytest.mark.parametrize(
    "text",
    [
        f"http://reader:{SECRET}@archive.example/cdx",
        f"pywb+http://reader:{SECRET}@archive.example/policies",
        f"//{SECRET}@archive.example",
        f"https://{SECRET}@archive.example/",
        f"https://reader:a/{SECRET}@archive.example/",
        f"https://reader:a@{SECRET}@archive.example/",
        f"HTTPSConnectionPool: /cdx?url=http%3A%2F%2Freader%3A{SECRET}%40archive.example%2F",
        f"https://archive.example/?token={SECRET}",
        f"https://archive.example/?a=1&api_key={SECRET}&b=2",
        f"https://archive.example/?a=1&amp;apikey={SECRET}",
        f"(https://archive.example/?key={SECRET})",
        f"'https://archive.example/?access_token={SECRET}': no answer",
        f"https://archive.example/#access_token={SECRET}",
        f"https://archive.example/?client_secret={SECRET}, which",
        f"https://archive.example/?X-Amz-Signature={SECRET}&X-Amz-Date=1",
        f"https://archive.example/?X-Amz-Credential=a%2F{SECRET}",
        f"https://archive.example/?sv=2020&sig={SECRET}",
        f"https://archive.example/;jsessionid={SECRET}",
        f"url=https%3A%2F%2Farchive.example%2F%3Ftoken%3D{SECRET}%26a%3D1",
        f"password={SECRET}",
        f"Authorization: Bearer {SECRET}",
        f"https://hooks.chat.example/services/T0/B0/{SECRET}",
        f"https://chat.example/api/webhooks/123/{SECRET}",
        f"https://team.webhook.office.example/webhookb2/a@b/IncomingWebhook/{SECRET}/c",
        f"https://chat.example/api/v10/webhooks/123/{SECRET}",
        f"https://maker.example/trigger/x/with/key/{SECRET}",
        f"slack://{SECRET}/b/c",
        f"tgram://123:{SECRET}/4",
        f"https://archive.example/?auth%5Ftoken={SECRET}",
        f"X-Api-Key: {SECRET}",
        f"Proxy-Authorization: Basic {SECRET}",
        f"Cookie: session={SECRET}",
        f"Cookie: a=b; session={SECRET}; c=d",
        f"('Set-Cookie: session={SECRET}; Path=/')",
        f"cookie:session={SECRET}",
        f"refused: Bearer {SECRET}",
        f"https://api.telegram.org/bot123:{SECRET}/sendMessage",
        f"two\nlines: http://reader:{SECRET}@archive.example/",
        f"http://reader:\u200b{SECRET}@archive.example/",
        f"https://archive.example/?to\u200bken={SECRET}",
    ],
)
def test_what_gives_access_is_hidden(text: str) -> None:
    for said in (message(text), str(HarvesterError(text)), message(f"before {text} after")):
        assert SECRET not in said
        assert "***" in said


@pytest.mark.parametrize(
    "text",
    [
        "https://www.example.com/privacy?author=5&lang=en&id=7#keys",
        "https://www.example.com:8080/a@b?to=c@d.example",
        "ask legal@reader.example at https://www.example.com/ or press@reader.example",
        "http://[2001:db8::1]:8080/x",
        "the key of the table is = 5",
        "3 captures (complete list); 1 index request",
        "a//b c@d",
    ],
)
def test_other_addresses_and_words_stay(text: str) -> None:
    assert masked(text) == text


SECRET_WORDS = (
    "cookie",
    "cookies",
    "set-cookie",
    "token",
    "password",
    "authorization",
    "bearer",
    "secret",
    "x-api-key",
    "key",
    "session",
    "auth",
)


@pytest.mark.parametrize("word", SECRET_WORDS)
def test_a_document_may_be_called_like_a_secret(word: str) -> None:
    for line in (
        f"linden/{word}: 34 captures listed, 12 new (complete)",
        f"linden/{word}: 20260225003217 https://linden.example/pages/misc/{word}: read",
        f"{word}-linden/privacy: 2 captures left",
        f"https://linden.example/?page={word}: excluded (not a policy page)",
        f"https://linden.example/our-{word} redirected to https://linden.example/{word} yesterday",
        f"https://linden.example/{word}: failed: no answer",
    ):
        assert message(line) == line


def test_a_name_without_its_secret_is_kept() -> None:
    said = masked("no answer from https://archive.example/cdx?url=x&token=abcdef&limit=5")
    assert said == "no answer from https://archive.example/cdx?url=x&token=***&limit=5"


def test_what_is_known_to_be_secret_is_hidden_in_any_form() -> None:
    secret = 'pa ss/"wörd"'
    for form in (secret, quote(secret), quote(secret, safe=""), secret.replace(" ", "\n")):
        assert "w" not in message(f"535 5.7.8 {form}: no", secrets=[secret]).replace("no", "")


def test_a_short_value_is_not_looked_for_in_words() -> None:
    assert masked("an answer", ["a", ""]) == "an answer"


def test_a_secret_that_is_cut_off_is_hidden() -> None:
    long = f"{'x' * 50} http://reader:{SECRET * 9}@archive.example/ and more"
    for limit in range(1, len(long)):
        assert SECRET[:3] not in message(long, limit)


@pytest.mark.parametrize(
    ("address", "shown"),
    [
        (f"https://hooks.chat.example/services/{SECRET}", "https://hooks.chat.example/***"),
        (f"https://chat.example?token={SECRET}", "https://chat.example/***"),
        (f"https://user:{SECRET}@chat.example/", "https://chat.example/"),
        (f"slack://{SECRET}/b/c", "slack://***"),
        ("legal@reader.example", "legal@reader.example"),
    ],
)
def test_an_address_of_ours_is_shown_without_its_path(address: str, shown: str) -> None:
    assert public_address(address) == shown


def test_the_parts_of_a_webhook_are_secrets() -> None:
    parts = parts_of_secret(f"https://chat.example/services/T0/{SECRET}?token=another1")
    assert {SECRET, "another1"} <= set(parts)
    assert "services" not in masked(f"cannot POST /services/T0/{SECRET}?token=another1", parts)
    assert parts_of_secret("http://[") == ("http://[",)


anything = st.text(st.characters(codec=None, exclude_categories=()))


@settings(max_examples=200, deadline=None)
@given(text=anything)
def test_a_message_is_one_clean_line_and_stays_as_it_is(text: str) -> None:
    said = message(text)
    assert said == one_line(said)
    assert message(said) == said
    assert without_logins(said) == said


@pytest.mark.parametrize(
    "piece",
    [
        "cookie:",
        " cookie: a;",
        " cookie: a=b;",
        "//",
        "//x:y",
        "?token=",
        "https://a/",
        "%2f%2fx",
        "http://hook",
        "'",
    ],
)
def test_hostile_lengths_take_no_time(piece: str) -> None:
    began = time.process_time()
    message("@" + piece * 20_000 + "@")
    assert time.process_time() - began < 5
