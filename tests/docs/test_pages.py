"""The documentation says what the program does: generated parts, examples and links."""

from __future__ import annotations

import ast
import doctest
import importlib
import re
from contextlib import ExitStack
from pathlib import Path

import pytest

from diffs import compare, join, split
from harvester.extract import extract, stated_dates
from store import Store
from tests.support.build_docs import (
    COMMANDS_PAGE,
    DESIGN_PAGE,
    MAN_PAGES,
    commands_page,
    design_page,
    man_pages,
)
from tests.support.imports import NAMES
from tests.support.paths import ROOT
from tests.support.timelines import add_document, draw, runs

PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])
BLOCKS = [
    pytest.param(block, id=f"{page.name}-{number}")
    for page in PAGES
    if page.parent.name != "recipes"  # tests/docs/test_recipes.py follows them
    for number, block in enumerate(re.findall(r"^```python\n(.*?)^```", page.read_text("utf-8"), re.M | re.S))
]
POLICY = "# Privacy\n\nEffective June 21, 2010\n\n## Sharing\n\nWe share nothing with anyone."
HTML = f"<title>Privacy</title><main><h1>Privacy</h1><p>{'We keep your name and address. ' * 40}</p></main>"


def test_the_help_texts_are_fresh() -> None:
    assert COMMANDS_PAGE.read_text("utf-8") == commands_page(), "run python -m tests.support.build_docs"


def test_the_manual_pages_are_those_of_the_commands() -> None:
    stored = {path.name: path.read_text("utf-8") for path in MAN_PAGES.iterdir()}
    assert stored == man_pages(), "run python -m tests.support.build_docs"
    assert "\\-\\-company" in stored["harvest-log.1"]
    assert "harvest log" not in stored["harvest.1"].partition(".SH COMMANDS")[0]


def test_the_picture_of_the_imports_is_fresh() -> None:
    page = DESIGN_PAGE.read_text("utf-8")
    assert page == design_page(page), "run python -m tests.support.build_docs"


def test_the_seven_steps_of_the_walk_are_seven_files_of_one_folder() -> None:
    walk = re.findall(
        r"^\| (\d) (\w+) \| `(\S+)` \|", (ROOT / "docs" / "how-it-works.md").read_text("utf-8"), re.M
    )
    assert [step for _, step, _ in walk] == [
        "list",
        "choose",
        "fetch",
        "extract",
        "version",
        "compare",
        "tell",
    ]
    assert {Path(file).parent for _, _, file in walk} == {Path("harvester/pipeline")}
    for number, step, file in walk:
        assert (ROOT / file).read_text("utf-8").startswith(f'"""Step {number}, {step}: '), file


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_files_that_the_documentation_names_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:diffs|store|harvester|tests|docs|benchmarks)/[\w./-]*)`", page.read_text("utf-8")
    )
    assert not [file for file in named if not (ROOT / file).exists()]


def test_the_table_of_what_to_open_is_there() -> None:
    page = (ROOT / "CONTRIBUTING.md").read_text("utf-8")
    rows = page.partition("| to change | open |\n|---|---|\n")[2].partition("\n\n")[0].splitlines()
    assert len(rows) >= 20
    assert all(re.search(r"\| .*`[\w/.]+`.* \|$", row) for row in rows)


@pytest.mark.parametrize("name", [name for name, path in NAMES.items() if ">>>" in path.read_text("utf-8")])
def test_the_examples_in_docstrings_run(name: str) -> None:
    result = doctest.testmod(importlib.import_module(name))
    assert result.attempted
    assert not result.failed


@pytest.mark.parametrize("block", BLOCKS)
def test_the_examples_in_the_docs_run(block: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ast.parse(block)
    stack = ExitStack()
    monkeypatch.chdir(tmp_path)
    page = extract(HTML.encode(), "text/html", "http://larkspur-optics.example/privacy")
    with Store("harvest.db") as made:
        draw(made, add_document(made, "larkspur"), runs((1, "We share nothing."), (2, "We share little.")))
    given = {
        "payload": HTML.encode(),
        "old_text": POLICY,
        "new_text": POLICY.replace("nothing", "little"),
        "old": POLICY,
        "new": POLICY.replace("nothing", "little"),
        "text": POLICY,
        "page": page,
        "extract": extract,
        "stated_dates": stated_dates,
        "compare": compare,
        "split": split,
        "join": join,
        "store": stack.enter_context(Store("harvest.db", reading=True)),
    }  # the names that the pages use without introducing them
    with stack:
        exec(compile(block, "<page>", "exec"), given)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_to_files(page: Path) -> None:
    for target in re.findall(r"\]\((?!https?:|#|mailto:)([^)#\s]+)", page.read_text("utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_no_page_names_a_file_that_is_not_in_the_repository() -> None:
    for page in PAGES:
        if page.parent.name == "decisions":  # a record may name what was there when it was written
            continue
        for target in re.findall(
            r"`((?:harvester|store|diffs|tests|benchmarks|docs)/[\w./-]+)`", page.read_text("utf-8")
        ):
            assert (ROOT / target).exists(), f"{page.name}: {target}"
