"""What stands in the way of looking and telling, each thing by itself, on a store filled row by row."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from harvester.config.settings import CompanySettings, DocumentSettings, SaveSettings, ScheduleSettings
from harvester.reports.standing import standing
from store import Store
from store.lock import held
from store.records import Capture, Document, PolicyUrl
from store.tables.outbox import Mail
from store.tables.pace_ledger import PaceLedger
from store.tables.saves import SaveOutcome
from tests.support.watched import ARCHIVE, NOW, READER, SETTINGS, URL, Watched


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with Store(tmp_path / "harvest.db") as store:
        found = Watched(store)
        found.look(1)
        found.mark_listed(1)
        yield found


def test_all_is_well(watched: Watched) -> None:
    found = watched.standing()
    assert found.obstacles == ()
    assert found.oldest_look == NOW - timedelta(days=1)
    assert not any(found.counts().values())


def test_what_was_not_looked_at_in_time(watched: Watched) -> None:
    assert watched.kinds(timedelta(hours=23)) == ["overdue"]
    watched.settings = replace(SETTINGS, schedule=ScheduleSettings("every 6 hours", "UTC", 0))
    assert watched.kinds() == ["overdue"], "twice six hours have gone by"
    watched.settings = replace(SETTINGS, schedule=ScheduleSettings("0 7 * * 1", "UTC", 0))
    assert watched.kinds() == []
    own = replace(SETTINGS.companies[0], schedule="every 6 hours")
    watched.settings = replace(watched.settings, companies=(own,))
    assert watched.kinds() == ["overdue"]


def test_a_run_that_could_not_list_is_no_look(watched: Watched) -> None:
    for days in (0.9, 0.5, 0.1):
        watched.look(days, "the archive is unreachable", "failed")
    assert watched.kinds() == [], "it was looked at a day ago"
    assert watched.kinds(timedelta(hours=20)) == ["overdue"]
    (one,) = watched.standing().documents
    assert (one.looks, one.failed_looks) == (4, 3)


def test_lists_rest_between_looks_but_not_for_ever(watched: Watched) -> None:
    watched.mark_listed(8)
    assert watched.kinds() == [], "two days, and a pause of up to seven"
    watched.mark_listed(10)
    assert watched.kinds() == ["overdue"]
    watched.mark_listed(10, retry_on="2026-12-24", state="failed", problem="excluded")
    assert watched.kinds() == [], "an archive that excludes an address is asked rarely"


def test_a_list_that_was_never_asked_for(watched: Watched) -> None:
    new = "http://tinworks.example/new"
    watched.store.sources.set_addresses(watched.row, [PolicyUrl(URL), PolicyUrl(new)])
    assert watched.kinds() == ["overdue"]
    watched.store.sources.set_addresses(watched.row, [PolicyUrl(URL), PolicyUrl(new, None, "2016")])
    assert watched.kinds() == [], "nothing new can come of an address that is not in use"


def test_a_list_that_is_not_complete(watched: Watched) -> None:
    watched.mark_listed(1, state="failed", problem="no answer")
    assert watched.kinds() == ["listing"]


def test_captures_that_could_not_be_fetched(watched: Watched) -> None:
    watched.store.database.execute(
        "INSERT INTO captures (document, urlkey, timestamp, original, mimetype, digest, state) "
        f"VALUES ({watched.row}, 'k', '20260101000000', '{URL}', 'text/html', 'A', 'failed')"
    )
    assert watched.kinds() == [], "the last run had no problem"
    watched.look(0.1, "20260101000000: no answer")
    assert watched.kinds() == ["fetching"]


def test_a_run_that_did_not_finish_is_told_when_none_is_going_on(watched: Watched) -> None:
    watched.store.runs.begin(watched.row, ARCHIVE, NOW)
    with held(watched.store.path, wait=False, told=print):
        assert watched.kinds() == []
    assert watched.kinds() == ["unfinished"]


def test_a_cooldown(watched: Watched) -> None:
    ledger = PaceLedger(watched.store.path)
    ledger.cool_down(ARCHIVE, 3600, NOW)
    ledger.close()
    (one,) = watched.standing().obstacles
    assert one.kind == "cooldown"
    assert "archive.example until 26 Nov 2026, 13:00 UTC" in one.what


@pytest.mark.parametrize(("recipient", "told"), [(READER, ["mail"]), ("gone@reader.example", [])])
def test_mail_that_is_not_delivered(watched: Watched, recipient: str, told: list[str]) -> None:
    mail = Mail(recipient, "harvest@reader.example", "<1@x>", "1 change", b"", "{}")
    watched.store.outbox.put(mail, NOW - timedelta(hours=1), (), ())
    assert watched.kinds() == [], "it has just been composed"
    watched.store.outbox.mark_failed(mail, "refused by the server", NOW)
    found = watched.standing()
    assert [one.kind for one in found.obstacles] == told
    assert [one.what for one in found.obstacles] == [
        f"1 mail to {READER} not delivered (refused by the server)" for _ in told
    ]


def test_captures_that_nobody_asks_for(watched: Watched) -> None:
    old = Capture("k", "20261101000000", URL, "text/html", 200, "A", 1)
    watched.store.captures.add_captures(watched.row, ARCHIVE, [old])
    assert watched.kinds() == [], "nothing is to be asked for"
    watched.settings = replace(SETTINGS, save=SaveSettings(timedelta(days=7)))
    assert watched.kinds() == ["saving"]
    save = watched.store.saves.begin(ARCHIVE, URL, NOW - timedelta(days=20))
    refused = SaveOutcome("refused", settled_at=NOW, again_at=NOW + timedelta(days=30))
    watched.store.saves.mark(save, refused)
    assert watched.kinds() == [], "the archive is asked again later"
    watched.store.saves.mark(save, replace(refused, again_at=NOW - timedelta(days=1)))
    assert watched.kinds() == ["saving"]
    watched.store.saves.begin(ARCHIVE, URL, NOW - timedelta(days=1))
    assert watched.kinds() == []


def test_mail_that_nobody_sends(watched: Watched) -> None:
    mail = Mail(READER, "harvest@reader.example", "<1@x>", "1 change", b"", "{}")
    watched.store.outbox.put(mail, NOW - timedelta(days=3), (), ())
    assert watched.kinds() == ["mail"]


def test_a_clock_that_was_wrong(watched: Watched) -> None:
    watched.look(-400)
    assert watched.kinds() == ["clock"]


def test_what_is_configured_and_was_never_looked_at(watched: Watched) -> None:
    more = CompanySettings("nib", documents=(DocumentSettings("terms"),))
    files = CompanySettings("gloom", corpus_files=(Path("x.md"),))
    watched.settings = replace(SETTINGS, companies=(*SETTINGS.companies, more, files))
    found = standing(watched.store, watched.settings, ("tinworks", "nib", "gloom"), None, NOW)
    (one,) = found.obstacles
    assert (one.kind, one.count) == ("unknown", 2)
    assert "nib/terms and gloom" in one.what


def test_what_was_imported_and_never_looked_at(watched: Watched) -> None:
    watched.store.sources.add_document(Document("tinworks", "cookies", "Cookies"))
    watched.settings = replace(SETTINGS, file=None)
    (one,) = watched.standing().obstacles
    assert (one.kind, "tinworks/cookies" in one.what) == ("unknown", True)


def test_the_lists_of_the_archive_count_that_was_asked(watched: Watched) -> None:
    assert watched.kinds() == []
    other = standing(watched.store, SETTINGS, ("tinworks",), "https://other.example", NOW)
    assert [one.kind for one in other.obstacles] == ["overdue"]
    both = f'{ARCHIVE}\nC:\\new "files"\\x.warc'
    run = watched.store.runs.begin(watched.row, both, NOW)
    watched.store.runs.end(run, NOW, {"listing": "partial", "problem": ""})
    assert watched.kinds() == ["overdue"], "the second archive was not asked yet"


def test_what_was_taken_out_of_the_configuration_is_not_missed(watched: Watched) -> None:
    watched.settings = replace(SETTINGS, companies=())
    assert watched.kinds(timedelta(hours=1)) == []


def test_the_number_of_questions_does_not_grow(
    watched: Watched, counted: Callable[[Store], list[str]]
) -> None:
    asked = counted(watched.store)
    watched.standing()
    few = len(asked)
    for number in range(50):
        watched.store.sources.add_document(Document("tinworks", f"terms-{number}", "Terms"))
    asked.clear()
    assert len(watched.standing().documents) == 1, "the others are not in the configuration"
    assert len(asked) <= few + 1


@pytest.fixture
def counted() -> Callable[[Store], list[str]]:
    """Return what begins to note the questions that a store answers."""

    def begin(store: Store) -> list[str]:
        asked: list[str] = []
        store.database._connection.set_trace_callback(asked.append)
        return asked

    return begin
