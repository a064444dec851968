"""The encodings of frameworks: numbered values, pairs, references and rows."""

from __future__ import annotations

import json

import pytest

from harvester.extract.data.flight import resolved_rows, rows_of
from harvester.extract.data.payload import devalued, streamed, unpaired, with_entities
from harvester.extract.data.values import Budget, DataValue, Undecodable


@pytest.mark.parametrize(
    ("values", "value"),
    [
        ([{"a": 1, "b": 2}, "x", [1, 1]], {"a": "x", "b": ["x", "x"]}),
        ([["ShallowReactive", 1], {"a": 2}, "x"], {"a": "x"}),
        ([["Set", 1, 2], "x", "y"], ["x", "y"]),
        ([["Map", 1, 2], "x", "y"], {"1": "y"}),
        ([{"a": -1, "b": -3, "c": 99}, "x"], {"a": None, "b": None, "c": None}),
    ],
)
def test_numbered_values_are_put_in_their_places(values: DataValue, value: DataValue) -> None:
    assert devalued(values, Budget()) == value


@pytest.mark.parametrize("values", [[], {}, "x", [1, 2], [{"a": "b"}, "x"], [{"a": 1}], [{"a": True}, "x"]])
def test_other_values_are_not_taken_for_numbered_ones(values: DataValue) -> None:
    with pytest.raises(Undecodable):
        devalued(values, Budget())


def test_a_stream_numbers_its_keys_too() -> None:
    assert streamed([{"_1": 2, "_3": 4}, "a", "x", "b", [2, -5]], Budget()) == {"a": "x", "b": ["x", None]}
    with pytest.raises(Undecodable):
        streamed([{"a": 1}, "x"], Budget())


def test_pairs_lose_their_kinds() -> None:
    value: DataValue = {"a": [0, {"b": [0, "x"]}], "c": [1, [[0, 1], [0, 2]]]}
    assert unpaired(value, Budget()) == {"a": {"b": "x"}, "c": [1, 2]}


def test_references_are_put_in_their_places_once() -> None:
    cache: DataValue = {
        "B:1": {"text": "x"},
        "A:1": {"b": {"__ref": "B:1"}, "old": {"type": "id", "id": "B:1", "generated": False}},
    }
    assert with_entities(cache, Budget()) == {"A:1": {"b": {"text": "x"}, "old": {"text": "x"}}}
    assert with_entities({"a": {"__ref": "none"}}, Budget()) == {"a": {"__ref": "none"}}


def test_rows_refer_to_rows_and_to_places_in_them() -> None:
    rows = {
        "0": ["$", "div", None, {"children": ["$L2", "$3:props:x:1", "$$5", "$undefined", "$99"]}],
        "2": ["$", "p", None, {"children": "$4"}],
        "3": ["$", "p", None, {"x": ["a", "b"]}],
    }
    stream = "".join(f"{number}:{json.dumps(row)}\n" for number, row in rows.items())
    text = "Grüße,\nzwei Zeilen: 7:{}"
    chunks = [
        ':HL["x"]\n1:I[1,[],""]\n',
        stream[:40],
        f"{stream[40:]}4:T{len(text.encode()):x},{text}5:null\n",
    ]
    value = resolved_rows(rows_of(chunks), Budget())
    assert value == [
        [
            "$",
            "div",
            None,
            {"children": [["$", "p", None, {"children": text}], "b", "$5", None, None]},
        ],
        None,
    ]
