"""One browser for many pages: it is found, started again, and leaves nothing behind."""

from __future__ import annotations

import os
import signal
import tempfile
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from harvester.errors import BrowserMissing, ConfigError, RenderingFailed
from harvester.rendering import AskForPart, Renderer, RenderingLimits, check_browser, chromium
from harvester.rendering import browser as browser_module
from harvester.rendering.watchdog import Watchdog
from store.records import Snapshot
from tests.support.rendering import Captures, needs_browser, rendered, shown, snapshot

BASE = "https://www.larkspur.example"
BUNDLE = Captures().add(f"{BASE}/app.js", "document.body.append('text ' + 'of the policy '.repeat(1000))")
PAGE = '<body><script src="/app.js"></script>'
ENDLESS = "<script>while (true) {}</script>"
RENDERINGS = 100 if os.environ.get("HARVEST_LONG") else 6
_MB = 2**20


@pytest.fixture
def temporary(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Return the folder in which all temporary files of the test are; its path is short."""
    with tempfile.TemporaryDirectory(dir="/tmp") as folder:
        monkeypatch.setenv("TMPDIR", folder)
        monkeypatch.setattr(tempfile, "tempdir", folder)
        yield Path(folder)


@pytest.fixture
def no_processes_left() -> Iterator[None]:
    """Check that the test leaves no processes of its own."""
    before = set(psutil.Process().children(recursive=True))
    yield
    left = set(psutil.Process().children(recursive=True)) - before
    assert not [process for process in left if process.status() != psutil.STATUS_ZOMBIE]


def used_memory() -> int:
    """Return the memory of this process and all that it started."""
    ours = psutil.Process()
    return sum(process.memory_info().rss for process in (ours, *ours.children(recursive=True)))


@needs_browser
@pytest.mark.long
@pytest.mark.usefixtures("no_processes_left")
def test_many_renderings_leave_nothing_behind(temporary: Path) -> None:
    with Renderer() as renderer:
        shown(renderer, PAGE, BUNDLE)
        shown(renderer, PAGE, BUNDLE)
        processes, memory = len(psutil.Process().children(recursive=True)), used_memory()
        files = len(list(temporary.rglob("*")))
        for _ in range(RENDERINGS):
            assert "text of the policy" in shown(renderer, PAGE, BUNDLE)
        # A process that ends may still be there, and one that Chromium keeps ready.
        assert len(psutil.Process().children(recursive=True)) <= processes + 2
        assert used_memory() < memory + 150 * _MB
        assert len(list(temporary.rglob("*"))) < files + 50
    assert not list(temporary.iterdir())


@needs_browser
@pytest.mark.usefixtures("no_processes_left")
def test_a_killed_browser_leaves_nothing_behind_and_is_started_again(temporary: Path) -> None:
    with Renderer(RenderingLimits(seconds=1)) as renderer:
        with pytest.raises(RenderingFailed, match="within 1 seconds"):
            rendered(renderer, ENDLESS)
        assert not list(temporary.iterdir())
    with Renderer() as renderer:

        def drivers() -> set[psutil.Process]:
            return set(psutil.Process().children()) - before

        def kill_browser(_: str) -> None:
            for process in [process for driver in drivers() for process in driver.children()]:
                process.kill()

        def kill_driver(_: str) -> None:
            for driver in drivers():
                driver.kill()

        before = set(psutil.Process().children())
        for kill in (kill_browser, kill_driver):
            with pytest.raises(RenderingFailed) as caught:
                renderer.render(snapshot(PAGE), kill)
            assert caught.value.reason
            assert "text of the policy" in shown(renderer, PAGE, BUNDLE)
    assert not list(temporary.iterdir())


@needs_browser
@pytest.mark.usefixtures("no_processes_left")
def test_an_interruption_ends_the_browser(temporary: Path) -> None:
    main = threading.main_thread().ident
    assert main is not None
    with Renderer() as renderer:
        timer = threading.Timer(2, lambda: signal.pthread_kill(main, signal.SIGINT))
        timer.start()
        try:
            with pytest.raises(KeyboardInterrupt):
                rendered(renderer, ENDLESS)
        finally:
            timer.cancel()
    assert not list(temporary.iterdir())


def test_an_interruption_ends_a_browser_that_asks_afterwards(monkeypatch: pytest.MonkeyPatch) -> None:
    main = threading.main_thread().ident
    assert main is not None
    answers = []

    def asks_late(page: Snapshot, ask: AskForPart, watchdog: Watchdog) -> None:
        time.sleep(0.2)
        signal.pthread_kill(main, signal.SIGINT)
        while not watchdog._stopped_for:
            time.sleep(0.01)
        answers.append(ask(f"{BASE}/app.js"))

    with Renderer() as renderer:
        monkeypatch.setattr(renderer, "_render", asks_late)
        with pytest.raises(KeyboardInterrupt):
            renderer.render(snapshot(PAGE), BUNDLE)
    assert answers == [None]


@needs_browser
def test_a_browser_that_is_killed_prints_nothing(capfd: pytest.CaptureFixture[str]) -> None:
    frames = "<body><script>for (;;) document.body.append(document.createElement('iframe'))</script>"
    with Renderer(RenderingLimits(seconds=1)) as renderer, pytest.raises(RenderingFailed):
        rendered(renderer, frames)
    assert capfd.readouterr() == ("", "")


@needs_browser
def test_two_renderers_at_once_in_a_program_with_an_event_loop() -> None:
    import asyncio

    async def both() -> list[str]:
        with Renderer() as one, Renderer() as other:
            return [shown(one, "<p>one"), shown(other, "<p>other")]

    assert ["<p>one</p>" in both[0] and "<p>other</p>" in both[1] for both in [asyncio.run(both())]] == [True]


def test_a_page_that_is_none_of_the_web_is_refused() -> None:
    with Renderer() as renderer, pytest.raises(RenderingFailed, match="is not a web address"):
        rendered(renderer, "<p>text", url="file:///etc/passwd")


def test_a_missing_package_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browser_module, "find_spec", lambda _: None)
    with pytest.raises(ConfigError, match=r"are not installed.*pip install '\.\[render\]'"):
        check_browser()
    with Renderer() as renderer, pytest.raises(BrowserMissing):
        rendered(renderer, "<p>text")


def test_a_missing_browser_is_told_with_the_remedy(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("HARVEST_CHROMIUM", raising=False)
    monkeypatch.setenv("PLAYWRIGHT_BROWSERS_PATH", str(tmp_path))
    monkeypatch.setattr(chromium, "_NAMES", ())
    with pytest.raises(BrowserMissing, match=r"no Chromium was found.*apt install chromium"):
        check_browser()


def test_a_browser_that_is_named_and_is_none_is_told(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HARVEST_CHROMIUM", str(tmp_path / "none"))
    with pytest.raises(BrowserMissing, match="which is not a program"):
        check_browser()
    program = tmp_path / "other"
    program.write_text(f"#!/bin/sh\necho >> {tmp_path}/starts\necho 'other: unknown option' >&2\nexit 2\n")
    program.chmod(0o755)
    monkeypatch.setenv("HARVEST_CHROMIUM", str(program))
    with Renderer() as renderer:
        for _ in range(2):
            with pytest.raises(BrowserMissing) as caught:
                rendered(renderer, "<p>text")
    assert caught.value.problem == f"{program} does not start as a browser (other: unknown option)"
    assert caught.value.remedy.startswith("Name a Chromium in the environment variable HARVEST_CHROMIUM")
    # What does not start may take long not to, so each run tries it once.
    assert (tmp_path / "starts").read_text() == "\n"
