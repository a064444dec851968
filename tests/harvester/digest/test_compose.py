"""The composed mail: what it says, in which order, and that nothing from a page can break out of it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from html.parser import HTMLParser

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.records import Change, Edit
from diffs.weights.weights import Tag
from harvester.config import WAYBACK
from harvester.digest.compose import MAIL_BYTES, compose, parts
from harvester.digest.records import DigestInput, DocumentNews, SectionNews
from harvester.digest.view import Cut, view
from tests.support.news import (
    NEW,
    NOW,
    OLD,
    added,
    company,
    digest,
    moved,
    removed,
    renumbered,
    reworded,
    section,
    trouble,
    version,
    with_title,
)

EXPECTED_HEADERS = {
    "From",
    "To",
    "Subject",
    "Date",
    "Message-ID",
    "In-Reply-To",
    "References",
    "List-Id",
    "Auto-Submitted",
    "X-Auto-Response-Suppress",
    "MIME-Version",
    "Content-Type",
}


def read(raw: bytes) -> EmailMessage:
    return message_from_bytes(raw, _class=EmailMessage, policy=policy.default)


def bodies(news: DigestInput) -> tuple[str, str]:
    message = read(compose(news).raw)
    text, html = message.get_body(("plain",)), message.get_body(("html",))
    assert text and html
    return text.get_content(), html.get_content()


class Words(HTMLParser):
    """The words of a page as a reader sees them, and the tags and addresses in it."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.words = ""
        self.tags: list[str] = []
        self.addresses: list[str] = []
        self._silent = False
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        self._silent = tag == "style" or (self._silent and tag != "body")
        self.addresses += [value or "" for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data: str) -> None:
        if not self._silent:
            self.words += data


def flat(text: str) -> str:
    return " ".join(text.split())


def test_both_bodies_tell_the_same() -> None:
    news = digest(
        company(
            "Tinworks",
            version(
                reworded(),
                added("3", "Arbitration", "Any dispute is settled by arbitration."),
                removed("9", "Safe Harbor", "We comply."),
                weights=(1, 3, 2),
                flags=("silent-edit",),
            ),
        ),
        troubles=(trouble(),),
    )
    text, html = bodies(news)
    shown = flat(Words(html).words)
    for phrase in (
        "1 policy change at Tinworks (1 silent edit)",
        "effective 12 Feb 2024",
        "effective 1 Oct 2026, updated Sep 2026",
        "3 sections: 1 added, 1 removed, 1 reworded; 7 words added, 3 removed",
        "the words changed, but the stated date did not",
        "3 · Arbitration",
        "Any dispute is settled by arbitration.",
        "Last captured with the old text: 1 Sep 2026, 10:15 UTC",
        "First captured with the new text: 12 Nov 2026, 08:09 UTC",
        "Gloomy Bakers Privacy Policy: checks have failed since 17 Nov 2026; reason: no answer",
    ):
        assert phrase in flat(text), phrase
        assert phrase in shown, phrase
    for address in (
        "https://web.archive.org/web/20260901101500/http://www.tinworks.example/privacy?lang=en&v=1",
        "https://web.archive.org/web/20261112080910/http://www.tinworks.example/privacy",
    ):
        assert address in text
        assert address in Words(html).addresses


def test_the_redline_can_be_read_aloud_and_seen() -> None:
    text, html = bodies(digest(company("Tinworks", version(reworded()))))
    assert "was: We may share your data with our partners." in flat(text)
    assert "now: We will share your data with our partners." in flat(text)
    assert ">may</del>" in html
    assert ">will</ins>" in html


def test_the_weightiest_comes_first() -> None:
    light = company("Aardvark", version(reworded("1", "Hours"), weights=(1,)))
    heavy = company("Zebra", version(reworded("1", "Thanks"), reworded("2", "Sale of data"), weights=(1, 9)))
    text, html = bodies(digest(light, heavy))
    for body in (text, html):
        places = [body.index(words) for words in ("2 · Sale of data", "1 · Thanks", "1 · Hours")]
        assert places == sorted(places)


def test_a_section_has_its_old_and_its_new_name() -> None:
    renamed = replace(
        reworded(), kinds=("renamed", "renumbered", "reworded"), after=section("3", "Selling", index=1)
    )
    pieces = replace(reworded(), kinds=("split",), others=(section("3", "Selling", index=1),))
    for body in bodies(digest(company("Tinworks", version(renamed)))):
        assert "2 → 3 · Sharing → Selling" in body
        assert "renamed, renumbered, reworded, 86 % kept (+1 −1 words)" in body
    for body in bodies(digest(company("Tinworks", version(pieces)))):
        assert "2 → 2, 3 · Sharing → Sharing; Selling" in body
        assert "split (+1 −1 words)" in body


def test_what_is_only_renumbered_or_moved_is_one_line() -> None:
    changes = (
        reworded(),
        renumbered("3", "4", "Cookies"),
        renumbered("4", "5", "Children"),
        moved("Contact"),
    )
    text, _ = bodies(digest(company("Tinworks", version(*changes))))
    assert "* 2 sections only renumbered: 3 → 4, 4 → 5" in text
    assert "* 1 section only moved: “Contact”" in text
    assert "Cookies" not in text


def test_cosmetic_versions_are_left_out_unless_asked_for() -> None:
    quiet = replace(version(), cosmetic=True)
    news = digest(company("Tinworks", quiet, version(reworded())))
    assert compose(news).subject == "1 policy change at Tinworks"
    shown = compose(replace(news, show_cosmetic=True))
    assert shown.subject == "2 policy changes at Tinworks"
    assert "Cosmetic: only white space" in bodies(replace(news, show_cosmetic=True))[0]


@pytest.mark.parametrize(
    ("names", "subject"),
    [
        (("Nib",), "1 policy change at Nib"),
        (("Nib", "Ink"), "2 policy changes at Ink and Nib"),
        (("A", "B", "C"), "3 policy changes at A, B and C"),
        (("A", "B", "C", "D", "E"), "5 policy changes at A, B and 3 others"),
    ],
)
def test_the_subject_says_whose_policies_changed(names: tuple[str, ...], subject: str) -> None:
    news = digest(*(company(name, version(reworded())) for name in names))
    assert read(compose(news).raw)["Subject"] == subject


def test_a_mail_about_trouble_alone_says_so() -> None:
    news = digest(troubles=(trouble("Gloomy Bakers"), trouble("Sunny Bakers", days=2)))
    assert compose(news).subject == "2 policies: checks have failed since 17 Nov 2026"
    over = replace(trouble("Sunny Bakers", days=2), until=NOW)
    text, _ = bodies(digest(company("Tinworks", version(reworded())), troubles=(over,)))
    assert "checks work again; they failed from 18 Nov 2026 to 20 Nov 2026" in flat(text)
    for body in bodies(digest(company("Tinworks", version(reworded())), troubles=(over,))):
        assert "All the policies you follow were checked." in body


def test_trouble_of_one_day_without_a_reason_reads_well() -> None:
    over = replace(trouble("Sunny Bakers", days=2, reason=""), until=NOW.replace(day=18))
    text, _ = bodies(digest(company("Tinworks", version(reworded())), troubles=(over,)))
    assert "Privacy Policy: checks work again; they failed on 18 Nov 2026 All the policies" in flat(text)


def test_of_many_changes_of_a_policy_the_weightiest_are_shown_in_their_order() -> None:
    changes = [
        replace(version(reworded(), weights=(float(weight),)), alternated=f"note {weight}")
        for weight in (9, 1, 5, 2, 7)
    ]
    shown = view(digest(company("Tinworks", *changes)), Cut(sections=1, versions=3))
    (document,) = shown.companies[0].documents
    assert [one.flags[0][1] for one in document.versions] == ["note 9", "note 5", "note 7"]
    assert shown.hidden_versions == 2


def test_one_line_for_all_with_the_same_trouble() -> None:
    text, _ = bodies(digest(troubles=tuple(trouble(f"Company {n}") for n in range(20))))
    assert "20 policies, Company 0 Privacy Policy" in flat(text)
    assert "and 15 others: checks have failed since 17 Nov 2026; reason: no answer" in flat(text)


def test_a_thousand_different_troubles_fit_a_mail() -> None:
    news = digest(troubles=tuple(trouble(f"Company {n}", reason=f"reason {n} " * 40) for n in range(1000)))
    assert len(compose(news).raw) < 30_000
    assert "988 more policies: see `harvest status`" in flat(bodies(news)[0])


def test_headers_are_those_of_a_list_that_nobody_answers() -> None:
    first = compose(digest(company("Tinworks", version(reworded()))))
    later = compose(replace(digest(company("Nib", version(reworded()))), generated_at=NOW.replace(day=21)))
    other = compose(replace(digest(company("Nib", version(reworded()))), recipient="b@reader.example"))
    message = read(first.raw)
    assert set(message.keys()) == EXPECTED_HEADERS
    assert message["List-Id"] == "Policy changes <policy-changes.sender.example>"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Date"].datetime == NOW
    assert message["To"] == "legal@reader.example"
    assert len({mail.message_id for mail in (first, later, other)}) == 3
    roots = [read(mail.raw)["References"] for mail in (first, later, other)]
    assert roots[0] == roots[1] != roots[2]
    assert read(first.raw)["In-Reply-To"] == roots[0]


def test_the_same_news_give_the_same_bytes() -> None:
    news = digest(company("Tinworks", version(reworded())), troubles=(trouble(),))
    assert compose(news) == compose(news)


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


def test_ten_thousand_characters_are_shortened() -> None:
    long = version(added("1" * 10_000, "H" * 10_000, "word " * 2_000))
    news = digest(company("N" * 10_000, with_title(long, "T" * 10_000), document="D" * 10_000))
    mail = compose(news)
    assert len(mail.subject) <= 150
    assert len(mail.raw) < 20_000


def many(companies: int, documents: int, sections: int) -> DigestInput:
    changes = tuple(added(str(n), f"Heading {n}", f"Sentence {n} is new. " * 40) for n in range(sections))
    news = version(*changes, weights=tuple(float(n) for n in range(sections)))
    return replace(
        digest(
            *(
                replace(
                    company(f"Company {c}", news),
                    documents=tuple(
                        DocumentNews(f"d{d}", f"Document {d}", (news,)) for d in range(documents)
                    ),
                )
                for c in range(companies)
            )
        ),
        report="https://reports.example/all.html",
    )


@pytest.mark.parametrize(("companies", "documents", "sections"), [(1, 1, 400), (5, 4, 30), (60, 10, 3)])
def test_a_long_digest_is_cut_with_a_count(companies: int, documents: int, sections: int) -> None:
    news = many(companies, documents, sections)
    mail = compose(news)
    assert MAIL_BYTES * 0.3 < len(mail.raw) < MAIL_BYTES
    text, html = bodies(news)
    assert "https://reports.example/all.html" in text
    assert "https://reports.example/all.html" in Words(html).addresses
    assert f"{companies * documents} policy change" in mail.subject
    assert "more section" in text or "more change" in text


def test_what_is_cut_is_the_lightest() -> None:
    text, _ = bodies(many(1, 1, 400))
    assert "399 · Heading 399" in text
    assert "0 · Heading 0\n" not in text
    shown = text.count(" · Heading ")
    assert f"{400 - shown} more sections changed" in flat(text)


def test_in_full_for_a_terminal_and_a_browser() -> None:
    text, html = parts(many(1, 1, 400))
    assert text.count(" · Heading ") == html.count(" · Heading ") == 400


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
        version(),
        sections=(SectionNews(change, tags=(Tag(reason, "", "after", reason, 2),)),),
        after=replace(NEW, url=f"https://{url}"),
    )
    raw = compose(digest(company(name, news, document=name), troubles=(trouble(name, reason=reason),))).raw
    message = read(raw)
    assert set(message.keys()) == EXPECTED_HEADERS
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
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
        "hr",
    }


def test_the_archives_own_comparison_is_linked_where_both_captures_are_of_one_address() -> None:
    moved = version(reworded())
    same = replace(moved, before=replace(OLD, url=NEW.url))
    address = f"https://web.archive.org/web/diff/20260901101500/20261112080910/{NEW.url}"
    for news, has_one in (
        (moved, False),
        (same, True),
        (replace(same, served_by=(WAYBACK, "a.warc.gz")), False),
    ):
        text, html = bodies(digest(company("Tinworks", news)))
        assert (address in text, address in Words(html).addresses) == (has_one, has_one)


def test_a_mail_names_what_served_the_captures_and_no_archive_that_was_not_asked() -> None:
    filed = replace(version(reworded()), served_by=(None, "/home/iris/tinworks.warc.gz"))
    for body in bodies(digest(company("Tinworks", filed))):
        shown = flat(body)
        assert "(from the corpus document; the archive does not serve this snapshot)" in shown
        assert "(from tinworks.warc.gz)" in shown
        assert "from captures in corpus documents and tinworks.warc.gz." in shown
        assert "archive.org" not in body
        assert "Internet Archive" not in body
        assert "/home/iris" not in body
    for body in bodies(digest(company("Tinworks", version(reworded())))):
        assert "from captures in the Internet Archive." in flat(body)
