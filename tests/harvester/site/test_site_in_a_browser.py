"""The index and the page of a document as a reader uses them: with and without scripts, by keyboard."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page

from store import Store
from tests.support.browser_pages import PageReader, page_reader
from tests.support.filled_stores import drafted, fill, policy
from tests.support.whole_site import made

AXE = os.environ.get("HARVEST_AXE", "")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
Scheme = Literal["light", "dark"]
PAGES = ("index.html", "juniper/index.html", "juniper/privacy/index.html", "quince/terms/index.html")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("report")
    with Store(folder / "harvest.db") as store:
        fill(store, policy("juniper", "privacy", "Privacy Policy"), list(drafted(1, 6, sections=34)))
        fill(store, policy("quince", "terms", "Terms of Service"), list(drafted(2, 1)))
        made(store, folder / "site")
    return folder / "site"


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with page_reader() as found:
        yield found


def active(page: Page) -> str:
    """Return the words of the element that has the focus."""
    return str(page.evaluate("document.activeElement.textContent"))


@pytest.mark.parametrize("script", [True, False])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", PAGES)
def test_pages_fit_and_complain_of_nothing(
    site: Path, reader: PageReader, path: str, width: int, script: bool
) -> None:
    with reader.opened(site / path, width=width, script=script) as page:
        assert page.locator("h1").is_visible()
        if script:
            assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_rows_are_walked_through_by_keyboard(site: Path, reader: PageReader) -> None:
    with reader.opened(site / PAGES[2]) as page:
        rows = page.locator(".heat a.name:visible")
        rows.first.focus()
        page.keyboard.press("ArrowDown")
        assert active(page) == rows.nth(1).text_content()
        page.keyboard.press("ArrowUp")
        assert active(page) == rows.first.text_content()
        page.keyboard.press("ArrowRight")
        assert page.locator(".chosen").count() == 1
        assert page.locator(".heat [aria-live]").text_content()
        page.keyboard.press("Enter")
        page.wait_for_url("**/change-*.html#s*")
        assert page.locator(":target").is_visible()


def test_sections_that_never_changed_are_shown_on_demand_without_a_script(
    site: Path, reader: PageReader
) -> None:
    with reader.opened(site / PAGES[2], script=False) as page:
        same = page.locator(".row.same")
        assert same.count() > 20
        assert not same.first.is_visible()
        page.locator("#show-same").check()
        assert same.first.is_visible()


def test_two_versions_are_chosen_and_compared(site: Path, reader: PageReader) -> None:
    with reader.opened(site / PAGES[2]) as page:
        page.locator("#from").select_option(index=1)
        page.locator("#to").select_option(index=4)
        page.get_by_role("button", name="Compare").click()
        page.wait_for_url("**/compare.html#*")
        old, new = page.url.rpartition("#")[2].split("-")
        assert old < new


def test_the_index_is_filtered_and_ordered(site: Path, reader: PageReader) -> None:
    with reader.opened(site / PAGES[0]) as page:
        rows = page.locator(".index tbody tr")
        assert rows.count() == 2
        page.locator("#words").fill("quince")
        assert [row.is_visible() for row in rows.all()] == [False, True]
        assert page.locator("#found").text_content() == "1 of 2"
        page.locator("#words").fill("")
        page.locator("#order").select_option("name")
        assert "Juniper" in (rows.first.text_content() or "")


def test_without_a_script_there_is_no_dead_form(site: Path, reader: PageReader) -> None:
    for path in PAGES:
        with reader.opened(site / path, script=False) as page:
            assert not [form for form in page.locator("form").all() if form.is_visible()]


@pytest.mark.skipif(not AXE, reason="HARVEST_AXE names no axe.min.js of axe-core")
@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("path", [PAGES[0], PAGES[2]])
def test_axe_finds_nothing(site: Path, reader: PageReader, path: str, width: int, scheme: Scheme) -> None:
    with reader.opened(site / path, width=width, scheme=scheme, bypass=True) as page:
        page.evaluate(Path(AXE).read_text("utf-8"))
        found = page.evaluate("(tags) => axe.run(document, {runOnly: tags})", RULES)
        assert [(one["id"], one["nodes"][0]["html"]) for one in found["violations"]] == []
