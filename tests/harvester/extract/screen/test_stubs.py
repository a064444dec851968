"""Pages that only send their reader on, say that a script failed, or are another page of the site."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from harvester.extract import ExtractError, extract
from harvester.extract.screen import DocumentProfile, PageKind, Screening, screen
from harvester.extract.script_signs import NO_SIGNS, ScriptSigns

URL = "https://www.larkspur.example/privacy"
SENTENCES = (
    "We collect your name and address when you order, and share them with nobody but the carrier.",
    "We keep the record of your order for two years, as the law demands, and then destroy it.",
    "You may ask us at any time what we hold about you, and have it corrected without any charge.",
)
POLICY = " ".join(SENTENCES * 30)
KNOWN = DocumentProfile.of([("Privacy Policy", f"# Privacy Policy\n\n{POLICY}\n")] * 2)


@dataclass(frozen=True, slots=True)
class MadeUpPage:
    """As extraction gives it."""

    title: str
    markdown: str
    redirect: str = ""
    signs: ScriptSigns = NO_SIGNS
    frames: tuple[str, ...] = ()


def screened(html: str, known: DocumentProfile | None = KNOWN) -> Screening | None:
    """Return why a page is held out; a page without a text must say where it leads."""
    try:
        page = extract(html.encode(), "text/html; charset=utf-8", URL, recipe="complete")
    except ExtractError as error:
        assert error.redirect, error.reason
        return Screening(PageKind.REDIRECT, error.reason, error.redirect)
    return screen(page, url=URL, final_url=URL, known=known)


def html(body: str, head: str = "") -> str:
    return f"<!doctype html><html><head><title></title>{head}</head><body>{body}</body></html>"


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="0; url=https://legal.larkspur.example/privacy">',
        '<meta http-equiv="Refresh" content="5;URL=\'https://legal.larkspur.example/privacy\'">',
        '<meta content="0;https://legal.larkspur.example/privacy" http-equiv=refresh>',
        '<meta http-equiv="refresh" content="0, url = //legal.larkspur.example/privacy">',
        '<script>window.location.href = "https://legal.larkspur.example/privacy";</script>',
        "<script>location.replace('https://legal.larkspur.example/privacy')</script>",
        "<script>top.location='https:\\/\\/legal.larkspur.example\\/privacy'</script>",
    ],
)
@pytest.mark.parametrize(
    "body", ["", "<p>One moment.</p>", "<p>Our policy is there: <a href='/x'>go on</a>.</p>"]
)
def test_a_stub_is_a_redirect_to_where_it_leads(head: str, body: str) -> None:
    found = screened(html(body, head))
    assert found is not None and found.kind is PageKind.REDIRECT
    assert found.target == "https://legal.larkspur.example/privacy"


@pytest.mark.parametrize(
    "words",
    [
        "You are being redirected. If nothing happens, use <a href='/en/privacy'>this link</a>.",
        "You will be automatically redirected in 5 seconds, or <a href='/en/privacy'>click here</a>.",
        "Redirecting to <a href='/en/privacy'>our policy</a>",
        "Sie werden automatisch weitergeleitet, sonst <a href='/en/privacy'>hier</a>.",
        "Vous allez être redirigé vers <a href='/en/privacy'>notre politique</a> dans un instant.",
        "Será redirigido a <a href='/en/privacy'>nuestra política</a> en unos segundos.",
        "U wordt doorgestuurd naar <a href='/en/privacy'>ons beleid</a>, een ogenblik geduld.",
    ],
)
def test_a_stub_that_says_so_in_words_is_a_redirect(words: str) -> None:
    found = screened(html(f"<p>{words}</p>"), known=None)
    assert found is not None and found.kind is PageKind.REDIRECT
    assert found.target == "https://www.larkspur.example/en/privacy"


@pytest.mark.parametrize(
    "head",
    [
        '<meta http-equiv="refresh" content="600">',
        '<meta http-equiv="refresh" content="3600; url=/login">',
        f'<meta http-equiv="refresh" content="0; url={URL}#top">',
        '<meta http-equiv="refresh" content="0; url=https://m.larkspur.example/privacy">',
        "<script>if (old) { location.href = '/old-browser' }</script>",
        '<noscript><meta http-equiv="refresh" content="0; url=/no-script"></noscript>',
    ],
)
def test_a_policy_that_also_redirects_is_still_the_policy(head: str) -> None:
    paragraphs = "".join(f"<p>{sentence}</p>" for sentence in SENTENCES * 10)
    assert screened(html(f"<h1>Privacy Policy</h1>{paragraphs}", head)) is None


def test_a_short_policy_may_speak_of_redirection() -> None:
    text = "We collect your consent. You may be redirected to third parties, who retain it. " * 5
    assert screened(html(f"<p>{text}</p>")) is None


@pytest.mark.parametrize(
    "words",
    [
        "Application error: a client-side exception has occurred (see the browser console).",
        "Unexpected Application Error! Minified React error #423; visit the site for the full message.",
        "Something went wrong. Try again later, or go back to the start.",
        "Loading chunk 17 failed. Reload the page, please.",
        "Ein Fehler ist aufgetreten. Bitte versuchen Sie es später noch einmal.",
        "Une erreur est survenue, veuillez réessayer dans quelques minutes.",
    ],
)
def test_what_a_failed_script_leaves_is_an_error_page(words: str) -> None:
    found = screened(html(f"<h2>{words}</h2>"))
    assert found is not None and found.kind is PageKind.ERROR_PAGE


def test_a_shell_that_shows_its_title_twice_has_no_text() -> None:
    title = "Privacy Policy and Cookie Notice of Larkspur Optics"
    found = screen(MadeUpPage(title, f"# {title}\n\n# {title}\n"), url=URL, known=KNOWN)
    assert found is not None and found.kind is PageKind.TITLE_ALONE


def test_an_imprint_is_not_the_privacy_policy() -> None:
    text = "Larkspur GmbH, Sternstraße 14, Hamburg. Geschäftsführerin: Iris Blau. HRB 12345."
    found = screen(MadeUpPage("Impressum", text), url=URL, known=KNOWN)
    assert found is not None and found.kind is PageKind.IMPRINT
    own = DocumentProfile.of([("Impressum", text)] * 2)
    assert screen(MadeUpPage("Impressum", text), url=URL, known=own) is None
    renamed = screen(MadeUpPage("Impressum – Larkspur Optics", text), url=URL, known=own)
    assert renamed is None, "the document is an imprint, whatever else its title says"


def test_a_page_that_shares_nothing_with_the_document_is_another_page() -> None:
    found = screen(
        MadeUpPage("Larkspur", "Lenses, frames, sunglasses: autumn sale begins"), url=URL, known=KNOWN
    )
    assert found is not None and found.kind is PageKind.ANOTHER_PAGE


def test_the_last_sentence_of_the_document_is_not_another_page() -> None:
    text = "You may ask us at any time what we hold about you."
    assert screen(MadeUpPage("Larkspur", text), url=URL, known=KNOWN) is None


def test_the_first_captures_of_a_document_have_nothing_to_be_measured_by() -> None:
    assert screen(MadeUpPage("Larkspur", "Lenses, frames, sunglasses: autumn sale begins"), url=URL) is None
