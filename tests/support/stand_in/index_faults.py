"""What an index does wrong, by name; where each was seen: docs/archive.md."""

from __future__ import annotations

from dataclasses import replace

from tests.support.stand_in.scenarios import (
    PRIVACY,
    first_time,
    history,
    index_as,
    once,
    page,
    rows_of,
    scenario,
)
from tests.support.stand_in.server import Behaviour, Reply, Request
from tests.support.stand_in.world import Held, World


@scenario("resume-key-twice-the-same")
def _() -> Behaviour:
    return index_as(rows_of(history(3)) + b"\nsame-key\n", World(history()))


@scenario("resume-key-old-format")
def _() -> Behaviour:
    return World(history(), keys="old", cap=2)


@scenario("resume-key-new-format")
def _() -> Behaviour:
    return World(history(), keys="new", cap=4)


@scenario("key-then-empty-last-page")
def _() -> Behaviour:
    full, world = rows_of(history(3)) + b"\nthe-key\n", World(history(3))

    def behave(request: Request) -> Reply:
        if request.kind != "index":
            return world(request)
        begins = "resumeKey" not in request.query and "from" not in request.query
        return Reply(headers=(("Content-Type", "text/plain"),), body=full if begins else b"")

    return behave


@scenario("same-second-over-page-cut")
def _() -> Behaviour:
    twins = [
        Held("20120115120000", f"http://{host}juniper-and-reed.example/privacy", page(n))
        for n, host in enumerate(("", "www.", "www2.", "www3."), 1)
    ]
    return World([*twins, *history()[1:]], keys="old")


@scenario("old-captures-appear-later")
def _() -> Behaviour:
    young, grown = World(history()[2:]), World(history())
    return lambda request: first_time(request, young, grown) if request.kind == "index" else grown(request)


@scenario("empty-slice-with-key")
def _() -> Behaviour:
    world = World(history(), cap=3)

    def behave(request: Request) -> Reply:
        if request.kind == "index" and request.number == 0:
            return Reply(headers=(("Content-Type", "text/plain"),), body=b"\nempty-slice\n")
        if request.query.get("resumeKey") == "empty-slice":
            return world.index({name: value for name, value in request.query.items() if name != "resumeKey"})
        return world(request)

    return behave


@scenario("list-cut-in-mid-row")
def _() -> Behaviour:
    return index_as(rows_of(history())[:-40], World(history()))


@scenario("list-cut-in-mid-row-once")
def _() -> Behaviour:
    torn = Reply(headers=(("Content-Type", "text/plain"),), body=rows_of(history())[:-40])
    return once(torn, World(history()), "index")


UNAVAILABLE = Reply(
    503,
    (("Content-Type", "text/html"),),
    b"<html><body><h1>503</h1>No server is available to handle this request.</body></html>",
)


@scenario("html-503-in-mid-list")
def _() -> Behaviour:
    world = World(history(), cap=3)

    def behave(request: Request) -> Reply:
        return UNAVAILABLE if request.kind == "index" and request.number == 1 else world(request)

    return behave


@scenario("html-503-for-good")
def _() -> Behaviour:
    world = World(history(), cap=3)
    return lambda request: UNAVAILABLE if request.kind == "index" and request.number else world(request)


@scenario("html-with-200-in-mid-list")
def _() -> Behaviour:
    world = World(history(), cap=3)

    def behave(request: Request) -> Reply:
        late = request.kind == "index" and request.number == 1
        return replace(UNAVAILABLE, status=200) if late else world(request)

    return behave


@scenario("empty-200-then-full-list")
def _() -> Behaviour:
    return once(Reply(headers=(("Content-Type", "text/plain"),)), World(history()), "index")


@scenario("repeated-rows")
def _() -> Behaviour:
    return World([one for one in history() for _ in range(3)])


@scenario("same-second-two-originals")
def _() -> Behaviour:
    other = replace(history()[0], original=PRIVACY.replace("http://www.", "https://"))
    return World([other, *history()])


@scenario("revisit-before-original")
def _() -> Behaviour:
    row = (("mimetype", "warc/revisit"), ("statuscode", "-"), ("length", "605"))
    revisit = replace(history()[0], row=row)
    return World([revisit, *history()[1:]])


@scenario("revisit-without-original")
def _() -> Behaviour:
    # Asked for, it is answered with 200 and nothing in it (internetarchive/wayback#118).
    revisit = Held(
        "20120701000000",
        PRIVACY,
        b"",
        row=(("mimetype", "warc/revisit"), ("statuscode", "-"), ("digest", "LOST")),
    )
    return World([*history(), revisit])


@scenario("dash-status-and-length")
def _() -> Behaviour:
    return World([replace(one, row=(("statuscode", "-"), ("length", "-"))) for one in history()])


@scenario("month-00")
def _() -> Behaviour:
    return World([Held("20000008241731", PRIVACY, page(1)), *history()])


@scenario("malformed-original")
def _() -> Behaviour:
    mail = b"example,juniper-and-reed)/privacy 20120301000000 http://mailto:me@j-and-r.example/ unk - X -\n"
    return index_as(rows_of(history()[:2]) + mail + rows_of(history()[2:]), World(history()))


@scenario("malformed-row")
def _() -> Behaviour:
    return index_as(
        rows_of(history()[:2]) + b"org.archive.Exception: no\n" + rows_of(history()[2:]), World(history())
    )


@scenario("blocked-403-with-header")
def _() -> Behaviour:
    error = "org.archive.util.io.RuntimeIOException: AdministrativeAccessControlException: Blocked Site Error"
    headers = (("X-Archive-Wayback-Runtime-Error", error), ("Content-Type", "text/plain"))
    return lambda request: Reply(403, headers, error.encode())


@scenario("robots-as-a-row-in-200")
def _() -> Behaviour:
    row = b"org.archive.wayback.exception.RobotAccessControlException: Blocked By Robots\n"
    return index_as(row, World())


@scenario("bad-question-400")
def _() -> Behaviour:
    text = b"IllegalArgumentException: fromKey > toKey"
    return lambda request: Reply(400, (("Content-Type", "text/plain"),), text)
