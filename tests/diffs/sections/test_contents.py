"""Tables of contents and columns of links are no headings; a passage that stands twice is."""

from __future__ import annotations

from diffs import split

PROSE = "We keep what you tell us for as long as your account is open, and no longer than the law allows."
NAMES = ("Scope of the Policy", "What We Collect", "Whom We Tell", "Your Choices")
BODY = "\n\n".join(f"**{name}**\n\n{PROSE}" for name in NAMES)


def headings(text: str) -> list[str]:
    return [one.heading for one in split(text) if one.level]


def test_entries_count_although_some_are_links_or_set_in_another_way() -> None:
    entries = [f"[{NAMES[0]}](#one)", f"_{NAMES[1]}_", f"\\- {NAMES[2]}", f"_{NAMES[3]}_"]
    assert headings("# Oriel\n\n" + "\n\n".join(entries) + f"\n\n{BODY}\n") == [*NAMES]


def test_numbers_of_pages_do_not_hide_an_entry() -> None:
    entries = "\n\n".join(f"**{name} {page}**" for page, name in enumerate(NAMES, 2))
    assert headings(f"# Oriel\n\n{entries}\n\n{BODY}\n") == [*NAMES]


def test_a_list_of_steps_that_stands_twice_is_no_table_of_contents() -> None:
    steps = "#### Tell us of a member\n\n1. Open the Profile\n2. Choose a Reason\n3. Send the Report"
    both = f"## For the North\n\n{PROSE}\n\n{steps}\n\n## For the South\n\n{PROSE}\n\n{steps}\n"
    assert headings(both).count("Tell us of a member") == 2


def test_the_first_heading_below_a_table_of_links_is_kept_though_it_comes_again() -> None:
    links = "\n".join(f"* [{name}](#{at})" for at, name in enumerate(NAMES))
    part = "\n\n".join(f"## {name}\n\n{PROSE}" for name in NAMES)
    assert headings(f"# Oriel\n\n{PROSE}\n\n{links}\n\n{part}\n\n{part}\n") == [*NAMES, *NAMES]


def test_columns_of_links_go_with_the_box_below_them() -> None:
    columns = "\n\n".join(f"#### {name}\n\n[One](/1)\n\n[Two](/2)" for name in ("House", "Barrels", "Legal"))
    box = "#### Letters from the house\n\nYour address\n\nOriel Ltd, 2026"
    assert headings(f"# Oriel\n\n## Scope\n\n{PROSE}\n\n{columns}\n\n{box}\n") == ["Scope"]


def test_links_between_headings_with_text_are_no_footer() -> None:
    text = f"# Oriel\n\n## Scope\n\n{PROSE}\n\n## More\n\n[One](/1)\n\n## Use\n\n{PROSE}\n"
    assert headings(text) == ["Scope", "More", "Use"]
