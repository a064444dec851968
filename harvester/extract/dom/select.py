"""Find elements by CSS selectors; the only user of cssselect2, which parses them.

The library only parses selectors. Engines that go up from each element and try one ancestor after another may
not end (Lexbor did not within a minute, for ``x div div div`` in 2,000 nested divisions). Here, each step of
a selector is a set of elements, found in one pass over the page.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Any

from cssselect2 import parser as css_parser
from tinycss2.nth import parse_nth

from harvester.extract.dom.node import Node

# In characters. Those of Open Terms Archive have up to 115.
LONGEST_SELECTOR = 500
# The parser is recursive for each of them.
_MOST_PARENTHESES = 30

# Pseudo-classes that count: whether they do so among elements of the same name only, and from the end.
_COUNTING = {
    "nth-child": (False, False),
    "nth-last-child": (False, True),
    "nth-of-type": (True, False),
    "nth-last-of-type": (True, True),
}
_FIRST_OR_LAST = {
    "first-child": ("nth-child",),
    "last-child": ("nth-last-child",),
    "only-child": ("nth-child", "nth-last-child"),
    "first-of-type": ("nth-of-type",),
    "last-of-type": ("nth-last-of-type",),
    "only-of-type": ("nth-of-type", "nth-last-of-type"),
}
_OPERATORS: dict[str, Callable[[str, str], bool]] = {
    "=": lambda value, wanted: value == wanted,
    "~=": lambda value, wanted: wanted in value.split(),
    "|=": lambda value, wanted: value == wanted or value.startswith(f"{wanted}-"),
    "^=": lambda value, wanted: wanted != "" and value.startswith(wanted),
    "$=": lambda value, wanted: wanted != "" and value.endswith(wanted),
    "*=": lambda value, wanted: wanted != "" and wanted in value,
}

Test = Callable[[Node], bool]


class BadSelector(ValueError):
    """Raised when a CSS selector cannot be used; the message says why."""


def check_selector(css: str) -> None:
    """Check that a CSS selector can be used.

    Args:
        css: the selector, or several with commas between them.

    Raises:
        BadSelector: it is not a selector, too long, or has a part that is not supported.
    """
    _Elements(()).found_by_any(_parsed(css))


def select(root: Node, css: str) -> list[Node]:
    """Return the elements below a node that a CSS selector finds, in document order.

    Args:
        root: the node, most often the document.
        css: the selector, or several with commas between them.

    Raises:
        BadSelector: it is not a selector, too long, or has a part that is not supported.
    """
    elements = [node for node in root.descendants() if node.is_element]
    found = _Elements(elements).found_by_any(_parsed(css))
    return [node for node in elements if node in found]


def _parsed(css: str) -> list[Any]:
    """Return the trees of the selectors that commas separate."""
    if len(css) > LONGEST_SELECTOR:
        raise BadSelector(f"it is longer than {LONGEST_SELECTOR} characters")
    if css.count("(") > _MOST_PARENTHESES:
        raise BadSelector(f"it has more than {_MOST_PARENTHESES} parentheses")
    # CSS closes a text at the end, but the parser refuses it.
    attempts = (_read_selectors(css + end) for end in ("", "'", '"'))
    found = next((one for one in attempts if one is not None), None)
    if found is None:
        raise BadSelector("it is not a CSS selector")
    for one in found:
        if one.pseudo_element is not None:
            raise BadSelector(f"::{one.pseudo_element} is not an element of the page")
    return [one.parsed_tree for one in found]


def _read_selectors(css: str) -> list[Any] | None:
    """Return the selectors that a text consists of, or None if it is something else."""
    try:
        return list(css_parser.parse(css))
    except (css_parser.SelectorError, AttributeError):
        # The parser asks for the type of what follows a bar even where nothing does.
        return None


def _steps(tree: Any) -> list[tuple[str, Any]]:
    """Return the compound selectors of a selector, first to last, each with the combinator before it."""
    steps = []
    while isinstance(tree, css_parser.CombinedSelector):
        steps.append((tree.combinator, tree.right))
        tree = tree.left
    return [("", tree), *reversed(steps)]


class _Elements:
    """The elements of a page, and what finds some of them."""

    def __init__(self, elements: Iterable[Node]) -> None:
        """Take the elements, in document order."""
        self._all = list(elements)

    def found_by_any(self, trees: Iterable[Any]) -> set[Node]:
        """Return the elements that one of several selectors finds."""
        return set().union(*(self._found_by(tree) for tree in trees))

    def _found_by(self, tree: Any) -> set[Node]:
        """Return the elements that a selector finds."""
        found: set[Node] = set()
        for combinator, compound in _steps(tree):
            here = self._matching(compound)
            found = here & self._led_to(combinator, found) if combinator else here
        return found

    def _holding(self, relative: Any) -> set[Node]:
        """Return the elements from which a selector in ``:has`` finds something."""
        first, *others = _steps(relative.selector.parsed_tree)
        found: set[Node] | None = None
        for combinator, compound in reversed([(relative.combinator, first[1]), *others]):
            here = self._matching(compound)
            found = _leading(combinator, here if found is None else here & found)
        return found or set()

    def _led_to(self, combinator: str, starts: set[Node]) -> set[Node]:
        """Return the elements to which a combinator leads from one of `starts`."""
        neighbour = _parent if combinator in " >" else element_before
        goes_on = combinator in " ~"
        reached: set[Node] = set()
        for node in self._all:
            start = neighbour(node)
            if start in starts or (goes_on and start in reached):
                reached.add(node)
        return reached

    def _matching(self, compound: Any) -> set[Node]:
        """Return the elements that match a selector without combinators."""
        found = self._all
        for simple in compound.simple_selectors:
            for test in self._tests(simple):
                found = [node for node in found if test(node)]
        return set(found)

    def _tests(self, simple: Any) -> Iterator[Test]:
        """Yield the tests that a simple selector stands for."""
        match simple:
            case css_parser.MatchesAnySelector() | css_parser.SpecificityAdjustmentSelector():
                yield self._any_of(simple.selector_list).__contains__
            case css_parser.NegationSelector():
                refused = self._any_of(simple.selector_list)
                yield lambda node: node not in refused
            case css_parser.RelationalSelector():
                yield set().union(*map(self._holding, simple.selector_list)).__contains__
            case css_parser.PseudoClassSelector(name=name) if name in _FIRST_OR_LAST:
                for counting in _FIRST_OR_LAST[name]:
                    yield self._position_test(counting, 0, 1)
            case css_parser.FunctionalPseudoClassSelector(name=name) if name in _COUNTING:
                formula = parse_nth(simple.arguments)
                if formula is None:
                    raise BadSelector(f":{name}() takes a number or a formula such as 2n+1")
                yield self._position_test(name, *formula)
            case css_parser.PseudoClassSelector() | css_parser.FunctionalPseudoClassSelector():
                raise BadSelector(f":{simple.name} is not supported")
            case _:
                yield _test_of_itself(simple)

    def _any_of(self, selectors: Iterable[Any]) -> set[Node]:
        """Return the elements that one of the selectors between parentheses finds."""
        return self.found_by_any(one.parsed_tree for one in selectors)

    def _position_test(self, counting: str, step: int, offset: int) -> Test:
        """Return the test whether the place of an element is one of `step` × 0, 1, 2, … + `offset`."""
        of_type, from_end = _COUNTING[counting]
        counted: Counter[tuple[Node | None, str]] = Counter()
        places: dict[Node, int] = {}
        for node in reversed(self._all) if from_end else self._all:
            key = (node.parent, node.tag if of_type else "")
            counted[key] += 1
            places[node] = counted[key]

        def is_there(node: Node) -> bool:
            beyond = places[node] - offset
            return beyond % step == 0 and beyond // step >= 0 if step else beyond == 0

        return is_there


def _test_of_itself(simple: Any) -> Test:
    """Return the test for which an element alone is enough: its name and its attributes."""
    match simple:
        case css_parser.LocalNameSelector():
            return lambda node: node.name.lower() == simple.lower_local_name
        case css_parser.IDSelector():
            return lambda node: node.attribute("id") == simple.ident
        case css_parser.ClassSelector():
            return lambda node: simple.class_name in node.attribute("class").split()
        case css_parser.AttributeSelector():
            return _attribute_test(simple)
        case _:
            raise BadSelector("namespaces are not supported")


def _attribute_test(simple: Any) -> Test:
    """Return the test that a selector in brackets stands for."""
    name, operator = simple.lower_name, simple.operator
    if operator is None:
        return lambda node: name in node.attributes
    holds = _OPERATORS[operator]
    if simple.case_sensitive is False:
        wanted = simple.value.lower()
        return lambda node: name in node.attributes and holds(node.attribute(name).lower(), wanted)
    return lambda node: name in node.attributes and holds(node.attribute(name), simple.value)


def _leading(combinator: str, ends: set[Node]) -> set[Node]:
    """Return the elements from which a combinator leads to one of `ends`."""
    neighbour = _parent if combinator in " >" else element_before
    goes_on = combinator in " ~"
    reached: set[Node] = set()
    for end in ends:
        node = neighbour(end)
        while node is not None and node not in reached:
            reached.add(node)
            node = neighbour(node) if goes_on else None
    return reached


def element_before(node: Node) -> Node | None:
    """Return the previous sibling that is an element, or None if there is none."""
    before = node.prev
    while before is not None and not before.is_element:
        before = before.prev
    return before


def _parent(node: Node) -> Node | None:
    """Return the parent of an element, which may be the document."""
    return node.parent
