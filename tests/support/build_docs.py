"""Write the generated parts of the documentation: ``python -m tests.support.build_docs``.

A test compares them with what is in the repository.
"""

from __future__ import annotations

import re
from inspect import cleandoc

import click
from click_man.man import ManPage

from harvester.cli import COMMANDS, harvest
from tests.support.imports import reachable, unit_imports
from tests.support.paths import ROOT

COMMANDS_PAGE = ROOT / "docs" / "commands.md"
MAN_PAGES = ROOT / "docs" / "man"
DESIGN_PAGE = ROOT / "docs" / "design.md"
_PICTURE = re.compile(r"(<!-- imports -->\n).*?(<!-- end of imports -->)", re.DOTALL)
_INTRODUCTION = """# Commands

<!-- Generated from the help texts by `python -m tests.support.build_docs`; do not edit. -->

What each command prints with `--help`. [json.md](json.md) describes the output for other programs.
"""


def commands_page() -> str:
    """Return docs/commands.md, made from the help of every command."""
    parts = [_INTRODUCTION, _section("harvest", harvest, None)]
    # The settings of the root command name the help option (-h); click keeps the option that it makes first.
    with click.Context(harvest, info_name="harvest", **harvest.context_settings) as context:
        for name in COMMANDS:
            command = harvest.get_command(context, name)
            assert command is not None, name
            parts.append(_section(f"harvest {name}", command, context, name))
    return "\n".join(parts)


def _section(title: str, command: click.Command, parent: click.Context | None, name: str = "harvest") -> str:
    # Help is wrapped at the width of the terminal, which a page does not have.
    context = click.Context(
        command,
        info_name=name,
        parent=parent,
        terminal_width=96,
        max_content_width=96,
        **command.context_settings,
    )
    help_text = "\n".join(line.rstrip() for line in command.get_help(context).splitlines())
    return f"## {title}\n\n```text\n{help_text}\n```\n"


def man_pages() -> dict[str, str]:
    """Return the manual pages, made from the help of every command: name of the file → roff."""
    with click.Context(harvest, info_name="harvest", **harvest.context_settings) as root:
        pages = {"harvest.1": _man_page(root, [(name, line) for name, (_, line) in COMMANDS.items()])}
        for name in COMMANDS:
            command = harvest.get_command(root, name)
            assert command is not None, name
            context = click.Context(command, info_name=name, parent=root, **command.context_settings)
            pages[f"harvest-{name}.1"] = _man_page(context, [])
    return pages


def _man_page(context: click.Context, commands: list[tuple[str, str]]) -> str:
    command = context.command
    help_text = cleandoc(command.help or "")
    page = ManPage(context.command_path)
    page.version, page.date = "harvest", ""
    page.short_help = help_text.partition("\n\n")[0].replace("\n", " ")
    page.synopsis = " ".join(command.collect_usage_pieces(context))
    page.description = help_text
    options = [one.get_help_record(context) for one in command.params if isinstance(one, click.Option)]
    page.options = [one for one in options if one is not None]
    page.commands = commands
    return f"{page}\n"


def design_page(today: str) -> str:
    """Return docs/design.md with the picture of the imports drawn anew.

    Args:
        today: the page as it is.
    """
    graph = unit_imports()
    arrows = [
        f"    {_node(unit)} --> {_node(other)}"
        for unit, others in sorted(graph.items())
        for other in sorted(_direct(graph, others))
    ]
    picture = "\n".join(["```mermaid", "graph TD", *arrows, "```"])
    return _PICTURE.sub(lambda found: f"{found[1]}{picture}\n{found[2]}", today)


def _direct(graph: dict[str, set[str]], others: set[str]) -> set[str]:
    """Return the arrows that no longer path implies, so that the picture can be read."""
    below = {other: reachable(graph, other) for other in others}
    implied = {
        other
        for other in others
        for via in others - {other}
        if other in below[via] and via not in below[other]
    }
    return others - implied


def _node(unit: str) -> str:
    return f'{unit.replace("/", "_")}["{unit}"]'


def main() -> None:
    """Write the pages."""
    COMMANDS_PAGE.write_text(commands_page(), encoding="utf-8")
    MAN_PAGES.mkdir(exist_ok=True)
    for name, page in man_pages().items():
        (MAN_PAGES / name).write_text(page, encoding="utf-8")
    DESIGN_PAGE.write_text(design_page(DESIGN_PAGE.read_text("utf-8")), encoding="utf-8")


if __name__ == "__main__":
    main()
