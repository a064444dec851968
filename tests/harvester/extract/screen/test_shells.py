"""Pages that have no content until a script fills it in, and pages that only look so."""

from __future__ import annotations

import pytest

from harvester.extract import ExtractError, NeedsScripts, extract
from harvester.extract.screen import DocumentProfile, PageKind, Screening, contentless, screen

URL = "https://www.larkspur.example/privacy"
POLICY = " ".join(
    f"We collect your name and your address with order {number}, and share them with nobody but the carrier."
    for number in range(40)
)
KNOWN = DocumentProfile.of([("Privacy Policy", f"# Privacy Policy\n\n{POLICY}\n")] * 2)
MENU = "<nav><a href=/lenses>Lenses</a> <a href=/frames>Frames</a></nav>"
FOOTER = "<footer><p>© 2021 Larkspur Optics, Quay Lane 4, Pellmouth</p></footer>"
BUNDLE = "<script src='/static/main.8f3a1c.js'></script>"
ASKS = "<noscript>You need to enable JavaScript to run this app.</noscript>"


def screened(body: str, known: DocumentProfile | None = KNOWN, title: str = "Larkspur") -> Screening | None:
    """Return what a page is instead of the policy."""
    markup = f"<!doctype html><html><head><title>{title}</title></head><body>{body}</body></html>"
    try:
        page = extract(markup.encode(), "text/html; charset=utf-8", URL, recipe="complete")
    except NeedsScripts as error:
        return contentless(error.title, error.evidence, error.frames)
    return screen(page, url=URL, final_url=URL, known=known)


@pytest.mark.parametrize("known", [None, KNOWN])
@pytest.mark.parametrize(
    ("body", "evidence"),
    [
        (f"{ASKS}<div id=root></div>{BUNDLE}", "You need to enable JavaScript to run this app."),
        (f"<div id=app></div>{BUNDLE}", '<div id="app"> is empty'),
        (f"<larkspur-shop></larkspur-shop>{BUNDLE}", "<larkspur-shop> is empty"),
        (f"<div id=app><div class=spinner><span></span></div></div>{BUNDLE}", '<div id="app"> is empty'),
        (f"{MENU}<main></main>{FOOTER}{BUNDLE}", "<main> is empty"),
        (f"<header>Larkspur Optics</header><main id=page></main>{BUNDLE}", '<main id="page"> is empty'),
        (f"<div id=app><p>Loading…</p></div><div id=modals></div>{BUNDLE}", '<div id="modals"> is empty'),
        (f"<p aria-busy=true>Loading…</p>{BUNDLE}", "it is still loading"),
        (f"<div role=progressbar>Please wait a moment</div>{BUNDLE}", "it is still loading"),
        ("<div id=root></div><script>document.write(policy)</script>", '<div id="root"> is empty'),
        ("<p>Please enable JavaScript to view this page.</p>", "Please enable JavaScript to view this page."),
        ("<p>Bitte aktivieren Sie JavaScript, um die Seite zu sehen.</p>", "Bitte aktivieren Sie JavaScript"),
        ("<noscript>このページではJavaScriptを使用しています。</noscript>" + BUNDLE, "JavaScriptを使用"),
        (BUNDLE, "no text, but 1 script"),
    ],
)
def test_a_shell_is_recognized(body: str, evidence: str, known: DocumentProfile | None) -> None:
    found = screened(body, known)
    assert found is not None, "it was taken for the policy"
    assert found.kind is PageKind.NEEDS_SCRIPTS
    assert evidence in found.evidence


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<p>Soon.</p>", PageKind.EMPTY),
        (f"<p>Page not found</p><p>Try our lenses.</p><div id=root></div>{BUNDLE}", PageKind.SOFT_404),
    ],
)
def test_other_pages_without_the_policy_keep_their_names(body: str, expected: PageKind) -> None:
    found = screened(body)
    assert found is not None
    assert found.kind is expected


@pytest.mark.parametrize(
    "body", ["", '<div id=root></div><script type=\'application/ld+json\'>{"name": "Larkspur"}</script>']
)
def test_a_page_without_text_that_no_script_fills_in_is_an_error(body: str) -> None:
    with pytest.raises(ExtractError, match="no main content"):
        screened(body)


@pytest.mark.parametrize(
    "text",
    [
        "We collect nothing from those who visit our site.",
        "We do not share your personal data with third parties.",
        "Wir erheben auf dieser Seite keine personenbezogenen Daten.",
        POLICY,
        f"To see all of this page, please enable JavaScript. {POLICY}",
    ],
)
@pytest.mark.parametrize("known", [None, KNOWN])
def test_a_policy_is_not_taken_for_a_shell(text: str, known: DocumentProfile | None) -> None:
    body = f"{ASKS}<div id=fb-root></div><h1>Privacy Policy of Larkspur</h1><p>{text}</p>{BUNDLE}"
    found = screened(body, known, "Privacy Policy of Larkspur")
    assert found is None or found.kind is PageKind.ANOTHER_PAGE


def test_a_notice_without_scripts_is_not_taken_for_a_shell() -> None:
    assert screened("<div></div><p>Larkspur Optics keeps no visitors' book and never will.</p>", None) is None


def test_a_page_with_many_words_around_an_empty_element_is_not_taken_for_a_shell() -> None:
    words = " ".join(f"Lens {number} was ground in the old mill by the quay." for number in range(12))
    body = "<main><h1>Lenses</h1>{}</main><div id=root></div>" + BUNDLE
    shell = screened(body.format("<p>Lens 1 was ground.</p>"), None)
    assert shell is not None
    assert shell.kind is PageKind.NEEDS_SCRIPTS
    assert screened(body.format(f"<p>{words}</p>"), None) is None


@pytest.mark.parametrize(
    ("title", "body"),
    [
        (
            "Just a moment...",
            f"<noscript>Enable JavaScript and cookies to continue</noscript><div></div>{BUNDLE}",
        ),
        ("larkspur.example", f"<p id=cmsg>Please enable JS and disable any ad blocker</p>{BUNDLE}"),
        ("Just a moment...", f"<h1>larkspur.example</h1><div id=challenge></div>{BUNDLE}"),
        (
            "Larkspur",
            f"<p>Checking your browser before you may see the page of lenses.</p><div></div>{BUNDLE}",
        ),
    ],
)
def test_a_bot_wall_is_not_taken_for_a_shell(title: str, body: str) -> None:
    found = screened(body, title=title)
    assert found is not None
    assert found.kind is PageKind.BOT_WALL


@pytest.mark.parametrize(
    ("title", "evidence", "frames", "expected"),
    [
        ("Just a moment...", "", (), PageKind.BOT_WALL),
        ("Larkspur", "Enable JavaScript and cookies to continue", (), PageKind.BOT_WALL),
        ("Larkspur", "", ("https://cdn.larkspur.example/privacy",), PageKind.FRAME),
        ("Larkspur", "You need to enable JavaScript to run this app.", (), PageKind.NEEDS_SCRIPTS),
    ],
)
def test_what_shows_where_the_content_comes_from(
    title: str, evidence: str, frames: tuple[str, ...], expected: PageKind
) -> None:
    found = contentless(title, evidence, frames)
    assert (found.kind, found.frames) == (expected, frames)


def test_a_large_page_of_empty_elements_ends_soon() -> None:
    body = "<div>" * 300 + "</div>" * 300 + "<div><i></i></div>" * 30_000 + BUNDLE
    found = screened(body, None)
    assert found is not None
    assert found.kind is PageKind.NEEDS_SCRIPTS
