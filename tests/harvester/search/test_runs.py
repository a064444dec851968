"""From when to when a sentence stood: runs of equal sentences."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from harvester.pipeline.extracting import read_text
from harvester.search import SentenceRun, runs_of
from store import Store
from store.records import Capture
from store.searching import parse_query
from tests.support.timelines import Run, add_document, day, draw, runs

KEEP, SELL = "We do not sell your data.", "We may sell your data."


def found(store: Store, asked: str) -> list[SentenceRun]:
    """Return the runs that a query finds in all documents."""
    return list(runs_of(store, parse_query(asked)))


def spans(found: Sequence[SentenceRun]) -> list[tuple[str, int, int]]:
    """Return the sentences with the numbers of the first and the last version that have them."""
    return [(run.sentence, run.first.version.number, run.last.version.number) for run in found]


@pytest.fixture
def document(store: Store) -> int:
    return add_document(store, "wick")


def test_a_section_that_stays_does_not_hide_what_became_of_its_sentences(store: Store, document: int) -> None:
    draw(store, document, runs((1, f"{KEEP} Ask us."), (5, f"{KEEP} Ask them."), (9, f"{SELL} Ask them.")))
    old, new = found(store, "sell")
    assert spans([old, new]) == [(KEEP, 1, 2), (SELL, 3, 3)]
    assert (old.begins.kind, old.ends.kind, old.still_there) == ("first version", "changed", False)
    assert (new.begins.kind, new.ends.kind, new.still_there) == ("changed", "still there", True)
    assert (old.ends.after, old.ends.by) == (new.begins.after, new.begins.by) == (day(5), day(9))
    assert (old.first.capture, old.last.capture) == (day(1), day(5))
    assert (new.section.heading, new.sections) == ("Sharing", 1)


def test_a_sentence_that_comes_back_is_two_runs(store: Store, document: int) -> None:
    draw(store, document, runs((1, KEEP), (2, "Nothing."), (3, KEEP)))
    assert spans(found(store, "sell")) == [(KEEP, 1, 1), (KEEP, 3, 3)]


@pytest.mark.parametrize(
    "other",
    [
        "We do  not sell your data.",
        "We do not **sell** your data.",
        "We do not sell your [data](http://a.b).",
    ],
)
def test_a_cosmetic_difference_does_not_end_a_run(store: Store, document: int, other: str) -> None:
    draw(store, document, runs((1, KEEP), (2, other), (3, KEEP)))
    assert spans(found(store, "sell")) == [(KEEP, 1, 3)]


def test_glyphs_of_quotes_and_dashes_do_not_end_a_run(store: Store, document: int) -> None:
    draw(store, document, runs((1, "We don't sell – ever."), (2, "We don’t sell — ever.")))
    assert spans(found(store, "don't sell")) == [("We don't sell – ever.", 1, 2)]


@pytest.mark.parametrize("reason", ["technical", "method"])
def test_what_only_our_rules_changed_is_nobodys_change(store: Store, document: int, reason: str) -> None:
    draw(store, document, runs((1, "Nothing."), (2, KEEP), (3, "Nothing.")))
    store.database.execute("UPDATE versions SET reason = ? WHERE number > 1", (reason,))
    (run,) = found(store, "sell")
    assert (run.begins.kind, run.ends.kind) == ("read differently", "read differently")


def test_a_version_that_was_read_differently_does_not_end_a_run(store: Store, document: int) -> None:
    draw(store, document, runs((1, KEEP), (2, "Nothing."), (3, KEEP)))
    store.database.execute("UPDATE versions SET reason = 'method' WHERE number > 1")
    (run,) = found(store, "sell")
    assert spans([run]) == [(KEEP, 1, 3)]
    assert run.unseen == (2,)


def test_texts_of_two_recipes_are_not_compared(store: Store, document: int) -> None:
    """The corpus text of the second version lacks the sentence as that of the first does: nobody added it."""
    draw(store, document, runs((1, "Nothing."), (2, SELL), (3, "Something.")))
    store.database.execute(
        "UPDATE versions SET compared_from = (SELECT text FROM versions WHERE number = 1), "
        "compared_to = (SELECT text FROM versions WHERE number = 3) WHERE number = 2"
    )
    (run,) = found(store, "sell")
    assert run.begins.kind == "read differently"


def test_an_equal_sentence_of_another_document_is_a_run_of_its_own(store: Store, document: int) -> None:
    draw(store, document, runs((1, SELL)))
    draw(store, add_document(store, "lamp"), runs((2, "Nothing."), (3, SELL)))
    assert [(run.document, run.begins.kind) for run in found(store, "sell")] == [
        (1, "first version"),
        (2, "changed"),
    ]
    assert len(store.database.rows("SELECT * FROM sentences WHERE text = ?", (SELL,))) == 1


def test_captures_between_that_were_not_read_are_counted(store: Store, document: int) -> None:
    draw(store, document, runs((1, KEEP), (9, SELL)))
    rows = [
        Capture("example,wick)/", day(number), "http://wick.example/", "text/html", status, str(number), 9)
        for number, status in ((2, 200), (3, 404), (4, None), (9, 200), (12, 200))
    ]
    store.captures.add_captures(document, "https://archive.example", rows)
    assert [(run.begins.unread, run.ends.unread) for run in found(store, "sell")] == [(0, 2), (2, 0)]


CHINESE, JAPANESE, THAI, KOREAN = (
    "我们不出售您的个人信息。",
    "当社は個人情報を販売しません。",
    "เราไม่ขายข้อมูลส่วนบุคคล",
    "개인정보를 판매하지 않습니다.",
)


@pytest.mark.parametrize(
    ("asked", "text"),
    [
        ("个人信息", CHINESE),
        ("出售", CHINESE),
        ("不", CHINESE),
        ("个人 信息", CHINESE),
        ("個人情報", JAPANESE),
        ("販売 AND 個人", JAPANESE),
        ("ข้อมูล", THAI),
        ("ขาย", THAI),
        ("개인정보", KOREAN),
        ("판매", KOREAN),
        ("cafe", "Im Café."),
        ("CAFÉ", "Im Cafe\u0301."),
        ("गोपनीयता", "हमारी गोपनीयता नीति।"),
        ("الخصوصية", "سياسة الخصوصية."),
        ("arbitration", "ar\u00adbi\u00adtra\u00adtion."),
        ("nowhere", "no**where**."),
        ("privacy policy", "Our [privacy](https://a.example/x) policy."),
        ("AT&T", "AT&amp;T."),
    ],
)
def test_words_of_every_script_are_found(store: Store, document: int, asked: str, text: str) -> None:
    draw(store, document, [Run(day(1), day(1), f"Nothing.\n\n{text}")])
    assert len(found(store, asked)) == 1


@pytest.mark.parametrize(
    ("asked", "number"),
    [
        ("sell NOT not", 1),
        ("sell AND dealers", 1),
        ("sell dealers", 0),
        ("NEAR(sell data, 1)", 2),
        ("NEAR(may data, 1)", 0),
        ("deal*", 1),
        ("Sharing", 1),
        ("example", 0),
    ],
)
def test_a_query_is_asked_of_each_sentence(store: Store, document: int, asked: str, number: int) -> None:
    text = f"{KEEP} We may sell your data to [dealers](https://a.example). Dealing is fun, isn't it?"
    draw(store, document, [Run(day(1), day(1), text)])
    assert len(found(store, asked)) == number + (asked == "deal*")


@pytest.mark.parametrize(
    ("asked", "text", "sentence"),
    [
        ("your data. Ask us", f"{KEEP} Ask us.", f"{KEEP} Ask us."),
        ("data ask u*", f"{KEEP}\n\nAsk us.", f"{KEEP} Ask us."),
        (
            "name mail address tele*",
            "We keep:\n\n* your name\n* mail address\n* telephone",
            "your name mail address telephone",
        ),
        ("café est fermé", "Le cafe\u0301. Est fermé.", "Le café. Est fermé."),
        ("data your", f"{KEEP} Your data.", f"{KEEP} Your data."),
        ("Sharing We", KEEP, f"Sharing {KEEP}"),
        ("信息。我们", f"{CHINESE}我们不问。", f"{CHINESE}我们不问。"),
        ("息。我", f"{CHINESE}我们不问。", f"{CHINESE}我们不问。"),
        ("บุคคล เรา", f"{THAI}\n\n{THAI}ไม่", f"{THAI} {THAI}ไม่"),
    ],
)
def test_a_phrase_may_run_over_the_end_of_a_sentence(
    store: Store, document: int, asked: str, text: str, sentence: str
) -> None:
    draw(store, document, runs((1, "Nothing."), (2, text), (4, "Nothing.")))
    (run,) = found(store, asked)
    assert spans([run]) == [(sentence, 2, 2)]
    assert (run.begins.kind, run.ends.kind) == ("changed", "changed")
    assert found(store, f"({asked}) AND nothing") == []


def test_a_text_is_indexed_once_and_gone_when_nothing_shows_it(store: Store, document: int) -> None:
    draw(store, document, runs((1, KEEP), (2, "Nothing."), (3, KEEP)))
    before = store.database.row("SELECT count(*) AS n FROM sentences_fts")
    draw(store, document, runs((1, KEEP)))
    store.texts.drop_if_unused("sha-of-Nothing.")
    assert [row["text"] for row in store.database.rows("SELECT text FROM sentences")] == ["Sharing", KEEP]
    assert found(store, "Nothing") == []
    assert before != store.database.row("SELECT count(*) AS n FROM sentences_fts")


def test_the_index_is_true_after_vacuum(store: Store, document: int) -> None:
    draw(store, document, runs((1, "Nothing."), (2, KEEP), (3, SELL)))
    draw(store, document, runs((2, KEEP), (3, SELL)))
    store.texts.drop_if_unused("sha-of-Nothing.")
    expected = spans(found(store, "sell"))
    store.database._connection.execute("VACUUM")
    assert spans(found(store, "sell")) == expected
    store.database.execute("INSERT INTO sentences_fts (sentences_fts, rank) VALUES ('integrity-check', 1)")


def test_nothing_of_a_step_that_fails_is_in_the_index(store: Store) -> None:
    with pytest.raises(RuntimeError), store.step():
        store.texts.add(read_text("Lamps", "# Lamps\n\nWe sell lamps.\n"))
        raise RuntimeError
    assert store.database.rows("SELECT * FROM sentences") == []
    assert store.database.rows("SELECT rowid FROM sentences_fts WHERE sentences_fts MATCH 'sell'") == []
