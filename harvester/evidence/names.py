"""The names of the files in a bundle; none of them is taken from a page."""

from __future__ import annotations

README, REDLINE = "evidence/README.txt", "evidence/redline.html"
HEAD, VERSIONS, CAPTURES = "evidence/bundle.json", "evidence/versions.jsonl", "evidence/captures.jsonl"
COMPARISON = "evidence/comparison.json"
TEXTS = {"before": "evidence/before.md", "after": "evidence/after.md"}
# Written if the text of the other version comes from a corpus document.
CORPUS_TEXTS = {"before": "evidence/before.corpus.md", "after": "evidence/after.corpus.md"}
# A bundle is based on at most five corpus documents: one for each bound, and one for each text.
CITED_FILES = tuple(f"evidence/cited-{number}.md" for number in range(1, 6))
WARC, INDEX, PAGES = "archive/data.warc.gz", "indexes/index.cdx", "pages/pages.jsonl"
# Written if a page was rendered: leads replay programs to the answers that it was rendered with.
POINTERS = "archive/pointers.warc.gz"

# The URI of a rendered page in the WARC file begins with this: it is not one at which anything was served.
RENDERED = "urn:harvest:rendered:"

# In the order in which they are packed: the files for people come first.
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
    POINTERS,
    INDEX,
    PAGES,
)

# The lists of the contents. The second also lists the first, and the third has the hash of the second.
SUMS, DATAPACKAGE, DIGEST = "SHA256SUMS", "datapackage.json", "datapackage-digest.json"
LISTS = (SUMS, DATAPACKAGE, DIGEST)

# Without these, a file is not a bundle.
REQUIRED = {*CONTENT, *LISTS} - {*CORPUS_TEXTS.values(), *CITED_FILES, POINTERS}
