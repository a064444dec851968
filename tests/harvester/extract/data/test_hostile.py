"""Data that were written to cost time, memory or a traceback: an end within limits, and a text or none."""

from __future__ import annotations

import json
import time
import tracemalloc
from collections.abc import Callable

import pytest

from harvester.extract.data.values import DataValue
from tests.support.page_data import CARRIERS, MARKUP, PROSE, SHELL, as_json, script, text_of
from tests.support.policy_blocks import as_html

# On one processor that is shared with others; each takes less than a second alone.
SECONDS = 20


def rows(number: int) -> str:
    """Return a payload whose rows each hold the next one ten times."""
    lines = ""
    for n in range(number):
        inside = ",".join([json.dumps(PROSE), *[f'"${n + 1:x}"'] * 10])
        lines += f'{n:x}:["$","p",null,{{"children":[{inside}]}}]\n'
    return f"{SHELL}<script>self.__next_f.push([1,{as_json(lines)}])</script>"


def entities(number: int) -> str:
    """Return a cache whose entities each hold the next one ten times."""
    cache: dict[str, DataValue] = {
        f"Text:{n}": {"text": PROSE * 3, "more": [{"__ref": f"Text:{n + 1}"}] * 10} for n in range(number)
    }
    return script(
        f"window.__APOLLO_STATE__={as_json({**cache, 'ROOT_QUERY': {'page': {'__ref': 'Text:0'}}})}"
    )


TEN_TIMES: list[DataValue] = [*(list[DataValue]([n + 1] * 10) for n in range(40)), PROSE]
ITSELF = f'0:["$","p",null,{{"children":["{PROSE * 5}","$0"]}}]\n'
CIRCLE = f'0:"$1"\n1:"$0"\n2:["$","p",null,{{"children":["{PROSE * 5}","$0"]}}]\n'
HOSTILE: dict[str, Callable[[], str]] = {
    "nested lists": lambda: script("[" * 10_000 + "]" * 10_000, "application/json"),
    "nested objects": lambda: script("window.a = " + '{"a":' * 10_000 + "1" + "}" * 10_000),
    "nested literals": lambda: script("window.a = " + "{a:" * 10_000 + "1" + "}" * 10_000),
    "nested parentheses": lambda: script("window.a = " + "(" * 10_000 + "1" + ")" * 10_000 + " " * 500),
    "nested functions": lambda: script(
        "window.a = " + "(function(a){return " * 3_000 + "1" + "}(1))" * 3_000
    ),
    "signs": lambda: script("window.a = [" + "!" * 100_000 + "1]"),
    "an open string": lambda: script('window.a = {a:"' + "\\\\" * 300_000),
    "many open strings": lambda: script('a = {a:"b\n' * 30_000),
    "many open lists": lambda: script("a=[" * 100_000),
    "many names": lambda: script("a.b." * 300_000),
    "comments": lambda: script("a = {/*" + "*" * 300_000 + "/**/" * 10_000),
    "open attributes": lambda: f"{SHELL}<p " + 'a="{' * 30_000,
    "open templates": lambda: SHELL + "<template>" * 2_000 + PROSE * 20,
    "a nested rich text": lambda: CARRIERS["__NEXT_DATA__"](nested_nodes(400)),
    "rows that hold rows": lambda: rows(40),
    "a row that holds itself": lambda: f"{SHELL}<script>self.__next_f.push([1,{as_json(ITSELF)}])</script>",
    "rows that refer in a circle": lambda: (
        f"{SHELL}<script>self.__next_f.push([1,{as_json(CIRCLE)}])</script>"
    ),
    "a row without an end": lambda: (
        f'{SHELL}<script>self.__next_f.push([1,"1:Tfffffff,{PROSE * 9}"])</script>'
    ),
    "entities that hold entities": lambda: entities(40),
    "an entity that holds itself": lambda: script(
        "window.a = "
        + as_json({"A:1": {"text": PROSE * 5, "self": {"__ref": "A:1"}}, "B:1": {"a": {"__ref": "A:1"}}})
    ),
    "devalue in a circle": lambda: script(
        as_json([{"a": 0, "b": 1, "c": 2}, PROSE * 9, [0, 1, 2]]), "application/json"
    ),
    "devalue that wraps itself": lambda: script(
        as_json([["Ref", 0], ["Ref", 1]]) + " " * 500, "application/json"
    ),
    "devalue that holds lists ten times": lambda: script(as_json(TEN_TIMES), "application/json"),
    "turbo-stream in a circle": lambda: script(
        as_json([{"_1": 0, "_2": 3}, "a", "b", PROSE * 9]), "application/json"
    ),
    "Nuxt that holds itself": lambda: script(
        "window.__NUXT__=(function(a){a.a=a;a.b=[a,a];a[0]=a;"
        f'return {{data:[a],text:"{PROSE * 9}"}}}}({{}}))'
    ),
    "JSON in JSON in JSON": lambda: script(wrapped_json(PROSE * 9, 9), "application/json"),
    "names of prototypes": lambda: script(
        as_json({"__proto__": {"text": PROSE * 5}, "constructor": {"prototype": PROSE}, "toString": None}),
        "a/json",
    ),
    "surrogates": lambda: script(
        as_json({"body": PROSE * 9}).replace("We", "\\ud83d\\ude00 \\udead \\ud83d"), "a/json"
    ),
    "an end of a script in a string": lambda: script('window.a = {b:"' + PROSE * 9 + '</script><p>"}'),
    "numbers": lambda: script("window.a=[" + "9" * 100_000 + ",1e999,0x" + "f" * 1000 + ",-.5]"),
    "a number in JSON": lambda: script('{"a":' + "9" * 100_000 + "}", "application/json"),
    "megabytes of objects": lambda: script(
        as_json([{"a": n, "b": [n], "c": "x"} for n in range(100_000)]), "a/json"
    ),
    "megabytes of sentences": lambda: script(
        as_json({f"key{n}": f"{n} {PROSE}" for n in range(5_000)}), "application/json"
    ),
    "megabytes of documents": lambda: script(
        as_json([{"slug": f"/{n}", "body": f"<p>{n} {PROSE * 9}</p>"} for n in range(500)]),
        "application/json",
    ),
    "marks on marks": lambda: CARRIERS["__NEXT_DATA__"](
        [
            {
                "type": "paragraph",
                "text": PROSE * 20,
                "spans": [{"start": n, "end": n + 900, "type": "em"} for n in range(1_500)],
            }
        ]
    ),
    "Markdown of brackets": lambda: CARRIERS["__NEXT_DATA__"](f"# A\n\n{PROSE * 9}" + "[" * 50_000),
    "Markdown of stars": lambda: CARRIERS["__NEXT_DATA__"](f"# A\n\n{PROSE * 9}" + "*a_ " * 20_000),
    "Markdown of quotes": lambda: CARRIERS["__NEXT_DATA__"](f"# A\n\n{PROSE * 9}\n\n" + ">" * 20_000 + " a"),
    "markup that is nested": lambda: CARRIERS["__NEXT_DATA__"](f"<p>{PROSE * 9}</p>" + "<div>" * 40_000),
    "columns": lambda: CARRIERS["__NEXT_DATA__"]({"rows": [["a"] * 3_000] * 60, "text": PROSE * 9}),
}


def nested_nodes(levels: int) -> DataValue:
    node: DataValue = {"type": "text", "text": PROSE * 9}
    for _ in range(levels):
        node = {"type": "section", "content": [node]}
    return {"type": "doc", "content": [node]}


def wrapped_json(text: str, times: int) -> str:
    for _ in range(times):
        text = json.dumps({"text": text})
    return text


@pytest.mark.parametrize("case", HOSTILE)
def test_hostile_data_end_in_time(case: str) -> None:
    started = time.process_time()
    text = text_of(HOSTILE[case]())
    assert time.process_time() - started < SECONDS
    assert len(text) < 3_000_000


def test_surrogates_are_joined_or_replaced() -> None:
    assert "😀 \ufffd \ufffd collect" in text_of(HOSTILE["surrogates"]())


@pytest.mark.parametrize(
    "case", ["rows that hold rows", "entities that hold entities", "a row that holds itself"]
)
def test_what_is_referred_to_often_is_read_once_or_not_at_all(case: str) -> None:
    assert text_of(HOSTILE[case]()).count("personal data") <= 200


@pytest.mark.parametrize("holder", MARKUP)
def test_scripts_and_links_that_run_one_do_not_come_through(holder: str) -> None:
    evil = '<script>alert("evil")</script><img src=x onerror="evil()">'
    evil += '<p><a href="javascript:evil()">Here</a></p>'
    text = text_of(
        MARKUP[holder](
            as_html() + evil.replace("</script>", "<\\/script>" if holder == "script" else "</script>")
        )
    )
    assert "evil" not in text


LONG = PROSE * 100
MANY = 20_000
NAMES = ",".join(f"k{n}:a" for n in range(MANY))
LEAF = f'\n10:["$","p",null,{{"children":{json.dumps(LONG)}}}]'
HALVED = "\n".join(f'{n:x}:["$","p",null,{{"children":["$L{n + 1:x}","$L{n + 1:x}"]}}]' for n in range(16))


@pytest.mark.parametrize(
    "body",
    [
        script(f"window.__STATE__=(function(a){{return {{{NAMES}}}}})({json.dumps(LONG)})"),
        script(json.dumps([1, [2] * MANY, LONG]), "application/json"),
        script(json.dumps([1, [2] * MANY, [3, 3], LONG]), "application/json"),
        script(f"self.__next_f.push([1,{json.dumps(HALVED + LEAF)}])"),
    ],
    ids=["parameter", "numbered", "rows", "payload"],
)
def test_a_text_that_data_refer_to_again_and_again_does_not_fill_the_memory(body: str) -> None:
    # What is imported and compiled for the first one does not count.
    text_of(script(json.dumps(LONG), "application/json"))
    tracemalloc.start()
    try:
        text_of(body)
        assert tracemalloc.get_traced_memory()[1] < 250 * 2**20
    finally:
        tracemalloc.stop()
