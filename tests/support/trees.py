"""The syntax trees of the project's own files."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from tests.support.paths import ROOT

# Where a node has statements. The expressions below them are most of a tree, and slow to walk through.
_BLOCKS = ("body", "orelse", "finalbody", "handlers", "cases")


def file_of(path: Path) -> str:
    """Return the path of a file from the project's root."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree_of(path: Path) -> ast.Module:
    """Return the syntax tree of a file, which is parsed once."""
    return ast.parse(path.read_text("utf-8"))


def statements_in(tree: ast.AST) -> Iterator[ast.AST]:
    """Yield a node and every statement in it, at any depth."""
    waiting = [tree]
    while waiting:
        node = waiting.pop()
        yield node
        for block in _BLOCKS:
            waiting += getattr(node, block, ())


@cache
def functions_of(path: Path) -> tuple[ast.FunctionDef | ast.AsyncFunctionDef, ...]:
    """Return every function in a file, at any depth."""
    return tuple(
        node
        for node in statements_in(tree_of(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
    )


def forget_trees() -> None:
    """Forget all trees, which fill much memory, after the tests that read them."""
    tree_of.cache_clear()
    functions_of.cache_clear()
