"""The sentences that a search finds: what only an abbreviation ends goes on."""

from __future__ import annotations

import re
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diffs.weights import legible_sentences

# The folder exports the function of its name.
MODULE = sys.modules["diffs.weights.legible_sentences"]


@pytest.mark.parametrize(
    "sentence",
    [
        "We comply with the EU-U.S. Data Privacy Framework and the U.K. Extension.",
        "Ask the U.S. Department of Commerce.",
        "The rights of Cal. Civ. Code § 1798.80(e) are yours.",
        "Wir speichern z. B. Namen und i. d. R. Anschriften.",
        "Tell Mr. Lamp or J. Wick (e.g. GPS location).",
        "Les articles L. 335.2 du code.",
    ],
)
def test_an_abbreviation_ends_no_sentence(sentence: str) -> None:
    assert legible_sentences(f"{sentence} We also burn oil.") == (sentence, "We also burn oil.")


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("We keep it in the U.S. We also burn oil.", ("We keep it in the U.S.", "We also burn oil.")),
        ("We are in the U.S.\n\nLamps burn.", ("We are in the U.S.", "Lamps burn.")),
        ("* the U.S.\n* Lampland", ("the U.S.", "Lampland")),
        ("We use AI. Lamps burn.", ("We use AI.", "Lamps burn.")),
        ("You read Vol. II. Lamps burn.", ("You read Vol. II.", "Lamps burn.")),
    ],
)
def test_a_sentence_ends_where_another_begins(text: str, sentences: tuple[str, ...]) -> None:
    assert legible_sentences(text) == sentences


# The rule as one pattern, which looks at every place of a text.
GOES_ON = re.compile(rf"(?<![^\W_])(?:[^\W\d_]|{MODULE._SHORTENED})\.[\"”’')\]*_]*[ \t]+\Z")
PIECES = st.lists(
    st.sampled_from(
        ["U.S", "approx", "Approx", "z", ".", " ", "\t", "_", "*", '"', "”", ")", "]", "1", "é", "\n", "Mr"]
    ),
    max_size=12,
).map("".join)


@given(PIECES)
def test_what_goes_on_is_what_the_pattern_finds(piece: str) -> None:
    assert MODULE._goes_on(piece) == (GOES_ON.search(piece) is not None)
