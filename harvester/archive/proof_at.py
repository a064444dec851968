"""What served the captures of a document, for everything that is shown of them (docs/design.md, law 12)."""

from __future__ import annotations

from harvester.archive import Proof, proof_of
from harvester.archive.warc_headers import OF_REPEATED
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
    digest = labelled(row.capture.digest) if row is not None else None
    headers = store.provenance.headers_of(document, timestamp, url)
    if not headers and row is not None:
        # It was not fetched, because its digest in the index is that of another capture, whose bytes it has.
        same = store.provenance.headers_with_digest(document, row.capture.digest, location)
        headers = {other: same[name] for name, other in OF_REPEATED.items() if name in same}
    return proof_of(location, timestamp, url, digest, headers)


def labelled(digest: str) -> str | None:
    """Return the digest in a row of an index with its label, or None if the row has none.

    Args:
        digest: as in the index: SHA-1 without a label, or any other digest with its label.
    """
    if digest in ("", "-"):
        return None
    return digest if ":" in digest else f"sha1:{digest}"
