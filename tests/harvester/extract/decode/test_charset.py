"""Bytes → text: what pages say of their encoding, and what they are."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.decode.charset import decode_text
from harvester.extract.decode.encoding_names import decode_as, encoding_for

FRENCH = "Nous protégeons vos données personnelles — même à l’étranger, où que vous soyez. " * 4
RUSSIAN = "Мы защищаем ваши персональные данные в соответствии с законом. " * 4
JAPANESE = "個人情報保護方針。当社は、お客様の個人情報を適切に取り扱います。カタカナ" * 4
CHINESE = "我们保护您的个人信息。隐私政策说明我们如何收集和使用信息。" * 4
TAIWANESE = "我們保護您的個人資料。隱私權政策說明我們如何收集和使用資訊。" * 4
KOREAN = "개인정보 처리방침. 당사는 고객의 개인정보를 보호합니다. " * 4
GREEK = "Προστατεύουμε τα προσωπικά σας δεδομένα σύμφωνα με το νόμο. " * 4

IN = [
    (FRENCH, "windows-1252"),
    (FRENCH, "utf-8"),
    (RUSSIAN, "windows-1251"),
    (RUSSIAN, "koi8-r"),
    (RUSSIAN, "utf-8"),
    (JAPANESE, "shift_jis"),
    (JAPANESE, "euc-jp"),
    (JAPANESE, "iso-2022-jp"),
    (JAPANESE, "utf-16-le"),
    (JAPANESE, "utf-16-be"),
    (CHINESE, "gb18030"),
    (TAIWANESE, "big5"),
    (KOREAN, "euc-kr"),
    (GREEK, "iso-8859-7"),
]


def page(text: str, encoding: str, declared: str | None) -> bytes:
    meta = f'<meta http-equiv="content-type" content="text/html; charset={declared}">' if declared else ""
    return f"<html><head>{meta}<title>x</title></head><body><p>{text}</p></body></html>".encode(encoding)


@pytest.mark.parametrize(("text", "encoding"), IN)
@pytest.mark.parametrize(
    ("in_header", "in_page"),
    [
        ("right", None),
        (None, "right"),
        (None, None),
        ("utf-8", None),
        ("iso-8859-1", "right"),
        ("right", "utf-8"),
    ],
)
def test_the_text_is_right_whatever_the_page_says(
    text: str, encoding: str, in_header: str | None, in_page: str | None
) -> None:
    header, meta = (encoding if said == "right" else said for said in (in_header, in_page))
    content_type = f"text/html; charset={header}" if header else "text/html"
    found = decode_text(page(text, encoding, meta), content_type)
    assert text in found.text
    # Where two encodings write the same bytes, nothing in the page tells which of them it is.
    assert found.encoding == encoding or text.encode(found.encoding) == text.encode(encoding)


def test_a_byte_order_mark_counts_most() -> None:
    assert decode_text("\ufeffé".encode(), "text/html; charset=windows-1251") == ("é", "utf-8", ())
    assert decode_text("\ufeffé".encode("utf-16-le"), None).text == "é"


def test_a_wrong_declaration_is_noted() -> None:
    found = decode_text(page(FRENCH, "windows-1252", None), "text/html; charset=utf-8")
    assert found.notes == ("the page is declared as utf-8, but is encoded in windows-1252",)


def test_a_page_of_utf8_with_a_broken_character_stays_utf8() -> None:
    found = decode_text(page(FRENCH, "utf-8", "utf-8").replace("ù".encode(), b"\xff"), None)
    assert found.encoding == "utf-8"
    assert "o\ufffd que vous" in found.text
    assert found.notes == ("4 characters could not be decoded as utf-8",)


def test_a_page_that_is_cut_off_within_a_character_stays_utf8() -> None:
    assert decode_text(FRENCH.encode()[: len("Nous proté".encode()) - 1], "text/html").encoding == "utf-8"


@pytest.mark.parametrize(
    ("label", "encoding"),
    [
        ("ISO-8859-1", "windows-1252"),
        (" 'us-ascii' ", "windows-1252"),
        ("UTF8", "utf-8"),
        ("x-sjis", "shift_jis"),
        ("gb2312", "gb18030"),
        ("ks_c_5601-1987", "euc-kr"),
        ("latin5", "windows-1254"),
        ("utf-7", None),
        ("rot13", None),
        ("no such thing", None),
        ("a\0b", None),
    ],
)
def test_labels_mean_what_browsers_take_them_for(label: str, encoding: str | None) -> None:
    assert encoding_for(label) == encoding


def test_bytes_that_windows_left_open_are_read_as_browsers_do() -> None:
    assert decode_as(b"\x80\x81\x92", "windows-1252") == "€\x81’"


def test_euc_jp_holds_what_nec_added() -> None:
    assert decode_as(b"\xad\xa1\xa1\xc1\x8e\xb1\x8f\xb0\xa1!", "euc-jp") == "①～ｱ丂!"


@settings(max_examples=300, deadline=None)
@given(
    st.binary(max_size=300), st.sampled_from([None, "text/html; charset=utf-8", "text/html; charset=\xff"])
)
def test_any_bytes_give_a_text(payload: bytes, content_type: str | None) -> None:
    decode_text(payload, content_type).text.encode("utf-8")
