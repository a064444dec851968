"""Our text against that of the two programs that define the format, where they are installed."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Iterator
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract import ExtractError, extract
from harvester.extract.dom.parse import body_of, parse
from harvester.extract.dom.serialize import inner_markup
from harvester.extract.markdown.walk import draw_markdown
from tests.support.paths import ROOT
from tests.support.policy_pages import fragment, policy_page

LONG = bool(os.environ.get("HARVEST_LONG"))
ORACLES = os.environ.get("HARVEST_ORACLES", "")
URL = "http://example.com/legal/privacy.html"


def html2text_of(markup: str) -> str:
    """Return what the oracle makes of some markup, with the options of the corpus."""
    html2text = pytest.importorskip("html2text")
    if html2text.__version__ != (2020, 1, 16):
        pytest.skip("the dialect is that of html2text 2020.1.16")
    converter = html2text.HTML2Text(bodywidth=0)
    converter.unicode_snob = True
    converter.ignore_images = True
    return str(converter.handle(markup)).strip("\n")


@settings(max_examples=20_000 if LONG else 300, deadline=None)
@given(st.integers(min_value=0))
def test_markdown_is_that_of_html2text(seed: int) -> None:
    body = body_of(parse(fragment(Random(seed))))
    body.rename("div")
    assert draw_markdown(body).markdown == html2text_of(f"<div>{inner_markup(body)}</div>")


@pytest.fixture(scope="module")
def readability() -> Iterator[subprocess.Popen[str]]:
    """Mozilla's Readability, in a process of its own."""
    if not ORACLES or shutil.which("node") is None:
        pytest.skip("HARVEST_ORACLES names no folder with jsdom and @mozilla/readability")
    script = ROOT / "tests" / "oracles" / "readability.js"
    pipes: Any = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "text": True, "encoding": "utf-8"}
    with subprocess.Popen(["node", str(script)], **pipes) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()


@pytest.mark.parametrize("seed", range(2000 if LONG else 60))
def test_main_content_is_that_of_readability(seed: int, readability: subprocess.Popen[str]) -> None:
    # Where the oracle is known to differ: jsdom parses what is set as innerHTML as if no page were in quirks
    # mode, and 0.3.0 keeps the markup within links that run scripts, which 60f470c did not.
    page = "<!doctype html>" + policy_page(Random(seed)).replace("javascript:", "#")
    assert readability.stdin is not None
    assert readability.stdout is not None
    readability.stdin.write(json.dumps({"page": page, "url": URL}) + "\n")
    readability.stdin.flush()
    found = json.loads(readability.stdout.readline())
    try:
        text: str | None = extract(page.encode(), "text/html; charset=utf-8", URL).text
    except ExtractError:
        text = None
    markdown = html2text_of(found["content"]) if found["content"] else ""
    assert text == (f"# {found['title']}\n\n{markdown}\n" if markdown.strip() else None)
