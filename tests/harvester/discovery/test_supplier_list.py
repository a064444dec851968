"""Lists of suppliers, as spreadsheets and people write them: no line vanishes."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harvester.discovery import SupplierList, read_supplier_list
from harvester.errors import ConfigError

TWO = ["heron-lamps.example", "alder-and-finch.example"]


def read(text: str, encoding: str = "utf-8") -> SupplierList:
    return read_supplier_list(text.encode(encoding), "list.csv")


def typed(text: str, encoding: str = "utf-8") -> list[str]:
    return [one.typed for one in read(text, encoding).suppliers]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
def test_a_list_as_a_spreadsheet_writes_it(mark: str, end: str, encoding: str) -> None:
    lines = [
        mark.join(row)
        for row in (
            ("domain", "supplier", "country"),
            (TWO[0], "Heron", "DE"),
            (TWO[1], f'"Alder{mark} Finch"', "DE"),
        )
    ]
    found = read(end.join([*lines, ""]), encoding)
    assert [(one.line, one.typed, one.name) for one in found.suppliers] == [
        (2, TWO[0], "Heron"),
        (3, TWO[1], f"Alder{mark} Finch".replace("\t", "")),
    ]
    assert (found.heading, found.column) == ("domain", 1)


def test_the_column_with_the_domains_is_read_wherever_it_is() -> None:
    found = read(
        "Name;Contact;Profile;Website\n"
        "Lamps.com;a@lamps.example;https://contacts.example/a;https://www.heron-lamps.example/\n"
        "Alder;b@alder.example;https://contacts.example/b;alder-and-finch.example\n"
    )
    assert [one.typed for one in found.suppliers] == ["https://www.heron-lamps.example/", TWO[1]]
    assert [one.name for one in found.suppliers] == ["Lamps.com", "Alder"]
    assert (found.column, found.columns, found.heading) == (4, 4, "Website")


def test_only_the_first_line_may_be_a_heading() -> None:
    found = read(f"Lamps\nquillpay\n{TWO[0]}\nlocalhost\n")
    assert found.heading == "Lamps"
    assert [(one.line, one.typed) for one in found.suppliers] == [
        (2, "quillpay"),
        (3, TWO[0]),
        (4, "localhost"),
    ]
    assert typed("Lamps\nquillpay\n") == ["Lamps", "quillpay"], "without a domain, nothing is a heading"


def test_a_company_of_the_configuration_is_no_heading() -> None:
    found = read_supplier_list(f"heron\n{TWO[0]}".encode(), "list.csv", lambda name: name == "heron")
    assert [one.typed for one in found.suppliers] == ["heron", TWO[0]]


def test_comments_are_counted_and_empty_lines_are_not() -> None:
    found = read(f"# our suppliers\n\n{TWO[0]}\n;;\n#{TWO[1]}\n")
    assert [(one.line, one.typed) for one in found.suppliers] == [(3, TWO[0])]
    assert found.comments == 2


def test_a_line_that_cannot_be_used_says_why() -> None:
    found = read(f"{TWO[0]},Heron\n,Nobody\nwww.{TWO[0]},Heron again\nhttps://{TWO[0]}/privacy,Heron\n")
    assert [(one.line, one.fault, one.repeats) for one in found.suppliers] == [
        (1, "", 0),
        (2, "has no domain", 0),
        (3, "is the same as line 1", 1),
        (4, "", 0),
    ]
    bad = read_supplier_list("heron-lamps.example\nbücher.example\n".encode("latin-1"), "list.csv")
    assert "UTF-8" in bad.suppliers[1].fault


def test_a_cell_may_have_several_lines() -> None:
    found = read(f'{TWO[0]},"Heron\nLamps"\n{TWO[1]},Alder\n')
    assert [(one.line, one.typed, one.name) for one in found.suppliers] == [
        (1, TWO[0], "Heron Lamps"),
        (3, TWO[1], "Alder"),
    ]


@pytest.mark.parametrize("second", ['"Finch', 'Finch"', '"Fi"nch', 'Fi"nch'])
def test_a_quotation_mark_takes_in_no_other_line(second: str) -> None:
    lines = [f'{TWO[0]},"Heron', f"{TWO[1]},{second}", "third.example,Third", "fourth.example,Fourth"]
    assert typed("\n".join(lines)) == [*TWO, "third.example", "fourth.example"]


def test_the_delimiter_may_be_stated() -> None:
    assert typed(f"sep=;\ndomain;note\n{TWO[0]};a, b, c\n") == [TWO[0]]


def test_an_endless_cell_is_no_defect() -> None:
    assert typed(f"{TWO[0]},{'x' * 200_000}\n{TWO[1]},y\n") == TWO


@pytest.mark.parametrize("second", ["DE", "1000", "2021-03"])
def test_what_is_no_name_is_not_taken_for_one(second: str) -> None:
    found = read(f"{TWO[0]},{second}\n{TWO[1]},{second}\n")
    assert [one.name for one in found.suppliers] == ["", ""]


@pytest.mark.parametrize(
    ("payload", "kind"),
    [
        (b"PK\x03\x04\x14\x00\x06\x00", "a workbook or an archive"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "a workbook"),
        (b"%PDF-1.7", "a PDF file"),
        (b"\x7fELF\x00\x00", "NUL characters"),
        ("heron-lamps.example\n".encode("utf-16-le"), "NUL characters"),
    ],
)
def test_what_is_no_text_is_refused_with_what_it_is(payload: bytes, kind: str) -> None:
    with pytest.raises(ConfigError, match=kind) as caught:
        read_supplier_list(payload, "list.xlsx")
    assert "CSV" in caught.value.remedy


CELLS = 'ab.,;\t# é'


def listed(alphabet: str) -> st.SearchStrategy[list[str]]:
    return st.lists(st.lists(st.text(alphabet=alphabet, max_size=12), max_size=4).map(",".join), max_size=8)


@given(listed(CELLS))
def test_every_line_is_a_supplier_a_heading_a_comment_or_empty(lines: list[str]) -> None:
    found = read("\n".join(lines))
    told = {one.line for one in found.suppliers}
    silent = [
        line
        for number, line in enumerate(lines, start=1)
        if number not in told and not line.lstrip().startswith("#") and line.strip(" ,;\t")
    ]
    assert len(silent) <= (1 if found.heading else 0)


@given(listed(CELLS + '"'), st.data())
def test_no_quotation_mark_takes_in_the_line_of_a_supplier(lines: list[str], data: st.DataObject) -> None:
    places = data.draw(st.lists(st.integers(0, len(lines)), max_size=3))
    for count, place in enumerate(places):
        lines.insert(place, f"heron-{count}.example")
    told = {one.line for one in read("\n".join(lines)).suppliers}
    assert [line for number, line in enumerate(lines, start=1) if "heron" in line and number not in told] == []
