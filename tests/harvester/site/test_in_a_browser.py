"""Versions and comparisons as a reader uses them: with and without scripts, by keyboard, on a phone."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.site.comparison_pages import comparison_pages
from harvester.site.pair_page import pair_page
from harvester.site.version_pages import version_pages
from tests.support.browser_pages import PageReader, page_reader, write_pages
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

TIMES = ("20120115120000", "20130115120000", "20140115120000")
WORDS = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
LAMPS = "All lamps burn at night, and none of them burns by day."
LONG = " ".join(f"Word {number} is kept." for number in range(60))


def pages() -> dict[str, bytes]:
    sections = (
        (("1. Oil", f"<p>We may sell oil. {LONG} We rest.</p>"), ("2. Lamps", f"<p>{LAMPS}</p>")),
        (("1. Oil", f"<p>We will sell oil. {LONG} We go.</p>"), ("2. Wicks", f"<p>{LAMPS}</p>")),
        (("1. Oil", f"<p>We will sell {WORDS}</p>"), ("2. Wicks", f"<p>{LAMPS} {WORDS}</p>")),
    )
    return {time: policy(*found) for time, found in zip(TIMES, sections, strict=True)}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    folder = tmp_path_factory.mktemp("site")
    with history_of(folder, pages()) as history:
        for build in (version_pages, comparison_pages, pair_page):
            write_pages(folder, build(history))
    yield folder / "juniper" / "privacy"


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with page_reader() as found:
        yield found


def test_views_are_switched_without_a_script(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / f"change-{TIMES[0]}-{TIMES[1]}.html", script=False) as page:
        assert page.locator("#s0 .body").is_visible()
        assert not page.locator("#s0 .sides").is_visible()
        assert not page.locator("#keys").is_visible(), "keys are offered only where they work"
        page.get_by_text("Side by side", exact=True).click()
        assert page.locator("#s0 .sides").is_visible()
        assert not page.locator("#s0 .body").is_visible()
        passage = page.locator("#s0 .sides details.passage").first
        assert passage.inner_text().startswith("… ")
        passage.locator("summary").click()
        assert "Word 30 is kept." in passage.inner_text()


def test_keys_go_from_change_to_change_until_they_are_switched_off(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / f"change-{TIMES[0]}-{TIMES[1]}.html") as page:

        def here() -> str:
            return str(page.evaluate("document.activeElement.id"))

        seen = []
        for key in "jjk":
            page.keyboard.press(key)
            seen.append(here())
        assert seen == ["s0", "s1", "s0"]
        page.locator("#keys").uncheck()
        page.keyboard.press("j")
        assert here() == "keys"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_scrolls_sideways(folder: Path, reader: PageReader, width: int) -> None:
    for path in sorted(folder.glob("*.html")):
        with reader.opened(path, width=width) as page:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, path.name


def test_any_two_versions_are_compared(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "compare.html", f"{TIMES[0]}-{TIMES[2]}") as page:
        command = page.locator("#command").inner_text()
        assert command == f"harvest diff juniper {TIMES[0]} {TIMES[2]} --document privacy"
        articles = page.locator("#compared article")
        assert articles.count() == 2
        assert "<script>alert(1)</script>" in articles.first.inner_text(), "text, and nothing that runs"
        assert page.locator("#compared img, #compared script").count() == 0
        page.get_by_label("After").select_option(index=1)
        assert page.evaluate("location.hash") == f"#{TIMES[0]}-{TIMES[1]}"
        assert page.locator("#s0 del").first.text_content() == "[deleted: may]"
        assert page.locator("#s0 ins").first.text_content() == "[inserted: will]"
        assert page.locator("#s0 details.passage").count() == 1
        assert page.locator("#s1 h2").text_content() == "2 [deleted: Lamps] [inserted: Wicks]"
        page.get_by_label("Before").select_option(index=1)
        assert "The words are the same." in page.locator("#compared").inner_text()


def test_a_version_that_is_not_there_is_not_replaced_by_another(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "compare.html", f"{TIMES[0]}-20991231000000") as page:
        assert (
            "No version in this report begins with the capture 20991231000000."
            in page.locator("#compared").inner_text()
        )
        assert page.locator("#compared article").count() == 0
        assert "FROM TO" in page.locator("#command").inner_text()
        page.get_by_label("After").select_option(index=1)
        assert page.evaluate("location.hash") == f"#{TIMES[0]}-{TIMES[1]}"
        assert page.locator("#compared article").count() == 2


def test_at_first_two_versions_with_other_words_are_compared(tmp_path: Path, reader: PageReader) -> None:
    found = pages()
    found["20150115120000"] = found[TIMES[-1]].replace(b"<p>", b"<p><b>").replace(b"</p>", b"</b></p>")
    with history_of(tmp_path, found) as history:
        assert [change.is_cosmetic for change in history.changes] == [False, False, True]
        (made,) = pair_page(history)
    path = tmp_path / "compare.html"
    path.write_text(made.content, "utf-8")
    with reader.opened(path) as page:
        assert page.locator("#command").inner_text().split()[3:5] == [TIMES[1], "20150115120000"]


def test_without_a_script_the_command_and_the_neighbours_are_there(folder: Path, reader: PageReader) -> None:
    with reader.opened(folder / "compare.html", script=False) as page:
        assert not page.locator("#pair").is_visible()
        assert "FROM TO" in page.locator("#command").inner_text()
        page.get_by_text("1 → 2, ").click()
        assert page.locator("h1").inner_text() == "Version 1 against version 2"
