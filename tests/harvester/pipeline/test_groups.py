"""Groups: every change reaches exactly those whose group covers it, once, however the groups change."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import timedelta
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harvester.config.recipient_settings import GroupSettings
from harvester.config.settings import CompanySettings, DigestSettings, DocumentSettings, Settings
from harvester.digest.gather import importance
from harvester.digest.interests import Importance
from harvester.pipeline.telling import compose_due, compose_since, preview
from store import Store
from store.tables.changes import VersionChange
from store.tables.outbox import Mail
from tests.support.channels import channel_at
from tests.support.counted_work import counted_work
from tests.support.timelines import NOW, Clock, Run, add_document, draw, looked

ANNA, BEN, CLEO = (f"{name}@reader.example" for name in ("anna", "ben", "cleo"))
COMPANIES = ("tinworks", "nib")
START = "20261101000000"
SALE, ARBITRATION = (("sale", 8),), (("arbitration", 4),)


def group(*recipients: str, **wanted: object) -> GroupSettings:
    return GroupSettings("some", recipients, **wanted)  # type: ignore[arg-type]


def with_groups(*groups: GroupSettings, everything: tuple[str, ...] = ()) -> Settings:
    companies = tuple(
        CompanySettings(name, name.title(), documents=(DocumentSettings("privacy", "Privacy Policy"),))
        for name in COMPANIES
    )
    digest = DigestSettings(period="run", recipients=everything, groups=groups)
    return Settings(digest=digest, companies=companies)


@dataclass
class World:
    """Policies that change, and a program that is run."""

    store: Store
    clock: Clock = field(default_factory=lambda: Clock(NOW))
    timelines: dict[str, tuple[int, list[Run]]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for name in COMPANIES:
            document = add_document(self.store, name, news_after=START)
            self.timelines[name] = (document, [Run(START, START, f"{name} 0")])

    def change(self, company: str, topics: tuple[tuple[str, int], ...] = ()) -> str:
        """Let a policy change; returns what the change is called here."""
        document, timeline = self.timelines[company]
        capture = self.clock.advance(minutes=5).strftime("%Y%m%d%H%M%S")
        timeline.append(Run(capture, capture, f"{company} {len(timeline)}", topics=topics))
        draw(self.store, document, timeline)
        return f"{company} {capture}"

    def told(self, configured: Settings) -> dict[str, list[str]]:
        """Run the program; returns what each recipient is told of."""
        before = {queued.mail.message_id for queued in self.store.outbox.waiting()}
        assert compose_due(self.store, configured, self.clock.advance(minutes=5)) == ()
        found = [one.mail for one in self.store.outbox.waiting() if one.mail.message_id not in before]
        assert len({mail.recipient for mail in found}) == len(found), "one mail for each"
        return {
            mail.recipient: sorted(
                f"{change['company']} {change['after']['first_capture']}"
                for change in json.loads(mail.payload)["changes"]
            )
            for mail in found
        }


@pytest.fixture
def world(tmp_path: Path) -> Iterator[World]:
    with Store(tmp_path / "harvest.db") as store:
        yield World(store)


def parts_of(mail: Mail) -> list[str]:
    """Return the text and the HTML of a mail, each on one line."""
    message = message_from_bytes(mail.raw, _class=EmailMessage, policy=policy.default)
    found = [message.get_body((kind,)) for kind in ("plain", "html")]
    return [" ".join(part.get_content().split()) for part in found if part is not None]


def test_a_group_is_told_of_its_companies_topics_and_weights(world: World) -> None:
    sale, arbitration = world.change("tinworks", SALE), world.change("tinworks", ARBITRATION)
    other = world.change("nib", (("sale", 2), ("arbitration", 2)))
    configured = with_groups(
        group(ANNA, companies=("tinworks",), topics=("sale", "arbitration")),
        group(BEN, topics=("sale", "arbitration"), at_least=4),
        group(CLEO, topics=("retention",)),
    )
    assert world.told(configured) == {
        ANNA: sorted([sale, arbitration]),
        BEN: sorted([sale, arbitration, other]),
    }, "the weight of a section is that of all its topics; nobody gets an empty mail"
    assert world.told(configured) == {}


def test_a_recipient_in_two_groups_gets_one_mail_with_each_change_once(world: World) -> None:
    sale, arbitration = world.change("tinworks", SALE), world.change("nib", (*ARBITRATION, *SALE))
    world.change("nib")
    configured = with_groups(group(ANNA, topics=("sale",)), group(ANNA, topics=("arbitration",)))
    assert world.told(configured) == {ANNA: sorted([sale, arbitration])}


def test_what_a_group_left_out_is_not_told_when_it_widens(world: World) -> None:
    narrow = with_groups(group(ANNA, topics=("sale",)))
    sale = world.change("tinworks", SALE)
    world.change("tinworks", ARBITRATION)
    assert world.told(narrow) == {ANNA: [sale]}
    found_since = world.change("nib", ARBITRATION)
    wide = with_groups(everything=(ANNA,))
    assert world.told(wide) == {ANNA: [found_since]}, "what came after the last digest is told"
    assert world.told(wide) == {}


def test_a_group_that_narrows_and_widens_again_tells_nothing_late(world: World) -> None:
    wide, narrow = with_groups(group(ANNA)), with_groups(group(ANNA, companies=("nib",)))
    assert world.told(wide) == {}
    world.change("tinworks", SALE)
    assert world.told(narrow) == {}
    assert world.told(wide) == {}


@pytest.mark.parametrize("narrow", [False, True])
def test_a_call_about_one_company_leaves_out_nothing_of_the_others(world: World, narrow: bool) -> None:
    configured = with_groups(group(ANNA, topics=("sale",) if narrow else ()))
    sale, nib = world.change("tinworks", SALE), world.change("nib", SALE)
    assert world.told(configured.about(["tinworks"])) == {ANNA: [sale]}
    assert world.told(configured) == {ANNA: [nib]}


def test_a_new_member_of_a_group_gets_its_news_since_the_first_harvest(world: World) -> None:
    sale = world.change("tinworks", SALE)
    world.change("tinworks", ARBITRATION)
    assert world.told(with_groups(group(ANNA, topics=("sale",)))) == {ANNA: [sale]}
    assert world.told(with_groups(group(ANNA, BEN, topics=("sale",)))) == {BEN: [sale]}


def test_a_policy_may_be_narrowed_for_everybody(world: World) -> None:
    configured = with_groups(everything=(ANNA,))
    tin, nib = configured.companies
    quiet = replace(nib, documents=(DocumentSettings("privacy", "Privacy Policy", at_least=5),))
    narrowed = replace(configured, companies=(tin, quiet))
    sale, plain = world.change("nib", SALE), world.change("tinworks")
    world.change("nib", ARBITRATION)
    assert world.told(narrowed) == {ANNA: sorted([sale, plain])}
    assert world.told(configured) == {}, "what was left out is not told later"
    (mail,) = (one.mail for one in world.store.outbox.waiting())
    for part in parts_of(mail):
        assert "Shown here: all changes; Nib, Privacy Policy: only changes that weigh 5 or more." in part


def test_a_digest_says_what_it_shows(world: World) -> None:
    world.change("tinworks", (*SALE, ("recipients", 4)))
    configured = with_groups(
        group(ANNA, companies=("tinworks",), topics=("sale", "recipients"), at_least=4),
        group(BEN, companies=("tinworks",)),
    )
    shown = {one.recipient: one.selection for one in preview(world.store, configured, NOW)}
    assert shown == {
        ANNA: ("Tinworks: only changes that weigh 4 or more, on sale or third parties",),
        BEN: (),
    }
    world.told(configured)
    anna, ben = sorted((one.mail for one in world.store.outbox.waiting()), key=lambda mail: mail.recipient)
    words = "Shown here: Tinworks: only changes that weigh 4 or more, on sale or third parties."
    assert all(words in part for part in parts_of(anna))
    assert json.loads(anna.payload)["selection"] == [words.removeprefix("Shown here: ").rstrip(".")]
    assert not any("Shown here" in part for part in parts_of(ben))


def test_a_policy_that_could_not_be_checked_is_told_to_all_who_follow_it(world: World) -> None:
    document, _ = world.timelines["nib"]
    looked(world.store, document, NOW - timedelta(days=2), "no answer")
    configured = with_groups(group(ANNA, topics=("sale",)), group(BEN, companies=("tinworks",)))
    assert world.told(configured) == {ANNA: []}


def test_a_change_that_cannot_be_weighed_is_told_to_all_who_follow_it(
    world: World, monkeypatch: pytest.MonkeyPatch
) -> None:
    def weighed(store: Store, change: VersionChange, weights: object) -> Importance:
        if change.company == "nib":
            raise ZeroDivisionError
        return importance(store, change, {})

    sale, nib = world.change("tinworks", SALE), world.change("nib")
    world.change("tinworks")
    monkeypatch.setattr("harvester.digest.judging.importance", weighed)
    configured = with_groups(group(ANNA, topics=("sale",)), group(BEN, companies=("tinworks",), at_least=8))
    assert world.told(configured) == {ANNA: sorted([sale, nib]), BEN: [sale]}


def test_history_is_shown_by_the_same_groups(world: World) -> None:
    sale = world.change("tinworks", SALE)
    world.change("tinworks")
    configured = with_groups(group(ANNA, topics=("sale",)))
    assert compose_since(world.store, configured, NOW - timedelta(days=1), NOW) == ()
    (mail,) = (one.mail for one in world.store.outbox.waiting())
    assert [f"{c['company']} {c['after']['first_capture']}" for c in json.loads(mail.payload)["changes"]] == [
        sale
    ]


def test_a_channel_may_be_in_a_group(world: World) -> None:
    channel = channel_at("json://127.0.0.1:9/")
    sale = world.change("tinworks", SALE)
    world.change("tinworks")
    configured = with_groups(GroupSettings("some", (channel,), topics=("sale",)))
    assert world.told(configured) == {"apprise:TEAM": [sale]}
    (mail,) = (one.mail for one in world.store.outbox.waiting())
    assert "Shown here: only changes on sale." in mail.raw.decode()


def test_the_work_for_a_recipient_does_not_grow_with_the_others(world: World) -> None:
    def work(recipients: int) -> int:
        """Return what the database does for so many new recipients, each told of one change."""
        world.change("tinworks", SALE)
        world.change("nib", ARBITRATION)
        everybody = [f"r{recipients}-{number}@reader.example" for number in range(recipients)]
        groups = [group(one, topics=("sale",), at_least=4) for one in everybody]
        with counted_work() as counted:
            assert len(world.told(with_groups(*groups))) == recipients
        return counted.statements

    few, many = work(10), work(80)
    assert many <= 8 * few


WANTED = st.builds(
    GroupSettings,
    slug=st.just("some"),
    recipients=st.lists(st.sampled_from((ANNA, BEN)), min_size=1, unique=True).map(tuple),
    companies=st.sampled_from(((), ("tinworks",), COMPANIES)),
    topics=st.sampled_from(((), ("sale",), ("sale", "arbitration"))),
    at_least=st.sampled_from((0, 4, 8)),
)
CHANGES = st.tuples(
    st.sampled_from(COMPANIES), st.sampled_from(((), SALE, ARBITRATION, (*SALE, *ARBITRATION)))
)
STEPS = st.lists(st.one_of(CHANGES, st.lists(WANTED, max_size=3)), min_size=2, max_size=14)
Happened = tuple[str, str, tuple[tuple[str, int], ...]]


def covers(groups: list[GroupSettings], recipient: str, happened: Happened) -> bool:
    """Return whether a recipient is in a group that covers a change, said as plainly as possible."""
    _, company, topics = happened
    for one in groups:
        in_it = recipient in one.recipients and (not one.companies or company in one.companies)
        on_it = not one.topics or any(topic in one.topics for topic, _ in topics)
        if in_it and on_it and sum(points for _, points in topics) >= one.at_least:
            return True
    return False


@settings(max_examples=30, deadline=None)
@given(steps=STEPS)
def test_every_change_reaches_exactly_those_whose_group_covers_it_exactly_once(
    steps: list[tuple[str, tuple[tuple[str, int], ...]] | list[GroupSettings]],
) -> None:
    with TemporaryDirectory() as folder, Store(Path(folder) / "harvest.db") as store:
        world, new = World(store), list[Happened]()
        # For each change, what each recipient wanted when a digest first considered it.
        considered: list[tuple[Happened, dict[str, list[GroupSettings]]]] = []
        wanted: dict[str, list[GroupSettings]] = {}
        told: set[tuple[str, str]] = set()
        for step in steps:
            if isinstance(step, tuple):
                new.append((world.change(*step), *step))
                continue
            # Without any recipient, there is a local one.
            members = {name for one in step for name in one.recipients}
            wanted = wanted | {str(name): step for name in members}
            considered += [(one, wanted) for one in new]
            new.clear()
            expected = {
                name: sorted(
                    one[0]
                    for one, then in considered
                    if (name, one[0]) not in told
                    and covers(step, str(name), one)
                    and (name not in then or covers(then[str(name)], str(name), one))
                )
                for name in members
            }
            found = world.told(replace(with_groups(*step, everything=() if step else (CLEO,))))
            found.pop(CLEO, None)
            assert found == {name: changes for name, changes in expected.items() if changes}
            told |= {(str(name), change) for name, changes in found.items() for change in changes}
