"""The notebook of the documentation gives what it shows."""

from __future__ import annotations

import difflib
import subprocess
import sys
from pathlib import Path

from tests.support.notebooks import NOTEBOOK
from tests.support.paths import ROOT


def test_the_notebook_gives_what_it_shows(tmp_path: Path) -> None:
    # In a process of its own, because what notebooks run on warns of its own future.
    done = subprocess.run(
        [sys.executable, "-m", "tests.support.notebooks", str(tmp_path / "again.ipynb")],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    shown = NOTEBOOK.read_text("utf-8").splitlines()
    again = (tmp_path / "again.ipynb").read_text("utf-8").splitlines()
    differences = "\n".join(difflib.unified_diff(shown, again, lineterm="", n=0))
    assert not differences, f"run python -m tests.support.notebooks\n{differences}"
    assert sum("<del>" in line for line in shown), "the redline is shown"
