"""Bundles of all kinds of captures that a WARC file may hold are written, and checked as intact."""

from __future__ import annotations

import gzip
import hashlib
import json
from pathlib import Path
from typing import Any

import pytest

from harvester.evidence.names import CAPTURES, README
from tests.support.calls import Harvest, objects
from tests.support.evidence import files_in
from tests.support.stand_in import Held, page
from tests.support.warcs import Revisit, digest, write_warc

URL = "http://www.larkspur.example/privacy"
FIRST, SECOND, THIRD = "20200115120000", "20210115120000", "20220115120000"
HTML = ("Content-Type", "text/html; charset=utf-8")


def written(language: str, title: str, words: str, charset: str = "utf-8") -> list[Held | Revisit]:
    """Return two captures of a policy in some language."""
    header = ("Content-Type", f"text/html; charset={charset}")
    first, second = (_page(language, title, words, months).encode(charset) for months in (6, 12))
    return two(first, second, header)


def _page(language: str, title: str, words: str, months: int) -> str:
    sections = "".join(f"<h2>{n}. {title}</h2><p>{f'{words} {months} ' * 9}</p>" for n in range(1, 4))
    head = f'<html lang="{language}"><head><title>{title}</title></head>'
    return f"{head}<body><h1>{title}</h1>{sections}</body></html>"


def pdf(months: int) -> bytes:
    """Return a PDF with one page of text."""
    lines = ["Privacy Policy", *(f"We keep item {n} for {months} months and delete it." for n in range(30))]
    shown = "BT /F1 11 Tf 50 780 Td 14 TL " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects_ = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R "
        "/Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(shown)} >>\nstream\n{shown}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
    ]
    body = "".join(f"{n} 0 obj\n{one}\nendobj\n" for n, one in enumerate(objects_, 1))
    return f"%PDF-1.4\n{body}trailer << /Size 6 /Root 1 0 R >>\n%%EOF\n".encode()


def two(first: bytes, second: bytes, *headers: tuple[str, str]) -> list[Held | Revisit]:
    return [Held(FIRST, URL, first, headers=headers), Held(SECOND, URL, second, headers=headers)]


JAPANESE = "お客様の氏名、住所、電話番号を収集し、月数だけ保存します。"
ARABIC = "نحن نجمع المعلومات التي تقدمها لنا ونحتفظ بها لمدة أشهر"
GERMAN = "Wir löschen persönliche Daten für gewöhnlich nach Monaten, außer"
KINDS: dict[str, list[Held | Revisit]] = {
    "Japanese": written("ja", "個人情報", JAPANESE),
    "Arabic": written("ar", "سياسة الخصوصية", ARABIC),
    "Latin-1": written("de", "Datenschutz", GERMAN, "iso-8859-1"),
    "packed": two(
        gzip.compress(page(1), mtime=0), gzip.compress(page(2), mtime=0), HTML, ("Content-Encoding", "gzip")
    ),
    "PDF": two(pdf(6), pdf(12), ("Content-Type", "application/pdf")),
    "the old text again": [*two(page(1), page(2), HTML), Held(THIRD, URL, page(1))],
    "redirected": [
        Held(FIRST, URL, page(1)),
        Held(SECOND, URL, status=301, headers=(("Location", "/legal"),)),
        Held(SECOND, "http://www.larkspur.example/legal", page(2)),
    ],
    "repeated": [
        Held(FIRST, URL, page(1)),
        Revisit(SECOND, URL, digest(page(1)), of=(URL, FIRST), status=200),
        Held(THIRD, URL, page(2)),
    ],
}


@pytest.mark.parametrize("kind", KINDS)
def test_it_is_written_and_checked(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, harvest: Harvest, kind: str
) -> None:
    monkeypatch.chdir(tmp_path)
    config = f'[archive]\nlocation = "a.warc.gz"\n[companies.larkspur.documents.privacy]\nurls = ["{URL}"]\n'
    Path("config.toml").write_text(config, "utf-8")
    write_warc(Path("a.warc.gz"), KINDS[kind])
    assert harvest("--quiet")[0] == 0
    last = max(int(str(one["version"])) for one in objects(harvest("log", "--json")[1]))
    assert last == (3 if kind == "the old text again" else 2)
    code, _, err = harvest("evidence", "--company", "larkspur", "1", str(last), "--output", "a.wacz")
    assert (code, err) == (0, "")
    code, out, err = harvest("evidence", "--check", "a.wacz")
    assert (code, err) == (0, "")
    assert "evidence/before.md: extracted again" in out
    files = files_in(Path("a.wacz").read_bytes())
    captures: list[Any] = [json.loads(line) for line in files[CAPTURES].decode().splitlines()]
    bodies = {hashlib.sha256(one.body).hexdigest() for one in KINDS[kind] if isinstance(one, Held)}
    for one in captures:
        assert one["proof"]["kind"] == "warc"
        assert one["proof"]["record"] in files[README].decode()
        assert one["served"] is None or one["served"]["sha256"] in bodies
