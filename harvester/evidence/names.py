"""The names of the files in a bundle; none of them comes from a page."""

from __future__ import annotations

README, REDLINE = "evidence/README.txt", "evidence/redline.html"
HEAD, VERSIONS, CAPTURES = "evidence/bundle.json", "evidence/versions.jsonl", "evidence/captures.jsonl"
COMPARISON = "evidence/comparison.json"
TEXTS = {"before": "evidence/before.md", "after": "evidence/after.md"}
# Written where a corpus document stands on the other side.
CORPUS_TEXTS = {"before": "evidence/before.corpus.md", "after": "evidence/after.corpus.md"}
# The most corpus documents that a bundle stands on: one for each bound, and one for each text.
CITED_FILES = tuple(f"evidence/cited-{number}.md" for number in range(1, 6))
WARC, INDEX, PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"

# In the order in which they are packed: what a person reads comes first.
CONTENT = (
    README,
    REDLINE,
    *TEXTS.values(),
    *CORPUS_TEXTS.values(),
    *CITED_FILES,
    COMPARISON,
    VERSIONS,
    CAPTURES,
    HEAD,
    WARC,
    INDEX,
    PAGES,
)

# The lists of the contents, which no list contains (SHA256SUMS but for the first two).
SUMS, DATAPACKAGE, DIGEST = "SHA256SUMS", "datapackage.json", "datapackage-digest.json"
LISTS = (SUMS, DATAPACKAGE, DIGEST)

# Without these, a file is not a bundle.
REQUIRED = {*CONTENT, *LISTS} - {*CORPUS_TEXTS.values(), *CITED_FILES}
