"""An HTTP answer as received."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from harvester.extract.decode import TooLarge, inflated

# The largest of the archive's own pages that was seen has 57 KB.
OWN_PAGE_BYTES = 2**18


@dataclass(frozen=True, slots=True)
class Answer:
    """An HTTP answer as received.

    Attributes:
        url: what was requested.
        status: the HTTP status.
        headers: names in lower case; values of repeated headers joined by commas.
        body: the bytes; the transfer encoding is undone, and the content encoding of an index answer, too. Of
            the body of a redirect, which nobody is shown, only the beginning.
        fault: why the answer cannot be used (cut off, a temporary fault of the archive), or ``""``.
        too_large: True if reading stopped because the body is larger than `LARGEST_BYTES`.
        malformed: True if something came that is not an HTTP answer; then the status is 0.
    """

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    fault: str = ""
    too_large: bool = False
    malformed: bool = False

    @property
    def text(self) -> str:
        """The beginning of the body, in which messages of the archive are looked for.

        The archive's own pages come compressed, although this is not asked for (docs/archive.md).
        """
        try:
            plain = inflated(self.body[:OWN_PAGE_BYTES], self.headers.get("content-encoding"))
        except TooLarge:
            return ""
        return plain[:OWN_PAGE_BYTES].decode("utf-8", "replace")
