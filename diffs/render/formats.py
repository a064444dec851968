"""The output formats of a comparison: one table, from which `--format` takes its choices."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from diffs.render.as_html import render_html
from diffs.render.as_json import as_json
from diffs.render.as_markdown import render_markdown
from diffs.render.as_text import render_text
from diffs.render.to_render import ToRender
from diffs.text import json_line


def _json(given: ToRender) -> str:
    return json_line(as_json(given)) + "\n"


FORMATS: Mapping[str, Callable[[ToRender], str]] = {
    "text": render_text,
    "markdown": render_markdown,
    "html": render_html,
    "json": _json,
}
