"""Turn the bytes of a snapshot into characters."""

from __future__ import annotations

from harvester.extract.decode.charset import DecodedText, decode_text
from harvester.extract.decode.inflate import LARGEST_BODY, TooLarge, inflated
from harvester.extract.decode.kind import BodyKind, NoText, kind_of

__all__ = [
    "LARGEST_BODY",
    "BodyKind",
    "DecodedText",
    "NoText",
    "TooLarge",
    "decode_text",
    "inflated",
    "kind_of",
]
