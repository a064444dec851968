"""A page that does not end, grows, or leads elsewhere: an end within the limits, and the reason."""

from __future__ import annotations

import gzip
import os
import re
import time
from collections.abc import Iterator
from dataclasses import replace

import pytest

from harvester.archive import Memento
from harvester.errors import RenderingFailed
from harvester.rendering import Renderer, RenderingLimits
from tests.support.rendering import HTML, JSON, Captures, needs_browser, rendered, shown, snapshot

pytestmark = needs_browser

BASE = "https://www.larkspur.example"
TIGHT = RenderingLimits(
    seconds=30,
    page_seconds=8,
    requests=3,
    answer_bytes=2**20,
    all_bytes=3 * 2**19,
    memory_bytes=400 * 2**20,
    nodes=5000,
)
# Pages that never let go of their process, in ways that a browser handles differently.
WITHOUT_END = (
    "<p>text</p><script>while (true) {}</script>",
    "<script>while (true) alert('again')</script>",
    "<script>setTimeout(() => { while (true) {} }, 1500)</script>",
    "<script>(function again() { Promise.resolve().then(again) })()</script>",
    "<iframe srcdoc='<script>while (true) {}</script>'></iframe>",
)
GREEDY = (
    "const all = []; while (true) all.push(new Uint8Array(2 ** 24).fill(1))",
    "const all = []; while (true) all.push(new Array(1000).fill(Math.random()))",
)


def reason(renderer: Renderer, html: str, captures: Captures | None = None) -> str:
    """Return why a page is not shown."""
    with pytest.raises(RenderingFailed) as caught:
        rendered(renderer, html, captures)
    return caught.value.reason


@pytest.mark.long
def test_pages_without_end_are_killed_and_the_next_one_is_shown(monkeypatch: pytest.MonkeyPatch) -> None:
    with Renderer(replace(TIGHT, seconds=1)) as tight:
        for html in WITHOUT_END if os.environ.get("HARVEST_LONG") else WITHOUT_END[:2]:
            started = time.monotonic()
            assert reason(tight, html) == "it did not end within 1 seconds"
            assert time.monotonic() - started < 300
        # It ends; how fast is up to the machine.
        monkeypatch.setattr(tight, "_limits", TIGHT)
        assert "fine" in shown(tight, "<p>fine")


@pytest.mark.long
@pytest.mark.parametrize("code", GREEDY if os.environ.get("HARVEST_LONG") else GREEDY[:1])
def test_a_page_that_fills_the_memory_is_killed(code: str) -> None:
    with Renderer(TIGHT) as tight:
        said = reason(tight, f"<script>{code}</script>")
        assert said == "the page crashed" or re.fullmatch(
            r"the memory that it uses has [\d,.]+ MB; the limit is 400 MB", said
        )


@pytest.fixture(scope="module")
def tight() -> Iterator[Renderer]:
    """Return a renderer that allows little, for pages that do not make it kill the browser."""
    with Renderer(TIGHT) as opened:
        yield opened


def test_a_page_with_too_many_nodes_is_not_read(tight: Renderer) -> None:
    code = "for (let i = 0; i < 6000; i++) document.body.append(document.createElement('b'))"
    assert reason(tight, f"<body><script>{code}</script>").startswith("it has 6,0")


def test_the_size_of_what_is_shown_is_that_of_its_bytes(
    tight: Renderer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(tight, "_limits", replace(TIGHT, dom_bytes=2**16))
    # Three bytes each.
    assert "語" in shown(tight, "<body><p>" + "語" * 20_000)
    assert reason(tight, "<body><p>" + "語" * 40_000) == "what it shows has 0.2 MB; the limit is 0.1 MB"


def test_a_text_that_grows_for_ever_is_not_read(tight: Renderer) -> None:
    code = "setInterval(() => document.body.append('more and more '), 50)"
    assert reason(tight, f"<body><script>{code}</script>") == "its text still changes after 8 seconds"


@pytest.mark.parametrize(
    ("code", "target"),
    [
        ("location.href = '/login?next=/privacy'", "/login?next=/privacy"),
        ("setTimeout(() => location.replace('/login'), 1200)", "/login"),
        (
            "document.write('<form method=post action=/session></form>'); document.forms[0].submit()",
            "/session",
        ),
        ("document.write('<meta http-equiv=refresh content=\"1; url=/moved\">')", "/moved"),
        ("document.write('<a href=/elsewhere>x</a>'); document.links[0].click()", "/elsewhere"),
    ],
)
def test_a_redirect_by_a_script_is_no_text_of_the_page(tight: Renderer, code: str, target: str) -> None:
    captures = Captures().add(BASE + target, "<p>Sign in", HTML)
    html = f"<body><p>Loading</p><script>{code}</script>"
    assert reason(tight, html, captures) == f"a script leads to another page: {BASE}{target}"
    assert captures.asked == []


@pytest.mark.parametrize(
    "code", ["history.pushState({}, '', '/login?next=/privacy')", "location.hash = '/sign-in'"]
)
def test_a_script_that_writes_the_address_of_a_login_leads_there(tight: Renderer, code: str) -> None:
    said = reason(tight, f"<body><h1>Sign in</h1><script>{code}</script>")
    assert re.fullmatch(rf"a script leads to another page: {BASE}/\S*(login|sign-in)\S*", said)


def test_a_script_that_writes_another_address_of_the_page_stays_there(tight: Renderer) -> None:
    html = "<body>policy<script>history.replaceState({}, '', '/en/privacy?from=login')</script>"
    assert rendered(tight, html).url == f"{BASE}/en/privacy?from=login"


def test_a_page_that_loads_itself_for_ever_is_left(tight: Renderer) -> None:
    assert reason(tight, "<script>location.reload()</script>") == "it loads itself over and over"


@pytest.mark.parametrize("url", ["about:blank", "data:text/html,other"])
def test_a_page_that_leaves_the_web_shows_nothing_else(tight: Renderer, url: str) -> None:
    html = f"<body><p>Loading</p><script>location.href = '{url}'</script>"
    try:
        assert "Loading" in shown(tight, html)
    except RenderingFailed as error:
        assert error.reason == f"a script leads to another page: {url}"


def test_a_page_that_asks_for_more_than_it_may_is_not_read(tight: Renderer) -> None:
    captures = Captures()
    for number in range(5):
        captures.add(f"{BASE}/{number}.js", f"document.body.append('{number} ')")
    html = "<body>" + "".join(f'<script src="/{number}.js"></script>' for number in range(5))
    assert reason(tight, html, captures) == "it asks for 5 addresses; the limit is 3"
    assert len(captures.asked) == 3


def test_addresses_of_any_length_end_in_a_short_reason(tight: Renderer) -> None:
    captures, code = Captures(), "fetch('/' + 'x'.repeat(1e5)).catch(() => 0)"
    said = reason(tight, f"<body>text<script>{code}</script>", captures)
    assert said == "it asks for an address of 100,029 characters; the limit is 8,000"
    assert captures.asked == []
    said = reason(tight, "<body>text<script>location = '/login?' + 'x'.repeat(1e5)</script>")
    assert said.startswith(f"a script leads to another page: {BASE}/login?xxx")
    assert len(said) < 400


def test_a_page_with_an_answer_that_is_too_large_is_not_read(tight: Renderer) -> None:
    captures = Captures().add(f"{BASE}/large", "x" * (2**20 + 1), JSON)
    html = "<body><p>text</p><script>fetch('/large').catch(() => 0)</script>"
    assert reason(tight, html, captures) == f"{BASE}/large has 1.1 MB; the limit is 1 MB"


def test_a_page_whose_answers_are_too_large_together_is_not_read(tight: Renderer) -> None:
    captures = Captures().add(
        f"{BASE}/bomb", gzip.compress(bytes(2**26 + 1), 1), JSON, content_encoding="gzip"
    )
    for number in range(2):
        captures.add(f"{BASE}/{number}.js", f"document.body.append('{number} ');".ljust(900_000))
    html = "<body><script src=/0.js></script><script src=/1.js></script>"
    assert reason(tight, html, captures) == "the answers have 1.8 MB; the limit is 1.5 MB"
    # What else was wrong does not hide that it was cut.
    html = "<body><script>fetch('/bomb').catch(() => { location = '/login' })</script>"
    said = (
        f"a script leads to another page: {BASE}/login",
        f"{BASE}/bomb has 64.1 MB; the limit is 1 MB",
    )
    assert reason(tight, html, captures) == "; ".join(said)


def test_waiting_for_the_archive_is_not_the_page_s_time(tight: Renderer) -> None:
    captures = Captures().add(f"{BASE}/slow.js", "document.body.append(' loaded')")

    def ask(url: str) -> Memento | None:
        time.sleep(0.5)
        return captures(url)

    html = (
        "<body><script>setTimeout(() => document.body.append('gave up'), 300)</script>"
        "<script src='/slow.js'></script>"
        "<script>document.body.append(' in ' + Math.round(performance.now() / 1000) + ' s ')</script>"
    )
    assert " loaded in 0 s gave up" in tight.render(snapshot(html), ask).dom.decode()


def test_dialogs_and_windows_do_not_stop_a_page(tight: Renderer) -> None:
    code = (
        "alert('a'); const sure = confirm('b'), name = prompt('c'); const other = window.open('/offer');"
        "onbeforeunload = () => 'stay'; print(); Notification.requestPermission();"
        "navigator.geolocation.getCurrentPosition(() => 0, () => 0);"
        "document.body.append(JSON.stringify([sure, name, other]))"
    )
    captures = Captures()
    assert "[false,null,null]" in shown(tight, f"<body><script>{code}</script>", captures)
    assert captures.asked == []
