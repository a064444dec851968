"""The keys with which the archive is asked to capture pages; they come from the environment only."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

ACCESS_VARIABLE = "HARVEST_SAVE_ACCESS_KEY"
SECRET_VARIABLE = "HARVEST_SAVE_SECRET"
# Those of the Internet Archive have 16 characters.
_LONGEST = 200


@dataclass(frozen=True, slots=True)
class SaveKeys:
    """The two keys of an account of the archive; ``""`` for one that is not set."""

    access: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)

    @property
    def problem(self) -> str:
        """Why they cannot be used, or ``""``."""
        named = ((ACCESS_VARIABLE, self.access), (SECRET_VARIABLE, self.secret))
        missing = [name for name, value in named if not value]
        if missing:
            return f"{' and '.join(missing)} {'is' if len(missing) == 1 else 'are'} not set"
        # They are sent in a header.
        wrong = [name for name, value in named if not _is_key(value)]
        return f"{wrong[0]} contains characters that no key has, or is too long" if wrong else ""


def save_keys(env: Mapping[str, str]) -> SaveKeys:
    """Return the keys that the environment states.

    Args:
        env: the environment.
    """
    return SaveKeys(env.get(ACCESS_VARIABLE, "").strip(), env.get(SECRET_VARIABLE, "").strip())


def _is_key(value: str) -> bool:
    is_plain = value.isascii() and value.isprintable() and " " not in value and ":" not in value
    return is_plain and len(value) <= _LONGEST
