"""What served the captures of a document, for everything that is shown of them (docs/design.md, law 12)."""

from __future__ import annotations

from harvester.archive import Proof, proof_of
from store import Store


def proof_at(store: Store, document: int, timestamp: str, url: str) -> Proof:
    """Return what a reader can go back to, to see a capture.

    Args:
        store: knows which archive served or lists the capture.
        document: id of the document.
        timestamp: of the capture, 14 digits.
        url: its URL as captured.

    Returns:
        The proof: of kind ``corpus`` if no archive has served or listed the capture.
    """
    row = store.provenance.index_row(document, timestamp, url)
    location = store.provenance.location_of(document, timestamp, url)
    digest = f"sha1:{row.capture.digest}" if row is not None and row.capture.digest not in ("", "-") else None
    return proof_of(location, timestamp, url, digest)
