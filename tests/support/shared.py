"""Where the reference material lies, for the tests that use it; they are skipped where it does not exist."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support.paths import ROOT

SHARED = Path(os.environ.get("HARVEST_SHARED", ROOT.parent / "shared"))

needs_shared = pytest.mark.skipif(
    not SHARED.is_dir(), reason="the reference material (../shared) is not on this machine"
)
