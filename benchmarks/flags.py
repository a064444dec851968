"""Flags: every silent edit and late notice told of the histories in collections of policies.

Run ``python -m benchmarks.flags CLONES REPOSITORY...`` from the project's root. CLONES is a folder with
clones in ``owner/name`` (bare clones will do); REPOSITORY is one, such as OpenTermsArchive/dating-versions.
Nothing of them is copied: what is printed names the commit and the path, so that ``git show COMMIT -- PATH``
shows what a flag is about. `flags_read.csv` says of those that were read whether they are true. The last
lines say how many of the flags told are true, and how many of the true ones are told.
"""

from __future__ import annotations

import csv
import random
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
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
# Of each file, its newest versions; of each collection, the files in which flags were read, and so many
# others, in an order that never changes.
_VERSIONS, _FILES, _SEED = 30, 60, "s1"
# In characters: shorter texts are errors of the collection, longer ones take minutes.
_SHORTEST, _LONGEST = 500, 200_000

# The commit of the new text, the file and the flag.
Told = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class ShownText:
    """A text, and when it was seen.

    Attributes:
        text: the text.
        commit: the commit that added it.
        capture: the time of the commit, as that of a capture.
    """

    text: Text
    commit: str
    capture: str


def git(repository: Path, *arguments: str, lines: Iterable[str] = ()) -> bytes:
    """Return what git prints."""
    command = ["git", "-C", str(repository), "-c", "core.quotePath=false", *arguments]
    given = "".join(f"{line}\n" for line in lines).encode()
    return subprocess.run(command, input=given, capture_output=True, check=True).stdout


def histories(repository: Path) -> dict[str, list[tuple[str, int]]]:
    """Return for each file its commits with their times, oldest first."""
    log = git(repository, "log", "--reverse", "--no-renames", "--name-only", "--format=%x01%H %at")
    found: dict[str, list[tuple[str, int]]] = defaultdict(list)
    for block in log.decode("utf-8", "replace").split("\x01")[1:]:
        head, *paths = filter(None, block.split("\n"))
        commit, seconds = head.split()
        for path in paths:
            if re.fullmatch(r".+/.+\.md", path):
                found[path].append((commit, int(seconds)))
    return found


def told(repository: Path, wanted: set[str]) -> Iterator[tuple[Told, int | None]]:
    """Yield the accusing flags of the files of a collection, with the number of words that changed."""
    commits = {path: found for path, found in histories(repository).items() if len(found) > 1}
    others = sorted(commits.keys() - wanted)
    random.Random(_SEED).shuffle(others)
    for path in (*sorted(commits.keys() & wanted), *others[:_FILES]):
        shown = list(shown_texts(repository, path, commits[path][-_VERSIONS:]))
        texts = {one.text.sha256: one.text.markdown for one in shown}
        commit_of = {one.capture: one.commit for one in shown}
        readings = [reading(path, one.capture, one.text) for one in shown]
        for version in derive_timeline(readings, texts.__getitem__).versions:
            for flag in version.flag_evidence:
                if flag.flag in ACCUSING:
                    yield (commit_of[flag.after.capture], path, flag.flag), flag.words


def shown_texts(repository: Path, path: str, commits: list[tuple[str, int]]) -> Iterator[ShownText]:
    """Yield the texts of a file.

    How long a text was there after its commit is not known: a collection may miss a page for weeks.
    """
    names = [f"{commit}:{path}" for commit, _ in commits]
    blobs, at = git(repository, "cat-file", "--batch", lines=names), 0
    for commit, seconds in commits:
        head, _, _ = blobs[at:].partition(b"\n")
        at += len(head) + 1
        if head.endswith(b" missing"):
            continue
        size = int(head.split()[-1])
        markdown, at = blobs[at : at + size].decode("utf-8", "replace"), at + size + 1
        if _SHORTEST <= len(markdown) <= _LONGEST:
            title = Path(path).stem
            yield ShownText(read_text(title, f"# {title}\n\n{markdown}"), commit, timestamp(seconds))


def timestamp(seconds: int) -> str:
    """Return a time as that of a capture."""
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


def main(clones: Path, repositories: list[str]) -> None:
    """Print each flag with what is known of it, and how many are true and how many true ones are told."""
    with READ.open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["repository"] in repositories]
    known = {(row["commit"], row["path"], row["flag"]): row["verdict"] for row in rows}
    sums: Counter[tuple[str, str]] = Counter()
    found: set[Told] = set()
    for repository in repositories:
        wanted = {row["path"] for row in rows if row["repository"] == repository}
        for one, words in told(clones / repository, wanted):
            verdict = known.get(one, "not read")
            sums[one[2], verdict] += 1
            found.add(one)
            commit, path, flag = one
            print(repository, commit, flag, words, verdict, path, sep="\t", flush=True)
    for flag in ACCUSING:
        true, false, unread = (sums[flag, verdict] for verdict in ("true", "false", "not read"))
        others = sum(number for (of, _), number in sums.items() if of == flag) - true - false - unread
        missed = sum(
            one not in found for one, verdict in known.items() if one[2] == flag and verdict == "true"
        )
        print(
            f"{flag}: {true + false + others + unread} told, {unread} not read; of those read {true} true,"
            f" {false} false, {others} neither ({true / max(true + false, 1):.1%} of the judged ones true);"
            f" {missed} of {true + missed} known true ones not told"
        )


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
