"""The name of the rules is that of their source code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from harvester.evidence import rules


def test_the_name_changes_with_the_source(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def name() -> str:
        rules.rules_here.cache_clear()
        return rules.rules_here()

    real = name()
    assert re.fullmatch("rules-[0-9a-f]{12}", real)
    assert name() == real
    module = tmp_path / "deep" / "module.py"
    module.parent.mkdir()
    module.write_text("a = 1\n", "utf-8")
    with monkeypatch.context() as patched:
        patched.setattr(rules, "files", lambda package: tmp_path)
        first = name()
        (tmp_path / "notes.txt").write_text("no source", "utf-8")
        assert name() == first
        # How a checkout ends its lines is no rule.
        module.write_bytes(b"a = 1\r\n")
        assert name() == first
        module.write_text("a = 2\n", "utf-8")
        assert name() != first
    assert name() == real
