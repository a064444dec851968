"""`harvest add --declarations`, as users type it: what is taken and said, and that it can be harvested."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from harvester.commands import add_declarations
from harvester.config import load
from harvester.errors import BrowserMissing
from tests.support.calls import Harvest, objects
from tests.support.declarations import SITE, declare
from tests.support.stand_in.world import Held
from tests.support.warcs import write_warc

MINE = """\
# Mine.
[archive]
location = "site.warc.gz"   # offline

[companies.heron]  # the first
domains = ["heron.example"]
[companies.heron.documents.privacy]
urls = ["http://heron.example/privacy"]
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with a configuration and a checkout, in which the commands are called."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(MINE)
    checkout = tmp_path / "checkout"
    checkout.mkdir()
    declare(
        checkout,
        "Larkspur Optics",
        {
            "Privacy Policy": {
                "fetch": f"{SITE}/policies/privacy",
                "select": {"startBefore": "#privacy", "endBefore": "#returns"},
                "filter": ["cleanLinks"],
            },
            "Terms of Service": {"fetch": "nowhere"},
        },
        {
            "Privacy Policy": [
                {
                    "fetch": f"{SITE}/privacy.html",
                    "select": ".policy",
                    "remove": "aside",
                    "validUntil": "2019-06-30T12:00:00Z",
                }
            ]
        },
    )
    declare(checkout, "Heron", {"Privacy Policy": {"fetch": "http://heron.example/privacy"}})
    declare(
        checkout,
        "Finch",
        {"Trackers Policy": {"fetch": "https://finch.example/cookies", "executeClientScripts": True}},
    )
    return tmp_path


def prose(topic: str) -> str:
    return "".join(
        f"<p>We keep what you tell us about {topic}, point {number}, as long as the law asks.</p>"
        for number in range(4)
    )


def settings(folder: Path) -> dict[str, Any]:
    companies = load(folder / "config.toml", {}).companies
    return {f"{one.slug}/{each.slug}": each for one in companies for each in one.documents}


def test_everything_is_taken_that_can_be_and_the_rest_is_said(folder: Path, harvest: Harvest) -> None:
    code, out, err = harvest("add", "--declarations", "checkout")
    assert code == 1
    assert err == (
        "harvest: Larkspur Optics, Terms of Service: its address is not a web address: 'nowhere'\n"
    )
    for line in (
        "Larkspur Optics: 1 document of larkspur-optics",
        f"        {SITE}/privacy.html  (until 30 Jun 2019)",
        f"        {SITE}/policies/privacy  (from 1 Jul 2019)",
        "          not carried over: filters are not run, because they are programs (JavaScript): cleanLinks",
        "  not taken: Terms of Service: its address is not a web address: 'nowhere'",
        "Heron: not taken: the configuration has it already, as heron",
        "added 2 documents of 2 services to config.toml, with 3 addresses",
    ):
        assert line in out.splitlines()
    assert (folder / "config.toml").read_text().startswith(MINE)
    assert (folder / "config.toml.bak").read_text() == MINE
    assert list(settings(folder)) == ["heron/privacy", "finch/cookies", "larkspur-optics/privacy"]
    assert not (folder / "harvest.db").exists()


def test_services_are_named_and_what_is_known_is_no_failure(folder: Path, harvest: Harvest) -> None:
    assert harvest("add", "--declarations", "checkout/declarations", "finch", "Heron")[0] == 0
    assert list(settings(folder)) == ["heron/privacy", "finch/cookies"]
    before = (folder / "config.toml").read_bytes()
    code, out, err = harvest("add", "--declarations", "checkout", "finch")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1] == "nothing was added"
    assert (folder / "config.toml").read_bytes() == before


def test_programs_get_an_object_for_each_address_and_each_refusal(folder: Path, harvest: Harvest) -> None:
    code, out, _ = harvest("add", "--declarations", "checkout", "--json")
    found = objects(out)
    assert code == 1
    assert len({tuple(one) for one in found}) == 1
    assert [(one["company"], one["document"], one["kind"], one["url"], one["added"]) for one in found] == [
        ("finch", "cookies", "cookies", "https://finch.example/cookies", True),
        ("larkspur-optics", "privacy", "privacy", f"{SITE}/privacy.html", True),
        ("larkspur-optics", "privacy", "privacy", f"{SITE}/policies/privacy", True),
        ("larkspur-optics", None, None, None, False),
        ("heron", None, None, None, False),
    ]
    assert [(one["from"], one["until"]) for one in found[1:3]] == [(None, "2019-06-30"), ("2019-07-01", None)]
    assert found[2]["not_carried_over"] == [
        "filters are not run, because they are programs (JavaScript): cleanLinks"
    ]
    assert found[3]["terms"] == "Terms of Service"


def test_what_is_added_can_be_harvested_at_once(folder: Path, harvest: Harvest) -> None:
    old = (
        f"<title>Rules</title><body><nav>Home</nav><div class=policy>{prose('orders')}"
        "<aside>A sale of frames.</aside></div><div>Shop hours, every day of the week.</div>"
    )
    new = (
        f"<title>Rules</title><body><div><h2>Imprint</h2>{prose('imprints')}<h2 id=privacy>Privacy</h2>"
        f"{prose('lenses')}</div><div>{prose('frames')}<h2 id=returns>Returns</h2>{prose('returns')}</div>"
    )
    write_warc(
        folder / "site.warc.gz",
        [
            Held("20180301000000", f"{SITE}/privacy.html", old.encode()),
            Held("20200301000000", f"{SITE}/policies/privacy", new.encode()),
        ],
    )
    harvest("add", "--declarations", "checkout", "larkspur-optics")
    code, out, _ = harvest("--company", "larkspur-optics", "--json")
    assert code == 0
    (found,) = objects(out)
    assert (found["versions_new"], found["warnings"]) == (2, [])
    _, out, _ = harvest("diff", "--company", "larkspur-optics", "1", "2")
    assert "lenses" in out and "frames" in out and "orders" in out
    assert not any(word in out for word in ("sale", "Shop hours", "imprints", "returns"))


@pytest.mark.parametrize(
    ("stated", "render", "note"),
    [
        ("", "when needed", ""),
        ('render = "never"', "", '`render` is not set, because the configuration says render = "never"'),
        ('render = "when needed"', "", ""),
    ],
)
def test_scripts_are_run_where_the_user_lets_them(
    folder: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, stated: str, render: str, note: str
) -> None:
    monkeypatch.setattr(add_declarations, "check_browser", lambda: None)
    (folder / "config.toml").write_text(MINE.replace("[archive]", f"[archive]\n{stated}"))
    code, out, _ = harvest("add", "--declarations", "checkout", "finch")
    assert code == 0
    assert settings(folder)["finch/cookies"].render == render
    assert note in out
    assert ("not carried over" in out) is bool(note)


def test_no_run_is_made_to_need_a_browser_that_is_missing(
    folder: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail() -> None:
        raise BrowserMissing("no Chromium was found", "Install one")

    monkeypatch.setattr(add_declarations, "check_browser", fail)
    code, out, _ = harvest("add", "--declarations", "checkout", "finch")
    assert code == 0
    assert settings(folder)["finch/cookies"].render == ""
    assert "`render` is not set, because no browser is installed that could show them" in out


@pytest.mark.parametrize(
    ("arguments", "problem"),
    [
        (("nowhere",), "No such file or directory"),
        (("checkout", "Larkspurr"), "has no service 'Larkspurr'. Known services: Larkspur Optics"),
        (("checkout", "--select", "1"), "cannot be combined with --select"),
        (("checkout", "--from", "list.csv"), "cannot be combined with --select"),
    ],
)
def test_a_wrong_call_changes_nothing(
    folder: Path, harvest: Harvest, arguments: tuple[str, ...], problem: str
) -> None:
    code, _, err = harvest("add", "--declarations", *arguments)
    assert code == 2
    assert problem in err
    assert (folder / "config.toml").read_text() == MINE


def test_a_configuration_is_made_where_there_is_none(folder: Path, harvest: Harvest) -> None:
    (folder / "config.toml").unlink()
    assert harvest("add", "--declarations", "checkout", "finch")[0] == 0
    assert harvest("--config", "other.toml", "add", "--declarations", "checkout", "finch")[0] == 0
    assert list(settings(folder)) == ["finch/cookies"]
    assert (folder / "other.toml").read_text() == (folder / "config.toml").read_text()
