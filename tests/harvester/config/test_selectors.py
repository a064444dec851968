"""Which selectors are in force when a capture was made."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.config.selectors import DatedSelector, PageSelectors
from harvester.config.settings import DocumentSettings
from harvester.extract.dom.between import CssRange
from tests.support.configurations import read, refusal


@pytest.mark.parametrize(
    ("since", "until", "timestamp", "holds"),
    [
        (None, None, "20190501000000", True),
        ("201905", None, "20190430235959", False),
        ("201905", None, "20190501000000", True),
        ("2019", "2021", "20181231235959", False),
        ("2019", "2021", "20190101000000", True),
        ("2019", "2021", "20211231235959", True),
        ("2019", "2021", "20220101000000", False),
        (None, "20210514", "20210514235959", True),
        (None, "20210514", "20210515000000", False),
    ],
)
def test_both_ends_are_in_force_whole(
    since: str | None, until: str | None, timestamp: str, holds: bool
) -> None:
    assert DatedSelector("main", since, until).holds_at(timestamp) is holds


def test_a_selector_for_two_times_counts_once() -> None:
    twice = [DatedSelector("main", None, "2020"), DatedSelector("main", "2020", None), DatedSelector("#x")]
    assert PageSelectors(tuple(twice)).at("20200601000000") == (("main", "#x"), ())


def test_a_document_says_what_is_in_force_for_a_capture() -> None:
    document = DocumentSettings(
        "privacy",
        select=(DatedSelector(".old", None, "2019"), DatedSelector(".new", "2020", None)),
        remove=(DatedSelector("aside", None, "2019"),),
    )
    assert document.selectors.at("20191231120000") == ((".old",), ("aside",))
    assert document.selectors.at("20200101120000") == ((".new",), ())
    assert DocumentSettings("privacy", remove=document.remove).selectors.at("20200101120000") == ((), ())


def test_the_name_says_which_selectors_they_are() -> None:
    assert PageSelectors().name == ""
    one = PageSelectors((DatedSelector("a"),), (DatedSelector("b"),))
    others = PageSelectors((DatedSelector("a", "2019"),), one.remove), PageSelectors((), one.remove)
    names = [one.name, *(other.name for other in others)]
    assert len(set(names)) == len(names)
    assert all(len(name) == 8 for name in names)


def test_the_store_keeps_them_as_they_are() -> None:
    one = PageSelectors((DatedSelector("a", "2019", "2021"),), (DatedSelector("b"),))
    assert PageSelectors.from_json(one.as_json()) == one
    assert PageSelectors.from_json(PageSelectors().as_json()) == PageSelectors()


def test_a_range_is_read_named_and_stored_like_a_selector(tmp_path: Path) -> None:
    settings = read(
        tmp_path,
        """
        [companies.larkspur.documents.privacy]
        urls = ["http://larkspur.example/privacy"]
        select = [
            "main",
            { startBefore = "h1", endAfter = ".end", from = "2019-05", until = 2020-06-01 },
        ]
        remove = [{ startAfter = "h2", endBefore = "h3" }]
        """,
    )
    chosen = settings.companies[0].documents[0].selectors
    whole = CssRange("h1", ".end", is_after_end=True)
    assert chosen.select == (DatedSelector("main"), DatedSelector(whole, "201905", "20200601"))
    assert chosen.at("20200101000000") == (("main", whole), (CssRange("h2", "h3", is_after_start=True),))
    assert PageSelectors.from_json(chosen.as_json()) == chosen
    other = PageSelectors(chosen.select, (DatedSelector(CssRange("h2", "h3")),))
    assert other.name not in ("", chosen.name)


def test_the_name_of_plain_selectors_is_what_it_was_before_there_were_ranges() -> None:
    # A text whose rules have another name is extracted again.
    assert PageSelectors((DatedSelector("main", "2019"),), (DatedSelector("aside"),)).name == "23bf65dd"


@pytest.mark.parametrize(
    ("entry", "problem"),
    [
        ('{ startBefore = "h1" }', "is not a range"),
        ('{ startBefore = "h1", startAfter = "h2", endBefore = "h3" }', "is not a range"),
        ('{ startBefore = "h1", endBefore = "h3:hover" }', "cannot be used as a selector: 'h3:hover'"),
        ('{ startBefore = 1, endBefore = "h3" }', "is a whole number, not a text"),
        ('{ startBefore = "h1", endBefore = "h3", css = "p" }', "has an unknown key 'css'"),
        ('{ startBefore = "h1", endBefore = "h3", from = "2020", until = "2019" }', "ends (2019) before"),
    ],
)
def test_a_wrong_range_is_refused_in_words(tmp_path: Path, entry: str, problem: str) -> None:
    error = refusal(
        tmp_path,
        f"""
        [companies.larkspur.documents.privacy]
        urls = ["http://larkspur.example/privacy"]
        select = [{entry}]
        """,
    )
    assert problem in str(error)
    assert error.key == "companies.larkspur.documents.privacy.select"
