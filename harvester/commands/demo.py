"""`harvest demo`: the whole path, offline, on the small archive that ships with the package."""

from __future__ import annotations

import click

DEFAULT_FOLDER = "harvest-demo"
OUTBOX = "outbox"


@click.command("demo")
@click.argument("folder", metavar="[DIR]", required=False, default=DEFAULT_FOLDER)
def demo_command(folder: str) -> int:
    """Show all of it, offline, on a small archive that ships with the package.

    The files of the demo (its configuration, its archive, a corpus document) and the store that comes of
    them are put into DIR, to look at and to try things out with. The company does not exist.
    """
    from pathlib import Path
    from shlex import join

    from harvester.cli import main
    from harvester.demo import demo_files

    files = demo_files(Path(folder))
    config = ["--config", str(files.config)]
    steps: tuple[tuple[str, list[str]], ...] = (
        ("A corpus document cites a snapshot of the policy:", ["import", *config, str(files.document)]),
        ("Its company's history, from the archive in a file:", [*config, "--company", "larkspur"]),
        ("The timeline of versions:", ["log", *config, "--company", "larkspur"]),
        ("What changed between two effective dates:", ["diff", *config, "--company", "larkspur", *FROM_TO]),
        ("What was looked at, and what was not:", ["status", *config, "--company", "larkspur"]),
        ("The change digest, as it would be mailed:", ["digest", *config, "--since", "2018"]),
        ("All of it, as a mail in a folder:", ["digest", *config, "--send", "--since", "2012"]),
    )
    if (Path(folder) / OUTBOX).exists():
        steps = steps[:-1]
    for caption, arguments in steps:
        click.echo(click.style(f"\n{caption}", bold=True))
        click.echo(click.style(f"$ harvest {join(arguments)}\n", dim=True))
        code = main(arguments)
        if code:
            return code
    for mail in sorted((Path(folder) / OUTBOX).glob("*.eml")):
        click.echo(f"{mail}: every mail program opens it")
    click.echo(f"\nEverything of this demo lies in {folder}/; try: harvest {join([*config])} --dry-run")
    return 0


# The dates from which the policy of the demo's company counts, before and after a section was inserted.
FROM_TO = ("2012-03-01", "2014-01-15")
