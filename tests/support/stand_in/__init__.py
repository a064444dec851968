"""A stand-in for an archive: a Wayback-compatible server on loopback, honest or with the faults of the wild.

with StandIn(World.from_warc(path)) as server:      # a WARC file, served as the Wayback Machine would
    open_archive(server.location, ...)
    server.counts                                   # Counter(index=..., memento=..., connection=...)

with stand_in("excluded-page-200") as server: ...   # a scenario by its name
"""

from __future__ import annotations

from tests.support.stand_in import index_faults, limits, replay_faults
from tests.support.stand_in.save_page_now import SavePageNow
from tests.support.stand_in.save_policy import Fate, LivePage, SavePolicy
from tests.support.stand_in.scenarios import MOVED, PRIVACY, SCENARIOS, history, page, stand_in
from tests.support.stand_in.server import Reply, Request, StandIn
from tests.support.stand_in.world import Held, World

__all__ = [
    "MOVED",
    "PRIVACY",
    "SCENARIOS",
    "Fate",
    "Held",
    "LivePage",
    "Reply",
    "Request",
    "SavePageNow",
    "SavePolicy",
    "StandIn",
    "World",
    "history",
    "index_faults",
    "limits",
    "page",
    "replay_faults",
    "stand_in",
]
