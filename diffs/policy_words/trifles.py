"""Tell whether all that an edit does is too little to accuse anybody of; pure.

Misprints, articles and prepositions, and the name of the document itself: they are changes of words and are
shown as such, but nobody hides them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diffs.lazy_pattern import lazy_pattern
from diffs.policy_words.own_lines import PolicyPassage
from diffs.policy_words.page import split_words

# In letters: in shorter words, one letter makes another word; in words of the second length, two make one.
_LONG, _VERY_LONG = 5, 8


def word_set(*lines: str) -> frozenset[str]:
    """Return the words in some lines.

    Args:
        lines: words with spaces between them.
    """
    return frozenset(word for line in lines for word in line.split())


# What a misprint cannot touch: negations, what must or may be done, and numbers.
_WEIGHTY = word_set(
    "never cannot neither without shall should would could might nicht keine keiner keinen keinem",
    "keines müssen sollen können dürfen jamais aucun aucune peuvent doivent pouvons devons nunca",
    "ningún ninguna puede pueden debe deben nessun nessuna possono devono possiamo dobbiamo nooit",
    "moeten mogen kunnen nenhum nenhuma podem devem three seven eight eleven twelve thirteen",
    "fourteen fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy",
    "eighty ninety hundred thousand million billion first second third fourth fifth sixth seventh",
    "eighth ninth tenth sieben zwölf quatre quinze seize trente cinco siete cuatro sette quattro",
    "cinque zeven twaalf quatro",
)
# "Licensor" and "licensee", "assignor" and "assignee".
_PARTY = lazy_pattern(r"(?:[eo]rs?|ees?|ing|ions?)$")
_INFLECTED = lazy_pattern(r"(?:e?[sdn]|es|ed)")
_SMALL_WORDS = word_set(
    "a an the of in on at to der die das den dem des ein eine einen einem einer im am zum zur von le",
    "la les un une du de au aux en dans à el los las una del al il lo gli della dello dei delle nel",
    "nella alla ai di het een van op te aan um uma os da do dos das em na nos nas ao aos",
)
# What may stand in a name, or before it.
_IN_NAMES = _SMALL_WORDS | word_set("and this these und y e et en")
# Each set: words that the name of one kind of document may have for "policy", or for "terms".
_NAMES = (
    word_set(
        "policy policies notice notices statement statements declaration politique charte déclaration",
        "avis politica política aviso declaración declaração informativa privacybeleid privacyverklaring",
        "privacystatement datenschutzerklärung datenschutzhinweise datenschutzhinweisen",
        "datenschutzrichtlinie datenschutzrichtlinien datenschutzbestimmungen datenschutzinformation",
        "datenschutzinformationen",
    ),
    word_set(
        "terms conditions agreement agreements service services use nutzungsbedingungen",
        "geschäftsbedingungen nutzungsvertrag générales contrat términos condiciones termini condizioni",
        "voorwaarden gebruiksvoorwaarden termos condições",
    ),
)


def is_trifle(passages: Sequence[tuple[PolicyPassage, PolicyPassage]], old: str, new: str) -> bool:
    """Return whether all that differs is misprints, articles and prepositions, or the name of a document.

    Args:
        passages: the words that differ, each with those that stand in their place.
        old: the one text, in Markdown.
        new: the other.
    """
    counts = [Counter(_words(text)) for text in (old, new)]
    renamed: dict[tuple[str, ...], set[tuple[str, ...]]] = {}
    for gone, came in passages:
        words = _words(gone.words), _words(came.words)
        if _is_renamed(*words):
            renamed.setdefault(tuple(words[0]), set()).add(tuple(words[1]))
        elif not _is_corrected(*words, counts):
            return False
    # The name of one document became one other name.
    return all(len(names) == 1 for names in renamed.values())


def _words(passage: str) -> list[str]:
    """Return the words of a passage, in small letters."""
    return split_words(passage.casefold())


def _is_corrected(gone: Sequence[str], came: Sequence[str], counts: Sequence[Counter[str]]) -> bool:
    """Return whether words differ from those in their place only by misprints, articles and prepositions."""
    if _SMALL_WORDS.issuperset((*gone, *came)):
        return True
    telling = [[word for word in side if word not in _SMALL_WORDS] for side in (gone, came)]
    return len(telling[0]) == len(telling[1]) and all(
        one == other or _is_misprint(one, other, counts) for one, other in zip(*telling, strict=True)
    )


def _is_misprint(gone: str, came: str, counts: Sequence[Counter[str]]) -> bool:
    """Return whether one of two words is the other one misprinted, or in another form.

    "Include" and "exclude" begin differently; "contract" and "contact" are words that policies have.
    """
    short, long = sorted((gone, came), key=len)
    if len(short) < _LONG or gone[:2] != came[:2] or not (gone + came).isalpha():
        return False
    if not _WEIGHTY.isdisjoint((gone, came)):
        return False
    if long.startswith(short) and _INFLECTED.fullmatch(long[len(short) :]):
        return True
    ends = {end[0].rstrip("s") for end in map(_PARTY.search, (gone, came)) if end}
    if len(ends) > 1 or (long.startswith(short) and _PARTY.fullmatch(long[len(short) :])):
        return False
    is_known = all(count[gone] and count[came] for count in counts)
    return not is_known and edit_distance(gone, came) <= (2 if len(short) >= _VERY_LONG else 1)


def edit_distance(one: str, other: str) -> int:
    """Return in how many letters two words differ; two that changed places are one.

    Args:
        one: a word.
        other: another one.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for at, letter in enumerate(one, 1):
        last, before, row = before, row, [at]
        for place, wanted in enumerate(other, 1):
            cost = min(before[place] + 1, row[-1] + 1, before[place - 1] + (letter != wanted))
            if at > 1 and place > 1 and letter == other[place - 2] and wanted == one[at - 2]:
                cost = min(cost, last[place - 2] + 1)
            row.append(cost)
    return row[-1]


def _is_renamed(gone: Sequence[str], came: Sequence[str]) -> bool:
    """Return whether words are the name of a document, and those in their place another name of its kind.

    The words that tell it from other documents stay: "Privacy Policy" and "Privacy Notice".
    """
    return any(
        names.intersection(gone)
        and names.intersection(came)
        and {*gone} - names - _IN_NAMES == {*came} - names - _IN_NAMES
        for names in _NAMES
    )
