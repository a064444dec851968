"""Exact texts and processor time per page, ours beside those of other extractors, in one run.

Run ``python -m benchmarks.extraction`` from the project's root; the others are in the ``bench`` extra, the
pages in ../shared. The floors in extraction_floors.json are never lowered silently: the run fails below them,
and ``--set-floors`` writes new ones, for a commit that says why.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from warcio.archiveiterator import ArchiveIterator

from harvester.extract import ExtractError, extract, extract_both

SHARED = Path(os.environ.get("HARVEST_SHARED", Path(__file__).resolve().parents[2] / "shared"))
FLOORS = Path(__file__).with_name("extraction_floors.json")


@dataclass(frozen=True, slots=True)
class Sample:
    """A page, and the text that it must give.

    Attributes:
        source: "corpus" or "series".
        url: of the page.
        body: as captured.
        text: the corpus document without its header line.
    """

    source: str
    url: str
    body: bytes
    text: str


def samples(shared: Path) -> Iterator[Sample]:
    """Yield the pages of the corpus, then the captures of the series."""
    for entry in json.loads((shared / "corpus" / "index.json").read_text("utf-8")):
        document = (shared / "corpus" / f"{entry['file']}.md").read_bytes().decode("utf-8")
        body = (shared / "corpus" / f"{entry['file']}.html").read_bytes()
        yield Sample("corpus", entry["url"], body, document.partition("\n\n")[2])
    expected = json.loads((shared / "archives" / "terms-series.expected.json").read_text("utf-8"))
    texts = {(one["url"], one["timestamp"]): expected["texts"][one["sha256"]] for one in expected["captures"]}
    with (shared / "archives" / "terms-series.warc.gz").open("rb") as file:
        for record in ArchiveIterator(file):
            if record.rec_type == "response":
                url = record.rec_headers.get_header("WARC-Target-URI")
                timestamp = "".join(filter(str.isdigit, record.rec_headers.get_header("WARC-Date")))[:14]
                yield Sample("series", url, record.content_stream().read(), texts[url, timestamp])


def ours(sample: Sample) -> str:
    """Return the text of this project."""
    try:
        return extract(sample.body, "text/html", sample.url).text
    except ExtractError:
        return ""


def both_recipes(sample: Sample) -> str:
    """Return the text of the corpus, made together with that of the recipe ``complete``."""
    try:
        return extract_both(sample.body, "text/html", sample.url)[0].text
    except ExtractError:
        return ""


def readability_lxml(sample: Sample) -> str:
    """readability-lxml's article, through html2text 2020.1.16 with the options of the corpus."""
    import html2text
    import readability

    document = readability.Document(sample.body.decode("utf-8", "replace"), url=sample.url)
    converter = html2text.HTML2Text(bodywidth=0)
    converter.unicode_snob = True
    converter.ignore_images = True
    markdown = converter.handle(document.summary()).strip("\n")
    return _with_title(sample, markdown)


def trafilatura(sample: Sample) -> str:
    """Return trafilatura's Markdown with links and tables."""
    from trafilatura import extract as run

    page = sample.body.decode("utf-8", "replace")
    found = run(page, url=sample.url, output_format="markdown", include_links=True, include_tables=True)
    return _with_title(sample, (found or "").strip("\n"))


def resiliparse(sample: Sample) -> str:
    """Return resiliparse's main content, as plain text with its structure."""
    from resiliparse.extract.html2text import extract_plain_text

    page = sample.body.decode("utf-8", "replace")
    found = extract_plain_text(page, main_content=True, preserve_formatting=True, links=True)
    return _with_title(sample, str(found).strip("\n"))


def _with_title(sample: Sample, markdown: str) -> str:
    """Return a text with the right title, which the others have their own ideas of."""
    return f"{sample.text.partition(chr(10))[0]}\n\n{markdown}\n"


@dataclass(frozen=True, slots=True)
class Score:
    """How an extractor did.

    Attributes:
        name: of the extractor.
        exact: texts that were right byte for byte, by source.
        similarity: of all texts to the right ones, 0 to 1, on the pages of the corpus.
        milliseconds: of processor time per page.
    """

    name: str
    exact: dict[str, int]
    similarity: float
    milliseconds: float


def score(extractor: Callable[[Sample], str], pages: list[Sample]) -> Score:
    """Run an extractor over all pages.

    Args:
        extractor: page in, text out.
        pages: the first is run once before, so that no import is timed.
    """
    extractor(pages[0])
    started = time.process_time()
    texts = [extractor(page) for page in pages]
    seconds = time.process_time() - started
    exact = {"corpus": 0, "series": 0}
    for page, text in zip(pages, texts, strict=True):
        exact[page.source] += text == page.text
    likeness = [
        SequenceMatcher(None, text.split(), page.text.split(), autojunk=False).ratio()
        for page, text in zip(pages, texts, strict=True)
        if page.source == "corpus"
    ]
    return Score(extractor.__name__, exact, sum(likeness) / len(likeness), 1000 * seconds / len(pages))


def main() -> int:
    """Print a line for each extractor, and fail where ours is below the floors."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0] if __doc__ else None)
    parser.add_argument(
        "--set-floors", action="store_true", help="write what ours reaches now as the new floors"
    )
    arguments = parser.parse_args()
    pages = list(samples(SHARED))
    digest = hashlib.sha256(b"".join(page.body + page.text.encode() for page in pages)).hexdigest()
    first = score(ours, pages)
    print(f"{len(pages)} pages; time: times that of ours; similarity: on the corpus, word by word")
    for found in (first, *_others(pages)):
        ratio = found.milliseconds / first.milliseconds
        print(
            f"{found.name:18} {found.exact['corpus']:3} of 18 {found.exact['series']:4} of 353"
            f" {found.similarity:7.3f} {ratio:6.2f} x {found.milliseconds:7.2f} ms"
        )
    if arguments.set_floors:
        FLOORS.write_text(json.dumps({"pages": digest, "exact": first.exact}, indent=1) + "\n", "utf-8")
    floors = json.loads(FLOORS.read_text("utf-8"))
    if floors["pages"] != digest:
        print("the floors are those of other pages", file=sys.stderr)
        return 1
    return int(any(first.exact[source] < floor for source, floor in floors["exact"].items()))


def _others(pages: list[Sample]) -> Iterator[Score]:
    for extractor in (both_recipes, readability_lxml, trafilatura, resiliparse):
        try:
            yield score(extractor, pages)
        except ImportError:
            print(f"{extractor.__name__:18} not installed")


if __name__ == "__main__":
    sys.exit(main())
