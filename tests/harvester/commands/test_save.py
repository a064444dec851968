"""`harvest save`, and what `harvest`, its dry run and `harvest status` say of captures that are asked for."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from store import Store
from store.lock import held
from store.tables.pace_ledger import PaceLedger
from store.tables.saves import StoredQuota
from tests.support.calls import Harvest, objects
from tests.support.saved_at_once import harvested_from, saving_at_once
from tests.support.stand_in import (
    PRIVACY,
    Fate,
    Held,
    Reply,
    Request,
    SavePageNow,
    StandIn,
    page,
)
from tests.support.stand_in.save_policy import KEYS
from tests.support.stand_in.server import Behaviour
from tests.support.warcs import write_warc

TERMS = "http://www.juniper-and-reed.example/terms"
OLD = "20120115120000"
CONFIG = f"""
[archive]
location = "{{location}}"
resolution_days = 0
[save]
every = "7 days"
[companies.juniper]
name = "Juniper & Reed"
[companies.juniper.documents.privacy]
urls = ["{PRIVACY}", {{ url = "{PRIVACY}/old", until = "2013" }}]
[companies.juniper.documents.terms]
urls = ["{TERMS}"]
"""


@pytest.fixture
def played() -> SavePageNow:
    return saving_at_once((OLD, PRIVACY), (OLD, TERMS))


@pytest.fixture
def watched(
    tmp_path: Path, played: SavePageNow, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> Iterator[StandIn]:
    """Return the archive's server; in the current folder, two documents were harvested from it."""
    with harvested_from(played, CONFIG, harvest, tmp_path, monkeypatch) as server:
        yield server


def test_what_is_asked_for_and_fetched(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    code, out, err = harvest("save")
    assert code == 0
    assert out.count("captured") == 2
    assert "asked the archive for 2 captures: 2 made" in out
    assert "asking the archive for up to 2 captures, 5 a minute at most" in err
    assert harvest("save") == (0, "2 addresses: captured not long ago\n", "")
    assert harvest("save", "juniper")[1].count("; asked for again from") == 2
    # Both are fresh now, and the index does not show them yet; the next run fetches them all the same.
    assert [one["state"] for one in objects(harvest("save", "--json")[1])] == ["fresh", "fresh"]
    assert len(played.asked) == 2
    runs = objects(harvest("--json", "--quiet")[1])
    assert [(run["captures"], run["snapshots_new"], run["versions_new"]) for run in runs] == [(2, 1, 1)] * 2
    assert harvest("verify")[0] == 0


def test_a_run_asks_first_and_fetches_what_came(
    harvest: Harvest, watched: StandIn, played: SavePageNow
) -> None:
    code, out, err = harvest("--json")
    assert code == 0
    assert [run["versions_new"] for run in objects(out)] == [1, 1]
    assert "asked the archive for 2 captures: 2 made" in err
    assert harvest("--quiet") == (0, "", "")
    assert len(played.asked) == 2


def test_a_company_that_is_named(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    assert harvest("save", "--company", "Juniper & Reed")[0] == 0
    assert harvest("save", "nobody")[0] == 2
    assert {one.url for one in played.asked} == {PRIVACY, TERMS}


def test_a_dry_run_sends_nothing(harvest: Harvest, watched: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
    before, stored = dict(watched.counts), Path("harvest.db").read_bytes()
    code, out, err = harvest("save", "--dry-run")
    assert (code, err) == (0, "")
    assert out.count("would be asked for (last captured on 15 Jan 2012)") == 2
    assert [(one["state"], one["asked"]) for one in objects(harvest("save", "--dry-run", "--json")[1])] == [
        ("due", False),
        ("due", False),
    ]
    assert "the archive would be asked for 2 captures" in harvest("--dry-run")[2]
    monkeypatch.delenv("HARVEST_SAVE_SECRET")
    code, out, err = harvest("save", "--dry-run")
    assert (code, "HARVEST_SAVE_SECRET is not set" in err) == (0, True)
    assert dict(watched.counts) == before
    assert Path("harvest.db").read_bytes() == stored


@pytest.mark.parametrize(
    ("access", "secret", "said"),
    [
        ("", KEYS[1], "HARVEST_SAVE_ACCESS_KEY is not set"),
        ("", "", "HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET are not set"),
        (KEYS[0], "two words", "HARVEST_SAVE_SECRET contains characters that no key has"),
        ("\udcff", KEYS[1], "HARVEST_SAVE_ACCESS_KEY contains characters that no key has"),
        (KEYS[0], "x" * 10_000, "HARVEST_SAVE_SECRET contains characters that no key has, or is too long"),
    ],
)
def test_keys_that_cannot_be_used(
    harvest: Harvest,
    watched: StandIn,
    monkeypatch: pytest.MonkeyPatch,
    access: str,
    secret: str,
    said: str,
) -> None:
    monkeypatch.setenv("HARVEST_SAVE_ACCESS_KEY", access)
    monkeypatch.setenv("HARVEST_SAVE_SECRET", secret)
    code, out, err = harvest("save")
    assert (code, out) == (2, "")
    assert said in err
    # A run says so, and harvests.
    code, out, err = harvest("--quiet")
    assert (code, out) == (0, "")
    assert f"nothing is saved: {said}" in err
    assert watched.counts["save"] == 0


def test_keys_that_the_archive_does_not_accept(
    harvest: Harvest, watched: StandIn, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HARVEST_SAVE_SECRET", "Wrong9sQeVb8xRtZ")
    code, out, err = harvest("save")
    assert code == 2
    assert out.count("due, and left for the next run") == 2
    assert "HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET are wrong, or the account was closed" in err
    code, out, err = harvest()
    assert code == 0
    assert "not everything is saved: the archive does not accept the keys (401)" in err
    assert "Wrong9sQeVb8xRtZ" not in out + err


@pytest.mark.parametrize(
    ("alter", "said"),
    [
        (lambda text: text.replace("every =", "# every ="), 'is missing. Write [save] every = "7 days"'),
        (lambda text: text.replace("7 days", "7 dogs"), "save.every: is not a length of time: '7 dogs'"),
        (lambda text: text.replace("7 days", "1 hour"), "save.every: is '1 hour'. Write 6 hours to 365 days"),
        (
            lambda text: text.replace('every = "7 days"', 'secret = "x"'),
            "set HARVEST_SAVE_ACCESS_KEY and HARVEST_SAVE_SECRET and remove this line",
        ),
        (
            lambda text: text.replace("http://127", "pywb+http://127"),
            "cannot capture pages. Use https://web.archive.org",
        ),
        (
            lambda text: text.replace("http://127.0.0.1", "http://archive.example"),
            "the keys would be sent to http://archive.example",
        ),
    ],
)
def test_configurations_that_do_not_allow_it(
    harvest: Harvest, watched: StandIn, alter: Callable[[str], str], said: str
) -> None:
    config = Path("config.toml")
    config.write_text(alter(config.read_text()))
    code, out, err = harvest("save")
    assert (code, out) == (2, "")
    assert said in err
    assert watched.counts["save"] == 0


def test_files_save_nothing(harvest: Harvest, watched: StandIn, tmp_path: Path) -> None:
    write_warc(tmp_path / "own.warc", [Held(OLD, PRIVACY, page(1))])
    code, _, err = harvest("--archive", "own.warc", "save")
    assert (code, "own.warc cannot capture pages" in err) == (2, True)
    why = "nothing is saved: own.warc cannot capture pages"
    assert why in harvest("--archive", "own.warc")[2]
    assert why in harvest("--archive", "own.warc", "--dry-run")[2]
    assert harvest("--quiet", "--archive", "own.warc")[2].count("saved") == 0
    config = Path("config.toml")
    config.write_text(config.read_text().replace("every =", "# every ="))
    assert harvest("--archive", "own.warc")[2].count("saved") == 0
    assert watched.counts["save"] == 0


def test_one_of_several_stores_shares_lock_pace_and_quota(harvest: Harvest, watched: StandIn) -> None:
    config = Path("config.toml")
    path = '[store]\npath = "stores/{company}.db"\n[schedule]\noverlap = "leave"\n'
    saving = path + config.read_text()
    config.write_text(saving.replace('[save]\nevery = "7 days"\n', ""))
    assert harvest("--quiet")[0] == 0
    config.write_text(saving)
    shared, own = Path("stores/_shared.db"), Path("stores/juniper.db")
    save = ("--db", own, "save")
    with held(shared, wait=False, told=print):
        code, _, err = harvest(*save)
        assert (code, "is using it; this run ends" in err) == (1, True)
    with closing(PaceLedger(shared)) as ledger:
        ledger.cool_down(watched.location, 3600, datetime.now(UTC), 0)
        code, _, err = harvest(*save)
        assert (code, "the archive asked to wait; try again after" in err) == (4, True)
        ledger.answered(watched.location)
    assert watched.counts["save"] == 0
    assert harvest(*save)[0] == 0
    with Store(own) as store:
        assert store.saves.quota(watched.location) is None
    with Store(shared) as store:
        assert store.saves.quota(watched.location) is not None
        now = datetime.now(UTC)
        rest = StoredQuota(now, rests_until=now + timedelta(days=1), reason="all used up")
        store.saves.mark_quota(watched.location, rest)
    config.write_text(saving.replace("juniper", "reed"))
    assert harvest("--quiet")[0] == 0
    code, _, err = harvest("--db", "stores/reed.db", "save")
    assert (code, "all used up; 2 captures left for the next run" in err) == (0, True)


def test_one_of_several_archives_saves(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    write_warc(Path("own.warc"), [Held("20120315120000", PRIVACY, page(2))])
    both = ("--archive", "own.warc", "--archive", watched.location)
    assert harvest(*both, "--quiet")[0] == 0
    assert len(played.asked) == 2
    log = objects(harvest("log", "juniper", "--json")[1])
    sources = {line["source"] for line in log}
    assert sources == {watched.location, "own.warc"}
    assert harvest(*both, "save")[1] == "2 addresses: captured not long ago\n"


def test_what_was_never_listed(harvest: Harvest, watched: StandIn) -> None:
    config = Path("config.toml")
    config.write_text(config.read_text().replace(TERMS, f"{TERMS}/new"))
    code, out, _ = harvest("save", "--dry-run")
    assert code == 0
    assert "1 address: its captures were never listed completely; `harvest` lists them first" in out
    config.write_text(config.read_text().replace(f'"{PRIVACY}", ', "").replace(f"{TERMS}/new", TERMS))
    assert "/old" not in harvest("save", "--dry-run")[1]


def test_without_a_store(harvest: Harvest, watched: StandIn) -> None:
    Path("harvest.db").unlink()
    code, _, err = harvest("save")
    assert (code, "there is no store yet" in err) == (2, True)


def test_a_page_that_cannot_be_captured(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    def fate(url: str, number: int) -> Fate:
        return Fate(seconds=0, code="" if url == PRIVACY else "not-found", said="\x1b[31mGone.")

    played.policy.fate = fate
    code, out, _ = harvest("save")
    assert code == 1
    assert "the page cannot be captured (not-found: [31mGone.); asked for again from" in out
    assert "\x1b" not in out
    assert "asked the archive for 2 captures: 1 made, 1 not made, or not surely" in out
    # It is not due again, so that a second call is at peace.
    assert harvest("save")[0] == 0
    status = {
        one["document"]: one["saves"] for one in map(json.loads, harvest("status", "--json")[1].splitlines())
    }
    assert [one["state"] for one in status["privacy"]] == ["captured"]
    (terms,) = status["terms"]
    assert (terms["state"], terms["code"], terms["url"]) == ("refused", "not-found", TERMS)
    said = harvest("status")[1]
    assert "  saved      asked" in said
    assert "the page cannot be captured (not-found" in said


def test_an_archive_that_is_down(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    begin = datetime.now(UTC) - timedelta(days=1)
    played.policy.outages = [(begin, begin + timedelta(days=9))]
    code, _, err = harvest("save")
    assert code == 4
    assert "502" in err
    assert "2 captures left for the next run" in err
    code, _, err = harvest()
    assert (code, "not everything is saved" in err) == (0, True)


def test_an_unknown_error_is_shown(harvest: Harvest, watched: StandIn, played: SavePageNow) -> None:
    played.policy.fate = lambda url, number: Fate("refused", code="sun-spots")
    code, out, _ = harvest("save")
    assert code == 1
    assert out.count("not captured (unknown code sun-spots)") == 2
    last = json.loads(harvest("save", "--json")[1].splitlines()[0])["last"]
    assert (last["state"], last["code"], last["job"]) == ("refused", "sun-spots", None)


def repeating(body: Callable[[str], object], status: int = 200) -> Behaviour:
    """Answer requests about saving with everything that they were sent."""

    def behave(request: Request) -> Reply:
        found = body(f"{request.headers.get('authorization')} {request.form}")
        sent = found if isinstance(found, str) else json.dumps(found)
        return Reply(status, (("Location", f"http://x.example/{KEYS[1]}"),), sent.encode())

    return behave


@pytest.mark.parametrize(
    "behave",
    [
        repeating(lambda sent: {"status_ext": f"error:{sent}", "message": sent}),
        repeating(lambda sent: sent, 400),
        repeating(lambda sent: sent, 401),
        repeating(lambda sent: sent, 302),
        repeating(lambda sent: sent),
    ],
)
def test_the_keys_are_said_nowhere(harvest: Harvest, watched: StandIn, behave: Behaviour) -> None:
    world = watched.behaviour

    def answer(request: Request) -> Reply:
        is_asked = request.kind == "save" and "user" not in request.path
        return behave(request) if is_asked else world(request)

    watched.behaviour = answer
    said = [harvest("save", "-v"), harvest("save", "--json"), harvest("status"), harvest("--json")]
    texts = [text for _, out, err in said for text in (out, err)]
    texts.append(Path("harvest.db").read_bytes().decode("latin-1"))
    assert any(text for text in texts)
    assert not [key for key in KEYS for text in texts if key.lower() in text.lower()]


def test_a_login_for_the_archive_does_not_replace_the_keys(
    harvest: Harvest, watched: StandIn, played: SavePageNow
) -> None:
    location = watched.location.replace("://", "://reader:secret@")
    assert harvest("--archive", location, "save")[0] == 0
    assert len(played.asked) == 2
