"""One mail over several stores: each change is told once, wherever the program is killed or resumed."""

from __future__ import annotations

import json
import os
import shutil
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from harvester.config.recipient_settings import AppriseSettings
from harvester.config.settings import CompanySettings, Settings, StoreSettings
from harvester.digest import DigestInput
from harvester.errors import MailDeferred
from harvester.pipeline.telling import compose_due
from harvester.reports import Verification
from harvester.stores import SeveralStores
from harvester.stores.shared import made_shared
from harvester.stores.telling import SharedOutbox
from store import Store
from store.database import Database
from store.tables.outbox import Mail, Outbox
from tests.support.channels import channel_at
from tests.support.post_office import ALL, ANNA, BEN, Postman, changes_in
from tests.support.timelines import NOW, add_document, draw, looked, runs

COMPANIES = ("acorn", "birch", "cedar")
# Some of the commits; all of them with HARVEST_LONG=1.
STRIDE = 1 if os.environ.get("HARVEST_LONG") else 4


class Crash(BaseException):
    """The power goes."""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with a store for each company, in which a policy changed."""
    place = tmp_path / "stores"
    place.mkdir()
    for company in COMPANIES:
        with Store(place / f"{company}.db") as store:
            draw(store, add_document(store, company), runs((1, f"{company} A"), (5, f"{company} B")))
    return place


def settings_in(folder: Path, **digest: Any) -> Settings:
    """Return the configuration: everybody follows everything, and Ben only what `only` says."""
    return replace(ALL, store=StoreSettings(folder / "{company}.db"), digest=replace(ALL.digest, **digest))


@contextmanager
def opened(
    settings: Settings, said: list[str] | None = None, *, reading: bool = False
) -> Iterator[SharedOutbox]:
    """Open the outbox of the stores."""
    pattern = settings.store.pattern
    assert pattern is not None
    told = (said if said is not None else []).append
    with (
        SeveralStores(settings, pattern, told, reading=reading) as several,
        Store(made_shared(pattern.shared), reading=reading) as shared,
    ):
        yield SharedOutbox(several, shared)


def sent(settings: Settings, now: datetime = NOW, postman: Postman | None = None) -> list[Mail]:
    """Compose what is due and send it; return the mails."""
    postman = postman or Postman()
    with opened(settings) as outbox:
        assert outbox.compose(now) == ()
        outbox.send(postman, lambda: now)
    # The outbox has them in the order of their Message-IDs.
    return sorted(postman.taken, key=lambda mail: mail.recipient)


def companies_in(mail: Mail) -> list[str]:
    """Return the companies whose changes a mail reports."""
    return [change["company"] for change in json.loads(mail.payload)["changes"]]


def told_in(folder: Path) -> dict[str, list[tuple[str, str]]]:
    """Return who was told of what, by the stores in which it is recorded."""
    found = {}
    for path in sorted(folder.glob("[a-z]*.db")):
        with Store(path, reading=True) as store:
            rows = store.database.rows("SELECT recipient, new_text FROM told_changes ORDER BY 1, 2")
            found[path.stem] = [(row["recipient"], row["new_text"]) for row in rows]
    return found


def test_each_recipient_gets_one_mail_about_all_stores(folder: Path) -> None:
    settings = settings_in(folder)
    mails = sent(settings)
    assert [mail.recipient for mail in mails] == [ANNA, BEN]
    assert all(companies_in(mail) == list(COMPANIES) for mail in mails)
    assert all(len(pairs) == 2 for pairs in told_in(folder).values())
    assert sent(settings, NOW + timedelta(days=1)) == []
    for path in folder.glob("*.db"):
        with Verification(path, {}, jobs=1, may_be_empty=True) as verification:
            assert [one for one in verification.faults() if "mail" in one or "tables" in one] == []


def test_the_mail_is_that_of_a_single_store(folder: Path, tmp_path: Path) -> None:
    """Only the numbers of documents, which no mail shows, differ."""
    with Store(tmp_path / "one.db") as store:
        for company in COMPANIES:
            draw(store, add_document(store, company), runs((1, f"{company} A"), (5, f"{company} B")))
        compose_due(store, ALL, NOW)
        one = sorted((queued.mail for queued in store.outbox.waiting()), key=lambda mail: mail.recipient)
    several = sent(settings_in(folder))
    assert [mail.recipient for mail in several] == [mail.recipient for mail in one]
    for mail, other in zip(one, several, strict=True):
        alike = [[_unnumbered(text) for text in (found.subject, found.payload)] for found in (mail, other)]
        assert alike[0] == alike[1]


def test_a_new_channel_is_told_once_how_much_it_missed(folder: Path) -> None:
    sent(settings_in(folder))
    channel = channel_at("json://localhost/")
    settings = settings_in(folder, apprise=AppriseSettings(urls=(channel,)))
    assert sent(settings, NOW + timedelta(days=1)) == []
    later = runs((1, "acorn A"), (5, "acorn B"), (24, "acorn C"))
    for number, (company, timeline) in enumerate(
        (("acorn", later), ("birch", runs((1, "birch A"), (5, "birch B"), (25, "birch C"))))
    ):
        with Store(folder / f"{company}.db") as store:
            (document,) = (one.id for one in store.sources.documents([company]))
            draw(store, document, timeline)
        mails = sent(settings, NOW + timedelta(days=5 + number))
        (message,) = (mail for mail in mails if mail.recipient == channel.name)
        assert companies_in(message) == [company]
        note = b"This channel is new: 3 changes since 5 Nov 2026 were reported before"
        assert (note in message.raw) == (number == 0)


def _unnumbered(text: str) -> str:
    return "".join(letter for letter in text if not letter.isdigit())


def test_a_recipient_of_one_company_is_asked_for_in_its_store_only(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: Counter[str] = Counter()

    def told_changes(outbox: Outbox, recipient: str) -> tuple[()]:
        asked[recipient] += 1
        return ()

    settings = replace(
        settings_in(folder, recipients=()),
        companies=(CompanySettings("birch", "Birch", recipients=(BEN,)), CompanySettings("cedar", "Cedar")),
    )
    monkeypatch.setattr("store.tables.outbox.Outbox.told_changes", told_changes)
    (mail,) = sent(settings)
    assert (mail.recipient, companies_in(mail), asked) == (BEN, ["birch"], Counter({BEN: 1}))


@pytest.mark.parametrize("before", [True, False])
def test_killed_at_any_commit_every_change_is_told_once(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, before: bool
) -> None:
    (folder / "cedar.db").unlink()
    for number in count(0 if before else STRIDE // 2, STRIDE):
        place = tmp_path / f"{number}"
        shutil.copytree(folder, place)
        settings = settings_in(place)
        postman = Postman()
        with monkeypatch.context() as patch, suppress(Crash):
            crashed = _crashing(patch, number, before=before)
            sent(settings, NOW, postman)
        if not crashed:
            break
        sent(settings, NOW + timedelta(days=1), postman)
        mails = {mail.message_id: mail for mail in postman.taken}
        assert set(postman.taken) == set(mails.values()), "what is sent again is the same"
        reported = Counter((mail.recipient, one) for mail in mails.values() for one in companies_in(mail))
        assert reported == {(who, one): 1 for who in (ANNA, BEN) for one in COMPANIES[:2]}, number
        assert all(len(pairs) == 2 for pairs in told_in(place).values()), number
        with Store(place / "_shared.db", reading=True) as shared:
            assert shared.database.rows("SELECT * FROM mail_parts") == []
    assert number > 8


def _crashing(patch: pytest.MonkeyPatch, number: int, *, before: bool) -> list[int]:
    """Let the program end before or after a commit; return a list that is filled when it does."""
    real, crashed, numbers = Database.step, list[int](), count()

    @contextmanager
    def step(self: Database, *, durable: bool = False) -> Iterator[None]:
        is_outer = not self._connection.in_transaction
        with real(self, durable=durable):
            yield
            place = next(numbers) if is_outer else None
            if before and place == number:
                crashed.append(number)
                raise Crash
        if not before and place == number:
            crashed.append(number)
            raise Crash

    patch.setattr(Database, "step", step)
    return crashed


def test_what_a_store_lacks_is_not_shown_as_new(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    settings = settings_in(folder)
    with monkeypatch.context() as patch:
        patch.setattr(SharedOutbox, "settle", lambda outbox: None)
        assert len(sent(settings)) == 2
    assert all(pairs == [] for pairs in told_in(folder).values())
    kept = {path: path.read_bytes() for path in folder.glob("*.db")}
    with opened(settings, reading=True) as outbox:
        assert outbox.preview(NOW) == ()
    assert {path: path.read_bytes() for path in folder.glob("*.db")} == kept, "reading never writes"
    assert sent(settings, NOW + timedelta(days=1)) == []
    assert all(len(pairs) == 2 for pairs in told_in(folder).values())


def test_a_damaged_store_holds_up_no_news_of_others(folder: Path) -> None:
    settings = settings_in(folder)
    whole = (folder / "birch.db").read_bytes()
    (folder / "birch.db").write_bytes(b"no database" * 100)
    said: list[str] = []
    postman = Postman()
    with opened(settings, said) as outbox:
        outbox.compose(NOW)
        outbox.send(postman, lambda: NOW)
    assert [companies_in(mail) for mail in postman.taken] == [["acorn", "cedar"]] * 2
    assert len(said) == 1
    (folder / "birch.db").write_bytes(whole)
    assert [companies_in(mail) for mail in sent(settings, NOW + timedelta(days=1))] == [["birch"]] * 2


def test_a_mail_that_is_not_accepted_waits_in_the_shared_outbox(folder: Path) -> None:
    settings = settings_in(folder)
    assert [mail.recipient for mail in sent(settings, NOW, Postman(anna=MailDeferred))] == [BEN]
    with opened(settings, reading=True) as outbox:
        assert [one.mail.recipient for one in outbox.outbox.waiting()] == [ANNA]
    (mail,) = sent(settings, NOW + timedelta(days=1))
    assert (mail.recipient, companies_in(mail)) == (ANNA, list(COMPANIES))


def test_a_single_store_becomes_several_and_tells_nothing_twice(tmp_path: Path) -> None:
    """The mail that waits in the copies is sent once, and what was told stays told."""
    with Store(tmp_path / "one.db") as store:
        rows = {company: add_document(store, company) for company in COMPANIES}
        for company, row in rows.items():
            draw(store, row, runs((1, f"{company} A"), (5, f"{company} B")))
        compose_due(store, settings_in(tmp_path), NOW)
        waiting = sorted((one.mail for one in store.outbox.waiting()), key=lambda mail: mail.recipient)
    folder = tmp_path / "stores"
    folder.mkdir()
    for company in COMPANIES:
        shutil.copyfile(tmp_path / "one.db", folder / f"{company}.db")
    settings = settings_in(folder)
    assert sent(settings) == waiting
    assert sent(settings, NOW + timedelta(days=1)) == []
    for company, row in rows.items():
        with Store(folder / f"{company}.db") as store:
            draw(store, row, runs((1, f"{company} A"), (5, f"{company} B"), (9, f"{company} C")))
    mails = sent(settings, NOW + timedelta(days=2))
    assert [companies_in(mail) for mail in mails] == [list(COMPANIES)] * 2
    assert changes_in(mails[0]) == [("05", "09")] * 3


def test_what_lasts_is_repeated_with_the_news_of_another_store(folder: Path) -> None:
    settings = settings_in(folder, recipients=(ANNA,))
    sent(settings)
    with Store(folder / "acorn.db") as store:
        looked(store, 1, NOW, "the archive did not answer")
    (first,) = sent(settings, NOW + timedelta(days=1))
    assert troubles_in(first) == [("Acorn", False)]
    assert sent(settings, NOW + timedelta(days=2)) == [], "it was told"
    assert troubles_in(_mail_after_a_change(settings, folder, 9)) == [("Acorn", False)]
    with Store(folder / "acorn.db") as store:
        looked(store, 1, NOW + timedelta(days=10))
    assert troubles_in(_mail_after_a_change(settings, folder, 11)) == [("Acorn", True)]
    assert troubles_in(_mail_after_a_change(settings, folder, 13)) == [], "its end is told once"


def _mail_after_a_change(settings: Settings, folder: Path, number: int) -> Mail:
    """Return the mail that is sent when another policy changes on a day of the month."""
    with Store(folder / "birch.db") as store:
        shown = [(1, "birch A"), (5, "birch B"), *((one, f"birch {one}") for one in range(9, number + 1, 2))]
        draw(store, 1, runs(*shown))
    (mail,) = sent(settings, NOW + timedelta(days=number))
    assert companies_in(mail) == ["birch"]
    return mail


def troubles_in(mail: Mail) -> list[tuple[str, bool]]:
    """Return the companies whose policies could not be checked, each with whether that is over."""
    troubles = json.loads(mail.payload)["troubles"]
    return [(one["company"], one["until"] is not None) for one in troubles]


def test_the_digest_of_a_day_is_shown_over_all_stores(folder: Path) -> None:
    with opened(settings_in(folder, recipients=(ANNA,)), reading=True) as outbox:
        (digest,) = outbox.preview(NOW, NOW - timedelta(days=300))
        assert isinstance(digest, DigestInput)
        assert [company.slug for company in digest.companies] == list(COMPANIES)
        assert digest.period == "since"
        assert outbox.on_record() == (3, "20261105080000")
