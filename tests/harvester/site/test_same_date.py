"""The report says why words that changed under the same date are not called a silent edit."""

from __future__ import annotations

from pathlib import Path

import pytest

from store import Store
from tests.support.filled_stores import fill, policy
from tests.support.whole_site import contents, made

KEEP = "We keep the name and the address that you give us when you order a kettle for thirty days."
SELL = "We do not sell the address of anybody to the makers of advertisements, and we never will."
RIGHTS = "You can ask us at any time what we hold about you, and we will tell you what it is."
CHANGED = SELL.replace("do not sell", "may sell").replace("never will", "will tell you")


def text(*lines: str, date: str = "Effective date: May 3, 2012") -> str:
    return "\n\n".join(("# Privacy Policy", date, *lines)) + "\n"


OLD, NEW = text(KEEP, SELL, RIGHTS), text(KEEP, CHANGED, RIGHTS)
UPDATED = "Last updated: March 1, 2013"


@pytest.mark.parametrize(
    ("texts", "reason"),
    [
        pytest.param((OLD, NEW, OLD), "the page showed one of the two texts again", id="by turns"),
        pytest.param(
            (text(KEEP, SELL, date=UPDATED), text(KEEP, CHANGED, date=UPDATED)),
            "the page may have been changed twice on the day that it states",
            id="on the day",
        ),
        pytest.param(
            (OLD, OLD.replace("kettle", "kettel")),
            "only spelling, small words or the name of a document differ",
            id="a misprint",
        ),
        pytest.param(
            (OLD, text(KEEP, CHANGED, RIGHTS, "We have changed this policy.")),
            "the page itself tells of a change",
            id="told",
        ),
    ],
)
def test_the_reason_is_said_on_both_pages(
    store: Store, tmp_path: Path, texts: tuple[str, ...], reason: str
) -> None:
    times = ("20130301", "20130401", "20130501") if UPDATED not in texts[0] else ("20130301", "20130302")
    fill(store, policy("juniper", "privacy"), list(zip(times, texts, strict=False)))
    made(store, tmp_path / "site")
    pages = contents(tmp_path / "site")
    assert f"Not called a silent edit: {reason}" in pages["juniper/privacy/index.html"]
    change = f"juniper/privacy/change-{times[0]:0<14}-{times[1]:0<14}.html"
    assert f"It is not called a silent edit: {reason}" in pages[change]


def test_nothing_is_said_where_a_flag_says_it_or_the_date_is_new(store: Store, tmp_path: Path) -> None:
    texts = (OLD, NEW, text(KEEP, RIGHTS, date="Effective date: June 3, 2014"))
    fill(
        store,
        policy("juniper", "privacy"),
        list(zip(("20130101", "20140101", "20150101"), texts, strict=True)),
    )
    made(store, tmp_path / "site")
    page = contents(tmp_path / "site")["juniper/privacy/index.html"]
    assert "Small edit under the same date</b>" in page
    assert "ot called a silent edit" not in page
