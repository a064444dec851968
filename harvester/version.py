"""Say which version of the program this is: that of the installed package, made from a tag."""

from __future__ import annotations

from functools import cache
from importlib import metadata

DISTRIBUTION = "policy-harvest"
# What runs from a folder of sources that was never installed has no version.
UNKNOWN = "0+unknown"


@cache
def program_version() -> str:
    """Return the version of the installed program, for example ``0.1.0`` or ``0.1.dev12+g29d040d8``.

    The build makes it from the newest tag and the commits since then (docs/releasing.md).
    """
    try:
        return metadata.version(DISTRIBUTION)
    except metadata.PackageNotFoundError:
        return UNKNOWN


def program() -> str:
    """Return the name and the version of the program, as pages, mails and evidence name it."""
    return f"harvest {program_version()}"
