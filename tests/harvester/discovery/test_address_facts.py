"""What an address alone tells, and the words of a link to it."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.archive import urlkey
from harvester.discovery.address_facts import facts_of
from harvester.discovery.words import pattern_for, plain_words

SITE = "https://www.alder.example"


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("/privacy", "privacy"),
        ("/legal/privacy-policy.html", "privacy"),
        ("/de/datenschutzerklaerung", "privacy"),
        ("/politique-de-confidentialite", "privacy"),
        ("/politica-de-privacidad", "privacy"),
        ("/informativa-privacy", "privacy"),
        ("/privacyverklaring", "privacy"),
        ("/politica-de-privacidade/", "privacy"),
        ("/protection-des-donnees", "privacy"),
        ("/privacy-and-cookies", "privacy"),
        ("/privacy/cookie-policy", "cookies"),
        ("/legal/cookies", "cookies"),
        ("/terms-of-use", "terms"),
        ("/agb", "terms"),
        ("/cgu.html", "terms"),
        ("/impressum", "imprint"),
        ("/legal/data-processing-addendum", "processing"),
        ("/legal/", "legal"),
        ("/legal/acceptable-use", "other"),
        ("/lamps", ""),
        ("/search?searchtermscope=all", ""),
        ("/air-conditioners", ""),
        ("/private/tools", ""),
        ("/scripts/privacy.js", ""),
        ("/l.php?u=https%3A%2F%2Felsewhere.example%2Fprivacy", ""),
    ],
)
def test_the_kind_of_a_document(path: str, kind: str) -> None:
    assert facts_of(SITE + path).kind == kind


@pytest.mark.parametrize(
    ("path", "aspect"),
    [
        ("/privacy/children", "children"),
        ("/privacy/california", "us-state"),
        ("/careers/privacy-notice", "applicants"),
        ("/privacy-policy-2016", "old"),
        ("/privacy/archive", "old"),
        ("/privacy-choices", "form"),
        ("/eu-us-privacy-shield", "shield"),
    ],
)
def test_documents_for_some_are_told_from_that_for_everybody(path: str, aspect: str) -> None:
    assert aspect in facts_of(SITE + path).aspects
    assert not facts_of(f"{SITE}/legal/privacy").aspects


@pytest.mark.parametrize(
    "path",
    ["/downloads/privacy-policy.pdf", "/help/privacy-policy", "/trust-center/privacy", "/hub/privacy.html"],
)
def test_a_policy_may_lie_below_help_or_downloads(path: str) -> None:
    assert facts_of(SITE + path).kind == "privacy"
    assert "form" not in facts_of(SITE + path).aspects
    assert "form" not in facts_of("https://help.alder.example/privacy-policy").aspects


@pytest.mark.parametrize(
    "path",
    [
        "/privacy-center/start",
        "/settings/privacy",
        "/privacy/help",
        "/blog/privacy",
        "/privacy/download-your-data",
    ],
)
def test_pages_about_privacy_are_no_policies(path: str) -> None:
    assert "form" in facts_of(SITE + path).aspects


@pytest.mark.parametrize(
    ("url", "language"),
    [
        (f"{SITE}/fr/confidentialite", "fr"),
        (f"{SITE}/fr-ca/privacy", "fr"),
        (f"{SITE}/ch_DE/privacy", "de"),
        (f"{SITE}/privacy?hl=it", "it"),
        ("https://es.alder.example/privacy", "es"),
        (f"{SITE}/datenschutz", "de"),
        (f"{SITE}/privacidade", "pt"),
        (f"{SITE}/privacidad", "es"),
        (f"{SITE}/us/privacy", ""),
        (f"{SITE}/privacy", ""),
    ],
)
def test_the_language_that_an_address_states(url: str, language: str) -> None:
    assert facts_of(url).language == language


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Privacy Policy", "privacy"),
        ("Politique de confidentialitÃ©", "privacy"),
        ("Datenschutzerklärung", "privacy"),
        ("Cookies", "cookies"),
        ("個人情報の取扱い", "privacy"),
        ("Learn more", ""),
    ],
)
def test_the_words_of_a_link_tell_what_an_address_does_not(text: str, kind: str) -> None:
    assert facts_of(f"{SITE}/help/article/2860", text).kind == kind


def test_the_pattern_for_the_index_takes_what_is_told_apart_here() -> None:
    for path in (
        "/privacy",
        "/datenschutzerklaerung",
        "/politica-de-cookies",
        "/legal/terms",
        "/mentions-legales",
    ):
        assert re.fullmatch(pattern_for("alder.example"), urlkey(SITE + path))
    assert not re.fullmatch(pattern_for("alder.example"), urlkey(f"{SITE}/lamps"))


def test_a_domain_that_is_called_like_a_policy_has_other_pages() -> None:
    pattern = pattern_for("cookie-factory.example")
    assert not re.fullmatch(pattern, urlkey("http://cookie-factory.example/oatmeal"))
    assert re.fullmatch(pattern, urlkey("http://cookie-factory.example/legal/privacy"))
    assert facts_of("http://cookie-factory.example/oatmeal").kind == ""
    assert facts_of("http://legal.alder.example/7").kind == "legal"


@given(st.text(max_size=60))
def test_any_text_can_be_an_address_or_the_words_of_a_link(text: str) -> None:
    facts_of(text, text)
    assert plain_words(plain_words(text)) == plain_words(text)
