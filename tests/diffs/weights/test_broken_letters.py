"""Letters that a page broke are no other words."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.summaries import summarize
from diffs.weights.broken_letters import only_broken_letters, repaired

TEXT = "# Lamps\n\nThe lamp shop is on the corner, and you may come in.\n\n## {0}Fees\n\n{1}\n"


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("U mag na één jaar opzeggen.", "U mag na ??n jaar opzeggen."),
        ("Taxes liées à la lampe.", "Taxes li\ufffdes \ufffd la lampe."),
        (
            "Never more than € 500,-- (five) a year.",
            "Never more than ? 500,-- (five) a year.",
        ),
        ("Google’s lamps and our partners’ wicks.", "Googleâ€™s lamps and our partnersâ€™ wicks."),
        ("Où est la lampe ?", "OÃ¹ est la lampe ?"),
    ],
)
def test_broken_letters_are_no_other_words(old: str, new: str) -> None:
    assert only_broken_letters([old], [new])
    assert only_broken_letters([new], [old])
    before, after = TEXT.format("", old), TEXT.format("", new)
    assert summarize(compare(before, after), before).summary.topics == ()


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("U mag na één jaar opzeggen.", "U mag na ??n maand opzeggen."),
        ("Do we sell data?", "Do we sell data? Yes."),
        ("Do we sell lamps?", "Do we sell data?"),
        ("Never more than € 500 a year.", "Never more than ? 600 a year."),
        ("We sell lamps.", "We sell lamps."),
        ("", "What is sold?"),
    ],
)
def test_other_words_are_not_taken_for_broken_ones(old: str, new: str) -> None:
    assert not only_broken_letters([old], [new])


def test_what_is_no_broken_letter_stays() -> None:
    assert repaired("à côté, Ã€ la, “Â§ 5”") == "à côté, À la, “§ 5”"
    assert repaired("naïve Ünder Ü– façade") == "naïve Ünder Ü– façade"


def test_many_marks_take_no_time() -> None:
    assert not only_broken_letters(["к?" * 150 + "x"], ["к" * 400])
    assert only_broken_letters(["к?" * 150], ["к" * 400])
