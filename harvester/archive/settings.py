"""How an archive is asked: the keys of ``[archive]`` that decide it."""

from __future__ import annotations

from dataclasses import dataclass

# The largest answer that is read; policies have some hundreds of kilobytes, a full page of the index some
# megabytes.
LARGEST_BYTES = 64 * 2**20


@dataclass(frozen=True, slots=True)
class ArchiveSettings:
    """How politely, how long and in whose name an archive is asked; defaults as in the configuration.

    Attributes:
        contact: mail address or URL that is sent in the User-Agent, or ``""``.
        searches_per_minute: questions to the index; the Wayback Machine's hard limit is 30.
        mementos_per_minute: mementos; the Wayback Machine's hard limit is 600.
        timeout_seconds: longest silence of the archive while it answers.
        cooldown_seconds: shortest pause after a 429, doubled each time; 0 turns it off.
        block_cooldown_seconds: pause after three refusals or resets in a row, doubled each time; 0 turns it
            off.
        paced: whether the two rates hold; None means for real archives only, not on a loopback address.
        page_rows: rows asked for in one question to the index.
    """

    contact: str = ""
    searches_per_minute: float = 20
    mementos_per_minute: float = 60
    timeout_seconds: float = 60
    cooldown_seconds: float = 60
    block_cooldown_seconds: float = 3600
    paced: bool | None = None
    page_rows: int = 10_000
