"""What it costs to read a text (dates, sections, words), beside its extraction, in processor time.

Run ``python -m benchmarks.reading`` from the project's root: the pages of ../shared. With ``MIRROR
COLLECTION...``, as in `benchmarks.usable`, the newest texts of collections of Open Terms Archive are read,
too; their pages are not extracted.
"""

from __future__ import annotations

import argparse
import gc
import re
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from benchmarks.extraction import SHARED, samples
from benchmarks.usable import Repository
from diffs import count_words, essence, split
from harvester.extract import extract, stated_dates
from harvester.extract.dates import dateless
from harvester.pipeline.extracting import read_text

_Result = TypeVar("_Result")
_ROUNDS = 3  # the shortest time counts: what else the machine does only ever adds


class Stopwatch:
    """Adds up what each part costs.

    Attributes:
        seconds: of processor time, by the name of the part.
    """

    def __init__(self) -> None:
        self.seconds: defaultdict[str, float] = defaultdict(float)

    def time(self, part: str, function: Callable[..., _Result], *arguments: object) -> _Result:
        """Call a function, and return what it returns."""
        started = time.process_time()
        result = function(*arguments)
        self.seconds[part] += time.process_time() - started
        return result


def read_parts(text: str, stopwatch: Stopwatch) -> None:
    """Do what `read_text` does, part by part."""
    dates = stopwatch.time("stated_dates", stated_dates, text)
    stopwatch.time("dateless", dateless, text, dates)
    stopwatch.time("essence", essence, text)
    stopwatch.time("count_words", count_words, text)
    stopwatch.time("split", split, text)


def cost(texts: list[str], *, alone: bool) -> dict[str, float]:
    """Return what reading the texts costs.

    Args:
        texts: distinct ones.
        alone: whether nothing that was remembered from one text may help with the next.

    Returns:
        Seconds, by the name of the part.
    """
    caches = [found for found in gc.get_objects() if isinstance(found, type(read_text))]
    rounds = []
    for _ in range(_ROUNDS):
        stopwatch = Stopwatch()
        for number, text in enumerate(texts):
            if alone or number == 0:
                re.purge()
                for cache in caches:
                    cache.cache_clear()
            read_parts(text, stopwatch)
        rounds.append(stopwatch.seconds)
    return min(rounds, key=lambda seconds: sum(seconds.values()))


def collected(mirror: Path, collections: Iterable[str]) -> Iterator[str]:
    """Yield the newest texts of collections."""
    for collection in collections:
        versions = Repository(mirror, f"OpenTermsArchive/{collection}-versions")
        for path in versions.git("ls-tree", "-r", "-z", "--name-only", "HEAD").decode().split("\0"):
            if path.endswith(".md"):
                yield versions.git("show", f"HEAD:{path}").decode("utf-8", "replace")


def show(name: str, texts: list[str], extraction: float) -> None:
    """Print the cost of reading, part by part.

    Args:
        name: of the texts.
        texts: distinct ones.
        extraction: seconds that it took to extract them, or 0 where they are not ours.
    """
    size = sum(map(len, texts))
    print(f"{name}: {len(texts)} distinct texts, {size / 1e6:.1f} million characters")
    for how, alone in (("each by itself", True), ("one after another", False)):
        seconds = cost(texts, alone=alone)
        total = sum(seconds.values())
        beside = f", {total / extraction:.2f} x extraction" if extraction else ""
        print(f"  {how}: {1000 * total / len(texts):.2f} ms per text{beside}")
        for part, spent in seconds.items():
            print(f"    {part:12} {1000 * spent / len(texts):6.2f} ms  {spent / total:4.0%}")


def main() -> None:
    """Print what reading costs."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument("mirror", nargs="?", type=Path)
    parser.add_argument("collections", nargs="*")
    arguments = parser.parse_args()
    extracting: dict[str, float] = {}
    for page in samples(SHARED):
        stopwatch = Stopwatch()
        text = stopwatch.time("extract", extract, page.body, "text/html", page.url, "complete").text
        extracting.setdefault(text, stopwatch.seconds["extract"])
    show("../shared", list(extracting), sum(extracting.values()))
    if arguments.mirror:
        show("collections", list(dict.fromkeys(collected(arguments.mirror, arguments.collections))), 0)


if __name__ == "__main__":
    main()
