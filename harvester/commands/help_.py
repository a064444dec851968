"""`harvest help`: the help of a command."""

from __future__ import annotations

import click

from diffs.text import printable


@click.command("help")
@click.argument("names", metavar="[COMMAND]", nargs=-1)
@click.pass_context
def help_command(ctx: click.Context, names: tuple[str, ...]) -> int:
    """Show the help of a command, or the list of commands."""
    root = ctx.find_root()
    if not names:
        click.echo(printable(root.get_help()))
        return 0
    assert isinstance(root.command, click.Group)
    name, command, _ = root.command.resolve_command(root, list(names[:1]))
    assert command is not None
    with click.Context(command, info_name=name, parent=root, **command.context_settings) as context:
        click.echo(printable(command.get_help(context)))
    return 0
