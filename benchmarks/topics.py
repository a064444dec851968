"""Topics: how many told ones are true, and how many important ones are told, on real neighbouring versions.

Run ``python -m benchmarks.topics FOLDER`` with a folder that has a bare clone of each collection that
``topics_gold.json`` names, as ``OWNER+NAME/repo``. The answers are names of topics; nothing is copied.
"""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from benchmarks.usable import Repository
from diffs import compare
from diffs.summaries import summarize

GOLD = Path(__file__).with_name("topics_gold.json")


def told(folder: Path, pair: Mapping[str, Any]) -> set[str]:
    """Return the topics that are told of a pair of versions."""
    repository = Repository(folder, pair["repository"])
    shown = (repository.git("show", f"{pair['commit']}{before}:{pair['path']}") for before in ("^", ""))
    old, new = (one.decode("utf-8", "replace") for one in shown)
    return {tag.topic for tag, _ in summarize(compare(old, new), old).summary.topics}


def measure(folder: Path, pairs: Iterable[Mapping[str, Any]]) -> str:
    """Return precision and recall on a set of pairs, in words."""
    all_told = true = required = found = count = 0
    for pair in pairs:
        topics, must = told(folder, pair), set(pair["required"])
        count += 1
        all_told += len(topics)
        true += len(topics & (must | set(pair["defensible"])))
        required += len(must)
        found += len(topics & must)
    return (
        f"{count} pairs: {true} of {all_told} told topics are true ({true / all_told:.1%}), "
        f"{found} of {required} important ones are told ({found / required:.1%})"
    )


def main() -> None:
    """Print a line for each set."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    folder = parser.parse_args().folder
    for name, pairs in json.loads(GOLD.read_text("utf-8")).items():
        print(f"{name}: {measure(folder, pairs)}")


if __name__ == "__main__":
    main()
