"""Kinds of pages that hide, split or surround their policy: what is in the complete text and what is not."""

from __future__ import annotations

import pytest

from harvester.extract import ExtractError, extract

URL = "http://www.example.com/privacy"


def prose(topic: str, lines: int = 6) -> str:
    return "".join(
        f"<p>We keep what you tell us about {topic}, point {number}, as long as the law asks us to.</p>"
        for number in range(lines)
    )


def complete(body: str, head: str = "") -> str:
    page = f"<!doctype html><html><head><title>Privacy Policy</title>{head}</head><body>{body}</body></html>"
    return extract(page.encode(), "text/html; charset=utf-8", URL, "complete").markdown


POLICY = f"<h2>Identity</h2>{prose('identity')}<h2>Payment</h2>{prose('payment')}"
MENU = "".join(
    f'<li><a href="/{number}">A rather long name of our product number {number}</a></li>'
    for number in range(9)
)
LONG_SENTENCE = (
    "By giving us your address you allow us to write to you about what we sell, and" + " so on" * 45 + "."
)
CHOICES = "".join(
    f'<input type="checkbox"><p>What is called {name} here is kept on your device. {LONG_SENTENCE[:230]}</p>'
    for name in ("needed", "useful")
)
MENU_WITH_ICONS = MENU.replace("</a>", '<span aria-hidden="true"><svg></svg></span></a>')


@pytest.mark.parametrize(
    "around",
    [
        f"<nav><ul>{MENU}</ul></nav>{{}}",
        f"<div><div><ul>{MENU}</ul></div></div>{{}}",
        f"{{}}<div><h3>Read on</h3><ul>{MENU}</ul></div>",
        "{}<div><p>Was this page of any help to you?</p><button>Yes</button><button>No</button></div>",
        '{}<form><p>Hear from us each month.</p><input type="email"><button>Go</button></form>',
        f'{{}}<div><h2>Ten off</h2><p>{LONG_SENTENCE}</p><input type="email"><button>Go</button></div>',
        f'{{}}<div><form><h3>What you allow</h3>{CHOICES}<a href="/x">Confirm my choice</a></form></div>',
        '<div role="dialog"><p>We would like to set cookies on the device that you use here.</p></div>{}',
        '<div role="dialog"><p>We would like to set cookies on your device, for many reasons that follow.</p>'
        f'{prose("cookies", 90)}<input type="checkbox"><input type="checkbox"></div>{{}}',
        "{}<div><p>We use cookies, and would like to know whether you mind that or not.</p>"
        "<button>Allow</button><button>Refuse</button></div>",
        "{}<footer><p>Copyright by Example Inc., all of whose rights are reserved to it.</p></footer>",
        "{}<footer><p>Copyright</p></footer><div><p>A chat that a script has put behind it all.</p></div>",
        "<div hidden><p>Your basket is empty, and so there is nothing here that we could show.</p></div>{}",
        '<p><a href="/">Home</a> &gt; <a href="/legal">Legal</a> &gt; Privacy Policy</p>{}',
        '<ul><li><a href="/">Home</a></li><li>Privacy Policy</li></ul>{}',
        '<p><a href="/">Home</a> | <a href="/shop">Shop</a> | <a href="/news">News</a></p>{}',
        '{}<p><a href="/">Home</a> | <a href="/shop">Shop</a> | <a href="/news">News</a></p>',
        f"<h2>In our shop</h2><nav><ul>{MENU}</ul></nav>{{}}",
        f"{{}}<div><h2>In our shop</h2><ul>{MENU}</ul></div>",
        f"{{}}<div><h2>Read on</h2><ul>{MENU_WITH_ICONS}</ul></div>",
    ],
)
def test_what_stands_around_the_policy_is_left_out(around: str) -> None:
    assert complete(around.format(POLICY)) == complete(POLICY)


@pytest.mark.parametrize("role", ["", 'aria-hidden="true"', 'style="display:none"', "hidden"])
def test_a_page_under_an_open_dialog_is_read(role: str) -> None:
    dialog = (
        '<div role="dialog" aria-modal="true"><p>Please choose the country in which you live now.</p></div>'
    )
    assert complete(f"<div {role}><main>{POLICY}</main></div>{dialog}") == complete(POLICY)


def cards(heading: str, rest: str) -> str:
    return "".join(
        f"<div><h3>{heading.format(number)}</h3><p>We show you in picture {number} what you can do.</p>"
        f"{rest.format(number)}</div>"
        for number in range(1, 5)
    )


def test_slides_are_left_out_wherever_they_stand() -> None:
    slides = cards("Step {}", '<img src="/{}.png"><a href="/privacy">Next</a>')
    text = f"<h2>Rights</h2>{prose('rights')}"
    assert complete(f"{POLICY}<div>{slides}</div>{text}") == complete(POLICY + text)


@pytest.mark.parametrize(
    "rest", ['<img src="/{0}.png"><a href="/{0}">Next</a>', '<a href="/privacy">Next</a>']
)
def test_boxes_with_links_of_their_own_or_without_pictures_are_text(rest: str) -> None:
    text = complete(f"{POLICY}<div>{cards('Step {}', rest)}</div><h2>Rights</h2>{prose('rights')}")
    assert "in picture 4" in text


def test_teasers_of_other_pages_are_left_out_behind_the_text() -> None:
    teasers = cards('<a href="/{0}">Read on about {0}</a>', "")
    assert complete(f"{POLICY}<section><h2>Read on</h2><div>{teasers}</div></section>") == complete(POLICY)


@pytest.mark.parametrize("heading", ['<a href="/privacy#{0}">Right {0}</a>', "Right {}"])
def test_short_sections_whose_headings_lead_to_themselves_are_text(heading: str) -> None:
    sections = cards(heading, '<p><a href="/form">Ask us</a></p>')
    assert "in picture 4" in complete(f"{POLICY}<section>{sections}</section>")


def test_an_index_of_policies_is_the_text_of_its_page() -> None:
    policies = cards('<a href="/{0}">Policy {0}</a>', "")
    assert "in picture 4" in complete(f"<section>{policies}</section>")


def test_a_second_copy_of_a_part_is_left_out() -> None:
    figures = "".join(f"<h4>Figure {number}</h4><p>How much of it we found</p>" for number in range(5))
    text = complete(f"{POLICY}<div><div>{figures}</div><section><b></b>{figures}</section></div>{POLICY}")
    assert text.count("Figure 4") == 1
    assert text.count("about payment, point 5") == 2


def test_a_policy_that_a_page_shows_twice_is_kept_twice() -> None:
    assert complete(f"<div>{POLICY}</div><div>{POLICY}</div>").count("about payment, point 5") == 2


def test_a_menu_above_the_main_heading_may_say_something_of_each_link() -> None:
    items = "".join(
        f'<div><a href="/{number}">Product {number}</a><div>What all of our customers use at home, all day.'
        "</div></div>"
        for number in range(9)
    )
    text = f"<h1>Privacy Policy</h1>{POLICY}{prose('rights')}{prose('changes')}"
    assert complete(f"<div><div>{items}</div></div>{text}") == complete(text)
    assert "Product 8" in complete(f"<h1>Privacy Policy</h1><div><div>{items}</div></div>{text}")


def test_a_policy_shown_in_a_dialog_is_read() -> None:
    assert "point 5" in complete(f'<p>Welcome to our shop.</p><div role="dialog">{POLICY}</div>')


def test_several_main_headings_are_those_of_sections() -> None:
    text = complete(f"<h1>Identity</h1>{prose('identity')}<h1>Payment</h1>{prose('payment')}")
    assert "# Identity" in text
    assert "# Payment" in text


def test_a_main_heading_with_a_date_is_kept() -> None:
    assert "4 May 2024" in complete(f"<h1>Privacy Policy of 4 May 2024</h1>{POLICY}")


def test_the_date_above_the_text_is_kept() -> None:
    head = "<div><h1>Privacy Policy</h1><p>Updated: 4 May 2024</p></div>"
    assert "4 May 2024" in complete(f"<main>{head}<div><div>{POLICY}</div></div></main>")


@pytest.mark.parametrize(
    "date", ["<p>Updated: 4 May 2024</p>", "<p>Version <em>1</em> of <span>4 May 2024</span></p>"]
)
@pytest.mark.parametrize("page", ["{menu}<div>{date}</div><div>{text}</div>", "{text}<div>{date}</div>"])
def test_a_date_that_stands_apart_is_kept(date: str, page: str) -> None:
    box = f"<div><div>{POLICY}</div><div><p>Share this page</p></div></div>"
    text = complete(page.format(menu=f"<ul>{MENU}</ul>", date=date, text=box))
    assert "4 May 2024" in text
    assert "product number" not in text


def test_a_title_and_an_address_beside_the_text_are_kept() -> None:
    title, address = (
        "<p>Privacy rules</p>",
        '<p><a href="mailto:privacy@example.com">privacy@example.com</a></p>',
    )
    text = complete(f"<ul>{MENU}</ul><div>{title}<div>{POLICY}</div>{address}</div><p>© Example Inc.</p>")
    assert "Privacy rules" in text
    assert "privacy@example.com" in text
    assert "©" not in text


@pytest.mark.parametrize("day", ["4 May 2024", "Saturday, May 4, 2024", "samedi 4 mai 2024"])
def test_a_date_that_says_nothing_of_the_text_is_left_out(day: str) -> None:
    menu = f"<ul>{MENU}</ul>"
    assert complete(f"{menu}<div>{day}</div><div>{POLICY}</div>{menu}") == complete(POLICY)


def test_the_day_in_the_head_of_a_page_laid_out_as_a_table_is_left_out() -> None:
    table = "<table><tr><td>{}</td></tr><tr><td>{}</td></tr></table>"
    assert "4 May 2024" not in complete(table.format("Example Inc. 4 May 2024", POLICY))


def test_what_a_script_announces_is_left_out() -> None:
    assert complete(f'{POLICY}<div aria-live="polite">Privacy | Example Inc.</div>') == complete(POLICY)


def test_the_heading_of_a_menu_in_a_box_with_it_goes_too() -> None:
    contents = '<a href="#a">Identity</a> <a href="#b">Payment</a>'
    text = f"<p>We keep what you tell us, and this says how and why.</p>{POLICY}"
    assert complete(f"<div><h2>In this text</h2><nav>{contents}</nav></div>{text}") == complete(text)


def test_the_year_of_a_copyright_is_no_date_of_the_text() -> None:
    assert complete(f"<div>{POLICY}</div><div><p>© 2024 Example Inc.</p></div>") == complete(POLICY)


def test_the_date_of_an_article_far_from_the_text_is_left_out() -> None:
    article = "<div><p>4 May 2024</p><p>We open a shop in Ruritania</p></div>"
    assert "4 May 2024" not in complete(f"<div>{POLICY}</div><div>{article * 9}</div>")


def test_a_list_of_links_amid_the_text_is_kept() -> None:
    names = ("The rules of our shop", "The rules of our club")
    items = "".join(f'<li><a href="/x">{name}</a></li>' for name in names)
    assert "The rules of our club" in complete(f"{prose('identity')}<ul>{items}</ul>{prose('payment')}")


def test_a_list_of_links_after_the_last_paragraph_is_kept() -> None:
    items = "".join(f'<li><a href="/{name}">The report for {name}</a></li>' for name in (2023, 2024))
    before = "<p>See our reports on all of this, one for each year.</p><h3>Reports</h3>"
    assert "The report for 2024" in complete(f"{POLICY}{before}<ul>{items}</ul>")


def test_the_menu_that_says_where_it_is_goes_wherever_it_stands() -> None:
    menu = MENU.replace('href="/4"', 'href="/4" aria-current="page"')
    notice = (
        "<p>We have changed the rules of our shop, and ask you to read them with care before you buy.</p>"
    )
    text = complete(f"<main>{notice}<ul>{menu}</ul>{POLICY}</main>")
    assert "product number" not in text
    assert "We have changed the rules" in text


def test_the_address_to_write_to_is_kept() -> None:
    text = complete(f'{POLICY}<div><p><a href="mailto:privacy@example.com">privacy@example.com</a></p></div>')
    assert "privacy@example.com" in text


def test_sentences_with_many_links_are_text() -> None:
    sentence = "We share what you tell us with those who deliver what you buy, such as"
    names = ", ".join(f'<a href="/{name}">the carrier {name} of Ruritania</a>' for name in "abcd")
    assert "the carrier d" in complete(f"{POLICY}<section><p>{sentence} {names}.</p></section>")


def test_a_box_between_a_form_and_the_text_is_left_out() -> None:
    form = f"<div><p>Tell us what you allow.</p>{prose('cookies', 2)}{'<input type=checkbox>' * 3}</div>"
    banner = f"<div>{prose('consent', 2)}<button>Yes</button><button>No</button><button>More</button></div>"
    short = f"<h2>Identity</h2>{prose('identity', 4)}"
    assert complete(f"{form}{banner}{short}") == complete(short)


def test_a_heading_whose_menu_is_left_out_goes_with_it_but_no_other() -> None:
    text = complete(
        f"<h2>On this page</h2><nav><ul>{MENU}</ul></nav><h2>Identity</h2><h3>By post</h3>{prose('post')}"
    )
    assert "On this page" not in text
    assert "## Identity" in text


def test_a_figure_in_a_name_is_no_date() -> None:
    assert "Example24" not in complete(f"<h1>Privacy Policy of Example24</h1>{POLICY}")


def test_a_table_of_short_cells_is_a_policy() -> None:
    rows = "".join(f"<tr><td>Processor {number}</td><td>Ruritania</td></tr>" for number in range(40))
    assert "Processor 39" in complete(f"<div><p>Our processors.</p></div><table>{rows}</table>")


def test_a_text_without_spaces_between_words_is_measured() -> None:
    lines = "".join(
        f"<p>当社は、お客様の個人情報を適切に取り扱い、第{number}条の定めに従います。</p>"
        for number in range(9)
    )
    text = complete(f"<ul>{MENU}</ul><div>{lines}</div>")
    assert "第8条" in text
    assert "product" not in text


@pytest.mark.parametrize("where", ["head", "body"])
def test_what_is_in_noscript_is_no_markup(where: str) -> None:
    noscript = '<noscript><iframe src="https://metrics.example/ns.html" /></noscript>'
    head, body = (noscript, "") if where == "head" else ("", noscript)
    assert complete(body + POLICY, head) == complete(POLICY)


def test_a_sentence_in_noscript_is_not_told_as_the_policy() -> None:
    with pytest.raises(ExtractError):
        complete(
            '<div id="app"></div>', "<noscript><div>Please allow scripts to see this page.</div></noscript>"
        )


def test_the_recipe_and_its_coverage_are_told() -> None:
    page = f"<title>Privacy</title>{POLICY}<footer><p>One two three four.</p></footer>".encode()
    corpus = extract(page, "text/html", URL)
    whole = extract(page, "text/html", URL, recipe="complete")
    assert (corpus.recipe, whole.recipe) == ("corpus", "complete")
    assert whole.markdown == corpus.markdown
    assert 0.9 < whole.coverage < 1.0


def test_a_plain_text_is_the_same_by_either_recipe() -> None:
    page = extract(b"Privacy Policy\n\nWe keep it.", "text/plain", URL, recipe="complete")
    assert (page.recipe, page.coverage, page.markdown) == ("complete", 1.0, "Privacy Policy\n\nWe keep it.")


@pytest.mark.parametrize(
    ("body", "expected"),
    [
        ("<h1>Terms</h1><p>We may sell lamps.</p>", "We may sell lamps."),
        (
            "<nav><a href=/>Home</a></nav><h1>Terms</h1><p>We may sell lamps.</p><p>Call us.</p>",
            "We may sell lamps.\n\nCall us.",
        ),
        (
            "<div><h1>Privacy</h1><div>No data is kept.</div></div><div><a href=/>Home</a></div>",
            "No data is kept.",
        ),
    ],
)
def test_a_notice_of_a_few_words_is_read(body: str, expected: str) -> None:
    assert extract(body.encode(), "text/html", "http://larkspur.example/", "complete").markdown == expected
