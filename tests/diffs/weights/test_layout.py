"""What of a change is layout tells no topic; what is said does, however a page is laid out."""

from __future__ import annotations

import pytest

from diffs import compare
from diffs.weights.weights import weigh

HEAD = "**Data**\n\n"
END = "\n\nLamps are lit in the evening and put out in the morning by the neighbours.\n"


def told(old: str, new: str) -> dict[str, str]:
    """Return the topics of a change of one section with what triggered them."""
    changes = compare(HEAD + old + END, HEAD + new + END).changes
    return {tag.topic: tag.trigger for change in changes for tag in weigh(change)}


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # The words of a link are lost, or found again.
        (
            "Please read the [age verification](https://lamps.example/age), as appropriate.",
            "Please read the , as appropriate.",
        ),
        # Bullets and numbers before a sentence.
        ("● We may sell your data to shops.\n", "*   We may sell your data to shops.\n"),
        ("(i) WE MAY SELL YOUR DATA TO SHOPS.", "WE MAY SELL YOUR DATA TO SHOPS."),
        ("3.1. We may sell your data to shops.", "3.1.2. We may sell your data to shops."),
        # White space.
        ("It is shared with our service providers.", "It is shared withour service providers."),
        # A part that a page has twice by mistake.
        (
            "We share the data with our service we share the data with our service providers, if needed.",
            "We share the data with our service providers, if needed.",
        ),
        # Sentences cut at other places.
        (
            "We retain your data. We delete records later.",
            "We retain your data We delete records later.",
        ),
        # Questions above answers, and contents lists with broken links.
        ("Why is content rejected?\n", "Why is content not rejected?\n"),
        ("", "[Introduction](#a) [Fees](<#b c>) Arbitration](#d e) [Termination of your account](#f)\n\n"),
    ],
)
def test_layout_tells_nothing(old: str, new: str) -> None:
    assert told(old, new) == {}


def test_a_lead_that_became_a_heading_tells_nothing() -> None:
    said = "We agree in all matters of lamps and wicks and oil, as it is usual among neighbours here."
    old = f"**Law**\n\n1. a. Governing Law and Venue. {said}\n\n2. b. Other matters. {said} So it is.\n"
    new = f"**Law**\n\n**Governing Law and Venue**\n\n{said}\n\n2. b. Other matters. {said} So it is.\n"
    assert [tag for change in compare(old, new).changes for tag in weigh(change)] == []


@pytest.mark.parametrize(
    ("old", "new", "topic"),
    [
        ("You pay up to $50 for a lamp.", "You pay up to $500 for a lamp.", "number"),
        ("We sell your data.", "We sell your data and lamps, and we sell your data to shops.", "sale"),
    ],
)
def test_what_is_said_again_with_more_is_no_layout(old: str, new: str, topic: str) -> None:
    assert topic in told(old, new)


@pytest.mark.parametrize(
    ("old", "new", "topic"),
    [
        ("We may sell lamps", "We will sell lamps now", "modal verb"),
        ("**Disputes go to court.**", "**Disputes go to arbitration.**", "arbitration"),
        ("Lamps\n\nDisputes go to court", "Lamps\n\nDisputes go to arbitration", "arbitration"),
        ("Disputes go to court.", "Disputes go to arbitration.", "arbitration"),
    ],
)
def test_a_short_text_is_more_than_a_label(old: str, new: str, topic: str) -> None:
    assert [tag.topic for change in compare(old, new).changes for tag in weigh(change)] == [topic]


@pytest.mark.parametrize(("old", "new"), [("$1.50", "$150"), ("5 %", "5 $")])
def test_signs_of_figures_are_no_layout(old: str, new: str) -> None:
    assert set(told(f"You pay {old} for each lamp.", f"You pay {new} for each lamp.")) == {"number"}


@pytest.mark.parametrize(
    ("old", "new", "topic", "trigger"),
    [
        (
            "We share the data with Wickmann, who acts for us.",
            "We share the data with Oilsen, who acts for us.",
            "recipients",
            "share the data with oilsen",
        ),
        (
            "Our email vendors are Wickmann and Oilsen, and you know them.",
            "Our email vendors are Wickmann, Lampert and Oilsen, and you know them.",
            "recipients",
            "lampert",
        ),
        ("We rest.", "We rest. Wicky uses Oilsen to analyse data of visits.", "recipients", "uses oilsen"),
    ],
)
def test_recipients_may_be_told_by_name_only(old: str, new: str, topic: str, trigger: str) -> None:
    assert told(old, new) == {topic: trigger}


def test_an_entry_of_a_list_of_subprocessors_is_a_recipient() -> None:
    listed = "We use these subprocessors:\n\n*   Wickmann (lamps)\n"
    assert told(listed, f"{listed}*   Oilsen (oil)\n") == {"recipients": "oilsen"}
    other = "We use these tools:\n\n*   Wickmann (lamps)\n"
    assert told(other, f"{other}*   Oilsen (oil)\n") == {}


@pytest.mark.parametrize(
    "duty",
    [
        "You must not collect email addresses of other users by any means.",
        "Developers must use data only to improve what they make.",
        "Sharing personal data with third parties is prohibited.",
    ],
)
def test_what_the_reader_must_do_with_data_is_no_use_of_the_readers_data(duty: str) -> None:
    assert told("We rest.", f"We rest. {duty}") == {}


def test_a_list_of_what_the_reader_must_not_do_is_read_like_a_duty() -> None:
    listed = "You must not:\n\n*   sleep here\n"
    assert told(listed, f"{listed}*   collect email addresses of users\n") == {}


@pytest.mark.parametrize(
    ("old", "new", "trigger"),
    [
        ("We may then also share lamps with all.", "We will then share lamps with all.", "may → will"),
        (
            "If we charge it, you will get a lamp, and so on.",
            "If we charge it, you may ask for a lamp.",
            None,
        ),
    ],
)
def test_a_permission_took_a_duty_s_place_only_before_one_verb(
    old: str, new: str, trigger: str | None
) -> None:
    assert told(old, new).get("modal verb") == trigger


def test_time_limits_are_counted() -> None:
    old = "We keep letters for 30 days. We burn lamps within 30 days, and then we rest for long."
    new = "We keep letters as agreed. We burn lamps within 30 days, and then we may rest for long."
    assert told(old, new)["period"] == "30 days → ∅"
