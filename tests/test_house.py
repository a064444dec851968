"""The rules of the house, read from the syntax trees: who imports whom, the error tree.

Each rule is one test, which lists everything that breaks it: a test for each file would cost minutes.
"""

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

import harvester.errors
from diffs.errors import HarvesterError
from tests.support.imports import MODULES, ROOMS, graph, name_of, reachable, unit_imports
from tests.support.paths import ROOT
from tests.support.trees import file_of, forget_trees, functions_of, statements_in, tree_of

# The units of each room, top to bottom: a unit imports only what stands below it. "harvester" is its own
# `__init__`; "diffs" and "store" are the public faces of their rooms.
LAYERS = (
    "harvester/__main__",
    "harvester/cli",
    "harvester/commands",
    "harvester/schedule",
    "harvester/saving",
    "harvester/bulk",
    "harvester/site",
    "harvester/export",
    "harvester/reports",
    "harvester/evidence",
    "harvester/search",
    "harvester/stores",
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
    "harvester/datasette",
    "harvester/demo",
    "harvester/local_files",
    "harvester/report_paths",
    "harvester/safe_name",
    "harvester/processes",
    "harvester/errors",
    "harvester/version",
    "harvester",
    "store",
    "store/backup",
    "store/garbage",
    "store/checks",
    "store/store",
    "store/lock",
    "store/rows",
    "store/timeline",
    "store/reading_notes",
    "store/tables",
    "store/bodies",
    "store/compression",
    "store/database",
    "store/migrating",
    "store/chain",
    "store/lean_sqlite_utils",
    "store/opening",
    "store/writing",
    "store/waiting",
    "store/private_copy",
    "store/sqlite_errors",
    "store/migrations",
    "store/edit_spans",
    "store/pairs",
    "store/passage_digests",
    "store/records",
    "store/essences",
    "store/searching",
    "store/timestamps",
    "store/errors",
    "diffs",
    "diffs/compare",
    "diffs/align",
    "diffs/comparison",
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
    "diffs/lazy_pattern",
    "diffs/lazy_face",
)

# Each third-party package has one door; a package that is used through another's types has none. warcio has
# two (docs/decisions/0090-evidence-bundles.md).
DOORS = {
    "ada_url": {"harvester/extract/dom/links.py"},
    "apprise": {"harvester/delivery/apprise.py"},
    "apscheduler": {"harvester/schedule/daemon.py"},
    "dask": {"harvester/bulk/cluster.py"},
    "distributed": {"harvester/bulk/cluster.py"},
    "fsspec": {"harvester/bulk/places.py"},
    "pandas": {"harvester/bulk/cluster.py"},
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
    "rtoml": {"harvester/config/toml_values.py"},
    "selectolax": {"harvester/extract/dom/parse.py"},
    "sqlite_utils": {"store/lean_sqlite_utils.py"},
    "tinycss2": {"harvester/extract/dom/select.py"},
    "tomlkit": {"harvester/config/writing.py"},
    "urllib3": {"harvester/archive/http/connection.py"},
    "warcio": {"harvester/archive/warc/warc_file.py", "harvester/archive/warc/records.py"},
    "zstandard": {"store/compression.py"},
}
# Imports inside functions, by file. Commands are loaded when they are called, so that `harvest --help`
# answers at once; so is what most calls never need: PDF, progress bars, HTTP, SQLite, migrations, and what
# derives again. The browser's packages are an extra.
LATE_IMPORTS = {
    "harvester/cli.py": ("harvester.commands.run",),
    "harvester/archive/kinds.py": ("harvester.archive.",),
    "harvester/commands/bulk.py": ("harvester.bulk.",),
    "harvester/commands/import_data_set.py": ("harvester.bulk.",),
    "harvester/commands/comparison_output.py": ("harvester.commands.as_docx",),
    "harvester/commands/options.py": ("harvester.commands.log_lines",),
    "harvester/commands/progress.py": ("rich.",),
    "harvester/config/groups.py": ("diffs.weights.topics",),
    "harvester/config/toml_values.py": ("harvester.config.freed_memory",),
    "harvester/delivery/apprise.py": ("apprise",),
    "harvester/export/table_export.py": ("harvester.export.parquet",),
    "harvester/extract/page.py": ("harvester.extract.pdf",),
    "harvester/pipeline/up_to_date.py": ("harvester.pipeline.",),
    "harvester/rendering/browser.py": ("playwright.",),
    "harvester/rendering/watchdog.py": ("psutil",),
    "store/__init__.py": ("store.store",),
    "store/database.py": ("store.migrating",),
}
# click is the language of the command line itself: its door is a hall, not a module.
CLICK = re.compile(r"harvester/(cli|commands/\w+)\.py")


def teardown_module() -> None:
    forget_trees()


def test_rooms_are_imported_one_way() -> None:
    assert not {
        f"{here} imports {name}"
        for here, imported in graph().items()
        for name in imported
        if name.split(".")[0] in (*ROOMS[ROOMS.index(here.split(".")[0]) + 1 :], "tests", "benchmarks")
    }


def test_no_module_imports_itself_over_others() -> None:
    done: set[str] = set()

    def visit(name: str, path: tuple[str, ...]) -> None:
        assert name not in path, " → ".join((*path[path.index(name) :], name))
        if name in done:
            return
        for other in graph().get(name, ()):
            # A package's own modules are imported by its __init__, which is its face, not their user.
            if other in graph() and not name.startswith(f"{other}."):
                visit(other, (*path, name))
        done.add(name)

    for module in graph():
        visit(module, ())


def test_every_layer_exists_and_every_unit_has_one() -> None:
    assert sorted(unit_imports()) == sorted(LAYERS)


def test_arrows_between_folders_point_down() -> None:
    assert not {
        f"{unit} imports {other}, which does not stand below it"
        for unit, others in unit_imports().items()
        for other in others
        if other not in LAYERS[LAYERS.index(unit) + 1 :]
    }


def test_no_folder_imports_itself_over_others() -> None:
    arrows = unit_imports()
    assert not [unit for unit in arrows if unit in reachable(arrows, unit)]


def imported_names(path: Path) -> Iterator[tuple[str, str]]:
    """Yield what a module imports by name: from which module, and the name."""
    for node in statements_in(tree_of(path)):
        if isinstance(node, ast.ImportFrom):
            yield from ((str(node.module), alias.name) for alias in node.names)


def test_what_a_folder_exports_is_imported_from_the_folder() -> None:
    exported = {
        (module, name): name_of(path)
        for path in MODULES
        if path.name == "__init__.py"
        for module, name in imported_names(path)
        if module.startswith(f"{name_of(path)}.") and name != "lazy_face"
    }
    assert not {
        f"{name_of(path)} imports {module}.{name}, which {exported[module, name]} exports"
        for path in MODULES
        for module, name in imported_names(path)
        if (module, name) in exported and not f"{name_of(path)}.".startswith(f"{exported[module, name]}.")
    }


def imported_for_types(tree: ast.Module) -> dict[str, str]:
    """Return what a module imports only for type checkers: the names, and from which modules."""
    return {
        alias.asname or alias.name: str(statement.module)
        for node in tree.body
        if isinstance(node, ast.If) and ast.unparse(node.test) == "TYPE_CHECKING"
        for statement in node.body
        if isinstance(statement, ast.ImportFrom)
        for alias in statement.names
    }


def test_a_lazy_face_says_twice_what_it_exports() -> None:
    faces = {
        file_of(path): (tree_of(path), call.args[1])
        for path in MODULES
        if path.name == "__init__.py"
        for node in tree_of(path).body
        for call in [node.value if isinstance(node, ast.Expr) else None]
        if isinstance(call, ast.Call) and ast.unparse(call.func) == "lazy_face"
    }
    assert "diffs/__init__.py" in faces
    for file, (tree, modules) in faces.items():
        assert ast.literal_eval(modules) == imported_for_types(tree), file
        assert sorted(importlib.import_module(name_of(ROOT / file)).__all__) == sorted(
            imported_for_types(tree)
        )


def third_party(name: str) -> set[str]:
    """Return the third-party packages that a module imports, click aside."""
    packages = {imported.split(".")[0] for imported in graph()[name]}
    return packages - set(ROOMS) - set(sys.stdlib_module_names) - {"click"}


def test_imports_are_at_the_top() -> None:
    inside = {
        (file_of(path), ast.unparse(node))
        for path in MODULES
        for function in functions_of(path)
        for node in statements_in(function)
        if isinstance(node, ast.Import | ast.ImportFrom)
    }
    assert not {
        (file, one)
        for file, one in inside
        if not any(one.startswith(f"from {name}") for name in LATE_IMPORTS.get(file, ()))
    }


def test_click_is_imported_by_the_command_line_alone() -> None:
    users = {
        file_of(path)
        for path in MODULES
        if any(name.split(".")[0] == "click" for name in graph()[name_of(path)])
    }
    assert not {user for user in users if not CLICK.fullmatch(user)}


def test_each_package_has_one_door_which_is_used() -> None:
    users: dict[str, set[str]] = {}
    for path in MODULES:
        for package in third_party(name_of(path)):
            users.setdefault(package, set()).add(file_of(path))
    assert users == DOORS


def test_every_dependency_is_behind_a_door() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    extras = project["optional-dependencies"]
    used_extras = ("apprise", "bulk", "docx", "parquet", "render")
    needed = [*project["dependencies"], *(one for name in used_extras for one in extras[name])]
    declared = {re.split(r"[^\w-]", one)[0].lower() for one in needed}
    installed = importlib.metadata.packages_distributions()
    used = {name.lower() for package in (*DOORS, "click") for name in installed.get(package, [])}
    # tzdata is data that `zoneinfo` of the standard library reads.
    assert {one.replace("_", "-") for one in used} == declared - {"tzdata"}


def test_diffs_touches_nothing() -> None:
    world = {"os", "pathlib", "socket", "sqlite3", "subprocess", "time", "urllib.request", "random", "io"}
    for name, imported in graph().items():
        if name.split(".")[0] == "diffs":
            assert not imported & world, name


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


def test_the_readme_test_command_is_the_one_that_ci_runs() -> None:
    readme = (ROOT / "README.md").read_text("utf-8")
    command = re.search(r"<!-- test command -->\n+```sh\n(.+?)\n```", readme, re.DOTALL)
    assert command, "the README marks no test command"
    assert command[1] in (ROOT / ".ci" / "run").read_text("utf-8")
