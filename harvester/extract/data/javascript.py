"""Read literals of JavaScript as values, without running anything.

JSON is a part of this language. What servers write into scripts has more: names without quotes, other quotes,
``void 0`` and ``!0``, dates and maps, and functions that are called at once with values that occur often,
as in the payload of Nuxt 2: ``(function(a,b){return {title:a}}("Terms",null))``.
"""

from __future__ import annotations

import json
import re
from typing import NamedTuple

from harvester.extract.data.values import MOST_LEVELS, Budget, DataValue, Undecodable

_SPACE = re.compile(r"(?:\s+|//[^\n]*+(?:\n|\Z)|/\*(?:[^*]|\*(?!/))*+\*/)*+")
_NAME = re.compile(r"[A-Za-z_$][\w$]*", re.ASCII)
_NUMBER = re.compile(
    r"[-+]?(?:0[xX][0-9a-fA-F]{1,13}|(?:\d{1,300}(?:\.\d{0,300})?|\.\d{1,300})(?:[eE][-+]?\d{1,3})?)"
)
_STRINGS = {
    '"': re.compile(r'"([^"\\\n]*+(?:\\[\s\S][^"\\\n]*+)*+)"'),
    "'": re.compile(r"'([^'\\\n]*+(?:\\[\s\S][^'\\\n]*+)*+)'"),
    "`": re.compile(r"`([^`\\$]*+(?:(?:\$(?!\{)|\\[\s\S])[^`\\$]*+)*+)`"),
}
_ESCAPE = re.compile(r"\\(?:u\{([0-9a-fA-F]{1,6})\}|u([0-9a-fA-F]{4})|x([0-9a-fA-F]{2})|(\r\n|[\s\S]))")
_ESCAPED = {"n": "\n", "r": "\r", "t": "\t", "b": "\b", "f": "\f", "v": "\v", "0": "\0", "\n": "", "\r\n": ""}
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")
_ALONE = re.compile("[\ud800-\udfff]")
_CONSTANTS: dict[str, DataValue] = {
    "true": True,
    "false": False,
    "null": None,
    "undefined": None,
    "NaN": None,
    "Infinity": None,
}
# A function that is called at once with values for its parameters.
_FUNCTION = re.compile(
    r"\(?\s*(?:function\s*\w*\s*\(([\w$\s,]*)\)\s*\{|\(([\w$\s,]*)\)\s*=>\s*[({])", re.ASCII
)
# In a block, a string counts as one, with all brackets in it.
_IN_BLOCK = re.compile(
    r""""[^"\\\n]*+(?:\\[\s\S][^"\\\n]*+)*+"|'[^'\\\n]*+(?:\\[\s\S][^'\\\n]*+)*+'"""
    r"""|`[^`\\]*+(?:\\[\s\S][^`\\]*+)*+`|[{}()\[\]]"""
)
# A body is looked through for its end before it is read; functions in functions several times.
_CHARACTERS_OF_A_STEP = 50
_MEMBER = re.compile(r"\s*([A-Za-z_$][\w$]*)(?=\s*[.\[=])", re.ASCII)


class Read(NamedTuple):
    """A value, and where the script goes on after it."""

    value: DataValue
    end: int


def read_value(script: str, start: int, budget: Budget) -> Read:
    """Read the literal that starts at a place of a script.

    Args:
        script: the script.
        start: where the literal starts.
        budget: how many values may be read.

    Raises:
        Undecodable: there is no literal, or it is not within the limits.
    """
    if script[start : start + 1] in ("{", "["):
        try:
            value, end = json.JSONDecoder(strict=False).raw_decode(script, start)
            return Read(value, end)
        except (ValueError, RecursionError):
            pass
    reader = _LiteralReader(script, start, budget, {})
    value = reader.value(0)
    return Read(value, reader.at)


def mended(text: str) -> str:
    """Return a string whose surrogates are joined, or replaced if they are alone.

    Args:
        text: a string of JSON or of JavaScript.
    """
    if _ALONE.search(text) is None:
        return text
    joined = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _ALONE.sub("\ufffd", joined)


class _LiteralReader:
    """A place in a script, and the values of the names that are known there."""

    def __init__(self, script: str, start: int, budget: Budget, names: dict[str, DataValue]) -> None:
        self._script = script
        self.at = start
        self._budget = budget
        self._names = names

    def value(self, level: int) -> DataValue:
        """Read a value, with the strings that are added to it."""
        first = self._one(level)
        while isinstance(first, str) and self._take("+"):
            other = self._one(level)
            if not isinstance(other, str):
                raise Undecodable("a sum")
            self._budget.spend()
            first += other
        return first

    def _one(self, level: int) -> DataValue:
        """Read a value."""
        self._budget.spend()
        if level > MOST_LEVELS:
            raise Undecodable("nested too deeply")
        self._skip()
        sign = self._script[self.at : self.at + 1]
        if sign == "{":
            return self._object(level)
        if sign == "[":
            self.at += 1
            return self._list("]", level)
        if sign in _STRINGS:
            return self._string(sign)
        if sign == "!":
            self.at += 1
            return not self._one(level + 1)
        if sign == "(":
            return self._called(level) if _FUNCTION.match(self._script, self.at) else self._bracketed(level)
        number = _NUMBER.match(self._script, self.at)
        if number is not None:
            self.at = number.end()
            return _number(number[0])
        return self._named(level)

    def _named(self, level: int) -> DataValue:
        """Read a constant, a name that is known, or a call that makes a value."""
        start = self.at
        name = self._name()
        if name in self._names:
            return self._names[name]
        if name in _CONSTANTS:
            return _CONSTANTS[name]
        if name == "void":
            self._one(level + 1)
            return None
        if name == "function":
            self.at = start
            return self._called(level)
        if name == "new":
            name = self._name()
        if name == "JSON" and self._take("."):
            name = f"JSON.{self._name()}"
        elif name == "Object" and self._take("."):
            name = f"Object.{self._name()}"
        if not self._take("("):
            raise Undecodable("a name without a value")
        return _made(name, self._list(")", level))

    def _bracketed(self, level: int) -> DataValue:
        """Read a value in parentheses."""
        self.at += 1
        value = self.value(level + 1)
        self._need(")")
        return value

    def _object(self, level: int) -> DataValue:
        """Read an object."""
        self.at += 1
        found: dict[str, DataValue] = {}
        while not self._take("}"):
            self._skip()
            sign = self._script[self.at : self.at + 1]
            if sign in ("'", '"'):
                key = self._string(sign)
            elif (number := _NUMBER.match(self._script, self.at)) is not None:
                key = number[0]
                self.at = number.end()
            else:
                key = self._name()
            self._need(":")
            found[key] = self.value(level + 1)
            if not self._take(","):
                self._need("}")
                break
        return found

    def _list(self, end: str, level: int) -> list[DataValue]:
        """Read what stands between brackets or in a call; the opening sign has been read."""
        found: list[DataValue] = []
        while not self._take(end):
            if self._take(","):
                found.append(None)
                continue
            found.append(self.value(level + 1))
            if not self._take(","):
                self._need(end)
                break
        return found

    def _called(self, level: int) -> DataValue:
        """Read a function that is called at once, with what it sets before it returns a value."""
        script = self._script
        head = _FUNCTION.match(script, self.at)
        if head is None:
            raise Undecodable("a function")
        start, is_wrapped = head.end(), script[self.at] == "("
        parameters = [name.strip() for name in (head[1] or head[2] or "").split(",") if name.strip()]
        body = _LiteralReader(script, start, self._budget, dict(self._names))
        # The values come after the body, so the body is first read without them, to find its end.
        end = _end_of_block(script, start)
        self._budget.spend((end - start) // _CHARACTERS_OF_A_STEP)
        self.at = end
        if is_wrapped:
            self._take(")")
        self._need("(")
        values = self._list(")", level)
        if is_wrapped:
            self._take(")")
        body._names.update(zip(parameters, values, strict=False))
        after = self.at
        try:
            return body.body(level + 1, end, "=>" in head[0] and head[0].endswith("("))
        finally:
            self.at = after

    def body(self, level: int, end: int, is_value: bool) -> DataValue:
        """Read a body: assignments to members of what is known, then the value that is returned."""
        if is_value:
            return self.value(level)
        while self.at < end:
            self._budget.spend()
            self._skip()
            if self._script.startswith("return", self.at):
                self.at += len("return")
                return self.value(level)
            self._assignment(level)
            self._take(";") or self._take(",")
        return None

    def _assignment(self, level: int) -> None:
        """Read an assignment such as ``a.title=b`` or ``a[0]=b``."""
        name = _MEMBER.match(self._script, self.at)
        if name is None or name[1] not in self._names:
            raise Undecodable("a statement")
        self.at = name.end()
        holder: DataValue = self._names[name[1]]
        key: str | int = ""
        is_first = True
        while not self._take("="):
            if not is_first:
                holder = _member(holder, key)
            is_first = False
            if self._take("."):
                key = self._name()
            else:
                self._need("[")
                inside = self.value(level)
                self._need("]")
                if not isinstance(inside, str | int):
                    raise Undecodable("a key")
                key = inside
        value = self.value(level)
        if isinstance(holder, dict):
            holder[str(key)] = value
        elif isinstance(holder, list) and isinstance(key, int) and 0 <= key <= len(holder):
            holder[key : key + 1] = [value]

    def _string(self, sign: str) -> str:
        """Read a string."""
        found = _STRINGS[sign].match(self._script, self.at)
        if found is None:
            raise Undecodable("a string without an end")
        self.at = found.end()
        text = found[1]
        return _ESCAPE.sub(_unescaped, text) if "\\" in text else text

    def _name(self) -> str:
        """Read a name."""
        self._skip()
        found = _NAME.match(self._script, self.at)
        if found is None:
            raise Undecodable("not a value")
        self.at = found.end()
        return found[0]

    def _skip(self) -> None:
        """Go over white space and comments."""
        found = _SPACE.match(self._script, self.at)
        assert found is not None
        self.at = found.end()

    def _take(self, sign: str) -> bool:
        """Go over a sign if it comes next, and return whether it did."""
        self._skip()
        is_there = self._script.startswith(sign, self.at)
        self.at += len(sign) * is_there
        return is_there

    def _need(self, sign: str) -> None:
        """Go over a sign that must come next."""
        if not self._take(sign):
            raise Undecodable(f"no {sign!r}")


def _unescaped(found: re.Match[str]) -> str:
    """Return what an escape stands for."""
    code = found[1] or found[2] or found[3]
    if code is None:
        return _ESCAPED.get(found[4], found[4])
    return chr(int(code, 16)) if int(code, 16) <= 0x10FFFF else "\ufffd"


def _number(text: str) -> DataValue:
    """Return the value of a number."""
    if "x" in text.lower():
        return int(text, 16)
    return int(text) if text.lstrip("+-").isdigit() else float(text)


def _made(name: str, values: list[DataValue]) -> DataValue:
    """Return what a call makes: a map, a set, a date, or the value of a string of JSON."""
    first = values[0] if values else None
    if name == "JSON.parse" and isinstance(first, str):
        try:
            parsed: DataValue = json.loads(first, strict=False)
        except (ValueError, RecursionError) as error:
            raise Undecodable("not JSON") from error
        return parsed
    if name == "Map" and isinstance(first, list):
        pairs = (pair for pair in first if isinstance(pair, list) and len(pair) == 2)
        return {str(key): value for key, value in pairs if isinstance(key, str | int)}
    if name == "Set" and isinstance(first, list):
        return first
    if name in ("Date", "String", "Number", "BigInt", "URL", "Boolean"):
        return first
    if name == "Object.create":
        return {}
    if name in ("Object.freeze", "Object.assign", "Object.seal"):
        return first
    if name in ("Array", "Map", "Set"):
        return [] if name != "Map" else {}
    raise Undecodable("a call")


def _member(holder: DataValue, key: str | int) -> DataValue:
    """Return a member of a value."""
    if isinstance(holder, dict):
        return holder.get(str(key))
    if isinstance(holder, list) and isinstance(key, int) and 0 <= key < len(holder):
        return holder[key]
    raise Undecodable("no such member")


def _end_of_block(script: str, start: int) -> int:
    """Return where the block ends that starts before a place of a script."""
    depth = 1
    for found in _IN_BLOCK.finditer(script, start):
        sign = found[0]
        if sign in "{([":
            depth += 1
        elif sign in "})]":
            depth -= 1
            if not depth:
                return found.end()
    raise Undecodable("a block without an end")
