"""Bundles of policies that a page shows in a frame: the document, and the page around it."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from harvester.archive.follow_redirects import payload_digest
from harvester.errors import StoreError
from harvester.evidence import check, make_bundle
from harvester.evidence.names import CAPTURES, HEAD, PAGES, README
from tests.support.evidence import edited, field_bundle, files_in, report_on
from tests.support.harvests import field
from tests.support.stand_in import PRIVACY, Held, World, page

TEXT = "http://cdn.juniper.example/docs/privacy-7.html"
OUTER = f"<html><title>Juniper</title><body><iframe src='{TEXT}'></iframe></body></html>".encode()
MOVED = OUTER.replace(b"privacy-7", b"privacy-8")
DAYS = ("20120115120000", "20120615120000", "20121115120000")
WORLD = [
    *(Held(day, PRIVACY, OUTER) for day in DAYS),
    Held("20120116080000", TEXT, page(1)),
    Held("20120614080000", TEXT, page(1)),
    Held("20121116080000", TEXT, page(2)),
]


@pytest.fixture
def data(tmp_path: Path) -> bytes:
    """Return the bundle of a change in a frame."""
    with field(tmp_path / "h.db", World(WORLD)) as here:
        here.harvest()
        return field_bundle(here, 1, 2)


def lines(data: bytes, name: str = CAPTURES) -> list[Any]:
    """Return the objects in a file of a bundle."""
    return [json.loads(line) for line in files_in(data)[name].decode().splitlines()]


def test_the_page_around_each_document_is_there(data: bytes, tmp_path: Path) -> None:
    rows = lines(data)
    around = [one for one in rows if one["roles"] == ["around"]]
    assert [(one["timestamp"], one["original"]) for one in around] == [(day, PRIVACY) for day in DAYS]
    framed = [one for one in rows if one["original"] == TEXT]
    assert [one["served"].get("framed_by") for one in framed] == [PRIVACY] * 3
    assert all("framed_by" not in one["served"] for one in around)
    # No index lists the document in the frame: it was asked for at the time of the page.
    assert [(one["index"], one["listed_by"]) for one in framed] == [(None, [])] * 3
    assert all(one["index"]["timestamp"] == one["timestamp"] for one in around)
    assert len(lines(data, PAGES)) == 1 + 6
    assert lines(data, HEAD)[0]["format"] == "harvest-evidence-4"
    readme = files_in(data)[README].decode()
    assert readme.count(f"Shown in a frame of the page {PRIVACY}.") == 3
    assert readme.count("Page that shows another capture in a frame.") == 3
    assert "RENDERED" not in readme
    report = report_on(data, tmp_path)
    assert (report.faults, report.unchecked) == ((), ())


def _edit_of(url: str, edit: Callable[[dict[str, Any]], object]) -> Callable[[list[Any]], None]:
    """Return an edit of the captures of an address."""

    def edit_all(rows: list[Any]) -> None:
        for one in rows:
            if one["original"] == url:
                edit(one)

    return edit_all


@pytest.mark.parametrize(
    ("url", "edit", "sentence"),
    [
        (TEXT, lambda one: one["served"].pop("framed_by"), "no capture is in a frame of it"),
        (
            TEXT,
            lambda one: one["served"].update(framed_by="http://a.example/"),
            "no capture is in a frame of",
        ),
        (PRIVACY, lambda one: one["served"].update(framed_by=""), "captures.jsonl: does not follow"),
    ],
)
def test_a_forged_frame_is_found(
    data: bytes, tmp_path: Path, url: str, edit: Callable[[dict[str, Any]], object], sentence: str
) -> None:
    faults = report_on(edited(data, CAPTURES, _edit_of(url, edit)), tmp_path).faults
    assert any(sentence in fault for fault in faults), faults


def test_a_page_without_the_frame_is_found(data: bytes, tmp_path: Path) -> None:
    """The page around the documents has another one in its frame; everything else is in order."""
    evidence = check._Check(files_in(data))._evidence
    sha256 = hashlib.sha256(MOVED).hexdigest()
    captures = []
    for one in evidence.captures:
        if "around" in one.roles and one.served is not None:
            served = replace(one.served, sha256=sha256, size=len(MOVED))
            proof = {**one.proof, "payload_digest": f"sha1:{payload_digest(MOVED)}"}
            captures.append(replace(one, served=served, proof=proof))
        else:
            captures.append(one)
    bodies = {**evidence.bodies, sha256: MOVED}
    forged = make_bundle(replace(evidence, captures=tuple(captures), bodies=bodies))
    faults = report_on(forged, tmp_path).faults
    assert len(faults) == 3
    assert all(fault.startswith("no page in the file shows the capture 2012") for fault in faults)


def test_the_nearest_page_that_has_the_frame_is_taken(tmp_path: Path) -> None:
    """Another capture of the page may be nearer to the document, but have another one in its frame."""
    nearer = Held("20120116090000", PRIVACY, MOVED)
    with field(tmp_path / "h.db", World([*WORLD, nearer])) as here:
        here.harvest()
        data = field_bundle(here, 1, 2)
        around = [one["timestamp"] for one in lines(data) if one["roles"] == ["around"]]
        assert around == [*DAYS]
        here.store.database.execute(
            "UPDATE snapshots SET framed_by = 'http://a.example/' WHERE framed_by <> ''"
        )
        with pytest.raises(StoreError, match=r"no capture of http://a\.example/ shows 20120116080000"):
            field_bundle(here, 1, 2)
    assert report_on(data, tmp_path).faults == ()
