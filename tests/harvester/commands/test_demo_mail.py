"""The mail of the demo, looked at on a phone and read aloud."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.harvester.commands.test_digest import digest, folder, harvested
from tests.support.browser_pages import PageReader, page_reader
from tests.support.mails import bodies_of, read

__all__ = ["folder", "harvested"]

SAID = """\
- heading "3 policy changes at Larkspur Optics (1 silent edit)" [level=1]
- 'link "1. Larkspur Optics, Privacy Policy: effective 15 Jan 2014"':
- link "4 · Cookies , change 1":
- 'link "2. Larkspur Optics, Privacy Policy: effective 15 Jan 2014"':
- 'link "3. Larkspur Optics, Privacy Policy: effective 25 May 2018"':
- 'heading "1. Larkspur Optics, Privacy Policy: effective 15 Jan 2014" [level=2]'
- heading "4 · Cookies" [level=3]
- heading "4 → 5 · How Long We Keep It" [level=3]
- deletion: "[deleted: 12 ]"
- insertion: "[inserted: 24 ]"
- heading "Captures and hashes , change 1" [level=3]
- 'heading "2. Larkspur Optics, Privacy Policy: effective 15 Jan 2014" [level=2]'
- deletion: "[deleted: may ]"
- insertion: "[inserted: will ]"
- 'heading "3. Larkspur Optics, Privacy Policy: effective 25 May 2018" [level=2]'
- listitem: tell you about recalls;
- heading "Captures and hashes , change 3" [level=3]
"""


@pytest.fixture(scope="module")
def reader() -> Iterator[PageReader]:
    with page_reader() as found:
        yield found


@pytest.mark.parametrize("width", [390, 1200])
def test_it_is_read_from_heading_to_heading(
    folder: Path, tmp_path: Path, reader: PageReader, width: int
) -> None:
    assert digest(folder, "--send", "--since", "2012") == 0
    (mail,) = (folder / "outbox").iterdir()
    message = read(mail.read_bytes())
    page = tmp_path / "mail.html"
    page.write_text(bodies_of(message)[1], "utf-8")
    with reader.opened(page, width=width) as shown:
        assert shown.evaluate("document.documentElement.scrollWidth") <= width
        said = [line.strip() for line in shown.locator("body").aria_snapshot().splitlines()]
    # What is heard, in this order; other lines stand between them.
    at = 0
    for line in SAID.splitlines():
        assert line in said[at:], line
        at = said.index(line, at) + 1
