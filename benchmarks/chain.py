"""What the chain costs an import, a run and a list, in processor time and bytes; and what a check takes.

    python -m benchmarks.chain

Everything is done twice, with the chain and without it. The documents and the list are made up; the run reads
the series of real captures in the reference material, and is left out where there is none.
"""

from __future__ import annotations

import json
import random
import sqlite3
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from unittest import mock

from benchmarks.growth import SERIES, TRUTH
from harvester.cli import main as harvest
from harvester.config import Settings
from harvester.corpus.document import header
from harvester.pipeline.importing import import_document
from harvester.reports import Verification
from store import Store
from store.records import Capture, Company, Document

DOCUMENTS = 2_000
CAPTURES = 20_000
SECTIONS, WORDS = 20, 120
NOW = datetime(2026, 11, 20, 6, 15, tzinfo=UTC)

Work = Callable[[Path], None]


def policy(number: int) -> str:
    """Return a corpus document of the usual size."""
    dice = random.Random(number)
    words = [f"word{dice.randrange(4_000)}" for _ in range(SECTIONS * WORDS)]
    sections = (
        f"## {place + 1}. Section\n\n{' '.join(words[place * WORDS : (place + 1) * WORDS])}.\n"
        for place in range(SECTIONS)
    )
    domain = f"company-{number}.example"
    head = header(domain, "20150101120000", f"http://www.{domain}/privacy")
    return f"{head}\n\n# Privacy Policy\n\n" + "\n".join(sections)


def import_documents(path: Path) -> None:
    """Import many corpus documents."""
    with Store(path) as store:
        for number in range(DOCUMENTS):
            payload = policy(number).encode()
            import_document(store, Settings(), f"{number}.md", payload, NOW)


def list_captures(path: Path) -> None:
    """Store a long list, of which nothing is fetched."""
    url, key = "http://www.company.example/privacy", "example,company)/privacy"
    with Store(path) as store:
        store.sources.add_company(Company("company", "Company"))
        document = store.sources.add_document(Document("company", "privacy", "Privacy"))
        rows = [
            Capture(key, f"{20000101000000 + number}", url, "text/html", 200, f"{number:032d}", 5_000)
            for number in range(CAPTURES)
        ]
        store.captures.add_captures(document, "https://web.archive.org", rows)


def run_series(path: Path) -> None:
    """Harvest the series of real captures, every one of them."""
    config = path.with_suffix(".toml")
    config.write_text(_series_configuration())
    harvest(["--config", str(config), "--db", str(path), "--archive", str(SERIES), "--quiet"])


def _series_configuration() -> str:
    """Return a configuration that reads every capture of the series."""
    truth = json.loads(TRUTH.read_text("utf-8"))
    documents = "".join(
        f'[companies.series.documents.document-{number}]\ntitle = "{number}"\nurls = ["{one["url"]}"]\n'
        for number, one in enumerate(truth.values())
    )
    return f"[archive]\nbudget = 400\nresolution_days = 0\n[companies.series]\nname = 'Series'\n{documents}"


def measured(work: Work, path: Path, *, chained: bool) -> tuple[float, int]:
    """Return the seconds of processor time that some work takes, and the bytes of its store."""
    before = time.process_time()
    if chained:
        work(path)
    else:
        with mock.patch("store.database.Sealer"):
            work(path)
    seconds = time.process_time() - before
    connection = sqlite3.connect(path)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return seconds, path.stat().st_size


def main() -> int:
    """Print the table."""
    works: dict[str, Work] = {
        f"import of {DOCUMENTS:,} documents": import_documents,
        f"list of {CAPTURES:,} captures": list_captures,
    }
    if SERIES.is_file():
        works["run over 353 captures"] = run_series
    print("| work | processor time | bytes | time with the chain | size | check |")
    print("|---|---:|---:|---:|---:|---:|")
    for name, work in works.items():
        with tempfile.TemporaryDirectory() as folder:
            plain, small = measured(work, Path(folder) / "plain.db", chained=False)
            chained, large = measured(work, Path(folder) / "chained.db", chained=True)
            before = time.process_time()
            with Verification(Path(folder) / "chained.db", {}) as verification:
                faults = list(verification.faults())
            if faults:
                raise AssertionError(faults[:3])
            check = time.process_time() - before
        print(
            f"| {name} | **+{chained / plain - 1:.1%}** | **+{large / small - 1:.1%}** | {chained:.1f} s "
            f"| {large / 1e6:.1f} MB | {check / chained:.2f} × |"
        )
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
