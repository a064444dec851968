"""What archives hold beside good pages, through the command line: kept, and never passed over in silence."""

from __future__ import annotations

import json
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from harvester.cli import main
from tests.support.stand_in import PRIVACY, Held, history, page
from tests.support.warcs import write_warc

Harvest = Callable[..., tuple[int, list[dict[str, Any]], str]]

PDF_TEXT = (
    "Privacy Policy. We keep the name and the postal address that you give us. We do not sell them. "
    "Ask us what we know, and we tell you within a month."
)


@pytest.fixture
def harvest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Harvest:
    """Call the command line with --json; return exit code, objects and standard error."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "config.toml").write_text(
        '[archive]\nlocation = "archive.warc.gz"\nresolution_days = 0\n'
        '[companies.juniper]\nname = "Juniper"\ndomains = ["juniper-and-reed.example"]\n'
        f'[companies.juniper.documents.privacy]\ntitle = "Privacy Policy"\nurls = ["{PRIVACY}"]\n',
        "utf-8",
    )

    def call(*arguments: str) -> tuple[int, list[dict[str, Any]], str]:
        code = main([*arguments, "--json"])
        out, err = capsys.readouterr()
        return code, [json.loads(line) for line in out.splitlines()], err

    return call


def pdf(text: str) -> bytes:
    """Return a PDF of one page, a sentence a line."""
    shown = "".join(f"({line}.) Tj T* " for line in text.rstrip(".").split(". "))
    content = zlib.compress(f"BT /F1 11 Tf 14 TL 50 700 Td {shown}ET".encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R "
        b"/Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    out, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    begin = len(out)
    out += b"xref\n0 6\n0000000000 65535 f \n" + b"".join(b"%010d 00000 n \n" % place for place in places)
    return out + b"trailer << /Root 1 0 R /Size 6 >>\nstartxref\n%d\n%%%%EOF\n" % begin


def typed(content_type: str) -> tuple[tuple[str, str], ...]:
    """Return the headers of a page of this type."""
    return (("Content-Type", content_type),)


@pytest.mark.parametrize("packed", [True, False], ids=["gzip", "plain"])
def test_a_warc_that_ends_in_the_middle_of_a_record(tmp_path: Path, harvest: Harvest, packed: bool) -> None:
    path = write_warc(tmp_path / "archive.warc.gz", history(), packed=packed)
    whole = path.read_bytes()
    path.write_bytes(whole[:-300])
    code, (found,), err = harvest()
    assert (code, found["listing"]) == (1, "partial")
    assert found["captures"] == 5
    assert "archive.warc.gz" in err
    assert [version["first_capture"] for version in harvest("log")[1]] == ["20120115120000", "20120415120000"]
    assert harvest("status")[1][0]["listing"] == "partial"
    path.write_bytes(whole)
    code, (found,), _ = harvest()
    assert (code, found["listing"], found["captures"]) == (0, "complete", 6)


def test_a_policy_in_pdf_is_a_version(tmp_path: Path, harvest: Harvest) -> None:
    # It is shorter than the page was, so one capture of it alone would be held for review.
    held = [
        Held(timestamp, PRIVACY, pdf(PDF_TEXT), headers=typed("application/pdf"))
        for timestamp in ("20130115120000", "20130215120000")
    ]
    write_warc(tmp_path / "archive.warc.gz", [*history(), *held])
    code, (found,), _ = harvest()
    assert (code, found["skipped"], found["review"]) == (0, [], [])
    assert [version["first_capture"] for version in harvest("log")[1]][-1] == "20130115120000"


@pytest.mark.parametrize(
    ("body", "content_type", "reason"),
    [
        (pdf(PDF_TEXT)[:400], "application/pdf", ""),
        (b"%PDF-1.7", "application/pdf", ""),
        (b"GIF89a" + bytes(200), "image/gif", "image"),
        (b"PK\x03\x04" + bytes(200), "application/zip", ""),
        (b'{"privacy": "policy"}', "application/json", ""),
        (b"\x1f\x8b\x08cut off", "text/html", ""),
        (b"", "text/html", "empty"),
        (b"\x00" * 500, "text/html", ""),
    ],
    ids=["cut PDF", "nothing of a PDF", "image", "zip", "JSON", "broken gzip", "empty", "zeros"],
)
def test_what_is_no_page_is_kept_and_told(
    tmp_path: Path, harvest: Harvest, body: bytes, content_type: str, reason: str
) -> None:
    held = Held("20130115120000", PRIVACY, body, headers=typed(content_type))
    write_warc(tmp_path / "archive.warc.gz", [*history(), held])
    code, (found,), _ = harvest()
    assert code == 0, "it was looked at, and held out with a reason"
    (skipped,) = found["skipped"]
    assert skipped["timestamp"] == "20130115120000"
    assert skipped["reason"]
    assert reason in skipped["reason"].lower()
    assert len(harvest("log")[1]) == 2
    (status,) = harvest("status")[1]
    assert [row["timestamp"] for row in status["held"]] == ["20130115120000"]


def test_a_page_that_was_cut_off_when_it_was_captured_shows_what_there_is(
    tmp_path: Path, harvest: Harvest
) -> None:
    whole = page(3)
    held = Held("20130115120000", PRIVACY, whole[: whole.index(b"3. Your rights")])
    write_warc(tmp_path / "archive.warc.gz", [*history(), held])
    code, (found,), _ = harvest()
    assert (code, found["skipped"]) == (0, [])
    assert len(harvest("log")[1]) == 3


@pytest.mark.parametrize("payload", [b"", b"Dear Sir or Madam", b"\x1f\x8b\x08" + bytes(30)])
def test_what_is_no_warc_is_a_wrong_call(tmp_path: Path, harvest: Harvest, payload: bytes) -> None:
    (tmp_path / "archive.warc.gz").write_bytes(payload)
    code, found, err = harvest()
    assert (code, found) == (2, [])
    assert "archive.warc.gz" in err
