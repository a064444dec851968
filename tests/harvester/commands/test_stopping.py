"""SIGTERM, SIGINT and SIGHUP end a command after its step, and it says what is saved."""

from __future__ import annotations

import os
import signal
import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest

import harvester.commands.stopping
from harvester.archive import Stopped
from harvester.cli import main
from harvester.commands.stopping import SignalStop, StoppingTransport, ThreadStop, signals_stop
from harvester.demo import DemoFiles
from harvester.pipeline.corpus_files import read_corpus_file
from harvester.pipeline.rebuild import rebuild
from store.lock import held
from store.tables.outbox import Mail
from tests.support.calls import Harvest
from tests.support.harvests import contents
from tests.support.stand_in import Reply, StandIn
from tests.support.stand_in.server import Behaviour, Request
from tests.support.two_policies import SIGNALS, TWO_POLICIES, UNPACED, configure, problems
from tests.support.zygote import Zygote

# A run that is told to end while it waits ends at once. Each wait here takes at least twice as long as this,
# which is enough for a machine that is busy.
AT_ONCE_SECONDS = 60.0


@pytest.fixture
def server() -> Iterator[StandIn]:
    with StandIn(TWO_POLICIES) as running:
        yield running


def stopped(
    zygote: Zygote, folder: Path, is_time: Callable[[], bool], number: signal.Signals = signal.SIGTERM
) -> tuple[int, str]:
    """Run `harvest --quiet` and send it a signal when it is time; gives exit code and what it says."""
    pid = zygote.start(("--quiet",), folder=folder)
    limit = time.monotonic() + 120
    while not is_time():
        assert time.monotonic() < limit, (folder / "said.txt").read_text("utf-8")
        time.sleep(0.01)
    sent = time.monotonic()
    os.kill(pid, number)
    code = zygote.wait(pid)
    assert time.monotonic() - sent < AT_ONCE_SECONDS
    return code, (folder / "said.txt").read_text("utf-8")


def hanging(server: StandIn, at: Callable[[Request], bool]) -> threading.Event:
    """Let the server not answer one request; gives whether it has come."""
    behaviour, came = server.behaviour, threading.Event()

    def silent() -> Iterator[bytes]:
        time.sleep(600)
        yield b""

    def answer(request: Request) -> Reply:
        if not came.is_set() and at(request):
            came.set()
            return Reply(raw=silent)
        return behaviour(request)

    server.behaviour = answer
    return came


@pytest.mark.parametrize("number", SIGNALS)
def test_a_server_that_does_not_answer_delays_no_end(
    zygote: Zygote, server: StandIn, tmp_path: Path, number: signal.Signals
) -> None:
    configure(tmp_path, server)
    usual = server.behaviour
    came = hanging(server, lambda request: request.kind == "memento" and request.number == 3)
    code, said = stopped(zygote, tmp_path, came.is_set, number)
    reason = f"stopped by {number.name}"
    assert said.splitlines()[-1] == (
        f"harvest: {reason}: 3 captures of juniper/privacy saved; run again to continue"
    )
    assert code == 1
    assert problems(tmp_path) == {"privacy": reason, "terms": reason}
    # What was saved is drawn, and the next run goes on as if nothing had been.
    assert len(contents(tmp_path / "harvest.db")["versions"]) == 3
    server.behaviour = usual
    asked = len(server.log)
    assert zygote.run(("--quiet",), folder=tmp_path) in (0, 1)
    again = [request for request in server.log[asked:] if request.kind == "memento"]
    assert len(again) == 3
    other = tmp_path / "other"
    other.mkdir()
    configure(other, server)
    zygote.run(("--quiet",), folder=other)
    assert contents(tmp_path / "harvest.db") == contents(other / "harvest.db")


def test_a_list_that_does_not_come_delays_no_end(zygote: Zygote, server: StandIn, tmp_path: Path) -> None:
    configure(tmp_path, server)
    came = hanging(server, lambda request: request.kind == "index")
    code, said = stopped(zygote, tmp_path, came.is_set)
    assert code == 1, "the archive was not unreachable: it was not waited for"
    assert (
        "stopped by SIGTERM: what was listed is saved, no capture was fetched; run again to continue" in said
    )
    assert set(problems(tmp_path).values()) == {"stopped by SIGTERM"}


def retry_after(world: Behaviour) -> Behaviour:
    return lambda request: (
        Reply(503, (("Retry-After", "200"),)) if request.kind == "memento" else world(request)
    )


@pytest.mark.parametrize("wait", ["pace", "retry"])
def test_a_long_sleep_delays_no_end(zygote: Zygote, server: StandIn, tmp_path: Path, wait: str) -> None:
    if wait == "pace":
        configure(tmp_path, server, f"{UNPACED}mementos_per_minute = 0.5\n")
    else:
        configure(tmp_path, server)
        server.behaviour = retry_after(server.behaviour)
    came = time.monotonic()

    def is_asleep() -> bool:
        nonlocal came
        if not server.counts["memento"]:
            came = time.monotonic()
        return time.monotonic() - came > 0.3

    code, said = stopped(zygote, tmp_path, is_asleep)
    assert code == 1
    assert "stopped by SIGTERM" in said
    assert server.counts["memento"] == 1


def saved(path: Path) -> int:
    """Return how many captures a store has, which may not have come into being."""
    reading = f"{path.as_uri()}?mode=ro"
    with suppress(sqlite3.OperationalError), closing(sqlite3.connect(reading, uri=True)) as connection:
        return int(connection.execute("SELECT count(*) FROM snapshots").fetchone()[0])
    return 0


def test_a_long_sleep_of_the_daemon_delays_no_end(zygote: Zygote, server: StandIn, tmp_path: Path) -> None:
    configure(tmp_path, server, f"{UNPACED}mementos_per_minute = 0.5\n")
    pid = zygote.start(("schedule",), folder=tmp_path)
    limit = time.monotonic() + 120
    # When the first capture is saved, it sleeps until it may ask for the second one.
    while not saved(tmp_path / "harvest.db"):
        assert time.monotonic() < limit
        time.sleep(0.05)
    sent = time.monotonic()
    os.kill(pid, signal.SIGTERM)
    assert zygote.wait(pid) == 0
    assert time.monotonic() - sent < AT_ONCE_SECONDS
    assert "1 capture of juniper/privacy saved; the next run continues" in (tmp_path / "said.txt").read_text(
        "utf-8"
    )
    assert set(problems(tmp_path).values()) == {"stopped with the daemon"}


def test_a_daemon_says_that_its_store_stays_where_it_is(
    zygote: Zygote, server: StandIn, tmp_path: Path
) -> None:
    configure(tmp_path, server)
    pid, said = zygote.start(("schedule",), folder=tmp_path), tmp_path / "said.txt"

    def wait_for(words: str) -> None:
        limit = time.monotonic() + 120
        while not (said.exists() and words in said.read_text("utf-8")):
            assert time.monotonic() < limit
            time.sleep(0.01)

    wait_for("next look")
    file = tmp_path / "config.toml"
    file.write_text(f'{file.read_text("utf-8")}\n[store]\npath = "other.db"\n', "utf-8")
    os.kill(pid, signal.SIGHUP)
    wait_for("read the configuration again")
    os.kill(pid, signal.SIGTERM)
    assert zygote.wait(pid) == 0
    assert "harvest.db: [store] path has an effect when the daemon starts" in said.read_text("utf-8")
    assert not (tmp_path / "other.db").exists()


def test_waiting_for_another_run_delays_no_end(zygote: Zygote, server: StandIn, tmp_path: Path) -> None:
    configure(tmp_path, server)
    with held(tmp_path / "harvest.db", wait=False, told=print):
        said = tmp_path / "said.txt"
        is_told = lambda: said.exists() and "waiting for it to end" in said.read_text("utf-8")  # noqa: E731
        code, words = stopped(zygote, tmp_path, is_told)
    assert code == 1
    assert words.splitlines()[-1] == (
        "harvest: stopped by SIGTERM: no request was sent; run again to continue"
    )


def signal_self(number: int = signal.SIGTERM) -> None:
    os.kill(os.getpid(), number)


def test_an_import_ends_after_a_file(
    files: DemoFiles, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    def slow(*arguments: object) -> object:
        signal_self()
        return read_corpus_file(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("harvester.pipeline.import_steps.read_corpus_file", slow)
    assert main(["import", "--quiet", *[str(files.document)] * 3]) == 1
    assert capsys.readouterr().err == (
        "harvest: stopped by SIGTERM: 1 document imported; import again to continue\n"
    )


def test_a_rebuild_ends_after_a_document(harvested: Harvest, monkeypatch: pytest.MonkeyPatch) -> None:
    def slow(*arguments: object) -> object:
        signal_self(signal.SIGHUP)
        return rebuild(*arguments)  # type: ignore[arg-type]

    monkeypatch.setattr("harvester.commands.rebuild.rebuild", slow)
    code, out, err = harvested("rebuild")
    # The only document is done: nothing was left to stop.
    assert (code, err) == (0, "")
    assert "re-extracted" in out


def test_a_rebuild_that_has_more_to_do_says_how_far_it_came(
    harvested: Harvest, files: DemoFiles, monkeypatch: pytest.MonkeyPatch
) -> None:
    text = files.config.read_text("utf-8")
    files.config.write_text(
        f'{text}\n[companies.larkspur.documents.terms]\nurls = ["http://larkspur-optics.example/terms"]\n',
        "utf-8",
    )
    monkeypatch.setattr("harvester.commands.rebuild.declare", lambda *_: signal_self())
    code, _, err = harvested("rebuild")
    assert code == 1
    assert err == "harvest: stopped by SIGTERM: 0 policies rebuilt; run again to continue\n"


class SlowTransport:
    """Takes its time for a mail."""

    def __init__(self, *, signals: int = 1, seconds: float = 0) -> None:
        self.seconds, self.signals, self.begun, self.closed = seconds, signals, 0, 0

    def send(self, mail: object) -> None:
        self.begun += 1
        if self.begun == self.signals:
            signal_self()
        time.sleep(self.seconds)

    def close(self) -> None:
        self.closed += 1
        time.sleep(self.seconds)


MAIL = Mail("a@x.example", "h@x.example", "<1@x>", "s", b"", "{}")


def test_a_mail_that_is_being_sent_is_sent(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvester.commands.stopping, "_LAST_SECONDS", AT_ONCE_SECONDS)
    slow = SlowTransport(seconds=0.05)
    with signals_stop() as stop:
        transport = StoppingTransport(slow, stop)
        transport.send(MAIL)
        with pytest.raises(Stopped, match="stopped by SIGTERM"):
            transport.send(MAIL)
        transport.close()
    assert (slow.begun, slow.closed, transport.sent) == (1, 1, 1)


def test_a_mail_server_that_hangs_delays_no_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(harvester.commands.stopping, "_LAST_SECONDS", 0.05)
    slow = SlowTransport(seconds=600)
    begin = time.monotonic()
    with signals_stop() as stop:
        transport = StoppingTransport(slow, stop)
        with pytest.raises(Stopped):
            transport.send(MAIL)
        transport.close()
    assert time.monotonic() - begin < AT_ONCE_SECONDS
    assert transport.sent == 0


def test_a_second_signal_ends_the_program_at_once() -> None:
    before = [signal.getsignal(number) for number in SIGNALS]
    with signals_stop():
        signal_self(signal.SIGHUP)
        assert {signal.getsignal(number) for number in SIGNALS} == {signal.SIG_DFL}
    assert [signal.getsignal(number) for number in SIGNALS] == before


def test_what_is_ignored_stays_ignored() -> None:
    before = signal.signal(signal.SIGHUP, signal.SIG_IGN)
    try:
        with signals_stop() as stop:
            signal_self(signal.SIGHUP)
            stop.check()
            signal_self(signal.SIGTERM)
            with pytest.raises(Stopped, match="SIGTERM"):
                stop.check()
        assert signal.getsignal(signal.SIGHUP) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGHUP, before)


def test_a_signal_just_before_a_sleep_is_not_missed() -> None:
    with signals_stop() as stop:
        signal_self()
        with pytest.raises(Stopped):
            stop.sleep(600)


def test_another_thread_handles_no_signals() -> None:
    found: list[SignalStop] = []

    def work() -> None:
        with signals_stop() as stop:
            found.append(stop)

    thread = threading.Thread(target=work)
    thread.start()
    thread.join()
    found[0].check()


def test_a_sleep_of_the_daemon_ends_with_it() -> None:
    stop = ThreadStop()
    threading.Timer(0.05, stop.stop).start()
    with pytest.raises(Stopped):
        stop.sleep(60)
    with pytest.raises(Stopped):
        stop.check()
