"""From libyaml's events to nodes in one pass, without recursion; what a card must not hold is noted on the way."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tradectl.store.yaml.faults import MAX_FAULTS, Fault, FaultKind
from tradectl.store.yaml.guard import code_point
from tradectl.store.yaml.hidden import hidden
from tradectl.store.yaml.lines import Lines, has_separators
from tradectl.store.yaml.nodes import Mapping, Mark, Node, Scalar, Sequence
from tradectl.store.yaml.spans import block_end, empty_end
from tradectl.store.yaml.style import NOT_GIVEN, Style

if TYPE_CHECKING:
    from collections.abc import Callable

MAX_DEPTH = 32
MAX_NODES = 50_000
_STYLES = {
    None: Style.PLAIN,
    "": Style.PLAIN,
    "'": Style.SINGLE,
    '"': Style.DOUBLE,
    "|": Style.LITERAL,
    ">": Style.FOLDED,
}
EATEN = re.compile(r"(?:[ \t](?=#[ \t]*[^ \t\r\n])|[ \t]+(?=#\w))(#[^\r\n]*)")  # with two blanks, `# x` is a comment


class TooMuchError(Exception):
    """The text is not worth reading on: too deep, too many values, too many faults."""


class _Open:
    """A collection whose end has not come yet; keys and values of a mapping lie side by side in `children`."""

    __slots__ = ("children", "is_mapping", "start", "style")

    def __init__(self, start: Mark, style: Style, *, is_mapping: bool) -> None:
        self.start = start
        self.style = style
        self.is_mapping = is_mapping
        self.children: list[Node] = []


class Builder:
    """Takes events one by one; afterwards holds the top node (None so far) and the faults that were met."""

    __slots__ = ("_mark", "_nodes", "_open", "_text", "faults", "top")

    def __init__(self, text: str) -> None:
        self.top: Node | None = None
        self.faults: list[Fault] = []
        self._text = text
        self._open: list[_Open] = []
        self._nodes = 0
        self._mark = _marker(text)

    def note(self, kind: FaultKind, mark: Mark, detail: str = "", earlier_line: int = 0) -> None:
        """Keep a fault; of warnings only the first hundred, and raise TooMuchError at an error after as many."""
        fault = Fault(kind, mark.line, mark.column, detail, earlier_line)
        if len(self.faults) < MAX_FAULTS or not fault.is_warning:
            self.faults.append(fault)
        if len(self.faults) > MAX_FAULTS:
            raise TooMuchError

    def scalar(self, event: Any) -> None:
        """Add a scalar."""
        start = self._mark(event.start_mark)
        value: str | None = event.value
        style = _STYLES[event.style]
        inside = self._open[-1] if self._open else None
        is_key = inside is not None and inside.is_mapping and not len(inside.children) & 1
        if event.anchor is not None or event.tag is not None:
            self._decorated(event, start)
        if value and not value.isprintable():
            self._hidden(value, start, event.end_mark.index)
        if style is Style.LITERAL or style is Style.FOLDED:
            end = block_end(self._text, start, event.end_mark.index)
        else:
            end = self._mark(event.end_mark)
            if style is Style.PLAIN and value in NOT_GIVEN:
                if not value:
                    start = end = self._empty(inside, start, is_key=is_key)
                value = value if is_key else None
        self._add(Scalar(value, style, start, end))

    def open(self, event: Any, *, is_mapping: bool) -> None:
        """Begin a collection; raise TooMuchError below the depth of 32."""
        start = self._mark(event.start_mark)
        if event.anchor is not None or event.tag is not None:
            self._decorated(event, start)
        if len(self._open) >= MAX_DEPTH:
            self.note(FaultKind.TOO_DEEP, start, str(MAX_DEPTH))
            raise TooMuchError
        self._open.append(_Open(start, Style.FLOW if event.flow_style else Style.BLOCK, is_mapping=is_mapping))

    def close(self, event: Any) -> None:
        """End the innermost collection; a block one ends with its last child."""
        closed = self._open.pop()
        children = closed.children
        end = self._mark(event.end_mark) if closed.style is Style.FLOW or not children else children[-1].end
        if closed.is_mapping:
            self._add(Mapping(self._pairs(children), closed.style, closed.start, end))
        else:
            self._add(Sequence(tuple(children), closed.style, closed.start, end))

    def alias(self, event: Any) -> None:
        """Note an alias, and go on as if nothing stood there."""
        mark = self._mark(event.start_mark)
        self.note(FaultKind.ALIAS, mark, event.anchor)
        self._add(Scalar("*", Style.PLAIN, mark, mark))

    def seen(self) -> list[Node]:
        """Return the nodes that are whole so far, in the order of the text: the top one, or those in open ones."""
        return [child for one in self._open for child in one.children] if self._open else [self.top] if self.top else []

    def _add(self, node: Node) -> None:
        self._nodes += 1
        if self._nodes > MAX_NODES:
            self.note(FaultKind.TOO_LARGE, node.start, str(MAX_NODES))
            raise TooMuchError
        if self._open:
            self._open[-1].children.append(node)
        else:
            self.top = node

    def _pairs(self, children: list[Node]) -> tuple[tuple[Scalar, Node], ...]:
        """Return the pairs of a mapping; note keys that are no text and keys that stand twice."""
        first_lines: dict[str | None, int] = {}
        pairs: list[tuple[Scalar, Node]] = []
        for key, value in zip(children[::2], children[1::2], strict=True):
            if not isinstance(key, Scalar) or (not key.value and key.style is Style.PLAIN):
                self.note(FaultKind.KEY_NOT_TEXT, key.start)
                continue
            earlier = first_lines.setdefault(key.value, key.start.line)
            if len(first_lines) == len(pairs):
                self.note(FaultKind.DUPLICATE_KEY, key.start, key.value or "", earlier)
                continue
            pairs.append((key, value))
        return tuple(pairs)

    def _empty(self, inside: _Open | None, given: Mark, *, is_key: bool) -> Mark:
        """Return where nothing stands; warn if a comment stands where the value was meant to be."""
        if inside is None or is_key:
            return given
        mark = empty_end(self._text, inside.children[-1].end, given) if inside.is_mapping else given
        if found := EATEN.match(self._text, mark.offset):
            ahead = found.start(1) - mark.offset
            place = Mark(mark.offset + ahead, mark.line, mark.column + ahead)
            self.note(FaultKind.EATEN_VALUE, place, found.group(1).rstrip())
        return mark

    def _decorated(self, event: Any, mark: Mark) -> None:
        if event.anchor is not None:
            self.note(FaultKind.ANCHOR, mark, event.anchor)
        if event.tag is not None:
            self.note(FaultKind.TAG, mark, event.tag)

    def _hidden(self, value: str, start: Mark, end_index: int) -> None:
        found = hidden(value)
        if found is None:
            return
        written = self._text[start.offset : end_index]
        _, line, column = Lines(written).mark(max(0, written.find(found.group())))
        place = Mark(start.offset, start.line + line - 1, column + (start.column - 1 if line == 1 else 0))
        self.note(FaultKind.HIDDEN_CHARACTER, place, code_point(found.group()))


def _marker(text: str) -> Callable[[Any], Mark]:
    """Return the translation of libyaml's marks; its lines are wrong behind U+0085, U+2028 and U+2029."""
    if has_separators(text):
        lines = Lines(text)
        return lambda given: lines.mark(given.index)
    new = tuple.__new__  # half the time of Mark(...), twice for every node
    return lambda given: new(Mark, (given.index, given.line + 1, given.column + 1))
