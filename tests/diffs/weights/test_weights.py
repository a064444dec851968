"""Why a change weighs: tags with the sentence that triggered them, and nothing that stands unchanged."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import diffs.weights.weights
from diffs import compare
from diffs.records import Change
from diffs.weights.tags import Tag, weight
from diffs.weights.topics import POINTS, TURNED_POINTS, with_built_in
from diffs.weights.weights import weigh

CASES = Path(__file__).parents[4] / "shared" / "cases" / "tags"
NONE = """notlimited notonly ifnot maymonth wontwillnot cannotcannot sellgoods reserve legalese childprocess
    contactsus"""
TURNED = {"without": {"consent"}, "no_": {"recipients"}, "negation": {"sale"}, "anyall": {"consent"}}
EXPECTED: dict[str, set[str]] = {
    **{name: set() for name in NONE.split()},
    **TURNED,
    "mayswap": {"modal verb"},
    "purpose": {"purpose"},
    "discretion": {"unilateral power"},
    "age": {"children"},
    "party": {"contracting party"},
    "law": {"governing law"},
    "de_modal": {"sale", "modal verb", "period"},
    "fr_modal": {"sale", "period"},
}
WORDS = ["sell", "your data", "arbitration", "not", "may", "must", "30 days", "consent", "children", ". We"]
HEAD = "**Data**\n\n"
AROUND = "We sell your data to shops and arbitrate for 30 days. {} We retain your data with third parties.\n"


def tags(old: str, new: str) -> tuple[Tag, ...]:
    """Return the tags of the change of one section."""
    return tuple(tag for change in compare(HEAD + old, HEAD + new).changes for tag in weigh(change))


@pytest.mark.parametrize(
    ("old", "new", "topic", "trigger"),
    [
        ("We may show lamps.", "We will show lamps.", "modal verb", "may → will"),
        ("You must ask us first.", "You may ask us first.", "modal verb", "must → may"),
        ("You ask us first.", "You must ask us first.", "modal verb", "∅ → must"),
        ("We show lamps.", "We do not show lamps.", "modal verb", "∅ → not"),
        ("Write within 30 days.", "Write within 90 days.", "period", "30 days → 90 days"),
        ("Write within thirty (30) days.", "Write within 30 weeks.", "period", "30 days → 30 weeks"),
        ("We rest.", "We rest. Write within two weeks.", "period", "∅ → two weeks"),
        ("We pay up to $500 to each of you.", "We pay up to $50 to each of you.", "number", "$ 500 → $ 50"),
        ("You may use up to 5 lamps here.", "You may use up to 9 lamps here.", "number", "5 lamps → 9 lamps"),
        ("We show data to friends.", "We show data to advertisers.", "recipients", "advertisers"),
        (
            "We store your town.",
            "We store your precise geolocation.",
            "sensitive data",
            "precise geolocation",
        ),
        ("We like adults.", "We like children.", "children", "children"),
        ("Use it at the age of 13.", "Use it at the age of 16.", "children", "age of 16"),
        ("We rest.", "We rest. Disputes go to arbitration.", "arbitration", "arbitration"),
        ("We burn records at once.", "We retain records at once.", "retention", "retain"),
        ("We keep data here.", "We transfer data to third countries.", "transfer abroad", "third countries"),
        ("We rest.", "We rest. We use your prompts to train our models.", "training", "train"),
        ("We rest.", "We rest. We use data for marketing.", "purpose", "marketing"),
        ("We rest.", "We rest. We decide in our sole discretion.", "unilateral power", "sole discretion"),
        (
            "We rest.",
            "We rest. We will notify you of changes.",
            "notice of changes",
            "notify you, we will notify",
        ),
        ("We rest.", "We rest. We encrypt it.", "security", "encrypt"),
        ("We pay.", "We pay. Our liability shall not exceed ten lamps.", "liability", "liability"),
        ("We rest.", "We rest. We may suspend your account.", "termination", "suspend"),
        ("The laws of Oil govern this.", "The laws of Wick govern this.", "governing law", "Oil → Wick"),
        (
            "You make this contract with Lamp Oil Ltd now.",
            "You make this contract with Wick Trade Ltd now.",
            "contracting party",
            "Lamp Oil → Wick Trade",
        ),
    ],
)
def test_what_triggers_a_tag(old: str, new: str, topic: str, trigger: str) -> None:
    found = tags(AROUND.format(old), AROUND.format(new))
    told = {t.topic: t for t in found}
    assert topic in told
    assert told[topic].trigger.startswith(trigger)
    assert (told[topic].side, told[topic].points) == ("after", POINTS[topic])
    for tag in found:
        assert tag.sentence in new, "a sentence that stands unchanged triggers nothing"


@pytest.mark.parametrize(
    ("old", "new", "topic"),
    [
        ("We sell your data.", "We no longer sell your data.", "sale"),
        ("We never share your data with shops.", "We share your data with shops.", "recipients"),
        ("We share no data with advertisers.", "We share data with advertisers.", "recipients"),
        ("We act with your consent.", "We act without your consent.", "consent"),
        ("You may opt out of letters.", "You may opt in to letters.", "consent"),
        ("You opt in to letters.", "You opt out of letters.", "consent"),
        ("We ask for your express consent.", "We rely on your implied consent.", "consent"),
        ("Wir verkaufen Ihre Daten.", "Wir verkaufen Ihre Daten nicht.", "sale"),
        (
            "Nous partageons vos données avec eux.",
            "Nous ne partageons pas vos données avec eux.",
            "recipients",
        ),
        ("Vendemos sus datos a las tiendas.", "No vendemos sus datos a las tiendas.", "sale"),
        ("Vendiamo i dati ai negozi.", "Non vendiamo i dati ai negozi.", "sale"),
        ("Wij verkopen uw gegevens aan winkels.", "Wij verkopen uw gegevens niet aan winkels.", "sale"),
        ("Vendemos os seus dados às lojas.", "Não vendemos os seus dados às lojas.", "sale"),
        ("Wir handeln mit Ihrer Zustimmung.", "Wir handeln ohne Ihre Zustimmung.", "consent"),
        ("Nous agissons avec votre accord.", "Nous agissons sans votre accord.", "consent"),
    ],
)
def test_what_is_turned_round_weighs_most(old: str, new: str, topic: str) -> None:
    found = {tag.topic: tag for tag in tags(f"{old}\n", f"{new}\n")}
    assert found[topic].points == TURNED_POINTS
    assert found[topic].sentence == new


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We like it.", "We love it."),
        ("Updated on May 1, 2015 here.", "Updated on June 7, 2016 here."),
        ("It began in May of last year here.", "It began in June of last year here."),
        ("See section 4 for lamps.", "See section 5 for lamps."),
        ('We "like" it.', "We “like” it."),
        ("We like lamps and tables.", "We like tables and lamps."),
        ("We own things, including lamps.", "We own things, including but not limited to lamps."),
        ("We show lamps and tables.", "We show not only lamps but also tables."),
        ("We won't show lamps.", "We will not show lamps."),
        ("You cannot enter here.", "You can not enter here."),
        ("Go if you disagree with us.", "Go if you do not agree with us."),
        ("We rest.", "We rest. We reserve the right to sleep."),
        ("We rest.", "We rest. Sleep is paid, as is usual."),
        ("We rest.", "We rest. We sell lamps at the door."),
        ("We rest.", "We rest. There is a minor repair to the door."),
        ("Write to our contacts here.", "Our contacts are here."),
        ("We live at 12 Wick Street, Oiltown.", "We live at 14 Wick Street, Oiltown."),
        ("Nous sommes au 12 rue des lampes ici.", "Nous sommes au 14 rue des lampes ici."),
        ("It works with Lamp Merger Sub here.", "It works with Wick Merger Sub here."),
        ("Go to https://sell.example/data here.", "Go to https://rent.example/data here."),
        ("We have lit lamps for long.", "We have lit lamps for the last 30 years."),
        ("Any kind of lamp.", "Every kind of lamp."),
    ],
)
def test_what_triggers_none(old: str, new: str) -> None:
    assert tags(AROUND.format(old), AROUND.format(new)) == ()


def test_each_sentence_is_read_beside_the_one_that_it_was() -> None:
    found = tags(
        "We may show the lamp. We will trim the wick.\n", "We will show the lamp. We may trim the wick.\n"
    )
    assert [(tag.topic, tag.trigger) for tag in found] == [
        ("modal verb", "may → will"),
        ("modal verb", "will → may"),
    ]


def test_another_word_for_the_same_tells_nothing() -> None:
    assert tags("We share data with a subsidiary.\n", "We share data with an affiliate.\n") == ()


def test_a_contents_list_tells_nothing() -> None:
    listed = "".join(f"[{name}](#part)\n\n" for name in ("Arbitration", "Your rights", "2. Sale of data"))
    assert tags("We rest.\n", f"{listed}We rest.\n") == ()


def test_a_sentence_that_changed_its_place_tells_nothing() -> None:
    sale, rest = "We sell your data to all who ask.", "Lamps are lit in the evening. Oil is kept in the shed."
    assert tags(f"{sale} {rest}\n", f"{rest} {sale}\n") == ()


def test_a_sentence_written_anew_has_no_verb_that_turned() -> None:
    found = tags("Birds may fly over every hill.\n", "Our oil shall burn in each of these lamps.\n")
    assert "modal verb" not in {tag.topic for tag in found}


@pytest.mark.skipif(not CASES.is_dir(), reason="../shared/cases/tags is not here")
@pytest.mark.parametrize(("name", "topics"), EXPECTED.items())
def test_the_pairs_of_the_collection(name: str, topics: set[str]) -> None:
    old, new = ((CASES / f"{name}.{side}.md").read_text("utf-8") for side in "ab")
    found = [tag for change in compare(old, new).changes for tag in weigh(change)]
    if not topics:
        assert found == []
    assert topics <= {tag.topic for tag in found}
    if name in TURNED:
        assert found[0].points == TURNED_POINTS


def test_own_phrases() -> None:
    (change,) = compare(HEAD + "We like it.\n", HEAD + "We like lamp-oil.\n").changes
    assert weigh(change) == ()
    (tag,) = weigh(change, with_built_in({"oil": ["lamp oil"]}))
    assert (tag.topic, tag.trigger, tag.sentence) == ("oil", "lamp-oil", "We like lamp-oil.")


def test_a_cosmetic_change_weighs_nothing() -> None:
    assert weigh(Change(("cosmetic",), None, None, (), 1.0, ())) == ()


def test_a_new_section_weighs_by_its_heading_too() -> None:
    found = [
        tag
        for change in compare(
            "**Data**\n\nWe care.\n", "**Data**\n\nWe care.\n\n**Arbitration**\n\nAs agreed.\n"
        ).changes
        for tag in weigh(change)
    ]
    assert [(tag.topic, tag.sentence) for tag in found] == [("arbitration", "Arbitration")]


def test_weight_counts_each_topic_once_with_its_highest_points() -> None:
    def tag(topic: str, points: int) -> Tag:
        return Tag(topic, "", "after", "", points)

    assert weight([tag("sale", 8), tag("sale", 1), tag("data", 4)]) == 12
    assert weight([]) == 0


@settings(max_examples=100, deadline=None)
@given(
    st.lists(
        st.sampled_from(WORDS),
        max_size=25,
    )
)
def test_the_heaviest_comes_first_and_sentences_are_of_their_side(words: list[str]) -> None:
    text = " ".join(words).replace("*", "")
    old, new = "We care. You rest.", f"We care. We {text}. You rest."
    found = tags(old, new)
    assert [tag.points for tag in found] == sorted((tag.points for tag in found), reverse=True)
    assert all(tag.sentence in " ".join((new if tag.side == "after" else old).split()) for tag in found)


def test_what_is_not_read_of_a_change_without_end_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    old, new = "We rest.", "We arbitrate in lamps. Ask children for all of the lamps that they have."
    assert [tag.topic for tag in tags(old, new)] == ["arbitration", "children"]
    monkeypatch.setattr(diffs.weights.weights, "MOST_CHARS", 3 * len("arbitrate in lamps"))
    told = tags(old, new)
    assert [tag.topic for tag in told] == ["arbitration", "length"]
    assert told[1].trigger.endswith(" characters not read")
    assert "child" in told[1].sentence
