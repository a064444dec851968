"""Name companies and documents in the configuration after services and types of terms; pure."""

from __future__ import annotations

import re
import unicodedata

# Slugs that `harvest add` gives to the documents that it finds itself; all other types have their own name.
_KNOWN_TYPES = {
    "privacy policy": "privacy",
    "terms of service": "terms",
    "trackers policy": "cookies",
    "imprint": "imprint",
    "data processor agreement": "processing",
}
# Letters with a stroke or of two letters, which have no decomposition in Unicode.
_LETTERS = str.maketrans({"ß": "ss", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "æ": "ae", "Æ": "Ae", "œ": "oe"})
# In characters: room for "-part-2" within the 64 that a slug may have.
_LONGEST = 48


def slug_of(name: str) -> str:
    """Return a name as a slug of the configuration: lower-case letters, digits and hyphens.

    Args:
        name: the name.

    Returns:
        The slug; ``""`` if there is no Latin letter and no digit in it.

    >>> slug_of("Café & Søn"), slug_of("Fairbnb.coop"), slug_of("微信")
    ('cafe-son', 'fairbnb-coop', '')
    """
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS))
    letters = "".join(character for character in plain if not unicodedata.combining(character))
    return re.sub("[^a-z0-9]+", "-", letters.lower())[:_LONGEST].strip("-")


def on_one_line(name: str) -> str:
    """Return a name without line breaks and other characters that are not shown.

    >>> on_one_line("  Larkspur  Optics ")
    'Larkspur Optics'
    """
    return " ".join("".join(one if one.isprintable() else " " for one in name).split())


def document_slug(terms_type: str) -> str:
    """Return the slug of a document, given its type of terms.

    >>> document_slug("Trackers Policy"), document_slug("Community Guidelines")
    ('cookies', 'community-guidelines')
    """
    return _KNOWN_TYPES.get(terms_type.strip().lower()) or slug_of(terms_type) or "document"
