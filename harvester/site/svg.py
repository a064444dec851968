"""Elements of charts that stretch with the page: across in per cent, up and down in pixels, texts unscaled.

An SVG of full width without a `viewBox` does that without a script, and without a `style` attribute, which
the policy of the page forbids. Shapes that cannot be in per cent stand in a nested SVG.
"""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

from harvester.site.frame import shown

HATCH_PATTERN = (
    '<svg class="patterns" width="0" height="0" aria-hidden="true"><defs><pattern id="hatch" '
    'width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
    '<line class="hatch" x1="0" y1="0" x2="0" y2="6"/></pattern></defs></svg>'
)
"""The pattern of the stretches in which a text changed, which all charts of a page use."""


def percent(value: float) -> str:
    """Return a share of the width as an attribute: ``34.2%``.

    Args:
        value: in per cent.
    """
    return f"{_short(value)}%"


def rect(style: str, across: tuple[float, float], down: tuple[float, float], *, rounded: bool = False) -> str:
    """Return a rectangle.

    Args:
        style: names of classes.
        across: its left and right end, in per cent.
        down: its upper and lower end, in pixels.
        rounded: whether its corners are rounded.
    """
    left, right = across
    upper, lower = down
    radius = ' rx="2"' if rounded else ""
    return (
        f'<rect class="{style}" x="{percent(left)}" y="{_short(upper)}" '
        f'width="{percent(max(0.0, right - left))}" height="{_short(max(0.0, lower - upper))}"{radius}/>'
    )


def line(style: str, across: tuple[float, float], down: tuple[float, float]) -> str:
    """Return a line.

    Args:
        style: names of classes.
        across: where it begins and ends, in per cent.
        down: where it begins and ends, in pixels.
    """
    return (
        f'<line class="{style}" x1="{percent(across[0])}" y1="{_short(down[0])}" '
        f'x2="{percent(across[1])}" y2="{_short(down[1])}"/>'
    )


def rule(style: str, at: float) -> str:
    """Return a line from the top of the chart to its bottom.

    Args:
        style: names of classes.
        at: where it is, in per cent.
    """
    return f'<line class="{style}" x1="{percent(at)}" y1="0" x2="{percent(at)}" y2="100%"/>'


def label(style: str, at: float, down: float, text: str, *, shift: float = 0) -> str:
    """Return a text.

    Args:
        style: names of classes, which say where it is anchored: ``mid``, ``end`` or neither.
        at: the place of its anchor, in per cent.
        down: its base line, in pixels.
        text: what it says, as plain text.
        shift: how far it is moved to the right, in pixels.
    """
    moved = f' dx="{_short(shift)}"' if shift else ""
    return f'<text class="{style}" x="{percent(at)}" y="{_short(down)}"{moved}>{shown(text)}</text>'


def mark(style: str, at: float, down: float, path: str) -> str:
    """Return a small shape at a place.

    Args:
        style: names of classes.
        at: the place, in per cent.
        down: the same, in pixels.
        path: its outline around that place, in pixels.
    """
    return (
        f'<svg x="{percent(at)}" y="{_short(down)}" width="1" height="1" overflow="visible">'
        f'<path class="{style}" d="{path}"/></svg>'
    )


def group(style: str, parts: Iterable[str]) -> str:
    """Return elements as a group, or ``""`` without any.

    Args:
        style: names of classes.
        parts: the elements.
    """
    inner = "".join(parts)
    return f'<g class="{style}">{inner}</g>' if inner else ""


def linked(href: str, title: str, inner: str) -> str:
    """Return elements that lead somewhere if they are clicked; a keyboard has the same links in lists.

    Args:
        href: where to.
        title: what is said of it, as plain text, or ``""``.
        inner: the elements.
    """
    said = f"<title>{shown(title)}</title>" if title else ""
    return f'<a href="{escape(href)}" tabindex="-1">{said}{inner}</a>'


def drawing(style: str, height: float, parts: Iterable[str]) -> str:
    """Return a chart; it is hidden from screen readers, which are told the same in words.

    Args:
        style: names of classes.
        height: in pixels.
        parts: its elements.
    """
    inner = "".join(parts)
    return f'<svg class="{style}" width="100%" height="{_short(height)}" aria-hidden="true">{inner}</svg>'


def _short(value: float) -> str:
    return f"{value:.2f}".rstrip("0").rstrip(".") or "0"
