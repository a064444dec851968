"""What a script puts on a page is read as a reader saw it, from captures only."""

from __future__ import annotations

import gzip
import re

import pytest

from harvester.rendering import Renderer
from tests.support.rendering import (
    HTML,
    JSON,
    PAGE,
    SCRIPT,
    Captures,
    needs_browser,
    rendered,
    shown,
    snapshot,
)

pytestmark = needs_browser

BASE = "https://www.larkspur.example"
SHELL = '<!doctype html><title>Privacy</title><div id="root"></div>'


def script(code: str) -> str:
    """Return a page that runs a script."""
    return f"{SHELL}<script>const root = document.getElementById('root');{code}</script>"


def root(html: str) -> str:
    """Return what stands in the root element."""
    found = re.search(r'<div id="root">(.*?)</div>', html, re.DOTALL)
    assert found, html
    return found[1]


def test_a_bundle_fills_the_page_with_what_it_fetches(renderer: Renderer) -> None:
    captures = Captures()
    captures.add(
        f"{BASE}/app.js",
        "fetch('/api/policy').then(r => r.json()).then(p => {"
        "document.getElementById('root').innerHTML = `<h1>${p.title}</h1>`})",
    )
    captures.add(f"{BASE}/api/policy", '{"title": "Your data at Larkspur"}', JSON)
    result = rendered(renderer, f'{SHELL}<script src="/app.js"></script>', captures)
    assert root(result.dom.decode()) == "<h1>Your data at Larkspur</h1>"
    assert result.used == (f"{BASE}/app.js", f"{BASE}/api/policy")
    assert (result.refused, result.unasked, result.url) == ((), (), PAGE)
    assert re.fullmatch(r"Chromium \d+(\.\d+)+", result.browser)
    assert result.dom.startswith(b"<!DOCTYPE html>\n<html><head><title>Privacy</title>")
    assert b"<script" not in result.dom


def test_a_captured_error_is_answered_as_it_was_captured(renderer: Renderer) -> None:
    captures = Captures().add(f"{BASE}/api", '{"error": "gone"}', JSON, status=404)
    code = "fetch('/api').then(async r => { root.textContent = r.status + ' ' + (await r.json()).error })"
    assert root(shown(renderer, script(code), captures)) == "404 gone"


def test_what_was_not_captured_fails_and_is_named(renderer: Renderer) -> None:
    code = "fetch('/api').catch(() => { root.textContent = 'failed' })"
    result = rendered(renderer, script(code))
    assert root(result.dom.decode()) == "failed"
    assert result.refused == (f"{BASE}/api",)


def test_another_site_is_read_whatever_the_crawler_was_allowed(renderer: Renderer) -> None:
    api, module = "https://api.larkspur-data.example/v1", "https://cdn.larkspur-data.example/m.js"
    captures = Captures().add(
        api, "text", "text/plain", access_control_allow_origin="https://elsewhere.example"
    )
    captures.add(module, "export default ' and module'")
    code = (
        f"fetch('{api}', {{credentials: 'include', headers: {{'X-Key': '1'}}}}).then(r => r.text())"
        f".then(async t => {{ root.textContent = t + (await import('{module}')).default }})"
    )
    assert root(shown(renderer, script(code), captures)) == "text and module"


def test_an_archived_redirect_of_a_script_is_followed(renderer: Renderer) -> None:
    captures = Captures().add(f"{BASE}/latest.js", "", status=302, location="/v7.js")
    captures.add(f"{BASE}/v7.js", "root.textContent = 'seventh'")
    result = rendered(renderer, script("") + '<script src="/latest.js"></script>', captures)
    assert root(result.dom.decode()) == "seventh"
    assert result.used == (f"{BASE}/latest.js", f"{BASE}/v7.js")


def test_a_circle_of_redirects_is_left(renderer: Renderer) -> None:
    captures = Captures().add(f"{BASE}/a.js", "", status=302, location="/a.js")
    assert rendered(renderer, SHELL + '<script src="/a.js"></script>', captures).used == (f"{BASE}/a.js",)


def test_a_compressed_bundle_is_unpacked(renderer: Renderer) -> None:
    packed = gzip.compress(b"root.textContent = 'unpacked'")
    captures = Captures().add(f"{BASE}/a.js", packed, content_encoding="gzip", content_length="9")
    assert root(shown(renderer, script("") + '<script src="/a.js"></script>', captures)) == "unpacked"


def test_a_script_may_wait_for_an_answer(renderer: Renderer) -> None:
    captures = Captures().add(f"{BASE}/text", "awaited", "text/plain")
    code = "const x = new XMLHttpRequest(); x.open('GET', '/text', false); x.send();"
    code += "root.textContent = x.response;"
    assert root(shown(renderer, script(code), captures)) == "awaited"
    assert root(shown(renderer, script(f"setTimeout(() => {{ {code} }}, 100)"), captures)) == "awaited"


def test_images_fonts_beacons_and_prefetches_are_not_asked_for(renderer: Renderer) -> None:
    captures = Captures()
    html = script(
        "navigator.sendBeacon('/beacon', 'x'); fetch('/post', {method: 'POST', body: 'x'}).catch(() => 0);"
        "new EventSource('/events'); fetch('/next', {headers: {'Next-Router-Prefetch': '1'}}).catch(() => 0);"
        "const image = new Image(); image.onload = () => { root.textContent = 'loaded' };"
        "image.src = '/new.png'"
    )
    html += '<link rel="prefetch" href="/later.js"><link rel="preload" as="font" href="/f.woff2" crossorigin>'
    html += '<img src="/a.png"><video src="/a.mp4"></video><a href="#" ping="/ping">x</a>'
    result = rendered(renderer, html, captures)
    assert captures.asked == []
    assert root(result.dom.decode()) == "loaded"
    assert {f"{BASE}/{name}" for name in ("beacon", "post", "next", "new.png", "a.png")} <= set(
        result.unasked
    )


def test_a_missing_style_sheet_does_not_fail(renderer: Renderer) -> None:
    code = (
        "const sheet = document.createElement('link'); sheet.rel = 'stylesheet'; sheet.href = '/part.css';"
        "sheet.onload = () => { root.textContent = 'part' }; document.head.append(sheet)"
    )
    result = rendered(renderer, script(code))
    assert (root(result.dom.decode()), result.refused) == ("part", (f"{BASE}/part.css",))


def test_the_clock_is_that_of_the_capture_and_timers_run(renderer: Renderer) -> None:
    code = (
        "const say = text => { root.textContent += text + ' ' };"
        "say(new Date().toISOString()); setTimeout(() => say(Date.now() - Date.UTC(2019, 4, 1, 12)), 2000);"
        "say(new Date(0).getFullYear() + ' ' + (new Date() instanceof Date) + ' ' + Date().slice(0, 15));"
    )
    assert root(shown(renderer, script(code))) == "2019-05-01T12:00:00.000Z 1970 true Wed May 01 2019 2000 "


def test_chance_time_zone_and_language_are_the_same_each_time(renderer: Renderer) -> None:
    code = (
        "root.textContent = [Math.random(), crypto.randomUUID(), crypto.getRandomValues(new Uint32Array(2)),"
        "performance.now(), Intl.DateTimeFormat().resolvedOptions().timeZone, navigator.language].join(' ');"
        "requestAnimationFrame(t => { root.textContent += ' ' + typeof t })"
    )
    first = root(shown(renderer, script(code)))
    assert first == root(shown(renderer, script(code)))
    with Renderer() as another:
        assert first == root(shown(another, script(code)))
    assert " UTC en-US " in first


def test_nothing_is_kept_from_one_page_to_the_next(renderer: Renderer) -> None:
    code = (
        "root.textContent = document.cookie + localStorage.length; document.cookie = 'a=1; max-age=999999';"
        "localStorage.setItem('a', '1')"
    )
    assert [root(shown(renderer, script(code))) for _ in range(2)] == ["0", "0"]


# Ways in which pages put off their content until it is needed, seen, or the machine has time.
DELAYS = {
    "seen": "new IntersectionObserver(seen => seen.forEach(e => e.isIntersecting && fill())).observe(root)",
    "scrolled": "onscroll = () => { if (root.getBoundingClientRect().top < innerHeight) fill() }",
    "measured": "new ResizeObserver(fill).observe(root)",
    "idle": "requestIdleCallback(fill)",
    "later": "setTimeout(fill, 2500)",
    "drawn": "let n = 0; (function frame() { n++ < 60 ? requestAnimationFrame(frame) : fill() })()",
    "waited": "const from = Date.now(); while (Date.now() < from + 300); fill()",
    "timed": "const from = performance.now(); while (performance.now() < from + 300); fill()",
}


def test_content_that_waits_comes(renderer: Renderer) -> None:
    parts = ['<!doctype html><div style="height: 30000px"></div>']
    for name, code in DELAYS.items():
        parts.append(f"<p id='{name}'></p><script>{{ const root = document.getElementById('{name}');")
        parts.append(f"const fill = () => {{ root.textContent = 'here' }}; {code} }}</script>")
    html = shown(renderer, "".join(parts))
    assert re.findall(r'<p id="(\w+)">here</p>', html) == list(DELAYS)


def test_pages_that_never_rest_give_the_same_text_each_time(renderer: Renderer) -> None:
    text = "We collect what you type into the forms of our shop. " * 5
    code = (
        f"root.innerHTML = `{text}<p></p>`; const time = root.lastChild; let turn = 0;"
        "const turns = ['one', 'two', 'three'];"
        "setInterval(() => { time.textContent = new Date().toLocaleTimeString() + turns[turn++ % 3]; }, 70)"
    )
    first = root(shown(renderer, script(code)))
    assert text.strip() in first
    assert root(shown(renderer, script(code))) == first


def test_bullets_and_what_style_sheets_add_are_no_part_of_the_page(renderer: Renderer) -> None:
    html = "<style>a::before { content: 'see ' }</style><ul><li>one <a href=x>link</a></ul>"
    assert '<ul><li>one <a href="x">link</a></li></ul>' in shown(renderer, html)


def test_frames_and_shadow_trees_stand_in_their_place(renderer: Renderer) -> None:
    captures = Captures().add(
        f"{BASE}/part", '<title>T</title><p>same site <a href="more">more</a></p>', HTML
    )
    captures.add("https://other.example/legal/p", '<p>other site <a href="more">more</a></p>', HTML)
    captures.add(f"{BASE}/moved", "", HTML, status=301, location="https://other.example/legal/p")
    html = f"""{SHELL}<iframe src="/part"></iframe><iframe src="https://other.example/legal/p"></iframe>
    <iframe src="/moved"></iframe><iframe src="/not-captured"></iframe>
    <iframe srcdoc="<p>in srcdoc</p>"></iframe>
    <policy-text>light <b slot="end">end</b></policy-text><script>
    const host = document.querySelector('policy-text').attachShadow({{mode: 'closed'}});
    host.innerHTML = '<p>shadow</p><slot></slot><slot name="end"></slot><slot name="x">fallback</slot>'
    </script>"""
    result = shown(renderer, html, captures)
    assert f'same site <a href="{BASE}/more">' in result
    assert result.count('<p>other site <a href="https://other.example/legal/more">more</a></p>') == 2
    assert "<p>in srcdoc</p>" in result
    assert re.search(
        r"<p>shadow</p><slot>light\s*</slot><slot name=\"end\"><b slot=\"end\">end</b></slot>"
        r"<slot name=\"x\">fallback</slot>",
        result,
    )
    assert not re.search(r"ERR_|can.t be reached", result)


def test_closed_details_templates_and_forms(renderer: Renderer) -> None:
    html = SHELL + (
        "<details><summary>More</summary><p>inside</p></details><template><p>inert</p></template>"
        "<textarea>\n\nkept</textarea><pre>\n\n  kept</pre><noscript>please use scripts</noscript>"
        '<div hidden>hidden</div><div style="display: none">none</div><p>1 &lt; 2 &amp; "3"</p>'
        '<div style="content-visibility: auto"><p>far away</p></div>'
        '<input value="typed"><select><option>A</select>'
    )
    result = shown(renderer, html)
    for part in (
        "<p>inside</p>",
        "<textarea>\n\nkept</textarea>",
        "<pre>\n\n  kept</pre>",
        "far away",
        "hidden",
    ):
        assert part in result
    assert '<p>1 &lt; 2 &amp; "3"</p>' in result
    assert "<option>A</option>" in result
    assert "inert" not in result
    assert "please use" not in result


def test_an_address_that_a_script_writes_is_told(renderer: Renderer) -> None:
    result = rendered(
        renderer, script("history.pushState({}, '', '/privacy/de'); root.textContent = location.pathname")
    )
    assert (result.url, root(result.dom.decode())) == (f"{BASE}/privacy/de", "/privacy/de")


def test_a_page_may_move_to_https_or_load_itself_once(renderer: Renderer) -> None:
    code = (
        "if (location.protocol == 'http:') location.protocol = 'https:';"
        "else if (!sessionStorage.again) { sessionStorage.again = 1; location.reload() }"
        "else root.textContent = 'at last'"
    )
    result = rendered(renderer, script(code), url="http://www.larkspur.example/privacy")
    assert (root(result.dom.decode()), result.url) == ("at last", PAGE)


def test_old_pages_run_at_their_address(renderer: Renderer) -> None:
    captures = Captures().add("http://static.larkspur.example/a.js", "root.textContent = location.href")
    page = script("") + '<script src="http://static.larkspur.example/a.js"></script>'
    for url in ("http://www.larkspur.example/privacy", "http://larkspur.dev/privacy", PAGE):
        assert root(shown(renderer, page, captures, url=url)) == url


def test_what_the_function_raises_is_passed_on(renderer: Renderer) -> None:
    def ask(_: str) -> None:
        raise KeyboardInterrupt

    for html in ('<script src="/a.js"></script>', script("fetch('/a')")):
        with pytest.raises(KeyboardInterrupt):
            renderer.render(snapshot(html), ask)
    assert "fine" in shown(renderer, "<p>fine")


def test_a_worker_is_answered_too(renderer: Renderer) -> None:
    captures = Captures().add(
        f"{BASE}/worker.js", "fetch('/text').then(r => r.text()).then(t => postMessage(t))", SCRIPT
    )
    captures.add(f"{BASE}/text", "from a worker", "text/plain")
    code = "new Worker('/worker.js').onmessage = e => { root.textContent = e.data }"
    assert root(shown(renderer, script(code), captures)) == "from a worker"


def test_content_that_comes_late_behind_a_message_that_stands_still_is_waited_for(renderer: Renderer) -> None:
    words = "word " * 80
    html = shown(
        renderer,
        script(f"root.textContent = 'Loading'; setTimeout(() => {{ root.textContent = '{words}' }}, 12000)"),
    )
    assert root(html) == words
