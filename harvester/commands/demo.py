"""`harvest demo`: the whole path, offline, on the small archive that ships with the package."""

from __future__ import annotations

from pathlib import Path
from shlex import join

import click

from diffs.text import one_line
from harvester.demo import DemoFiles, demo_files

DEFAULT_FOLDER = "harvest-demo"
OUTBOX = "outbox"
# Two effective dates of the policy of the demo's company: before and after a section was inserted.
FROM_TO = ("2012-03-01", "2014-01-15")


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False, default=DEFAULT_FOLDER)
@click.pass_context
def demo_command(ctx: click.Context, folder: str) -> int:
    """Show everything, offline, on a small archive that ships with the package.

    The files of the demo (a configuration, an archive, a corpus document) and the store that is made from
    them are written to DIR, so that you can look at them and try things out. The company does not exist.
    """
    files = demo_files(Path(folder))
    config = ["--config", str(files.config)]
    outbox = Path(folder) / OUTBOX
    calls = _calls(files, config)
    for caption, arguments in calls[:-1] if outbox.exists() else calls:
        click.echo()
        click.echo(click.style(one_line(caption), bold=True))
        click.echo(click.style(one_line(f"$ harvest {join(arguments)}"), dim=True) + "\n")
        code = _harvest(ctx, arguments)
        if code:
            return code
    for mail in sorted(outbox.glob("*.eml")):
        click.echo(one_line(f"{mail}: open it with any mail program"))
    click.echo()
    click.echo(one_line(f"The files of this demo are in {folder}/. Try also:"))
    for arguments in _more_calls(Path(folder), config):
        click.echo("  " + one_line(f"harvest {join(arguments)}"))
    return 0


def _calls(files: DemoFiles, config: list[str]) -> tuple[tuple[str, list[str]], ...]:
    """Return the commands of the demo, each with a caption; the last one writes mails."""
    return (
        ("A corpus document cites a snapshot of the policy:", ["import", *config, str(files.document)]),
        ("The history of its company, from an archive in a file:", [*config, "--company", "larkspur"]),
        ("The timeline of versions:", ["log", *config, "--company", "larkspur"]),
        ("What changed between two effective dates:", ["diff", *config, "--company", "larkspur", *FROM_TO]),
        ("What was looked at, and what was not:", ["status", *config, "--company", "larkspur"]),
        ("The change digest, as it would be mailed:", ["digest", *config, "--since", "2018"]),
        ("All changes, as a mail in a folder:", ["digest", *config, "--send", "--since", "2012"]),
    )


def _more_calls(folder: Path, config: list[str]) -> tuple[list[str], ...]:
    """Return commands that are left to the reader, because they write files or print much."""
    return (
        ["search", *config, "sell"],
        ["report", *config, str(folder / "site")],
        ["export", *config, "csv", str(folder / "tables")],
        ["feed", *config],
        ["datasette", *config],
        [*config, "--dry-run"],
    )


def _harvest(ctx: click.Context, arguments: list[str]) -> int:
    """Run another command of the program that this command belongs to, and return its exit code."""
    program = ctx.find_root()
    result = program.command.main(args=list(arguments), prog_name=program.info_name, standalone_mode=False)
    return int(result or 0)
