"""Stated dates of real policies in eight languages, against what a person read in each of them.

`date_gold.csv` holds facts only: the repository, commit and path of each policy, and the dates that it states.
The policies themselves stay in their repositories: clone those that you want to measure into ``CLONES/owner/name``
(bare clones will do), and run ``python -m benchmarks.real_dates CLONES`` from the project's root.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

from harvester.extract.dates import effective_of, stated_dates, updated_of

GOLD = Path(__file__).with_name("date_gold.csv")
KINDS = ("effective", "updated", "unlabelled")

# What a static site generator reads and no reader sees: front matter, attribute lists.
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\n.*?\n\1\n", re.DOTALL)
_ATTRIBUTES = re.compile(r"^\{:.*\}$", re.MULTILINE)


def policy_of(clones: Path, row: dict[str, str]) -> str | None:
    """Return the text of a policy as its readers see it, or None if its repository was not cloned."""
    folder = clones / row["repository"]
    if not folder.exists():
        return None
    shown = subprocess.run(
        ["git", "-C", str(folder), "show", f"{row['commit']}:{row['path']}"], capture_output=True, check=True
    )
    return _ATTRIBUTES.sub("", _FRONT_MATTER.sub("", shown.stdout.decode("utf-8", "replace")))


def read_in(text: str) -> dict[str, str]:
    """Return the dates that the rules read in a policy, by kind; empty for none."""
    dates = stated_dates(text)
    labelled = {"effective": effective_of(dates), "updated": updated_of(dates)}
    found = {kind: stated.iso if stated else "" for kind, stated in labelled.items()}
    return found | {"unlabelled": next((one.iso for one in dates if one.label == "none"), "")}


def main(clones: Path) -> None:
    """Print each policy that is read wrongly, and the share of those that are read right."""
    counts: Counter[str] = Counter()
    languages: Counter[str] = Counter()
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for row in rows:
        text = policy_of(clones, row)
        if text is None:
            counts["not cloned"] += 1
            continue
        found = read_in(text)
        wrong = {kind for kind in KINDS if found[kind][: len(row[kind]) or None] != row[kind]}
        invented = {kind for kind in wrong if found[kind]}
        counts.update({"right": not wrong, "wrong": bool(wrong), "invented": bool(invented)})
        languages[row["language"]] += 1
        for kind in sorted(wrong):
            print(f"{row['repository']} {row['path']}: {kind} {found[kind] or '-'}, not {row[kind] or '-'}")
    measured = counts["right"] + counts["wrong"]
    share = counts["right"] / measured if measured else 0
    print(
        f"{counts['right']} of {measured} right ({share:.1%}), {counts['invented']} with an invented date, "
        f"{counts['not cloned']} not cloned; {dict(sorted(languages.items()))}"
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]))
