"""The same words, the same text: whatever a page does to its markup, its policy reads the same."""

from __future__ import annotations

import random
import re
from pathlib import Path

import pytest

from tests.harvester.extract.complete import restyling
from tests.support.shared import SHARED, needs_shared

PAGES = sorted((SHARED / "corpus").glob("*.html"))

_NAMES = re.compile(r"""(\s(?:class|id)\s*=\s*)(?:"[^"]*"|'[^']*'|[^\s>"']+)""", re.IGNORECASE)
_BODY = re.compile(r"<body[^>]*>", re.IGNORECASE)
_BODY_END = re.compile(r"</body\s*>|\Z", re.IGNORECASE)


@pytest.mark.parametrize("style", restyling.STYLES, ids=lambda style: style.__name__)
@pytest.mark.parametrize("seed", range(25))
def test_a_policy_has_the_same_words_in_each_style(style: restyling.Style, seed: int) -> None:
    sections = restyling.policy(random.Random(seed))
    chance = random.Random(f"{seed} {style.__name__}")
    bare = f"<title>Privacy Policy</title>{restyling.plain(chance, sections)}"
    expected = restyling.words_of(bare)
    assert "changes" in expected
    assert restyling.words_of(restyling.page(chance, sections, style)) == expected


def _restyled(markup: str, chance: random.Random) -> str:
    """Return a page with other names of classes and identifiers, and this and that around its body."""
    markup = _NAMES.sub(lambda found: f'{found[1]}"{chance.choice(restyling.NEGATIVE_NAMES)}"', markup)
    body = _BODY.search(markup)
    assert body is not None
    end = _BODY_END.search(markup, body.end())
    assert end is not None
    inside = (
        f'<div class="{chance.choice(restyling.NEGATIVE_NAMES)}">{markup[body.end() : end.start()]}</div>'
    )
    noscript = chance.choice(("", '<noscript><iframe src="https://metrics.example/ns.html"></noscript>'))
    dialog = chance.choice(("", restyling.DIALOG))
    return f"{markup[: body.end()]}{noscript}{inside}{dialog}{markup[end.start() :]}"


@needs_shared
@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.stem)
@pytest.mark.parametrize("seed", range(4))
def test_a_page_of_the_corpus_has_the_same_words_restyled(page: Path, seed: int) -> None:
    markup = page.read_text("utf-8", errors="replace")
    restyled = _restyled(markup, random.Random(f"{seed} {page.stem}"))
    assert restyling.words_of(restyled) == restyling.words_of(markup)
