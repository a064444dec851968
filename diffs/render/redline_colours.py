"""The colours of insertions and deletions, by day and by night: for the page, and for the mail.

Blue and vermilion are distinct with every kind of colour blindness (Okabe and Ito, 2008), and colour is never
alone: insertions are underlined, deletions struck through, and screen readers speak of both.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class RedlineColours:
    """Colours as CSS writes them.

    Attributes:
        new: of inserted words.
        new_back: behind them.
        old: of deleted words.
        old_back: behind them.
    """

    new: str
    new_back: str
    old: str
    old_back: str

    def as_properties(self) -> str:
        """Return them as custom properties of a stylesheet."""
        return (
            f"--new: {self.new}; --new-back: {self.new_back}; --old: {self.old}; --old-back: {self.old_back};"
        )


BY_DAY = RedlineColours(new="#0b4f9c", new_back="#e2eefb", old="#a33a06", old_back="#fcebe1")
BY_NIGHT = RedlineColours(new="#9ccbff", new_back="#12304f", old="#ffb38c", old_back="#4a2413")
