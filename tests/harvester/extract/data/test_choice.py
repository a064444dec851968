"""Which of the texts in the data is the policy of the page: one, whole, and never two of them mixed."""

from __future__ import annotations

import pytest

from harvester.extract import ExtractError, extract, extract_both
from harvester.extract.data.values import DataValue
from tests.support.page_data import SHELL, TITLE, as_json, page
from tests.support.policy_blocks import as_html
from tests.support.rich_texts import WHOLE

HOST = "https://www.thistledown.example"
URL = f"{HOST}/legal/privacy-policy"
POLICY = as_html()
TERMS = (
    "<h2>Orders</h2><p>These terms apply to each order of cloth. We keep your personal data for the purposes "
    "of an order, and disclose it to third parties with your consent only.</p>"
    + "<p>Cloth is cut when you have paid for it, "
    "and cloth that was cut is yours, whatever it looks like in the light of your own windows.</p>" * 6
)
GERMAN = (
    "<h2>Was wir erheben</h2><p>Wir verarbeiten die personenbezogenen Daten, die Sie uns mit einer "
    "Bestellung geben, zu dem Zweck der Lieferung, und geben sie nicht ohne Einwilligung an Dritte.</p>"
    + "<p>Die Daten werden von uns gespeichert, bis die Frist von sechs Jahren nach der Bestellung zu Ende "
    "ist, und dann werden sie von uns gelöscht.</p>" * 6
)


def in_data(
    value: DataValue, *, title: str = TITLE, url: str = URL, shown: str = SHELL, lang: str = "en"
) -> str:
    """Return the text of a page with these data; "" if it has none."""
    body = f'{shown}<script id="__NEXT_DATA__" type="application/json">{as_json({"props": value})}</script>'
    markup = page(body, title).replace(b'lang="en"', f'lang="{lang}"'.encode())
    try:
        return extract(markup, "text/html; charset=utf-8", url, "complete").markdown
    except ExtractError:
        return ""


ALONE = in_data({"page": {"body": POLICY}})
OTHER = in_data(
    {"page": {"body": TERMS}}, title="Terms of Sale | Thistledown Looms", url=f"{HOST}/legal/terms"
)


def test_the_texts_are_found_alone() -> None:
    assert "never sells it" in ALONE
    assert "Cloth is cut" in OTHER


@pytest.mark.parametrize(
    "several",
    [
        [{"slug": "terms", "body": TERMS}, {"slug": "privacy-policy", "body": POLICY}],
        [{"url": "/legal/terms", "body": TERMS}, {"url": "/legal/privacy-policy", "body": POLICY}],
        [{"title": "Terms of Sale", "body": TERMS}, {"title": "Privacy Policy", "body": POLICY}],
        [
            {"slug": {"current": "terms"}, "body": TERMS},
            {"slug": {"current": "privacy-policy"}, "body": POLICY},
        ],
        {"termsOfSale": TERMS, "privacyPolicy": POLICY},
        {"/legal/terms": {"body": TERMS}, "/legal/privacy-policy": {"body": POLICY}},
        {"terms": {"sections": [TERMS]}, "privacy": {"sections": [POLICY]}},
    ],
)
def test_the_page_is_one_of_several_documents(several: DataValue) -> None:
    assert in_data({"documents": several}) == ALONE
    terms = in_data(
        {"documents": several}, title="Terms of Sale | Thistledown Looms", url=f"{HOST}/legal/terms"
    )
    assert terms == OTHER


@pytest.mark.parametrize(
    "several",
    [
        {"en": POLICY, "de": GERMAN},
        {"de-DE": {"body": GERMAN}, "en-GB": {"body": POLICY}},
        [{"lang": "de", "body": GERMAN}, {"lang": "en", "body": POLICY}],
        [{"locale": {"code": "de"}, "body": GERMAN}, {"locale": {"code": "en"}, "body": POLICY}],
        {"body": POLICY, "translations": [{"body": GERMAN}]},
        [GERMAN, POLICY],
        {"body_de": GERMAN, "body_en": POLICY},
    ],
)
def test_the_page_is_in_one_of_several_languages(several: DataValue) -> None:
    assert in_data({"documents": several}) == ALONE
    german = in_data({"documents": several}, title="Datenschutz | Thistledown", url=f"{HOST}/x", lang="de")
    assert "Was wir erheben" in german
    assert "What we collect" not in german


@pytest.mark.parametrize(
    "several",
    [
        [{"id": 1, "body": f"<h1>Sales</h1>{TERMS}"}, {"id": 2, "body": f"<h1>Data</h1>{POLICY}"}],
        {
            "a": {"id": 1, "x": 1, "y": 2, "z": 3, "body": TERMS},
            "b": {"id": 2, "x": 1, "text": POLICY, "v": 1, "w": 1},
        },
        {"fr": TERMS, "de": GERMAN},
    ],
)
def test_nothing_is_read_where_it_cannot_be_decided(several: DataValue) -> None:
    text = in_data({"documents": several}, title="Thistledown Looms", url=f"{HOST}/legal/17")
    assert not ("Cloth is cut" in text and "never sells it" in text)
    assert "Wir verarbeiten" not in text


SECTIONS: list[DataValue] = [
    {"id": "a", "heading": "1. What we collect", "html": POLICY},
    {
        "id": "b",
        "heading": "2. What we do not",
        "html": "<p>We never collect what you think of the weather.</p>",
    },
    {"id": "c", "heading": "3. Whom to ask", "html": "<p>Ask the weaver.</p>"},
]


@pytest.mark.parametrize(
    "value",
    [
        {"title": "Privacy Policy", "sections": SECTIONS},
        {
            "title": "Privacy Policy",
            "content": {"blocks": [{"type": "section", "fields": one} for one in SECTIONS]},
        },
        {"page": {"sections": {str(number): one for number, one in enumerate(SECTIONS)}}},
    ],
)
def test_sections_are_put_together_in_order(value: DataValue) -> None:
    text = in_data(value)
    places = [
        text.find(words)
        for words in ("1\\. What", "never sells", "2\\. What", "weather", "3\\. Whom", "weaver")
    ]
    assert -1 not in places
    assert places == sorted(places)
    assert all(text.count(words) == 1 for words in ("never sells", "weather", "weaver"))


def test_what_stands_around_a_policy_is_left_out() -> None:
    value: DataValue = {
        "seo": {
            "description": "Read how Thistledown Looms handles your personal data, with love and with care."
        },
        "menu": [
            {"label": "Looms", "text": "Our looms are made of oak, and each of them is older than we are."}
        ],
        "products": [
            {
                "name": f"Cloth {number}",
                "description": "A cloth for cold days, as thick as a thumb, and as warm.",
            }
            for number in range(9)
        ],
        "messages": {
            f"key.{number}": "Please enter the number of your order before you send it."
            for number in range(40)
        },
        "page": {
            "title": "Privacy Policy",
            "description": "How we handle data.",
            "body": WHOLE["portable text"](),
        },
        "footer": {
            "text": "<p>Thistledown Looms has woven cloth in this valley since the year 1911, and will.</p>"
        },
        "cookieBanner": {
            "text": "<p>We use cookies to collect data with your consent, for the purposes of a loom.</p>"
        },
    }
    assert in_data(value) == ALONE


def test_a_text_in_several_forms_is_read_once() -> None:
    plain = "\n\n".join(ALONE.split("\n"))
    assert (
        in_data({"page": {"html": POLICY, "text": plain, "raw": WHOLE["slate"](), "excerpt": plain[:300]}})
        == ALONE
    )


def test_a_style_sheet_before_a_text_does_not_make_it_a_program() -> None:
    style = "<style>@media (max-width: 9em) { p { color: red } }</style>"
    assert in_data({"page": {"body": style + POLICY}}) == ALONE


def test_a_program_is_no_text() -> None:
    program = (
        "function show(a, b) { return a; } // "
        + "We collect personal data with consent for our purposes. " * 40
    )
    assert not in_data({"page": {"code": program}})


def test_a_policy_is_not_read_from_the_first_page_of_a_site() -> None:
    assert not in_data({"privacy": POLICY}, title="Thistledown Looms", url=f"{HOST}/")


def test_a_page_that_shows_something_else_keeps_it() -> None:
    shown = (
        "<main><h1>Our looms</h1>"
        + "<p>Each of our looms was made by hand, of oak and of ash.</p>" * 15
        + "</main>"
    )
    value: DataValue = {"consent": POLICY * 3, "dialog": {"text": POLICY * 4}}
    text = in_data(value, title="Looms | Thistledown", url=f"{HOST}/looms", shown=shown)
    assert "made by hand" in text
    assert "never sells" not in text


def test_a_page_that_shows_a_part_gets_the_whole_and_keeps_its_date() -> None:
    shown = "<main><p>Last updated 3 May 2021</p><p>Thistledown Looms collects personal data.</p></main>"
    text = in_data({"page": {"body": POLICY}}, shown=shown)
    assert text == f"Last updated 3 May 2021\n\n{ALONE}"


def test_both_recipes_are_read_from_one_page() -> None:
    shown = "<main><p>" + "Please wait for the text, which comes from the loom. " * 5 + "</p></main>"
    body = f'{shown}<script type="application/json">{as_json({"body": POLICY})}</script>'
    corpus, complete = extract_both(page(body), "text/html; charset=utf-8", URL)
    assert "Please wait" in corpus.markdown
    assert not corpus.notes
    assert complete.markdown == ALONE
