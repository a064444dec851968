"""Tell where another name took a name's place: a party, a company that receives data, a place."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence, Set
from itertools import takewhile

from diffs.weights.languages import without_addresses
from diffs.weights.layout import letters_of
from diffs.weights.pairs import Mentions, Touched
from diffs.weights.parties import companies_of, names_company_alone
from diffs.weights.phrases import Mention
from diffs.weights.seats import seats_of
from diffs.weights.sentences import Sentence, read_sentence
from diffs.weights.services import led_to_name
from diffs.weights.tags import SideName, Tag, became
from diffs.weights.topics import (
    DONE_BY_COMPANY,
    GIVEN_TO_OTHERS,
    NAMES_MATTER,
    SAID_AFTER,
    SAID_OF_PLACES,
    points,
)

_FEW_WORDS = 5  # "Lamp County or" with a comma moved
_FEW_COMPANIES = 2  # more are a list of those who receive data or belong to a group
_NAME_WORDS = 6  # "Anna Lampe, Lamp Shop GmbH"
_REST_WORDS, _REST_ALIKE = 5, 0.85
# What the owner of a template still has to fill in: "[Your name]", "{{ owner }}".
_BLANK = re.compile(r"\[[^\[\]\n]{1,80}\]|\{\{[^{}\n]{1,80}\}\}")
_AROUND = " \t\n*"
_IN_NAMES = frozenset(".,&")  # "Lamps & Oil, Inc."
_BESIDE = 6  # words before "court" or "law" that may name it: "the State of Lampland courts"

# Companies in a sentence about these receive data; they are no party to the contract.
_OF_OTHERS = DONE_BY_COMPANY | {"transfer abroad", "security", "consent"}


def told_of_names(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield the topics for which a proper name matters, where another name stands in a like sentence.

    Args:
        touched: the passage.
        mentions: what its sentences name.
    """
    yield from _section_of_company(touched, mentions)
    yield from _named_alone(touched)
    yield from _named_after_label(touched)
    for i, j in touched.pairs:
        old, new = ({one.matter.topic for one in side} for side in (mentions.before[i], mentions.after[j]))
        topics = sorted(old & new & NAMES_MATTER)
        if topics and not touched.after[j].is_row:
            before, after = touched.before[i], touched.after[j]
            gone, come = (
                _others(before.proper.outside_addresses, after.proper.outside_addresses),
                _others(after.proper.outside_addresses, before.proper.outside_addresses),
            )
            # One more place in a list of them is another place.
            told = topics if _another(gone, come) else _of_places(topics, gone, come, before, after)
            if not _beside(come, after, mentions.after[j]) and not _beside(gone, before, mentions.before[i]):
                told = [topic for topic in told if topic not in SAID_AFTER]
            if told:
                trigger = became([" ".join(gone)], [" ".join(come)])
                yield from (Tag(topic, after.legible, "after", trigger, points(topic)) for topic in told)
                continue
        yield from _other_companies(touched.before[i], touched.after[j], old | new)
        yield from _another_subject(touched, i, j)
        yield from _another_company(touched.before[i], touched.after[j])
        yield from _renamed(touched, i, j)


def _beside(names: Sequence[str], sentence: Sentence, mentions: Iterable[Mention]) -> bool:
    """Return whether a name stands near a law or a court, or after it: "courts of Lampland"."""
    starts = [one.start for one in mentions if one.matter.topic in SAID_AFTER]
    places = (at for at, word in enumerate(sentence.words) if word in names)
    return bool(starts) and any(at >= min(starts) - _BESIDE for at in places)


def _section_of_company(touched: Touched, mentions: Mentions) -> Iterator[Tag]:
    """Yield that a section came or went that has the name of a company as its heading.

    One in which data are processed is about somebody who receives them; one with a postal address, about a
    party.
    """
    lines = [one for found in touched.lines for one in found if one.known != touched.heading.known]
    if not lines or not touched.whole or not names_company_alone(touched.heading):
        return
    side: SideName = "after" if touched.lines[1] else "before"
    named = {one.matter.topic for found in (*mentions.before, *mentions.after) for one in found}
    topic = "recipients" if named & _OF_OTHERS else "contracting party" if seats_of(lines) else ""
    if topic:
        text = next((one for one in lines if not one.is_label), lines[0])
        yield Tag(topic, text.legible, side, touched.heading.legible, points(topic))


def _named_alone(touched: Touched) -> Iterator[Tag]:
    """Yield that another company stands alone in a line, or another name under "Who is responsible".

    A name that fills the blank of a template is another one, too, if the line above asks for it.
    """
    topic = "contracting party"
    headings = touched.heading.heading_topics
    named = topic in headings or _calls_party(touched.lead)
    if not named and "recipients" in headings:
        return
    gone, come = (
        [one for one in side if names_company_alone(one) or (one.is_label and named and one.is_name)]
        for side in touched.lines
    )
    asked = topic in touched.lead.heading_topics and touched.lead.markdown != touched.heading.markdown
    if asked and not gone:
        gone = [one for one in touched.lines[0] if _is_blank(one.markdown)]
        come = [one for one in touched.lines[1] if _may_name(one.legible)]
    if gone and come and _name_alone(gone[0]) != _name_alone(come[0]):
        trigger = became([gone[0].legible], [come[0].legible])
        yield Tag(topic, come[0].legible, "after", trigger, points(topic))


def _name_alone(line: Sentence) -> str:
    """Return the letters of the company that a line names, else of the line: "© 2020 Lamps Ltd"."""
    return letters_of("".join(companies_of(line).values()) or line.legible).casefold()


def _named_after_label(touched: Touched) -> Iterator[Tag]:
    """Yield that another name stands after a label: "**Controller:** Anna Lampe"."""
    topic = "contracting party"
    gone, come = ([value for one in side if (value := _value(one))] for side in touched.lines)
    if gone and come and letters_of(gone[0]) != letters_of(come[0]) and not _is_blank(come[0]):
        yield Tag(topic, come[0], "after", became([gone[0]], [come[0]]), points(topic))


def _calls_party(label: Sentence) -> bool:
    """Return whether what stands above or before a name says that it is a party: "Publisher:"."""
    alone = bool(label.bag) and label.bag.keys() <= label.language.owners
    return alone or "contracting party" in label.heading_topics


def _value(sentence: Sentence) -> str:
    """Return the name after a label that says that it is a party, or ``""``."""
    label, found, value = sentence.legible.partition(":")
    if not found or not _calls_party(read_sentence(label, sentence.language)):
        return ""
    if _is_blank(value):
        return value.strip(_AROUND)
    return value.strip(" *_") if _may_name(value) else ""


def _may_name(value: str) -> bool:
    """Return whether what stands after a label or alone in a line may be a name: "Anna Lampe", "Lamps"."""
    words = without_addresses(value).split()
    named = 0 < len(words) <= _NAME_WORDS and any(word.strip("[*_(")[:1].isupper() for word in words)
    return named and not any(map(str.isdigit, value)) and not _is_blank(value)


def _is_blank(value: str) -> bool:
    """Return whether a template is still to be filled in here."""
    return _BLANK.fullmatch(value.strip(_AROUND)) is not None


def _of_places(
    topics: Iterable[str], gone: Sequence[str], come: Sequence[str], before: Sentence, after: Sentence
) -> list[str]:
    """Return the topics for which a name that only came or only went is another place."""
    words = (before.bag - after.bag).total() + (after.bag - before.bag).total()
    if bool(gone) == bool(come) or words > _FEW_WORDS or after.language.capital_nouns:
        return []
    return [topic for topic in topics if topic in SAID_OF_PLACES]


def _another_subject(touched: Touched, i: int, j: int) -> Iterator[Tag]:
    """Yield that another name is the subject of a sentence: "Lamps may end" → "Lanterns may end"."""
    before, after = touched.before[i], touched.after[j]
    old, new = before.proper.subject, after.proper.subject
    # One word at the start of a sentence is no name if the section also writes it small.
    words = (re.compile(rf"\b{re.escape(one.lower())}\b") for one in (old, new) if one.isalpha())
    if any(word.search(text) for word in words for text in touched.texts):
        return
    if _another([old], [new]) and old.casefold() != new.casefold() and before.only_subject_from(after):
        topic = "contracting party"
        yield Tag(topic, after.legible, "after", became([old], [new]), points(topic))


def _another_company(before: Sentence, after: Sentence) -> Iterator[Tag]:
    """Yield that another name stands where the company says who it is: "run by Anna Lampe (“we”, “us”)"."""
    old, new = _called_we(before), _called_we(after)
    gone, come = (letters_of(" ".join(name)) for name in (old or (), new or ()))
    if old is not None and new and come not in gone and not (gone and gone in come):
        topic = "contracting party"
        trigger = became([" ".join(old)] if old else [], [" ".join(new)])
        yield Tag(topic, after.legible, "after", trigger, points(topic))


def _called_we(sentence: Sentence) -> Sequence[str] | None:
    """Return the words with a capital letter before the bracket in which a company calls itself "we"."""
    brackets = [at for at, word in enumerate(sentence.words[: sentence.own_name or 0]) if word == "("]
    if not brackets:
        return None
    name = [*takewhile(_may_be_of_name, reversed(sentence.words[: brackets[-1]]))]
    return [word for word in reversed(name) if word[0].isalnum()]


def _may_be_of_name(word: str) -> bool:
    return word[0].isupper() or word in _IN_NAMES


def _renamed(touched: Touched, i: int, j: int) -> Iterator[Tag]:
    """Yield that a party that a sentence defines has another name, of which the section has none other."""
    before, after = touched.before[i], touched.after[j]
    if before.is_entry or after.is_entry or before.language.capital_nouns:
        return
    if not (before.defines_party and after.defines_party):
        return  # a product or a carrier may have another name, too
    gone, come = _capital_words(before, after), _capital_words(after, before)
    if not _another(gone, come) or not _same_rest(before, after, {*gone, *come}):
        return
    if led_to_name(before, gone[0]) or led_to_name(after, come[0]):
        return
    (old, new), texts = (" ".join(gone), " ".join(come)), [without_addresses(one) for one in touched.texts]
    if old in texts[0] and new in texts[1] and old not in texts[1] and new not in texts[0]:
        topic = "contracting party"
        yield Tag(topic, after.legible, "after", became([old], [new]), points(topic))


def _capital_words(sentence: Sentence, other: Sentence) -> list[str]:
    """Return the words with a capital letter that the other sentence does not have."""
    known = sentence.language.defined_terms | sentence.language.all_months
    return [
        word
        for word, small in zip(sentence.words, sentence.lower, strict=True)
        if word[0].isupper() and small not in other.bag and small not in known
    ]


def _same_rest(before: Sentence, after: Sentence, names: Set[str]) -> bool:
    """Return whether two sentences have the same words but for some names."""
    small = {name.lower() for name in names}
    old, new = (
        Counter({word: n for word, n in one.bag.items() if word not in small}) for one in (before, after)
    )
    shared = 2 * (old & new).total()
    return old.total() >= _REST_WORDS and shared >= _REST_ALIKE * (old.total() + new.total())


def _other_companies(before: Sentence, after: Sentence, topics: Set[str]) -> Iterator[Tag]:
    """Yield that a company came or went that receives data, or that one took the place of another.

    Where the sentence says nothing about data, the other company is a party to the contract.
    """
    old, new = companies_of(before), companies_of(after)
    gone, come = ([one[key] for key in one.keys() - other.keys()] for one, other in ((old, new), (new, old)))
    named = before.own_name is not None and after.own_name is not None
    if (gone and come and before.defines_party and after.defines_party) or (named and (gone or come)):
        yield Tag(
            "contracting party", after.legible, "after", became(gone, come), points("contracting party")
        )
    elif topics & _OF_OTHERS:
        if (gone or come) and topics & GIVEN_TO_OTHERS and "contracting party" not in topics:
            yield Tag("recipients", after.legible, "after", became(gone, come), points("recipients"))
    elif (
        gone
        and come
        and max(len(old), len(new)) <= _FEW_COMPANIES
        and not (before.is_entry or after.is_entry)
    ):
        topic = "contracting party"
        yield Tag(topic, after.legible, "after", became(gone, come), points(topic))


def _others(names: Counter[str], known: Counter[str]) -> list[str]:
    """Return the names that are not among the known ones, capitals aside."""
    small = {name.casefold() for name in known}
    return [name for name in names - known if name.casefold() not in small]


def _another(gone: Sequence[str], come: Sequence[str]) -> bool:
    """Return whether one name took another's place; not if a blank came: "Federalde", "Federal de"."""
    together = any(old.startswith(new) or new.startswith(old) for old in gone for new in come)
    return bool(gone and come) and not together
