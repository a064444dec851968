"""The inputs of ../shared/cases/evidence, and the same shapes by our own hand, through the command line."""

from __future__ import annotations

import gzip
import shutil
from collections.abc import Iterator
from email import message_from_bytes
from pathlib import Path

import pytest

from tests.support.calls import Harvest, objects
from tests.support.shared import SHARED, needs_shared
from tests.support.stand_in import Held, Reply, Request, StandIn, World, page
from tests.support.stand_in.server import Behaviour
from tests.support.warcs import write_warc

EVIDENCE = SHARED / "cases" / "evidence"
URL = "http://www.larkspur.example/privacy"
OTHER = "http://www.old-larkspur.example/privacy"
CONFIG = f"""
[archive]
cooldown_seconds = 0
block_cooldown_seconds = 0
[companies.larkspur]
domains = ["larkspur.example"]
[companies.larkspur.documents.privacy]
urls = ["{URL}", "{OTHER}"]
[digest]
period = "run"
recipients = ["Legal Team <legal@bücher.example>"]
[digest.smtp]
sender = "Policy Desk <harvest@larkspur.example>"
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def cases(folder: Path) -> Iterator[Path]:
    for path in EVIDENCE.iterdir():
        shutil.copyfile(path, folder / path.name)
    yield folder


def mails(folder: Path) -> list[str]:
    """Return the subjects of the mails in the outbox, and to whom they go."""
    found = [message_from_bytes(path.read_bytes()) for path in sorted(folder.glob("outbox/*.eml"))]
    return [f"{mail['From']} → {mail['To']}: {mail['Subject']}" for mail in found]


@needs_shared
def test_a_record_that_is_longer_than_it_says(cases: Path, harvest: Harvest) -> None:
    code, out, err = harvest("--config", "news.toml", "--archive", "w13_clsmall.warc.gz", "--json")
    (found,) = objects(out)
    assert (code, found["listing"], found["versions_new"]) == (1, "partial", 0)
    assert "w13_clsmall.warc.gz is damaged near byte" in err


@needs_shared
def test_an_address_that_is_mistyped(cases: Path, harvest: Harvest) -> None:
    code, out, _ = harvest("--config", "typo.toml", "--json")
    (found,) = objects(out)
    assert (code, found["listing"]) == (0, "complete")
    warning = out.partition('"warnings": ["')[2].partition('"]')[0]
    assert found["warnings"] == [warning]
    assert "https://intranet.supplier.example/privacy-policy: the archive has no capture" in warning
    assert warning.endswith("it has captures of https://intranet.supplier.example/privacy")
    (status,) = objects(harvest("--config", "typo.toml", "status", "--json")[1])
    assert status["warnings"] == [warning]
    assert warning in harvest("--config", "typo.toml", "status")[1]
    assert "no capture" in " ".join(harvest("--config", "typo.toml", "digest")[1].split())


@needs_shared
def test_a_damaged_record_holds_no_news_back(cases: Path, harvest: Harvest) -> None:
    counts = []
    for name in ("news-1", "news-2"):
        assert harvest("--config", "news.toml", "--archive", f"{name}.warc.gz", "--quiet")[0] == 1
        harvest("--config", "news.toml", "digest", "--send")
        counts.append(len([subject for subject in mails(cases) if "1 policy change" in subject]))
    assert counts == [0, 1]


@needs_shared
def test_the_address_of_an_archive_is_refused(cases: Path, harvest: Harvest) -> None:
    code, _, err = harvest("--config", "wayback-address.toml")
    assert code == 2
    assert "wayback-address.toml: companies.ex.documents.privacy.urls" in err
    assert 'Write the address of the page itself: "http://www.example.com/privacy"' in err


@needs_shared
def test_people_with_names_are_mailed(cases: Path, harvest: Harvest) -> None:
    harvest("--config", "named-address.toml", "--archive", "news-1.warc.gz", "--quiet")
    assert harvest("--config", "named-address.toml", "digest", "--send")[0] == 0
    (mail,) = mails(cases)
    assert mail.startswith("Policy Desk <harvest@example.org> → Legal Team <legal@example.org>: ")


SAID = "org.archive.wayback.exception.AdministrativeAccessControlException: Blocked Site Error"
TEXT = ("Content-Type", "text/plain")
REFUSALS = {
    **{str(status): Reply(status, (TEXT,), b"no") for status in (403, 451, 400, 410, 504)},
    "said in a header": Reply(403, (("X-Archive-Wayback-Runtime-Error", SAID),), b"Blocked Site Error"),
    "said in a packed page": Reply(
        403, (("Content-Type", "text/html"), ("Content-Encoding", "gzip")), gzip.compress(SAID.encode())
    ),
    "a page": Reply(200, (("Content-Type", "text/html"),), b"<html>Sorry</html>"),
    "no row": Reply(200, (TEXT,), b"no rows, but words"),
    "reset": Reply(fault="reset"),
    "hung up": Reply(fault="disconnect"),
    "a redirect": Reply(302, (("Location", "http://login.example/"),)),
}


@pytest.mark.parametrize("refusal", REFUSALS)
def test_an_address_that_is_refused_holds_no_news_back(folder: Path, harvest: Harvest, refusal: str) -> None:
    (folder / "config.toml").write_text(CONFIG, "utf-8")
    old = [Held("20200115120000", URL, page(1)), Held("20210115120000", URL, page(3))]
    new = Held("20260115120000", URL, page(2))

    def refusing(world: Behaviour) -> Behaviour:
        def behave(request: Request) -> Reply:
            refused = request.kind == "index" and "old-larkspur" in request.path
            return REFUSALS[refusal] if refused else world(request)

        return behave

    with StandIn(refusing(World([*old]))) as server:
        code, _, err = harvest("--archive", server.location, "--quiet")
        assert code == 1
        assert ("the site is excluded" in err) == refusal.startswith("said")
        harvest("digest", "--send")
        assert not [mail for mail in mails(folder) if "policy change" in mail]
        server.behaviour = refusing(World([*old, new]))
        assert harvest("--archive", server.location, "--quiet")[0] in (0, 1)
    harvest("digest", "--send")
    told = [mail for mail in mails(folder) if "1 policy change" in mail]
    assert len(told) == 1
    assert told[0].startswith(
        "Policy Desk <harvest@larkspur.example> → Legal Team <legal@xn--bcher-kva.example>: "
    )


def test_an_address_that_ends_a_run_is_asked_last_from_then_on(folder: Path, harvest: Harvest) -> None:
    """Nobody can know that it is not a firewall, which lets nothing pass, until another address answers."""
    (folder / "config.toml").write_text(CONFIG, "utf-8")
    old = [Held("20200115120000", OTHER, page(1)), Held("20210115120000", OTHER, page(3))]

    def hanging_up(world: World) -> Behaviour:
        def behave(request: Request) -> Reply:
            hangs_up = request.kind == "index" and "www.larkspur" in request.path
            return Reply(fault="disconnect") if hangs_up else world(request)

        return behave

    with StandIn(hanging_up(World(old))) as server:
        codes = [harvest("--archive", server.location, "--quiet")[0] for _ in range(2)]
        server.behaviour = hanging_up(World([*old, Held("20260115120000", OTHER, page(2))]))
        codes.append(harvest("--archive", server.location, "--quiet")[0])
    assert codes == [4, 1, 1]
    assert "1 policy change at larkspur" in harvest("digest")[1]


def test_paths_are_those_of_the_configuration(
    folder: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, elsewhere = folder / "home", folder / "elsewhere"
    home.mkdir()
    elsewhere.mkdir()
    write_warc(home / "a.warc", [Held("20200115120000", URL, page(1))])
    config = CONFIG.replace("[archive]", '[store]\npath = "kept.db"\n[archive]\nlocation = "a.warc"')
    (home / "config.toml").write_text(config, "utf-8")
    monkeypatch.chdir(elsewhere)
    assert harvest("--config", "../home/config.toml", "--quiet")[0] == 0
    harvest("--config", "../home/config.toml", "digest", "--send")
    assert (home / "kept.db").is_file()
    assert mails(home)
    assert not list(elsewhere.iterdir())
