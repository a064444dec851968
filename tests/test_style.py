"""The rules of writing, read from the syntax trees: sizes, names, docstrings.

Each rule is one test, which lists everything that breaks it: a test for each file would cost minutes.
"""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from tests.support.imports import MODULES, name_of
from tests.support.paths import ROOT
from tests.support.trees import file_of, forget_trees, functions_of, statements_in, tree_of

PYTHON = sorted([*MODULES, *(ROOT / "tests").rglob("*.py"), *(ROOT / "benchmarks").rglob("*.py")])


def teardown_module() -> None:
    forget_trees()


def matching(pattern: str, paths: Iterable[Path]) -> list[str]:
    """Return which files match a pattern, and where."""
    return [
        f"{file_of(path)}: {found[0]}"
        for path in paths
        for found in re.finditer(pattern, path.read_text("utf-8"))
    ]


def test_files_keep_their_size() -> None:
    sizes = {file_of(path): len(path.read_text("utf-8").splitlines()) for path in PYTHON}
    assert not {name: lines for name, lines in sizes.items() if lines > 400}


def test_functions_keep_their_size() -> None:
    sizes = {
        f"{file_of(path)}: {function.name}": (function.end_lineno or sys.maxsize) - function.lineno
        for path in PYTHON
        for function in functions_of(path)
    }
    assert not {name: lines for name, lines in sizes.items() if lines >= 60}


def test_the_formatter_formats_everything() -> None:
    assert not matching(r"#\s*fmt:\s*(?:skip|off)", PYTHON)


def test_numbers_for_people_are_written_by_one_function() -> None:
    others = [path for path in MODULES if name_of(path) != "diffs.in_words"]
    assert not matching(r"\{[^{}\n]*:,\w*\}", others), "use `number` or `count`"


def parameters(function: ast.FunctionDef | ast.AsyncFunctionDef) -> list[str]:
    """Return the names of the parameters that a call gives."""
    arguments = function.args
    names = [one.arg for one in (*arguments.posonlyargs, *arguments.args, *arguments.kwonlyargs)]
    return names[1:] if names[:1] in (["self"], ["cls"]) else names


def test_functions_have_at_most_six_parameters() -> None:
    assert not {
        f"{file_of(path)}: {function.name}": names
        for path in PYTHON
        for function in functions_of(path)
        if len(names := parameters(function)) > 6
    }


def defined_names(path: Path) -> Iterator[str]:
    """Yield the classes, types and public functions that a module defines, without leading underscores."""
    for node in statements_in(tree_of(path)):
        if isinstance(node, ast.ClassDef):
            yield node.name.lstrip("_")
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
            yield node.name
        targets = node.targets if isinstance(node, ast.Assign) else ()
        yield from (one.id for one in targets if isinstance(one, ast.Name) and not one.id.isupper())


def test_a_name_of_a_class_or_function_stands_for_one_thing() -> None:
    definitions: dict[str, list[str]] = {}
    for path in MODULES:
        for name in defined_names(path):
            definitions.setdefault(name, []).append(name_of(path))
    # Each package may say what it exports.
    del definitions["__all__"]
    assert not {name: where for name, where in definitions.items() if len(where) > 1}


def public_functions(path: Path) -> Iterator[ast.FunctionDef]:
    """Yield the functions and methods that others may call."""
    tree = tree_of(path)
    owners: list[ast.Module | ast.ClassDef] = [tree]
    owners += [n for n in tree.body if isinstance(n, ast.ClassDef) and not n.name.startswith("_")]
    for owner in owners:
        for node in owner.body:
            if isinstance(node, ast.FunctionDef) and not node.name.startswith("_"):
                yield node


def raised_by(function: ast.FunctionDef) -> set[str]:
    """Return the errors that a function raises by itself, and must describe."""
    raised = {
        node.exc.func.id
        for node in statements_in(function)
        if isinstance(node, ast.Raise)
        and isinstance(node.exc, ast.Call)
        and isinstance(node.exc.func, ast.Name)
    }
    return raised - {"AssertionError", "NotImplementedError"}


def test_modules_and_public_functions_say_what_they_do() -> None:
    silent = [name_of(path) for path in MODULES if not ast.get_docstring(tree_of(path))]
    for path in MODULES:
        for function in public_functions(path):
            overloaded = any("overload" in ast.dump(decorator) for decorator in function.decorator_list)
            if not ast.get_docstring(function) and not overloaded:
                silent.append(f"{name_of(path)}.{function.name}")
    assert not silent


def test_public_functions_say_what_they_raise() -> None:
    assert not {
        f"{name_of(path)}.{function.name}": raised
        for path in MODULES
        for function in public_functions(path)
        if (raised := raised_by(function)) and "Raises:" not in (ast.get_docstring(function) or "")
    }
