"""Where two sentences say the same and only spell a word otherwise: "cookie" and "cookies"."""

from __future__ import annotations

import re

from diffs.text import essence
from diffs.weights.sentences import Sentence

_BROKEN = "\ufffd"  # stands for a letter that was read in the wrong encoding
_LEAST_LETTERS = 5  # "may" and "way" are two words
_EDGES = re.compile(r"^\W+|\W+$")


def only_spelled_otherwise(before: Sentence, after: Sentence, texts: tuple[str, str]) -> bool:
    """Return whether two sentences have the same words, of which some have a letter more, less or another.

    Figures and names count as they stand, and so do negations and what is permitted or demanded. A defined
    term that gave way to another throughout the section is the same: "Website" and "Site".

    Args:
        before: the old sentence.
        after: the new one.
        texts: the old and the new text of the section.
    """
    olds, news = (essence(one.markdown).split() for one in (before, after))
    if len(olds) != len(news):
        return False
    pairs = [(old, new) for old, new in zip(olds, news, strict=True) if old != new]
    for old, new in pairs:
        if not (_spelled_alike(old, new) or _term_became(before, old, new, texts)):
            return False
    return before.negations == after.negations and before.modals == after.modals


def _term_became(sentence: Sentence, old: str, new: str, texts: tuple[str, str]) -> bool:
    """Return whether one defined term is nowhere in the new text, and the other nowhere in the old one."""
    old, new = (_EDGES.sub("", word) for word in (old, new))
    if not (
        old.istitle() and new.istitle() and {old.lower(), new.lower()} <= sentence.language.defined_terms
    ):
        return False
    return not any(re.search(rf"\b{word}\b", text) for word, text in ((new, texts[0]), (old, texts[1])))


def _spelled_alike(old: str, new: str) -> bool:
    if _BROKEN in old or _BROKEN in new:
        broken, sound = (old, new) if _BROKEN in old else (new, old)
        return bool(re.fullmatch(r"\w{1,2}".join(map(re.escape, broken.split(_BROKEN))), sound))
    old, new = (_EDGES.sub("", word) for word in (old, new))
    if old == new:
        return old.isalpha()
    if not (old.isalpha() and new.isalpha()) or min(len(old), len(new)) < _LEAST_LETTERS:
        return False
    if old[0].isupper() and new[0].isupper():
        return False
    return _one_letter_apart(old.casefold(), new.casefold())


def _one_letter_apart(old: str, new: str) -> bool:
    shorter, longer = sorted((old, new), key=len)
    same = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) == len(longer):
        return shorter[same + 1 :] == longer[same + 1 :]
    return len(longer) == len(shorter) + 1 and same > 0 and shorter[same:] == longer[same + 1 :]
