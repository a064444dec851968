"""Why a section weighs: each sentence once."""

from __future__ import annotations

from diffs.render.reasons import SentenceReasons, reasons_by_sentence
from diffs.weights import Tag


def tag(topic: str, sentence: str, trigger: str = "sell") -> Tag:
    return Tag(topic, sentence, "after", trigger, 4)


def test_topics_with_one_sentence_are_together() -> None:
    sell, keep = "We may sell it to partners.", "We keep it."
    found = reasons_by_sentence(
        ((tag("sale", sell), 0), (tag("retention", keep), 2), (tag("recipients", f"{sell} "), 1))
    )
    assert found == (
        SentenceReasons(sell, (("sale", "sell"), ("third parties", "sell (1 more sentence)"))),
        SentenceReasons(keep, (("retention", "sell (2 more sentences)"),)),
    )


def test_without_topics_there_are_none() -> None:
    assert reasons_by_sentence(()) == ()
