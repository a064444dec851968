"""The thresholds of the alignment: how much alike two sections must be to count as one that was changed.

Limits of the running time are not here, but beside the loops that they end.
"""

from __future__ import annotations

# Two sections are one reworded section if they are so much alike: LIKE, and more for short ones, which are
# alike by chance. It was measured on drafts from a small vocabulary and on neighbouring versions of policies:
# unrelated sections of a hundred words stay under 0.25, those with 40 % of their words exchanged are above
# 0.4 (docs/benchmarks.md, "Comparing").
LIKE = 0.2
LIKE_BY_CHANCE = 0.5  # divided by the square root of the number of words of the shorter one
# An equal heading adds this; it is enough to pair two sections that share nothing else if no other section
# has it.
HEADING = 0.3
# A section that was cut down lies in the old one: so much of it, if it is not so short that it could by
# chance.
CONTAINED = 0.6
CONTAINED_WORDS = 8
# Under another heading two sections are one only if their words are so much the same, or by so much more than
# those of either and any third section: in a policy made of set phrases all sections are alike.
SURE = 0.5
MARGIN = 1.1
# A heading that is so much the same speaks for a pair by itself.
SURE_HEADING = 0.5
# Ties are broken by the number and by the neighbours.
NUMBER = 0.02
NEIGHBOUR = 0.03
# What stands before the first heading is one thing, however it is worded: more than any other weight.
PREAMBLE = 10.0

# So much of a section must be found, in order, in what the others leave of the whole: the mean of the share
# of its words and of its pairs of neighbouring words. Short ones are found by chance, so more is required of
# them. Pieces with 40 % of their words exchanged reach 0.45; sections of policies that have nothing to do
# with each other stay under 0.35, those of twenty words under 0.42 (docs/benchmarks.md, "Comparing").
PIECE = 0.3
PIECE_BY_CHANCE = 0.6  # divided by the square root of the number of words of the piece
# Less is required of a piece that keeps the heading of the whole.
SAME_HEADING = 0.7
# A shorter section can lie in a longer one by chance.
PIECE_WORDS = 6
# Where the order of the words is ignored, because there are too many of them, more of the words are required.
PIECE_WITHOUT_ORDER = 0.6

# Two sections left over are one that was rewritten if their likeness stands out so far from that of each of
# them to any third section of the texts, and is so great; less is required of two that stand in the same
# place between pairs. A heading in common adds up to `LEFTOVER_HEADING`.
LEFTOVER_MARGIN = 1.5
LEFTOVER_LEAST = 0.25
LEFTOVER_MARGIN_IN_PLACE = 1.25
LEFTOVER_LEAST_IN_PLACE = 0.07
LEFTOVER_HEADING = 0.3

# Two sections left over between the same pairs are one that was rewritten if their headings are the same; or
# if their numbers are, and either their likeness is at least `LEFTOVER_LEAST`, or all words of the shorter
# heading are in the longer one, and are so many (docs/benchmarks.md, "Lineages").
IN_PLACE_TITLE = 2
