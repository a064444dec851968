"""A rendered text is known only at times at which all that it stands on was captured."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from harvester.pipeline.known_span import known_span
from harvester.pipeline.rebuild import rebuild
from tests.support.altering import faults
from tests.support.calls import Harvest, objects
from tests.support.evidence import field_bundle, files_in, report_on
from tests.support.harvests import Field, field
from tests.support.shells import BUNDLE, DATA, SCRIPT, SHELL, ScriptedBrowser, harvest_rendered
from tests.support.stand_in import PRIVACY, Held, World, page

# The answer that the second page shows was captured a month before it, that of the third one eight days
# after it.
PAGES = ("20190410120000", "20200610120000", "20201001120000")
ANSWERS = (("20190410120005", 1), ("20200512120000", 1), ("20201009120000", 2))
CAPTURES = [
    *(Held(day, PRIVACY, SHELL) for day in PAGES),
    *(Held(day, DATA, page(text)) for day, text in ANSWERS),
    *(Held(day, BUNDLE, b"load();", headers=SCRIPT) for day in PAGES),
]


@contextmanager
def rendered(path: Path, captures: list[Held] = CAPTURES) -> Iterator[Field]:
    """Return a store of pages that were rendered."""
    with field(path, World(captures)) as here:
        harvest_rendered(here, ScriptedBrowser())
        yield here


def test_a_change_lies_between_times_at_which_all_parts_were_captured(tmp_path: Path) -> None:
    with rendered(tmp_path / "h.db") as here:
        old, new = here.store.versions.of(here.job.row)
        assert (old.first_capture, old.last_capture, new.first_capture) == PAGES
        assert (old.known_from, old.known_until) == ("20190410120005", "20200512120000")
        assert (new.not_before, new.known_from) == ("20200512120000", "20201009120000")
        # It stands on one page, and is known at no time.
        assert new.known_until == "20201001120000"
        assert faults(here.store) == []
        before = here.store.versions.of(here.job.row)
        rebuild(here.store, here.job.row, {})
        assert here.store.versions.of(here.job.row) == before


def test_an_answer_that_is_listed_near_the_page_counts_as_captured_then(tmp_path: Path) -> None:
    with rendered(tmp_path / "h.db") as here:
        (data,) = (
            one for one in here.store.renderings.parts(here.job.row, PAGES[1], PRIVACY) if one.url == DATA
        )
        assert (data.served_at, data.same_at, data.known_at) == (
            "20190410120005",
            "20200512120000",
            "20200512120000",
        )


@pytest.mark.parametrize(
    ("url", "span"),
    [
        pytest.param("https://x.example/api/policy", ("20200101000000", "20200601000000"), id="an answer"),
        pytest.param("https://x.example/app.js", ("20200101000000", "20200601000000"), id="a script"),
        pytest.param("https://x.example/frame.html", ("20200101000000", "20200601000000"), id="a frame"),
        pytest.param("https://x.example/app.8f3a1c20.js", ("20200601000000",) * 2, id="a hash in the name"),
        pytest.param("https://x.example/site.css?v=3", ("20200601000000",) * 2, id="a style"),
    ],
)
def test_a_part_counts_if_it_may_have_words_of_its_time(url: str, span: tuple[str, str]) -> None:
    assert known_span("20200601000000", [(url, "20200101000000")]) == span
    assert known_span("20200601000000", []) == ("20200601000000", "20200601000000")


def test_every_command_names_the_known_times_and_what_the_texts_stand_on(
    tmp_path: Path, harvest: Harvest
) -> None:
    path = tmp_path / "h.db"
    with rendered(path) as here:
        location = here.server.location
        old, new = objects(harvest("--db", path, "log", "--json")[1])
        assert (new["not_before"], new["known_from"]) == ("20200512120000", "20201009120000")
        shown: Any = new["rendered"]
        assert (shown["timestamp"], shown["browser"]) == (PAGES[2], "Chromium 150.0")
        assert (shown["captured_from"], shown["captured_until"]) == (PAGES[2], "20201009120000")
        assert [part["url"] for part in shown["parts"]] == [DATA, BUNDLE]
        assert shown["parts"][0]["proof"]["raw_url"] == f"{location}/web/20201009120000id_/{DATA}"
        assert shown["sha256"] != new["snapshot_sha256"]
        assert old["last_rendered"] != old["rendered"] != new["rendered"]

        text = harvest("--db", path, "log")[1]
        assert "seen 10 Apr 2019 to 12 May 2020" in text
        assert "put together from captures of 1 Oct 2020 to 9 Oct 2020" in text
        assert "first capture: rendered by Chromium 150 from 3 captures; its words were captured" in text
        assert text.count("note: a browser rendered the page") == 2
        assert "changed between 12 May 2020, 12:00 and 9 Oct 2020, 12:00 UTC" in text

        (found,) = objects(harvest("--db", path, "diff", "--company", "juniper", "--format", "json")[1])
        after: Any = found["after"]
        assert after["rendered"] == new["rendered"]
        for form in ("text", "markdown", "html"):
            said = harvest("--db", path, "diff", "--company", "juniper", "--format", form)[1]
            said = " ".join(said.replace("\\", "").split())
            assert (
                "rendered by Chromium 150 from 3 captures; its words were captured from 1 Oct 2020 to" in said
            )
            assert shown["sha256"] in said
            assert shown["parts"][0]["sha256"] in said
            assert "10 Apr 2019, 12:00 UTC (listed with the same digest on 12 May 2020), http" in said

        digest = " ".join(harvest("--db", path, "digest", "--since", "2020-10-05")[1].split())
        assert "Last captured with the old text: 12 May 2020" in digest
        assert "First captured with the new text: 9 Oct 2020" in digest
        assert "the page of 1 Oct 2020, 12:00 UTC, rendered by Chromium 150" in digest
        assert shown["sha256"] in digest

        status = harvest("--db", path, "status")[1]
        assert "between 12 May 2020, 12:00 and 9 Oct 2020, 12:00 UTC (150 days" in status
        (row,) = here.store.database.rows("SELECT not_before, not_after FROM version_changes")
        assert (row["not_before"], row["not_after"]) == ("2020-05-12T12:00:00Z", "2020-10-09T12:00:00Z")


def test_a_bundle_says_until_and_from_when_the_texts_are_known(tmp_path: Path) -> None:
    with rendered(tmp_path / "h.db") as here:
        data = field_bundle(here, 1, 2)
    assert report_on(data, tmp_path).faults == ()
    readme = " ".join(files_in(data)["evidence/README.txt"].decode().split())
    assert "from 10 Apr 2019, 12:00 UTC to 12 May 2020, 12:00 UTC, the new text from 9 Oct 2020" in readme
