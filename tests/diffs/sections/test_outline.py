"""What a document makes of its candidates."""

from __future__ import annotations

import pytest

from diffs.sections.headings import candidates_of
from diffs.sections.lines import lines_of
from diffs.sections.outline import outline

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."


def headings(*paragraphs: str) -> list[str]:
    text = "# Oriel\n\n" + "\n\n".join(paragraphs)
    lines = lines_of(text)
    chosen = outline(lines, candidates_of(text, lines))
    return [f"{one.candidate.number} {one.candidate.heading}".strip() for one in chosen]


@pytest.mark.parametrize(
    ("style", "least"),
    [
        ("## {}", 1),
        ("**{}**", 1),
        ("Section {}: Scope", 1),
        ("{}\\. Part", 2),
        ("THE {} PART", 2),
        ("{}:", 2),
        ("_Part {}_", 2),
        ("Part No {}", 3),
    ],
)
def test_weak_dresses_need_a_convention(style: str, least: int) -> None:
    names = ["1", "2", "3"] if "\\." in style or "Section" in style else ["ALPHA", "BETA", "GAMMA"]
    for count in range(1, 4):
        parts = [part for name in names[:count] for part in (style.format(name), PROSE)]
        assert len(headings(*parts)) == (count if count >= least else 0)


def test_a_plain_line_among_marked_headings_is_none() -> None:
    assert headings("**Scope**", PROSE, "Dear members", PROSE, "**Use**", PROSE) == ["Scope", "Use"]


def test_a_heading_needs_something_to_head() -> None:
    assert headings("**Scope**", PROSE, "**Oriel and Sons**", "| |") == ["Scope"]
    assert headings("## Scope", PROSE, "## End") == ["Scope", "End"]


def test_contents_are_no_headings_even_where_one_title_was_renamed() -> None:
    contents = "**Scope**  \n**Old Use**  \n**Choices**  \n**Contact**"
    parts = [part for name in ("Scope", "Use", "Choices", "Contact") for part in (f"**{name}**", PROSE)]
    assert headings(contents, *parts) == ["Scope", "Use", "Choices", "Contact"]


def test_real_headings_with_nothing_between_them_stay() -> None:
    assert headings("## A", "## B", "## C", PROSE) == ["A", "B", "C"]


def test_a_list_of_numbers_is_no_list_of_headings() -> None:
    parts = ["1\\. Scope", PROSE, "2\\. Use", PROSE]
    assert headings(*parts, "1\\. Your Name", "2\\. Your Age", PROSE) == ["1 Scope", "2 Use"]
    assert headings(*parts, "a\\) Your Name", "b\\) Your Age", "c\\) Your Face", PROSE) == [
        "1 Scope",
        "2 Use",
    ]


def test_a_menu_is_no_list_of_headings_but_its_last_line_may_be_one() -> None:
    parts = [part for name in ("Scope", "Use", "Choices") for part in (name, PROSE)]
    assert headings("Home", "Shop", "News", "Our Policy", PROSE, *parts) == [
        "Our Policy",
        "Scope",
        "Use",
        "Choices",
    ]


def test_a_bare_number_needs_a_neighbour() -> None:
    assert headings("## 3 Reasons to Write", PROSE) == ["3 Reasons to Write"]
    assert headings("## 1 Scope", PROSE, "## 2 Use", PROSE) == ["1 Scope", "2 Use"]
    text = "# Oriel\n\n## 1 Scope\n\nText.\n\n## 2 Use\n\nText.\n\n## 30 Days to Think\n\nText."
    lines = lines_of(text)
    numbers = [one.candidate.number for one in outline(lines, candidates_of(text, lines))]
    assert numbers == ["1", "2", ""]


def test_titles_run_in_where_two_numbers_do_or_nothing_else_is_there() -> None:
    numbered = [f"{n}\\. **Part.** {PROSE}" for n in (1, 2)]
    assert headings(*numbered) == ["1 Part", "2 Part"]
    assert headings(numbered[0]) == []
    named = [f"**{name}.** {PROSE}" for name in ("Scope", "Use", "Choices")]
    assert headings(*named) == ["Scope", "Use", "Choices"]
    assert headings(*named[:2]) == []
    assert headings("## Terms", *named) == ["Terms", "Scope", "Use", "Choices"]
    assert headings("## Terms", *named, "## Contact", PROSE) == ["Terms", "Contact"]
    shouted = [f"{name}. {PROSE}" for name in ("SCOPE", "FAIR USE", "CHOICES")]
    assert headings(*shouted) == ["SCOPE", "FAIR USE", "CHOICES"]
    assert headings(*shouted[:2]) == []


def test_contents_right_above_the_first_heading_do_not_take_it_away() -> None:
    titles = ["1. Scope", "2. Use", "3. Choices"]
    parts = [part for title in titles for part in (title, PROSE)]
    assert headings("Contents", "\n".join(titles), *parts) == ["1 Scope", "2 Use", "3 Choices"]


def test_contents_with_page_numbers_are_no_headings() -> None:
    contents = "1. Scope ........ 1\n2. Use ........ 2\n3. Choices ....... 4"
    parts = [part for title in ("1. Scope", "2. Use", "3. Choices") for part in (title, PROSE)]
    assert headings("Contents", contents, *parts) == ["1 Scope", "2 Use", "3 Choices"]


def test_a_bold_link_to_a_place_in_the_page_heads_what_opens_below_it() -> None:
    places = [
        "**[Scope](https://oriel.example/privacy#a)**",
        PROSE,
        "**[Use](javascript:void\\(0\\))**",
        PROSE,
    ]
    assert headings(*places) == ["Scope", "Use"]
    assert headings(*places[:2], "**Use**", PROSE) == ["Use"]
    pages = ["**[Scope](https://oriel.example/a)**", PROSE, "**[Use](https://oriel.example/b)**", PROSE]
    assert headings(*pages) == []


def test_plain_lines_may_have_bare_numbers_that_count_up() -> None:
    assert headings("1 Scope", PROSE, "2 Use", PROSE) == ["1 Scope", "2 Use"]
    assert headings("1 Scope", PROSE, "12 Mill Lane", "2 Use", PROSE) == ["1 Scope", "2 Use"]
    assert headings("1. Scope", PROSE, "2. Where We Are", PROSE, "3 Park Avenue", PROSE) == [
        "1 Scope",
        "2 Where We Are",
    ]


def test_a_wrapped_clause_is_no_heading_but_may_begin_with_one() -> None:
    wrapped = [
        "1. Ending. Except as the law demands, if either of us ends this\nagreement, the other may keep what "
        "was paid.",
        "2. Notice. The oriel members shall be told of it in writing and\nat least ten days before.",
    ]
    assert headings(*wrapped) == ["1 Ending", "2 Notice"]
    assert headings("1. You agree that the oriel may ask you for the\nname of your firm.", *wrapped) == [
        "1 Ending",
        "2 Notice",
    ]
    assert headings("**Scope**", PROSE, "(b)**Firms.** Where you are a firm:", "(c)**Clubs.** " + PROSE) == [
        "Scope",
        "b Firms",
        "c Clubs",
    ]
    clause = "2.1 In what is between you and the shop the oriel answers for the following:"
    assert headings("2. Shops", clause, "* repairs", PROSE, "3. Ending", PROSE) == ["2 Shops", "3 Ending"]
    clause = "2.1 Im Verhältnis zwischen uns und dem Laden verteilt sich die Verantwortung wie hier:"
    assert headings("2. Shops", clause, "* repairs", PROSE, "3. Ending", PROSE) == ["2 Shops", "3 Ending"]
    assert headings("**Scope**", "**(b) the amounts that you paid to us in the year before; or**", PROSE) == [
        "Scope"
    ]


def test_wrapped_capitals_are_prose() -> None:
    shouted = (
        "TO THE FULLEST EXTENT THAT THE LAW PERMITS US, WE AND OUR PARTNERS WILL\n"
        "NOT ANSWER FOR LOST PROFITS, LOST DATA OR ANY OTHER DAMAGE TO YOU."
    )
    assert headings("FAIR USE", PROSE, "LIABILITY", shouted, PROSE, "ENDING", PROSE) == [
        "FAIR USE",
        "LIABILITY",
        "ENDING",
    ]


def test_items_with_an_east_asian_bullet_and_towns_are_no_headings() -> None:
    titles = [part for name in ("Scope", "Use", "Choices") for part in (name, PROSE)]
    assert headings(*titles, "・Other acts", PROSE) == ["Scope", "Use", "Choices"]
    assert headings(*titles, "1015 Lausanne", PROSE) == ["Scope", "Use", "Choices"]


def test_a_short_sentence_without_spaces_is_prose() -> None:
    parts = [
        part
        for name in ("利用目的", "第三者提供", "安全管理")
        for part in (name, "当社は個人情報を適正に管理します。")
    ]
    assert headings(*parts) == ["利用目的", "第三者提供", "安全管理"]


@pytest.mark.parametrize(
    ("gap", "found"),
    [
        ("2\\. Do not tell the dealer of oil a lie.", True),
        (f"2\\. Durée du compte. {PROSE}", True),
        ("2.\nOf the Oil", True),
        ("2\\. We keep what you tell us as long as we like, and sell it then.", False),
        ("7\\. Do not tell the dealer of oil a lie.", False),
    ],
)
def test_a_number_between_those_of_headings_bears_its_line_out(gap: str, found: bool) -> None:
    told = headings("1\\. Scope", PROSE, gap, PROSE, "3\\. Use", PROSE)
    assert len(told) == 2 + found


def test_what_closes_no_gap_is_no_heading() -> None:
    assert headings(
        "1\\. Scope", PROSE, "2\\. Use", PROSE, "3\\. Do not tell the dealer of oil a lie.", PROSE
    ) == [
        "1 Scope",
        "2 Use",
    ]
