"""Where declarations are found, and what is said of those that cannot be read."""

from __future__ import annotations

from pathlib import Path

import pytest

from harvester.declarations.files import (
    BadDeclaration,
    chosen_files,
    declaration_files,
    read_declaration,
    read_history,
)
from harvester.errors import ConfigError
from tests.support.declarations import declare


def names(paths: tuple[Path, ...]) -> list[str]:
    return [path.stem for path in paths]


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """Return a checkout with three services."""
    for service in ("Larkspur Optics", "Café Søn", "微信"):
        declare(tmp_path, service, {}, {})
    (tmp_path / "declarations" / "Larkspur Optics.filters.js").write_text("export function a() {}")
    return tmp_path


def test_the_checkout_and_its_folder_are_the_same(checkout: Path) -> None:
    found = declaration_files(checkout)
    assert names(found) == ["Café Søn", "Larkspur Optics", "微信"]
    assert declaration_files(checkout / "declarations") == found


@pytest.mark.parametrize("place", ["nowhere", "file", "."])
def test_a_folder_without_declarations_is_an_error(tmp_path: Path, place: str) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(ConfigError):
        declaration_files(tmp_path / place)


@pytest.mark.parametrize(
    ("named", "stems"),
    [
        ([], ["Café Søn", "Larkspur Optics", "微信"]),
        (["larkspur optics"], ["Larkspur Optics"]),
        (["larkspur-optics", "Larkspur Optics"], ["Larkspur Optics"]),
        (["cafe-son", "微信"], ["Café Søn", "微信"]),
    ],
)
def test_services_are_named_as_their_files_or_as_in_the_configuration(
    checkout: Path, named: list[str], stems: list[str]
) -> None:
    assert names(chosen_files(declaration_files(checkout), named)) == stems


@pytest.mark.parametrize("name", ["Larkspur", "!!", ""])
def test_an_unknown_service_is_an_error_that_names_the_nearest(checkout: Path, name: str) -> None:
    with pytest.raises(ConfigError, match="Known services: ") as caught:
        chosen_files(declaration_files(checkout), [name])
    if name:
        assert repr(name) in str(caught.value)


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"{", "is not JSON"),
        (b"[]", "is not a JSON object"),
        (b'{"name": "\xff"}', r"is not UTF-8 \(byte 10\)"),
        (b"[" * 100_000, "is nested too deeply"),
        (b'{"name": "\\ud800"}', "one half of a character"),
        (b'{"a": ' + b"9" * 5000 + b"}", "is not JSON"),
        (b" " * (4 * 2**20) + b"{}", "larger than 4 MB"),
    ],
)
def test_a_broken_file_is_refused_with_the_reason(tmp_path: Path, content: bytes, reason: str) -> None:
    path = tmp_path / "Larkspur.json"
    path.write_bytes(content)
    with pytest.raises(BadDeclaration, match=reason):
        read_declaration(path)
    path.with_name("Larkspur.history.json").write_bytes(content)
    with pytest.raises(BadDeclaration, match=reason):
        read_history(path)


def test_a_byte_order_mark_and_a_missing_history_are_fine(tmp_path: Path) -> None:
    path = tmp_path / "Larkspur.json"
    path.write_bytes(b'\xef\xbb\xbf{"name": "Larkspur"}')
    assert read_declaration(path) == {"name": "Larkspur"}
    assert read_history(path) == {}
