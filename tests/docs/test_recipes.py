"""Each recipe is followed in a folder with the demo's archive: its commands, then its Python."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from harvester.demo import DemoFiles
from tests.support.paths import ROOT

RECIPES = sorted((ROOT / "docs" / "recipes").glob("*.md"))
BLOCK = re.compile(r"^```(sh|python)\n(.*?)^```", re.MULTILINE | re.DOTALL)
# What the shell calls is the program of these sources.
PROGRAM = f'harvest() {{ "{sys.executable}" -m harvester "$@"; }}\nset -e\n'
# A new user's configuration names the real archive, which tests never ask.
LOCATED = """sed -i 's|^# location = .*|location = "larkspur.warc"|' config.toml"""


@pytest.fixture
def kitchen(files: DemoFiles, tmp_path: Path) -> Path:
    """Return a folder with the demo's archive and a folder of corpus documents."""
    (tmp_path / "policies").mkdir()
    (tmp_path / "policies" / "larkspur.md").write_bytes(files.document.read_bytes())
    return tmp_path


@pytest.mark.parametrize("recipe", RECIPES, ids=lambda path: path.stem)
def test_a_recipe_can_be_followed(recipe: Path, kitchen: Path, files: DemoFiles) -> None:
    text = recipe.read_text("utf-8")
    if "harvest init" in text:
        files.config.unlink()
    there = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    ran = 0
    for language, block in BLOCK.findall(text):
        shell = PROGRAM + block
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
