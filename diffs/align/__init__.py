"""Find which old section became which new one."""

from __future__ import annotations

from diffs.align.align import align
from diffs.align.link import Link

__all__ = ["Link", "align"]
