"""Each recipe is followed in a folder with the demo's archive: its commands, then its Python."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from harvester.demo import DemoFiles
from tests.support.harvest_server import harvest_for_shells
from tests.support.paths import ROOT

RECIPES = sorted((ROOT / "docs" / "recipes").glob("*.md"))
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# A new user's configuration names the real archive, which tests never ask.
LOCATED = """sed -i 's|^# location = .*|location = "larkspur.warc"|' config.toml"""


@pytest.fixture(scope="module")
def program() -> Iterator[str]:
    """Return what lets a shell call the program of these sources."""
    with TemporaryDirectory() as folder, harvest_for_shells(Path(folder)) as defined:
        yield defined


@pytest.fixture
def kitchen(files: DemoFiles, tmp_path: Path) -> Path:
    """Return a folder with the demo's archive and a folder of corpus documents."""
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "larkspur.md").write_bytes(files.document.read_bytes())
    return tmp_path


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_a_recipe_can_be_followed(recipe: Path, kitchen: Path, files: DemoFiles, program: str) -> None:
    text = recipe.read_text("utf-8")
    if "harvest init" in text:
        files.config.unlink()
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = 0
    for language, block in BLOCK.findall(text):
        shell = f"{program}set -e\n{block}"
        if "harvest init" in block:
            shell = shell.replace(
                "harvest init\n",
                "harvest init\nsed -i 's|^# location = .*|location = \"larkspur.warc\"|' config.toml\n",
            )
        command = ["bash", "-c", shell] if language == "sh" else [sys.executable, "-c", block]
        done = subprocess.run(command, cwd=kitchen, env=there, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stderr + done.stdout
        ran += 1
    assert ran
