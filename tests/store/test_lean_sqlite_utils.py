"""What the store imports, where pandas and NumPy are installed."""

from __future__ import annotations

import subprocess
import sys
from importlib.util import find_spec

from tests.support.paths import ROOT

PROGRAM = """
import sys
import store.database
print([name for name in ("numpy", "pandas") if name in sys.modules])
import numpy, pandas
print(pandas.Series(numpy.arange(3)).sum())
"""


def test_pandas_is_imported_only_by_who_wants_it() -> None:
    assert find_spec("pandas")
    called = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(called, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines() == ["[]", "3"]
