"""Literals of JavaScript, as servers write them."""

from __future__ import annotations

import pytest

from harvester.extract.data.javascript import mended, read_value
from harvester.extract.data.values import Budget, DataValue, Undecodable


def value_of(script: str) -> DataValue:
    return read_value(script, 0, Budget()).value


@pytest.mark.parametrize(
    ("script", "value"),
    [
        ('{"a": [1, 2.5, -3], "b": null}', {"a": [1, 2.5, -3], "b": None}),
        ("{a: 'b', \"c\": `d`, 5: 0x1F, $g: [1,],}", {"a": "b", "c": "d", "5": 31, "$g": [1]}),
        ("{a:void 0,b:!0,c:!1,d:undefined,e:NaN}", {"a": None, "b": True, "c": False, "d": None, "e": None}),
        (
            r"'a\'b\n\x41\u0042\u{43}\
d'",
            "a'b\nABCd",
        ),
        ("'a' + \"b\" + `c`", "abc"),
        ("/* one */ [ // two\n 1 ]", [1]),
        ("new Date(5)", 5),
        ("new Map([['a', 1]])", {"a": 1}),
        ("new Set([1, 2])", [1, 2]),
        ("JSON.parse('{\"a\": [1]}')", {"a": [1]}),
        ("Object.create(null)", {}),
        ("(1)", 1),
        ("(function(a,b){return {x:a,y:[b,b]}})(1,'c')", {"x": 1, "y": ["c", "c"]}),
        ("(function(a,b){return {x:a,y:[b,b]}}(1,'c'))", {"x": 1, "y": ["c", "c"]}),
        ('(function(a){a.b=1;a["c"]={};a.c.d=[];a.c.d[0]=2;return a}({}))', {"b": 1, "c": {"d": [2]}}),
        ("((a)=>({x:a}))(1)", {"x": 1}),
    ],
)
def test_a_literal_is_read(script: str, value: DataValue) -> None:
    assert value_of(script) == value


@pytest.mark.parametrize(
    "script",
    [
        "{a: 'b', \"c\": `d`, 5: e_f, $g: [,],}",
        "(a=>1)(2)",
        "function(){}",
        "{a: b}",
        "{a: f(1)}",
        "[1, 2",
        "'a",
        "{a 1}",
        "`a${b}`",
        "",
    ],
)
def test_what_is_no_literal_is_not_read(script: str) -> None:
    with pytest.raises(Undecodable):
        value_of(script)


def test_a_value_that_holds_itself_is_one_object() -> None:
    value = value_of("(function(a){a.b=a;return [a,a]}({}))")
    assert isinstance(value, list)
    assert isinstance(value[0], dict)
    assert value[0]["b"] is value[0] is value[1]


def test_the_end_of_a_literal_is_known() -> None:
    script = 'a = {"b": 1}; c'
    assert script[read_value(script, 4, Budget()).end :] == "; c"


def test_a_budget_ends() -> None:
    with pytest.raises(Undecodable):
        read_value("[a]".replace("a", "'b'," * 500), 0, Budget(100))


def test_surrogates_are_joined() -> None:
    assert mended("\ud83d\ude00 \ud83d a \ude00") == "😀 \ufffd a \ufffd"
