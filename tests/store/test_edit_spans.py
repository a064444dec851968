"""Edits as places in texts give the edits back, whatever the texts are."""

from __future__ import annotations

import json

from hypothesis import given
from hypothesis import strategies as st

from store.edit_spans import StoredEdit, edits_as_spans, edits_of_spans

texts = st.text("ab \n\0é😀", max_size=6)
edits = st.lists(
    st.one_of(
        st.tuples(st.sampled_from(("equal", "insert", "delete")), texts),
        st.tuples(st.sampled_from(("insert", "delete")), texts, st.integers(0, 9)),
    ),
    max_size=8,
)


def sides(given_edits: list[StoredEdit]) -> tuple[str, str]:
    """Return the two texts that edits compare."""
    old, new = ("".join(str(one[1]) for one in given_edits if one[0] != op) for op in ("insert", "delete"))
    return old, new


@given(edits)
def test_edits_come_back(given_edits: list[StoredEdit]) -> None:
    old, new = sides(given_edits)
    stored = edits_as_spans(given_edits, old, new)
    assert edits_of_spans(stored, old, new) == [list(one) for one in given_edits]
    if "\0" not in old + new:
        assert all(isinstance(start, int) for _, start, *_ in json.loads(stored))


@given(edits, texts, texts)
def test_edits_of_other_texts_come_back_too(given_edits: list[StoredEdit], old: str, new: str) -> None:
    assert edits_of_spans(edits_as_spans(given_edits, old, new), old, new) == [
        list(one) for one in given_edits
    ]
