"""Stated dates: how many of the 103 policies in ../shared/dates are right, beside htmldate if it is there.

Run ``python -m benchmarks.dates`` from the project's root.
"""

from __future__ import annotations

import csv
import html
import time
from collections.abc import Callable
from pathlib import Path

from harvester.extract.dates import stated_dates

DATES = Path(__file__).resolve().parents[2] / "shared" / "dates"


def ours(text: str) -> str | None:
    """Return the most authoritative date that the policy states."""
    return next((one.iso for one in stated_dates(text)), None)


def htmldate(text: str) -> str | None:
    """Return what htmldate finds in the same text as a page of paragraphs."""
    from htmldate import find_date

    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    found = find_date(f"<html><body>{paragraphs}</body></html>", original_date=False, extensive_search=True)
    return found if found is None else str(found)


def main(folder: Path = DATES) -> None:
    """Print a line for each of the two."""
    with (folder / "gold.csv").open(encoding="utf-8", newline="") as file:
        gold = [(row["file"], row["stated_date"]) for row in csv.DictReader(file)]
    texts = {name: (folder / name).read_text("utf-8", "replace") for name, _ in gold}
    finders: list[Callable[[str], str | None]] = [ours, htmldate]
    for find in finders:
        started = time.process_time()
        try:
            right = sum((find(texts[name]) or "")[: len(stated)] == stated for name, stated in gold)
        except ImportError:
            print(f"{find.__name__:10} not installed")
            continue
        print(f"{find.__name__:10} {right} of {len(gold)} right, {time.process_time() - started:.1f} s")


if __name__ == "__main__":
    main()
