"""What is held out, and above all what is not."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.screen import DocumentProfile, PageKind, Screening, screen
from harvester.extract.screen.text_of_page import word_count
from harvester.extract.script_signs import NO_SIGNS, ScriptSigns

URL = "http://www.larkspur.example/privacy.html"


@dataclass(frozen=True, slots=True)
class Page:
    """As extraction gives it."""

    title: str
    markdown: str
    redirect: str = ""
    signs: ScriptSigns = NO_SIGNS
    frames: tuple[str, ...] = ()


POLICY = """# Privacy Policy | Larkspur

We collect your name and address when you order from our shop, and we share them with nobody but the
carrier who brings the parcel. We keep the record of your order for two years, as the law demands, and
then we destroy it. You may ask us at any time what we hold about you, and have it corrected. Our shop
sets a cookie to remember what lies in your basket; it is deleted when you close the browser. Write to
us if you have any questions about this policy.
"""
ENGLISH = DocumentProfile.of([("Privacy Policy | Larkspur", POLICY)] * 2)


def held(page: Page, *, final_url: str = "", known: DocumentProfile | None = ENGLISH) -> Screening | None:
    return screen(page, url=URL, final_url=final_url, known=known)


def kind(
    title: str, text: str, *, final_url: str = "", known: DocumentProfile | None = ENGLISH
) -> PageKind | None:
    found = held(Page(title, f"# {title}\n\n{text}\n"), final_url=final_url, known=known)
    return found.kind if found else None


def test_the_policy_itself_is_not_held_out() -> None:
    assert held(Page("Privacy Policy | Larkspur", POLICY)) is None
    assert held(Page("Privacy Policy | Larkspur", POLICY), known=None) is None
    assert ENGLISH.languages == {"en"}


@pytest.mark.parametrize(
    "title",
    [
        "Page not found",
        "404",
        "404 - Page Not Found | Larkspur",
        "Larkspur – Error 404: file not found",
        "Oops! Page not found.",
        "Larkspur | The page you requested could not be found",
        "Sorry, this page does not exist",
        "Seite nicht gefunden | Larkspur",
        "Page introuvable - Larkspur",
        "Página no encontrada",
        "Página não encontrada",
        "Pagina non trovata",
        "Pagina niet gevonden",
        "お探しのページは見つかりませんでした",
        "HTTP 404 Not Found",
        "IIS 10.0 Detailed Error - 404.0 - Not Found",
        "404 - File or directory not found.",
        "Nothing found for Privacy | Larkspur",
        "Sorry, this page can't be found",
        "Site Not Found",
    ],
)
def test_a_soft_404_is_told_by_its_title(title: str) -> None:
    text = "We have moved. [Home](http://x.example/) [Shop](http://x.example/shop) Try the search box above."
    assert kind(title, text) is PageKind.SOFT_404


@pytest.mark.parametrize(
    "text",
    [
        "We're sorry, the page you are looking for could not be found. Try our [home page](http://x.example/).",
        "## Oh dear\n\nPage not found. It may have been moved.",
        "We can't find that page. Use the search, or start from our shop.",
        "Sorry, but the page you are looking for has not been found. Try checking the address for errors.",
        "The page you're looking for isn't available. Try another, or start from the front door.",
        "The requested URL /privacy.html was not found on this server.",
        "The document /privacy.html was not found on this server.",
        "The page you asked for has been removed. Please go to our shop, or call us on a working day.",
        "Die gewünschte Seite wurde leider nicht gefunden. Bitte benutzen Sie die Suche oben.",
        "Cette page n’existe plus. Vous pouvez revenir à l’accueil ou nous appeler.",
    ],
)
def test_a_soft_404_is_told_by_a_short_text(text: str) -> None:
    assert kind("Larkspur", text) is PageKind.SOFT_404


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Just a moment...", "Enable JavaScript and cookies to continue"),
        (
            "Attention Required! | Cloudflare",
            "## Sorry, you have been blocked\n\nYou are unable to access x.example",
        ),
        (
            "Access Denied",
            'You don\'t have permission to access "/privacy" on this server. Reference #18.2d4',
        ),
        ("403 Forbidden", "nginx served this page to say that it may not."),
        (
            "Pardon Our Interruption",
            "As you were browsing something about your browser made us think you were a bot.",
        ),
        ("www.larkspur.example", "Checking your browser before accessing www.larkspur.example."),
        ("", "Request unsuccessful. Incapsula incident ID: 4411000210-1127"),
        ("larkspur.example", "Please enable JS and disable any ad blocker"),
        ("Access to this page has been denied", "Press and hold to show that a finger is at work here."),
        ("403 - Forbidden: Access is denied.", "You do not have the rights to see this folder or page."),
        ("Are you a robot?", "Please type the characters that you see in the picture below."),
        ("Larkspur", "Please verify you are human by completing the action below, and wait."),
    ],
)
def test_a_bot_wall_is_told(title: str, text: str) -> None:
    assert kind(title, text) is PageKind.BOT_WALL


@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("503 Service Temporarily Unavailable", "The server is too busy. nginx sends its regrets."),
        ("Larkspur - Maintenance", "We are polishing our lenses. Please come back on Monday morning."),
        ("Welcome to nginx!", "If you see this page, the server is installed and working."),
        ("Index of /legal", "Name, last modified, size. Parent directory. privacy.html.bak 2009-03-01 4.2K"),
        ("larkspur.example", "This web page is parked free, courtesy of somebody who sells names."),
        ("Whoops", "Whoops, looks like something went wrong."),
        ("larkspur.example", "This domain is for sale. Ask for a price today, it is a good one."),
        ("Larkspur", "The server encountered an internal error and was unable to finish."),
        (
            "Error establishing a database connection",
            "Error establishing a database connection, says WordPress",
        ),
    ],
)
def test_an_error_page_is_told(title: str, text: str) -> None:
    assert kind(title, text) is PageKind.ERROR_PAGE


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "Before you continue to Larkspur",
            "We use cookies to keep the shop open. [Reject all](x) [Accept all](y)",
        ),
        (
            "Larkspur",
            "Before you continue to Larkspur, choose how cookies work. They help us to sell lenses.",
        ),
        (
            "Larkspur",
            "We and our 214 partners store and access cookies on your device, to show you things you like.",
        ),
        (
            "Larkspur",
            "Cookies help us run the shop and measure how it is used.\n\nAccept all · Manage options",
        ),
        ("Larkspur", "Nos cookies font tourner la boutique. [Tout accepter](x) [Gérer mes choix](y)"),
    ],
)
def test_a_consent_wall_is_told(title: str, text: str) -> None:
    assert kind(title, text) is PageKind.CONSENT_WALL


def test_a_consent_wall_is_told_by_its_host() -> None:
    text = "We collect personal data and share it with third parties for these purposes, with your consent."
    assert (
        kind("Larkspur", text, final_url="https://consent.larkspur.example/v2/collect?id=1")
        is PageKind.CONSENT_WALL
    )
    assert kind("Larkspur", text, final_url="https://www.larkspur.example/consent") is None
    assert kind("Consent Policy", text, final_url="https://consent.larkspur.example/policy") is None


HOME = """## New: the Larkspur 8x32

Bright, light and made in our workshop. [See it](http://x.example/8x32)

## Stories

A week on the marshes with three loupes and a dog. [Read on](http://x.example/stories)

We use cookies to run this shop, and with your consent to show you our products on other pages.

Our repair shop is open from Monday to Friday. Bring your old glasses, and we will clean and collimate
them while you have a coffee with us. The lenses of 1962 still fit the bodies of today, and the straps
are sewn by hand next door. The catalogue for autumn is at the printer's, and our stand at the fair will
be in hall 4 this year, near the door.
"""


def test_the_home_page_is_told_by_a_redirect() -> None:
    assert kind("Larkspur", HOME, final_url="http://www.larkspur.example/") is PageKind.HOME_PAGE
    assert kind("Larkspur", HOME, final_url="https://larkspur.example/index.html") is PageKind.HOME_PAGE
    assert kind("Larkspur", HOME, final_url="https://larkspur.example/?page=privacy") is None


def test_the_home_page_is_told_by_a_title_that_the_document_never_had() -> None:
    assert kind("Home | Larkspur", HOME) is PageKind.HOME_PAGE
    assert kind("Welcome to Larkspur", HOME) is PageKind.HOME_PAGE
    assert kind("Home | Larkspur", HOME, known=None) is None
    assert kind("Home | Larkspur", HOME, known=DocumentProfile.of([("Home | Larkspur", POLICY)] * 2)) is None


def test_a_policy_at_the_root_of_a_host_is_no_home_page() -> None:
    page = Page("Larkspur", POLICY)
    assert held(page, final_url="https://privacy.larkspur.example/") is None
    assert screen(Page("Home", HOME), url="http://larkspur.example/", known=ENGLISH) is None


FRENCH = """\
Nous recueillons votre nom et votre adresse lorsque vous passez une commande dans notre boutique, et
nous ne les communiquons à personne, sauf au transporteur qui vous apporte le colis. Nous conservons la
trace de votre commande pendant deux ans, comme la loi nous y oblige, puis nous la détruisons. Vous
pouvez nous demander à tout moment ce que nous savons de vous et le faire corriger. Notre boutique pose
un cookie pour se souvenir de ce qui est dans votre panier.
"""
GERMAN = """\
Wir erheben Ihren Namen und Ihre Anschrift, wenn Sie in unserem Laden bestellen, und geben sie an
niemanden weiter als an den Boten, der das Paket bringt. Wir bewahren die Unterlagen zu Ihrer Bestellung
zwei Jahre lang auf, wie es das Gesetz verlangt, und vernichten sie dann. Sie können uns jederzeit
fragen, was wir über Sie wissen, und es berichtigen lassen. Unser Laden setzt ein Cookie, um sich zu
merken, was in Ihrem Korb liegt. Es wird gelöscht, wenn Sie den Browser schließen. Schreiben Sie uns,
wenn Sie eine Frage zu dieser Erklärung haben.
"""
JAPANESE = """
当社は、お客様がお店でご注文になるときに、お名前とご住所をお預かりします。
荷物をお届けする運送会社のほかには、どなたにもお知らせしません。
ご注文の記録は、法令に従って二年間保管し、その後は廃棄します。
お客様は、当社が保有する情報についていつでもお尋ねになり、訂正を求めることができます。
"""


@pytest.mark.parametrize(("text", "language"), [(FRENCH, "fr"), (GERMAN, "de"), (JAPANESE, "ja")])
def test_another_language_is_told_where_the_document_has_one(text: str, language: str) -> None:
    page = Page("Larkspur", f"# Larkspur\n\n{text}")
    found = held(page)
    assert found is not None
    assert found.kind is PageKind.OTHER_LANGUAGE
    assert found.evidence.startswith(language)
    assert held(page, known=DocumentProfile()) is None
    assert held(page, known=DocumentProfile.of([("Larkspur", text)] * 2)) is None


def test_one_text_alone_is_no_measure_for_others() -> None:
    page = Page("Larkspur", f"# Larkspur\n\n{GERMAN}")
    assert held(page, known=DocumentProfile.of([("Privacy", POLICY)])) is None
    assert held(page, known=DocumentProfile.of([("Privacy", POLICY), ("Datenschutz", GERMAN)])) is None
    assert kind("Home | Larkspur", HOME, known=DocumentProfile.of([("Privacy", POLICY)])) is None


def test_a_page_in_two_languages_is_not_another_language() -> None:
    assert kind("Larkspur", POLICY + FRENCH) is None


def test_a_page_of_names_and_addresses_is_in_no_language() -> None:
    assert (
        kind(
            "Larkspur",
            "Larkspur SARL, 14 rue de l’Étoile, Montréal, Québec, RCS Paris B 512 345 678, capital 8 000 €",
        )
        is None
    )


@pytest.mark.parametrize("text", ["", " \n", "[Home](http://x.example/)", "Loading..."])
def test_an_empty_page_is_told(text: str) -> None:
    assert kind("Larkspur", text) is PageKind.EMPTY


# Short, odd and misleading, and all the same the document.
@pytest.mark.parametrize(
    ("title", "text"),
    [
        ("Larkspur", "This page has moved to [our new site](http://x.example/new)."),
        ("Impressum", "Larkspur GmbH, Sternstraße 14, Hamburg. Geschäftsführerin: Iris Blau. HRB 12345."),
        (
            "Cookie Policy",
            "We use cookies. You can accept all cookies or reject all of them. Manage preferences below.",
        ),
        (
            "Larkspur",
            "If the page you requested could not be found, we record the address that you typed. We collect "
            "nothing else, and do not disclose it to third parties. Access denied? Ask your employer.",
        ),
        (
            "Larkspur",
            "Please enable JavaScript to view this site. We collect your name when you order, and use your "
            "address for no other purpose than to send the parcel. We never disclose it to third parties.",
        ),
        (
            "Larkspur",
            "Set your browser to refuse all cookies, to accept cookies from us alone, or to accept all.",
        ),
        (
            "Larkspur",
            "Before you continue to use our site, read these terms. You agree to them by ordering from us.",
        ),
        (
            "Larkspur",
            "Your privacy is important to us. That is why we ask for nothing and keep nothing. Ever.",
        ),
        (
            "Larkspur Terms",
            "Service may be unavailable for scheduled maintenance. If an error occurred while processing "
            "your order, call us. Just a moment of your time is all we ask.",
        ),
        (
            "404 Larkspur Street - Legal Notice",
            "Larkspur Optics is the publisher of this site. Hosted by Aster Ltd.",
        ),
    ],
)
def test_a_short_document_is_not_held_out(title: str, text: str) -> None:
    known = None if title == "Impressum" else ENGLISH  # an imprint may be the document
    assert kind(title, text, known=known) is None


def test_a_long_document_may_speak_of_all_these_things() -> None:
    text = "Page not found. Access denied. Just a moment. Please enable JavaScript to continue. " + POLICY * 3
    assert kind("Larkspur", text) is None


def test_a_title_that_is_wrong_does_not_outweigh_the_text() -> None:
    text = POLICY + "We do not disclose personal information to third parties without your consent."
    assert kind("Page not found", text) is None


def test_the_reason_quotes_the_page_and_is_short() -> None:
    found = held(
        Page("Page not found | " + "x" * 500, "Nothing to see here, please go on to somewhere else.")
    )
    assert found is not None
    assert found.reason.startswith('soft 404: "Page not found | xxx')
    assert len(found.reason) < 130
    short = held(Page("Larkspur", "Hello. Sorry! The page you want does not exist. Try the shop."))
    assert short == Screening(PageKind.SOFT_404, '"The page you want does not exist."')


@pytest.mark.parametrize(("text", "words"), [("one two-three", 3), ("個人情報", 2), ("", 0), ("a_b 1", 3)])
def test_words_are_counted_in_scripts_without_spaces_too(text: str, words: int) -> None:
    assert word_count(text) == words


@settings(max_examples=200, deadline=None)
@given(title=st.text(max_size=60), text=st.text(max_size=300), url=st.text(max_size=30))
def test_any_page_is_screened(title: str, text: str, url: str) -> None:
    found = screen(Page(title, text), url=url, final_url=url, known=ENGLISH)
    assert found is None or "\n" not in found.reason


@pytest.mark.parametrize("piece", ["[", "[a](", "![](x", "the page ", "a ", " - ", "\\", "404 "])
def test_a_page_made_to_be_slow_is_not(piece: str) -> None:
    # Quadratic patterns would take hours here; that it ends is the test.
    held(Page(piece * 2000, piece * 100_000))
