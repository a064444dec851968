"""After an update of the program, the first run says what is made again."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from tests.support.calls import Harvest
from tests.support.several_policies import TEMPLATE, harvest_policies


@pytest.mark.parametrize(
    "alteration",
    [
        "UPDATE documents SET drawn_by = 'reading-1' WHERE company <> 'cedar'",
        "UPDATE documents SET rules = 'complete-1 corpus-1' WHERE company <> 'cedar'",
        "UPDATE comparisons SET rules = 'comparison-1+0' WHERE document <> "
        "(SELECT id FROM documents WHERE company = 'cedar')",
    ],
)
def test_a_run_says_once_what_is_derived_again(
    tmp_path: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch, alteration: str
) -> None:
    monkeypatch.chdir(tmp_path)
    harvest_policies(tmp_path, TEMPLATE)
    assert "newer rules" not in harvest()[2]
    with closing(sqlite3.connect("harvest.db")) as connection, connection:
        connection.execute(alteration)
    code, _, err = harvest("--company", "acorn")
    assert code == 0
    assert "by the newer rules of this version: 2 policies (4 captures), each when its turn comes" in err
    assert "about 1 minute for all; nobody is mailed about what only that changes" in err
    assert "1 policy (2 captures)" in harvest()[2]
    assert "newer rules" not in harvest()[2]
    assert "newer rules" not in harvest("--quiet")[2]
