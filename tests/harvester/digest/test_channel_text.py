"""Messages to channels: within the limit, in whole changes, with the right number of the others."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.delivery import ChannelForm, Markup, size_of
from harvester.digest import channel_message
from harvester.digest.records import DigestInput, MethodChange, VersionNews
from tests.support.news import NEW, OLD, added, company, digest, renumbered, reworded, trouble, version

REPORT = "https://reports.example/policies/"
ROOMY = ChannelForm(size=10**6)
MARKUPS: tuple[Markup, ...] = ("text", "markdown", "html")


def change(sections: int, weight: int = 1) -> VersionNews:
    changes = [reworded(str(number), f"Sharing {number} & more") for number in range(1, sections + 1)]
    return version(*changes, weights=(weight,) * sections)


def news(*sections: int, report: str = "", troubles: int = 0) -> DigestInput:
    """Return news of as many companies as numbers of changed sections, the first one weighing most."""
    companies = [
        company(f"Company {place:03}", change(number, len(sections) - place))
        for place, number in enumerate(sections)
    ]
    found = digest(*companies, troubles=tuple(trouble(f"Baker {n}", n % 9) for n in range(troubles)))
    return replace(found, report=report)


def shown_in(body: str) -> list[str]:
    """Return the companies whose changes a message shows."""
    return re.findall(r"Company (\d{3}), Privacy Policy", body)


@pytest.mark.parametrize("markup", MARKUPS)
def test_a_message_names_what_changed(markup: Markup) -> None:
    written = channel_message(news(12, report=REPORT), replace(ROOMY, markup=markup))
    assert written.title == "1 policy change at Company 000"
    for words in (
        "effective 12 Feb 2024 → effective 1 Oct 2026",
        "12 sections changed",
        "• and 4 more sections",
    ):
        assert words in written.body
    assert REPORT in written.body


FORMS = st.builds(
    ChannelForm,
    markup=st.sampled_from(MARKUPS),
    size=st.integers(20, 3000),
    title_size=st.sampled_from((0, 30, 250)),
    shares=st.booleans(),
    lines=st.sampled_from((0, 4, 30)),
)


@settings(max_examples=25, deadline=None)
@given(
    sections=st.lists(st.integers(1, 10), min_size=1, max_size=16),
    form=FORMS,
    report=st.sampled_from(("", REPORT)),
    troubles=st.integers(0, 20),
)
def test_within_the_limit_in_whole_changes_and_the_rest_is_counted(
    sections: list[int], form: ChannelForm, report: str, troubles: int
) -> None:
    told = news(*sections, report=report, troubles=troubles)
    written = channel_message(told, form)
    assert size_of(written.title) <= form.title_size
    assert size_of(written.body) <= form.size
    assert not form.lines or written.body.count("\n") < form.lines
    shown = shown_in(written.body)
    # The weightiest are shown, each with its last line, which leads to its capture.
    assert shown == [f"{place:03}" for place in range(len(shown))]
    assert written.body.count("/change-" if report else "web.archive.org/web/") == len(shown)
    more = re.search(r"([\d,]+) more change|([\d,]+) changes?(?: and \d+ remarks?)?, too long", written.body)
    hidden = int((more[1] or more[2]).replace(",", "")) if more else 0
    if not shown and not hidden:
        assert form.size < 300 or form.lines == 4
        assert channel_message(told, ROOMY).title.startswith(re.sub(r"\*|</?b>|…", "", written.body))
    else:
        assert len(shown) + hidden == len(sections)


def test_what_fits_is_shown_whole() -> None:
    body = channel_message(news(*[3] * 50), ROOMY).body
    assert len(shown_in(body)) == 50
    assert "more change" not in body
    cut = channel_message(news(*[3] * 50, report=REPORT), replace(ROOMY, size=2000)).body
    assert 2 < len(shown_in(cut)) < 50
    assert f"… and {50 - len(shown_in(cut))} more changes: {REPORT}" in cut


def test_a_message_without_room_for_a_change_says_so() -> None:
    body = channel_message(news(3, 3), replace(ROOMY, size=150)).body
    assert body == "2 changes, too long for this message"
    tiny = channel_message(news(3, 3), replace(ROOMY, size=20, title_size=0)).body
    assert tiny == "2 policy changes…"


def test_what_could_not_be_checked_is_in_the_message_however_short() -> None:
    told = news(*[3] * 9, troubles=9)
    assert "Baker 8" in channel_message(told, ROOMY).body
    short = channel_message(told, replace(ROOMY, size=700)).body
    assert "8 more remarks on policies that could not be checked" in short
    assert shown_in(short)
    only = channel_message(news(troubles=2), ROOMY)
    assert only.title.startswith("2 policies: checks have failed since")
    assert "Baker 1 Privacy Policy" in only.body


def test_policies_read_in_another_way_are_in_the_message() -> None:
    method = MethodChange("lamp", "Lamp", "privacy", "Privacy", OLD, NEW)
    body = channel_message(replace(news(), methods=(method,)), ROOMY).body
    assert "Lamp, Privacy: read in another way" in body


HOSTILE = "@everyone <!channel> [click](https://evil.example) <https://evil.example|here> *now* _x_ `y`\u202e"


@pytest.mark.parametrize("markup", MARKUPS)
def test_words_of_a_page_call_nobody_and_are_no_markup(markup: Markup) -> None:
    told = digest(
        company(
            "Lamp", version(reworded(heading=HOSTILE), added("", HOSTILE, "x"), renumbered("1", "2", HOSTILE))
        )
    )
    body = channel_message(told, replace(ROOMY, markup=markup)).body
    for active in ("@everyone", "<!channel>", "](https://evil", "<https://evil", "\u202e"):
        assert active not in body
    if markup == "markdown":
        assert r"\*now\* \_x\_ \`y\`" in body
