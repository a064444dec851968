"""Draw figures of a benchmark as lines, in an SVG file that needs no program."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

WIDTH, HEIGHT = 420, 220
LEFT, RIGHT, TOP, BOTTOM = 52, 32, 34, 40
# How many lines of a grid are wanted at most.
TICKS = 6


@dataclass(frozen=True, slots=True)
class Panel:
    """One line over one axis.

    Attributes:
        title: what is drawn, with its unit.
        across: what is counted from left to right.
        points: the figures; both axes begin with 0.
    """

    title: str
    across: str
    points: Sequence[tuple[float, float]]


def drawn(panels: Sequence[Panel]) -> str:
    """Return panels beside each other, as an SVG file.

    Args:
        panels: what is drawn.
    """
    parts = [part for place, panel in enumerate(panels) for part in _panel(panel, place * WIDTH)]
    width = WIDTH * len(panels)
    return "\n".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {HEIGHT}" width="{width}" '
            f'height="{HEIGHT}" font-family="sans-serif" font-size="11" fill="#333">',
            f'<rect width="{width}" height="{HEIGHT}" fill="#fff"/>',
            *parts,
            "</svg>\n",
        )
    )


def ticks(most: float) -> list[float]:
    """Return round numbers from 0 up to the first that is not below the largest figure.

    Args:
        most: the largest figure.
    """
    if most <= 0:
        return [0, 1]
    rough = most / (TICKS - 1)
    power = 10 ** math.floor(math.log10(rough))
    step = next(power * one for one in (1, 2, 5, 10) if power * one >= rough)
    return [step * place for place in range(math.ceil(most / step) + 1)]


def _panel(panel: Panel, left: float) -> Iterator[str]:
    """Yield the elements of a panel."""
    across, up = (ticks(max(point[axis] for point in panel.points)) for axis in (0, 1))

    def at(x: float, y: float) -> tuple[float, float]:
        return (
            left + LEFT + (WIDTH - LEFT - RIGHT) * x / across[-1],
            HEIGHT - BOTTOM - (HEIGHT - TOP - BOTTOM) * y / up[-1],
        )

    yield f'<text x="{left + LEFT}" y="18" font-size="13" font-weight="bold">{panel.title}</text>'
    for value in up:
        (begin, height), (end, _) = at(0, value), at(across[-1], value)
        yield f'<path d="M{begin:.1f} {height:.1f}H{end:.1f}" stroke="#ddd"/>'
        yield f'<text x="{begin - 6:.1f}" y="{height + 4:.1f}" text-anchor="end">{value:,.0f}</text>'
    for value in across:
        place, height = at(value, 0)
        yield f'<text x="{place:.1f}" y="{height + 16:.1f}" text-anchor="middle">{value:,.0f}</text>'
    middle, height = at(across[-1] / 2, 0)
    yield f'<text x="{middle:.1f}" y="{height + 32:.1f}" text-anchor="middle">{panel.across}</text>'
    line = " ".join(f"{x:.1f},{y:.1f}" for x, y in (at(*point) for point in panel.points))
    yield f'<polyline points="{line}" fill="none" stroke="#1769aa" stroke-width="2"/>'
