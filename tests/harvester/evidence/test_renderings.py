"""Bundles of pages that only scripts can show: the page, its parts, and what a browser made of them."""

from __future__ import annotations

import gzip
import hashlib
import io
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from warcio.archiveiterator import ArchiveIterator
from warcio.recordloader import ArcWarcRecord

from harvester.cli import main
from harvester.errors import ConfigError
from harvester.evidence import check, make_bundle
from harvester.evidence.captures import RenderingFacts
from harvester.evidence.facts import FORMAT_WITH_PARTS
from harvester.evidence.names import CAPTURES, HEAD, INDEX, PAGES, POINTERS, README, VERSIONS, WARC
from harvester.pipeline.rebuild import rebuild
from tests.support.evidence import (
    edited,
    field_bundle,
    files_in,
    forged,
    packed,
    records_in,
    rendered_bundle,
    report_on,
)
from tests.support.harvests import field
from tests.support.paths import FIXTURES
from tests.support.shells import BUNDLE, DATA, DAYS, HISTORY, SHELL, ScriptedBrowser, harvest_rendered
from tests.support.stand_in import PRIVACY, Held, World, page

# The name of the script has its hash; of the data, the archive lists the same bytes near the other pages.
PARTS = {
    ("20120114080000", DATA),
    ("20130414080000", DATA),
    ("20130414080000", BUNDLE),
}


@pytest.fixture(scope="module")
def data() -> bytes:
    """Return a bundle whose three captures were rendered."""
    return rendered_bundle()


def lines(data: bytes, name: str = CAPTURES) -> list[Any]:
    """Return the objects in a file of a bundle."""
    return [json.loads(line) for line in files_in(data)[name].decode().splitlines()]


def warc(data: bytes, kind: str, file: str = WARC) -> list[tuple[ArcWarcRecord, bytes]]:
    """Return the records of a type, with their payload."""
    records = ArchiveIterator(io.BytesIO(files_in(data)[file]), check_digests="raise")
    return [(one, one.raw_stream.read()) for one in records if one.rec_type == kind]


def names(records: list[tuple[ArcWarcRecord, bytes]]) -> list[tuple[str, str]]:
    """Return the time and the address of each record."""
    stated = [(one.rec_headers["WARC-Date"], one.rec_headers["WARC-Target-URI"]) for one, _ in records]
    return [("".join(filter(str.isdigit, time)), url) for time, url in stated]


def test_pages_and_parts_are_answers_of_the_archive_under_their_own_names(data: bytes) -> None:
    served = warc(data, "response")
    assert {*names(served)} == {*((day, PRIVACY) for day in DAYS[:3]), *PARTS}
    assert all(body == SHELL for one, body in served if one.rec_headers["WARC-Target-URI"] == PRIVACY)
    sources = {(held.timestamp, held.original): held.body for held in HISTORY}
    assert all(body == sources[name] for name, (_, body) in zip(names(served), served, strict=True))
    # Replay programs find the parts, and offer the pages alone.
    index = files_in(data)[INDEX].decode().splitlines()
    assert sum('"filename": "data.warc.gz"' in line for line in index) == len(served)
    assert [one["url"] for one in lines(data, PAGES)[1:]] == [PRIVACY] * 3


def test_a_rendered_page_refers_to_its_capture_and_is_not_taken_for_it(data: bytes) -> None:
    pages = {one.rec_headers["WARC-Record-ID"]: name for one, name in _named(warc(data, "response"))}
    made = warc(data, "conversion")
    assert len(made) == 3
    for one, body in made:
        timestamp, url = pages[one.rec_headers["WARC-Refers-To"]]
        assert one.rec_headers["WARC-Target-URI"] == f"urn:harvest:rendered:{timestamp}/{url}"
        assert one.rec_headers["Content-Type"] == "text/html; charset=utf-8"
        assert b"<body class=shown>" in body
    assert "urn:harvest" not in (files_in(data)[INDEX] + files_in(data)[PAGES]).decode()


def _named(records: list[tuple[ArcWarcRecord, bytes]]) -> list[tuple[ArcWarcRecord, tuple[str, str]]]:
    return [(one, name) for (one, _), name in zip(records, names(records), strict=True)]


def test_pointers_lead_replay_programs_to_the_answers(data: bytes) -> None:
    """The next answer after the time of the first page is that to another one."""
    pointers = warc(data, "revisit", POINTERS)
    assert warc(data, "response", POINTERS) == []
    led = {
        name: (one.rec_headers["WARC-Refers-To-Date"], one.rec_headers["WARC-Refers-To-Target-URI"])
        for one, name in _named(pointers)
    }
    pages = [one for one in lines(data) if "rendering" in one]
    parts = [(one["timestamp"], part) for one in pages for part in one["rendering"]["parts"]]
    assert len(led) == len(parts) == 6
    for timestamp, part in parts:
        time, url = led[timestamp, part["url"]]
        assert ("".join(filter(str.isdigit, time)), url) == (part["timestamp"], part["original"])
    answers = {one.rec_headers["WARC-Record-ID"] for one, _ in warc(data, "response")}
    for one, _ in pointers:
        assert one.rec_headers["WARC-Refers-To"] in answers
        assert one.rec_headers["WARC-Profile"] == "urn:harvest:profile:answer-to-a-rendered-page"


def test_each_answer_has_the_proof_of_what_served_it(data: bytes) -> None:
    rows = lines(data)
    rendered = [one for one in rows if "rendering" in one]
    assert [one["timestamp"] for one in rendered] == [*DAYS[:3]]
    bodies = {hashlib.sha256(body).hexdigest() for _, body in warc(data, "conversion")}
    for one in rendered:
        assert one["rendering"]["sha256"] in bodies
        assert one["rendering"]["browser"] == "Chromium 150.0"
        assert [part["url"] for part in one["rendering"]["parts"]] == [DATA, BUNDLE]
    parts = [one for one in rows if one["roles"] == ["part"]]
    assert {(one["timestamp"], one["original"]) for one in parts} == PARTS
    for one in parts:
        assert one["proof"]["raw_url"] == f"{one['source']}/web/{one['timestamp']}id_/{one['original']}"
        assert (one["index"], one["listed_by"]) == (None, [])


def test_the_same_store_gives_the_same_bytes_after_a_rebuild(tmp_path: Path) -> None:
    with field(tmp_path / "h.db", World(HISTORY)) as here:
        harvest_rendered(here, ScriptedBrowser())
        data = field_bundle(here, 1, 2)
        rebuild(here.store, here.job.row, {})
        assert field_bundle(here, 1, 2) == data


def test_what_the_archive_lacks_is_named(tmp_path: Path) -> None:
    lacks = (f"{PRIVACY}/fonts.css", "http://ads.example/\x07banner")
    with field(tmp_path / "h.db", World(HISTORY)) as here:
        harvest_rendered(here, ScriptedBrowser(lacks=lacks))
        data = field_bundle(here, 1, 2)
    assert [one["rendering"]["missing"] for one in lines(data) if "rendering" in one] == [[*lacks]] * 3
    readme = files_in(data)[README].decode()
    assert readme.count(f"    not found  {lacks[0]}\n") == 3
    assert "\x07" not in readme
    assert report_on(data, tmp_path).faults == ()


def test_it_is_intact_and_the_check_says_what_it_did_not_do(data: bytes, tmp_path: Path) -> None:
    report = report_on(data, tmp_path)
    assert report.faults == ()
    assert [line.partition(":")[0] for line in report.checked] == [
        "6 captures",
        "evidence/before.md",
        "evidence/after.md",
        "the comparison and the pages",
    ]
    assert report.unchecked == (
        "3 rendered pages: made by Chromium 150.0 of the captures; they were not rendered again",
    )


def test_the_readme_says_what_a_rendering_proves(data: bytes) -> None:
    readme = files_in(data)[README].decode()
    words = " ".join(readme.split())
    assert "from the page as a browser of this program rendered it" in words
    assert words.count("so this program rendered it with Chromium 150.0 on") == 3
    assert "; the most distant one 454 days from the page." in words
    assert "So a text is attested from the latest of these times on, and until the earliest" in words
    assert "from 15 Jan 2012, 12:00 UTC to 14 Jun 2012, 08:00 UTC, the new text from 15 Nov 2012" in words
    assert "neither the web site nor an archive ever served it" in words
    assert "It does not prove that a visitor saw this page at the time of its capture." in words
    for one in lines(data):
        assert one["served"]["sha256"] in readme
        if one["roles"] == ["part"]:
            assert one["proof"]["raw_url"] in readme
    assert all(len(line) <= 78 or "://" in line for line in readme.splitlines())


def _rendering(edit: Callable[[dict[str, Any]], object], row: int) -> Callable[[list[Any]], None]:
    """Return an edit of the rendering of a capture."""
    return lambda rows: _done(edit(rows[row]["rendering"]))


def _done(_: object) -> None:
    """Ignore what an edit returns."""


def _row(data: bytes, day: str, url: str) -> int:
    """Return the place of a capture in the list of captures."""
    return [(one["timestamp"], one["original"]) for one in lines(data)].index((day, url))


@pytest.mark.parametrize(
    ("edit", "sentence"),
    [
        (lambda one: one.update(sha256="0" * 64), "has the rendered page with its SHA-256"),
        (lambda one: one.update(size=1), "bytes, not 1 as stated"),
        (
            lambda one: one.update(rendered_at="2011-01-01T00:00:00+00:00"),
            "the record about the rendered page",
        ),
        (lambda one: one.update(browser="Firefox 9"), "README.txt: does not follow from the captures"),
        (lambda one: one["parts"].pop(0), "no page was rendered with it"),
        (lambda one: one["parts"][0].update(timestamp="20120101000000"), "what was served for"),
        (lambda one: one["parts"][1].update(url="http://a.example/"), "does not lead to the answers"),
        (lambda one: one.update(parts=[[]]), "do not have the form of a bundle"),
        (lambda one: one.update(parts=None), "do not have the form of a bundle"),
    ],
)
def test_a_forged_rendering_is_found_though_all_hashes_are_in_order(
    data: bytes, tmp_path: Path, edit: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    row = _row(data, DAYS[2], PRIVACY)
    faults = report_on(edited(data, CAPTURES, _rendering(edit, row)), tmp_path).faults
    assert any(sentence in fault for fault in faults), faults


@pytest.mark.parametrize(
    ("name", "edit", "sentence"),
    [
        (
            CAPTURES,
            lambda rows: rows[0].update(roles=["around"]),
            "no page was rendered with it|not in the file",
        ),
        (CAPTURES, lambda rows: rows.pop(0), "what was served for"),
        (CAPTURES, lambda rows: rows[0].update(served=None), "no bytes of it are in the file"),
        (CAPTURES, lambda rows: [one.pop("rendering", None) for one in rows], "its recipe is not that of"),
        (CAPTURES, lambda rows: rows[0].update(rendering=None), "do not have the form of a bundle"),
        (VERSIONS, lambda rows: rows[0].update(recipe="complete"), "its recipe is not that of"),
        (HEAD, lambda rows: rows[0].update(format="harvest-evidence-3"), "is not the format of a bundle"),
    ],
)
def test_forged_captures_are_found(
    data: bytes, tmp_path: Path, name: str, edit: Callable[[list[Any]], None], sentence: str
) -> None:
    faults = report_on(edited(data, name, edit), tmp_path).faults
    assert any(part in fault for fault in faults for part in sentence.split("|")), faults


@pytest.mark.parametrize("kind", ["response", "conversion"])
def test_an_altered_record_is_found(data: bytes, tmp_path: Path, kind: str) -> None:
    records = records_in(data)
    for place, record in enumerate(records):
        if f"WARC-Type: {kind}".encode() in record and b"January 1, 2012" in record:
            records[place] = record.replace(b"January 1, 2012", b"January 9, 2012")
    (fault, *_) = report_on(forged(data, {WARC: packed(records)}), tmp_path).faults
    assert fault.endswith("does not have the digest that it states")


@pytest.mark.parametrize("payload", [None, b"", b"no gzip", "other"])
def test_forged_pointers_are_found(data: bytes, tmp_path: Path, payload: bytes | str | None) -> None:
    records = records_in(data, POINTERS)
    other = packed([*records[:-2], records[-1], records[-2]])
    changed = other if isinstance(payload, str) else payload
    (fault, *_) = report_on(forged(data, {POINTERS: changed}), tmp_path).faults
    assert fault.startswith(f"{POINTERS}: ")


def test_too_many_records_are_refused(data: bytes, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(check, "_MOST_RECORDS", 16)
    (fault,) = report_on(data, tmp_path).faults
    assert fault == f"{POINTERS}: has more records than a bundle can have"
    monkeypatch.setattr(check, "_MOST_RECORDS", 9)
    (fault,) = report_on(data, tmp_path).faults
    assert fault == f"{WARC}: has more records than a bundle can have"
    monkeypatch.setattr(check, "_MOST_RECORDS", 17)
    assert report_on(data, tmp_path).faults == ()
    # The records of this WARC file are smaller than the file of the bundle, unlike these zeros.
    zeros = gzip.compress(b"\0" * 2**20, mtime=0)
    monkeypatch.setattr(check, "LARGEST_BUNDLE", 2**19)
    (fault,) = report_on(forged(data, {WARC: zeros}), tmp_path).faults
    assert fault == f"{WARC}: a record is truncated, or all are larger than a bundle can be"


def test_a_page_with_a_text_of_its_own_needs_no_rendering(tmp_path: Path) -> None:
    """Whoever adds a rendering to such a page could put any words into it."""
    data = rendered_bundle([Held(day, PRIVACY, page(at)) for at, day in enumerate(DAYS[:2], 1)])
    evidence = check._Check(files_in(data))._evidence
    assert not any(one.rendering for one in evidence.captures)
    bodies, captures = dict(evidence.bodies), []
    for one in evidence.captures:
        assert one.served is not None
        made = evidence.bodies[one.served.sha256].replace(b"<body>", b"<body class=shown>")
        sha256 = hashlib.sha256(made).hexdigest()
        bodies[sha256] = made
        rendering = RenderingFacts(sha256, len(made), "Chromium 150.0", evidence.head.created, ())
        captures.append(replace(one, rendering=rendering))
    before, after = ({**one, "recipe": "rendered"} for one in evidence.versions)
    head = replace(evidence.head, format=FORMAT_WITH_PARTS)
    with_renderings = replace(
        evidence, head=head, versions=(before, after), captures=tuple(captures), bodies=bodies
    )
    faults = report_on(make_bundle(with_renderings), tmp_path).faults
    assert len(faults) == 2
    assert all("does not need scripts, but a rendering of it is in the file" in fault for fault in faults)


def test_versions_that_were_read_in_different_ways_have_no_bundle(tmp_path: Path) -> None:
    path, output = tmp_path / "h.db", tmp_path / "a.wacz"
    with field(path, World([Held("20110115120000", PRIVACY, page(3)), *HISTORY])) as here:
        harvest_rendered(here, ScriptedBrowser())
        for pair in ((1, 2), (1, 3)):
            with pytest.raises(ConfigError, match="a browser rendered only one of the versions 1 and"):
                field_bundle(here, *pair)
        assert report_on(field_bundle(here, 2, 3), tmp_path).faults == ()
    arguments = ["evidence", "--db", str(path), "--company", "juniper", "1", "2", "--output", str(output)]
    assert main(arguments) == 2
    assert not output.exists()


def test_a_version_whose_captures_were_read_in_both_ways(tmp_path: Path) -> None:
    """Its first capture has the text itself; the last one was rendered, as the next version was."""
    world = [Held(DAYS[0], PRIVACY, page(1)), *HISTORY[1:]]
    data = rendered_bundle(world)
    assert [one["recipe"] for one in lines(data, VERSIONS)] == ["complete", "rendered"]
    assert [one["timestamp"] for one in lines(data) if "rendering" in one] == [*DAYS[1:3]]
    assert report_on(data, tmp_path).faults == ()


def test_a_page_that_asks_for_itself_is_there_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    render = ScriptedBrowser.render

    def asks_for_itself(self: ScriptedBrowser, page: Any, answer: Any) -> Any:
        answer(PRIVACY)
        return render(self, page, answer)

    monkeypatch.setattr(ScriptedBrowser, "render", asks_for_itself)
    pages = [Held(day, PRIVACY, SHELL.replace(b"Juniper", day.encode())) for day in DAYS]
    data = rendered_bundle([*pages, *HISTORY[len(DAYS) :]])
    (first,) = [one for one in lines(data) if (one["timestamp"], one["original"]) == (DAYS[0], PRIVACY)]
    assert first["roles"] == ["before-first", "before-text", "part"]
    assert first["index"]["timestamp"] == DAYS[0]
    assert len(lines(data, PAGES)) == 4
    assert report_on(data, tmp_path).faults == ()


def test_a_bundle_of_the_program_before_is_made_again_byte_for_byte(tmp_path: Path) -> None:
    """A check makes all files again; only the pages of other rules may differ."""
    data = (FIXTURES / "evidence" / "before-renderings.wacz").read_bytes()
    report = report_on(data, tmp_path)
    assert report.faults == ()
    assert lines(data, HEAD)[0]["format"] == "harvest-evidence-3"


@pytest.mark.parametrize(
    ("place", "name", "time", "sentence"),
    [
        pytest.param(0, "known_until", DAYS[1], "", id="the page, not its parts"),
        pytest.param(0, "known_until", "20120601000000", "not known until 20120601000000", id="too early"),
        pytest.param(0, "known_until", "20120701000000", "not known until 20120701000000", id="too late"),
        pytest.param(1, "known_from", "20121201000000", "not known from 20121201000000", id="later"),
        pytest.param(1, "known_from", "20121101000000", "not known from 20121101000000", id="earlier"),
    ],
)
def test_times_at_which_no_capture_shows_a_text_are_found(
    data: bytes, tmp_path: Path, place: int, name: str, time: str, sentence: str
) -> None:
    report = report_on(edited(data, VERSIONS, lambda rows: rows[place].update({name: time})), tmp_path)
    # What else follows from the times is made again, and differs in any case.
    assert report.faults
    assert any(sentence in fault for fault in report.faults)
