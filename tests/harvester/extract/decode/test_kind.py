"""What a body is, by its first bytes."""

from __future__ import annotations

from random import Random

import pytest

from harvester.extract.decode.kind import NoText, kind_of

PAGE = "<p>Wir geben Ihre Anschrift an die Spediteure weiter, sonst an niemanden: ausdrücklich nicht.</p>" * 9


@pytest.mark.parametrize("size", [200, 2_000, 20_000])
@pytest.mark.parametrize("content_type", ["text/html", "text/plain", None])
def test_binary_data_is_no_text_whatever_it_is_declared_to_be(size: int, content_type: str | None) -> None:
    with pytest.raises(NoText, match="binary data"):
        kind_of(b"-" + Random(size).randbytes(size), content_type)


@pytest.mark.parametrize(
    "encoding", ["utf-8", "windows-1252", "utf-16", "utf-16-le", "utf-16-be", "iso-8859-9"]
)
def test_a_page_in_any_encoding_is_one(encoding: str) -> None:
    assert kind_of(PAGE.encode(encoding), "text/html") == "html"


@pytest.mark.parametrize("encoding", ["shift_jis", "euc_jp", "iso2022_jp", "gb18030", "big5", "utf-16"])
def test_so_is_one_in_a_script_of_many_characters(encoding: str) -> None:
    text = "<p>お客様の個人情報</p>" if "jp" in encoding or "jis" in encoding else "<p>個人資料保護</p>"
    assert kind_of((text * 40).encode(encoding), "text/html") == "html"


def test_a_few_control_characters_do_no_harm() -> None:
    assert kind_of((PAGE + "\x01\x02\x1e" * 3).encode(), "text/html") == "html"
