"""The ready files of docs/deploy are right, and do what they say, as far as one machine can try that."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
import yaml

from harvester.demo import demo_files
from tests.support.deploy import DEPLOY, dockerfile, put_programs, workflow_steps
from tests.support.paths import ROOT

IS_LONG = os.environ.get("HARVEST_LONG") == "1"

Step = Callable[..., subprocess.CompletedProcess[str]]


def program(name: str) -> str:
    """Return a checker that is installed beside the tests' interpreter, or skip the test."""
    found = shutil.which(name, path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}")
    if found is None:
        pytest.skip(f"{name} is not installed")
    return found


def test_the_dockerfile_has_no_fault() -> None:
    subprocess.run([program("hadolint"), DEPLOY / "Dockerfile"], check=True)


def test_what_the_image_is_made_from_is_in_its_context() -> None:
    ignored = (ROOT / ".dockerignore").read_text("utf-8").splitlines()
    sources = {
        source
        for one in dockerfile()[0]
        if one.name == "COPY"
        for source in (name.rstrip("/") for name in one.rest.split()[:-1])
    }
    assert sources >= {"diffs", "store", "harvester", "pyproject.toml"}
    for source in sources:
        assert (ROOT / source).exists(), source
        assert any(source == line[1:] or source.startswith(f"{line[1:]}/") for line in ignored), source


@pytest.mark.long
@pytest.mark.skipif(not IS_LONG, reason="installs the program: with HARVEST_LONG=1")
def test_the_steps_of_the_image_install_a_program_that_works(tmp_path: Path) -> None:
    installed, source = tmp_path / "opt", tmp_path / "source"
    build, image = dockerfile()
    source.mkdir()
    arguments = {}
    for one in build:
        if one.name == "COPY":
            *names, target = one.rest.split()
            for name in names:
                where = source / target / (Path(name).name if target.endswith("/") else "")
                where.parent.mkdir(parents=True, exist_ok=True)
                copy = shutil.copytree if (ROOT / name).is_dir() else shutil.copy
                copy(ROOT / name, where)
        elif one.name == "ARG":
            name, _, arguments[name] = one.rest.partition("=")
        elif one.name == "RUN":
            command = one.rest.replace("/opt/harvest", str(installed)).replace(
                "python -m", f"{sys.executable} -m"
            )
            subprocess.run(["sh", "-ec", command], cwd=source, check=True, env={**os.environ, **arguments})
    settings = {one.name: one.rest for one in image}
    environment = {**os.environ, "PATH": f"{installed / 'bin'}:{os.environ['PATH']}"}
    environment.pop("PYTHONPATH", None)

    def harvest(*call: str) -> subprocess.CompletedProcess[str]:
        command = [*json.loads(settings["ENTRYPOINT"]), *call]
        return subprocess.run(
            command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
        )

    assert harvest("--version").stdout == f"harvest, version {arguments['VERSION']}\n"
    demo_files(tmp_path)
    assert harvest("--quiet").returncode == 0
    health = json.loads(settings["HEALTHCHECK"].partition("CMD ")[2])
    assert harvest(*health[1:]).returncode == 0
    (tmp_path / "harvest.db").unlink()
    assert harvest(*health[1:]).returncode != 0
    assert "Usage" in harvest(*json.loads(settings["CMD"]), "--help").stdout


@pytest.fixture
def step(tmp_path: Path) -> Step:
    """Return what runs a step of the workflow in the folder of a demo, as GitHub's runner does."""
    demo_files(tmp_path / "repository")
    put_programs(tmp_path / "bin")
    (tmp_path / "releases").mkdir()
    steps = workflow_steps()

    def run(name: str, **variables: str) -> subprocess.CompletedProcess[str]:
        environment = {
            **os.environ,
            "PYTHONPATH": str(ROOT),
            "PATH": f"{tmp_path / 'bin'}:{os.environ['PATH']}",
            "GH_RELEASES": str(tmp_path / "releases"),
            "GITHUB_STEP_SUMMARY": str(tmp_path / "summary.md"),
            **variables,
        }
        return subprocess.run(
            ["bash", "-eo", "pipefail", "-c", steps[name]],
            cwd=tmp_path / "repository",
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )

    return run


def test_the_workflow_keeps_its_store_from_day_to_day(step: Step, tmp_path: Path) -> None:
    repository, assets = tmp_path / "repository", tmp_path / "releases" / "store"
    assert step("Get the store").returncode == 0
    assert not (repository / "harvest.db").exists()
    assert step("Harvest").returncode == 0
    assert step("Keep the store").returncode == 0
    assert step("Say what was looked at, and what was not").returncode == 0
    assert "larkspur" in (tmp_path / "summary.md").read_text("utf-8")
    (kept,) = assets.iterdir()

    # The next day begins on a new machine; older stores are there as well.
    for day in ("20010101", "20010102", "20010103"):
        shutil.copy(kept, assets / f"harvest-{day}T061700Z.db.gz")
    (repository / "harvest.db").unlink()
    assert step("Get the store").returncode == 0
    assert (repository / "harvest.db").stat().st_size > 0
    kept.rename(assets / "harvest-20010104T061700Z.db.gz")
    assert step("Keep the store").returncode == 0
    names = sorted(path.name for path in assets.iterdir())
    assert names[:2] == ["harvest-20010103T061700Z.db.gz", "harvest-20010104T061700Z.db.gz"]
    assert len(names) == 3


def test_the_workflow_does_not_begin_anew_where_its_store_cannot_be_reached(
    step: Step, tmp_path: Path
) -> None:
    ended = step("Get the store", GH_IS_DOWN="1")
    assert ended.returncode == 1
    assert "error connecting" in ended.stdout
    assert list((tmp_path / "releases").iterdir()) == []


def test_kubernetes_takes_the_cron_job() -> None:
    validator = pytest.importorskip("kubernetes_validate")
    resources = list(yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8")))
    assert [one["kind"] for one in resources] == ["PersistentVolumeClaim", "CronJob"]
    for resource in resources:
        validator.validate(resource, validator.latest_version(), strict=True)


def cron_job_command() -> list[str]:
    """Return what the container of the CronJob runs."""
    *_, job = yaml.safe_load_all((DEPLOY / "kubernetes.yaml").read_text("utf-8"))
    (container,) = job["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    command: list[str] = container["command"]
    return command


PLAYED = """#!/bin/sh
trap 'echo stopped >> calls; exit 1' TERM
echo "$*" >> calls
case "$*" in
    --quiet)
        for _ in $(seq "$SECONDS_TO_RUN"); do sleep 1 & wait "$!"; done
        exit "$LOOKED" ;;
    *) exit "$SENT" ;;
esac
"""


@pytest.fixture
def cron_job(tmp_path: Path) -> Callable[..., subprocess.Popen[bytes]]:
    """Return what starts the command of the CronJob, with a program in the place of harvest."""
    played = tmp_path / "bin" / "harvest"
    played.parent.mkdir()
    played.write_text(PLAYED, "utf-8")
    played.chmod(0o755)

    def start(seconds: int = 0, looked: int = 0, sent: int = 0) -> subprocess.Popen[bytes]:
        variables = {"SECONDS_TO_RUN": str(seconds), "LOOKED": str(looked), "SENT": str(sent)}
        path = f"{played.parent}{os.pathsep}{os.environ['PATH']}"
        return subprocess.Popen(
            cron_job_command(), cwd=tmp_path, env={**os.environ, **variables, "PATH": path}
        )

    return start


@pytest.mark.parametrize(
    ("looked", "sent", "code"), [(0, 0, 0), (4, 0, 4), (0, 1, 1), (4, 1, 1)], ids=lambda number: str(number)
)
def test_the_cron_job_tells_what_was_found_and_fails_if_something_failed(
    cron_job: Callable[..., subprocess.Popen[bytes]], tmp_path: Path, looked: int, sent: int, code: int
) -> None:
    assert cron_job(looked=looked, sent=sent).wait(60) == code
    assert (tmp_path / "calls").read_text() == "--quiet\ndigest --send\n"


def test_a_pod_that_is_stopped_stops_the_run_after_its_step(
    cron_job: Callable[..., subprocess.Popen[bytes]], tmp_path: Path
) -> None:
    process, calls = cron_job(seconds=60), tmp_path / "calls"
    while not calls.exists():
        time.sleep(0.01)
    process.terminate()
    assert process.wait(30) == 1
    assert calls.read_text() == "--quiet\nstopped\n"


def test_what_is_published_is_what_was_checked() -> None:
    """A release is built in one place, and published from there."""
    workflow = yaml.safe_load((ROOT / ".github" / "workflows" / "release.yml").read_text("utf-8"))
    calls = [step["run"] for job in workflow["jobs"].values() for step in job["steps"] if "run" in step]
    assert calls.count(".ci/run") == 1
    assert not any("build" in call for call in calls)
    lines = [line.strip() for line in (ROOT / ".ci" / "run").read_text("utf-8").splitlines()]
    assert lines.count(".ci/build") == 1
