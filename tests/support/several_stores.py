"""The same companies in one store, in a store each, and in stores of groups."""

from __future__ import annotations

import re
from pathlib import Path

from tests.support.many_companies import SMALL, configuration, corpus, write_captures

ONE, EACH, GROUPS = "one", "each", "groups"
PLACES = {ONE: "one.db", EACH: "each/{company}.db", GROUPS: "groups/{group}.db"}
COMPANIES, CONFIGURED = 5, 4
"""How many companies there are, and how many of them the configuration names."""


def name(number: int) -> str:
    """Return the slug of a company."""
    return f"company-{number:06}"


def write_files(folder: Path, *, documents: int = 2, extra: str = "") -> None:
    """Write a configuration for each way to keep the companies, an archive, and corpus documents.

    Args:
        folder: where to.
        documents: how many corpus documents of each company.
        extra: further text at the beginning of each configuration.
    """
    (folder / "corpus").mkdir()
    for file, content in corpus(COMPANIES, documents, sections=SMALL):
        (folder / "corpus" / file).write_bytes(content)
    write_captures(folder / "own.warc.gz", COMPANIES)
    for kind, path in PLACES.items():
        write_configuration(folder, kind, path, extra)


def write_configuration(folder: Path, kind: str, path: str, extra: str = "") -> Path:
    """Write a configuration; every third company has no group, the others are in two.

    Args:
        folder: where to.
        kind: its name.
        path: `[store] path`.
        extra: further text at its beginning.
    """
    text = re.sub(
        r'(name = "Company (\d+)"\n)',
        lambda found: found[1] + (f'group = "g{int(found[2]) % 3}"\n' if int(found[2]) % 3 else ""),
        configuration(CONFIGURED),
    )
    file = folder / f"{kind}.toml"
    head = f'[archive]\nlocation = "own.warc.gz"\n[store]\npath = "{path}"\n'
    file.write_text(f"{extra}{head}{text}", encoding="utf-8")
    return file
