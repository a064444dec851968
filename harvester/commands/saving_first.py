"""What a run says of the captures that it asks for before it harvests."""

from __future__ import annotations

from harvester.archive import Archive, Timing
from harvester.commands.session import complain
from harvester.config import Settings
from harvester.saving import save_before_harvest
from harvester.stores import StoreSequence
from harvester.stores.shared import shared_saves


def save_first(
    stores: StoreSequence, settings: Settings, archive: Archive, timing: Timing, *, is_quiet: bool
) -> None:
    """Ask for the captures that are due, and say what came of it; no fault ends the harvest.

    Args:
        stores: the stores, opened for writing, with the companies; each comes once.
        settings: the configuration.
        archive: the archive that is used, or several.
        timing: gives the time, and waits.
        is_quiet: whether only problems are said.

    Raises:
        BrowserMissing: pages are to be rendered, and there is no browser; nothing was asked.
        StoreError: the only store, or what all share, cannot be used.
    """
    if settings.save.every is None:
        return
    tell = _say_nothing if is_quiet else complain
    with shared_saves(stores) as quotas:
        saving = save_before_harvest(stores, quotas, settings, archive, timing, tell)
    if saving.done:
        tell(saving.done)
    for line in saving.problems:
        complain(line)


def _say_nothing(_: str) -> None:
    """Be quiet."""
