"""Write the README of a bundle: what each file proves, and how to check it; pure.

It is plain text for people who do not have this program, but only those of a usual system.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime

from diffs.in_words import count, when
from diffs.render.head import date_of
from diffs.text import one_line
from harvester.archive.follow_redirects import payload_digest
from harvester.archive.warc_headers import doubts
from harvester.evidence.captures import EvidentCapture, Role
from harvester.evidence.derive import head_of, is_of_document
from harvester.evidence.facts import SIDES, Evidence
from harvester.evidence.flags import shown_flags
from harvester.evidence.heads import known_times
from harvester.evidence.names import (
    CAPTURES,
    CITED_FILES,
    COMPARISON,
    CORPUS_TEXTS,
    DATAPACKAGE,
    DIGEST,
    HEAD,
    INDEX,
    PAGES,
    POINTERS,
    REDLINE,
    SUMS,
    TEXTS,
    VERSIONS,
    WARC,
)
from harvester.evidence.plain_text import item, paragraph
from harvester.evidence.readme_renderings import about_rendering, about_renderings

_ROLES: Mapping[Role, str] = {
    "before-first": "first known to show the old text",
    "before-last": "last known to show the old text",
    "before-text": "source of the old text",
    "after-first": "first known to show the new text",
    "after-text": "source of the new text",
    "around": "page that shows another capture in a frame",
    "part": "asked for by a page while it was rendered",
}
_RECORDS = {
    "file": "file       ",
    "member": "member     ",
    "record": "record     ",
    "offset": "at byte    ",
    "payload_record": "bytes in   ",
    "payload_file": "of file    ",
    "payload_member": "member     ",
}
_SECOND_TEXT = "text by the corpus recipe, so that it can be compared with a corpus document."
_FILES = {
    WARC: """
        The captures, byte for byte as they were served, each as a record of a WARC file (ISO 28500) with the
        headers of the web site. It proves what the pages said, provided that the archives and files that
        they come from are trusted.""",
    CORPUS_TEXTS["after"]: f"The new {_SECOND_TEXT}",
    TEXTS["after"]: "The new text. It follows from its source and the rules named above.",
    CORPUS_TEXTS["before"]: f"The old {_SECOND_TEXT}",
    TEXTS["before"]: "The old text. It follows from its source and the rules named above.",
    HEAD: """
        The subject of this bundle, the program and the rules that made it, and the settings that the texts
        and the comparison depend on.""",
    CAPTURES: """
        One line for each capture: its row in the archive's index, the archives that list it, the one that
        served it, the time when it was fetched, its status, headers and hashes.""",
    COMPARISON: """
        The comparison of the two texts, section by section, for programs. It follows from the two texts.""",
    REDLINE: """
        The comparison as a page: old words struck through, new words underlined. It follows from the two
        texts. Open it in any browser; it loads nothing.""",
    VERSIONS: """
        One line for each of the two versions: its dates, bounds and flags, which are about the change from
        the version before it. Dates, words and sections follow from the text. Number, bounds and flags also
        depend on captures that are not in this bundle.""",
    POINTERS: """
        Made by this program for replay programs, so that they answer a page as the rendering did: which
        capture answers which request of which page. Nothing in it was served by an archive.""",
    INDEX: "The position of each record, for replay programs.",
    PAGES: "The list of captures that a replay program shows first.",
}
_CITED = """
    A corpus document, byte for byte. It shows what its author extracted from the capture that its first line
    cites. No archive served that capture to this program."""
_WITH_RENDERED = """
    It also has the rendered pages, each as a record of the type "conversion", which prove what the section
    about them says."""
_LISTS = f"{SUMS}, {DATAPACKAGE} and {DIGEST} list the other files with their hashes."


def readme(evidence: Evidence, title: str, names: Sequence[str]) -> str:
    """Return the README of a bundle.

    Args:
        evidence: the facts and bytes.
        title: the title of the bundle.
        names: the other files of the bundle, which the README describes.
    """
    pages = [one for one in evidence.captures if not one.is_part_alone]
    parts = [
        [f"EVIDENCE OF A CHANGE\n{'=' * 20}\n", title, *_versions(evidence), *_between(evidence)],
        ["THE SOURCES\n", *(line for one in pages for line in _capture(evidence, one))],
        [*about_renderings(evidence)],
        ["WHAT EACH FILE PROVES\n", *_files(evidence, names)],
        [_CHECKING],
        [_LIMITS],
        [_SIGNING],
        [f"Made by {evidence.head.program}, {evidence.head.rules}.\nNewest source: {evidence.head.created}"],
    ]
    return "\n\n".join("\n".join(part) for part in parts if part) + "\n"


def _versions(evidence: Evidence) -> Iterator[str]:
    """Yield a paragraph for each version."""
    for side, name in zip(SIDES, ("The old text", "The new text"), strict=True):
        version = evidence.version(side)
        origin = f"extracted by {version['extractor']}"
        if version["recipe"] == "rendered":
            origin = f"{origin} from the page as a browser of this program rendered it"
        if is_of_document(evidence, side):
            origin = "taken from a corpus document; no archive served it"
        yield "\n" + paragraph(
            f"{name} is version {version['version']}, {date_of(head_of(evidence, side))}: "
            f"{count(version['words'], 'word')}, {origin}."
        )
        yield f"  SHA-256 {version['sha256']}"


def _between(evidence: Evidence) -> Iterator[str]:
    """Yield what is known about the time of the change."""
    before, after = evidence.versions
    (known_from, known_until), (new_from, _) = map(known_times, evidence.versions)
    first = _time(evidence, "before-first", known_from)
    last = _time(evidence, "before-last", known_until)
    new = _time(evidence, "after-first", new_from)
    span = f"at {first}" if first == last else f"from {first} to {last}"
    if known_until < known_from and first != last:
        span = f"by captures of {last} to {first}, from which it is put together"
    yield "\n" + paragraph(
        f"The old text is attested {span}, the new text from {new} on. "
        f"The change lies between {last} and {new}."
    )
    if any(one.rendering is not None for one in evidence.captures):
        yield paragraph(
            "The words of a rendered page come from the page and from answers to its scripts, which were "
            "captured at other times. So a text is attested from the latest of these times on, and until "
            "the earliest; see below what a rendered page proves."
        )
    if after["after_capture"] != before["last_capture"]:
        yield paragraph(
            "Other texts are attested between the two. The new text replaced the one before it after "
            f"{when(after.get('not_before', after['after_capture']) or known_until)}."
        )
    for shown in shown_flags(evidence):
        yield "\n" + paragraph(f"{shown.name}: {shown.meaning}.")


def _time(evidence: Evidence, role: Role, known: str) -> str:
    """Return the time of a bound, which is not called captured if only a corpus document shows it."""
    capture = evidence.capture(role)
    assert capture is not None
    return when(known) + (" (corpus only)" if capture.held == "document" else "")


def _capture(evidence: Evidence, capture: EvidentCapture) -> Iterator[str]:
    """Yield the lines about a capture."""
    yield f"{capture.timestamp}  {one_line(capture.original)}"
    roles = ", ".join(_ROLES[role] for role in capture.roles) or "included for a capture with the same digest"
    yield item(f"{roles[0].upper()}{roles[1:]}.")
    if capture.held == "bytes":
        yield from _served(evidence, capture)
    elif capture.held == "same-digest" and capture.same_as is not None:
        yield item(
            "It was not fetched: in the archive's index, it has the same digest as the capture of "
            f"{capture.same_as[0]}, whose bytes are in this bundle."
        )
    elif capture.document is not None:
        yield item(f"Only a corpus document shows it: {capture.document.file}, which cites")
        yield f"    {one_line(capture.document.id_url)}"
    yield item(_index_sentence(capture))
    yield ""


def _served(evidence: Evidence, capture: EvidentCapture) -> Iterator[str]:
    """Yield what served a capture, and the hashes of the bytes."""
    served = capture.served
    assert served is not None
    fetched = datetime.fromisoformat(served.fetched_at)
    origin = "Read from the file" if capture.proof["kind"] == "warc" else "Served by"
    yield item(f"{origin} {one_line(capture.source)} on {when(fetched)}.")
    if "url" in capture.proof:
        yield f"    to view    {one_line(capture.proof['url'])}"
        yield f"    raw bytes  {one_line(capture.proof['raw_url'])}"
    for name, label in _RECORDS.items():
        if name in capture.proof and capture.proof[name] != capture.source:
            yield f"    {label}{one_line(capture.proof[name])}"
    yield f"    SHA-256 {served.sha256}"
    yield f"    SHA-1   {payload_digest(evidence.bodies[served.sha256])} (base32, as in an index)"
    if served.framed_by:
        yield item(f"Shown in a frame of the page {one_line(served.framed_by)}.")
    if capture.rendering is not None:
        yield from about_rendering(capture, capture.rendering)
    for doubt in doubts(served.headers, evidence.bodies[served.sha256]):
        yield item(f"Note: {one_line(doubt)}.")


def _index_sentence(capture: EvidentCapture) -> str:
    if capture.index is None:
        return "It is not in any index that was read."
    listed = ", ".join(map(one_line, capture.listed_by))
    return f"Listed by {listed} with the digest {one_line(capture.index.digest)}."


def _files(evidence: Evidence, names: Sequence[str]) -> Iterator[str]:
    described = {**_FILES, **dict.fromkeys(CITED_FILES, _CITED)}
    if any(one.rendering is not None for one in evidence.captures):
        described[WARC] += _WITH_RENDERED
    if not evidence.bodies:
        described |= {WARC: "No captures: no archive served any.", INDEX: "Empty, as there are no captures."}
    for name in names:
        yield name
        yield item(described[name])
    yield "\n" + paragraph(_LISTS)


_CHECKING = """HOW TO CHECK IT

1. With sha256sum alone. First check the file itself: its hash must be the one
   that you received by other means, or that was signed or time-stamped.

       sha256sum FILE.wacz

   Then check each part. A WACZ file is a ZIP file; unpack it and compare:

       unzip FILE.wacz -d FILE
       cd FILE
       sha256sum -c SHA256SUMS

   (On a Mac: shasum -a 256. On Windows: certutil -hashfile NAME SHA256.)
   The SHA-256 of each text, above, is that of evidence/before.md or after.md.

2. With the program that made it, on any machine, without its database:

       harvest evidence --check FILE.wacz

   It checks every byte, extracts the texts from the captures again, compares
   them again, and reports every difference.

3. With a browser. Open FILE.wacz at https://replayweb.page (the file stays on
   your machine) to see the captured pages; then open evidence/redline.html."""

_LIMITS = """WHAT IT DOES NOT PROVE

The hashes in this file show that its parts belong together. Whoever alters a
part can also replace its hash. So only the hash of the whole file, received
by other means, shows that nothing was altered; a signature shows who made the
file, and a time-stamp that it existed at a time.

To verify that an archive served these bytes, request them again at the
addresses above. If they were read from a WARC file, find its record by the id
above; anybody can make such a file. That the web site sent these bytes is
known only from the archive, or from whoever made the WARC file.

A capture shows what was sent to one visitor at one time. Between two captures
the page may have changed more than once, and changed back."""

_SIGNING = """HOW TO SIGN AND TIME-STAMP IT

Both are kept in separate files, so that the bundle is not changed. With a
time-stamp (RFC 3161), an authority confirms that the file existed at a time:

    openssl ts -query -data FILE.wacz -sha256 -cert -out FILE.tsq
    curl -H 'Content-Type: application/timestamp-query' \\
         --data-binary @FILE.tsq ADDRESS_OF_THE_AUTHORITY -o FILE.tsr
    openssl ts -verify -data FILE.wacz -in FILE.tsr -CAfile AUTHORITY.pem

You can sign the file with a key of your own:

    openssl dgst -sha256 -sign KEY.pem -out FILE.wacz.sig FILE.wacz
    openssl dgst -sha256 -verify PUBLIC.pem -signature FILE.wacz.sig FILE.wacz"""
