"""What a Memento server served is proved by its own addresses, in everything that is shown."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from store import Store
from tests.support.calls import Harvest, objects
from tests.support.memento_stand_in import GATE, TIMEMAP, MementoStandIn
from tests.support.stand_in import PRIVACY, StandIn, history


def test_a_history_from_a_memento_server(tmp_path: Path, monkeypatch: Any, harvest: Harvest) -> None:
    monkeypatch.chdir(tmp_path)
    library = MementoStandIn(history(), rows=5)
    with StandIn(library) as server:
        library.base = server.location
        (tmp_path / "config.toml").write_text(
            f'[archive]\nlocation = "memento+{server.location}{TIMEMAP}"\n'
            f'[companies.juniper.documents.privacy]\nurls = ["{PRIVACY}"]\n',
            "utf-8",
        )
        code, out, err = harvest("--json", "--quiet")
        assert (code, err) == (0, "")
        (found,) = objects(out)
        assert (found["listing"], found["captures"]) == ("complete", len(history()))
        versions: Any = objects(harvest("log", "--json")[1])
        assert versions[0]["first_capture"] == history()[0].timestamp
        root = f"{server.location}{GATE}"
        for one in versions:
            assert one["source"] == f"memento+{server.location}{TIMEMAP.rstrip('/')}"
            assert one["proof"]["url"] == f"{root}{one['first_capture']}/{PRIVACY}"
            assert one["proof"]["raw_url"] == f"{root}{one['first_capture']}id_/{PRIVACY}"
        with Store(tmp_path / "harvest.db") as store:
            rows = [
                tuple(row.values()) for row in store.database.rows("SELECT replay, memento FROM timeline")
            ]
        assert rows == [(one["proof"]["url"], one["proof"]["raw_url"]) for one in versions]
        before = len(server.log)
        assert harvest("--json")[0] == 0
        assert len(server.log) - before == 2, "the two pages of the TimeMap, and no memento again"
