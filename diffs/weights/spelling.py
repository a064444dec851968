"""Where two sentences say the same and only spell a word otherwise: "cookie" and "cookies"."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from diffs.text import essence
from diffs.weights.languages.language import read_phrases, read_words
from diffs.weights.sentences import Sentence

_LEAST_LETTERS = 5  # "may" and "way" are two words
_MOST_MORE = 8  # words that one side has more, since hyphens and blanks part them
_MOST_WORDS = 1_000  # a longer one is a page in one line
_LEAST_ALIKE = 0.5  # of words; what has fewer in common says another thing
_ARTICLES = read_words(
    """
    a an the der die das den dem des ein eine einen einem einer eines le la les l un une el los las una unas
    il lo i gli uno de het een o os as um uma
    """
)
# A verb that only agrees with another subject.
_AGREE = frozenset(
    frozenset(pair)
    for pair in read_phrases(
        "is are, was were, has have, do does, ist sind, hat haben, wird werden, est sont, a ont, è sono, "
        "es son, é são, is zijn, heeft hebben, wordt worden"
    )
)
_EDGES = re.compile(r"^\W+|\W+$")


def only_spelled_otherwise(before: Sentence, after: Sentence, texts: tuple[str, str]) -> bool:
    """Return whether two sentences have the same words, of which some have a letter more, less or another.

    Nor is it another word where a hyphen, a blank or an article came or went ("E-Mail Adresse",
    "E-Mail-Adresse"), or where "does" became "do". Figures and names count as they stand, and so do negations
    and what is permitted or demanded. A defined term that gave way to another throughout the section is the
    same: "Website" and "Site".

    Args:
        before: the old sentence.
        after: the new one.
        texts: the old and the new text of the section.
    """
    if before.negations != after.negations or before.modals != after.modals:
        return False
    if before.likeness(after) < _LEAST_ALIKE:
        return False
    olds, news = (_words(one) for one in (before, after))
    if max(len(olds), len(news)) > _MOST_WORDS or abs(len(olds) - len(news)) > _MOST_MORE:
        return False
    parts = SequenceMatcher(None, olds, news, autojunk=False).get_opcodes()
    return all(
        op == "equal" or _same(before, olds[start:end], news[first:last], texts)
        for op, start, end, first, last in parts
    )


def _words(sentence: Sentence) -> list[str]:
    """Return the words of a sentence, those that hyphens join apart; signs stay at their words."""
    return re.sub(r"(?<=[^\W\d])-(?=[^\W\d])", " ", essence(sentence.markdown)).split()


def _same(sentence: Sentence, olds: list[str], news: list[str], texts: tuple[str, str]) -> bool:
    """Return whether some words that took the place of others are the same words."""
    old, new = ([one for one in side if one.lower() not in _ARTICLES] for side in (olds, news))
    nouns = sentence.language.capital_nouns
    if len(old) == len(new):
        return all(
            a == b or _spelled_alike(a, b, nouns=nouns) or _term_became(sentence, a, b, texts)
            for a, b in zip(old, new, strict=True)
        )
    return bool(old and new) and _spelled_alike("".join(old), "".join(new), joined=True)


def _term_became(sentence: Sentence, old: str, new: str, texts: tuple[str, str]) -> bool:
    """Return whether one defined term is nowhere in the new text, and the other nowhere in the old one."""
    old, new = (_EDGES.sub("", word) for word in (old, new))
    if not (
        old.istitle() and new.istitle() and {old.lower(), new.lower()} <= sentence.language.defined_terms
    ):
        return False
    return not any(re.search(rf"\b{word}\b", text) for word, text in ((new, texts[0]), (old, texts[1])))


def _spelled_alike(old: str, new: str, *, joined: bool = False, nouns: bool = False) -> bool:
    old, new = (_EDGES.sub("", word) for word in (old, new))
    if old == new or (joined and old.casefold() == new.casefold()):
        return old.isalpha()
    if frozenset((old.lower(), new.lower())) in _AGREE:
        return True
    if not (old.isalpha() and new.isalpha()) or min(len(old), len(new)) < _LEAST_LETTERS:
        return False
    if old[0].isupper() and new[0].isupper() and not joined and not nouns:
        return False
    return _one_letter_apart(old.casefold(), new.casefold())


def _one_letter_apart(old: str, new: str) -> bool:
    shorter, longer = sorted((old, new), key=len)
    same = next((at for at, (a, b) in enumerate(zip(shorter, longer, strict=False)) if a != b), len(shorter))
    if len(shorter) == len(longer):
        return shorter[same + 1 :] == longer[same + 1 :]
    return len(longer) == len(shorter) + 1 and same > 0 and shorter[same:] == longer[same + 1 :]
