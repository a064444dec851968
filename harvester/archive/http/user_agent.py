"""The header by which an archive knows the program and its user."""

from __future__ import annotations

from importlib import metadata


def user_agent(contact: str) -> str:
    """Return the User-Agent header: name and version of the program, and the contact of its user.

    Args:
        contact: mail address or URL, or ``""``.
    """
    try:
        version = metadata.version("policy-harvest")
    except metadata.PackageNotFoundError:  # run from a source tree that is not installed
        version = "dev"
    # Header values are Latin-1 at most; other characters in the contact must not stop the harvest.
    shown = contact.strip().encode("ascii", "replace").decode("ascii")
    return f"policy-harvest/{version}" + (f" (+{shown})" if shown else "")
