"""The composed mail: what it says, in which order, and under which headers."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.config import WAYBACK
from harvester.digest.compose import compose
from tests.support.mails import EXPECTED_HEADERS, Words, bodies, flat, read
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
    served_by,
    trouble,
    version,
)


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
        "3 sections changed (1 added, 1 removed, 1 reworded), 1 unchanged; 7 words added, 3 removed; "
        "99 % of the old words kept.",
        "added (+6 words) · lamps",
        "Topics: lamps",
        "Made 20 Nov 2026, 06:15 UTC by harvest (text rules complete-1), from captures in the Internet",
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
    # For screen readers, as in every redline: neither colour nor a line through a word is spoken.
    assert '<span class="aside">[deleted: </span>may<span class="aside">]</span></del>' in html
    assert '<span class="aside">[inserted: </span>will<span class="aside">]</span></ins>' in html


def test_the_number_stands_outside_a_heading_from_right_to_left() -> None:
    _, html = bodies(digest(company("Tinworks", version(reworded("3", "سياسة")))))
    assert ">3 · <bdi>سياسة</bdi></span></h3>" in html


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
    quiet = version(flags=("cosmetic",))
    news = digest(company("Tinworks", quiet, version(reworded())))
    assert compose(news).subject == "1 policy change at Tinworks"
    shown = compose(replace(news, show_cosmetic=True))
    assert shown.subject == "2 policy changes at Tinworks"
    assert "(cosmetic): only white space" in bodies(replace(news, show_cosmetic=True))[0]


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
    partly = digest(troubles=(replace(trouble("Gloomy Bakers"), in_part=True),))
    assert compose(partly).subject == "1 policy: checks have been incomplete since 17 Nov 2026"
    over = replace(trouble("Sunny Bakers", days=2), until=NOW)
    text, _ = bodies(digest(company("Tinworks", version(reworded())), troubles=(over,)))
    assert "checks work again; they failed from 18 Nov 2026 to 20 Nov 2026" in flat(text)
    for body in bodies(digest(company("Tinworks", version(reworded())), troubles=(over,))):
        assert "All the policies you follow were checked." in body
        assert "Can be checked again" in body
        assert "Could not be checked" not in body
    for body in bodies(digest(company("Tinworks", version(reworded())), troubles=(over, trouble()))):
        assert "All the policies you follow were checked." not in body
        assert "Could not be checked" in body


def test_trouble_of_one_day_without_a_reason_reads_well() -> None:
    over = replace(trouble("Sunny Bakers", days=2, reason=""), until=NOW.replace(day=18))
    text, _ = bodies(digest(company("Tinworks", version(reworded())), troubles=(over,)))
    assert "Privacy Policy: checks work again; they failed on 18 Nov 2026 All the policies" in flat(text)


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


@pytest.mark.parametrize(
    ("name", "header"),
    [
        ("Legal Team", "Legal Team <legal@reader.example>"),
        ("Team, Legal", '"Team, Legal" <legal@reader.example>'),
        ("Büro", "Büro <legal@reader.example>"),
    ],
)
def test_the_mail_names_whom_it_is_for(name: str, header: str) -> None:
    news = digest(company("Tinworks", version(reworded())))
    bare, named = compose(news), compose(replace(news, recipient_name=name))
    assert read(named.raw)["To"] == header
    assert (named.recipient, named.message_id) == (bare.recipient, bare.message_id)


def test_a_name_that_would_add_a_header_is_refused() -> None:
    news = replace(digest(company("Tinworks", version(reworded()))), recipient_name="A\r\nBcc: b@c.example")
    with pytest.raises(ValueError, match="is not a mail address"):
        compose(news)


def test_the_same_news_give_the_same_bytes() -> None:
    news = digest(company("Tinworks", version(reworded())), troubles=(trouble(),))
    assert compose(news) == compose(news)


def test_the_archives_own_comparison_is_linked_where_both_captures_are_of_one_address() -> None:
    moved = version(reworded())
    old = replace(OLD, url=NEW.url)
    same = replace(moved, before=old, served_by=served_by(old, NEW))
    address = f"https://web.archive.org/web/diff/20260901101500/20261112080910/{NEW.url}"
    for news, has_one in (
        (moved, False),
        (same, True),
        (replace(same, served_by=served_by(old, NEW, WAYBACK, "a.warc.gz")), False),
    ):
        text, html = bodies(digest(company("Tinworks", news)))
        assert (address in text, address in Words(html).addresses) == (has_one, has_one)


def test_a_mail_names_what_served_the_captures_and_no_archive_that_was_not_asked() -> None:
    filed = replace(version(reworded()), served_by=served_by(OLD, NEW, None, "/home/iris/tinworks.warc.gz"))
    for body in bodies(digest(company("Tinworks", filed))):
        shown = flat(body)
        assert "(from the corpus document; the archive does not serve this snapshot)" in shown
        assert "(from tinworks.warc.gz)" in shown
        assert "from captures in tinworks.warc.gz and from corpus documents." in shown
        assert "archive.org" not in body
        assert "Internet Archive" not in body
        assert "/home/iris" not in body
    for body in bodies(digest(company("Tinworks", version(reworded())))):
        assert "from captures in the Internet Archive." in flat(body)
        # The replay of a capture is for people; its bytes are the second link.
        first = body.index("web.archive.org/web/20261112080910/")
        assert first < body.index("web.archive.org/web/20261112080910id_/")
