"""What mails over several stores report of each: kept in the file that they share until each store has it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from store.database import Database
from store.tables.outbox import Episode, Mail, Outbox, ReportedChange

DDL = """
create table if not exists mail_parts (
    message_id text not null, -- the mail
    store text not null,      -- the store, below the folder of all
    part text not null,       -- what the mail reports of it, as JSON
    primary key (message_id, store)
) strict
"""


@dataclass(frozen=True, slots=True)
class MailPart:
    """What a mail reports of one store.

    Attributes:
        mail: what would have been sent if there were only this store.
        composed_at: when it was composed (aware, UTC).
        changes: the changes that it reports.
        episodes: the episodes whose beginning or end it reports.
    """

    mail: Mail
    composed_at: datetime
    changes: tuple[ReportedChange, ...]
    episodes: tuple[Episode, ...]

    def as_json(self) -> str:
        """Return it as JSON."""
        mail = asdict(self.mail) | {"raw": base64.b64encode(self.mail.raw).decode()}
        return json.dumps(
            {
                "mail": mail,
                "composed_at": self.composed_at.isoformat(),
                "changes": [asdict(change) for change in self.changes],
                "episodes": [_episode(one) for one in self.episodes],
            }
        )

    @classmethod
    def from_json(cls, text: str) -> MailPart:
        """Return a part.

        Args:
            text: as `as_json` returned it.
        """
        found = json.loads(text)
        mail = Mail(**found["mail"] | {"raw": base64.b64decode(found["mail"]["raw"])})
        return cls(
            mail,
            datetime.fromisoformat(found["composed_at"]),
            tuple(ReportedChange(**one) for one in found["changes"]),
            tuple(_from_episode(one) for one in found["episodes"]),
        )


class MailParts:
    """The parts of mails that not every store has yet.

    Args:
        database: the file that the stores share.
    """

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, mail: Mail, now: datetime, parts: Iterable[tuple[str, MailPart]]) -> None:
        """Store a mail and its parts in one transaction: what it reports then counts as reported.

        Args:
            mail: the composed mail.
            now: when it was composed (aware, UTC).
            parts: the stores, each with what the mail reports of it.
        """
        with self._database.step(durable=True):
            self._database.execute(DDL)
            Outbox(self._database).put(mail, now, (), ())
            for store, part in parts:
                self._database.execute(
                    "INSERT OR REPLACE INTO mail_parts VALUES (?, ?, ?)",
                    (mail.message_id, store, part.as_json()),
                )

    def stores(self) -> tuple[str, ...]:
        """Return the stores that lack parts, sorted."""
        if not self._is_there():
            return ()
        rows = self._database.rows("SELECT DISTINCT store FROM mail_parts ORDER BY store")
        return tuple(row["store"] for row in rows)

    def of(self, store: str) -> Iterator[MailPart]:
        """Yield the parts that a store lacks.

        Args:
            store: its path below the folder of all.
        """
        if self._is_there():
            for row in self._database.rows("SELECT part FROM mail_parts WHERE store = ?", (store,)):
                yield MailPart.from_json(row["part"])

    def drop(self, store: str) -> None:
        """Forget the parts of a store, which has them all.

        Args:
            store: its path below the folder of all.
        """
        if self._is_there():
            with self._database.step(durable=True):
                self._database.execute("DELETE FROM mail_parts WHERE store = ?", (store,))

    def _is_there(self) -> bool:
        return self._database.row("SELECT 1 FROM sqlite_schema WHERE name = 'mail_parts'") is not None


def _episode(one: Episode) -> dict[str, Any]:
    """Return an episode as values for JSON."""
    until = one.until.isoformat() if one.until else None
    return asdict(one) | {"since": one.since.isoformat(), "until": until}


def _from_episode(found: dict[str, Any]) -> Episode:
    """Return an episode from values of JSON."""
    until = datetime.fromisoformat(found["until"]) if found["until"] else None
    return Episode(**found | {"since": datetime.fromisoformat(found["since"]), "until": until})
