"""What a WARC file says of the record that served a capture; pure.

The headers of the record are stored with those of the origin, as the headers of a replay server are. Section
numbers refer to WARC 1.1 (ISO 28500:2017).
"""

from __future__ import annotations

import hashlib
from base64 import b32encode
from collections.abc import Iterator, Mapping
from types import MappingProxyType

# No other headers of a stored snapshot begin like this: a web site may not speak for the file.
WARC_PREFIX = "warc-"
RECORD_ID, PAYLOAD_DIGEST, TRUNCATED = "warc-record-id", "warc-payload-digest", "warc-truncated"
# The record whose payload a revisit record repeats.
REFERS_TO = "warc-refers-to"
# Not headers of a record, but where it is: the file, the member of a WACZ file, and in an ARC file, whose
# records have no id, the place in bytes; then the file and the member of the record that a revisit repeats.
FILE, MEMBER, OFFSET = "warc-file", "warc-member", "warc-offset"
REFERS_TO_FILE, REFERS_TO_MEMBER = "warc-refers-to-file", "warc-refers-to-member"
# What is said of a record, and what of the record whose payload another one repeats.
OF_REPEATED: Mapping[str, str] = MappingProxyType(
    {RECORD_ID: REFERS_TO, FILE: REFERS_TO_FILE, MEMBER: REFERS_TO_MEMBER}
)

_ALGORITHMS = frozenset({"md5", "sha1", "sha256", "sha384", "sha512"})


def has_digest(labelled: str, payload: bytes) -> bool | None:
    """Return whether a payload has a labelled digest (5.9); None if the digest cannot be read.

    Args:
        labelled: the digest, in base 16 or base 32: ``sha1:…``.
        payload: the payload.
    """
    label, _, value = labelled.strip().partition(":")
    algorithm = label.lower().replace("-", "")
    if algorithm not in _ALGORITHMS:
        return None
    found = hashlib.new(algorithm, payload, usedforsecurity=False).digest()
    if len(value) == 2 * len(found):
        return value.lower() == found.hex()
    return value.upper().rstrip("=") == b32encode(found).decode("ascii").rstrip("=")


def doubts(headers: Mapping[str, str], body: bytes) -> Iterator[str]:
    """Yield what is doubtful about the record that served a capture, as messages for users.

    Args:
        headers: the headers of a stored snapshot.
        body: its bytes.
    """
    if truncated := headers.get(TRUNCATED):
        yield f"the WARC file says that this record is truncated ({truncated}): the text may be incomplete"
    stated = headers.get(PAYLOAD_DIGEST)
    if stated and has_digest(stated, body) is False:
        yield f"the WARC file states another digest of the bytes ({stated}): one of the two was altered"
