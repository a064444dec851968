"""Whether the whole policy is in the text, and how much else: ours beside other extractors on the same pages.

Run ``python -m benchmarks.usable MIRROR COLLECTION...``. MIRROR is a folder that holds, for each collection
of Open Terms Archive (https://github.com/OpenTermsArchive), the git directories
``OpenTermsArchive+<collection>-snapshots/repo`` and ``OpenTermsArchive+<collection>-versions/repo``. Nothing
of them is copied; the commits that were read are printed. The other extractors are in the ``bench`` extra.

The first, the middle and the last capture of each document are compared with the text that people selected
from it, as recorded at that time. A capture counts if the page holds 70 % of the words of that text.
"""

from __future__ import annotations

import argparse
import html
import re
import subprocess
import sys
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

from harvester.extract import ExtractError, Recipe, extract

_WORD = re.compile(r"\w+")
_UNSPACED = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]")
_ADDRESS = re.compile(r"\]\([^)]*\)|https?://\S+")
_NO_TEXT = re.compile(r"(?is)<(script|style|noscript|template|svg)\b.*?</\1\s*>|<!--.*?-->|<[^>]+>")
_CANONICAL = re.compile(rb'<link[^>]+rel="?canonical"?[^>]*href="(https?://[^"]+)"')

_SHORTEST_POLICY = 40  # words
_HELD_BY_THE_PAGE = 0.7
_USABLE, _HALF, _FLIP = 0.9, 0.5, 0.3
# In seconds: a text may be recorded a little later than the capture it was made from.
_LATER = 600

Words = Counter[str]
Extractor = Callable[["Sample"], str]


@dataclass(frozen=True, slots=True)
class Sample:
    """A capture, and the words that its policy has.

    Attributes:
        document: collection and path.
        url: of the page, or one like it.
        body: as captured.
        policy: the words that people chose.
        page: all words of the page.
    """

    document: str
    url: str
    body: bytes
    policy: Words
    page: Words


@dataclass(frozen=True, slots=True)
class Commit:
    """A change of a file.

    Attributes:
        time: in seconds since 1970.
        sha: of the commit.
        is_deletion: whether the file is gone.
    """

    time: int
    sha: str
    is_deletion: bool


class Repository:
    """A git directory of the mirror.

    Args:
        mirror: the folder of the git directories.
        name: ``owner/name``.
    """

    def __init__(self, mirror: Path, name: str) -> None:
        self._path = mirror / name.replace("/", "+") / "repo"

    def git(self, *arguments: str) -> bytes:
        """Return what git prints."""
        command = ["git", "-C", str(self._path), "-c", "core.quotePath=false", *arguments]
        return subprocess.run(command, capture_output=True, check=True).stdout

    def histories(self, suffix: str) -> dict[str, list[Commit]]:
        """Return the commits of each file whose name ends so, the oldest first."""
        log = self.git("log", "--reverse", "--no-renames", "--format=%x01%H %ct", "--name-status")
        found: dict[str, list[Commit]] = defaultdict(list)
        sha, time = "", 0
        for line in log.decode("utf-8", "replace").split("\n"):
            if line.startswith("\x01"):
                sha, seconds = line[1:].split()
                time = int(seconds)
            elif "\t" in line:
                status, path = line.split("\t", 1)
                path = path.strip('"')
                if path.endswith(suffix):
                    found[path].append(Commit(time, sha, status == "D"))
        return found


def words(text: str) -> Words:
    """Return the words of a text with their numbers, without addresses; CJK character by character."""
    found = _WORD.findall(_ADDRESS.sub(lambda match: "]" if match[0][0] == "]" else " ", text.lower()))
    return Counter(part for word in found for part in (word if _UNSPACED.search(word) else [word]))


def samples(mirror: Path, collection: str) -> Iterator[Sample]:
    """Yield the captures of a collection that hold their policy."""
    snapshots = Repository(mirror, f"OpenTermsArchive/{collection}-snapshots")
    versions = Repository(mirror, f"OpenTermsArchive/{collection}-versions")
    texts = versions.histories(".md")
    for path, history in sorted(snapshots.histories(".html").items()):
        captures = [commit for commit in history if not commit.is_deletion]
        text_path = f"{path.removesuffix('.html')}.md"
        for place in sorted({0, len(captures) // 2, len(captures) - 1}) if captures else ():
            capture = captures[place]
            before = [one for one in texts.get(text_path, ()) if one.time <= capture.time + _LATER]
            before = [one for one in before if not one.is_deletion]
            if not before:
                continue
            policy = words(versions.git("show", f"{before[-1].sha}:{text_path}").decode("utf-8", "replace"))
            body = snapshots.git("show", f"{capture.sha}:{path}")
            page = words(html.unescape(_NO_TEXT.sub(" ", body.decode("utf-8", "replace"))))
            held = len(set(policy) & set(page)) >= _HELD_BY_THE_PAGE * len(policy)
            if held and policy.total() >= _SHORTEST_POLICY:
                yield Sample(f"{collection}/{path}", _address(body), body, policy, page)


def _address(body: bytes) -> str:
    """Return the address that a page gives itself, or one like it."""
    found = _CANONICAL.search(body)
    return found[1].decode("utf-8", "replace") if found else "https://www.example.com/legal/policy"


def _ours(sample: Sample, recipe: Recipe) -> str:
    try:
        return extract(sample.body, "text/html; charset=utf-8", sample.url, recipe).text
    except ExtractError:
        return ""


def complete(sample: Sample) -> str:
    """Return our text by the recipe ``complete``."""
    return _ours(sample, "complete")


def corpus(sample: Sample) -> str:
    """Return our text by the recipe ``corpus``."""
    return _ours(sample, "corpus")


def trafilatura(sample: Sample) -> str:
    """Return trafilatura's text, set to miss as little as it can."""
    from trafilatura import extract as run

    return run(sample.body.decode("utf-8", "replace"), url=sample.url, favor_recall=True) or ""


def readability_lxml(sample: Sample) -> str:
    """Return the text of readability-lxml's article."""
    import readability

    article = readability.Document(sample.body.decode("utf-8", "replace")).summary()
    return html.unescape(_NO_TEXT.sub(" ", article))


def resiliparse(sample: Sample) -> str:
    """Return resiliparse's main content."""
    from resiliparse.extract.html2text import extract_plain_text

    return str(extract_plain_text(sample.body.decode("utf-8", "replace"), main_content=True))


EXTRACTORS: tuple[Extractor, ...] = (complete, corpus, trafilatura, readability_lxml, resiliparse)


def line_for(extractor: Extractor, pages: list[Sample]) -> str:
    """Return what an extractor reached, as a row of a table."""
    kept: dict[str, list[float]] = defaultdict(list)
    noise = []
    for sample in pages:
        found = words(extractor(sample))
        both = (sample.policy & found).total()
        kept[sample.document].append(both / max(1, (sample.policy & sample.page).total()))
        noise.append(1 - both / max(1, found.total()))
    shares = [share for document in kept.values() for share in document]
    usable = sum(share >= _USABLE for share in shares) / len(shares)
    half = sum(share < _HALF for share in shares)
    flips = sum(max(document) - min(document) > _FLIP for document in kept.values())
    noise.sort()
    middle, high = noise[len(noise) // 2], noise[len(noise) * 9 // 10]
    return f"| {extractor.__name__} | {usable:.1%} | {half} | {flips} | {middle:.3f} | {high:.3f} |"


def main() -> int:
    """Print a table of all extractors that are installed."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("mirror", type=Path)
    parser.add_argument("collections", nargs="+")
    arguments = parser.parse_args()
    pages: list[Sample] = []
    for collection in arguments.collections:
        pages.extend(samples(arguments.mirror, collection))
        for kind in ("snapshots", "versions"):
            name = f"OpenTermsArchive/{collection}-{kind}"
            head = Repository(arguments.mirror, name).git("rev-parse", "HEAD").decode()
            print(f"https://github.com/OpenTermsArchive/{collection}-{kind} at {head.strip()}")
    print(f"\n{len(pages)} captures of {len({page.document for page in pages})} documents\n")
    print("| extractor | usable | under half | flips | noise, median | noise, p90 |")
    print("|---|---:|---:|---:|---:|---:|")
    for extractor in EXTRACTORS:
        try:
            print(line_for(extractor, pages), flush=True)
        except ImportError:
            print(f"| {extractor.__name__} | not installed |")
    return 0


if __name__ == "__main__":
    sys.exit(main())
