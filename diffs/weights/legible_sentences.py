"""The sentences of a section, as people read them, which is what a search finds."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator

from diffs.records import Edit
from diffs.text.atoms import IDEOGRAPHS
from diffs.text.without_markup import legible
from diffs.weights.passages import cut_at_sentences, unwrapped

# White space beside a character of these scripts is layout.
_LAYOUT = re.compile(rf"(?<=[{IDEOGRAPHS}])\s+(?=[{IDEOGRAPHS}])")

# What ends so goes on in its line, although a comparison may cut there: "the EU-U.S. Data Privacy Framework",
# "z. B. Namen", "Cal. Civ. Code" …
_SHORTENED = (
    "Mr|Mrs|Ms|Dr|Prof|Hon|Jr|Sr|vs|ca|bzw|ggf|inkl|evtl|sog|Cal|Civ|Rev|Stat|Reg|Fed|Bus|Dept|Pub|Nos|Arts|Secs"
    "|Sect|Para|Vol|Fig|approx|Attn|Tel|Ave|Blvd|Bldg|Ste|Str"
)
_GOES_ON = re.compile(rf"(?<![^\W_])(?:[^\W\d_]|{_SHORTENED})\.\Z")
_CLOSING = "\"”’')]*_"
_GOES_ON_CHARS = 10  # enough for the longest of these, and for what may not be before it
# … unless a word follows with which sentences begin: "to the U.S. We also". What is joined in spite of that
# is found nevertheless; what is cut inside is not.
_BEGINS = re.compile(
    r"\W*(?:We|Our|You|Your|They|Their|It|Its|He|She|The|This|That|These|Those|There|If|In|For|When|Where|While"
    r"|Please|To|By|As|On|At|Under|Such|However|All|Any|Each|No|Not|Some|Wir|Sie|Ihre|Die|Der|Das|Wenn|Nous|Vous"
    r"|Les|Le|La|Si)\b"
)


def legible_sentences(markdown: str) -> tuple[str, ...]:
    r"""Return the sentences of a section, each on one line, without markup.

    Lines that are not wrapped, items of lists and rows of tables are sentences of their own; what has neither
    letter nor digit is none.

    >>> legible_sentences("We **never** sell it. We\nrent [it](http://a.example).\n\n* Really!")
    ('We never sell it.', 'We rent it.', 'Really!')

    Args:
        markdown: the body of a section.
    """
    joined = "".join(edit.text for edit in unwrapped([Edit("equal", markdown)]))
    found = (without_layout(legible(piece)) for piece in _whole(cut_at_sentences(joined)))
    return tuple(sentence for sentence in found if any(map(str.isalnum, sentence)))


def _whole(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the pieces of a text, those together between which only an abbreviation ends."""
    whole = ""
    for piece in pieces:
        if whole and (not _goes_on(whole) or _BEGINS.match(piece)):
            yield whole
            whole = ""
        whole += piece
    if whole:
        yield whole


def _goes_on(piece: str) -> bool:
    """Return whether a piece ends with an abbreviation, closing marks and a blank."""
    words = piece.rstrip(" \t")
    if words == piece:
        return False
    words = words.rstrip(_CLOSING)
    return words.endswith(".") and _GOES_ON.search(words[-_GOES_ON_CHARS:]) is not None


def without_layout(text: str) -> str:
    """Return a text with its accents composed, and without white space between ideographs, which is layout.

    Args:
        text: a sentence on one line.
    """
    if text.isascii():
        return text
    return _LAYOUT.sub("", unicodedata.normalize("NFC", text))
