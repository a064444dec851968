"""Who imports whom, read from the syntax trees; for the rules of the house and the picture in the docs."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path, PurePosixPath

from tests.support.paths import ROOT
from tests.support.trees import statements_in

ROOMS = ("diffs", "store", "harvester")
MODULES = sorted(path for room in ROOMS for path in (ROOT / room).rglob("*.py"))


def name_of(path: Path) -> str:
    """Return the dotted name of a module."""
    parts = path.relative_to(ROOT).with_suffix("").parts
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


NAMES = {name_of(path): path for path in MODULES}


def imports_of(path: Path) -> set[str]:
    """Return the modules that a file imports, wherever in it."""
    source = path.read_text("utf-8")
    tree = ast.parse(source)
    found: set[str] = set()
    for node in statements_in(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            assert node.module is not None
            known = {f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in NAMES else node.module for name in known}
    # What a lazy face loads by name is what it imports for type checkers.
    if "import_module" in source and name_of(path) != "diffs.lazy_face":
        calls = (node for node in ast.walk(tree) if isinstance(node, ast.Call))
        found = found.union(*map(_imported_by_name, calls))
    return found - {name_of(path)}


def _imported_by_name(call: ast.Call) -> set[str]:
    """Return what ``importlib.import_module`` can load: the name, or every module under its fixed start."""
    if not ast.unparse(call.func).endswith("import_module"):
        return set()
    argument = call.args[0]
    if isinstance(argument, ast.Constant):
        return {str(argument.value)}
    start = argument.values[0] if isinstance(argument, ast.JoinedStr) else None
    assert isinstance(start, ast.Constant), f"{ast.unparse(call)}: a name that cannot be read"
    return {name for name in NAMES if name.startswith(str(start.value))}


@cache
def graph() -> dict[str, set[str]]:
    """Return what each module imports. Reading it takes a second, and each process collects all tests."""
    return {name: imports_of(path) for name, path in NAMES.items()}


def unit_of(name: str) -> str:
    """Return the unit of a module in the picture: its folder below a room, or itself."""
    parts = PurePosixPath(NAMES[name].relative_to(ROOT).as_posix()).with_suffix("").parts
    return parts[0] if parts[1] == "__init__" else "/".join(parts[:2])


def unit_imports() -> dict[str, set[str]]:
    """Return which units the modules of each unit import."""
    found: dict[str, set[str]] = {unit_of(name): set() for name in graph()}
    for name, imported in graph().items():
        here = unit_of(name)
        found[here] |= {unit_of(other) for other in imported if other in NAMES} - {here}
    return found


def reachable(arrows: dict[str, set[str]], start: str) -> set[str]:
    """Return everything that can be reached from a node, over one arrow or more."""
    seen: set[str] = set()
    waiting = [start]
    while waiting:
        new = arrows[waiting.pop()] - seen
        seen |= new
        waiting.extend(new)
    return seen
