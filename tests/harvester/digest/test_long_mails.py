"""A long digest is cut to the size of a mail: the lightest news go first, and are counted."""

from __future__ import annotations

import re
from dataclasses import replace

import pytest

from harvester.digest.compose import MAIL_BYTES, compose, parts
from harvester.digest.records import DigestInput, DocumentNews
from harvester.digest.shown import Cut
from harvester.digest.view import view
from tests.support.mails import Words, bodies, bodies_of, flat, read
from tests.support.news import (
    added,
    company,
    digest,
    reworded,
    trouble,
    version,
    with_title,
)


def test_of_many_changes_of_a_policy_the_weightiest_are_shown_in_their_order() -> None:
    changes = [
        replace(version(reworded(), weights=(weight,)), alternated=f"note {weight}")
        for weight in (9, 1, 5, 2, 7)
    ]
    shown = view(digest(company("Tinworks", *changes)), Cut(sections=1, versions=3))
    (document,) = shown.companies[0].documents
    assert [one.flags[0].meaning for one in document.versions] == ["note 9", "note 5", "note 7"]
    assert shown.hidden_versions == 2


def test_one_line_for_all_with_the_same_trouble() -> None:
    text, _ = bodies(digest(troubles=tuple(trouble(f"Company {n}") for n in range(20))))
    assert "20 policies, Company 0 Privacy Policy" in flat(text)
    assert "and 15 others: checks have failed since 17 Nov 2026; reason: no answer" in flat(text)


def test_a_thousand_different_troubles_fit_a_mail() -> None:
    news = digest(troubles=tuple(trouble(f"Company {n}", reason=f"reason {n} " * 40) for n in range(1000)))
    raw = compose(news).raw
    assert len(raw) < 30_000
    assert "988 more policies, not named here for lack of room" in flat(bodies_of(read(raw))[0])


def test_ten_thousand_characters_are_shortened() -> None:
    long = version(added("1" * 10_000, "H" * 10_000, "word " * 2_000))
    news = digest(company("N" * 10_000, with_title(long, "T" * 10_000), document="D" * 10_000))
    mail = compose(news)
    assert len(mail.subject) <= 150
    assert len(mail.raw) < 45_000, "with the attachment"
    assert all(len(body) < 20_000 for body in bodies_of(read(mail.raw)))


def many(companies: int, documents: int, sections: int) -> DigestInput:
    changes = tuple(added(str(n), f"Heading {n}", f"Sentence {n} is new. " * 40) for n in range(sections))
    news = version(*changes, weights=tuple(range(sections)))
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
        report="https://reports.example/all/",
    )


@pytest.mark.parametrize(("companies", "documents", "sections"), [(1, 1, 400), (5, 4, 30), (60, 10, 3)])
def test_a_long_digest_is_cut_with_a_count(companies: int, documents: int, sections: int) -> None:
    news = many(companies, documents, sections)
    mail = compose(news)
    assert MAIL_BYTES * 0.3 < len(mail.raw) < MAIL_BYTES
    text, html = bodies_of(read(mail.raw))
    assert "https://reports.example/all/" in text
    assert "https://reports.example/all/" in Words(html).addresses
    assert f"{companies * documents} policy change" in mail.subject
    assert "more section" in text or "more change" in text


def test_what_is_cut_is_the_lightest() -> None:
    text, html = bodies(many(1, 1, 400))
    excerpts = text.count("\n  * ") - 1
    assert "* 399 · Heading 399" in text
    assert f"{400 - excerpts} more sections changed" in flat(text)
    for n in range(400):
        assert f"{n} · Heading {n}" in flat(text), "all sections are named where they fit"
        assert f"{n} · Heading {n}" in re.sub("</?bdi>", "", html)


def test_sections_that_do_not_fit_are_counted() -> None:
    shown = view(many(1, 1, 400), Cut(sections=2, versions=1, names=3))
    (document,) = shown.companies[0].documents
    (change,) = document.versions
    assert [line.partition(":")[0] for line in change.named_sections] == [
        f"{n} · Heading {n}" for n in (397, 396, 395)
    ]
    assert change.hidden_sections == 398
    text, html = bodies(many(1, 1, 3000))
    named = text.count("\n    - ") - 1
    rest = re.search(r"- and ([0-9,]+) more sections", text)
    assert rest
    excerpts = text.count("\n  * ") - 1
    assert int(rest[1].replace(",", "")) == 3000 - excerpts - named
    assert f"and {rest[1]} more sections" in html


@pytest.mark.parametrize(("companies", "documents"), [(12, 3), (30, 6)])
def test_every_changed_policy_is_named_with_its_dates(companies: int, documents: int) -> None:
    news = many(companies, documents, 25)
    raw = compose(news).raw
    assert MAIL_BYTES * 0.6 < len(raw) < MAIL_BYTES, "the room of a mail is used"
    text, html = bodies_of(read(raw))
    named = 0
    for company_number in range(companies):
        for document in range(documents):
            name = f"Company {company_number}, Document {document}"
            line = f"{name}: 1 change, new text first captured 12 Nov 2026"
            assert (line in flat(text)) == (f"{line}" in html)
            named += line in flat(text) or f". {name}: effective" in flat(text)
    rest = re.search(r"changes of ([0-9]+) more policies", flat(text))
    assert named + (int(rest[1]) if rest else 0) == companies * documents
    assert named > 100 or named == companies * documents


def test_room_that_excerpts_do_not_fill_is_used_for_changes() -> None:
    wordy = tuple(added(str(n), f"Heading {n}", f"Sentence {n} is new. " * 200) for n in range(9))
    news = digest(*(company(f"Company {c}", version(*wordy)) for c in range(60)))
    raw = compose(news).raw
    assert len(raw) > MAIL_BYTES * 0.6
    assert bodies_of(read(raw))[0].count("New text: ") >= 6


def test_in_full_for_a_terminal_and_a_browser() -> None:
    text, html = parts(many(1, 1, 400))
    assert text.count(" · Heading ") == html.count(" · Heading ") == 400
