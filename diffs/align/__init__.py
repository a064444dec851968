"""Find which old section became which new one."""

from __future__ import annotations

from diffs.align.align import Link, align

__all__ = ["Link", "align"]
