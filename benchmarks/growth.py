"""How many bytes a store needs for the snapshots of a long history, in whatever order they come.

    python -m benchmarks.growth

On the series of real captures in the reference material. The plan begins with the newest and the oldest and
goes on by halves, so the nearest snapshot that is kept already may be months away.
"""

from __future__ import annotations

import json
import os
import random
import sys
import tempfile
import time
from collections import deque
from datetime import UTC, datetime
from pathlib import Path

from harvester.archive.warc import WarcArchive
from store import Store
from store.records import Capture, Company, Document
from store.tables.snapshots import StoredSnapshot

SHARED = Path(os.environ.get("HARVEST_SHARED", Path(__file__).resolve().parents[2] / "shared"))
SERIES = SHARED / "archives" / "terms-series.warc.gz"
TRUTH = SHARED / "archives" / "terms-series.truth.json"


def halving(count: int) -> list[int]:
    """Newest, oldest, then the middle of each gap: the order in which the plan reads."""
    order, gaps = [count - 1, 0][:count], deque([(0, count - 1)])
    while gaps:
        low, high = gaps.popleft()
        if high - low > 1:
            middle = (low + high) // 2
            order.append(middle)
            gaps += [(low, middle), (middle, high)]
    return order


def shuffled(count: int) -> list[int]:
    """Any order."""
    return random.Random(1).sample(range(count), count)


ORDERS = {
    "as the plan reads": halving,
    "oldest first": lambda count: list(range(count)),
    "newest first": lambda count: list(range(count))[::-1],
    "at random": shuffled,
}


def measure(archive: WarcArchive, addresses: tuple[str, ...], order: str, path: Path) -> tuple[int, ...]:
    """Keep all captures of some documents, read all back, and count.

    Args:
        archive: where they come from.
        addresses: one for each document.
        order: a key of `ORDERS`.
        path: where the store is made.

    Returns:
        How many snapshots, their bytes as they are, as they are kept, in the whole file, key frames; and
        milliseconds of processor time to keep one and to read one back.
    """
    keeping = reading = 0.0
    with Store(path) as store:
        store.sources.add_company(Company("series", "Series"))
        names = []
        for number, address in enumerate(addresses):
            document = store.sources.add_document(Document("series", f"document-{number}", address))
            captures = [capture for page in archive.captures(address) for capture in page.captures]
            store.captures.add_captures(document, archive.location, captures)
            for place in ORDERS[order](len(captures)):
                keeping += _keep(store, archive, document, captures[place])
            names += [(document, capture.timestamp, capture.original) for capture in captures]
        random.Random(2).shuffle(names)
        before = time.process_time()
        for name in names:
            if store.snapshots.find(*name) is None:
                raise AssertionError(f"{name} was kept and is not there")
        reading = time.process_time() - before
        row = store.database.row(
            "SELECT sum(size) AS raw, sum(length(data)) AS kept, sum(base IS NULL) AS keys FROM bodies"
        )
        assert row is not None
        # All is in the file itself, not beside it, when its pages are counted.
        pages = store.database.row(
            "SELECT page_count * page_size AS size FROM pragma_page_count, pragma_page_size"
        )
        assert pages is not None
        each = 1000 / max(1, len(names))
        return (
            len(names),
            row["raw"],
            row["kept"],
            pages["size"],
            row["keys"],
            round(keeping * each),
            round(reading * each),
        )


def _keep(store: Store, archive: WarcArchive, document: int, capture: Capture) -> float:
    """Keep one capture; gives the seconds of processor time that it took."""
    memento = archive.fetch(capture)
    known = store.captures.capture_at(document, capture.timestamp, capture.original, capture.digest)
    assert known is not None
    before = time.process_time()
    store.snapshots.add(document, StoredSnapshot(known.id, memento.snapshot, memento.statuscode))
    return time.process_time() - before


def main() -> int:
    """Print the table."""
    if not SERIES.is_file():
        print(f"no reference material: {SERIES} is not on this machine", file=sys.stderr)
        return 1
    addresses = tuple(document["url"] for document in json.loads(TRUTH.read_text("utf-8")).values())
    archive = WarcArchive(SERIES, lambda: datetime.now(UTC))
    print("| order | snapshots | raw | kept | whole file | key frames | ms to keep | ms to read back |")
    print("|---|---:|---:|---:|---:|---:|---:|---:|")
    for order in ORDERS:
        with tempfile.TemporaryDirectory() as folder:
            count, raw, kept, whole, keys, keep, read = measure(
                archive, addresses, order, Path(folder) / "harvest.db"
            )
        print(
            f"| {order} | {count} | {raw / 1e6:.1f} MB | **{kept / 1e6:.2f} MB** | {whole / 1e6:.2f} MB "
            f"| {keys} | {keep} | {read} |"
        )
    archive.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
