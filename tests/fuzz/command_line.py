"""Fuzzing of the command line: whatever it is given, it ends with a sentence and an exit code.

Run ``python -m tests.fuzz.command_line --seconds 1200`` to look for new faults, and with ``--seed N`` to see
one again. A short run is part of the tests.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import os
import re
import shutil
import sys
import tempfile
import time
import traceback
from collections import Counter
from collections.abc import Callable
from contextlib import ExitStack
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from random import Random

from harvester.cli import main
from harvester.commands.last_barrier import DEFECT
from harvester.demo import demo_files
from tests.fuzz.ingredients import (
    CONTENT_TYPES,
    WORDS,
    Originals,
    hostile_bytes,
    hostile_config,
    hostile_path,
    hostile_store,
)
from tests.fuzz.surroundings import Hang, hostile_surroundings, no_world, patience

CODES = {0, 1, 2, 3, 4, 130}
_Call = Callable[[Random, Originals, Path], list[str]]
OCCUPIED = ("harvest.db-wal", "harvest.db.run.lock", "harvest.db.mail.lock", "outbox")
FORMS = ("text", "markdown", "html", "json", "docx")


@dataclass(frozen=True, slots=True)
class FuzzResult:
    """What a call came to.

    Attributes:
        told: the call and its surroundings, for a report.
        command: the command.
        code: the exit code.
        fault: what is wrong, or ``""``.
    """

    told: str
    command: str
    code: int | None
    fault: str


@cache
def originals() -> Originals:
    """Return the files that are damaged; making them takes as long as hundreds of calls."""
    with tempfile.TemporaryDirectory() as name, contextlib.chdir(name):
        folder = Path(name)
        files = demo_files(folder)
        bundle = ["evidence", "--company", "larkspur", "1", "2", "--output", "good.wacz"]
        with contextlib.redirect_stdout(io.StringIO()):
            for arguments in (["import", str(files.document)], ["--quiet"], bundle):
                assert main(arguments) == 0
        for leftover in folder.glob("harvest.db.*"):
            leftover.unlink()
        store = (folder / "harvest.db").read_bytes()
        (folder / "harvest.db").unlink()
        return Originals({path.name: path.read_bytes() for path in folder.iterdir()}, store)


def one_call(seed: int) -> FuzzResult:
    """Make one hostile call in a folder of its own.

    Args:
        seed: the same seed gives the same call.
    """
    rng, well = Random(seed), originals()
    folder = Path(tempfile.mkdtemp(prefix="fuzz-"))
    with ExitStack() as stack:
        stack.callback(shutil.rmtree, folder, ignore_errors=True)
        stack.enter_context(contextlib.chdir(folder))
        stack.enter_context(no_world())
        told = _furnish(rng, well, folder)
        command = rng.choice(sorted(_CALLS))
        arguments = [*_globals(rng, well, folder), *_CALLS[command](rng, well, folder)]
        standing = ExitStack()
        stack.enter_context(standing)
        told += hostile_surroundings(rng, standing, folder)
        code, fault = _called(arguments, standing)
    return FuzzResult(f"{arguments!r} {told}", command, code, fault)


def _called(arguments: list[str], standing: ExitStack) -> tuple[int | None, str]:
    """Call the command line; return its exit code, and what is wrong with the call or ``""``."""
    code: int | None = None
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8", "replace")
    out.reconfigure(errors="backslashreplace")
    stdin = io.TextIOWrapper(io.BytesIO(b"# A text\n\nof nobody\n"), "utf-8")
    saved = sys.stdin
    try:
        sys.stdin = stdin
        with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err), patience():
            code = main(arguments)
            standing.close()
    except Hang:
        return code, "it does not end\n" + traceback.format_exc()
    except BaseException:
        standing.close()
        return code, traceback.format_exc()
    finally:
        sys.stdin = saved
    err.seek(0)
    said = err.read()
    if DEFECT in said:
        return code, said
    if code not in CODES:
        return code, f"exit code {code}"
    if code and not said.strip() and not out.tell():
        return code, f"exit code {code} without a word"
    return code, ""


def _furnish(rng: Random, well: Originals, folder: Path) -> str:
    """Put the files of the demo into the folder, some of them hostile, and return what is wrong."""
    for name, content in well.files.items():
        (folder / name).write_bytes(content)
    told = []
    kind = rng.random()
    if kind < 0.25:
        (folder / "config.toml").write_bytes(hostile_config(rng, well))
        told.append("configuration")
    if rng.random() < 0.6:
        told.append(f"store: {hostile_store(rng, well, folder / 'harvest.db')}")
    elif rng.random() < 0.8:
        (folder / "harvest.db").write_bytes(well.store)
    if rng.random() < 0.2:
        (folder / "larkspur.warc").write_bytes(hostile_bytes(rng, well))
        told.append("archive")
    if rng.random() < 0.05:
        occupied = folder / rng.choice(
            ("harvest.db-wal", "harvest.db.run.lock", "outbox", "harvest.db.mail.lock")
        )
        occupied.mkdir() if rng.random() < 0.5 else occupied.write_bytes(rng.randbytes(50))
        told.append(f"occupied {occupied.name}")
    return "; ".join(told) + " "


def _globals(rng: Random, well: Originals, folder: Path) -> list[str]:
    found: list[str] = []
    if rng.random() < 0.05:
        found += ["--config", hostile_path(rng, well, folder)]
    if rng.random() < 0.05:
        found += ["--db", hostile_path(rng, well, folder)]
    if rng.random() < 0.07:
        places = ("http://127.0.0.1:9", "pywb+http://127.0.0.1:9/x", "ftp://x", "http://[")
        found += ["--archive", rng.choice((hostile_path(rng, well, folder), *places, *WORDS))]
    return found


def _words(rng: Random, *options: str) -> list[str]:
    """Return some of the options with hostile values."""
    found: list[str] = []
    for option in options:
        if rng.random() < 0.25:
            usual = {"--company": "larkspur", "--document": "privacy"}.get(option, "")
            found += [option, usual if usual and rng.random() < 0.6 else rng.choice(WORDS)]
    return found


def _run(rng: Random, _well: Originals, _folder: Path) -> list[str]:
    flags = [flag for flag in ("--json", "--quiet", "--dry-run") if rng.random() < 0.2]
    budget = (
        ["--budget", rng.choice(("1", "-1", "0", str(10**30), "x", "9" * 5000))] if rng.random() < 0.3 else []
    )
    return ["run", *flags, *budget, *_words(rng, "--company")]


def _store_reader(*command: str, options: tuple[str, ...] = (), flags: tuple[str, ...] = ()) -> _Call:
    """Return how a command is called that shows or checks the store."""

    def call(rng: Random, _well: Originals, _folder: Path) -> list[str]:
        return [*command, *(flag for flag in flags if rng.random() < 0.4), *_words(rng, *options)]

    return call


def _diff(rng: Random, _well: Originals, _folder: Path) -> list[str]:
    form = ["--format", rng.choice(FORMS)] if rng.random() < 0.7 else []
    names = [rng.choice(("1", "2012", "20140115", *WORDS)) for _ in range(rng.choice((0, 0, 1, 2)))]
    return ["diff", "--company", rng.choice(("larkspur", "larkspur", "larkspur", "x")), *form, "--", *names]


def _on_files(*command: str, most: int = 1, options: tuple[str, ...] = ()) -> _Call:
    """Return how a command is called that reads files."""

    def call(rng: Random, well: Originals, folder: Path) -> list[str]:
        paths = [hostile_path(rng, well, folder) for _ in range(rng.randint(max(1, most - 1), most))]
        if rng.random() < 0.1:
            paths[0] = rng.choice(sorted(well.files))
        return [*command, *_words(rng, *options), "--", *paths]

    return call


def _extract(rng: Random, well: Originals, folder: Path) -> list[str]:
    recipe = ["--recipe", rng.choice(("corpus", "complete"))] if rng.random() < 0.6 else []
    kind = ["--content-type", rng.choice(CONTENT_TYPES)] if rng.random() < 0.3 else []
    options = _words(rng, "--url", "--timestamp", "--domain")
    return ["extract", *recipe, *kind, *options, "--", hostile_path(rng, well, folder)]


def _digest(rng: Random, _well: Originals, _folder: Path) -> list[str]:
    flags = ("--send", "--resend", "--cosmetic", "--dry-run", "--open")
    given = [flag for flag in flags if rng.random() < 0.25]
    since = ["--since", rng.choice(("2012", *WORDS))] if rng.random() < 0.6 else []
    return ["digest", *given, *since]


def _evidence(rng: Random, well: Originals, folder: Path) -> list[str]:
    if rng.random() < 0.5:
        return ["evidence", "--check", hostile_path(rng, well, folder)]
    names = [rng.choice(("1", "2", "3", *WORDS)) for _ in range(2)]
    output = rng.choice(("x.wacz", hostile_path(rng, well, folder)))
    return ["evidence", "--company", "larkspur", "--output", output, "--", *names]


_CALLS: dict[str, _Call] = {
    "run": _run,
    "import": _on_files("import", most=3),
    "extract": _extract,
    "inspect": _on_files("inspect", most=2),
    "inspect-json": _on_files("inspect", "--json"),
    "log": _store_reader("log", options=("--company", "--document"), flags=("--json", "--all")),
    "diff": _diff,
    "compare": _on_files("compare", most=2),
    "evidence": _evidence,
    "status": _store_reader(
        "status",
        options=("--company", "--max-age"),
        flags=("--json", "--check", "--format=openmetrics"),
    ),
    "digest": _digest,
    "schedule": _store_reader("schedule"),
    "check-archive": _store_reader("--archive", "http://127.0.0.1:9", "check-archive", options=("--url",)),
    "verify": _store_reader("verify"),
    "rebuild": _store_reader("rebuild", options=("--company",)),
    "demo": _on_files("demo"),
    "nonsense": lambda rng, well, folder: [rng.choice(WORDS) for _ in range(rng.randint(1, 3))],
}


def kind_of(fault: str) -> str:
    """Return by what a fault is known: its last line without numbers, and where it arose."""
    lines = [line for line in fault.strip().splitlines() if line.strip()]
    places = [line.split(", in ")[0].strip() for line in lines if line.startswith('  File "')]
    own = [place for place in places if re.search(r"/(?:harvester|store|diffs)/", place)]
    return re.sub(r"\d{3,}", "N", f"{own[-1] if own else ''} {lines[-1][:150]}")


def _hunt(seconds: float, seed: int) -> int:
    """Make calls for some time; print each kind of fault once, and in the end how often each code came."""
    kinds: Counter[str] = Counter()
    codes: Counter[tuple[str, int | None]] = Counter()
    begun, first = time.monotonic(), seed
    while time.monotonic() - begun < seconds:
        result = one_call(seed)
        codes[result.command, result.code] += 1
        if result.fault:
            kind = kind_of(result.fault)
            kinds[kind] += 1
            if kinds[kind] == 1:
                told = result.told.encode("ascii", "backslashreplace").decode()
                fault = result.fault.encode("ascii", "backslashreplace").decode()
                print(f"=== seed {seed}: {kind}\n{told[:1500]}\n{fault[-3000:]}", flush=True)
        seed += 1
    print(f"{seed - first} calls; exit codes: {sorted(codes.items(), key=repr)}")
    for kind, total in kinds.most_common():
        print(f"{total:6} {kind}")
    return 1 if kinds else 0


def run_fuzz() -> int:
    """Read the arguments and look for faults."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=60)
    parser.add_argument("--seed", type=int, default=0, help="the first seed")
    parser.add_argument("--once", action="store_true", help="only this seed")
    chosen = parser.parse_args()
    if not chosen.once:
        return _hunt(chosen.seconds, chosen.seed)
    result = one_call(chosen.seed)
    print(result.told.encode("ascii", "backslashreplace").decode(), result.code, result.fault, sep="\n")
    return 1 if result.fault else 0


if __name__ == "__main__":
    os.environ.setdefault("HARVEST_DEBUG", "1")
    sys.exit(run_fuzz())
