"""Show a file in the user's browser, and say where it is if there is none."""

from __future__ import annotations

import webbrowser
from pathlib import Path

from harvester.commands.session import complain

NOT_SHOWN = 1


def show_in_browser(page: Path) -> int:
    """Show a file in the browser.

    Args:
        page: the file; its name has been printed.

    Returns:
        0, or 1 if no browser could be started, which is said.
    """
    if webbrowser.open(page.as_uri()):
        return 0
    complain(f"no browser could be started; open {page} yourself, or name one in the variable BROWSER")
    return NOT_SHOWN
