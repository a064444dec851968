"""The dates that a policy states of itself, in eight languages; and those that it does not."""

from __future__ import annotations

import csv
import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.extract.dates.stated import effective_of, stated_dates, updated_of
from tests.support.date_forms import NOT_TAKEN_BY_FORM, TAKEN_BY_FORM
from tests.support.date_kinds import TAKEN_BY_KIND
from tests.support.date_near_misses import NOT_TAKEN
from tests.support.date_sentences import TAKEN
from tests.support.shared import SHARED, needs_shared

PROSE = "We care about the data of the people who use our lamps. We share it with nobody.\n\n"

MONTHS = {
    "en": "January February March April May June July August September October November December",
    "de": "Januar Februar März April Mai Juni Juli August September Oktober November Dezember",
    "fr": "janvier février mars avril mai juin juillet août septembre octobre novembre décembre",
    "es": "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
    "it": "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
    "nl": "januari februari maart april mei juni juli augustus september oktober november december",
    "pt": "janeiro fevereiro março abril maio junho julho agosto setembro outubro novembro dezembro",
}
PHRASES = {
    ("en", "effective"): [
        "Effective {}",
        "Effective Date: {}",
        "(effective {})",
        "This policy takes effect on {}.",
    ],
    ("en", "updated"): [
        "Last updated: {}",
        "**Updated:** {}",
        "Revised {}",
        "This notice was last modified on {}.",
    ],
    ("de", "effective"): ["Gültig ab {}", "In Kraft seit: {}", "Diese Datenschutzerklärung gilt ab dem {}."],
    ("de", "updated"): ["Stand: {}", "Fassung vom {}", "Zuletzt aktualisiert am {}", "Letzte Änderung: {}"],
    ("fr", "effective"): ["En vigueur le {}", "Date d’entrée en vigueur : {}"],
    ("fr", "updated"): ["Dernière mise à jour : {}", "Modifiée le {}"],
    ("es", "effective"): ["Fecha de entrada en vigor: {}", "Vigente desde el {}"],
    ("es", "updated"): ["Última actualización: {}", "Actualizado el {}"],
    ("it", "effective"): ["In vigore dal {}", "Data di entrata in vigore: {}"],
    ("it", "updated"): ["Ultimo aggiornamento: {}", "Aggiornata il {}"],
    ("nl", "effective"): ["Ingangsdatum: {}", "Van kracht vanaf {}"],
    ("nl", "updated"): ["Laatst bijgewerkt: {}", "Laatst gewijzigd op {}"],
    ("pt", "effective"): ["Data de vigência: {}", "Em vigor desde {}"],
    ("pt", "updated"): ["Última atualização: {}", "Atualizado em {}"],
    ("ja", "effective"): ["施行日：{}", "{}施行"],
    ("ja", "updated"): ["最終更新日：{}", "{} 改定"],
}
ORDINALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
PLACES = [
    "# Lamp Policy\n\n{}\n\n" + PROSE,
    "# Lamp Policy\n\n" + PROSE + "{}\n",
    "# Lamp Policy\n\n" + PROSE * 9 + "{}",
]


def _iso(text: str) -> tuple[str | None, str | None]:
    dates = stated_dates(text)
    effective, updated = effective_of(dates), updated_of(dates)
    return effective.iso if effective else None, updated.iso if updated else None


@st.composite
def written_dates(draw: st.DrawFn, language: str) -> tuple[str, str]:
    """Return a date as people of a language write it, and as ISO 8601 has it."""
    day = draw(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
    if language == "ja":
        forms = {f"{day.year}年{day.month}月{day.day}日": 10, f"{day.year}年{day.month}月": 7}
        if date(2019, 5, 1) <= day:
            forms[f"令和{day.year - 2018 if day.year > 2019 else '元'}年{day.month}月{day.day}日"] = 10
    else:
        month = MONTHS[language].split()[day.month - 1]
        forms = {f"{day.day} {month} {day.year}": 10, f"{month} {day.year}": 7, day.isoformat(): 10}
        forms |= {f"{day.day}. {month} {day.year}": 10} if language == "de" else {}
        forms |= {f"{day.day} de {month} de {day.year}": 10} if language in ("es", "pt") else {}
        forms |= {f"{day:%d.%m.%Y}": 10} if language in ("de", "it") else {}
        if language == "en":
            suffix = ORDINALS.get(day.day, "th")
            forms |= {
                f"{month} {day.day}, {day.year}": 10,
                f"{month.upper()} {day.day}{suffix} {day.year}": 10,
            }
            forms |= {
                f"{day.day}{suffix} of {month[:3]}, {day.year}": 10,
                f"{day.month}/{day.day}/{day.year}": 10,
            }
    form = draw(st.sampled_from(sorted(forms)))
    return form, day.isoformat()[: forms[form]]


@settings(max_examples=300, deadline=None)
@given(st.data())
def test_any_date_in_any_phrase_of_any_language_is_found(data: st.DataObject) -> None:
    (language, kind), phrases = data.draw(st.sampled_from(sorted(PHRASES.items())))
    written, iso = data.draw(written_dates(language))
    text = data.draw(st.sampled_from(PLACES)).format(data.draw(st.sampled_from(phrases)).format(written))
    found = stated_dates(text)
    assert [(one.kind, one.iso) for one in found] == [(kind, iso)]
    assert found[0].quote in text


@settings(max_examples=100, deadline=None)
@given(st.sampled_from(sorted(MONTHS)), st.data())
def test_a_date_without_a_label_is_kept_apart_and_only_under_the_title(
    language: str, data: st.DataObject
) -> None:
    written, iso = data.draw(written_dates(language))
    story = f"{PROSE}We met on {written}.\n\n* {written}: a party"
    assert stated_dates(f"# Lamp Policy\n\n{story}\n\n{PROSE}") == ()
    (alone,) = found = stated_dates(f"# Lamp Policy\n\n{written}\n\n{story}\n\n{PROSE}")
    assert (alone.iso, alone.label, alone.quote) == (iso, "none", written)
    assert effective_of(found) is updated_of(found) is None


LUMPS = st.sampled_from(
    [
        "Last updated",
        "effective",
        " on ",
        "2015",
        "May ",
        "1",
        "/",
        "|",
        "\n",
        "---|---",
        "**",
        "](",
        "改定",
        "年",
        "&nbsp;",
    ]
)


@settings(max_examples=300, deadline=None)
@given(st.one_of(st.text(), st.lists(LUMPS | st.text(max_size=3), max_size=40).map("".join)))
def test_no_text_raises_and_every_quote_is_in_the_text(text: str) -> None:
    for one in stated_dates(text):
        assert one.quote
        assert one.quote in text


@pytest.mark.parametrize(("body", "effective", "updated"), TAKEN + TAKEN_BY_KIND + TAKEN_BY_FORM)
def test_taken(body: str, effective: str | None, updated: str | None) -> None:
    assert _iso(body if body.startswith("#") else f"# Lamps\n\n{body}") == (effective, updated)


@pytest.mark.parametrize("body", NOT_TAKEN + NOT_TAKEN_BY_FORM)
def test_not_taken(body: str) -> None:
    assert stated_dates(f"# Lamps\n\n{body}") == ()


@pytest.mark.parametrize(
    ("text", "iso", "ambiguous"),
    [
        ("Last updated: 03/04/2015", "2015-03-04", True),
        ("Last updated: 03/13/2015", "2015-03-13", False),
        ("Last updated: 04/04/2015", "2015-04-04", False),
        ("Last updated: 03/04/2015. We moved on 25/12/2014.", "2015-04-03", False),
        ("Last updated: 03/04/2015. We moved on 12/25/2014.", "2015-03-04", False),
        ("Last updated: 03/04/2015. We moved on 12/25/2014, again on 25/12/2014.", "2015-03-04", True),
        ("Last updated: 03/04/2015. We moved on 1 May 2014.", "2015-04-03", False),
        ("Last updated: 03/04/2015. Directive 95/46/EC of 24 October 1995 holds.", "2015-03-04", True),
        ("Last updated: 03/04/2015. We moved on 3 April 2015, before May 5, 2016.", "2015-04-03", False),
        ("Ultimo aggiornamento: 03/04/2015", "2015-04-03", False),
        ("Last updated: 03.04.2015", "2015-04-03", True),
    ],
)
def test_day_and_month_by_the_evidence_of_the_document(text: str, iso: str, ambiguous: bool) -> None:
    updated = updated_of(stated_dates(text))
    assert updated is not None
    assert (updated.iso, updated.ambiguous) == (iso, ambiguous)


def test_a_line_of_its_own_weighs_more_than_running_text() -> None:
    text = f"# Lamps\n\nWe changed this policy on May 1, 2012, again.\n\n{PROSE * 9}Last updated: May 7, 2012"
    assert [one.iso for one in stated_dates(text)] == ["2012-05-07", "2012-05-01"]


def test_a_date_with_a_condition_counts_only_where_there_is_no_firm_one() -> None:
    conditional = "# Lamps\n\nEffective: June 1, 2012, unless you agree to it sooner."
    assert _iso(conditional) == ("2012-06-01", None)
    assert _iso(f"{conditional}\n\nUpdated: May 1, 2012") == (None, "2012-05-01")


def test_a_coarser_statement_of_the_same_date_adds_nothing() -> None:
    text = f"# Lamps\n\nLast updated: October 1, 2015\n\n{PROSE}lamp policy - updated October 2015"
    assert [one.iso for one in stated_dates(text)] == ["2015-10-01"]


def test_the_quote_keeps_the_emphasis_and_the_sentence() -> None:
    assert stated_dates("# L\n\n**Updated:** July 2016 \n")[0].quote == "**Updated:** July 2016"
    assert stated_dates("# L\n\nThis policy was last updated on 22 Feb, 2017.")[0].quote == (
        "This policy was last updated on 22 Feb, 2017"
    )


def test_the_quote_of_a_change_log_is_its_entry() -> None:
    text = "# L\n\n## Change log\n\n  * _May 1, 2012:_ Added lamps.\n  * _April 1, 2012:_ Opened.\n"
    assert stated_dates(text)[0].quote == "_May 1, 2012:_ Added lamps."


def test_both_kinds_of_nothing() -> None:
    assert effective_of(()) is None
    assert updated_of(()) is None


@needs_shared
def test_the_dates_of_103_policies() -> None:
    with (SHARED / "dates" / "gold.csv").open(encoding="utf-8", newline="") as file:
        gold = {row["file"]: row["stated_date"] for row in csv.DictReader(file)}
    texts = {name: (SHARED / "dates" / name).read_text("utf-8", "replace") for name in gold}
    right = [
        name for name, text in texts.items() if (found := stated_dates(text)) and found[0].iso == gold[name]
    ]
    assert len(right) >= 103, sorted(gold.keys() - set(right))


@needs_shared
def test_none_is_invented_in_the_five_documents() -> None:
    for name, gold in json.loads((SHARED / "sections" / "gold.json").read_text("utf-8")).items():
        assert _iso((SHARED / name).read_text("utf-8")) == (gold["effective"], gold["updated"]), name


def test_a_word_that_ends_like_old_does_not_make_a_heading_one_of_older_versions() -> None:
    text = "# Rules\n\n## Household Policy\n\nLast updated: May 1, 2020\n\nWe keep all keys.\n"
    (stated,) = stated_dates(text)
    assert (stated.kind, stated.iso) == ("updated", "2020-05-01")


ROWS = [
    "English | [Version of April 24, 2026](https://www.larkspur-optics.example/files/3.pdf) **(in effect)**",
    "| [Version of March 4, 2026](https://www.larkspur-optics.example/files/2.pdf)",
    "| [Version of January 5, 2026](https://www.larkspur-optics.example/files/1.pdf)",
    "| [Version of May 7, 2025](https://www.larkspur-optics.example/files/0.pdf)",
]


def test_a_label_in_brackets_belongs_to_the_date_before_it() -> None:
    dates = stated_dates("# Rules\n\nWe keep it.\n\n" + "  \n".join(ROWS))
    assert [(one.kind, one.iso) for one in dates] == [("effective", "2026-04-24"), ("updated", "2026-04-24")]


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("May 1, 2018 (last updated)", "updated"),
        ("May 1, 2018 (effective date)", "effective"),
        ("May 1, 2018 (in effect)", "effective"),
        ("Policy (effective) May 1, 2018", "effective"),
    ],
)
def test_a_label_in_brackets_alone(line: str, kind: str) -> None:
    found = stated_dates(f"# Rules\n\n{line}\n\nJune 3, 2019\n")
    assert [(one.kind, one.iso) for one in found] == [(kind, "2018-05-01")]


SIGNED = [
    "Berlin, den 3. Mai 2018",
    "Fait à Paris, le 3 mai 2018",
    "Roma, 3 maggio 2018",
    "Lisboa, 3 de maio de 2018",
]


@pytest.mark.parametrize("signature", SIGNED)
def test_a_date_beside_a_signature_is_kept_apart(signature: str) -> None:
    (signed,) = stated_dates(f"# Lamps\n\n{PROSE * 5}{signature}\n\nLamps & Co.\n")
    assert (signed.iso, signed.label, signed.quote) == ("2018-05-03", "none", signature)


@pytest.mark.parametrize(
    "text",
    [
        "# Lamps\n\nMay 3, 2018\n\nLast updated: May 9, 2018\n\n" + PROSE,  # a label says more
        "# Lamps\n\nMay 3, 2018\n\nMay 4, 2018\n\n" + PROSE,  # which of the two?
        "# Lamps\n\n" + PROSE * 9 + "Thursday, May 3, 2018",  # the day on which the page was served
        "# Lamps\n\n" + PROSE * 20 + "May 3, 2018\n\n" + PROSE * 20,
    ],
)
def test_other_dates_alone_are_none(text: str) -> None:
    assert all(one.label == "stated" for one in stated_dates(text))


def test_another_document_on_the_page_dates_itself() -> None:
    top = "# Lamps\n\nEffective May 3, 2018 | [Archive](/a)"
    text = f"{top}\n\n{PROSE * 20}Last modified: May 1, 2014\n\n{PROSE * 20}"
    assert [(one.kind, one.iso) for one in stated_dates(text)] == [("effective", "2018-05-03")]


def test_what_stands_under_dated_headings_is_a_log() -> None:
    news = "".join(
        f"### May {day}, 2018\n\nOur policy will go into effect on May {day}, 2019.\n\n" for day in (9, 5, 2)
    )
    assert stated_dates(f"# Lamps\n\n{PROSE * 9}{news}{PROSE * 9}") == ()


BODY = PROSE * 30


def test_a_date_below_the_name_of_another_document_is_of_that_one() -> None:
    added = "## Candle Buyers Privacy Notice\n\nEffective: October 8, 2024\n\n" + PROSE
    assert stated_dates("# Privacy Notice\n\n## What we collect\n\n" + BODY + added) == ()
    own = "## Privacy Notice\n\nEffective: October 8, 2024\n\n" + PROSE
    assert stated_dates("# Privacy Notice of the Candle Shop\n\n## Who we are\n\n" + BODY + own)
    changes = "## 9. Changes to this Privacy Notice\n\nEffective: October 8, 2024\n\n" + PROSE
    assert stated_dates("# Privacy Notice\n\n## What we collect\n\n" + BODY + changes)


def test_a_date_for_some_readers_is_none_beside_one_for_all() -> None:
    some = "For customers who signed up after May 15, 2018, this notice is effective on May 16, 2018."
    found = stated_dates(f"# Lamp Notice\n\nThis notice was last revised on May 15, 2018. {some}\n\n{BODY}")
    assert [(one.kind, one.iso) for one in found] == [("updated", "2018-05-15")]
    every = "For people who read carefully: this notice is effective on May 16, 2018."
    assert (
        stated_dates(f"# Lamp Notice\n\nLast revised on May 15, 2018.\n\n{every}\n\n{BODY}")[0].iso
        == "2018-05-16"
    )


def test_the_day_of_a_text_is_that_of_its_last_change() -> None:
    (found,) = stated_dates(f"# Lamp Notice\n\n{BODY}Text of March 11, 2016\n")
    assert (found.kind, found.iso) == ("updated", "2016-03-11")
    assert stated_dates(f"# Lamp Notice\n\n{BODY}We print the text of 3 May 2015 letters on request.\n") == ()


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("[Lamp Policy](/policy) (last updated: May 3, 2018)", "2018-05-03"),
        ("[Lamp Policy](/policy) version 2018-09-24", "2018-09-24"),
        ("This policy was made with [Lamp Generator, version](https://lamps.example/g) 2018-09-24", None),
        ("This policy, [made in the version](https://lamps.example/g) of May 3, 2018, applies.", None),
    ],
)
def test_the_version_of_what_a_link_leads_to_is_none(line: str, expected: str | None) -> None:
    found = stated_dates(f"# Lamps\n\n{line}\n\nWe care.\n")
    assert [one.iso for one in found] == ([expected] if expected else [])


def test_a_sentence_about_a_law_before_a_label_is_not_what_the_label_is_about() -> None:
    (found,) = stated_dates("# Lamps\n\nWe keep to the Lamp Act. Last updated: May 3, 2018\n\nWe care.\n")
    assert found.iso == "2018-05-03"
