"""Characters that count as the same, or for nothing: quotes, dashes, and what has no width."""

from __future__ import annotations

# Quotes: the characters with Unicode's property Quotation_Mark, the accents and primes that people type for
# them, and the Windows-1252 bytes that old pages sent as if they were Latin-1 (U+0091 to U+0094, dashes
# U+0096, U+0097).
SINGLE_QUOTES = "'‘’‚‛‹›＇´ʼ′`\u0091\u0092"
_DOUBLE_QUOTES = '"“”„‟«»⹂「」『』〝〞〟﹁﹂﹃﹄＂｢｣″\u0093\u0094'
DASHES = "-‐‑‒–—―−﹘﹣－\u0096\u0097"
# What has no width: zero-width spaces and joiners, marks of writing direction, the soft hyphen, the
# byte-order mark.
INVISIBLE = "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff\u180e"
GLYPHS = str.maketrans(
    {**dict.fromkeys(SINGLE_QUOTES, "'"), **dict.fromkeys(_DOUBLE_QUOTES, '"'), **dict.fromkeys(DASHES, "-")}
)
