"""What each generation of rules gives for pages and texts that never change, as one hash."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path

from diffs import Section, split
from harvester.errors import ExtractError
from harvester.pipeline.comparing import derive_comparison
from harvester.pipeline.extracting import Reader, read_page, read_text
from harvester.pipeline.generations import COMPARISON, EXTRACTORS, LINEAGE, READING
from harvester.pipeline.versioning import derive_timeline
from store.database import Row
from store.records import Reading, Recipe
from store.tables.comparison_rows import section_change_of
from store.tables.texts import Text
from store.tables.versions import stored_version
from tests.support.lineages import policy, section, traced, words
from tests.support.paths import ROOT
from tests.support.scripted import capture, served

FIXTURES = ROOT / "tests" / "fixtures" / "generations"

# A history with all that the timeline can say: capture, text, source.
_HISTORY = (
    ("20120601", "pairs/old.md", "memento"),
    ("20130101", "pairs/retouched.md", "memento"),
    ("20130301", "texts/no-headings.md", "memento"),
    ("20130601", "pairs/old.md", "memento"),
    ("20130901", "pairs/reworded.md", "memento"),
    ("20140701", "pairs/reworded.md", "memento"),
    ("20140801", "pairs/new.md", "memento"),
    ("20150101", "pairs/old.md", "memento"),
    ("20150601", "texts/contents-first.md", "citation"),
    ("20160601", "texts/dates-in-headings.md", "memento"),
    ("20160701", "texts/dates-in-headings.md", "memento"),
)


# The old text never comes back, so that its edit is not that of a variant.
_EDITED = (("20120601", "pairs/old.md", "memento"), ("20130901", "pairs/reworded.md", "memento"))


def fingerprints() -> dict[str, str]:
    """Return by the name of each generation a hash of what its rules give for the fixtures."""
    recipes: tuple[Recipe, ...] = ("corpus", "complete")
    made: dict[str, object] = {EXTRACTORS[recipe]: list(_pages(recipe)) for recipe in recipes}
    texts = [asdict(replace(text, rules="")) for text in _texts().values()]
    made[READING] = texts, _timeline(_HISTORY), _timeline(_EDITED)
    made[COMPARISON] = list(_comparisons())
    made[LINEAGE] = list(_lineages())
    return {name: _hash(results) for name, results in made.items()}


def _hash(found: object) -> str:
    written = json.dumps(found, default=str, sort_keys=True)
    return hashlib.sha256(written.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def _files(folder: str) -> list[Path]:
    return sorted((FIXTURES / folder).iterdir())


def _pages(recipe: Recipe) -> Iterator[object]:
    """Yield what is read on each page, and, by the recipe of versions, whether it is a policy."""
    reader = Reader()
    for path in _files("pages"):
        snapshot = served(capture("20190301"), path.read_bytes()).snapshot
        try:
            yield asdict(read_page(snapshot, recipe))
        except ExtractError as error:
            yield str(error)
        if recipe == "complete":
            judged = reader.judge(snapshot, 200)
            yield judged.state, judged.reason, judged.target, judged.notes


def _texts() -> dict[str, Text]:
    """Return what is read in each text, without the name of the rules."""
    paths = [*_files("texts"), *_files("pairs")]
    found = {}
    for path in paths:
        markdown = path.read_text("utf-8")
        found[f"{path.parent.name}/{path.name}"] = read_text(markdown.split("\n")[0][2:], markdown)
    return found


def _timeline(history: Sequence[tuple[str, str, str]]) -> object:
    """Return what the timeline of a history says."""
    texts = _texts()
    markdown: Mapping[str, str] = {text.sha256: text.markdown for text in texts.values()}
    timeline = derive_timeline(
        [_reading(timestamp, texts[name], source) for timestamp, name, source in history],
        markdown.__getitem__,
    )
    return [[asdict(stored_version(one)) for one in timeline.versions], [*map(asdict, timeline.held)]]


def _reading(timestamp: str, text: Text, source: str) -> Reading:
    return Reading(
        timestamp=f"{timestamp}120000",
        url="http://larkspur.example/privacy",
        source=source,
        text=text.sha256,
        essence=text.essence,
        dateless=text.dateless,
        effective=text.stated("effective"),
        updated=text.stated("updated"),
        extractor=source,
        recipe="complete" if source == "memento" else "corpus",
        coverage=1.0 if source == "memento" else None,
        words=text.words,
    )


def _comparisons() -> Iterator[object]:
    """Yield what is stored of each comparison of two of the texts, without the name of the rules."""
    texts = [path.read_text("utf-8") for path in _files("pairs")]
    for old in texts:
        for new in texts:
            found = derive_comparison(old, new, {"lamps": ["lamp*"]})
            sections = tuple({one.index: one for one in split(text)} for text in (old, new))
            changes = [_with_words(row, *sections) for row in found.changes]
            yield {**found.columns, "rules": ""}, changes, found.sentences


def _with_words(row: Row, old: Mapping[int, Section], new: Mapping[int, Section]) -> dict[str, object]:
    """Return a change as it is stored, but with the words of its edits, however they are stored."""
    edits = [
        [edit.op, edit.text, *([] if edit.moved is None else [edit.moved.index])]
        for edit in section_change_of(row, old, new).change.edits
    ]
    return {**row, "edits": json.dumps(edits, ensure_ascii=False)}


def _lineages() -> Iterator[object]:
    """Yield the lineages of a history with all that they can say."""
    large = words("cookies", 40).split()
    base = policy(section("cookies", body=" ".join(large)), "sharing", "rights", "letters")
    divided = policy(
        section("cookies", body=" ".join(large[:28])),
        section("beacons", body=" ".join(large[28:])),
        section("rights", heading="What you may ask"),
        "letters",
    )
    back = section("sharing", body=words("partners"))
    for uncompared in ((), (2, 4)):
        yield asdict(traced(base, divided, base, policy("letters", back), base, uncompared=uncompared))
