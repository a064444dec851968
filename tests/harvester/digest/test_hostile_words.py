"""Nothing that a page says can break out of the mail that tells it."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.records import Change, Edit
from diffs.summaries import SectionChange
from diffs.weights import Tag
from harvester.digest.compose import compose
from tests.support.checked_page import CheckedPage
from tests.support.mails import EXPECTED_HEADERS, Words, bodies, read
from tests.support.news import (
    NEW,
    OLD,
    added,
    company,
    digest,
    reworded,
    section,
    trouble,
    version,
    with_title,
)


def test_lines_go_through_every_mail_server() -> None:
    news = digest(company("Tinwörks Ålesund", version(added("1", "Daten", "ü" * 5000))))
    raw = compose(news).raw
    assert raw.isascii()
    assert all(len(line) <= 998 for line in raw.split(b"\r\n"))
    assert b"\n" not in raw.replace(b"\r\n", b"")


HOSTILE = "Terms\r\nBcc: all@victim.example\n\n<script>alert(1)</script>\u202egnp.exe\u2066\x00\x1b[31m\ud800"


def test_a_hostile_title_stays_words() -> None:
    bad = with_title(version(reworded("1\r\nX: y", HOSTILE, HOSTILE, "will")), HOSTILE)
    news = digest(company(HOSTILE, bad, document=HOSTILE), troubles=(trouble(HOSTILE, reason=HOSTILE),))
    message = read(compose(news).raw)
    assert set(message.keys()) == EXPECTED_HEADERS
    assert message["Bcc"] is None
    assert len(message.defects) == 0
    text, html = bodies(news)
    for body in (text, html, message["Subject"]):
        assert not any(mark in body for mark in "\u202e\u2066\x00\x1b\ud800")
    assert "\nBcc" not in text
    assert "script" not in Words(html).tags
    assert "alert(1)" in Words(html).words


def test_an_address_that_is_no_web_address_is_no_link() -> None:
    bad = replace(
        version(reworded()),
        before=replace(OLD, url="javascript:alert(1)"),
        after=replace(NEW, url='http://a.example/"><img src=x onerror=alert(1)>\r\nX: y'),
    )
    _, html = bodies(digest(company("Tinworks", bad)))
    page = Words(html)
    assert "img" not in page.tags
    assert page.addresses
    assert all(address.startswith("https://web.archive.org/web/") for address in page.addresses)
    assert not any(mark in address for address in page.addresses for mark in '<>" \r\n')


def test_letters_written_from_right_to_left_stay() -> None:
    text, html = bodies(digest(company("Tinworks", version(added("1", "מדיניות פרטיות", "אנחנו")))))
    assert "מדיניות פרטיות" in text
    assert "מדיניות פרטיות" in html
    assert 'dir="auto"' in html


@pytest.mark.parametrize(
    "address", ["", "no-address", "a@b\r\nBcc: c@d", "a b@c.example", "ä@b.example", "a@", "@b", "<@b>"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(ValueError, match="not a mail address"):
        compose(replace(digest(company("Tinworks", version(reworded()))), recipient=address))


texts = st.text(max_size=60)


edits = st.lists(st.builds(Edit, st.sampled_from(("equal", "insert", "delete")), texts), max_size=6)


@settings(max_examples=60, deadline=None)
@given(name=texts, heading=texts, number=texts, found=edits, url=texts, reason=texts)
def test_whatever_a_page_says_it_is_one_mail(
    name: str, heading: str, number: str, found: list[Edit], url: str, reason: str
) -> None:
    before, after = section(number, heading), section(number, heading + "!")
    change = Change(("reworded", "renamed"), before, after, (), 0.5, tuple(found))
    news = replace(
        version(sections=(SectionChange(change, tags=(Tag(reason, "", "after", reason, 2),)),)),
        after=replace(NEW, url=f"https://{url}"),
    )
    raw = compose(digest(company(name, news, document=name), troubles=(trouble(name, reason=reason),))).raw
    message = read(raw)
    assert set(message.keys()) == EXPECTED_HEADERS
    both, attached = message.iter_parts()
    assert [part.get_content_type() for part in both.iter_parts()] == ["text/plain", "text/html"]
    CheckedPage(attached.get_content())
    html = message.get_body(("html",))
    assert html
    assert set(Words(html.get_content()).tags) <= {
        "html",
        "head",
        "meta",
        "title",
        "style",
        "body",
        "table",
        "tr",
        "td",
        "h1",
        "h2",
        "h3",
        "p",
        "b",
        "br",
        "span",
        "ins",
        "del",
        "a",
        "bdi",
        "div",
        "li",
        "ul",
    }
