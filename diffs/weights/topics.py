"""What makes a change weigh: the built-in topics, each with its phrases and its points.

A phrase is one or several words; ``*`` at a word's end matches any ending; capitals, white space, hyphens
and markup do not count. Points say how much a reader should care: 1 is worth a look, 8 is read this first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from types import MappingProxyType

from diffs.text import essence


def _listed(phrases: str) -> tuple[str, ...]:
    return tuple(phrase.strip() for phrase in phrases.split(","))


BUILT_IN: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        "sale": _listed(
            """sell, sells, selling, sold, sale of, rent your, trade your, monetary consideration"""
        ),
        "arbitration": _listed("arbitrat*, class action*, jury trial, waive your right*, small claims"),
        "children": _listed(
            """child, children*, minor, minors, parental, under 13, under 16, under 18, age of 1*"""
        ),
        "sensitive data": _listed(
            """biometric*, fingerprint*, facial recognition, face recognition, voiceprint*, genetic*,
            health*, medical, racial, ethnic*, religio*, political opinion*, sexual*, trade union,
            criminal record*, social security, passport*, driver's license, precise location, precise
            geolocation"""
        ),
        "data": _listed(
            """location*, geolocation, gps, ip address*, device identifier*, advertising id*, browsing
            history, search history, contacts, address book, photos, camera, microphone, voice, audio,
            keystroke*, payment*, credit card*, bank account*, purchase history, date of birth,
            telephone number*, phone number*, cookie*, web beacon*, pixel*, fingerprinting, inference*,
            profil*"""
        ),
        "recipients": _listed(
            """third part*, affiliate*, subsidiar*, partner*, advertis*, service provider*, vendor*,
            contractor*, data broker*, social network*, analytics, law enforcement, government*, public
            authorit*, merger, acquisition, bankruptcy, successor*, sub-processor*, subprocessor*,
            disclos*, share with, publicly"""
        ),
        "retention": _listed(
            """retain*, retention, store for, stored for, keep your, kept for, as long as, delet*, eras*"""
        ),
        "transfer abroad": _listed(
            """transfer* to, transferred, outside the european*, outside your country, outside of your
            country, other countries, third countr*, international transfer*, cross-border, standard
            contractual clauses, privacy shield, safe harbor, adequacy, binding corporate rules"""
        ),
        "consent": _listed(
            """consent*, opt-out, opt-in, opt out, opt in, unsubscribe, withdraw*, object to, do not track"""
        ),
        "rights": _listed(
            """right to, rights to, right of, your rights, data portability, supervisory authority"""
        ),
        "liability": _listed(
            """liab*, indemnif*, warrant*, as is, at your own risk, governing law, jurisdiction, terminat*,
            sole discretion, without notice"""
        ),
        "automated decisions": _listed(
            """automated decision*, automated processing, profiling, machine learning, artificial
            intelligence, train* our, algorithm*"""
        ),
        "price": _listed("fee, fees, price*, refund*, renew*, subscription*, charge*"),
        "breach": _listed("data breach*, security breach*, security incident*, encrypt*"),
    }
)

POINTS: Mapping[str, int] = MappingProxyType(
    {
        "sale": 8,
        "arbitration": 8,
        "sensitive data": 7,
        "children": 6,
        "modal verb": 6,
        "retention": 5,
        "transfer abroad": 5,
        "recipients": 4,
        "data": 4,
        "period": 4,
        "consent": 4,
        "automated decisions": 4,
        "liability": 4,
        "rights": 3,
        "breach": 3,
        "price": 3,
        "number": 2,
    }
)
_NAMES = {
    "recipients": "third parties",
    "data": "data collected",
    "period": "time limits",
    # Its words are not all modal verbs: "only", "not" and "unless" limit what is allowed or required.
    "modal verb": "permissions and duties",
}
"""The names that people see for topics whose keys, used by configurations and programs, are less plain."""

OWN_POINTS = 6
"""Points of a topic that a user added: who adds one cares about it."""


def with_built_in(own: Mapping[str, Sequence[str]]) -> Mapping[str, Sequence[str]]:
    """Add a user's topics to the built-in ones; phrases of a topic of the same name are added to it.

    Args:
        own: topic → phrases, as in the configuration's ``[weights]``.

    Returns:
        All topics with all phrases.
    """
    topics = {name: tuple(phrases) for name, phrases in BUILT_IN.items()}
    for name, phrases in own.items():
        topics[name] = (*topics.get(name, ()), *phrases)
    return MappingProxyType(topics)


def topic_name(topic: str) -> str:
    """Return the name of a topic as people see it: ``third parties`` for the key ``recipients``."""
    return _NAMES.get(topic, topic)


def points(topic: str) -> int:
    """Return how much a topic weighs where its phrases came or went."""
    return POINTS.get(topic, OWN_POINTS)


def points_touched(topic: str) -> int:
    """Return how much it weighs where they are on both sides of an edit: a third, at least one."""
    return max(1, points(topic) // 3)


def found_in(words: str, phrases: Sequence[str]) -> list[str]:
    """Return the places at which a text names a topic.

    Args:
        words: `essence` of the text.
        phrases: the phrases of the topic.

    Returns:
        The words that match, in small letters, in order.
    """
    pattern = _pattern(tuple(phrases))
    return [match[0].lower() for match in pattern.finditer(words)] if pattern else []


@lru_cache(maxsize=256)
def _pattern(phrases: tuple[str, ...]) -> re.Pattern[str] | None:
    """Return one pattern for the phrases of a topic, on the essence of a text; None without any word."""
    alternatives = []
    for phrase in phrases:
        words = [_word_pattern(word) for word in phrase.split() if word.strip("*")]
        if words:
            alternatives.append("[ -]".join(words))
    if not alternatives:
        return None
    return re.compile(rf"(?<!\w)(?:{'|'.join(alternatives)})(?!\w)", re.IGNORECASE)


def _word_pattern(word: str) -> str:
    plain = re.escape(essence(word.rstrip("*")).replace("-", " ")).replace(r"\ ", "[ -]")
    return plain + r"[\w'-]*" * word.endswith("*")
