"""The timeline as CSV, and from a day on."""

from __future__ import annotations

import csv
import io
from datetime import datetime

from harvester.commands.log_csv import COLUMNS, csv_row
from tests.support.calls import Harvest, objects


def rows(out: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(out)))


def test_csv_says_what_json_says_and_its_dates_are_dates(unchanged: Harvest) -> None:
    found = rows(unchanged("log", "larkspur", "--format", "csv")[1])
    told = objects(unchanged("log", "larkspur", "--format", "json")[1])
    assert told == objects(unchanged("log", "larkspur", "--json")[1])
    assert list(found[0]) == list(COLUMNS)
    assert len(found) == len(told)
    for row, version in zip(found, told, strict=True):
        assert row["version"] == str(version["version"])
        assert row["flags"].split() == version["flags"]
        assert row["sha256"] == version["sha256"]
        seen = datetime.fromisoformat(row["first_capture"])
        assert f"{seen:%Y%m%d%H%M%S}" == version["first_capture"]
    assert (found[0]["after_capture"], found[0]["words_added"]) == ("", "")
    assert int(found[1]["words_added"]) > 0


def test_versions_since_a_day(unchanged: Harvest) -> None:
    told = objects(unchanged("log", "larkspur", "--json")[1])
    later = [one for one in told if str(one["first_capture"]) >= "20150101"]
    assert 0 < len(later) < len(told)
    assert objects(unchanged("log", "larkspur", "--since", "2015", "--json")[1]) == later
    shown = unchanged("log", "larkspur", "--since", "2015-01-01")[1]
    assert "3 May 2012" not in shown.partition("\n")[2].partition("\n")[0]
    code, _, err = unchanged("log", "--since", "2024-02-30")
    assert (code, "'2024-02-30' is not a date" in err) == (2, True)


def test_no_cell_is_a_formula() -> None:
    version = dict.fromkeys(COLUMNS) | {"flags": [], "change": None, "proof": {}}
    version |= {"title": '=HYPERLINK("http://x.example")', "url": "@x"}
    (row,) = rows(",".join(COLUMNS) + "\n" + csv_row(version))
    assert row["title"].startswith("'=")
    assert row["url"] == "'@x"
