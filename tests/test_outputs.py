"""What is printed has passed the door for untrusted text: read from the syntax trees of all modules."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support.imports import MODULES
from tests.support.paths import ROOT

# Each gives text that a terminal may show, whatever it is given (diffs/text).
DOORS = {"one_line", "message", "json_line", "printable"}
# Each gives words of ours: numbers, hashes.
OURS = {"count", "number", "when", "sha256_of"}
# Each adds nothing foreign to what it is given.
FRAMES = {"click.style"}
PRINTERS = {
    "click.echo",
    "click.secho",
    "print",
    "sys.stdout.write",
    "sys.stderr.write",
    "sys.stdout.buffer.write",
    "self._progress.add_task",
    "self._progress.update",
}
# What is printed without passing a door there, and why.
ALLOWED = {
    ("harvester/cli.py", "error.ctx.get_usage()"): "usage of a command, from its own declaration",
    ("harvester/cli.py", "error.ctx.command_path"): "name of a command, from its own declaration",
    ("harvester/cli.py", "error.ctx.help_option_names[0]"): "name of an option of ours",
    (
        "harvester/commands/comparison_output.py",
        "FORMATS[written.form](replace(given, colour=colour, width=width))",
    ): "renderers clean it",
    ("harvester/commands/evidence.py", "size"): "a number in words",
    ("harvester/commands/evidence.py", "name"): "one_line, a few lines above",
    ("harvester/commands/evidence.py", "report.sha256"): "a hash",
    ("harvester/commands/extract.py", "text.encode()"): "byte for byte, but not to a terminal",
    ("harvester/commands/feed.py", "written.encode()"): "XML, byte for byte, but not to a terminal",
    ("harvester/commands/import_.py", "self.summary()"): "numbers",
    ("harvester/commands/import_.py", "importing.summary()"): "numbers",
    (
        "harvester/commands/verify.py",
        "'\\n'.join(verification.manifest())",
    ): "names of tables and hashes, and slugs of a store without faults; its bytes are hashed",
    ("harvester/commands/verify.py", "'\\n'.join(parts.lines())"): "the same of several stores",
    ("harvester/commands/log.py", "csv_header()"): "names of columns",
    ("harvester/commands/progress.py", "self._task"): "a number of rich",
}


def printed(path: Path) -> Iterator[ast.expr]:
    """Return what is printed by a module: the text of each call that prints."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and ast.unparse(node.func) in PRINTERS:
            yield from node.args[:1]
            yield from (one.value for one in node.keywords if one.arg == "description")


def unclean(node: ast.expr) -> Iterator[str]:
    """Return the parts of an expression that may be foreign text as it came."""
    if isinstance(node, ast.Constant):
        return
    if isinstance(node, ast.JoinedStr):
        for part in node.values:
            yield from unclean(part)
    elif isinstance(node, ast.FormattedValue):
        yield from unclean(node.value)
    elif isinstance(node, ast.BinOp) and isinstance(node.op, ast.Add):
        yield from (*unclean(node.left), *unclean(node.right))
    elif isinstance(node, ast.IfExp):
        yield from (*unclean(node.body), *unclean(node.orelse))
    elif isinstance(node, ast.Call) and ast.unparse(node.func) in FRAMES:
        yield from unclean(node.args[0])
    elif not (isinstance(node, ast.Call) and ast.unparse(node.func) in DOORS | OURS):
        yield ast.unparse(node)


def test_what_is_printed_passed_the_door() -> None:
    found = {
        (path.relative_to(ROOT).as_posix(), part)
        for path in MODULES
        for argument in printed(path)
        for part in unclean(argument)
    }
    assert sorted(found - set(ALLOWED)) == []
    assert sorted(set(ALLOWED) - found) == [], "what is allowed is there"


@pytest.mark.parametrize(
    ("source", "foreign"),
    [
        ("click.echo(f'{name}: {one_line(text)}')", ["name"]),
        ("print(one_line(text) + rest)", ["rest"]),
        ("click.echo(click.style(title))", ["title"]),
        ("click.echo('a' if known else message(text))", []),
    ],
)
def test_the_test_sees(source: str, foreign: list[str]) -> None:
    call = ast.parse(source).body[0]
    assert isinstance(call, ast.Expr)
    assert isinstance(call.value, ast.Call)
    assert list(unclean(call.value.args[0])) == foreign
