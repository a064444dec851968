"""The commands that the demo proposes at its end."""

from __future__ import annotations

import shlex
from pathlib import Path

from tests.support.calls import Harvest


def test_what_the_demo_proposes_can_be_called(harvest: Harvest, tmp_path: Path) -> None:
    code, out, _ = harvest("demo", tmp_path / "demo")
    assert code == 0
    proposed = [shlex.split(line) for line in out.partition("Try also:\n")[2].splitlines()]
    assert [one[1] for one in proposed[:5]] == ["search", "report", "export", "feed", "datasette"]
    for program, *arguments in proposed:
        assert program == "harvest"
        assert harvest(*arguments)[0] == 0, arguments
