"""The metrics, read by the client of Prometheus, by `promtool` and by a real `prometheus`."""

from __future__ import annotations

import json
import shutil
import socket
import subprocess
import threading
import time
import urllib.parse
import urllib.request
from collections.abc import Iterator
from datetime import datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any, get_args

import prometheus_client.openmetrics.parser
import prometheus_client.parser
import pytest

from harvester.reports.metrics import MetricFamily, MetricsFormat, metrics, metrics_text
from store import Store
from tests.support.paths import ROOT
from tests.support.watched import NOW, Watched

HOSTILE = 'a\\b"c\nharvest_healthy 0\n# EOF'


@pytest.fixture
def watched(tmp_path: Path) -> Iterator[Watched]:
    with Store(tmp_path / "harvest.db") as store:
        found = Watched(store)
        found.look(1)
        found.look(0.5, "no answer", "failed")
        found.mark_listed(1)
        yield found


def read(written: str, form: MetricsFormat) -> list[prometheus_client.Metric]:
    """Return the metrics of a text, as the client of Prometheus reads it."""
    parsers: dict[str, Any] = {
        "openmetrics": prometheus_client.openmetrics.parser,
        "prometheus": prometheus_client.parser,
    }
    return list(parsers[form].text_string_to_metric_families(written))


def text(watched: Watched, form: MetricsFormat) -> str:
    return metrics_text(metrics(watched.standing()), form)


def test_the_client_of_prometheus_reads_what_is_known(watched: Watched) -> None:
    about = ("privacy", "tinworks")
    for form in get_args(MetricsFormat):
        found = {
            (one.name, *sorted(one.labels.values())): one.value
            for family in read(text(watched, form), form)
            for one in family.samples
        }
        assert found["harvest_looks_total", *about] == 2
        assert found["harvest_failed_looks_total", *about] == 1
        looked_at = (NOW - timedelta(days=1)).timestamp()
        assert found["harvest_last_look_timestamp_seconds", *about] == looked_at
        assert found["harvest_captures", "fetched", *about] == 0
        assert found["harvest_healthy",] == 1
        assert found["harvest_obstacles", "overdue"] == 0
        assert found["harvest_store_size_bytes",] == watched.store.path.stat().st_size


def test_every_metric_is_described_and_named_as_it_is_usual(watched: Watched) -> None:
    page = (ROOT / "docs" / "monitoring.md").read_text("utf-8")
    for family in read(text(watched, "openmetrics"), "openmetrics"):
        assert family.documentation, family.name
        assert not family.unit or family.name.endswith(f"_{family.unit}")
        shown = f"{family.name}_total" if family.type == "counter" else family.name
        assert f"`{shown}" in page, shown


@pytest.mark.parametrize("form", ["openmetrics", "prometheus"])
def test_a_name_forges_no_line(form: MetricsFormat) -> None:
    family = MetricFamily("harvest_versions", "gauge", "Versions.", (((("company", HOSTILE),), 3),))
    written = metrics_text([family], form)
    (found,) = read(written, form)
    (sample,) = found.samples
    assert sample.labels == {"company": HOSTILE.replace("\n", " ")}
    assert sample.value == 3


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_promtool_finds_nothing_to_improve(watched: Watched) -> None:
    given = text(watched, "prometheus").encode()
    done = subprocess.run(["promtool", "check", "metrics"], input=given, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(shutil.which("promtool") is None, reason="promtool is not installed")
def test_promtool_reads_the_alerts() -> None:
    rules = ROOT / "docs" / "deploy" / "alerts.yml"
    done = subprocess.run(["promtool", "check", "rules", rules], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


CONFIG = """
global: {{scrape_interval: 1s}}
scrape_configs:
  - job_name: harvest
    static_configs: [{{targets: ["127.0.0.1:{port}"]}}]
rule_files: ["{rules}"]
"""


@pytest.mark.skipif(shutil.which("prometheus") is None, reason="prometheus is not installed")
def test_a_real_prometheus_scrapes_it(watched: Watched, tmp_path: Path) -> None:
    page = text(watched, "openmetrics").encode()

    class Answer(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(200)
            self.send_header("Content-Type", "application/openmetrics-text; version=1.0.0; charset=utf-8")
            self.end_headers()
            self.wfile.write(page)

        def log_message(self, *_: Any) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Answer) as server, socket.socket() as free:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
        free.close()
        config = tmp_path / "prometheus.yml"
        rules = ROOT / "docs" / "deploy" / "alerts.yml"
        config.write_text(CONFIG.format(port=server.server_port, rules=rules), "utf-8")
        called = ["prometheus", f"--config.file={config}", f"--storage.tsdb.path={tmp_path / 'data'}"]
        with subprocess.Popen(
            [*called, f"--web.listen-address=127.0.0.1:{port}"],
            stderr=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
        ) as process:
            try:
                found = answer(port, 'harvest_looks_total{company="tinworks"}')
                size = answer(port, "harvest_store_size_bytes")
            finally:
                process.terminate()
        server.shutdown()
    assert found == "2"
    assert float(size) == watched.store.path.stat().st_size


def answer(port: int, query: str, minutes: float = 2) -> str:
    """Ask until there is an answer."""
    address = f"http://127.0.0.1:{port}/api/v1/query?{urllib.parse.urlencode({'query': query})}"
    end = datetime.now(NOW.tzinfo) + timedelta(minutes=minutes)
    while datetime.now(NOW.tzinfo) < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as got:
                result = json.load(got)["data"]["result"]
            if result:
                return str(result[0]["value"][1])
        except OSError:
            pass
        time.sleep(0.2)
    raise AssertionError(f"no answer to {query}")
