"""An address that redirects elsewhere is suggested as the next one, until it is among the addresses."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from harvester.commands.run import run_lines, run_object
from harvester.commands.status import status_lines, status_object
from harvester.pipeline.moved_addresses import MovedAddress, moves
from harvester.pipeline.rebuild import rebuild
from harvester.reports.coverage import coverage
from tests.support.harvests import Field, field
from tests.support.stand_in import MOVED, PRIVACY, SCENARIOS, Held, World, history, page
from tests.support.stand_in.server import Behaviour

MOVE = MovedAddress(PRIVACY, MOVED, "20121231230000")


def suggested(here: Field) -> tuple[MovedAddress, ...]:
    """Return what is suggested after a run."""
    here.job = replace(here.job, resolution_days=30)
    return here.harvest().moves


def redirecting(target: str, *there: Held) -> Behaviour:
    """Redirect the policy's address on the last day of 2012."""
    old = Held(MOVE.timestamp, PRIVACY, b"", status=301, headers=(("Location", target),))
    return World([*history(), old, *there])


def test_the_run_and_status_suggest_the_next_address(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", SCENARIOS["archived-301-relative"]()) as here:
        outcome = here.harvest()
        assert outcome.moves == (MOVE,)
        found = coverage(here.store, here.job.row, here.server.location, 30, here.clock())
    said = f"{PRIVACY} redirected to {MOVED} on 31 Dec 2012; add the new address to urls"
    assert f"  {said}" in run_lines(outcome)
    assert any(said in line for line in status_lines("juniper", "privacy", found))
    expected = [{"url": PRIVACY, "target": MOVED, "timestamp": MOVE.timestamp}]
    assert run_object(outcome)["moved"] == expected
    assert status_object("juniper", "privacy", found)["moved"] == expected


def test_a_page_that_redirects_by_itself_suggests_where_it_leads(tmp_path: Path) -> None:
    stub = f'<meta http-equiv="refresh" content="0; url={MOVED}"><p>Our policy has moved.</p>'
    old = Held(MOVE.timestamp, PRIVACY, stub.encode())
    with field(tmp_path / "h.db", World([*history(), old])) as here:
        assert suggested(here) == (MOVE,)
        rebuild(here.store, here.job.row, {})
        assert moves(here.store, here.job.row) == (MOVE,)


def test_an_address_that_is_known_is_not_suggested(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", SCENARIOS["archived-301-relative"](), urls=(PRIVACY, f"{MOVED}/")) as here:
        assert suggested(here) == ()


def test_a_target_that_was_captured_only_years_later_is_suggested(tmp_path: Path) -> None:
    far = Held("20160101000000", MOVED, page(3))
    with field(tmp_path / "h.db", redirecting(MOVED, far)) as here:
        assert suggested(here) == (MOVE,)


@pytest.mark.parametrize(
    ("target", "there"),
    [
        ("http://www.juniper-and-reed.example/", b"<h1>Pens</h1>"),
        (f"{PRIVACY}/", page(2)),
        (
            "http://www.juniper-and-reed.example/.well-known/sgcaptcha/?r=%2Fprivacy&y=ipc:192.0.2.7:1",
            b"<h1>Robot Challenge Screen</h1>",
        ),
        ("http://www.juniper-and-reed.example/404", b"<h1>Page not found</h1><p>We are sorry.</p>"),
    ],
    ids=["home page", "the same address", "captcha", "soft 404"],
)
def test_what_is_no_next_address(tmp_path: Path, target: str, there: bytes) -> None:
    with field(tmp_path / "h.db", redirecting(target, Held("20121231230100", target, there))) as here:
        assert suggested(here) == ()


def test_a_hostile_address_stays_on_its_line() -> None:
    said = MovedAddress(PRIVACY, "http://evil.example/\r\n\x1b[2J\u202egpj", "20121231230000").sentence
    assert said.isprintable()
