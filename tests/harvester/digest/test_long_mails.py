"""A long digest is cut to the size of a mail: the lightest news go first, and are counted."""

from __future__ import annotations

from dataclasses import replace

import pytest

from harvester.digest.compose import MAIL_BYTES, compose, parts
from harvester.digest.records import DigestInput, DocumentNews
from harvester.digest.shown import Cut
from harvester.digest.view import view
from tests.support.mails import Words, bodies, flat
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
    assert len(compose(news).raw) < 30_000
    assert "988 more policies: see `harvest status`" in flat(bodies(news)[0])


def test_ten_thousand_characters_are_shortened() -> None:
    long = version(added("1" * 10_000, "H" * 10_000, "word " * 2_000))
    news = digest(company("N" * 10_000, with_title(long, "T" * 10_000), document="D" * 10_000))
    mail = compose(news)
    assert len(mail.subject) <= 150
    assert len(mail.raw) < 20_000


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
    assert text.count(" · Heading ") == html.count(" · <bdi>Heading ") == 400
