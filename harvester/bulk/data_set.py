"""The folder of a data set: what it was made of, which parts are complete, and whether all are."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from harvester.bulk.inputs import BulkInputs
from harvester.bulk.part import DONE, PartResult, part_mark
from harvester.bulk.places import Folder
from harvester.bulk.rows import UnreadInput
from harvester.bulk.rules import BulkRules
from harvester.bulk.tables import TABLES
from harvester.errors import ConfigError

# Names that begin so are passed over by Spark, DuckDB and pyarrow; `_SUCCESS` is what Hadoop calls it.
MANIFEST, SUCCESS = "_harvest.json", "_SUCCESS"
_FORMAT = 1
# Compressed, of inputs. A part takes a worker some seconds and some hundred megabytes.
_PART_BYTES = 2 * 2**20
# So that all workers of a machine are busy until the end, even if the inputs are small. A part costs 20 ms.
_PARTS_OF_A_WORKER, _SMALLEST_PART_BYTES = 8, 2**16
# A data set has four files for each part: object stores and query engines become slow with more.
_MOST_PARTS = 10_000


@dataclass(frozen=True, slots=True)
class Manifest:
    """What a data set is made of.

    Attributes:
        inputs: fingerprint of the files.
        rules: fingerprint of the rules.
        parts: how many parts it has.
        began_at: when it was begun (aware, UTC).
        resolution_days: how far apart two captures with the same text may be, in days.
        location: the folder that all archives have in common, as the store names it.
    """

    inputs: str
    rules: str
    parts: int
    began_at: datetime
    resolution_days: float
    location: str

    @classmethod
    def of(cls, inputs: BulkInputs, rules: BulkRules, workers: int = 1) -> Manifest:
        """Return the manifest of a new data set.

        Args:
            inputs: the files.
            rules: the rules of the call.
            workers: how many are known to share the parts.
        """
        shared = min(_PARTS_OF_A_WORKER * workers, inputs.size // _SMALLEST_PART_BYTES) if workers > 1 else 1
        parts = min(max(1, shared, -(-inputs.size // _PART_BYTES)), _MOST_PARTS)
        return cls(
            inputs.fingerprint,
            rules.fingerprint,
            parts,
            rules.began_at,
            rules.resolution_days,
            inputs.location,
        )

    def as_json(self) -> bytes:
        """Return the file that says this."""
        found = {name: getattr(self, name) for name in self.__slots__}
        found |= {"format": _FORMAT, "began_at": self.began_at.isoformat()}
        return json.dumps(found, indent=1).encode()

    @classmethod
    def from_json(cls, content: bytes) -> Manifest:
        """Return what such a file says.

        Args:
            content: its bytes.

        Raises:
            ValueError, TypeError, LookupError: it is damaged, or of another version.
        """
        found: dict[str, Any] = json.loads(content)
        if found.pop("format") != _FORMAT:
            raise ValueError("it is of another version of this program")
        return cls(**{**found, "began_at": datetime.fromisoformat(found["began_at"])})


class DataSet:
    """A folder with a data set, whole or in part."""

    def __init__(self, name: str) -> None:
        """Name the folder.

        Args:
            name: its path or address.

        Raises:
            ConfigError: it cannot be used.
        """
        self.name, self.folder = name, Folder(name)

    def begin(self, wanted: Manifest) -> Manifest:
        """Begin the data set, or return what was begun before.

        Args:
            wanted: what it is to be made of.

        Raises:
            ConfigError: the folder holds something else, or cannot be written to.
        """
        known = self.manifest()
        if known is None:
            if self.folder.names():
                raise self._refused("is not empty, and holds no data set of `harvest bulk`")
            self._write(MANIFEST, wanted.as_json())
            return wanted
        if known.inputs != wanted.inputs:
            raise self._refused("holds a data set that was made of other files")
        if known.rules != wanted.rules:
            raise self._refused("holds a data set that was made with another configuration or by other rules")
        for table in TABLES:
            self.folder.sweep(table.name)
        self.folder.sweep(DONE)
        return known

    def manifest(self) -> Manifest | None:
        """Return what the data set is made of, or None if the folder holds none.

        Raises:
            ConfigError: what it holds is damaged.
        """
        content = self.folder.read(MANIFEST)
        if content is None:
            return None
        try:
            return Manifest.from_json(content)
        except (ValueError, TypeError, LookupError, AttributeError) as error:
            raise self._refused(f"has a damaged {MANIFEST}") from error

    def part(self, part: int) -> PartResult | None:
        """Return what is in a part, or None if it is not complete.

        Args:
            part: its number.
        """
        content = self.folder.read(part_mark(part))
        try:
            return None if content is None else PartResult.from_json(content)
        except (ValueError, TypeError, LookupError):
            return None

    def parts(self, many: int) -> list[PartResult]:
        """Return what is in the parts that are complete.

        Args:
            many: how many parts there are.
        """
        marks = set(self.folder.names(DONE))
        marked = (number for number in range(many) if part_mark(number).rpartition("/")[2] in marks)
        return [part for number in marked if (part := self.part(number)) is not None]

    def finish(self, problems: Iterable[UnreadInput]) -> None:
        """Say that all parts are complete.

        Args:
            problems: what could not be read of the inputs.
        """
        lines = [{"file": one.file, "reason": one.reason} for one in problems]
        self._write(SUCCESS, json.dumps({"problems": lines}, ensure_ascii=False, indent=1).encode())

    def problems(self) -> tuple[UnreadInput, ...] | None:
        """Return what could not be read of the inputs, or None if the data set is not complete."""
        content = self.folder.read(SUCCESS)
        if content is None:
            return None
        return tuple(UnreadInput(one["file"], one["reason"]) for one in json.loads(content)["problems"])

    def _write(self, name: str, content: bytes) -> None:
        try:
            self.folder.write(name, content)
        except OSError as error:
            problem = f"cannot be written to ({error.strerror or error})"
            raise ConfigError(self.name, "", problem, "Name another folder") from error

    def _refused(self, problem: str) -> ConfigError:
        return ConfigError(self.name, "", problem, "Nothing was written; name another folder")
