"""Whatever policies, slugs and histories contain, a report is well-formed, inert, small and in its folder."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harvester.config import Settings
from harvester.site import DocumentName, heat_map, versions_by_year
from harvester.site.document_page import document_page
from harvester.site.history import DocumentHistory
from harvester.site.versions_list import year_pages
from store import Store
from store.records import Document, PolicyUrl
from tests.support.checked_page import CheckedPage
from tests.support.filled_stores import drafted, fill, policy
from tests.support.lineages import words
from tests.support.site_history import HOSTILE_WORDS
from tests.support.whole_site import LARGEST, NOW, check_site, contents, made

SLUGS = ("CON", "../../outside", "x" * 200, "topics", "search", "index", "Nul", "سياسة", "a&b<c>")
HOSTILE = (
    "<script>alert(1)</script>",
    "</style><style>body{display:none}</style>",
    "<img src=x onerror=alert(1)>",
    "[link](javascript:alert(1)) and [data](data:text/html,<script>alert(1)</script>)",
    "\" onmouseover=\"alert(1)\" ' onfocus='alert(1)'",
    "<!-- --> ]]> <![CDATA[ </title></head></svg></a>",
    "\u202egnirahs\u202c \x1b[2J \x00 \ud7ff \ufffe",
    "&lt;b&gt; &amp;amp; {{7*7}} ${7*7} <%= 7 %>",
)


def hostile(turn: int) -> str:
    """Return a policy whose headings, numbers and words are hostile; each turn has others."""
    sections = [
        f"## {place}. {words} {turn % 2}\n\n{words} We may share data in case {turn}. {HOSTILE_WORDS}\n\n"
        for place, words in enumerate(HOSTILE)
        if (place + turn) % 5
    ]
    title = f"# Policy {HOSTILE[turn % len(HOSTILE)]}"
    return f"{title}\n\nEffective date: January {turn + 1}, 2012\n\n{''.join(sections)}"


@pytest.mark.parametrize("slug", SLUGS)
def test_slugs_stay_inside_the_folder(store: Store, tmp_path: Path, slug: str) -> None:
    texts = list(drafted(1, 3, sections=4))
    fill(store, policy(slug, slug), texts, name=HOSTILE_WORDS)
    fill(store, policy(slug.swapcase() + "z", slug), texts)
    folder = tmp_path / "a" / "b" / "site"
    made(store, folder)
    pages = check_site(folder)
    assert len([path for path in pages if path.count("/") == 2 and path.endswith("/index.html")]) == 2
    # Beside the folder there is only the store.
    assert {path.name for path in (tmp_path / "a").rglob("*") if "site" not in path.parts} == {"b"}


def test_hostile_policies_stay_words(store: Store, tmp_path: Path) -> None:
    texts = [(f"2012{month:02}01", hostile(month)) for month in range(1, 8)]
    url = "https://juniper.example/?a=\"><script>alert(1)</script>'"
    title = "<b>Policy</b></title><script>alert(1)</script>"
    fill(store, Document("juniper", "privacy", title, (PolicyUrl(url),)), texts, name=HOSTILE_WORDS)
    made(store, tmp_path / "site")
    pages = check_site(tmp_path / "site")
    for path, page in pages.items():
        assert not page.tags & {"img", "iframe", "object", "embed", "base", "form"} - {"form"}, path
        assert "alert" not in page.words["script"] and "alert" not in page.words["style"]
    (document,) = (page for path, page in pages.items() if path.endswith("privacy/index.html"))
    assert "<script>alert(1)</script>" in document.words[""]


def test_many_versions_and_sections_stay_small(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    # 2,000 versions take minutes to compare; `python -m benchmarks.report 1 2000` measures their pages.
    bodies = [words(f"subject{place}", 8) for place in range(12)]
    many = [
        (
            f"20{turn // 12:02}{turn % 12 + 1:02}01",
            "".join(f"## {n}. Part {n}\n\nTurn {turn}: {body}.\n\n" for n, body in enumerate(bodies)),
        )
        for turn in range(45)
    ]
    fill(store, policy("juniper", "many"), many)
    name = DocumentName(1, "juniper", "Juniper", "many", "Policy")
    with store.step():
        history = DocumentHistory(store, name, Settings(), NOW)
        (page,) = document_page(history)
        monkeypatch.setattr(heat_map, "_MOST_ROWS", 5)
        (short,) = document_page(history)
    rows, _, ranked = page.content.partition('<details class="group ranked">')
    assert rows.count('<li class="row') == ranked.count('<li class="row') == 12
    assert len(page.content.encode()) < LARGEST / 8
    CheckedPage(page.content)
    assert short.content.count('<li class="row') == 5
    assert "7 more sections that went earlier" in CheckedPage(short.content).words[""]


def test_a_thousand_changes_are_shown_by_months_and_versions_by_year(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(heat_map, "_MOST_CHANGES", 40)
    monkeypatch.setattr(versions_by_year, "_MOST_LINES", 42)
    texts = list(drafted(3, 43, 2))
    fill(store, policy("juniper", "privacy"), texts)
    name = DocumentName(1, "juniper", "Juniper", "privacy", "Policy")
    with store.step():
        history = DocumentHistory(store, name, Settings(), NOW)
        (page,) = document_page(history)
        (year,) = year_pages(history)
    assert "Each mark is a month; of several changes in it, the darkest is shown." in page.content
    assert "<title>Feb 2010: 1 change</title>" in page.content
    # A section was seen until the last capture, not until the last look.
    lives = re.findall(r'<line class="life" x1="[^"]+" y1="13" x2="([\d.]+)%"', page.content)
    assert lives and max(map(float, lives)) < 50
    document, older = CheckedPage(page.content), {f"v{time}" for time, _ in texts[:3]}
    assert older <= {*CheckedPage(year.content).ids} and older.isdisjoint(document.ids)
    assert year.path.rpartition("/")[2] in document.links


def test_text_from_right_to_left_keeps_its_numbers_outside(store: Store, tmp_path: Path) -> None:
    texts = [
        (f"201{turn}0101", f"# سياسة الخصوصية\n\n## 1. المعلومات التي نجمعها\n\nنجمع اسمك وعنوانك {turn}.\n")
        for turn in range(3)
    ]
    fill(store, policy("juniper", "privacy", "سياسة الخصوصية"), texts, name="شركة")
    made(store, tmp_path / "site")
    check_site(tmp_path / "site")
    page = contents(tmp_path / "site")["juniper/privacy/index.html"]
    assert "<span>1 <bdi>المعلومات التي نجمعها</bdi></span>" in page


def test_documents_without_versions_say_why(store: Store, tmp_path: Path) -> None:
    fill(store, policy("juniper", "empty"), [])
    fill(store, policy("juniper", "once"), list(drafted(1, 1)))
    made(store, tmp_path / "site")
    pages = check_site(tmp_path / "site")
    assert "No capture known" in pages["juniper/empty/index.html"].words[""]
    assert "Seen once" in pages["juniper/once/index.html"].words[""]
    assert "svg" not in pages["juniper/empty/index.html"].tags
