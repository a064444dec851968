"""The page of a section: each wording with its bounds, its words and its proof; what came from where."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from harvester.pipeline.timeline import draw_timeline
from harvester.site import episodes
from harvester.site.biography import Biography, biography
from harvester.site.biography_words import life_in_words
from harvester.site.history import DocumentHistory
from harvester.site.pages import SitePage
from harvester.site.section_page import section_pages
from tests.support.checked_page import CheckedPage
from tests.support.lineages import words
from tests.support.site_history import HOSTILE_WORDS, history_of, policy

TIMES = tuple(f"201{year}0115120000" for year in range(2, 8))
SHARING = "We may share your orders with the carriers that bring them, and with nobody else at all."
COOKIES = words("cookie", 40).split()
ESCAPED = HOSTILE_WORDS.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def page(*sections: tuple[str, str]) -> bytes:
    return policy(*((heading, f"<p>{body}</p>") for heading, body in sections))


HISTORY = (
    page(("1. Sharing", SHARING), ("2. Cookies", " ".join(COOKIES)), ("3. Oil", words("oil"))),
    # Reworded; split; removed.
    page(
        ("1. Sharing", SHARING.replace("may", "will")),
        ("2. Cookies", " ".join(COOKIES[:28])),
        ("3. Beacons", " ".join(COOKIES[28:])),
    ),
    # Renamed alone; one is back in the same words; one is set between.
    page(
        ("1. Whom we tell", SHARING.replace("may", "will")),
        ("2. Cookies", " ".join(COOKIES[:28])),
        ("3. Beacons", " ".join(COOKIES[28:])),
        ("4. Oil", words("oil")),
    ),
    # Merged again; back to the first words.
    page(("1. Whom we tell", SHARING), ("2. Cookies", " ".join(COOKIES)), ("3. Oil", words("oil"))),
    page(("1. Whom we tell", SHARING.replace("may", "will")), ("2. Cookies", " ".join(COOKIES))),
    page(
        ("1. Whom we tell", f"{SHARING} {ESCAPED}"),
        ("2. Cookies", " ".join(COOKIES)),
        ("3. Oil", words("wick")),
    ),
)


@pytest.fixture(scope="module")
def history(tmp_path_factory: pytest.TempPathFactory) -> Iterator[DocumentHistory]:
    folder = tmp_path_factory.mktemp("site")
    with history_of(folder, dict(zip(TIMES, HISTORY, strict=True))) as found:
        assert len(found.versions) == len(HISTORY)
        yield found


def life(history: DocumentHistory, heading: str) -> Biography:
    """Return the biography of the section with a last heading."""
    (found,) = [one for one in history.lives if one.heading == heading]
    return biography(found, history)


def shown(history: DocumentHistory, heading: str) -> SitePage:
    """Return the page of that section."""
    address = life(history, heading).life.address
    (found,) = [one for one in section_pages(history) if f"section-{address}." in one.path]
    return found


def test_each_section_has_a_page_at_its_address(history: DocumentHistory) -> None:
    paths = [one.path for one in section_pages(history)]
    assert paths == [f"juniper/privacy/section-{one.address}.html" for one in history.lives]
    for one in section_pages(history):
        CheckedPage(one.content)


def test_links_lead_to_pages_and_ids_that_exist(history: DocumentHistory) -> None:
    ids = {f"section-{one.address}.html" for one in history.lives}
    versions = {f"version-{one.first_capture}.html" for one in history.versions}
    for one in section_pages(history):
        read = CheckedPage(one.content)
        for link in read.links:
            name, _, fragment = link.partition("#")
            if not name:
                assert fragment in read.ids
            elif name.startswith("section-"):
                assert name in ids
            elif name.startswith("version-"):
                assert name in versions


def test_wordings_are_told_from_what_leaves_the_words_alone(history: DocumentHistory) -> None:
    found = life(history, "Whom we tell")
    assert [(one.kind, one.version.number, one.wording) for one in found.episodes] == [
        ("wording", 1, 1),
        ("wording", 2, 2),
        ("note", 3, 2),
        ("wording", 4, 1),
        ("wording", 5, 2),
        ("wording", 6, 3),
    ]
    assert life_in_words(found) == (
        "Stood in the first version, 15 Jan 2012; 4 new wordings since, 3 in all; "
        "still there in the last version, 15 Jan 2017."
    )


def test_absences_are_told(history: DocumentHistory) -> None:
    found = life(history, "Oil")
    assert [(one.kind, one.version.number) for one in found.episodes] == [
        ("wording", 1),
        ("absence", 2),
        ("note", 3),
        ("note", 4),
        ("absence", 5),
        ("wording", 6),
    ]
    assert [one.wording for one in found.stretches] == [1, 0, 1, 0, 2]
    assert "; 1 new wording since; absent 2 times in between; still there" in life_in_words(found)
    content = shown(history, "Oil").content
    assert "effective 1 Jan 2012 · between 15 Jan 2012 and 15 Jan 2013 · removed" in content
    assert "between 15 Jan 2013 and 15 Jan 2014 · back, in the same words" in content
    assert "back, in other words" in content
    (last,) = re.findall(r'<li class="wording" id="v6">.*?</li>', content, re.S)
    assert "<del>" in last, "words that came back as other ones are shown against the last ones"


def test_a_split_and_a_merger_are_told_on_both_pages(history: DocumentHistory) -> None:
    cookies, beacons = (life(history, heading) for heading in ("Cookies", "Beacons"))
    parts = [shown(history, heading).content for heading in ("Cookies", "Beacons")]
    to_beacons = f'href="section-{beacons.life.address}.html"'
    to_cookies = f'href="section-{cookies.life.address}.html"'
    assert re.search(f"Part of it became <a {to_beacons}>3 <bdi>Beacons</bdi></a> \\(version 2\\)", parts[0])
    assert re.search(f"Took in <a {to_beacons}>", parts[0])
    assert re.search(f"Set apart from <a {to_cookies}>", parts[1])
    assert re.search(f"Went into <a {to_cookies}>", parts[1])
    (split,) = re.findall(r'<li class="wording" id="v2">.*?</li>', parts[0], re.S)
    assert "Words were only divided: none was added or removed." in split
    assert COOKIES[27] in split
    assert COOKIES[28] not in split
    assert life_in_words(beacons) == (
        "Was set apart from another section between 15 Jan 2012 and 15 Jan 2013; no other wording; "
        "merged into another section between 15 Jan 2014 and 15 Jan 2015."
    )


def test_each_change_names_the_captures_that_prove_it(history: DocumentHistory) -> None:
    content = shown(history, "Whom we tell").content
    (second,) = re.findall(r'<li class="wording" id="v2">.*?</li>', content, re.S)
    for time, url in ((TIMES[0], history.versions[0].url), (TIMES[1], history.versions[1].url)):
        assert f'href="{history.proof(time, url).url}"' in second
    assert f'href="change-{TIMES[0]}-{TIMES[1]}.html#s0"' in second


def test_words_that_come_back_are_named_by_their_first_wording(history: DocumentHistory) -> None:
    content = shown(history, "Whom we tell").content
    assert re.findall(r"wording \d again", content) == ["wording 1 again", "wording 2 again"]


def test_an_edit_is_shown_once(history: DocumentHistory) -> None:
    content = shown(history, "Whom we tell").content
    (fifth,) = re.findall(r'<li class="wording" id="v5">.*?</li>', content, re.S)
    assert '<a href="#v2">The same edit as in version 2</a>' in fifth
    assert "<ins>" not in fifth


def test_words_of_a_page_stay_words(history: DocumentHistory) -> None:
    content = shown(history, "Whom we tell").content
    assert "<script>" not in content
    assert "alert(1)" in content
    CheckedPage(content)


def test_a_long_page_leaves_words_to_the_pages_of_the_changes(
    history: DocumentHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = shown(history, "Whom we tell").content
    monkeypatch.setattr(episodes, "_MOST_BYTES", 400)
    short = shown(history, "Whom we tell").content
    assert "see the words on the page of the change" not in whole
    assert "see the words on the page of the change" in short
    assert len(short) < len(whole)
    assert f'href="change-{TIMES[0]}-{TIMES[1]}.html#s0"' in short


def test_of_very_many_changes_the_first_and_the_last_are_shown(
    history: DocumentHistory, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(episodes, "_MOST_EPISODES", 4)
    content = shown(history, "Whom we tell").content
    assert re.findall(r'id="v(\d)"', content) == ["1", "2", "5", "6"]
    assert "2 changes from version 3 to 4: see the page of each version." in content
    CheckedPage(content)


def test_a_version_that_is_not_compared_is_shown_as_it_is(tmp_path: Path) -> None:
    pages = dict(zip(TIMES[:2], HISTORY[:2], strict=True))
    with history_of(tmp_path, pages) as found:
        store = found._store
        store.database.execute("UPDATE readings SET recipe = 'rendered' WHERE timestamp = ?", (TIMES[1],))
        draw_timeline(store, found.name.row, {})
        assert [one.reason for one in found.versions] == ["first", "method"]
        content = shown(found, "Sharing").content
        assert "not compared: this version was read in another way than the version before" in content
        assert "<ins>" not in content
        oil = life(found, "Oil")
        assert life_in_words(oil).endswith(
            "not seen since version 2, which was read in another way than the version before."
        )


def test_a_document_without_versions_has_no_sections(tmp_path: Path) -> None:
    with history_of(tmp_path, {}) as found:
        assert list(section_pages(found)) == []
