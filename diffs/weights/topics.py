"""What makes a change weigh: the topics, their points and the names that people see.

The phrases of the built-in topics are in `diffs.weights.languages`, one file for each language; how they are
written is said in `diffs.weights.phrases`. Points say how much a reader should care: 2 is worth a look, 8 is
read this first, and 10 is that a sentence now says the contrary.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from diffs.weights.languages import LANGUAGES
from diffs.weights.languages.plain_words import everyday_lines

POINTS: Mapping[str, int] = MappingProxyType(
    {
        "sale": 8,
        "arbitration": 8,
        "sensitive data": 7,
        "children": 6,
        "modal verb": 6,
        "training": 6,
        "retention": 5,
        "transfer abroad": 5,
        "contracting party": 5,
        "governing law": 5,
        "unilateral power": 5,
        "recipients": 4,
        "data": 4,
        "period": 4,
        "consent": 4,
        "purpose": 4,
        "automated decisions": 4,
        "liability": 4,
        "termination": 4,
        "notice of changes": 3,
        "rights": 3,
        "security": 3,
        "price": 3,
        "number": 2,
    }
)
TURNED_POINTS = 10
"""Points of a topic about which a sentence now says the contrary: nothing built in weighs more."""
OWN_POINTS = 6
"""Points of a topic that a user added: who adds one cares about it."""

BUILT_IN: Mapping[str, Sequence[str]] = MappingProxyType(
    {
        topic: tuple(
            line
            for language in LANGUAGES
            for line in (*language.topics[topic], *everyday_lines(language.code).get(topic, ()))
        )
        for topic in POINTS
        if topic in LANGUAGES[0].topics
    }
)
"""Topic → the lines of all languages."""

# Where a sentence names one of these, another proper name in it is another party, law or country.
NAMES_MATTER = frozenset({"contracting party", "governing law", "transfer abroad"})

# Where a sentence names one of these, a proper name that is added to others is one more place.
SAID_OF_PLACES = frozenset({"governing law", "transfer abroad"})

# A name far before one of these is a party: "disputes between Acme and the user go to Lampland's courts".
SAID_AFTER = frozenset({"governing law"})

# A sentence about one of these says another thing where an entry of its enumeration came or went.
ENUMERATED = frozenset(
    {
        "children",
        "data",
        "governing law",
        "purpose",
        "recipients",
        "rights",
        "sensitive data",
        "transfer abroad",
    }
)

# Where a sentence about one of these names another period, it says something else of it.
TIMED = frozenset({"notice of changes", "price", "retention", "rights", "termination"})

# A section with such a heading is about nothing else; one about "rights" or "consent" may say many things.
SAID_BY_HEADING = frozenset(
    {
        "arbitration",
        "automated decisions",
        "children",
        "consent",
        "data",
        "governing law",
        "price",
        "purpose",
        "recipients",
        "retention",
        "sale",
        "termination",
        "training",
        "transfer abroad",
    }
)

# A heading that names another topic, too, is about that one: "How long we keep your data". One that names
# several of these is about each of them: "What we collect, and why".
BESIDE_OTHERS = frozenset({"consent", "data", "purpose"})

# Where a sentence about one of these names another amount, it says something else of it.
COUNTED = frozenset({"price", "liability"})

# A sentence about one of these that wins or loses a clause says another thing of it.
SAID_MORE = frozenset(
    {"consent", "data", "liability", "recipients", "retention", "sale", "security", "transfer abroad"}
)

# So does one under a heading about one of these, although it has no phrase of it.
SAID_MORE_UNDER_HEADING = frozenset({"recipients", "retention", "sale", "transfer abroad"})

# A company that comes to a sentence about one of these receives data.
GIVEN_TO_OTHERS = frozenset({"data", "recipients", "transfer abroad"})

# Where what leads to a list names one of these, its entries are about it.
LISTED = frozenset(
    {
        "data",
        "purpose",
        "recipients",
        "retention",
        "rights",
        "sensitive data",
        "termination",
        "transfer abroad",
    }
)

# What a company does with the data of its readers; that a reader must do so is another matter.
DONE_BY_COMPANY = frozenset({"data", "purpose", "recipients", "retention", "automated decisions", "sale"})

_NAMES = {
    "recipients": "third parties",
    "data": "data collected",
    "period": "time limits",
    # Its words are not all modal verbs: "only", "not" and "unless" limit what is allowed or required.
    "modal verb": "permissions and duties",
}
"""The names that people see for topics whose keys, used by configurations and programs, are less plain."""


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
    """Return how much a topic weighs where something about it came, went or changed."""
    return POINTS.get(topic, OWN_POINTS)


def points_touched(topic: str) -> int:
    """Return how much it weighs where a sentence says it otherwise: half, at least two."""
    return max(2, points(topic) // 2)
