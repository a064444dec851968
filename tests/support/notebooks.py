"""The notebook of the documentation: its cells, executed in a folder of their own, and what they give.

``python -m tests.support.notebooks`` writes it; `python -m tests.support.notebooks PATH` writes it elsewhere.
"""

from __future__ import annotations

import os
import re
import sys
import tempfile
from pathlib import Path

import nbclient
import nbformat

from tests.support.paths import ROOT

NOTEBOOK = ROOT / "docs" / "notebooks" / "history.ipynb"
_TEXT, _CODE = "markdown", "code"
CELLS = (
    (
        _TEXT,
        "# The history of a policy, in a notebook\n\n"
        "The demo of `harvest` has nine captures of a policy of Larkspur Optics, a company that does not "
        "exist. This notebook looks at what changed, when it can have changed, and what proves it. "
        "[python.md](../python.md) describes the objects.",
    ),
    (_CODE, "!harvest demo demo > demo.txt 2>&1"),
    (_CODE, 'from store import Store\n\nstore = Store("demo/harvest.db", reading=True)\nstore'),
    (
        _TEXT,
        "## The timeline\n\nA version is a run of captures that show the same text. Each change lies between "
        "`not_before`, when the old text was last seen, and `known_from`, when the new one was first seen.",
    ),
    (_CODE, 'timeline = store.timeline("larkspur")\ntimeline'),
    (_TEXT, "The rows are dataclasses with real dates; pandas and polars take them as they are."),
    (
        _CODE,
        "import pandas\n\nversions = pandas.DataFrame(timeline)\n"
        'versions["days_open"] = (versions["known_from"] - versions["not_before"]).dt.days\n'
        'versions[["version", "dated", "days_open", "words", "words_added", "words_removed", "flags"]]',
    ),
    (
        _TEXT,
        "## What changed\n\nVersion 3 has the flag `silent-edit`: the words changed under the same stated "
        "date. The comparison of two versions is shown as a redline.",
    ),
    (_CODE, "timeline.compare(2, 3)"),
    (_TEXT, "What proves it: the records of both captures in the archive of the demo."),
    (_CODE, "[(row.version, row.source, row.proof) for row in timeline[1:3]]"),
    (_TEXT, "## What it is about"),
    (
        _CODE,
        "changes = pandas.DataFrame(timeline.changes())\n"
        'changes.explode("topics").groupby(["topics", "to_version"]).size().unstack(fill_value=0)',
    ),
    (
        _TEXT,
        "## One section through the years\n\nA section keeps its lineage, whatever its number and its "
        "heading become. This one was reworded twice:",
    ),
    (
        _CODE,
        "import polars\n\nlives = polars.DataFrame(timeline.lineages())\n"
        'lives.select("heading", "first_version", "last_version", "times_reworded").sort(\n'
        '    "times_reworded", "heading", descending=[True, False]\n).head(3)',
    ),
    (
        _CODE,
        'sections = polars.DataFrame(timeline.sections())\nsharing = lives.filter(polars.col("heading") == '
        '"Who We Share It With")["lineage"][0]\n'
        'for row in sections.filter(polars.col("lineage") == sharing).iter_rows(named=True):\n'
        '    print(row["version"], row["dated"], row["text"].strip().split("\\n")[0][:90])',
    ),
    (_TEXT, "## When did they first speak of advertising partners?"),
    (
        _CODE,
        'first = next(row for row in timeline.text() if "advertising partners" in row.text)\n'
        "version = timeline[first.version - 1]\n"
        "between = (version.not_before.date().isoformat(), version.known_from.date().isoformat())\n"
        'print(f"version {version.version}, which came between {between[0]} and {between[1]}")',
    ),
    (_TEXT, "A name that the store does not know is an error that names those that it knows."),
    (
        _CODE,
        'from store.errors import UnknownCompany\n\ntry:\n    store.timeline("nikon")\n'
        "except UnknownCompany as error:\n    print(error)",
    ),
    (_CODE, "store.close()"),
)


def executed() -> nbformat.NotebookNode:
    """Return the notebook with what its cells give, the same on every machine."""
    notebook = nbformat.v4.new_notebook(metadata={"language_info": {"name": "python"}})
    make = {_TEXT: nbformat.v4.new_markdown_cell, _CODE: nbformat.v4.new_code_cell}
    for number, (kind, source) in enumerate(CELLS):
        notebook.cells.append(make[kind](source, id=f"cell-{number:02}"))
    with tempfile.TemporaryDirectory() as folder:
        paths = [str(ROOT), os.environ.get("PYTHONPATH", "")]
        environment = {
            **os.environ,
            "PATH": os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]]),
            "PYTHONPATH": os.pathsep.join(filter(None, paths)),
            # Neither settings nor histories of the user's own notebooks.
            "IPYTHONDIR": folder,
        }
        client = nbclient.NotebookClient(
            notebook, timeout=120, kernel_name="python3", resources={"metadata": {"path": folder}}
        )
        client.execute(env=environment)
    for cell in notebook.cells:
        cell.metadata = {}
        for output in cell.get("outputs", ()):
            output.get("data", {}).pop("application/vnd.jupyter.widget-view+json", None)
    notebook.metadata = {"language_info": {"name": "python"}}
    return notebook


def written(notebook: nbformat.NotebookNode) -> str:
    """Return a notebook as it is stored."""
    return re.sub(r"[ \t]+$", "", str(nbformat.writes(notebook)), flags=re.MULTILINE) + "\n"


def main() -> None:
    """Write the notebook."""
    target = Path(sys.argv[1]) if len(sys.argv) > 1 else NOTEBOOK
    target.parent.mkdir(exist_ok=True)
    target.write_text(written(executed()), encoding="utf-8")


if __name__ == "__main__":
    main()
