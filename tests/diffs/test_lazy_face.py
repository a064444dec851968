"""A lazy face behaves as if it had imported what it exports."""

from __future__ import annotations

import subprocess
import sys

import pytest

import diffs


def printed(code: str) -> str:
    """Return what a new process prints."""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_only_what_is_asked_for_is_imported() -> None:
    code = "import sys, diffs; {}; print('diffs.compare' in sys.modules, 'diffs.records' in sys.modules)"
    assert printed(code.format("diffs.Change")) == "False True"
    assert printed(code.format("from diffs import compare")) == "True True"


def test_a_module_does_not_hide_the_function_of_its_name() -> None:
    code = "import diffs.compare; from diffs import compare; print(compare.__name__, callable(diffs.compare))"
    assert printed(code) == "compare True"


def test_what_it_does_not_export_is_an_error() -> None:
    with pytest.raises(AttributeError, match=r"module 'diffs' has no attribute 'contrast'"):
        _ = diffs.contrast  # type: ignore[attr-defined]


def test_all_names_are_listed() -> None:
    assert set(diffs.__all__) < set(dir(diffs))
