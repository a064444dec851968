"""`harvest search` on the demo's company, for people and as JSON."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from store.migrations.search_index import SEARCH_INDEX
from tests.support.calls import Harvest, objects

OLD = "We do not sell, rent or trade your personal information."
NEW = (
    "We may sell information about your purchases to dealers; you have the right to opt out of this sale at "
    "any time."
)


def test_when_did_sell_first_appear_is_one_command(unchanged: Harvest) -> None:
    code, out, err = unchanged("search", "sell")
    lines = out.splitlines()
    assert (code, err) == (0, "")
    assert lines[0] == "“sell”: 2 sentences in 1 document."
    assert lines[1] == "Seen first on 3 May 2012, in version 1 of larkspur/privacy."
    assert f"    {OLD}" in lines
    assert (
        "      Stood already in version 1, first seen 3 May 2012; last stood in version 3: gone between "
        "15 Jan 2017 and 20 Jun 2018." in lines
    )
    assert any(
        line.startswith("      first seen with it: from larkspur.warc, record <urn:uuid:") for line in lines
    )


def test_an_object_has_both_sights_and_what_is_beyond(unchanged: Harvest) -> None:
    old, new = objects(unchanged("search", "sell", "--json")[1])
    assert (old["company"], old["document"], old["number"]) == ("larkspur", "privacy", "3")
    assert (old["heading"], old["sentence"]) == ("Who We Share It With", OLD)
    assert isinstance(old["first"], dict)
    assert isinstance(new["begins"], dict)
    assert (old["first"]["version"], old["first"]["capture"]) == (1, "20120503101112")
    assert old["first"]["proof"]["kind"] == "warc"
    assert (old["still_there"], new["still_there"]) == (False, True)
    begins = new["begins"]
    assert (begins["kind"], begins["version"]) == ("changed", 3)
    assert (begins["after"], begins["by"]) == ("20170115130058", "20180620162011")
    assert isinstance(new["first"], dict)
    assert begins["proof"]["record"] != new["first"]["proof"]["record"]


@pytest.mark.parametrize(
    ("arguments", "sentences"),
    [
        (["--added"], [NEW]),
        (["--removed"], [OLD]),
        (["--between", "2012", "2013"], [OLD]),
        (["--between", "2019-11", "2019-12"], [NEW]),
        (["--between", "2005", "2012-05-02"], []),
        (["--added", "--between", "2018", "2018"], [NEW]),
        (["--added", "--between", "2018-06-21", "2019"], []),
        (["--removed", "--between", "20170116", "20170120"], [OLD]),
        (["--company", "larkspur-optics.example", "--document", "privacy"], [OLD, NEW]),
    ],
)
def test_what_is_wanted_is_shown(unchanged: Harvest, arguments: list[str], sentences: list[str]) -> None:
    code, out, _ = unchanged("search", "sell", "--json", *arguments)
    assert code == 0
    assert [one["sentence"] for one in objects(out)] == sentences


@pytest.mark.parametrize(
    ("arguments", "remedy"),
    [
        (["(sell"], "Write it as: sell AND (share OR rent)"),
        (['"sell'], "Close it, or leave it out"),
        (["NOT", "sell"], "Say what the sentences have"),
        (["sell", "--added", "--removed"], "Ask for one of them"),
        (["sell", "--between", "2019", "2012"], "Write the earlier date first"),
        (["sell", "--between", "last", "2012"], "Write YYYY, YYYY-MM, YYYY-MM-DD"),
        (["sell", "--between", "2012-02-31", "2013"], "Write YYYY, YYYY-MM, YYYY-MM-DD"),
        (["sell", "--company", "nobody"], "larkspur"),
        (["sell", "--document", "nothing"], "larkspur/privacy"),
    ],
)
def test_a_wrong_call_says_what_to_write(unchanged: Harvest, arguments: list[str], remedy: str) -> None:
    code, out, err = unchanged("search", *arguments)
    assert (code, out) == (2, "")
    assert remedy in err


def test_nothing_found_says_how_else_to_ask(unchanged: Harvest) -> None:
    code, out, err = unchanged("search", "sell dealers")
    assert code == 0
    assert out == "“sell dealers”: no such sentence in the versions that were searched.\n"
    assert "sell AND dealers" in err


def test_a_store_that_an_older_version_wrote_is_indexed_once(
    harvested: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "harvest.db"
    expected = harvested("search", "sell")[1]
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute("UPDATE passages SET content = NULL")
    before = path.read_bytes()
    code, out, err = harvested("search", "sell")
    assert (code, out) == (0, expected)
    assert "making the search index of 4 texts, once" in err
    assert path.read_bytes() == before, "reading never writes"
    assert "the search index took" in harvested("--quiet")[2]
    assert harvested("search", "sell") == (0, expected, "")
    assert harvested("verify")[0] == 0
    assert SEARCH_INDEX.name == "0022_search_index"
