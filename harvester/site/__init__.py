"""The static site of `harvest report`: pages that need nothing but themselves."""

from __future__ import annotations
