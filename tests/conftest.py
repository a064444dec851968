"""Fixtures that many tests share."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Generator, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.remote import Producer
from xdist.scheduler import WorkStealingScheduling

from harvester.cli import main
from harvester.commands.last_barrier import DEBUG_VARIABLE, DEFECT
from harvester.demo import DemoFiles, demo_files
from store import Store
from tests.support.bytecode import discard_bytecode, import_in_turns, keep_bytecode
from tests.support.calls import Harvest
from tests.support.compared_once import remembered
from tests.support.new_stores import copied_stores
from tests.support.paths import ROOT
from tests.support.stores import fingerprint
from tests.support.zygote import Zygote

# On a busy machine, examples take long without a fault. In CI, the parent draws the same ones each time.
settings.register_profile(
    "any machine", settings.default, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("any machine")

# A shell that starts something in the background lets it ignore SIGINT, and so what that starts.
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)


def pytest_configure(config: pytest.Config) -> None:
    """Begin with what holds for all processes, before any of them is started."""
    keep_bytecode(config)


def pytest_unconfigure(config: pytest.Config) -> None:
    """Remove what was kept for all processes."""
    discard_bytecode(config)


@pytest.hookimpl(wrapper=True)
def pytest_collection(session: pytest.Session) -> Generator[None, object, object]:
    """Share the work of compiling the tests among all processes.

    What is imported and collected stays until the end. Looking for garbage in it, then and again while the
    tests run, would take a tenth of the time. Under Python 3.14 it is not frozen: Hypothesis then takes its
    own generator of random numbers for garbage.
    """
    gc.disable()
    try:
        if session.config.args in (["tests"], [str(ROOT / "tests")]):
            import_in_turns(session.config)
        return (yield)
    finally:
        if sys.version_info < (3, 14):
            gc.freeze()
        gc.enable()


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """Use one process more than there are processors: many tests wait for other processes, or for a disk."""
    return (os.cpu_count() or 1) + 1


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> WorkStealingScheduling:
    """Let a process that has done its tests take over some of another one's, unlike the usual scheduler."""
    return WorkStealingScheduling(config, log)


@pytest.fixture(scope="session", autouse=True)
def new_stores() -> Iterator[None]:
    """Copy new stores instead of migrating each."""
    with copied_stores():
        yield


@pytest.fixture(autouse=True)
def nothing_left_open() -> Iterator[None]:
    """Let no test leave open what a process that works ahead keeps until it ends (`close_opened`).

    Another test would be blamed for it, and only where Python tells of what is not closed, since 3.13.
    """
    yield
    module = sys.modules.get("harvester.pipeline.working_ahead")
    for name in ("opened_for_reading", "opened_with_scratch") if module else ():
        assert not getattr(module, name).cache_info().currsize, name


@pytest.fixture(scope="session")
def zygote() -> Iterator[Zygote]:
    """Return what starts `harvest` processes without importing the program for each."""
    with Zygote() as process:
        yield process


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """Return an empty store in a file of its own."""
    with Store(tmp_path / "harvest.db") as opened:
        yield opened


@pytest.fixture
def files(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> DemoFiles:
    """Return the demo's files, in the folder where the commands are called."""
    monkeypatch.chdir(tmp_path)
    return demo_files(tmp_path)


@pytest.fixture
def harvest(capsys: pytest.CaptureFixture[str]) -> Harvest:
    """Call the command line; return exit code, standard output and standard error.

    What only the last barrier catches is a defect, whatever the test looks at.
    """

    def call(*arguments: str | Path) -> tuple[int, str, str]:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv(DEBUG_VARIABLE, "1")
            code = main([str(argument) for argument in arguments])
        out, err = capsys.readouterr()
        assert DEFECT not in err, err
        return code, out, err

    return call


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder where the demo's company was harvested; nothing may be written there."""
    folder = tmp_path_factory.mktemp("demo")
    document = demo_files(folder).document
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(folder)
        assert main(["import", "--quiet", str(document)]) == 0
        assert main(["--quiet"]) == 0
    return folder


@pytest.fixture
def unchanged(demo_folder: Path, harvest: Harvest, monkeypatch: pytest.MonkeyPatch) -> Iterator[Harvest]:
    """Return the command line in the folder of all tests that only read what was harvested there."""
    monkeypatch.chdir(demo_folder)
    before = fingerprint(demo_folder)
    yield harvest
    assert fingerprint(demo_folder) == before, "a test that writes needs a folder of its own: `harvested`"


@pytest.fixture
def compared_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Compare the same texts once in a process, but for HARVEST_LONG=1."""
    if not os.environ.get("HARVEST_LONG"):
        monkeypatch.setattr("harvester.pipeline.comparing.compared_texts", remembered)


@pytest.fixture
def harvested(files: DemoFiles, harvest: Harvest) -> Harvest:
    """Return the command line in a folder where the demo's company was harvested."""
    assert harvest("import", files.document)[0] == 0
    assert harvest("--quiet")[0] == 0
    return harvest
