"""Tell what changed in the wording itself: permissions and duties, time limits, figures."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from diffs.weights.amounts import amounts_of
from diffs.weights.languages.language import read_words
from diffs.weights.languages.stances import Stance, stance_of
from diffs.weights.pairs import Mentions, Touched
from diffs.weights.phrases import FIGURE, Mention
from diffs.weights.sentences import Modal, Sentence, TimeSpan
from diffs.weights.tags import SideName, Tag, became, gone_and_come
from diffs.weights.topics import TURNED_POINTS, points

# A sentence that keeps less was written anew: that its verbs differ from the old ones says nothing.
_SAME_SENTENCE = 0.6
# One more "must" is a new duty only where the sentence is otherwise the same; else it came with other words.
_FEW_WORDS = 3
_STREETS = re.compile(
    r"""\b(?:street|st|road|rd|avenue|ave|boulevard|blvd|suite|floor|drive|lane|p\.?\s?o\.?\s?box
    |rue|bis|cedex|place|quai|chemin|allée|via|viale|piazza|calle|avenida|plaza|paseo|rua|travessa|praça
    |\w*straat|\w*straße|\w*strasse|\w*weg|\w*platz|\w*plein|\w*laan|\w*gracht)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_COUNTED = re.compile(r"(?<!\S)([^\W\d_]+) (?!(?:19|20)\d\d )(\d{1,4}) ([^\W\d_]{3,})(?!\w)")
_LETTERS = re.compile(r"[^\W\d_]+")
_MANY = re.compile(
    r"""(?<![\w.,/])\d{1,3}(?:[.,]\d{3})+(?![\w/]|[.,-]\d)
    |(?<![\w.,/])\d+(?:[.,]\d+)?\s?(?-i:[KM])\b
    |(?<![\w.,/])\d+(?:[.,]\d+)?\s(?:million|millón|mio|milli|milh|mili|miljoen)\w*""",
    re.IGNORECASE | re.VERBOSE,
)
# What is referred to has a number, not a count; most of these words are spelled alike in several languages.
_REFERENCES = read_words(
    """
    section sections article articles clause clauses paragraph art abs absatz abschnitt
    artikel ziffer punkt nr point alinéa sección artículo cláusula apartado sezione articolo
    comma lid seção artigo version step
    """
)


def told_of_wording(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield a tag for each force, time limit and figure that changed in a passage.

    Args:
        touched: the passage.
        mentions: what its sentences name; the age of a child is no time limit.
    """
    for i, j in touched.pairs:
        before, after = touched.before[i], touched.after[j]
        yield from _stances_and_modal_verbs(before, after)
    yield from _periods(touched, mentions)
    yield from _amounts(touched)


def _stances_and_modal_verbs(before: Sentence, after: Sentence) -> Iterator[Tag]:
    """Yield that a sentence permits what it forbade or leaves open what it demanded, else what its verbs say.

    A sentence that permits and forbids on one side says nothing by it. Nor do its negations where both sides
    take one stance with other words: "prohibited" → "not permitted".
    """
    old, new = _stances(before), _stances(after)
    turned = False
    for subject in dict.fromkeys(subject for subject, _ in old):
        poles = [{pole for about, pole in side if about == subject} for side in (old, new)]
        if not after.is_row and sorted(map(len, poles)) == [1, 1] and poles[0] != poles[1]:
            words = [[side[one] for one in side if one[0] == subject] for side in (old, new)]
            yield Tag("modal verb", after.legible, "after", became(*words), TURNED_POINTS)
            turned = True
    if not turned and (old.keys() != new.keys() or old == new):
        yield from _modal_verbs(before, after)


def _stances(sentence: Sentence) -> dict[Stance, str]:
    """Return what a sentence permits, forbids, demands or leaves open: the stance → the word."""
    found: dict[Stance, str] = {}
    known = stance_of(sentence.language.code)
    for at, word in enumerate(sentence.lower):
        if word in known:
            subject, grants = known[word]
            # "Untersagt" is a negation and denies itself.
            turned = word not in sentence.language.denials and sentence.denied(at, at + 1)
            words = f"{_nearest_negation(sentence, at)} {word}" if turned else word
            found.setdefault((subject, grants != turned), words)
    return found


def _nearest_negation(sentence: Sentence, at: int) -> str:
    """Return the negation that stands nearest to a place."""
    denying = sentence.language.denials | sentence.language.withouts
    places = (here for here, word in enumerate(sentence.lower) if word in denying)
    return sentence.lower[min(places, key=lambda here: abs(here - at))]


def _modal_verbs(before: Sentence, after: Sentence) -> Iterator[Tag]:
    """Yield a change of what a sentence permits, demands, announces, limits or denies."""
    if after.is_row or before.likeness(after) < _SAME_SENTENCE:
        return
    gone, come = gone_and_come(before.modals, after.modals)
    same = _otherwise_same(before, after)
    lost, won = _forces(gone, come), _forces(come, gone)
    if bool(before.negations) != bool(after.negations) and same:
        lost += list(before.negations)
        won += list(after.negations)
    elif same:
        if not {modal.force for modal in (*gone, *come) if modal.words in (*lost, *won)} - {"will"}:
            return
    else:
        lost, won = _turned_verbs(gone, come)
    if lost or won:
        yield Tag("modal verb", after.legible, "after", became(lost, won), points("modal verb"))


def _forces(modals: Sequence[Modal], others: Sequence[Modal]) -> list[str]:
    """Return the words of those whose force the others do not have as often."""
    left = Counter(modal.force for modal in others)
    words = []
    for modal in modals:
        if left[modal.force] > 0:
            left[modal.force] -= 1
        else:
            words.append(modal.words)
    return words


def _turned_verbs(gone: Sequence[Modal], come: Sequence[Modal]) -> tuple[list[str], list[str]]:
    """Return what took whose place before one verb: "may share", then "will share"."""
    lost, won = [], []
    for old in gone:
        new = next((one for one in come if one.verb == old.verb != "" and one.force != old.force), None)
        if new:
            lost.append(old.words)
            won.append(new.words)
    return lost, won


def _otherwise_same(before: Sentence, after: Sentence) -> bool:
    """Return whether one of two sentences has hardly a word that the other has not."""
    gone, come = before.bag - after.bag, after.bag - before.bag
    return min(gone.total(), come.total()) <= 1 and max(gone.total(), come.total()) <= _FEW_WORDS


def _periods(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    sides = (
        [_without_ages(*one) for one in zip(touched.before, mentions.before, strict=True)],
        [_without_ages(*one) for one in zip(touched.after, mentions.after, strict=True)],
    )
    old, new = (Counter(period.key for one in side for period in one) for side in sides)
    words = {period.key: period.words for side in sides for one in side for period in one}
    gone, come = ([words[key] for key in moved] for moved in (old - new, new - old))
    if gone or come:
        side: SideName = "after" if come else "before"
        sentences, found = (touched.after, sides[1]) if come else (touched.before, sides[0])
        moved = new - old if come else old - new
        holding = next(
            sentence
            for sentence, periods in zip(sentences, found, strict=True)
            if any(period.key in moved for period in periods)
        )
        yield Tag("period", holding.legible, side, became(gone, come), points("period"))


def _without_ages(sentence: Sentence, mentions: Sequence[Mention]) -> list[TimeSpan]:
    """Return the periods of a sentence that are not in a phrase of a topic with a figure, as ages are."""
    ages = [one for one in mentions if FIGURE in one.matter.line and one.figure]
    return [
        period
        for period in sentence.periods
        if not any(one.start <= period.end and period.start <= one.end for one in ages)
    ]


def _amounts(touched: Touched) -> Iterator[Tag]:
    """Yield the amounts, shares and counts that took the place of others in like sentences."""
    for i, j in touched.pairs:
        before, after = touched.before[i], touched.after[j]
        for find in (amounts_of, _counted, _many):
            gone, come = gone_and_come(find(before), find(after))
            if (gone and come) or (find is amounts_of and (gone or come)):
                yield Tag("number", after.legible, "after", became(gone, come), points("number"))
                break


def _counted(sentence: Sentence) -> list[str]:
    """Return the counts of things: "5 devices"; no address, no date, no reference, no product."""
    if _STREETS.search(sentence.essence):
        return []
    language = sentence.language
    no_noun = language.unit_of.keys() | language.all_months | language.recognised_by
    return [
        f"{figure} {noun}"
        for before, figure, noun in _COUNTED.findall(_in_digits(sentence))
        if before.islower() and before not in _REFERENCES and noun.islower() and noun not in no_noun
    ]


def _in_digits(sentence: Sentence) -> str:
    """Return a sentence with its numerals in digits; what means "one" is mostly an article."""
    numerals = sentence.language.numerals

    def figure(word: re.Match[str]) -> str:
        digits = numerals.get(word[0].lower(), "1")
        return word[0] if digits == "1" else digits

    return _LETTERS.sub(figure, sentence.essence)


def _many(sentence: Sentence) -> list[str]:
    """Return the large counts of a sentence: "784.325", "3,02 millions"."""
    return [found.lower() for found in _MANY.findall(sentence.essence)]
