"""How deep headings stand."""

from __future__ import annotations

import pytest

from diffs.sections.split import split

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."


@pytest.mark.parametrize(
    ("lines", "levels"),
    [
        (["## A", "#### B", "## C", "### D"], [1, 3, 1, 2]),
        (["**First**", "## A", "**First b**", "## B"], [2, 1, 2, 1]),
        (["**1\\. A**", "**1.1 B**", "**1.1.1 C**", "**2\\. D**"], [1, 2, 3, 1]),
        (["**1\\. A**", "**B**", "**2\\. C**"], [1, 1, 1]),
        (["**19\\. A**", "**19A\\. B**", "**20\\. C**"], [1, 1, 1]),
        (["## 19. A", "## 19A. B", "## 20. C"], [1, 1, 1]),
        (["**A1. A**", "**A2. B**", "**B1. C**"], [1, 1, 1]),
        (["**1\\. A**", "**2\\. B**", "**C**", "**1\\. D**"], [2, 2, 1, 2]),
        (["**I. A**", "**A. B**", "**B. C**", "**II. D**", "**A. E**"], [1, 2, 2, 1, 2]),
        (["**A. X**", "**B. Y**", "**C. Z**", "**D. W**"], [1, 1, 1, 1]),
        (["**H. X**", "**I. Y**", "**J. Z**"], [1, 1, 1]),
        (["**ABOUT THE HOUSE**", "**Guests**", "**ABOUT THE GARDEN**", "**Birds**"], [1, 2, 1, 2]),
        (["**Guests**", "**COPPA**", "**Birds**"], [1, 1, 1]),
        (["Part I: Us", "**Article 1: We**", "Article 2: You", "Part II: They"], [1, 2, 2, 1]),
        ([f"**{n}. X**" for n in (1, 2, 3, 1, 2, 4, 1, 2, 5)], [1, 1, 1, 2, 2, 1, 2, 2, 1]),
        ([f"**{n}. X**" for n in (1, 2, 3, 1, 2, 3, 4)], [1, 1, 1, 1, 1, 1, 1]),
        (["## A. X", "## (1) Y", "## (2) Z", "## B. X", "## (1) Y", "### W"], [1, 2, 2, 1, 2, 3]),
        (["## 1. X", "## 2. Y", "## Annex A: Z", "### W"], [1, 1, 1, 2]),
        (["## Title", "## 1. X", "## 2. Y"], [1, 1, 1]),
        (["**A a**", "  * **B**", "**C c**", "  * **D**"], [1, 2, 1, 2]),
    ],
)
def test_levels(lines: list[str], levels: list[int]) -> None:
    text = "# Oriel\n\n" + "".join(f"{line}\n\n{PROSE}\n\n" for line in lines)
    assert [section.level for section in split(text)[1:]] == levels
