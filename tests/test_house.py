"""The rules of the house, read from the syntax trees: who imports whom, sizes, docstrings, the error tree."""

from __future__ import annotations

import ast
import importlib
import importlib.metadata
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
from tests.support.imports import GRAPH, MODULES, ROOMS, name_of, reachable, unit_imports
from tests.support.paths import ROOT

# The units of each room, top to bottom: a unit imports only what stands below it. "harvester" is its own
# `__init__` with the version; "diffs" and "store" are the public faces of their rooms.
LAYERS = (
    "harvester/__main__",
    "harvester/cli",
    "harvester/commands",
    "harvester/schedule",
    "harvester/site",
    "harvester/export",
    "harvester/reports",
    "harvester/evidence",
    "harvester/search",
    "harvester/pipeline",
    "harvester/digest",
    "harvester/delivery",
    "harvester/plan",
    "harvester/declarations",
    "harvester/discovery",
    "harvester/rendering",
    "harvester/archive",
    "harvester/config",
    "harvester/corpus",
    "harvester/extract",
    "harvester/demo",
    "harvester/local_files",
    "harvester/errors",
    "harvester",
    "store",
    "store/checks",
    "store/store",
    "store/lock",
    "store/timeline",
    "store/reading_notes",
    "store/tables",
    "store/bodies",
    "store/compression",
    "store/database",
    "store/chain",
    "store/opening",
    "store/private_copy",
    "store/sqlite_errors",
    "store/migrations",
    "store/records",
    "store/searching",
    "store/timestamps",
    "store/errors",
    "diffs",
    "diffs/compare",
    "diffs/align",
    "diffs/render",
    "diffs/flag_evidence",
    "diffs/changed_sentences",
    "diffs/summaries",
    "diffs/sections",
    "diffs/weights",
    "diffs/policy_words",
    "diffs/words",
    "diffs/in_words",
    "diffs/errors",
    "diffs/text",
    "diffs/records",
)

# Each third-party package has one door; a package that is used through another's types has none. warcio has
# two (docs/decisions/0090-evidence-bundles.md).
DOORS = {
    "ada_url": {"harvester/extract/dom/links.py"},
    "apscheduler": {"harvester/schedule/daemon.py"},
    "brotli": {"harvester/extract/decode/inflate.py"},
    "bs4": {"harvester/extract/decode/charset.py"},
    "dateutil": {"harvester/extract/dates/formats.py"},
    "charset_normalizer": {"harvester/extract/decode/charset.py"},
    "cronsim": {"harvester/config/timetable.py"},
    "cssselect2": {"harvester/extract/dom/select.py"},
    "docx": {"harvester/commands/as_docx.py"},
    "diff_match_patch": {"diffs/words/words.py"},
    "idna": {"harvester/config/mailbox.py"},
    "jinja2": {"harvester/digest/templating.py"},
    "playwright": {"harvester/rendering/browser.py"},
    "psutil": {"harvester/rendering/watchdog.py"},
    "pyarrow": {"harvester/export/parquet.py"},
    "markdown_it": {"harvester/extract/data/trees/markdown.py"},
    "publicsuffixlist": {"harvester/corpus/domains.py"},
    "pypdfium2": {"harvester/extract/pdf/printed.py"},
    "requests": {"harvester/archive/http/connection.py"},
    "rich": {"harvester/commands/progress.py"},
    "selectolax": {"harvester/extract/dom/parse.py"},
    "sqlite_utils": {"store/database.py"},
    "tinycss2": {"harvester/extract/dom/select.py"},
    "tomlkit": {"harvester/config/writing.py"},
    "urllib3": {"harvester/archive/http/connection.py"},
    "warcio": {"harvester/archive/warc/warc_file.py", "harvester/archive/warc/records.py"},
    "zstandard": {"store/compression.py"},
}
# Imports inside functions, by file. Commands are loaded when they are called, so that `harvest --help`
# answers at once; so is what most calls never need: PDF, progress bars, HTTP and SQLite. The browser's
# packages are an extra.
LATE_IMPORTS = {
    "harvester/cli.py": ("harvester.commands.run",),
    "harvester/archive/kinds.py": ("harvester.archive.",),
    "harvester/commands/comparison_output.py": ("harvester.commands.as_docx",),
    "harvester/commands/progress.py": ("rich.",),
    "harvester/export/table_export.py": ("harvester.export.parquet",),
    "harvester/extract/page.py": ("harvester.extract.pdf",),
    "harvester/rendering/browser.py": ("playwright.",),
    "harvester/rendering/watchdog.py": ("psutil",),
    "store/__init__.py": ("store.store",),
}
PYTHON = sorted([*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])
# click is the language of the command line itself: its door is a hall, not a module.
CLICK = re.compile(r"harvester/(cli|commands/\w+)\.py")


def file_of(path: Path) -> str:
    """Return the path of a file from the project's root."""
    return path.relative_to(ROOT).as_posix()


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


@pytest.mark.parametrize("unit", sorted(unit_imports()))
def test_arrows_between_folders_point_down(unit: str) -> None:
    assert unit in LAYERS, f"{unit} has no place in LAYERS"
    up = {other for other in unit_imports()[unit] if other not in LAYERS[LAYERS.index(unit) + 1 :]}
    assert not up, f"{unit} imports {sorted(up)}, which do not stand below it"


def test_no_folder_imports_itself_over_others() -> None:
    graph = unit_imports()
    assert not [unit for unit in graph if unit in reachable(graph, unit)]


@pytest.mark.parametrize("unit", LAYERS)
def test_every_layer_exists(unit: str) -> None:
    assert unit in unit_imports()


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what a module imports by name: from which module, and the name."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from ((str(node.module), alias.name) for alias in node.names)


EXPORTED = {
    (module, name): name_of(path)
    for path in MODULES
    if path.name == "__init__.py"
    for module, name in imported_names(path)
    if module.startswith(f"{name_of(path)}.")
}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_what_a_folder_exports_is_imported_from_the_folder(path: Path) -> None:
    here = name_of(path)
    deep = [
        f"{module}.{name}"
        for module, name in imported_names(path)
        if (module, name) in EXPORTED and not f"{here}.".startswith(f"{EXPORTED[module, name]}.")
    ]
    assert not deep, f"{here} imports {deep}, which the folder exports"


def third_party(name: str) -> set[str]:
    """Return the third-party packages that a module imports, click aside."""
    packages = {imported.split(".")[0] for imported in GRAPH[name]}
    return packages - set(ROOMS) - set(sys.stdlib_module_names) - {"click"}


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_each_package_has_one_door(path: Path) -> None:
    here = file_of(path)
    if any(name.split(".")[0] == "click" for name in GRAPH[name_of(path)]):
        assert CLICK.fullmatch(here), f"{here} imports click"
    for package in third_party(name_of(path)):
        assert here in DOORS.get(package, set()), f"{here} imports {package}"


@pytest.mark.parametrize("package", DOORS)
def test_every_declared_door_is_used(package: str) -> None:
    users = {file_of(path) for path in MODULES if package in third_party(name_of(path))}
    assert DOORS[package] == users


def test_every_dependency_is_behind_a_door() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    needed = [*project["dependencies"], *extras["docx"], *extras["parquet"], *extras["render"]]
    declared = {re.split(r"[^\w-]", one)[0].lower() for one in needed}
    installed = importlib.metadata.packages_distributions()
    used = {name.lower() for package in (*DOORS, "click") for name in installed.get(package, [])}
    # tzdata is data that `zoneinfo` of the standard library reads.
    assert {one.replace("_", "-") for one in used} == declared - {"tzdata"}


def test_diffs_touches_nothing() -> None:
    world = {"os", "pathlib", "socket", "sqlite3", "subprocess", "time", "urllib.request", "random", "io"}
    for name, imported in GRAPH.items():
        if name.split(".")[0] == "diffs":
            assert not imported & world, name


@pytest.mark.parametrize("path", PYTHON, ids=file_of)
def test_files_and_functions_keep_their_size(path: Path) -> None:
    source = path.read_text("utf-8")
    assert len(source.splitlines()) <= 400
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert node.end_lineno is not None
            assert node.end_lineno - node.lineno < 60, f"{node.name} has over 60 lines"


@pytest.mark.parametrize("path", PYTHON, ids=file_of)
def test_the_formatter_formats_everything(path: Path) -> None:
    assert not re.search(r"#\s*fmt:\s*(?:skip|off)", path.read_text("utf-8"))


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_numbers_for_people_are_written_by_one_function(path: Path) -> None:
    if name_of(path) != "diffs.in_words":
        assert not re.search(r"\{[^{}\n]*:,\w*\}", path.read_text("utf-8")), "use `number` or `count`"


def functions(tree: ast.AST) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Yield every function in a tree, at any depth."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


@pytest.mark.parametrize("path", MODULES, ids=name_of)
def test_imports_are_at_the_top(path: Path) -> None:
    inside = {
        ast.unparse(node)
        for function in functions(ast.parse(path.read_text("utf-8")))
        for node in ast.walk(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    allowed = LATE_IMPORTS.get(file_of(path), ())
    assert not [one for one in inside if not any(one.startswith(f"from {name}") for name in allowed)]


@pytest.mark.parametrize("path", PYTHON, ids=file_of)
def test_functions_have_at_most_six_parameters(path: Path) -> None:
    for function in functions(ast.parse(path.read_text("utf-8"))):
        arguments = function.args
        names = [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
        names = names[1:] if names[:1] in (["self"], ["cls"]) else names
        assert len(names) <= 6, f"{function.name} has {len(names)} parameters: {names}"


def defined_names(tree: ast.Module) -> Iterator[str]:
    """Yield the classes, types and public functions that a module defines, without leading underscores."""
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
    for node in tree.body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else ()
        yield from (one.id for one in targets if isinstance(one, ast.Name) and not one.id.isupper())


def test_a_name_of_a_class_or_function_stands_for_one_thing() -> None:
    definitions: dict[str, list[str]] = {}
    for path in MODULES:
        for name in defined_names(ast.parse(path.read_text("utf-8"))):
            definitions.setdefault(name, []).append(name_of(path))
    # Each package may say what it exports.
    del definitions["__all__"]
    assert not {name: where for name, where in definitions.items() if len(where) > 1}


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Yield the functions and methods that others may call."""
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
