"""Read compressed bodies that are based on each other, whatever the stored rows claim."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable

from store.compression import decompress
from store.errors import StoreError

# Codec, base and data of a body.
BodyRow = tuple[str, str | None, bytes]


class BodyReader:
    """Reads bodies.

    Args:
        row: returns the stored form of the body with a given SHA-256, or None if there is none.
        keep_bytes: how much of what was read last is kept in memory, for bodies that are based on it.
    """

    def __init__(self, row: Callable[[str], BodyRow | None], keep_bytes: int = 0) -> None:
        self._row = row
        self._keep_bytes = keep_bytes
        self._kept: OrderedDict[str, bytes] = OrderedDict()
        self._size = 0

    def read(self, sha256: str) -> bytes:
        """Return the bytes with this hash, verified.

        Raises:
            StoreError: they, or the bodies that they are based on, are missing or damaged.
        """
        waiting: list[tuple[str, str, bytes]] = []
        wanted: str | None = sha256
        base: bytes | None = None
        seen: set[str] = set()
        while wanted is not None:
            if wanted in self._kept:
                self._kept.move_to_end(wanted)
                base = self._kept[wanted]
                break
            if wanted in seen:
                raise StoreError(f"the snapshot {sha256} is damaged: it is based on itself")
            seen.add(wanted)
            row = self._row(wanted)
            if row is None:
                raise StoreError(f"the bytes {wanted} are missing")
            codec, following, data = row
            if not isinstance(data, bytes) or not isinstance(following, str | None):
                raise StoreError(f"the snapshot {wanted} is damaged: its row has values of other types")
            waiting.append((wanted, codec, data))
            wanted = following
        for name, codec, data in reversed(waiting):
            base = decompress(codec, data, base, name)
            self._keep(name, base)
        assert base is not None
        return base

    def _keep(self, sha256: str, body: bytes) -> None:
        """Keep a body in memory, and forget those that were not used for long."""
        self._kept[sha256] = body
        self._size += len(body)
        while self._size > self._keep_bytes:
            _, gone = self._kept.popitem(last=False)
            self._size -= len(gone)
