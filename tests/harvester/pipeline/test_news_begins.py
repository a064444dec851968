"""News begins for each address with what was seen of it: no address or row holds the news of another up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from harvester.digest import Recipient
from harvester.digest.candidates import Candidates
from store import Store
from tests.support.harvests import Field, field, field_at
from tests.support.stand_in import PRIVACY, Reply, Request, StandIn, World, page
from tests.support.stand_in.scenarios import rows_of
from tests.support.stand_in.server import Behaviour
from tests.support.stand_in.world import Held

OLD = "http://www.old-juniper.example/privacy"
PLAIN = ("Content-Type", "text/plain")
BLOCKED = b"org.archive.util.io.RuntimeIOException: AdministrativeAccessControlException: Blocked Site Error"
HISTORY = (Held("20120115120000", PRIVACY, page(1)), Held("20120415120000", PRIVACY, page(4)))
NEW = Held("20260901120000", PRIVACY, page(2).replace(b"within a month", b"within a year"))
EVERYBODY = Recipient("desk@larkspur.example", None)
DAY = 86_400

REFUSALS: dict[str, Reply] = {
    "403, excluded": Reply(403, (PLAIN,), BLOCKED),
    "403": Reply(403, (PLAIN,), b"Forbidden"),
    "451": Reply(451, (PLAIN,), b"Unavailable For Legal Reasons"),
    "400": Reply(400, (PLAIN,), b"IllegalArgumentException"),
    "504": Reply(504, (("Content-Type", "text/html"),), b"<h1>Gateway Timeout</h1>"),
    "robots in a row": Reply(200, (PLAIN,), b"RobotAccessControlException: Blocked By Robots\n"),
    "no list": Reply(200, (PLAIN,), b"hello\n"),
    "a list that is cut off": Reply(200, (PLAIN,), rows_of([Held("20110115120000", OLD)])[:-40]),
}


def news(store: Store) -> list[str]:
    """Return the first captures of the new texts that are news."""
    candidates = Candidates(store, lambda companies: frozenset())
    return [change.after.first_capture for change in candidates.changes_for(EVERYBODY)]


def for_old(reply: Reply, world: Behaviour) -> Behaviour:
    """Answer the index for the second address like this."""

    def behave(request: Request) -> Reply:
        return reply if request.kind == "index" and "old-juniper" in request.path else world(request)

    return behave


def then(here: Field, behaviour: Behaviour, days: int = 1) -> None:
    """Harvest again some days later, while the archive behaves so."""
    here.server.behaviour = behaviour
    here.clock.sleep(days * DAY)
    here.harvest()


@pytest.mark.parametrize("refusal", REFUSALS.values(), ids=REFUSALS)
def test_an_address_that_cannot_be_listed_holds_no_news_back(tmp_path: Path, refusal: Reply) -> None:
    before, after = World([*HISTORY]), World([*HISTORY, NEW])
    with field(tmp_path / "h.db", for_old(refusal, before), urls=(PRIVACY, OLD)) as here:
        assert here.harvest().listing in ("failed", "partial")
        assert news(here.store) == [], "what was there at first is history"
        then(here, for_old(refusal, after))
        assert news(here.store) == [NEW.timestamp]


def test_what_is_listed_after_an_exclusion_is_history_up_to_the_first_look(tmp_path: Path) -> None:
    world = World([*HISTORY])
    early = Held("20130101000000", OLD, page(2).replace(b"carriers", b"couriers"))
    late = Held("20261210000000", OLD, page(2).replace(b"carriers", b"brokers"))
    refusal = REFUSALS["403, excluded"]
    with field(tmp_path / "h.db", for_old(refusal, world), urls=(PRIVACY, OLD)) as here:
        here.harvest()
        then(here, World([*HISTORY, early, late]), days=60)
        assert news(here.store) == [late.timestamp], "it was captured after the address was first asked for"


ROWS: dict[str, Callable[[bytes], bytes]] = {
    "a malformed row": lambda rows: b"hello\n" + rows,
    "a row of another address": lambda rows: rows_of([Held("20110101000000", "http://x.example/")]) + rows,
    "a row of the future": lambda rows: rows + rows_of([Held("99990101000000", PRIVACY)]),
    "a row of the year 0": lambda rows: rows_of([Held("00000000000000", PRIVACY)]) + rows,
}


@pytest.mark.parametrize("spoil", ROWS.values(), ids=ROWS)
def test_a_flaw_in_one_row_holds_no_news_back(tmp_path: Path, spoil: Callable[[bytes], bytes]) -> None:
    def spoilt(*held: Held) -> Behaviour:
        world, body = World([*held]), spoil(rows_of([*held]))
        return lambda request: Reply(200, (PLAIN,), body) if request.kind == "index" else world(request)

    with field(tmp_path / "h.db", spoilt(*HISTORY)) as here:
        assert here.harvest().listing == "partial"
        assert news(here.store) == []
        then(here, spoilt(*HISTORY, NEW))
        assert news(here.store) == [NEW.timestamp]
        # The list is repaired later: what was found in between stays news.
        then(here, World([*HISTORY, NEW]))
        assert news(here.store) == [NEW.timestamp]


def test_the_rest_of_a_list_that_was_cut_off_is_history(tmp_path: Path) -> None:
    rest = Held("20200101000000", PRIVACY, page(2).replace(b"stationery", b"pencils"))
    cut = Reply(200, (PLAIN,), rows_of([*HISTORY, rest])[:-40])
    whole = World([*HISTORY, rest])

    def behave(request: Request) -> Reply:
        return cut if request.kind == "index" else whole(request)

    with field(tmp_path / "h.db", behave) as here:
        assert here.harvest().listing == "partial"
        then(here, World([*HISTORY, rest, NEW]))
        assert here.versions()[-2][0] == rest.timestamp
        assert news(here.store) == []
        late = Held("20261215000000", PRIVACY, page(2).replace(b"stationery", b"ink"))
        then(here, World([*HISTORY, rest, NEW, late]), days=60)
        assert news(here.store) == [late.timestamp]


def test_a_redirect_of_the_first_list_leads_to_history(tmp_path: Path) -> None:
    moved = PRIVACY + "-notice"
    there = Held("20120501130000", moved, page(2).replace(b"carriers", b"couriers"))
    old = Held("20120501120000", PRIVACY, b"", status=301, headers=(("Location", moved),))
    with field(tmp_path / "h.db", World([*HISTORY, old, there])) as here:
        here.harvest()
        assert here.versions()[-1][0] == there.timestamp
        assert news(here.store) == []


def test_an_empty_list_is_a_warning_that_names_what_is_near(tmp_path: Path) -> None:
    mistyped = PRIVACY.replace("privacy", "privcay")

    with StandIn(World([*HISTORY])) as server, field_at(tmp_path / "h.db", server, urls=(mistyped,)) as here:
        found = here.harvest()
        assert (found.listing, found.problems) == ("complete", ())
        assert found.warnings == (
            f"{mistyped}: the archive has no capture of this address; it has captures of {PRIVACY}",
        )
        asked = here.harvest().requests_index
        assert asked < found.requests_index, "what is near is asked for once"
        last = here.store.runs.last(here.job.row)
        assert last is not None
        assert last.problem == found.warnings[0]


def test_a_hint_that_cannot_be_had_is_no_trouble(tmp_path: Path) -> None:
    def behave(request: Request) -> Reply:
        return Reply(403) if "matchType" in request.query else World()(request)

    with field(tmp_path / "h.db", behave) as here:
        found = here.harvest()
        assert (found.listing, found.problems, found.stopped) == ("complete", (), None)
        assert found.warnings == (f"{PRIVACY}: the archive has no capture of this address",)
