"""Import what a folder exports when it is first asked for.

A folder's `__init__` exports what other folders import from it. If it imported all of that itself, whoever
needs one name would load everything: `harvest --help` would compile the rules that find headings. A face
that is lazy imports the module of a name when somebody imports this name (PEP 562); `TYPE_CHECKING` shows the
same imports to type checkers, to readers, and to the tests of who imports whom.
"""

from __future__ import annotations

import sys
from collections.abc import Mapping
from importlib import import_module
from types import ModuleType


class _LazyFace(ModuleType):
    """A package whose exported names are imported when they are first asked for."""

    _modules: Mapping[str, str]

    def __getattr__(self, name: str) -> object:
        """Import a name that was not asked for before."""
        try:
            module = self._modules[name]
        except KeyError:
            raise AttributeError(f"module {self.__name__!r} has no attribute {name!r}") from None
        found: object = getattr(import_module(module), name)
        setattr(self, name, found)
        return found

    def __setattr__(self, name: str, value: object) -> None:
        """Set a name, unless it would hide what the folder exports.

        The import system binds each module to its package; `diffs.compare` is the function, not the module.
        """
        if not (isinstance(value, ModuleType) and name in self._modules):
            super().__setattr__(name, value)

    def __dir__(self) -> list[str]:
        """Return all names, also those that were not asked for yet."""
        return sorted({*super().__dir__(), *self._modules})


def lazy_face(package: str, modules: Mapping[str, str]) -> None:
    """Let a package import what it exports when it is first asked for.

    Args:
        package: its name, `__name__` in its `__init__`.
        modules: for each exported name, the module that it is imported from.
    """
    face = sys.modules[package]
    face.__dict__["_modules"] = modules
    face.__class__ = _LazyFace
