"""The rules of the house, read from the syntax trees: who imports whom, sizes, docstrings, the error tree."""

from __future__ import annotations

import ast
import importlib
import inspect
import pkgutil
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

import harvester.errors
from diffs.errors import HarvesterError

ROOT = Path(__file__).resolve().parents[1]
ROOMS = ("diffs", "store", "harvester")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))

# Each third-party package has one door; a package that is used through another's types has none.
DOORS = {
    "ada_url": {"harvester/extract/dom/links.py"},
    "apscheduler": {"harvester/schedule/daemon.py"},
    "brotli": {"harvester/extract/decode/inflate.py"},
    "bs4": {"harvester/extract/decode/charset.py"},
    "dateutil": {"harvester/extract/dates/forms.py"},
    "charset_normalizer": {"harvester/extract/decode/charset.py"},
    "cronsim": {"harvester/config/timetable.py"},
    "diff_match_patch": {"diffs/words/words.py"},
    "jinja2": {"harvester/digest/templating.py"},
    "publicsuffixlist": {"harvester/corpus/domains.py"},
    "pypdfium2": {"harvester/extract/pdf/printed.py"},
    "requests": {"harvester/archive/http/transport.py"},
    "rich": {"harvester/commands/progress.py"},
    "selectolax": {"harvester/extract/dom/parse.py"},
    "sqlite_utils": {"store/database.py"},
    "urllib3": {"harvester/archive/http/transport.py"},
    "warcio": {"harvester/archive/warc/file.py"},
    # Two ways of using it: kept bodies are chained to their neighbours, archived ones are only opened.
    "zstandard": {"store/tables/bodies.py", "harvester/extract/decode/inflate.py"},
}
# click is the language of the command line itself: its door is a hall, not a module.
CLICK = re.compile(r"harvester/(cli|options|commands/\w+)\.py")


def name_of(path: Path) -> str:
    """The dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def imports_of(path: Path) -> set[str]:
    """The modules that a file imports, wherever in it."""
    found: set[str] = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            known = {f"{node.module}.{alias.name}" for alias in node.names}
            files = {name_of(module) for module in MODULES}
            found |= {name if name in files else node.module for name in known}
    return found


GRAPH = {name_of(path): imports_of(path) for path in MODULES}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_rooms_are_imported_one_way(path: Path) -> None:
    room = name_of(path).split(".")[0]
    above = ROOMS[ROOMS.index(room) + 1 :]
    assert not [
        name for name in GRAPH[name_of(path)] if name.split(".")[0] in (*above, "tests", "benchmarks")
    ]


def test_no_module_imports_itself_over_others() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for other in GRAPH.get(name, ()):
            # A package's own modules are imported by its __init__, which is its face, not their user.
            if other in GRAPH and not name.startswith(f"{other}."):
                visit(other, (*path, name))
        done.add(name)

    for module in GRAPH:
        visit(module, ())


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_package_has_one_door(path: Path) -> None:
    here = path.relative_to(ROOT).as_posix()
    for package in {name.split(".")[0] for name in GRAPH[name_of(path)]} - set(ROOMS):
        if package == "click":
            assert CLICK.fullmatch(here), f"{here} imports click"
        elif package not in sys.stdlib_module_names:
            assert here in DOORS[package], f"{here} imports {package}"


def test_diffs_touches_nothing() -> None:
    world = {"os", "pathlib", "socket", "sqlite3", "subprocess", "time", "urllib.request", "random", "io"}
    for name, imported in GRAPH.items():
        if name.split(".")[0] == "diffs":
            assert not imported & world, name


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_files_and_functions_keep_their_size(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, f"{node.name} has over 60 lines"


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """The functions and methods that others may call."""
    tree = ast.parse(path.read_text("utf-8"))
    owners: list[ast.Module | ast.ClassDef] = [tree]
    owners += [n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
    for owner in owners:
        for node in owner.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield node


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_public_functions_say_what_they_do_and_what_they_raise(path: Path) -> None:
    tree = ast.parse(path.read_text("utf-8"))
    assert ast.get_docstring(tree), "the module has no docstring"
    for function in public_functions(path):
        doc = ast.get_docstring(function) or ""
        overloaded = any("overload" in ast.dump(decorator) for decorator in function.decorator_list)
        assert doc or overloaded, f"{function.name} has no docstring"
        raised = {
            node.exc.func.id
            for node in ast.walk(function)
            if isinstance(node, ast.Raise)
            and isinstance(node.exc, ast.Call)
            and isinstance(node.exc.func, ast.Name)
        }
        if raised - {"AssertionError", "NotImplementedError"}:
            assert "Raises:" in doc, f"{function.name} raises {raised} without saying so"


def all_errors() -> list[type[HarvesterError]]:
    """Every error class of the program."""
    for room in ROOMS:
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            if not found.name.endswith("__main__"):
                importlib.import_module(found.name)
    found_errors: list[type[HarvesterError]] = []
    waiting = [HarvesterError]
    while waiting:
        error = waiting.pop()
        found_errors.append(error)
        waiting.extend(error.__subclasses__())
    return found_errors


def test_the_error_tree_is_drawn_as_it_is() -> None:
    drawn = inspect.getdoc(harvester.errors) or ""
    for error in all_errors():
        assert re.search(rf"\b{error.__name__}\b", drawn), f"{error.__name__} is not in the tree"
        assert error.__doc__, error.__name__


def test_the_version_is_the_newest_of_the_changelog() -> None:
    version = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]["version"]
    assert harvester.__version__ == version
    headings = re.findall(r"^## \[?([^\]\s]+)", (ROOT / "CHANGELOG.md").read_text("utf-8"), re.MULTILINE)
    assert version in headings[:2]


def test_the_readme_test_command_is_the_one_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"<!-- test command -->\n+```sh\n(.+?)\n```", readme, re.DOTALL)
    assert command, "the README marks no test command"
    assert command[1] in (ROOT / ".ci" / "run").read_text("utf-8")
