"""How long a comparison takes, beside plain diff-match-patch: `python -m benchmarks.compare`.

All times are processor time. The texts are made up by `tests.support.drafting`, the same ones in every run.
"""

from __future__ import annotations

import argparse
import re
import time
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from diff_match_patch import diff_match_patch

from diffs import Comparison, compare
from tests.support.drafting import Drafter, written

PEER_SECONDS = 1.0  # the time limit that diff-match-patch has by default


def rewritten(old_length: int, new_length: int, *, sections: bool) -> tuple[str, str]:
    """Write two policies of so many characters, of which one is a full rewrite of the other."""
    texts = []
    for seed, length in ((1, old_length), (2, new_length)):
        drafter = Drafter(seed)
        text = written(drafter.policy(30, 17, 17))
        while len(text) < length:
            text += drafter.sentence() + "\n\n"
        text = text[:length]
        texts.append(text if sections else re.sub(r"## .*\n\n", "", text))
    return texts[0], texts[1]


def history(versions: int, length: int) -> list[str]:
    """Write versions of a policy of so many characters, each with one to three small edits of the last."""
    drafter = Drafter(3)
    policy = drafter.policy(30, 1, 1)
    while len(written(policy)) < length:
        at = drafter.random.randrange(len(policy))
        policy[at] = replace(policy[at], sentences=(*policy[at].sentences, drafter.sentence()))
    texts = [written(policy)]
    while len(texts) < versions:
        for _ in range(drafter.random.randint(1, 3)):
            at = drafter.random.randrange(len(policy))
            sentences = list(policy[at].sentences)
            sentences[drafter.random.randrange(len(sentences))] = drafter.sentence()
            policy[at] = replace(policy[at], sentences=tuple(sentences))
        if drafter.random.random() < 0.1:
            policy.insert(
                drafter.random.randrange(len(policy)), policy.pop(drafter.random.randrange(len(policy)))
            )
        texts.append(written(policy))
    return texts


def seconds(task: Callable[[], object]) -> float:
    """Measure the processor time of a task."""
    start = time.process_time()
    task()
    return time.process_time() - start


def peer(old: str, new: str) -> None:
    """Compare two texts as diff-match-patch does by itself, letter by letter within its time limit."""
    differ = diff_match_patch()
    differ.Diff_Timeout = PEER_SECONDS
    differ.diff_cleanupSemantic(differ.diff_main(old, new))


def report(name: str, old: str, new: str, *, beside_peer: bool = True) -> None:
    """Print one line on a pair of texts."""
    results: list[Comparison] = []
    own = min(seconds(lambda: results.append(compare(old, new))) for _ in range(3))
    kinds = len(results[0].changes), results[0].unchanged, results[0].coarse
    beside = f"{seconds(lambda: peer(old, new)):8.3f} s" if beside_peer else " " * 10
    print(f"{name:52} {own:8.3f} s {beside}   changes, unchanged, coarse: {kinds}")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--versions", type=int, default=1000, help="length of the history (default 1000)")
    parser.add_argument(
        "--large", action="store_true", help="also 5 MB against 5 MB, and ten thousand sections"
    )
    options = parser.parse_args()
    compare("# a\n\nwarm\n", "# a\n\nup\n")
    print(f"{'':52} {'ours':>10} {'dmp, 1 s':>10}")
    report("60,000 against 45,000 characters, sections", *rewritten(60_000, 45_000, sections=True))
    report("60,000 against 45,000 characters, one passage", *rewritten(60_000, 45_000, sections=False))
    texts = history(options.versions, 40_000)
    total = seconds(lambda: [compare(old, new) for old, new in pairwise(texts)])
    print(f"{options.versions:,} versions of 40,000 characters, each with the next: {total:8.2f} s")
    if options.large:
        report("nothing against 5 MB", "", rewritten(5_000_000, 10, sections=False)[0])
        report("5 MB against 5 MB, one passage", *rewritten(5_000_000, 5_000_000, sections=False))
        drafter = Drafter(4)
        many = [replace(drafter.draft(4), heading="Terms") for _ in range(10_000)]
        fewer = [drafter.reword(draft, 0.2) for draft in many if drafter.random.random() < 0.9]
        report(
            "10,000 sections, all headings equal, all reworded",
            written(many),
            written(fewer),
            beside_peer=False,
        )


if __name__ == "__main__":
    main()
