"""Regular expressions that are compiled when they are first used.

The rules of the program are some 900 regular expressions, which take 0.3 s to compile; most calls of the
program use few of them.
"""

from __future__ import annotations

import re
from typing import cast

_METHODS = ("findall", "finditer", "fullmatch", "match", "search", "split", "sub", "subn")


class _LazyPattern:
    """A regular expression that compiles itself when one of its methods is first asked for."""

    def __init__(self, pattern: str, flags: int) -> None:
        self.pattern = pattern
        self._flags = flags

    def __getattr__(self, name: str) -> object:
        """Compile it, and take over the methods, so that later calls cost nothing more."""
        compiled = re.compile(self.pattern, self._flags)
        self.__dict__.update({method: getattr(compiled, method) for method in _METHODS})
        return getattr(compiled, name)


def lazy_pattern(pattern: str, flags: int = 0) -> re.Pattern[str]:
    """Return a regular expression as `re.compile` does, which is compiled when it is first used.

    For the functions of `re` itself it is no pattern. The `re` of its matches is another object.

    Args:
        pattern: the regular expression. A wrong one raises its error at the first use.
        flags: of `re`.
    """
    return cast("re.Pattern[str]", _LazyPattern(pattern, flags))
