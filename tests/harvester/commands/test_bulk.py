"""`harvest bulk`: what is wrong about a call, and a package that is missing."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from harvester.demo import DemoFiles
from tests.support.calls import Harvest


def test_the_extra_that_is_missing_is_named(files: DemoFiles) -> None:
    call = ["bulk", str(files.document), "out"]
    without = "import sys; sys.modules['distributed'] = None; "
    program = f"{without}from harvester.cli import main; sys.exit(main({call}))"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "needs the package distributed, which is not installed" in done.stderr
    assert "pip install 'policy-harvest[bulk]'" in done.stderr
    assert not Path("out").exists()


def test_jobs_are_not_for_a_scheduler(files: DemoFiles, harvest: Harvest) -> None:
    code, _, err = harvest("bulk", "--jobs", "2", "--scheduler", "tcp://127.0.0.1:9", files.document, "out")
    assert (code, "has workers of its own" in err) == (2, True)


def test_a_scheduler_that_is_not_there(
    files: DemoFiles, harvest: Harvest, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("harvester.bulk.cluster._CONNECT_SECONDS", "1s")
    code, _, err = harvest("bulk", "--scheduler", "tcp://127.0.0.1:9", files.document, "out")
    assert (code, "cannot be reached" in err) == (2, True)


def test_corpus_documents_alone_are_imported(files: DemoFiles, harvest: Harvest) -> None:
    assert harvest("bulk", "--jobs", "1", "--quiet", files.document, "out") == (0, "", "")
    assert harvest("bulk", "--jobs", "1", files.document, "out")[1].endswith(
        ": 1 capture, 1 version, 10 sections, 0 changes\n"
    )
