"""Text from a page, made safe to show: one line, no control characters, a bounded length.

Unicode Technical Report 36 (3.1) and the "Trojan Source" paper (CVE-2021-42574) explain why the
bidirectional controls are removed: with them a heading shows other words than it has. Letters written from
right to left stay.
"""

from __future__ import annotations

import json
import unicodedata
from urllib.parse import quote, urlsplit

from diffs.lazy_pattern import lazy_pattern

# Persian and the scripts of India cannot be written without these two format characters.
_JOINERS = frozenset("\u200c\u200d")
# Letters and marks that nobody sees, although they are no format characters (Unicode: Default_Ignorable).
_UNSEEN = lazy_pattern("[\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0]")
_NEW_LINES = lazy_pattern("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")
_ELLIPSIS = "…"


def one_line(text: str, limit: int = 0) -> str:
    r"""Return the text on one line, without control and format characters.

    Args:
        text: anything.
        limit: the most characters to keep, the ellipsis included; 0 keeps all.

    >>> one_line("Your\r\nBcc: all@example.org \u202egnirahs")
    'Your Bcc: all@example.org gnirahs'
    >>> one_line("a very long heading", 10)
    'a very lo…'
    """
    # `split` takes every kind of break for white space: those of lines of Unicode, and U+001C to U+001F.
    kept = _visible(" ".join(text.split())).strip()
    return shorten(kept, limit) if limit else kept


def printable(text: str) -> str:
    r"""Return a text of several lines as a terminal may show it; its lines, spaces and tabs stay.

    Args:
        text: anything.

    >>> printable("Your\t data\x1b[2J\r\n  is safe\u202e")
    'Your\t data[2J\n  is safe'
    """
    lines = _NEW_LINES.sub("\n", text).split("\n")
    return "\n".join("\t".join(map(_visible, line.split("\t"))) for line in lines)


def _visible(text: str) -> str:
    """Return a text without the characters that control a terminal, change the order of others, or hide."""
    if not text.isascii():
        text = _UNSEEN.sub("", text)
    if text.isprintable():  # nearly every text is; a look at each character costs fifty times as much
        return text
    return "".join(filter(_is_shown, text))


def _is_shown(character: str) -> bool:
    """Return whether a character is seen, or needed by those that are."""
    return character in _JOINERS or unicodedata.category(character) not in ("Cc", "Cf", "Cs", "Cn")


def json_line(found: object) -> str:
    r"""Return readable JSON on one line, with invisible characters escaped: a terminal may show it.

    Args:
        found: what `json.dumps` takes.

    >>> json_line({"café": "\u202egnirahs"}) == '{"café": "\\u202egnirahs"}'
    True
    """
    line = json.dumps(found, ensure_ascii=False)
    line = _UNSEEN.sub(lambda found: _escaped(found[0]), line)
    if line.isprintable():
        return line
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in line)


def _escaped(character: str) -> str:
    """Return a character of a line of JSON that is not seen, and so is inside a string, escaped."""
    return json.dumps(character)[1:-1]


def is_right_to_left(text: str) -> bool:
    """Return whether a text has a letter that is written from right to left.

    >>> is_right_to_left("Privacy"), is_right_to_left("سياسة")
    (False, True)
    """
    return not text.isascii() and any(unicodedata.bidirectional(sign) in ("R", "AL") for sign in text)


def shorten(text: str, limit: int) -> str:
    """Return at most `limit` characters of the text, with an ellipsis where some are missing."""
    return text if len(text) <= limit else text[: limit - 1].rstrip() + _ELLIPSIS


def safe_url(url: str) -> str:
    r"""Return a web address percent-encoded, so that nothing breaks out of it; ``""`` if it is not one.

    Nothing is taken out of it: it may be part of a proof.

    Args:
        url: anything.

    >>> safe_url("https://archive.example/web/2012/http://www.example.com/a b\u202e")
    'https://archive.example/web/2012/http://www.example.com/a%20b%E2%80%AE'
    """
    encoded = quote(url.strip(), safe="%/:?#[]@!$&()*+,;=~-._", errors="replace")
    try:
        parts = urlsplit(encoded)
    except ValueError:
        return ""
    return encoded if parts.scheme in ("http", "https") and parts.netloc else ""
