"""The scripts that are searched by their characters, not by words."""

from __future__ import annotations

import re

from diffs.text.atoms import IDEOGRAPHS

# Chinese, Japanese, Thai, Lao, Burmese, Khmer, Tibetan and Yi are written without spaces between words. In
# Korean, what a word is about is written behind it without one, so words are found only as parts of others.
_CHARACTERS = (
    f"{IDEOGRAPHS}\u0e00-\u0eff\u0f00-\u0fff\u1000-\u109f\u1100-\u11ff\u1780-\u17ff\u19e0-\u19ff\u1a20-\u1aaf"
    "\u3100-\u318f\u31a0-\u31bf\u31f0-\u31ff\ua000-\ua4cf\ua960-\ua97f\ua9e0-\ua9ff\uaa60-\uaa7f\uac00-\ud7ff"
)
_BY_CHARACTERS = re.compile(f"[{_CHARACTERS}]")


def is_by_characters(text: str) -> bool:
    """Return whether a text is, in part, in a script that is searched by its characters.

    Args:
        text: a sentence, or what is searched.
    """
    return _BY_CHARACTERS.search(text) is not None
