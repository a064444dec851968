"""Save Page Now, played on a clock of its own: the archive captures live pages when it is asked to.

clock = Clock()
saving = SavePageNow(World(history()), clock, live=lambda url, now: LivePage(page(3)))
with StandIn(saving) as server:                     # index and mementos are those of the world
    open_archive(server.location, ...)
    saving.asked                                    # every request for a capture, with its time
    saving.violations                               # every limit that was exceeded; [] for a good client

The script is in `saving.policy`, which may be changed under way (see `SavePolicy`).
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from harvester.archive.urlkey import urlkey
from store.timestamps import moment
from tests.support.stand_in.save_policy import Fate, LivePage, SavePolicy
from tests.support.stand_in.server import Reply, Request
from tests.support.stand_in.world import Held, World, memento

Live = Callable[[str, datetime], LivePage]

_PLAYED = re.compile(r"/web/(\d{14})(?:[a-z]{2}_)?/(.+)")
_LENGTH = re.compile(r"(\d+)([smhd]?)")
_UNITS = {"": 1, "s": 1, "m": 60, "h": 3600, "d": 86_400}
_HTML = (("Content-Type", "text/html"),)
_PAGE = b"<!DOCTYPE html><html><body><h1>Save Page Now</h1></body></html>"


@dataclass(frozen=True, slots=True)
class Asked:
    """A request for a capture: its address, its time, and what was answered."""

    url: str
    at: datetime
    answer: str


@dataclass(slots=True, eq=False)
class _Job:
    """A capture that is being made."""

    name: str
    url: str
    begun: datetime
    ends: datetime
    fate: Fate
    held: Held | None = None
    code: str = ""


@dataclass(slots=True)
class SavePageNow:
    """The service, in front of an archive.

    Attributes:
        world: the archive; what is captured is added to it when its index shows it.
        clock: gives the time (aware).
        live: what the sites serve.
        policy: the script.
        asked: the requests for captures.
        captured: what was captured.
        questions: how often each job was asked about.
        violations: the limits that were exceeded.
    """

    world: World
    clock: Callable[[], datetime]
    live: Live
    policy: SavePolicy = field(default_factory=SavePolicy)
    asked: list[Asked] = field(default_factory=list)
    captured: list[Held] = field(default_factory=list)
    questions: Counter[str] = field(default_factory=Counter)
    violations: list[str] = field(default_factory=list)
    _jobs: dict[str, _Job] = field(default_factory=dict)
    _under_way: list[_Job] = field(default_factory=list)
    _a_day: Counter[date] = field(default_factory=Counter)
    _per_url: Counter[tuple[str, date | None]] = field(default_factory=Counter)
    _hidden: list[tuple[datetime, Held]] = field(default_factory=list)
    _newest: dict[str, _Job] = field(default_factory=dict)

    def __call__(self, request: Request) -> Reply:
        """Answer a request."""
        self._go_on()
        if request.kind == "save":
            return self._about_saving(request)
        if request.kind == "memento" and (found := _PLAYED.fullmatch(request.path)):
            playing = self.clock() + self.policy.index_delay - self.policy.replay_delay
            for shown_from, held in self._hidden:
                is_meant = held.timestamp == found[1] and urlkey(held.original) == urlkey(found[2])
                if is_meant and shown_from <= playing:
                    return memento(held)
        return self.world(request)

    def _go_on(self) -> None:
        """End the jobs that are done, and let the index show what is old enough."""
        now = self.clock()
        for job in [one for one in self._under_way if one.ends <= now]:
            self._under_way.remove(job)
            if job.held is not None:
                self.captured.append(job.held)
                self._hidden.append((job.ends + self.policy.index_delay, job.held))
        for shown_from, held in [one for one in self._hidden if one[0] <= now]:
            self._hidden.remove((shown_from, held))
            self.world.add(held)

    def _about_saving(self, request: Request) -> Reply:
        now, policy = self.clock(), self.policy
        path = request.path.partition("?")[0]
        if policy.is_out(now):
            return Reply(502, _HTML, b"<html><body><h1>502 Bad Gateway</h1></body></html>")
        is_revoked = policy.revoked_from is not None and now >= policy.revoked_from
        if is_revoked or request.headers.get("authorization") != "LOW {}:{}".format(*policy.keys):
            return _json({"message": "You need to be logged in to use Save Page Now."}, 401)
        if path == "/save" and request.form is not None:
            return self._save(request.form, now)
        if path == "/save/status" and request.form is not None:
            return _json([self._status(job, now) for job in request.form["job_ids"].split(",")])
        if path == "/save/status/user":
            return _json(self._quota(now))
        if path == "/save/status/system":
            return _json({"status": "ok"})
        if path.startswith("/save/status/"):
            status = self._status(path.rpartition("/")[2], now)
            return _json(status, 404 if status.get("status") == "unknown" else 200)
        return Reply(404, _HTML, b"no such page")

    def _save(self, form: dict[str, str], now: datetime) -> Reply:
        """Answer a request for a capture."""
        url, today = form["url"], now.date()
        fate = self.policy.fate(url, self._per_url[url, None])
        lately = [one for one in self.asked[-self.policy.per_minute :] if one.at > now - timedelta(minutes=1)]
        spent, of_url = self._a_day[today], self._per_url[url, today]
        self.asked.append(Asked(url, now, fate.answer))
        self._a_day[today] += 1
        self._per_url.update([(url, None), (url, today)])
        if len(lately) >= self.policy.per_minute:
            self.violations.append(f"{now}: more than {self.policy.per_minute} captures in a minute")
            return Reply(429, _HTML, b"<h1>429 Too Many Requests</h1>")
        if today in self.policy.spent_days or spent >= self.policy.a_day:
            return self._refused(url, "too-many-daily-captures", "You have reached your daily limit.", 200)
        if of_url >= self.policy.per_url:
            self.violations.append(f"{now}: {url}: more than {self.policy.per_url} captures in a day")
            return self._refused(url, "too-many-daily-captures", "This URL was captured 5 times today.", 200)
        if len(self._under_way) >= self.policy.sessions:
            self.violations.append(f"{now}: more than {self.policy.sessions} captures at once")
            return self._refused(url, "user-session-limit", "You have reached the limit of sessions.", 429)
        recent = self._recent(url, form.get("if_not_archived_within", "1h"), now)
        if recent is not None:
            return recent
        return self._begun(url, fate, now)

    def _begun(self, url: str, fate: Fate, now: datetime) -> Reply:
        """Begin a capture, if the script says so, and answer."""
        name = f"spn2-{len(self._jobs):040x}"
        if fate.answer == "refused":
            return self._refused(url, fate.code, fate.said, 200)
        if fate.captures:
            job = _Job(name, url, now, now + timedelta(seconds=fate.seconds), fate, code=fate.code)
            page = self.live(url, now)
            if not job.code and page.status >= 400:
                job.code = "not-found" if page.status == 404 else "no-access"
            if not job.code:
                timestamp = (now + timedelta(seconds=1)).strftime("%Y%m%d%H%M%S")
                job.held = Held(timestamp, page.url or url, page.body)
                self._newest[url] = job
            self._jobs[name] = job
            self._under_way.append(job)
        if fate.answer == "job":
            return _json({"url": url, "job_id": name})
        if fate.answer == "message":
            return _json({"url": url, "message": fate.said})
        if fate.answer == "page":
            return Reply(200, _HTML, _PAGE)
        return Reply(523, _HTML, b"error code: 523") if fate.answer == "523" else Reply(fault="disconnect")

    def _recent(self, url: str, within: str, now: datetime) -> Reply | None:
        """Answer with a capture that is young enough, if there is one."""
        length = timedelta(seconds=sum(int(n) * _UNITS[unit] for n, unit in _LENGTH.findall(within)))
        listed = self.world.rows_of(url)
        job = self._newest.get(url)
        newest = max(
            [
                *(timestamp for timestamp, _ in listed[-1:]),
                *([job.held.timestamp] if job and job.held else []),
            ],
            default=None,
        )
        if newest is None or now - moment(newest) >= length:
            return None
        minutes = round((now - moment(newest)).total_seconds() / 60)
        said = f"The same snapshot had been made {minutes} minutes ago. You can make new capture later."
        if job is None or job.held is None or self.policy.recent == "message":
            return _json({"url": url, "message": said})
        return _json({"url": url, "job_id": job.name, "message": said})

    def _refused(self, url: str, code: str, said: str, status: int) -> Reply:
        return _json({"url": url, "status": "error", "status_ext": f"error:{code}", "message": said}, status)

    def _status(self, name: str, now: datetime) -> dict[str, object]:
        """Return the status of a job."""
        self.questions[name] += 1
        job = self._jobs.get(name)
        if job is None or job.fate.is_lost or now - job.begun >= self.policy.keeps_status:
            forgotten = self.policy.forgotten
            return {"job_id": name, "status": "pending" if forgotten == "pending" else "unknown"}
        if job in self._under_way:
            return {"job_id": name, "status": "pending", "resources": []}
        if job.held is None:
            said = job.fate.said or f"The page could not be captured ({job.code})."
            return {
                "job_id": name,
                "status": "error",
                "status_ext": f"error:{job.code}",
                "message": said,
                "exception": "",
            }
        return {
            "job_id": name,
            "status": "success",
            "timestamp": job.held.timestamp,
            "original_url": job.held.original,
            "duration_sec": job.fate.seconds,
            "resources": [job.held.original],
        }

    def _quota(self, now: datetime) -> dict[str, int]:
        under_way, limit = len(self._under_way), self.policy.a_day
        return {
            "available": max(0, self.policy.sessions - under_way),
            "processing": under_way,
            "daily_captures": limit if now.date() in self.policy.spent_days else self._a_day[now.date()],
            "daily_captures_limit": limit,
        }


def _json(found: object, status: int = 200) -> Reply:
    return Reply(status, (("Content-Type", "application/json"),), json.dumps(found).encode())
