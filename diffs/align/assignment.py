"""The best assignment of old sections to new ones."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

# The optimal assignment takes the cube of the number of sections that compete for one another; 200 of them
# take under a second.
LARGEST_CONTEST = 200
_SCALE = 1_000_000


def assign(weights: Mapping[tuple[int, int], float]) -> tuple[dict[int, int], bool]:
    """Choose pairs so that no row and no column is in two of them and their weights sum up to the most.

    Args:
        weights: what each allowed pair (row, column) is worth, above 0.

    Returns:
        The column of each row that has one, and whether a contest of more than `LARGEST_CONTEST` rows or
        columns was decided greedily, the heaviest pair first.
    """
    chosen: dict[int, int] = {}
    coarse = False
    for contest in _contests(weights):
        rows = sorted({row for row, _ in contest})
        columns = sorted({column for _, column in contest})
        if len(rows) == 1 or len(columns) == 1:
            row, column = max(contest, key=lambda pair: (weights[pair], -pair[0], -pair[1]))
            chosen[row] = column
        elif min(len(rows), len(columns)) > LARGEST_CONTEST:
            coarse = True
            chosen.update(_greedy(contest, weights))
        elif len(rows) <= len(columns):
            chosen.update(_optimal(rows, columns, {pair: weights[pair] for pair in contest}))
        else:
            flipped = {(column, row): weights[row, column] for row, column in contest}
            chosen.update({row: column for column, row in _optimal(columns, rows, flipped).items()})
    return chosen, coarse


def _contests(weights: Mapping[tuple[int, int], float]) -> list[list[tuple[int, int]]]:
    """Split the pairs into the groups that compete for the same rows or columns."""
    of_row: dict[int, list[tuple[int, int]]] = defaultdict(list)
    of_column: dict[int, list[tuple[int, int]]] = defaultdict(list)
    for pair in sorted(weights):
        of_row[pair[0]].append(pair)
        of_column[pair[1]].append(pair)
    seen: set[tuple[int, int]] = set()
    contests = []
    for first in sorted(weights):
        if first in seen:
            continue
        seen.add(first)
        contest = [first]
        for row, column in contest:  # grows while it is read
            fresh = [pair for pair in (*of_row.pop(row, ()), *of_column.pop(column, ())) if pair not in seen]
            fresh = list(dict.fromkeys(fresh))
            seen.update(fresh)
            contest.extend(fresh)
        contests.append(contest)
    return contests


def _greedy(contest: list[tuple[int, int]], weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Take the heaviest pair that is still free, again and again."""
    chosen: dict[int, int] = {}
    taken: set[int] = set()
    for row, column in sorted(contest, key=lambda pair: (-weights[pair], pair)):
        if row not in chosen and column not in taken:
            chosen[row] = column
            taken.add(column)
    return chosen


def _optimal(rows: list[int], columns: list[int], weights: Mapping[tuple[int, int], float]) -> dict[int, int]:
    """Solve one contest by shortest augmenting paths (Jonker and Volgenant 1987); a row may stay alone."""
    place = {column: at for at, column in enumerate(columns)}
    width = len(columns) + len(rows)  # one column more for each row, worth nothing: to stay alone
    costs = [[0] * width for _ in rows]
    at_row = {row: at for at, row in enumerate(rows)}
    for (row, column), weight in weights.items():
        costs[at_row[row]][place[column]] = -round(weight * _SCALE)
    row_prices, column_prices = [0] * len(rows), [0] * width
    owner = [-1] * width
    for row in range(len(rows)):
        _augment(row, costs, row_prices, column_prices, owner)
    return {
        rows[owner[at]]: column
        for at, column in enumerate(columns)
        if owner[at] >= 0 and costs[owner[at]][at] < 0
    }


def _augment(
    start: int, costs: list[list[int]], row_prices: list[int], column_prices: list[int], owner: list[int]
) -> None:
    """Give one more row its column, over the cheapest chain of exchanges."""
    width = len(owner)
    infinite = 1 << 60
    distances, came_from = [infinite] * width, [-1] * width
    open_columns = set(range(width))
    row, last, distance = start, -1, 0
    reached: list[int] = []
    while True:
        best, best_column = infinite, -1
        for column in open_columns:
            through = distance + costs[row][column] - row_prices[row] - column_prices[column]
            if through < distances[column]:
                distances[column] = through
                came_from[column] = last
            if distances[column] < best or (distances[column] == best and column < best_column):
                best, best_column = distances[column], column
        open_columns.discard(best_column)
        distance, last = best, best_column
        if owner[last] < 0:
            break
        reached.append(last)
        row = owner[last]
    row_prices[start] += distance
    for column in reached:
        slack = distance - distances[column]
        row_prices[owner[column]] += slack
        column_prices[column] -= slack
    while last >= 0:
        before = came_from[last]
        owner[last] = owner[before] if before >= 0 else start
        last = before
