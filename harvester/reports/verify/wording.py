"""The words in which faults are told."""

from __future__ import annotations

from collections.abc import Sequence

from store.chain import ChainFault
from store.checks import Examined, RowDifference, as_text

OTHER_RULES = "{} were made by other rules ({})"

_EXCERPT = 60

_ALTERED = {
    "changed": "was changed by another program",
    "added": "was added by another program",
    "removed": "was removed by another program",
    "changed before": "was altered by another program before this one wrote it again",
}


def difference(table: str, name: str, one: RowDifference, columns: Sequence[str]) -> str:
    """Return how a row differs from what the sources give.

    Args:
        table: its table.
        name: the document or text that it belongs to.
        one: the difference.
        columns: the columns to name.
    """
    row = " ".join([f"{table}: {name}:", *map(as_text, one.key)])
    row = row if one.key else f"{table}: {name}"
    if one.stored is None:
        return f"{row}: is missing, but its sources give it"
    if one.derived is None:
        return f"{row}: nothing that is stored gives it"
    told = (
        f"{column} is {excerpt(one.stored.get(column))}, but its sources give "
        f"{excerpt(one.derived.get(column))}"
        for column in columns
    )
    return f"{row}: {'; '.join(told)}"


def alteration(examined: Examined, fault: ChainFault) -> str:
    """Return what is wrong with a row, or with a link, according to the chain.

    Args:
        examined: the store.
        fault: what was found.
    """
    if fault.kind == "broken":
        return f"chain: link {as_text(fault.key[0])} {fault.reason}"
    return f"{examined.name(fault.table, fault.key)}: {_ALTERED[fault.kind]}"


def excerpt(value: object) -> str:
    """Return a stored value as it is told, shortened.

    Args:
        value: the value.
    """
    said = repr(value)
    return said if len(said) <= _EXCERPT else f"{said[:_EXCERPT]}…"
