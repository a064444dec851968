"""A pattern that is compiled when it is first used does what a compiled one does."""

from __future__ import annotations

import re

import pytest

from diffs.lazy_pattern import lazy_pattern
from tests.support.imports import MODULES
from tests.support.trees import file_of


def test_it_does_what_a_compiled_pattern_does() -> None:
    text = "One two, ONE three"
    lazy, compiled = lazy_pattern(r"(one)\s", re.IGNORECASE), re.compile(r"(one)\s", re.IGNORECASE)
    for name in ("findall", "split"):
        assert getattr(lazy, name)(text) == getattr(compiled, name)(text)
    for name in ("search", "match", "fullmatch"):
        assert repr(getattr(lazy, name)(text)) == repr(getattr(compiled, name)(text))
    assert lazy.sub("1", text) == compiled.sub("1", text)
    assert lazy.subn("1", text) == compiled.subn("1", text)
    assert [found.span() for found in lazy.finditer(text)] == [(0, 4), (9, 13)]
    assert (lazy.pattern, lazy.flags, lazy.groups) == (compiled.pattern, compiled.flags, compiled.groups)


def test_it_is_compiled_once_and_not_before_it_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[str] = []
    compile_now = re.compile

    def noted(pattern: str, flags: int = 0) -> re.Pattern[str]:
        calls.append(pattern)
        return compile_now(pattern, flags)

    monkeypatch.setattr(re, "compile", noted)
    lazy = lazy_pattern("[0-9]+")
    assert lazy.pattern == "[0-9]+"
    assert calls == []
    assert lazy.findall("1 22") == ["1", "22"]
    assert lazy.search("333")
    assert calls == ["[0-9]+"]


def test_a_wrong_pattern_is_an_error_when_it_is_used() -> None:
    lazy = lazy_pattern("(")
    with pytest.raises(re.error):
        lazy.search("")


def test_no_rule_asks_a_match_by_which_lazy_pattern_it_was_found() -> None:
    lazy = [path for path in MODULES if "import lazy_pattern" in path.read_text("utf-8")]
    assert len(lazy) > 40
    assert not [file_of(path) for path in lazy if re.search(r"\.re\b", path.read_text("utf-8"))]
