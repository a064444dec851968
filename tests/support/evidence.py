"""Evidence bundles for tests: made by the command line from the demo, and forged with all lists in order."""

from __future__ import annotations

import gzip
import io
import json
import tempfile
import zipfile
import zlib
from collections.abc import Callable, Mapping, Sequence
from contextlib import chdir, redirect_stdout
from functools import cache
from pathlib import Path
from typing import Any

from harvester.cli import main
from harvester.demo import demo_files
from harvester.evidence import Subject, gather, make_bundle
from harvester.evidence.check import BundleReport, check_bundle
from harvester.evidence.container import PackageFacts, pack
from harvester.evidence.logged_versions import version_facts
from harvester.evidence.names import DATAPACKAGE, LISTS, WARC
from harvester.pipeline.versioning import versions_of
from tests.support.calls import Harvest
from tests.support.harvests import Field, field
from tests.support.shells import HISTORY, ScriptedBrowser, harvest_rendered
from tests.support.stand_in import Held, World

COMPANY = ("--company", "larkspur")


def bundle_of(harvest: Harvest, folder: Path, first: str = "3", second: str = "4") -> Path:
    """Write the bundle of two versions of the demo's policy, and return its path."""
    path = folder / f"{first}-{second}.wacz"
    code, _, err = harvest("evidence", *COMPANY, first, second, "--output", path)
    assert (code, err) == (0, "")
    return path


def rendered_bundle(world: Sequence[Held] = HISTORY) -> bytes:
    """Return the bundle of the first two versions of pages that are rendered where they need it."""
    with tempfile.TemporaryDirectory() as name, field(Path(name, "h.db"), World([*world])) as here:
        harvest_rendered(here, ScriptedBrowser())
        return field_bundle(here, 1, 2)


@cache
def demo_bundle(first: str, second: str) -> bytes:
    """Return the bundle of two versions of the demo's policy, made once for all tests of a process."""
    with tempfile.TemporaryDirectory() as name, chdir(name):
        demo_files(Path(name))
        output = Path(name, "made.wacz")
        for arguments in (["--quiet"], ["evidence", *COMPANY, first, second, "--output", str(output)]):
            with redirect_stdout(io.StringIO()):
                assert main(arguments) == 0
        return output.read_bytes()


def files_in(data: bytes) -> dict[str, bytes]:
    """Return the files of a bundle by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def forged(data: bytes, changes: Mapping[str, bytes | None]) -> bytes:
    """Return a bundle in which files were replaced (None: removed), and every list and hash put in order.

    Args:
        data: the bundle.
        changes: the new bytes, by name.
    """
    files = {**files_in(data), **changes}
    package = json.loads(files[DATAPACKAGE] or b"")
    facts = PackageFacts(package["title"], package["created"], package["software"])
    content = {name: payload for name, payload in files.items() if payload is not None}
    return pack({n: p for n, p in content.items() if n not in LISTS}, facts)


def edited(data: bytes, name: str, edit: Callable[[list[Any]], None]) -> bytes:
    """Return a bundle in which a file of JSON lines was edited, and every list and hash put in order.

    Args:
        data: the bundle.
        name: the file.
        edit: changes the list of its objects.
    """
    rows = [json.loads(line) for line in files_in(data)[name].decode().splitlines()]
    edit(rows)
    lines = "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows)
    return forged(data, {name: lines.encode()})


def records_in(data: bytes, name: str = WARC) -> list[bytes]:
    """Return the records of a WARC file of a bundle, unpacked."""
    packed, records = files_in(data)[name], []
    while packed:
        member = zlib.decompressobj(wbits=31)
        records.append(member.decompress(packed))
        packed = member.unused_data
    return records


def packed(records: Sequence[bytes]) -> bytes:
    """Return records as the members of a gzip file."""
    return b"".join(gzip.compress(one, mtime=0) for one in records)


def report_on(data: bytes, folder: Path) -> BundleReport:
    """Return what a check of a bundle finds."""
    path = folder / "checked.wacz"
    path.write_bytes(data)
    return check_bundle(path)


def field_bundle(here: Field, first: int, second: int) -> bytes:
    """Return the bundle of two versions of a test's own document, by their numbers."""
    versions = {one.number: one for one in versions_of(here.store, here.job.row)}
    logged = {
        one.number: version_facts(here.job.company, here.job.document, one)
        for one in here.store.versions.log(here.job.row)
    }
    subject = Subject(
        here.job.row, here.job.company, "Juniper & Reed", here.job.document, "Privacy Policy", {}
    )
    pair, objects = (versions[first], versions[second]), (logged[first], logged[second])
    return make_bundle(gather(here.store, subject, pair, objects))
