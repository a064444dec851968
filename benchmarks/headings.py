"""How many headings of real policies are found: what a person reads as headings beside `diffs.split`.

Run ``python -m benchmarks.headings MIRROR``. MIRROR is a folder that holds, for each collection of Open Terms
Archive (https://github.com/OpenTermsArchive) and each repository named in `headings_gold.json`, the git
directory ``OWNER+NAME/repo``. Nothing of them is copied: of each heading, the list keeps its number
and a hash of its letters and digits.

The documents were drawn at random, from versions (Markdown) and snapshots (pages and PDF files, read by the
recipe `complete`), and their headings were read before it was looked at what the rules find; only those of
the set *read later* were read beside it. A title of the whole document and lines about which a reader may
doubt are *optional*: found or not, they count for nothing.
"""

from __future__ import annotations

import argparse
import hashlib
import json
from collections import Counter, defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.usable import Repository
from diffs import split
from harvester.extract import extract

GOLD = Path(__file__).with_name("headings_gold.json")

_HASH_LENGTH = 10
_MEDIA_TYPES = {".html": "text/html", ".pdf": "application/pdf"}


@dataclass(frozen=True, slots=True)
class Score:
    """How well headings were found.

    Attributes:
        found: headings that were found.
        extra: lines that were taken for headings, and are none.
        missed: headings that were not found.
    """

    found: int = 0
    extra: int = 0
    missed: int = 0

    def __add__(self, other: Score) -> Score:
        """Return the numbers of both."""
        return Score(self.found + other.found, self.extra + other.extra, self.missed + other.missed)

    @property
    def precision(self) -> float:
        """The share of what was found that is a heading."""
        return self.found / max(1, self.found + self.extra)

    @property
    def recall(self) -> float:
        """The share of the headings that were found."""
        return self.found / max(1, self.found + self.missed)

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall."""
        return 2 * self.found / max(1, 2 * self.found + self.extra + self.missed)


def main() -> None:
    """Print the scores of each set of documents, and with ``--each`` those of each document."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("mirror", type=Path)
    parser.add_argument("--each", action="store_true", help="print also the documents that are not perfect")
    arguments = parser.parse_args()
    sets: dict[str, list[Score]] = defaultdict(list)
    for gold in json.loads(GOLD.read_text("utf-8")):
        one = score(text_of(arguments.mirror, gold), gold)
        sets[gold["set"]].append(one)
        if arguments.each and (one.extra or one.missed):
            print(f"{gold['repository']}: {gold['path']}: {one}")
    for name, scores in sets.items():
        total = sum(scores, Score())
        print(
            f"{name:12} {len(scores):3} documents, {total.found + total.missed:4} headings: precision "
            f"{total.precision:.3f}, recall {total.recall:.3f}, F1 {total.f1:.3f}"
        )


def text_of(mirror: Path, gold: dict[str, Any]) -> str:
    """Return the text of a document, a page or a PDF file at a commit.

    Args:
        mirror: the folder of the git directories.
        gold: where the document is.

    Returns:
        Its Markdown.
    """
    payload = Repository(mirror, gold["repository"]).git("show", f"{gold['commit']}:{gold['path']}")
    kind = _MEDIA_TYPES.get(Path(gold["path"]).suffix)
    if kind is None:
        return payload.decode("utf-8")
    page = extract(payload, kind, f"https://x.example/{gold['path'].split('/')[0]}", recipe="complete")
    return f"# {page.title}\n\n{page.markdown}"


def score(text: str, gold: dict[str, Any]) -> Score:
    """Compare the headings of a text with those that a person read.

    Args:
        text: the text.
        gold: its headings, and what may be one.

    Returns:
        The numbers.
    """
    sections = [section for section in split(text) if section.level]
    doubtful = set(gold["optional"])
    found = Counter((section.number, hashed(section.heading)) for section in sections)
    allowed = {
        (section.number, hashed(section.heading))
        for section in sections
        if doubtful & {hashed(section.heading), hashed(section.number + section.heading)}
    }
    expected: Counter[tuple[str, str]] = Counter((number, words) for number, words in gold["headings"])
    extra = sum(count for heading, count in (found - expected).items() if heading not in allowed)
    return Score((found & expected).total(), extra, (expected - found).total())


def hashed(heading: str) -> str:
    """Return the hash of the letters and digits of a heading."""
    letters = "".join(filter(str.isalnum, heading.casefold()))
    return hashlib.sha256(letters.encode()).hexdigest()[:_HASH_LENGTH]


if __name__ == "__main__":
    main()
