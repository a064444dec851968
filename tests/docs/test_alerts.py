"""The alerts of docs/deploy are raised when they should be, as Prometheus itself works them out."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
import yaml

from tests.support.deploy import DEPLOY

RULES = DEPLOY / "alerts.yml"
pytestmark = pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
GENERATED = "harvest_generated_timestamp_seconds"
# A value each ten minutes: the time itself, as the file is written anew each time.
ALWAYS = "0+600x300"


def check(tmp_path: Path, series: dict[str, str], time: str, alert: str, *labels: dict[str, str]) -> None:
    """Let promtool check with which labels an alert is raised at a time."""
    rule = next(
        one for one in yaml.safe_load(RULES.read_text("utf-8"))["groups"][0]["rules"] if one["alert"] == alert
    )
    expected = [{"exp_labels": {"severity": rule["labels"]["severity"], **one}} for one in labels]
    test: dict[str, Any] = {
        "interval": "10m",
        "input_series": [{"series": name, "values": values} for name, values in series.items()],
        # Without annotations: what they say is for people.
        "alert_rule_test": [{"eval_time": time, "alertname": alert, "exp_alerts": expected}],
    }
    rules = tmp_path / "rules.yml"
    rules.write_text(
        yaml.safe_dump({"groups": [{"name": "all", "rules": [{**rule, "annotations": {}}]}]}), "utf-8"
    )
    file = tmp_path / "tests.yml"
    file.write_text(
        yaml.safe_dump({"rule_files": [str(rules)], "evaluation_interval": "10m", "tests": [test]}), "utf-8"
    )
    done = subprocess.run(["promtool", "test", "rules", file], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_a_file_that_is_not_written_any_more(tmp_path: Path) -> None:
    series = {f'{GENERATED}{{instance="a"}}': ALWAYS, f'{GENERATED}{{instance="b"}}': "0x300"}
    check(tmp_path, series, "1h", "HarvestMetricsOld")
    check(tmp_path, series, "3h", "HarvestMetricsOld", {"instance": "b"})


def test_one_machine_of_several_is_gone(tmp_path: Path) -> None:
    series = {f'{GENERATED}{{instance="a"}}': ALWAYS, f'{GENERATED}{{instance="b"}}': "0+600x10 stale"}
    check(tmp_path, series, "1h", "HarvestMetricsOld")
    check(tmp_path, series, "3h", "HarvestMetricsOld", {"instance": "b"})


def test_nothing_was_ever_written(tmp_path: Path) -> None:
    check(tmp_path, {"up": "1x300"}, "1h", "HarvestMetricsOld", {})


def test_what_stands_in_the_way_for_hours(tmp_path: Path) -> None:
    series = {
        'harvest_obstacles{instance="a",kind="cooldown"}': "1x10 0x200",
        'harvest_obstacles{instance="a",kind="overdue"}': "2x300",
    }
    check(tmp_path, series, "7h", "HarvestNotWell", {"instance": "a", "kind": "overdue"})
    check(tmp_path, series, "5h", "HarvestNotWell")


def test_a_mail_that_is_not_accepted_for_a_day(tmp_path: Path) -> None:
    series = {
        'harvest_outbox_mails{instance="a",state="failed"}': "1x300",
        'harvest_outbox_mails{instance="a",state="waiting"}': "1x300",
    }
    check(tmp_path, series, "25h", "HarvestMailNotDelivered", {"instance": "a", "state": "failed"})


def test_a_policy_that_was_not_looked_at_for_days(tmp_path: Path) -> None:
    name = 'harvest_last_look_timestamp_seconds{instance="a",company="nib",document="privacy"}'
    labels = {"instance": "a", "company": "nib", "document": "privacy"}
    check(tmp_path, {name: "0x600"}, "71h", "HarvestPolicyNotLookedAt")
    check(tmp_path, {name: "0x600"}, "74h", "HarvestPolicyNotLookedAt", labels)
