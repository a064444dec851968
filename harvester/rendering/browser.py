"""Drive one Chromium; the only user of playwright.

Whatever goes wrong inside the browser or on the way to it arrives here as `TabLost`.
"""

from __future__ import annotations

import asyncio
import os
import re
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from datetime import datetime
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diffs.text import one_line
from harvester.errors import BrowserMissing
from harvester.rendering.chromium import (
    ARGUMENTS,
    INSTALL_BROWSER,
    INSTALL_EXTRA,
    NAME_BROWSER,
    UNWANTED,
    dead_proxy,
    installed_browser,
    is_named,
    may_be_sandboxed,
    temporary_files_in,
)
from harvester.rendering.home import temporary_home
from harvester.rendering.watchdog import children_of_ours, descendants, is_running, kill

if TYPE_CHECKING:
    from playwright.sync_api import Browser as Chromium
    from playwright.sync_api import Playwright, Request, Route

    from harvester.rendering.watchdog import Process

# A tall window shows at once what comes into view when a reader scrolls. Drawn at a tenth of its size, it
# takes no more memory than a common window does.
_VIEWPORT = {"width": 1280, "height": 10_000}
_SCALE = 0.1
_STARTUP = (Path(__file__).parent / "startup.js").read_text("utf-8")
_EVERYTHING = re.compile("")
_SCROLL = "scrollTo(0, 1e7); dispatchEvent(new Event('scroll')); document.dispatchEvent(new Event('scroll'))"
_LAUNCH_MILLISECONDS = 30_000
# What a program wrote to standard error before it ended, in the library's words.
_WRITTEN = re.compile(r"\[err\] (.{1,200})")
# How long an answer may be on its way into the page until the next is given, in milliseconds of real time.
_DELIVERY_WAITS = 100


class TabLost(Exception):
    """Raised when the browser does not do what it was asked: it crashed, was killed or could not load."""


@contextmanager
def _barrier() -> Iterator[None]:
    """Turn the errors of the library into ours."""
    try:
        yield
    except Exception as error:
        # The library raises a bare Exception if its driver is gone.
        said = str(error).splitlines()
        raise TabLost(f"the browser failed ({said[0] if said else 'no answer'})") from error


def check_browser() -> None:
    """Make sure that pages can be rendered, without starting a browser.

    Raises:
        BrowserMissing: the extra or a browser is not installed.
    """
    if find_spec("playwright") is None or find_spec("psutil") is None:
        raise BrowserMissing("the packages of the extra `render` are not installed", INSTALL_EXTRA)
    if installed_browser() is None:
        driver = _start_driver()
        try:
            _program(driver)
        finally:
            driver.stop()


def _start_driver() -> Playwright:
    """Start the program through which Chromium is driven; it needs libraries of the system."""
    from playwright.sync_api import sync_playwright

    try:
        driver = sync_playwright().start()
    except Exception as error:  # what it raises is a plain Exception
        raise BrowserMissing(f"Playwright does not start ({one_line(str(error))})", INSTALL_EXTRA) from error
    # Callbacks that are on their way when a browser is killed fail, and their tracebacks would be printed.
    # What matters fails in a call, too.
    asyncio.get_running_loop().set_exception_handler(lambda loop, context: None)
    return driver


def _program(driver: Playwright) -> Path | None:
    """Return the browser to start; None stands for Playwright's own."""
    if not is_named() and Path(driver.chromium.executable_path).exists():
        return None
    program = installed_browser()
    if program is None:
        raise BrowserMissing("no Chromium was found", INSTALL_BROWSER)
    return program


def _not_started(program: Path | None, error: TabLost) -> BrowserMissing:
    """Return the error of a browser that does not start, with the first line that it wrote about it."""
    written = _WRITTEN.search(str(error.__cause__))
    said = f" ({written[1]})" if written else ""
    problem = f"{program or 'Chromium'} does not start as a browser{said}"
    return BrowserMissing(problem, NAME_BROWSER if is_named() else INSTALL_BROWSER)


class Browser:
    """One running Chromium, which cannot reach the network.

    Attributes:
        version: name and version.
        sandboxed: whether its sandbox is on.
        driver: the process through which it is driven, and whose child it is.
    """

    def __init__(self) -> None:
        """Start it.

        Raises:
            BrowserMissing: there is none, or it cannot be started.
        """
        check_browser()
        self.sandboxed = may_be_sandboxed()
        with ExitStack() as stack:
            home = stack.enter_context(temporary_home())
            proxy = stack.enter_context(dead_proxy())
            before = children_of_ours()
            # The driver makes folders, and leaves them behind if it is killed.
            with temporary_files_in(home):
                playwright = _start_driver()
            self.driver: Process = (children_of_ours() - before).pop()
            self._processes: list[Process] = []
            stack.callback(self._stop, playwright)
            self._chromium = self._launch(playwright, proxy, home)
            self.version = f"Chromium {self._chromium.version}"
            self._processes = descendants(self.driver)
            self._stack = stack.pop_all()

    def _launch(self, playwright: Playwright, proxy: str, home: str) -> Chromium:
        """Start Chromium with a home of its own and nowhere to connect to."""
        program = _program(playwright)
        try:
            with _barrier():
                return playwright.chromium.launch(
                    executable_path=program,
                    args=list(ARGUMENTS),
                    ignore_default_args=list(UNWANTED),
                    chromium_sandbox=self.sandboxed,
                    # Loopback addresses must not go around the proxy; `<-loopback>` says so to Chromium.
                    proxy={"server": proxy, "bypass": "<-loopback>"},
                    env={
                        **os.environ,
                        "HOME": home,
                        "TMPDIR": home,
                        "XDG_CONFIG_HOME": home,
                        "XDG_CACHE_HOME": home,
                    },
                    handle_sigint=False,
                    handle_sigterm=False,
                    handle_sighup=False,
                    timeout=_LAUNCH_MILLISECONDS,
                )
        except TabLost as error:
            raise _not_started(program, error) from error

    def _stop(self, playwright: Playwright) -> None:
        """Stop browser and driver, which may have been killed; nothing of either is left."""
        # There is nothing that the browser should save. The processes are remembered, since those of a driver
        # that was killed are nobody's children.
        kill([*descendants(self.driver), *self._processes])
        # The library raises a bare Exception if the driver is gone.
        with suppress(Exception):
            playwright.stop()
        kill([*descendants(self.driver), self.driver])

    def is_alive(self) -> bool:
        """Return whether it can show another page."""
        return is_running(self.driver) and self._chromium.is_connected()

    def tab(self, at: datetime) -> Tab:
        """Open an empty page with nothing remembered from others.

        Args:
            at: the time on the page's clock (aware, UTC).
        """
        with _barrier():
            return Tab(self._chromium, at)

    def close(self) -> None:
        """Close it; it may have been killed."""
        self._stack.close()


class SubRequest:
    """A request of a page, which waits for its answer.

    Attributes:
        url: the address, without its fragment.
        method: ``GET``, ``POST`` and others.
        kind: what the page wants to do with the answer, in Playwright's words (``script``, ``fetch``).
        headers: of the request, names in lower case.
        opens_page: whether the answer would take the place of the page.
        ended: whether the page has all of the answer.
    """

    def __init__(self, route: Route) -> None:
        request = route.request
        self._route = route
        self.url = request.url.partition("#")[0]
        self.method, self.kind = request.method, request.resource_type
        self.headers: Mapping[str, str] = request.headers
        self.opens_page = request.is_navigation_request() and request.frame.parent_frame is None
        self.ended = False

    def fulfil(self, status: int, headers: Mapping[str, str], body: bytes) -> None:
        """Answer it; the page may have lost interest."""
        with suppress(TabLost), _barrier():
            self._route.fulfill(status=status, headers=dict(headers), body=body)

    def refuse(self) -> None:
        """Let it fail; the page may have lost interest."""
        with suppress(TabLost), _barrier():
            self._route.abort()


class Tab:
    """One page, whose clock stands still but for `advance`.

    Requests are answered one after the other, and each when the page has all of the answer to the one before:
    the order is the same each time. They are answered while another call to the page waits: a script that
    waits for an answer (a synchronous request) lets no other call come to an end.

    Attributes:
        opening: called with each request that would open a page in this tab.
        answering: called with each other request.
        is_loaded: whether the page and all that it names is loaded.
    """

    def __init__(self, chromium: Chromium, at: datetime) -> None:
        self.opening: Callable[[SubRequest], None] = SubRequest.refuse
        self.answering: Callable[[SubRequest], None] = SubRequest.refuse
        self._waiting: list[SubRequest] = []
        self._is_answering = False
        self._sent: dict[Request, SubRequest] = {}
        self.is_loaded = self._is_expired = self._has_crashed = False
        agent = chromium.version.split(".")[0]
        self._context = chromium.new_context(
            accept_downloads=False,
            device_scale_factor=_SCALE,
            locale="en-US",
            permissions=[],
            reduced_motion="reduce",
            service_workers="block",
            timezone_id="UTC",
            # As headless Chromium would say, without the word that pages take for a robot.
            user_agent=f"Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) "
            f"Chrome/{agent}.0.0.0 Safari/537.36",
            viewport=_VIEWPORT,  # type: ignore[arg-type]
        )
        self._context.add_init_script(_STARTUP)
        # The requests of windows that a page opens; those of this page are caught by the next route.
        self._context.route(_EVERYTHING, lambda route: route.abort())
        self._context.route_web_socket(_EVERYTHING, lambda socket: socket.close())
        self._page = self._context.new_page()
        self._page.route(_EVERYTHING, self._received)
        self._page.on("requestfinished", self._ended)
        self._page.on("requestfailed", self._ended)
        self._page.on("dialog", lambda dialog: dialog.dismiss())
        self._page.on("load", lambda _: self._loaded())
        self._page.on("crash", lambda _: self._crashed())
        self._context.on("page", lambda page: page.close())
        self._session = self._context.new_cdp_session(self._page)
        self._session.on("Emulation.virtualTimeBudgetExpired", lambda _: self._expired())
        self._send("Performance.enable")
        self._send("Emulation.setVirtualTimePolicy", policy="pause", initialVirtualTime=at.timestamp())

    def _received(self, route: Route) -> None:
        """Answer a request in its turn."""
        request = SubRequest(route)
        if request.opens_page:
            self.opening(request)
            return
        self._sent[route.request] = request
        self._waiting.append(request)
        if self._is_answering:
            return
        self._is_answering = True
        while self._waiting:
            self._answer(self._waiting.pop(0))
        self._is_answering = False

    def _answer(self, request: SubRequest) -> None:
        """Answer a request, and wait until the page has all of it."""
        self.answering(request)
        with suppress(TabLost):
            for _ in range(_DELIVERY_WAITS):
                if request.ended:
                    break
                self.wait(1)

    def _ended(self, request: Request) -> None:
        """Note that the page has an answer, or will have none."""
        sent = self._sent.pop(request, None)
        if sent is not None:
            sent.ended = True

    def _expired(self) -> None:
        self._is_expired = True

    def _loaded(self) -> None:
        self.is_loaded = True

    def _crashed(self) -> None:
        self._has_crashed = True

    def _send(self, method: str, **parameters: object) -> dict[str, Any]:
        """Send a command of the DevTools protocol."""
        with _barrier():
            return self._session.send(method, parameters)

    def open(self, url: str) -> None:
        """Start to load an address.

        Raises:
            TabLost: it cannot be loaded.
        """
        with _barrier():
            # The watchdog limits the time.
            self._page.goto(url, wait_until="commit", timeout=0)

    def advance(self, milliseconds: float) -> None:
        """Let the page's clock run for a while; it stands still while requests wait for their answers.

        Raises:
            TabLost: the browser is gone.
        """
        self._is_expired = False
        self._send(
            "Emulation.setVirtualTimePolicy", policy="pauseIfNetworkFetchesPending", budget=milliseconds
        )

    def has_advanced(self) -> bool:
        """Return whether the time of the last `advance` is over."""
        return self._is_expired

    def wait(self, milliseconds: float) -> None:
        """Receive events for a moment of real time.

        Raises:
            TabLost: the page crashed, or the browser is gone.
        """
        with _barrier():
            self._page.wait_for_timeout(milliseconds)
        if self._has_crashed:
            raise TabLost("the page crashed")

    def scroll(self) -> None:
        """Scroll to the end of the page, as a reader would.

        Raises:
            TabLost: the browser is gone.
        """
        frame = self._send("Page.getFrameTree")["frameTree"]["frame"]["id"]
        # A world of its own: no script of the page can have replaced what is called here.
        world = self._send("Page.createIsolatedWorld", frameId=frame)["executionContextId"]
        self._send("Runtime.evaluate", contextId=world, expression=_SCROLL)

    def nodes(self) -> int:
        """Return about how many nodes the page has.

        Raises:
            TabLost: the browser is gone.
        """
        metrics = self._send("Performance.getMetrics")["metrics"]
        return next(int(metric["value"]) for metric in metrics if metric["name"] == "Nodes")

    def snapshot(self) -> dict[str, Any]:
        """Return the page as it is shown, its frames and shadow trees included, in the form of `DOMSnapshot`.

        Raises:
            TabLost: the browser is gone.
        """
        return self._send("DOMSnapshot.captureSnapshot", computedStyles=[])

    def close(self) -> None:
        """Close the page and forget all that it stored."""
        with suppress(TabLost), _barrier():
            self._context.close()
