"""TOML is read by the fast reader; what is wrong is said in the words of the standard library."""

from __future__ import annotations

import tomllib

import pytest
import rtoml

from harvester.config.toml_values import toml_values as read
from harvester.errors import ConfigError
from tests.support.paths import ROOT

EXAMPLE = (
    '[a]\nb = [1, 2.5, true]\nc = { d = "x\\u00e9" }\nday = 2020-02-29\nat = 2020-02-29T10:00:00Z\n'
    "[[e]]\nf = 'g'\n[[e]]\n\"quoted name\" = 0xff\n"
)


@pytest.mark.parametrize("content", ["", EXAMPLE, (ROOT / "config.toml").read_text("utf-8")])
def test_both_readers_read_the_same(content: str, monkeypatch: pytest.MonkeyPatch) -> None:
    expected = tomllib.loads(content)
    monkeypatch.setattr(tomllib, "loads", None)
    assert read(content, "config.toml") == expected


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("a = 1\na = 2\n", "is not valid TOML: Cannot overwrite a value (at line 2, column 6)"),
        ("a = 1\n\nb = ", "is not valid TOML: Invalid value (at the end, line 3)"),
        ("day = 2020-02-30", "is not valid TOML: Invalid date or datetime (at line 1, column 7)"),
        ("a = " + "[" * 5000 + "]" * 5000, "cannot be read as TOML: it is nested too deeply"),
    ],
)
def test_what_is_wrong_is_said_with_its_line(content: str, said: str) -> None:
    with pytest.raises(ConfigError) as caught:
        read(content, "config.toml")
    assert said in str(caught.value)
    assert str(caught.value).startswith("config.toml: ")


def test_what_only_the_standard_library_can_read_is_read() -> None:
    digits = "9" * 40
    with pytest.raises(rtoml.TomlParsingError):
        rtoml.loads(f"a = {digits}")
    assert read(f"a = {digits}", "config.toml") == {"a": int(digits)}
