"""Sections that have no text until they are opened are said; those that have one, and menus, are not."""

from __future__ import annotations

import pytest

from harvester.extract.unopened import unopened_sections


def section(name: str, control: str = "", panel: str = "") -> str:
    """Return a closed section with a heading that opens it, and what follows."""
    return f"<h3><button aria-expanded=false {control}>{name}</button></h3>{panel}"


@pytest.mark.parametrize(
    "page",
    [
        section("Cookies"),
        section("Cookies", panel="<div></div>"),
        section("Cookies", "aria-controls=p"),
        section("Cookies", "aria-controls=p", "<div id=p></div>"),
        "<h3 aria-expanded=false>Cookies</h3>",
        "<div role=heading><span role=button aria-expanded=false>Cookies</span></div><div hidden></div>",
        "<button role=tab aria-selected=false aria-controls=p>Cookies</button>",
    ],
)
def test_a_closed_section_without_text(page: str) -> None:
    assert unopened_sections(f"<main>{page}</main>") == (
        "1 section of the page has no text until it is opened: “Cookies”"
    )


def test_several_are_counted_and_the_first_are_named() -> None:
    page = "".join(map(section, ("Data", "Cookies", "Sharing", "Rights")))
    assert unopened_sections(page) == (
        "4 sections of the page have no text until they are opened: “Data”, “Cookies” and 2 others"
    )


@pytest.mark.parametrize(
    "page",
    [
        section("Cookies", panel="<div hidden>We set them.</div>"),
        section("Cookies", "aria-controls=p", "<div></div><div id=p>We set them.</div>"),
        "<h3><button aria-expanded=true>Cookies</button></h3>",
        "<button aria-expanded=false>Menu</button>",
        f"<nav>{section('Products')}</nav>",
        f"<footer>{section('Help')}</footer>",
        "<button role=tab aria-selected=true>Cookies</button>",
        "<button role=tab aria-selected=false aria-controls=p>Terms</button><div id=p>We agree.</div>",
    ],
)
def test_nothing_is_said_of_others(page: str) -> None:
    assert unopened_sections(page) == ""
