"""No policy of the reference material is held out, nor an excerpt of one."""

from __future__ import annotations

import json

import pytest

from harvester.extract.screen import DocumentProfile, PageKind, screen
from harvester.extract.screen.screen import REDIRECT_WORDS
from tests.harvester.extract.screen.test_screen import ENGLISH, URL, Page
from tests.support.shared import SHARED, needs_shared


def reference_texts() -> list[str]:
    """Return the policies of the reference material, without their header lines."""
    texts = [path.read_text("utf-8").split("\n", 2)[2] for path in sorted(SHARED.glob("documents/*.md"))]
    texts += [path.read_text("utf-8").split("\n", 2)[2] for path in sorted(SHARED.glob("corpus/*.md"))]
    texts += [path.read_text("utf-8") for path in sorted(SHARED.glob("dates/*.txt"))]
    series = json.loads((SHARED / "archives" / "terms-series.expected.json").read_text("utf-8"))
    return [*texts, *series["texts"].values()]


@needs_shared
@pytest.mark.parametrize("length", [25, 60, 150])
def test_no_excerpt_of_a_policy_is_held_out(length: int) -> None:
    # A site may well have a policy of these few words and no more.
    for text in reference_texts():
        words = text.split(" ")
        for start in range(0, len(words) - length, max(length, len(words) // 5)):
            excerpt = " ".join(words[start : start + length])
            found = screen(Page("Larkspur", excerpt), url=URL, known=ENGLISH)
            assert found is None or found.kind is PageKind.EMPTY, (found.reason, excerpt)


@needs_shared
def test_no_text_of_the_reference_material_is_held_out() -> None:
    texts = reference_texts()
    assert len(texts) == 5 + 18 + 103 + 29
    for text in texts:
        if len(text.split()) < REDIRECT_WORDS and "redirected" in text:
            continue  # one of them is the stub of a redirect
        title = text.partition("\n")[0].removeprefix("# ") if text.startswith("# ") else ""
        for known in (DocumentProfile(), ENGLISH, DocumentProfile.of([(title, text)])):
            assert screen(Page(title, text), url=URL, known=known) is None, text[:200]
