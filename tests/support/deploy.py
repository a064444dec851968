"""The ready files of docs/deploy, read so that tests can do what they say."""

from __future__ import annotations

import re
import shlex
import sys
from dataclasses import dataclass
from pathlib import Path

import yaml

from tests.support.paths import ROOT

DEPLOY = ROOT / "docs" / "deploy"

# Stands in for GitHub's own program: releases are folders, and their assets files.
GH = """#!/bin/sh
[ -z "$GH_IS_DOWN" ] || { echo "error connecting to api.github.example" >&2; exit 1; }
call="$1 $2"; folder="$GH_RELEASES/$3"; shift 3
if [ "$call" = "release create" ]; then mkdir "$folder"; exit; fi
[ -d "$folder" ] || { echo "release not found" >&2; exit 1; }
case $call in
    "release view") ls "$folder" ;;
    "release download") cp "$folder/$2" . ;;
    "release upload") [ ! -e "$folder/$1" ] && cp "$1" "$folder" ;;
    "release delete-asset") rm "$folder/$1" ;;
esac
"""


@dataclass(frozen=True, slots=True)
class Instruction:
    """One instruction of a Dockerfile.

    Attributes:
        name: in capitals.
        rest: all after it, as one line.
    """

    name: str
    rest: str


def dockerfile() -> list[list[Instruction]]:
    """Return the instructions of the image, one list per stage."""
    text = re.sub(r"^#.*\n", "", (DEPLOY / "Dockerfile").read_text("utf-8"), flags=re.MULTILINE)
    stages: list[list[Instruction]] = []
    for line in text.replace("\\\n", " ").splitlines():
        name, _, rest = line.strip().partition(" ")
        if name == "FROM":
            stages.append([])
        elif name:
            stages[-1].append(Instruction(name, rest.strip()))
    return stages


def workflow_steps() -> dict[str, str]:
    """Return the scripts of the workflow's steps by name."""
    workflow = yaml.safe_load((DEPLOY / "github-actions.yml").read_text("utf-8"))
    return {step["name"]: step["run"] for step in workflow["jobs"]["harvest"]["steps"] if "run" in step}


def put_programs(folder: Path) -> None:
    """Write the programs that the workflow calls: `harvest` as it is here, and a stand-in for `gh`."""
    folder.mkdir()
    harvest = f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m harvester "$@"\n'
    for name, script in (("harvest", harvest), ("gh", GH)):
        (folder / name).write_text(script, "utf-8")
        (folder / name).chmod(0o755)
