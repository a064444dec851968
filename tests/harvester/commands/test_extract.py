"""A page as a corpus document: what its text lacks is said, and what to do."""

from __future__ import annotations

import json
from pathlib import Path

from tests.support.calls import Harvest
from tests.support.shells import SHELL
from tests.support.stand_in import page

POLICY = page(1).decode()


def written(folder: Path, body: str) -> str:
    """Write a page and return its path."""
    path = folder / "page.html"
    path.write_text(body, "utf-8")
    return str(path)


def test_a_text_that_the_corpus_recipe_does_not_find_is_said(harvest: Harvest, tmp_path: Path) -> None:
    data = json.dumps({"title": "Privacy Policy", "html": POLICY}).replace("<", "\\u003c")
    shell = "<title>Privacy Policy</title><main><p>Loading, please wait for our page</main>"
    shell += f"<script type='application/json'>{data}</script>"
    code, text, said = harvest("extract", written(tmp_path, shell))
    assert (code, "Loading" in text) == (0, True)
    assert "most of which are not in this text; --recipe complete has them" in said
    code, text, said = harvest("extract", "--recipe", "complete", written(tmp_path, shell))
    assert (code, "Juniper & Reed sells stationery" in text, said) == (0, True, "")


def test_a_text_that_it_finds_is_not_doubted(harvest: Harvest, tmp_path: Path) -> None:
    assert harvest("extract", written(tmp_path, POLICY))[2] == ""


def test_a_page_that_needs_a_browser_is_told_with_the_remedy(harvest: Harvest, tmp_path: Path) -> None:
    for command in ("extract", "inspect"):
        code, text, said = harvest(command, written(tmp_path, SHELL.decode()))
        assert (code, text) == (1, "")
        assert "needs scripts: " in said
        assert "`harvest` can use a browser: see docs/rendering.md" in said
