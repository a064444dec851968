"""A store with two policies that do not exist, and Datasette on the loopback interface that shows it."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from harvester.cli import main
from harvester.demo import demo_files
from tests.support.stand_in.world import Held
from tests.support.warcs import write_warc

NAME = "histories"
URL = "https://ferncliff-boats.example/terms"
_COMPANY = f"""
[companies.ferncliff]
name = "Ferncliff Boats"
domains = ["ferncliff-boats.example"]
[companies.ferncliff.documents.terms]
title = "Terms of Hire"
urls = ["{URL}"]
"""
_HIRE = (
    "<p>You may hire a boat for a day or for a week, and bring it back to the jetty before it is dark.</p>"
)
_ARBITRATION = (
    "<p>Any dispute about a boat shall be settled by binding arbitration, and you waive your right to a "
    "trial by jury.</p>"
)
_COURTS = "<p>Any dispute about a boat is a matter for the courts of the county where the jetty stands.</p>"
_PAGES = (_COURTS, _ARBITRATION, _ARBITRATION.replace("a boat", "a boat or an oar"))


@dataclass(frozen=True, slots=True)
class Served:
    """Datasette, as it is asked.

    Attributes:
        address: of the server, without a slash at the end.
        store: the store that it shows.
    """

    address: str
    store: Path

    def rows(self, path: str, **asked: str) -> list[Mapping[str, Any]]:
        """Return the rows of a table, a view or a query."""
        found = self.answer(path, **asked, _shape="array")
        assert isinstance(found, list)
        return found

    def answer(self, path: str, **asked: str) -> Any:
        """Return what Datasette says as JSON."""
        return json.loads(self.text(f"{path}.json", **asked))

    def text(self, path: str, **asked: str) -> str:
        """Return a page as it is."""
        return self.page(f"/{NAME}{path}?{urlencode(asked)}")

    def page(self, path: str) -> str:
        """Return a page of any database as it is."""
        with urllib.request.urlopen(f"{self.address}{path}", timeout=30) as reply:
            return str(reply.read().decode())


def two_policies(folder: Path) -> Path:
    """Return a store with the policy of the demo, and with terms that state no date.

    Args:
        folder: where it is made.
    """
    files = demo_files(folder)
    pages = [
        Held(f"{2015 + year}0301120000", URL, _terms(dispute).encode()) for year, dispute in enumerate(_PAGES)
    ]
    archive = write_warc(folder / "ferncliff.warc.gz", pages)
    config = files.config.read_text("utf-8").replace(
        'location = "larkspur.warc"', f'location = ["larkspur.warc", "{archive.name}"]'
    )
    files.config.write_text(config + _COMPANY, encoding="utf-8")
    store = folder / f"{NAME}.db"
    assert main(["--config", str(files.config), "--db", str(store), "--quiet"]) == 0
    return store


def _terms(dispute: str) -> str:
    parts = "".join(f"<h2>{number}. Part {number}</h2>{_HIRE * 3}" for number in range(1, 4))
    return (
        f"<title>Terms of Hire</title><main><h1>Terms of Hire</h1>{parts}<h2>4. Disputes</h2>{dispute}</main>"
    )


@contextmanager
def serving(store: Path, *others: Path, metadata: Path) -> Iterator[Served]:
    """Let Datasette show stores, at a port that is free.

    Args:
        store: the store.
        others: further stores.
        metadata: what `harvest datasette` printed.
    """
    command = [sys.executable, "-m", "datasette", "serve", *map(str, (store, *others))]
    command += ["--metadata", str(metadata), "--host", "127.0.0.1", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--metadata", str(metadata), "--host", "127.0.0.1", "--port", "0"],
        stderr=subprocess.PIPE,
        text=True,
    )
    try:
        assert process.stderr is not None
        said = ""
        while not (found := re.search(r"running on (http://127\.0\.0\.1:[0-9]+)", said)):
            line = process.stderr.readline()
            assert line, said
            said += line
        yield Served(found[1], store)
    finally:
        process.terminate()
        process.communicate(timeout=30)
