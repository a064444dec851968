"""Check an evidence bundle, on any machine and without a store.

First, the bytes of the file are checked, all of which are determined by its contents. Only if they are intact
are the contents parsed, as untrusted text. Then everything that follows from the captures is made again and
compared.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from diffs.in_words import count
from harvester.archive.interface import LARGEST_BYTES
from harvester.archive.warc.records import read_record
from harvester.errors import CitationError, ConfigError, ExtractError
from harvester.evidence.bundle import files_of, package_facts
from harvester.evidence.captures import EvidentCapture
from harvester.evidence.consistency import contradictions
from harvester.evidence.container import (
    LARGEST_BUNDLE,
    NotABundle,
    mismatches,
    package_of,
    unzipped,
)
from harvester.evidence.derive import (
    MissingSource,
    SideTexts,
    altered_facts,
    derive,
    is_by_rules_here,
    is_of_document,
    recipe_of,
    sha256_of,
    text_facts,
    unshown,
)
from harvester.evidence.facts import (
    FORMAT,
    FORMAT_WITH_PARTS,
    SIDES,
    BundleSide,
    Evidence,
    read_head,
)
from harvester.evidence.names import (
    CAPTURES,
    CITED_FILES,
    COMPARISON,
    CONTENT,
    CORPUS_TEXTS,
    DATAPACKAGE,
    DIGEST,
    HEAD,
    LISTS,
    POINTERS,
    README,
    REDLINE,
    REQUIRED,
    TEXTS,
    VERSIONS,
    WARC,
)
from harvester.evidence.rules import rules_here
from harvester.evidence.shells import unneeded
from harvester.evidence.warc_files import (
    PackedFiles,
    PackedRecord,
    plain_data,
    plain_pointers,
    rendered_captures,
    served_captures,
)
from harvester.local_files import file_contents, reason_of
from harvester.pipeline.generations import comparison_rules
from harvester.pipeline.rules_in_force import RECIPE_OF
from harvester.rendering import RenderingLimits

# Both occur several times in a bundle, so that a damaged one is still recognized as a bundle.
_MARKS = (HEAD.encode(), b"PK\x03\x04")
# These files depend on the rules that `rules_here` names, which are not in the bundle.
_RENDERED = (README, REDLINE, COMPARISON)
# A record has some kilobytes of headers before its body.
_LARGEST_RECORD = LARGEST_BYTES + 2**20
# There are at most five captures, each perhaps in a frame of another one. For each of these there may be the
# page as rendered, and the answers to what a page may ask for, each with a pointer. One record is about each
# file.
_MOST_RECORDS = 2 + 10 * (1 + 1 + 2 * RenderingLimits().requests)
# The exceptions that JSON of an unexpected form leads to.
_SHAPELESS = (KeyError, TypeError, ValueError, AttributeError, IndexError, RecursionError)


@dataclass(frozen=True, slots=True)
class BundleReport:
    """The result of checking a bundle.

    Attributes:
        sha256: hex SHA-256 of the file.
        faults: one sentence for each fault.
        checked: what was checked, if there are no faults.
        unchecked: what this program could not check, and why.
    """

    sha256: str
    faults: tuple[str, ...] = ()
    checked: tuple[str, ...] = ()
    unchecked: tuple[str, ...] = ()


def check_bundle(path: Path) -> BundleReport:
    """Check a bundle; nothing is written, and nothing is requested from an archive.

    Args:
        path: the file.

    Raises:
        ConfigError: it cannot be read, or is not an evidence bundle.
    """
    data = _read(path)
    sha256 = sha256_of(data)
    try:
        files = unzipped(data, (*CONTENT, *LISTS))
        missing = sorted(REQUIRED - {*files})
        faults = tuple(f"{name}: is missing" for name in missing) or tuple(mismatches(files))
        if faults:
            return BundleReport(sha256, faults)
        return _Check(files).report(sha256)
    except NotABundle as error:
        return BundleReport(sha256, (str(error),))
    except _SHAPELESS as error:
        kind = type(error).__name__
        sentence = f"the contents of the file do not have the form of a bundle ({kind}: {error})"
        return BundleReport(sha256, (sentence,))


def _read(path: Path) -> bytes:
    """Return the bytes of a file that is recognizable as a bundle, intact or not."""
    try:
        data = file_contents(path, LARGEST_BUNDLE)
    except OSError as error:
        problem = f"cannot be read ({reason_of(error)})"
        raise ConfigError(str(path), "", problem, "Name a file that `harvest evidence` wrote") from error
    if not all(mark in data for mark in _MARKS):
        problem = "is not an evidence bundle"
        raise ConfigError(str(path), "", problem, "Name a file that `harvest evidence` wrote")
    return data


def _unpacked_files(files: Mapping[str, bytes]) -> PackedFiles:
    """Return the records of the WARC files, each a gzip member."""
    data = tuple(_unpacked(WARC, files[WARC], LARGEST_BUNDLE, _MOST_RECORDS))
    left = LARGEST_BUNDLE - sum(len(one.plain) for one in data)
    most = _MOST_RECORDS - len(data)
    return PackedFiles(data, tuple(_unpacked(POINTERS, files.get(POINTERS, b""), left, most)))


def _unpacked(name: str, packed: bytes, left: int, most: int) -> Iterator[PackedRecord]:
    """Yield the records of a WARC file; `left` bytes and `most` records are allowed."""
    number = 0
    while packed:
        number += 1
        member = zlib.decompressobj(wbits=31)
        try:
            plain = member.decompress(packed, max(min(_LARGEST_RECORD, left), 1))
        except zlib.error as error:
            raise NotABundle(f"{name}: cannot be decompressed ({error})") from error
        if not member.eof and left < _LARGEST_RECORD:
            raise NotABundle(f"{name}: a record is truncated, or all are larger than a bundle can be")
        if not member.eof:
            raise NotABundle(f"{name}: a record is truncated, or larger than any capture")
        if number > most:
            raise NotABundle(f"{name}: has more records than a bundle can have")
        record = read_record(plain)
        if record is None:
            raise NotABundle(f"{name}: record {number} cannot be read as a WARC record")
        left -= len(plain)
        yield PackedRecord(plain, packed[: len(packed) - len(member.unused_data)], record)
        packed = member.unused_data


class _Check:
    """The check of the contents of a bundle whose bytes are those that it lists.

    Args:
        files: all its files by name.

    Raises:
        NotABundle: its facts or records cannot be read.
    """

    def __init__(self, files: Mapping[str, bytes]) -> None:
        self._files = files
        self._checked: list[str] = []
        self._unchecked: list[str] = []
        head = read_head(files[HEAD].decode())
        if head.format not in (FORMAT, FORMAT_WITH_PARTS):
            raise NotABundle(f"{HEAD}: has the format {head.format!r}, which this program does not know")
        before, after = map(json.loads, files[VERSIONS].decode().splitlines())
        captures = [
            EvidentCapture.from_json(json.loads(line)) for line in files[CAPTURES].decode().splitlines()
        ]
        self._records = _unpacked_files(files)
        self._evidence = Evidence(
            head,
            (before, after),
            tuple(captures),
            bodies={sha256_of(one.record.body): one.record.body for one in self._records.data[1:]},
            documents={name: payload for name, payload in files.items() if name in CITED_FILES},
        )

    def report(self, sha256: str) -> BundleReport:
        """Return the faults or, if there are none, what was checked.

        Args:
            sha256: hex SHA-256 of the file.
        """
        faults = tuple(self._record_faults()) or tuple(contradictions(self._evidence))
        faults = faults or tuple(self._warc_faults()) or tuple(self._derived_faults())
        if faults:
            return BundleReport(sha256, faults)
        return BundleReport(sha256, checked=tuple(self._checked), unchecked=tuple(self._unchecked))

    def _record_faults(self) -> Iterator[str]:
        """Check the digests of the records."""
        for file, records in ((WARC, self._records.data), (POINTERS, self._records.pointers)):
            for number, one in enumerate(records, 1):
                if not one.record.intact:
                    name = one.record.record_id
                    yield f"{file}: record {number} ({name}) does not have the digest that it states"

    def _warc_faults(self) -> Iterator[str]:
        """Check that the records, with all headers, are those that follow from the facts."""
        captures = served_captures(self._evidence)
        wanted, found = plain_data(self._evidence), [one.plain for one in self._records.data]
        if len(wanted) != len(found):
            yield f"{WARC}: has {len(found)} records, not the {len(wanted)} of {CAPTURES}"
            return
        rendered = rendered_captures(self._evidence)
        names = ["the file", *(one.name for one in captures)]
        names += [f"the rendered page of {one.name}" for one in rendered]
        for name, plain, again in zip(names, found, wanted, strict=True):
            if plain != again:
                yield f"{WARC}: the record about {name} does not match {CAPTURES}"
        if plain_pointers(self._evidence) != [one.plain for one in self._records.pointers]:
            yield f"{POINTERS}: does not lead to the answers in {CAPTURES}"
        self._checked.append(f"{count(len(captures), 'capture')}: bytes, headers and digests")
        browsers = dict.fromkeys(one.rendering.browser for one in rendered if one.rendering is not None)
        if browsers:
            self._unchecked.append(
                f"{count(len(rendered), 'rendered page')}: made by {' and '.join(browsers)} of the captures; "
                "they were not rendered again"
            )

    def _derived_faults(self) -> Iterator[str]:
        """Make everything that follows from the captures again, and compare it."""
        head = self._evidence.head
        if self._is_same_program and head.comparison != comparison_rules(head.topics):
            yield f"{HEAD}: {head.comparison} is not the name of the rules of comparison with these topics"
        found: list[SideTexts] = []
        for side in SIDES:
            try:
                found.append(self._texts(side))
                if self._can_read_bounds(side):
                    yield from unshown(self._evidence, side)
            except (ExtractError, CitationError, MissingSource) as error:
                yield f"{TEXTS[side]}: does not follow from its source: {error}"
                return
        if all(map(self._can_read_bounds, SIDES)):
            yield from unneeded(self._evidence)
        for side, texts in zip(SIDES, found, strict=True):
            version = self._evidence.version(side)
            for name in altered_facts(version, texts):
                sentence = f"version {version['version']}: {name} does not follow from its text"
                if name in ("sha256", "extractor") or self._is_same_program:
                    yield sentence
                else:
                    self._unchecked.append(f"{sentence} by the different rules of this program")
        yield from self._other_files((found[0], found[1]))

    def _can_read_bounds(self, side: BundleSide) -> bool:
        """Return whether this program has the rules by which the bounds of a version were read."""
        # A version whose text comes from a corpus document does not name the rules for its mementos.
        named = recipe_of(self._evidence.version(side)) == RECIPE_OF["memento"]
        return is_by_rules_here(self._evidence, side) and (named or self._is_same_program)

    @property
    def _is_same_program(self) -> bool:
        """Whether this program has the rules by which the comparison and the pages were made."""
        return self._evidence.head.rules == rules_here()

    def _texts(self, side: BundleSide) -> SideTexts:
        """Return the texts of a version: extracted again or, without its rules, those in the bundle."""
        version = self._evidence.version(side)
        if is_by_rules_here(self._evidence, side):
            how = f"extracted again by {version['extractor']}"
            if is_of_document(self._evidence, side):
                how = "taken again from a corpus document"
            self._checked.append(f"{TEXTS[side]}: {how}")
            return derive(self._evidence, side)
        self._unchecked.append(
            f"{TEXTS[side]}: was extracted by {version['extractor']}, which this program does not "
            "have; only its SHA-256 was checked"
        )
        text = self._text(TEXTS[side])
        compared = self._text(CORPUS_TEXTS[side]) if CORPUS_TEXTS[side] in self._files else text
        return text_facts(text, compared, version["extractor"])

    def _text(self, name: str) -> str:
        return self._files[name].decode("utf-8", "surrogatepass")

    def _other_files(self, texts: tuple[SideTexts, SideTexts]) -> Iterator[str]:
        """Make each file again and compare it with the one in the bundle."""
        again = files_of(self._evidence, texts, self._records)
        for name in CONTENT:
            if self._files.get(name) == again.get(name):
                continue
            if name in _RENDERED and not self._is_same_program:
                self._unchecked.append(
                    f"{name}: was made by {self._evidence.head.rules}, and this program makes it "
                    "differently; only its SHA-256 was checked"
                )
            else:
                yield f"{name}: does not follow from the captures"
        listed = {name: payload for name, payload in self._files.items() if name not in (DATAPACKAGE, DIGEST)}
        if package_of(listed, package_facts(self._evidence)) != self._files[DATAPACKAGE]:
            yield f"{DATAPACKAGE}: does not match {HEAD}"
        self._checked.append("the comparison and the pages: made again")
