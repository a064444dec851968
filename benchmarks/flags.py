"""Flags: every silent edit and late notice told of the histories in collections of Open Terms Archive.

Run ``python -m benchmarks.flags MIRROR COLLECTION...`` from the project's root. MIRROR is a folder with
clones of the repositories ``OpenTermsArchive/COLLECTION-versions``, each named so. Nothing of them is copied:
what is printed names the commit and the path, so that ``git show COMMIT -- PATH`` shows what a flag is about.
`benchmarks/flags_read.csv` says of those that were read whether they are true.
"""

from __future__ import annotations

import csv
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from harvester.extract.dates.stated import effective_of, updated_of
from harvester.pipeline.extracting import read_text
from harvester.pipeline.versioning import derive_timeline
from store.records import Reading
from store.tables.texts import Text

READ = Path(__file__).with_name("flags_read.csv")
ACCUSING = ("silent-edit", "late-notice")
# Of each file, its newest versions; of each collection, so many files, in an order that never changes.
_VERSIONS, _FILES, _SEED = 30, 120, "s1"
# In characters: shorter texts are errors of the collection, longer ones take minutes.
_SHORTEST, _LONGEST = 500, 200_000


@dataclass(frozen=True, slots=True)
class FlaggedCommit:
    """A flag, and the commit that it is about.

    Attributes:
        collection: the name of the collection.
        commit: the commit of the new text.
        path: the file.
        flag: the flag.
        words: how many words of the policy changed, or None.
    """

    collection: str
    commit: str
    path: str
    flag: str
    words: int | None


def git(repository: Path, *arguments: str) -> str:
    """Return what git prints."""
    command = ["git", "-C", str(repository), "-c", "core.quotePath=false", *arguments]
    return subprocess.run(command, capture_output=True, check=True).stdout.decode("utf-8", "replace")


def histories(repository: Path) -> dict[str, list[tuple[str, int]]]:
    """Return for each file its commits with their times, oldest first."""
    log = git(repository, "log", "--reverse", "--no-renames", "--name-only", "--format=%x01%H %at")
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for block in log.split("\x01")[1:]:
        head, *paths = filter(None, block.split("\n"))
        commit, seconds = head.split()
        for path in paths:
            if re.fullmatch(r".+/.+\.md", path):
                found[path].append((commit, int(seconds)))
    return found


def flagged_commits(collection: str, repository: Path) -> Iterator[FlaggedCommit]:
    """Yield the accusing flags of the files of a collection."""
    commits = {path: found for path, found in histories(repository).items() if len(found) > 3}
    paths = sorted(commits)
    random.Random(_SEED).shuffle(paths)
    for path in paths[:_FILES]:
        shown = dict(shown_texts(repository, path, commits[path][-_VERSIONS:]))
        texts = {text.sha256: text.markdown for text in shown.values()}
        commit_of = {timestamp(seconds): commit for commit, seconds in commits[path]}
        readings = [reading(path, at, text) for at, text in shown.items()]
        for version in derive_timeline(readings, texts.__getitem__).versions:
            for one in version.flag_evidence:
                if one.flag in ACCUSING:
                    yield FlaggedCommit(collection, commit_of[one.after.capture], path, one.flag, one.words)


def shown_texts(repository: Path, path: str, commits: list[tuple[str, int]]) -> Iterator[tuple[str, Text]]:
    """Yield the texts of a file, each with its time as that of a capture."""
    for commit, seconds in commits:
        command = ["git", "-C", str(repository), "show", f"{commit}:{path}"]
        found = subprocess.run(command, capture_output=True, check=False)
        markdown = found.stdout.decode("utf-8", "replace")
        if _SHORTEST <= len(markdown) <= _LONGEST:
            title = Path(path).stem
            yield timestamp(seconds), read_text(title, f"# {title}\n\n{markdown}")


def timestamp(seconds: int) -> str:
    """Return the time of a commit as that of a capture."""
    return f"{datetime.fromtimestamp(seconds, UTC):%Y%m%d%H%M%S}"


def reading(path: str, at: str, text: Text) -> Reading:
    """Return what a capture with a text would show."""
    return Reading(
        at,
        f"https://collection.example/{path}",
        "memento",
        text.sha256,
        text.essence,
        text.dateless,
        effective_of(text.dates),
        updated_of(text.dates),
        "rules",
        words=text.words,
    )


def main(mirror: Path, collections: list[str]) -> None:
    """Print each flag with what is known of it, and the sums."""
    with READ.open(encoding="utf-8", newline="") as file:
        known = {(row["commit"], row["path"]): row["verdict"] for row in csv.DictReader(file)}
    sums: Counter[str] = Counter()
    for collection in collections:
        for one in flagged_commits(collection, mirror / f"{collection}-versions"):
            verdict = known.get((one.commit, one.path), "not read")
            sums[f"{one.flag}: {verdict}"] += 1
            print(one.collection, one.commit, one.flag, one.words, verdict, one.path, sep="\t", flush=True)
    for name, number in sorted(sums.items()):
        print(f"{number:5} {name}")


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
