"""The output formats of a comparison: one table, from which `--format` takes its choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from diffs.records import Comparison
from diffs.render.as_html import render_html
from diffs.render.as_json import as_json
from diffs.render.as_markdown import render_markdown
from diffs.render.as_text import render_text
from diffs.render.summary import Head
from diffs.text import json_line
from diffs.weights import BUILT_IN


@dataclass(frozen=True, slots=True)
class ToRender:
    """A comparison with all that a format may need; each format takes what it shows.

    Attributes:
        comparison: what `compare` returned.
        heads: what the old and the new text are.
        phrases: topics that make a change weigh.
        facts: what else is known of the two versions, for JSON.
        colour: whether a terminal shows colours.
        width: of the terminal, in columns.
    """

    comparison: Comparison
    heads: tuple[Head, Head]
    phrases: Mapping[str, Sequence[str]] = field(default_factory=lambda: BUILT_IN)
    facts: tuple[Mapping[str, object], Mapping[str, object]] = ({}, {})
    colour: bool = False
    width: int = 80


def _text(one: ToRender) -> str:
    return render_text(one.comparison, *one.heads, colour=one.colour, width=one.width, phrases=one.phrases)


def _markdown(one: ToRender) -> str:
    return render_markdown(one.comparison, *one.heads, phrases=one.phrases)


def _html(one: ToRender) -> str:
    return render_html(one.comparison, *one.heads, phrases=one.phrases)


def _json(one: ToRender) -> str:
    found = as_json(one.comparison, *one.heads, phrases=one.phrases)
    for side, facts in zip(("before", "after"), one.facts, strict=True):
        head = found[side]
        assert isinstance(head, dict)
        # The names in `facts` mean the same as in `log`, where `source` is not in words.
        found[side] = {**head, **facts}
    return json_line(found) + "\n"


FORMATS: Mapping[str, Callable[[ToRender], str]] = {
    "text": _text,
    "markdown": _markdown,
    "html": _html,
    "json": _json,
}
