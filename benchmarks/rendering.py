"""Rendering: processor time and requests of each capture of a site that only scripts can show.

Run ``python -m benchmarks.rendering WARC...`` with recordings of sites, such as those that
`tests/support/sites` makes. The captures of each are rendered in the order of their time; what one needed is
known to the next.
"""

from __future__ import annotations

import argparse
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import psutil

from harvester.archive.warc import WarcArchive
from harvester.archive.warc.warc_files import WarcFiles
from harvester.pipeline.page_renderer import PageRenderer
from harvester.rendering import Renderer
from store import Store
from store.records import Company, Document, PolicyUrl

_DAYS = 30
_FEWEST = 3  # captures: what is asked for once, like a bundle, has but one or two


def processor_seconds() -> float:
    """Return the processor time of this process and of the browser, in seconds."""
    own = psutil.Process()
    spent = 0.0
    for process in (own, *own.children(recursive=True)):
        try:
            times = process.cpu_times()
        except psutil.NoSuchProcess:
            continue
        spent += times.user + times.system
    return spent


def address_of(path: Path) -> str:
    """Return the address of a recording that was captured most often: that of the policy."""
    counts: dict[str, int] = {}
    files = WarcFiles(path)
    for file in files.files:
        for entry in file.entries:
            if entry.capture.mimetype == "text/html":
                counts[entry.capture.original] = counts.get(entry.capture.original, 0) + 1
    files.close()
    address = max(counts, key=lambda one: (counts[one], one), default="")
    if counts.get(address, 0) < _FEWEST:
        sys.exit(f"{path}: has no page that was captured {_FEWEST} times")
    return address


def rows(path: Path, browser: Renderer) -> Iterator[tuple[str, int, int, float, float]]:
    """Yield timestamp, requests to the index and for mementos, processor and real time of each capture."""
    archive = WarcArchive(path, lambda: datetime.now(UTC))
    url = address_of(path)
    with tempfile.TemporaryDirectory() as folder, Store(Path(folder) / "h.db") as store:
        store.sources.add_company(Company("site", "Site", ()))
        row = store.sources.add_document(Document("site", "policy", "Policy", (PolicyUrl(url),)))
        renderer = PageRenderer(store, archive, row, browser, _DAYS)
        captures = [one for page in archive.captures(url) for one in page.captures]
        for capture in sorted(captures, key=lambda one: one.timestamp):
            page = archive.fetch(capture).snapshot
            index, memento = archive.requests.index, archive.requests.memento
            spent, begun = processor_seconds(), time.perf_counter()
            renderer.render(page, datetime.now(UTC))
            yield (
                capture.timestamp,
                archive.requests.index - index,
                archive.requests.memento - memento,
                processor_seconds() - spent,
                time.perf_counter() - begun,
            )
    archive.close()


def main() -> None:
    """Print a line for each capture."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("files", nargs="+", type=Path, metavar="WARC")
    print("| site | capture | index | mementos | CPU s | s |\n|---|---|---:|---:|---:|---:|")
    with Renderer() as browser:
        for path in parser.parse_args().files:
            for timestamp, index, memento, spent, passed in rows(path, browser):
                name = path.name.partition(".")[0]
                print(f"| {name} | {timestamp[:4]} | {index} | {memento} | {spent:.2f} | {passed:.1f} |")


if __name__ == "__main__":
    main()
