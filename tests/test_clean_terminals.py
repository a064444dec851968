"""Characters that control a terminal are planted wherever others name something; none comes out."""

from __future__ import annotations

import os
import pty
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diffs.errors import HarvesterError
from diffs.text import json_line, message, one_line, printable
from harvester.commands.progress import LineProgress
from harvester.delivery.sendmail import SendmailTransport
from harvester.delivery.smtp import SmtpServer, SmtpTransport
from harvester.delivery.webhook import WebhookTransport
from harvester.errors import ConfigError, ExtractError, MailError, Unreachable
from harvester.pipeline.fetching import FetchResult
from harvester.pipeline.jobs import Job
from harvester.plan.captures import PlannedCapture
from store.tables.outbox import Mail
from tests.support.calls import Harvest
from tests.support.mailserver import LOOPBACK, misbehaving, says
from tests.support.paths import ROOT
from tests.support.stand_in import PRIVACY, Held, Reply, Request, StandIn, World, page
from tests.support.stand_in.server import Behaviour

JOINERS = "\u200c\u200d"
# Colour, a link, the title of the window, an erased screen, lines, order, and characters that nobody sees.
CONTROLS = (
    "\x1b[31mred",
    "\x1b]8;;http://other.example\x07link\x1b]8;;\x07",
    "\x1b]0;title\x07",
    "\x9b2J",
    "\x1bP+q\x1b\\",
    "\x9d0;title\x9c\x90q\x9c",
    "\x85\u2028\u2029\r\v\f",
    "\u202egnirahs\u202c\u2066\u2069\u061c",
    "\u200b\u2060\ufeff\xad",
    "\U000e0041\U000e007f",
    "\u3164\u115f\u034f",
)
ALL = "".join(CONTROLS)


def bad(text: str) -> set[str]:
    """Return the characters of an output that do more than be seen, but for line ends and tabs."""
    found = {sign for sign in text if unicodedata.category(sign) in ("Cc", "Cf", "Cs", "Zl", "Zp")}
    return found.union(set("\u3164\u115f\u034f") & set(text)) - {"\n", "\t", *JOINERS}


def assert_clean(*outputs: str) -> None:
    for output in outputs:
        assert not bad(output), ascii(output[:2000])


pieces = st.one_of(st.text(st.characters(codec=None, exclude_categories=())), st.sampled_from(CONTROLS))
anything = st.lists(pieces, max_size=6).map("".join)


@settings(max_examples=200, deadline=None)
@given(text=anything)
def test_every_door_is_closed(text: str) -> None:
    assert_clean(one_line(text), message(text), printable(text), json_line({text: [text]}))
    assert "\n" not in one_line(text) + message(text)
    assert_clean(
        str(HarvesterError(text)),
        str(ConfigError(text, text, text, text)),
        str(Unreachable(text, 3, text)),
        str(ExtractError(text, text)),
        str(MailError(text, text)),
        MailError(text, text).reason,
    )


def test_what_is_seen_stays() -> None:
    text = "  * 個人情報\tמדיניות می\u200cخواهم 👨\u200d👩\ufe0f naïve\n\n1. Now\u00a0and then"
    assert printable(text) == text


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_arguments(harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, control: str) -> None:
    monkeypatch.chdir(tmp_path)
    for call in (
        [control],
        [f"--{control}"],
        ["diff", f"--{control}=x"],
        ["diff", "--company", control],
        ["diff", "--company", control, "--format", control],
        ["--budget", control],
        ["--config", control],
        ["--archive", f"https://{control}.example/"],
        ["--archive", f"{control}.warc"],
        ["extract", control],
        ["extract", "x", "--recipe", control],
        ["inspect", control, control],
        ["import", control],
        ["compare", control, control],
        ["evidence", "--check", control],
        ["digest", "--since", control],
    ):
        code, out, err = harvest(*call)
        assert code != 0, call
        assert err
        assert_clean(out, err)


@pytest.mark.parametrize("control", CONTROLS, ids=ascii)
def test_names_of_files_and_words_of_pages(harvest: Harvest, tmp_path: Path, control: str) -> None:
    heading, words = f"<h1>1. H{control}</h1>", f"<p>Words{control} of the page. Effective May 1, 2012.</p>"
    body = f"<title>T{control}</title>{heading}{words}"
    name = control.replace("/", "_")
    old, new = tmp_path / f"old{name}.html", tmp_path / f"new{name}.html"
    old.write_text(body, encoding="utf-8")
    new.write_text(body.replace("of the", "that the"), encoding="utf-8")
    for call in (
        ["inspect", old, new],
        ["inspect", "--json", old],
        ["compare", old, new],
        ["compare", old, new, "--format", "markdown"],
        ["compare", old, new, "--format", "html"],
        ["compare", old, new, "--format", "json"],
    ):
        code, out, err = harvest(*call)
        assert code == 0, err
        assert_clean(out, err)


def test_names_that_are_not_unicode(harvest: Harvest, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/a\xffb\n\x1b[2J.html"))
    path.write_text("<title>T</title><p>Words of the page.</p>", encoding="utf-8")
    for call in (["inspect", path], ["inspect", "--json", path], ["import", path], ["compare", path, path]):
        _, out, err = harvest(*call)
        assert_clean(out, err)


def configured(folder: Path) -> Path:
    hostile = "".join(f"\\u{ord(sign):04x}" for sign in "N\u202e\u200b\ufeffame")
    path = folder / "config.toml"
    path.write_text(
        f"""
        [archive]
        timeout_seconds = 1
        cooldown_seconds = 0
        block_cooldown_seconds = 0
        [companies.juniper]
        name = "{hostile}"
        domains = ["juniper-and-reed.example"]
        [companies.juniper.documents.privacy]
        title = "{hostile}"
        urls = ["{PRIVACY}"]
        """,
        encoding="utf-8",
    )
    return path


def spoken(request: Request) -> Reply:
    """Answer with a status line that controls the terminal."""
    return Reply(raw=lambda: iter([f"HTTP/1.1 404 {ALL}\r\nX: {ALL}\r\n\r\n".encode()]))


GOOD = World([Held("20120115120000", PRIVACY, page(1)), Held("20120315120000", PRIVACY, page(3))])


def only(kind: str, reply: Reply) -> Behaviour:
    return lambda request: reply if request.kind == kind else GOOD(request)


LATIN = ALL.encode().decode("latin-1").replace("\r", "").replace("\n", "")
WHEN = ("Memento-Datetime", "Sun, 15 Jan 2012 12:00:00 GMT")
BEHAVIOURS: dict[str, Behaviour] = {
    "status line": spoken,
    "index page": only("index", Reply(400, (), ALL.encode())),
    "index redirect": only("index", Reply(302, (("Location", f"/{LATIN}"),))),
    "rows": only("index", Reply(200, (), f"a b c {ALL} d e f\n".encode())),
    "row of a page": only(
        "index", Reply(200, (), f"k 20120115120000 {PRIVACY}?{ALL} text/html 200 D 5\n".encode())
    ),
    "runtime error": only("memento", Reply(400, (("X-Archive-Wayback-Runtime-Error", LATIN),))),
    "memento redirect": only("memento", Reply(302, (("Location", f"ftp://{LATIN}"),))),
    "archived redirect": only("memento", Reply(302, (WHEN, ("Location", f"ftp:{LATIN}")))),
    "time": only("memento", Reply(200, (("Memento-Datetime", LATIN),), b"x")),
    "type": only("memento", Reply(200, (WHEN, ("Content-Type", f"image/{LATIN}")), b"\x89PNG")),
    "words": World([Held("20120115120000", PRIVACY, page(1).replace(b"</p>", ALL.encode() + b"</p>"))]),
}


@pytest.mark.parametrize("behaviour", BEHAVIOURS.values(), ids=BEHAVIOURS.keys())
def test_answers_of_archives(
    harvest: Harvest, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour
) -> None:
    monkeypatch.setattr("harvester.archive.http.connection._LOCAL_DELAY_SECONDS", 0.0)
    config = configured(tmp_path)
    with StandIn(behaviour) as server:
        where = ["--config", config, "--archive", server.location]
        for call in ([], ["--json"], ["--quiet"], ["run", "--dry-run"], ["check-archive"], ["status"]):
            assert_clean(*harvest(*call[:1], *where, *call[1:])[1:])
    for command in (["status", "--json"], ["log"], ["log", "--json"], ["digest", "--since", "2010"]):
        assert_clean(*harvest(*command, "--config", config)[1:])
    assert_clean(*harvest("diff", "--company", "juniper", "--config", config)[1:])


RAW = b"From: a@sender.example\r\n\r\nx\r\n"
MAIL = Mail("legal@reader.example", "a@sender.example", "<1@x>", "A change", RAW, "{}")


def test_answers_of_those_who_deliver(tmp_path: Path) -> None:
    answers = []
    with misbehaving(says(f"554 {LATIN}")) as port, pytest.raises(MailError) as caught:
        SmtpTransport(SmtpServer(LOOPBACK, port, "none", timeout_seconds=5)).send(MAIL)
    answers.append(caught.value)
    script = tmp_path / "mail.py"
    words = f"import sys; sys.stderr.buffer.write({ALL.encode()!r}); sys.exit(70)"
    script.write_text(words, encoding="utf-8")
    with pytest.raises(MailError) as caught:
        SendmailTransport(f"'{sys.executable}' '{script}'").send(MAIL)
    answers.append(caught.value)
    with misbehaving(says(f"HTTP/1.1 403 {LATIN}\r\n\r\n")) as port, pytest.raises(MailError) as caught:
        address = f"http://{LOOPBACK}:{port}/"
        WebhookTransport(5).send(Mail(address, "", "<1@x>", "", MAIL.raw, "{}"))
    answers.append(caught.value)
    for error in answers:
        assert_clean(str(error), error.reason)
        assert "\n" not in str(error)


def test_progress(capsys: pytest.CaptureFixture[str]) -> None:
    known = PlannedCapture("20120115120000", f"{PRIVACY}?{ALL}")
    one = FetchResult(known, (known,), "failed", f"why {ALL} [red]x[/red]")
    LineProgress(sys.stderr).fetched(Job(1, "juniper", "privacy", 5, 30), one)
    err = capsys.readouterr().err
    assert_clean(err)
    assert "[red]x[/red]" in err


def on_a_terminal(folder: Path, *arguments: str | Path) -> str:
    """Call the command line on a terminal of its own, and return what the terminal was sent."""
    ours, theirs = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "harvester.cli", *map(str, arguments)],
        stdin=subprocess.DEVNULL,
        stdout=theirs,
        stderr=theirs,
        cwd=folder,
        env={**os.environ, "PYTHONPATH": str(ROOT), "NO_COLOR": "1", "TERM": "xterm"},
    ):
        os.close(theirs)
        sent = b""
        try:
            while piece := os.read(ours, 65536):
                sent += piece
        except OSError:  # the end of a terminal
            pass
    os.close(ours)
    return sent.decode().replace("\r\n", "\n")


def test_a_text_is_written_clean_to_a_terminal_and_as_it_is_to_a_pipe(tmp_path: Path) -> None:
    control = "".join(CONTROLS).replace("\r", "")
    file = tmp_path / "page.html"
    file.write_text(f"<title>T</title><p>Some  words{control} of\u00a0the page.</p>", encoding="utf-8")
    shown = on_a_terminal(tmp_path, "extract", file)
    assert_clean(shown)
    assert "words[31mred" in shown
    assert "of\u00a0the page.\n" in shown
    piped = subprocess.run(
        [sys.executable, "-m", "harvester.cli", "extract", file],
        capture_output=True,
        check=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ).stdout.decode()
    assert "\u202egnirahs" in piped
    assert "\x1b[31m" in piped
    assert printable(piped).split() == shown.split()
