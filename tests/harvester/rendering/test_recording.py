"""The recorder: what a WARC file of a site has, and that the forms of a policy keep all its words."""

from __future__ import annotations

from contextlib import closing
from datetime import timedelta
from http.client import HTTPConnection
from pathlib import Path

import pytest

from harvester.errors import NotPlayable
from tests.support.archives import listed, opened
from tests.support.sites.building import BuiltSite
from tests.support.sites.catalogue import SITES, Site
from tests.support.sites.policies import Edition
from tests.support.sites.recording import VISITS, recorded
from tests.support.sites.serving import served

MARRAM = next(site for site in SITES if site.name == "react-request")
ANSWER = "https://content.marram-energy.example/spaces/web/entries/privacy-notice"
SCRIPT = "https://www.marram-energy.example/assets/app.js"
A_DAY = timedelta(days=1)


@pytest.fixture
def editions(tmp_path: Path) -> dict[Edition, BuiltSite]:
    """Write a site by hand, whose editions differ in the answer of another host."""
    found = {}
    for edition in Edition:
        folder = tmp_path / edition
        answer = folder / "hosts" / ANSWER.removeprefix("https://")
        for path in (folder / "dist" / "assets", answer.parent):
            path.mkdir(parents=True)
        (folder / "dist" / "index.html").write_text("<script src=/assets/app.js></script>")
        (folder / "dist" / "assets" / "app.js").write_text("document.body.append('Café')", "utf-8")
        answer.write_text(f'{{"edition": "{edition}"}}')
        found[edition] = BuiltSite(MARRAM, edition, folder)
    return found


@pytest.fixture
def archived(editions: dict[Edition, BuiltSite], tmp_path: Path) -> Path:
    """Record it."""
    return recorded(editions, tmp_path / "site.warc.gz")


@pytest.mark.parametrize(
    ("host", "path", "status"),
    [
        (MARRAM.host, "/legal/privacy/", 200),
        (MARRAM.host, "/any/page", 200),
        (MARRAM.host, "/assets/app.js", 200),
        (MARRAM.host, "/assets/gone.js", 404),
        (MARRAM.host, "/../hosts/secret.json", 404),
        ("content.marram-energy.example", "/spaces/web/entries/privacy-notice", 200),
        ("content.marram-energy.example", "/spaces/web/entries/another", 404),
        ("elsewhere.example", "/legal/privacy/", 404),
    ],
)
def test_each_host_answers_with_its_own_files(
    editions: dict[Edition, BuiltSite], host: str, path: str, status: int
) -> None:
    with served(editions[Edition.OLD]) as port, closing(HTTPConnection("127.0.0.1", port)) as connection:
        connection.request("GET", path, headers={"Host": host})
        assert connection.getresponse().status == status


def test_the_page_is_captured_at_each_visit(archived: Path) -> None:
    with opened(str(archived)) as archive:
        assert listed(archive, MARRAM.url) == [visit.timestamp for visit in VISITS]


def test_each_resource_is_captured_seconds_after_the_page_as_it_was_served(archived: Path) -> None:
    with opened(str(archived)) as archive:
        script = archive.nearest(SCRIPT, VISITS[0].timestamp, A_DAY).snapshot
        assert script.body.decode() == "document.body.append('Café')"
        assert script.headers["content-type"] == "text/javascript; charset=utf-8"
        assert script.capture.timestamp == "20180412080002"


def test_an_answer_has_the_edition_of_its_visit_and_is_open_to_other_hosts(archived: Path) -> None:
    with opened(str(archived)) as archive:
        for visit in VISITS:
            if visit.complete:
                answer = archive.nearest(ANSWER, visit.timestamp, A_DAY).snapshot
                assert answer.body.decode() == f'{{"edition": "{visit.edition}"}}'
                assert answer.headers["access-control-allow-origin"] == "*"


def test_what_the_site_marks_as_lost_is_missing_in_the_incomplete_visit_only(archived: Path) -> None:
    (incomplete,) = (visit for visit in VISITS if not visit.complete)
    with opened(str(archived)) as archive:
        with pytest.raises(NotPlayable):
            archive.nearest(ANSWER, incomplete.timestamp, timedelta(days=90))
        assert archive.nearest(SCRIPT, incomplete.timestamp, A_DAY).statuscode == 200


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_editions_of_a_policy_differ_in_one_section(site: Site) -> None:
    old, new = (policy.sections for policy in site.policies.values())
    assert list(old) == list(new)
    assert [heading for heading in old if old[heading] != new[heading]] == [site.changed]


@pytest.mark.parametrize("site", SITES, ids=lambda site: site.name)
def test_the_form_of_a_policy_has_all_its_words_in_order(site: Site) -> None:
    for policy in site.policies.values():
        form = site.form(policy).replace("&amp;", "&")
        place = 0
        for piece in policy.pieces:
            assert piece in form[place:]
            place = form.index(piece, place) + len(piece)
