"""Stated dates of real policies in eight languages, against what a reader found in each of them.

`date_gold.csv` holds facts only: the repository, commit and path of each policy, and the dates it states.
The policies stay in their repositories: clone those that you want to measure into ``CLONES/owner/name`` (bare
clones will do), and run ``python -m benchmarks.real_dates CLONES`` from the project's root. How the sets were
drawn and read is told in docs/dates.md.
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
LANGUAGES = ("de", "en", "es", "fr", "it", "ja", "nl", "pt")
KINDS = ("effective", "updated", "unlabelled")

# What a static site generator reads and no reader sees: front matter, attribute lists.
_FRONT_MATTER = re.compile(r"\A(---|\+\+\+)\s*\n.*?\n\1\s*\n", re.DOTALL)
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
    """Print, for each set, the policies that are read wrongly and the share of those that are read right."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    for name in dict.fromkeys(row["set"] for row in rows):
        counts: Counter[str] = Counter()
        for row in rows:
            if row["set"] == name:
                counts.update(judged(policy_of(clones, row), row))
        measured = counts["right"] + counts["wrong"]
        print(
            f"{name} set: {counts['right']} of {measured} right ({counts['right'] / max(measured, 1):.1%}), "
            f"{counts['invented']} with an invented date, {counts['not cloned']} not cloned; "
            + ", ".join(f"{language} {counts[language]}" for language in LANGUAGES)
        )


def judged(text: str | None, row: dict[str, str]) -> list[str]:
    """Return what is counted for a policy, and print what is wrong.

    Args:
        text: the policy, None if it is not there.
        row: the facts about it; a date that says more exactly what they say is right. A bar separates two
            readings of a text that can be read in two ways.
    """
    if text is None:
        return ["not cloned"]
    found = read_in(text)
    wrong = [kind for kind in KINDS if not any(_says(found[kind], one) for one in row[kind].split("|"))]
    for kind in wrong:
        print(f"{row['repository']} {row['path']}: {kind} {found[kind] or '-'}, not {row[kind] or '-'}")
    invented = ["invented"] if any(found[kind] for kind in wrong) else []
    return ["wrong" if wrong else "right", row["language"], *invented]


def _says(found: str, wanted: str) -> bool:
    """Return whether a date is the wanted one, or says more exactly what it says."""
    return found[: len(wanted) or None] == wanted


if __name__ == "__main__":
    main(Path(sys.argv[1]))
