"""The fields of a text in which nothing is odd, with their places, straight from libyaml's events.

Nodes cost three times what the parser does, and of ten thousand cards that are read hardly one is edited. So none are
made here, and the first thing that the composer has a rule for (an anchor, a key twice, a hidden character, a tab …)
ends the reading: then the composer decides. What is returned is what the composer would have said, place by place.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from tradectl.store.yaml.builder import EATEN, MAX_DEPTH
from tradectl.store.yaml.guard import conflicts, decode
from tradectl.store.yaml.hidden import hidden
from tradectl.store.yaml.libyaml import libyaml
from tradectl.store.yaml.lines import SEPARATORS
from tradectl.store.yaml.nodes import Mark
from tradectl.store.yaml.spans import empty_end
from tradectl.store.yaml.style import NOT_GIVEN

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.store.yaml.plain import Read

LARGEST = 1 << 15  # bytes; each node takes one at least, so that the composer's bound on nodes is far
_ODD = ("\t", "\ufeff", *SEPARATORS)
_BLOCKS = ("|", ">")
_Place = Any  # a mark of ours or of libyaml, or a group


class _OddError(Exception):
    """Something stands in the text that the composer has to judge."""


class _Group:
    """Where a mapping or list starts, where its values (or the groups in it) do, and where its keys do."""

    __slots__ = ("keys", "start", "within")

    def __init__(self, start: Any, within: Any, keys: dict[str, Any] | None) -> None:
        self.start = start
        self.within = within
        self.keys = keys


class Fields:
    """The fields of a file, and where they stand."""

    __slots__ = ("_top", "plain")

    def __init__(self, plain: dict[str, Read], top: _Group) -> None:
        self.plain = plain
        self._top = top

    def place(self, loc: tuple[str | int, ...]) -> tuple[int, int]:
        """Return (line, column) of the value at a place, else of what it is missing from."""
        return _line_and_column(self._nearest(loc))

    def key_place(self, loc: tuple[str | int, ...]) -> tuple[int, int]:
        """Return (line, column) of the key at a place, else of what it is missing from."""
        above = self._nearest(loc[:-1])
        key = above.keys.get(str(loc[-1])) if isinstance(above, _Group) and above.keys is not None else None
        return _line_and_column(above if key is None else key)

    def _nearest(self, loc: tuple[str | int, ...]) -> _Place:
        found: _Place = self._top
        for step in loc:
            if not isinstance(found, _Group):
                break
            within = found.within
            if isinstance(within, dict):
                below = within.get(step)
            else:
                below = within[step] if isinstance(step, int) and 0 <= step < len(within) else None
            if below is None:
                break
            found = below
        return found


def sound_fields(raw: bytes) -> Fields | None:
    """Return the fields of a file's bytes; None where anything in them is odd, be it a fault or not."""
    text = decode(raw) if len(raw) <= LARGEST else None
    if not isinstance(text, str) or any(character in text for character in _ODD) or conflicts(text):
        return None
    parser = libyaml()
    reading = _Reading(text)
    try:
        _feed(reading, parser.parser(raw).get_event, parser.events)
    except (_OddError, parser.error):
        return None
    plain, places = reading.plain, reading.within
    return Fields(plain[0], places[0]) if plain and isinstance(plain[0], dict) else None


def _feed(reading: _Reading, next_event: Callable[[], Any], kinds: Any) -> None:
    scalar, read_scalar = kinds.ScalarEvent, reading.scalar
    handlers = {
        kinds.MappingStartEvent: reading.open_mapping,
        kinds.SequenceStartEvent: reading.open_list,
        kinds.MappingEndEvent: reading.close,
        kinds.SequenceEndEvent: reading.close,
        kinds.DocumentStartEvent: reading.begin,
        kinds.AliasEvent: _refuse,
    }
    for event in iter(next_event, None):
        kind = type(event)
        if kind is scalar:
            read_scalar(event)
        elif kind in handlers:
            handlers[kind](event)


class _Reading:
    """The collection that is open: its values and, in `within` and `keys`, their places; those around it below."""

    __slots__ = ("_around", "_key", "_text", "keys", "plain", "within")

    def __init__(self, text: str) -> None:
        self.plain: Any = []  # a list of the documents' tops
        self.within: Any = []
        self.keys: dict[str, Any] | None = None  # None in a list
        self._key: Any = None  # the event of the key whose value comes next
        self._around: list[tuple[Any, Any, dict[str, Any] | None]] = []
        self._text = text

    def begin(self, event: Any) -> None:
        """Take the start of the one document."""
        if self.plain or event.version or event.tags:
            raise _OddError

    def scalar(self, event: Any) -> None:
        """Take a key or a value."""
        value: str = event.value
        if event.anchor is not None or event.tag is not None or not (value.isprintable() or hidden(value) is None):
            raise _OddError
        if self.keys is not None and self._key is None:
            if value in self.keys or not (value or event.style) or event.style in _BLOCKS:
                raise _OddError
            self.keys[value] = event.start_mark
            self._key = event
            return
        place = event.start_mark
        if value in NOT_GIVEN and not event.style:
            self._put(None, place if value else self._nothing(place))
        else:
            self._put(value, place)

    def open_mapping(self, event: Any) -> None:
        """Take the start of a mapping."""
        self._open(event, {}, {}, {})

    def open_list(self, event: Any) -> None:
        """Take the start of a list."""
        self._open(event, [], [], None)

    def close(self, _event: Any) -> None:
        """Take the end of the innermost collection."""
        self.plain, self.within, self.keys = self._around.pop()

    def _open(self, event: Any, plain: Any, within: Any, keys: dict[str, Any] | None) -> None:
        around = self._around
        is_key = self.keys is not None and self._key is None
        if is_key or event.anchor is not None or event.tag is not None or len(around) >= MAX_DEPTH:
            raise _OddError
        self._put(plain, _Group(event.start_mark, within, keys))
        around.append((self.plain, self.within, self.keys))
        self.plain, self.within, self.keys = plain, within, keys

    def _put(self, value: Any, place: _Place) -> None:
        if self.keys is None:
            self.plain.append(value)
            self.within.append(place)
        else:
            key = self._key.value
            self.plain[key] = value
            self.within[key] = place
            self._key = None

    def _nothing(self, given: Any) -> Mark:
        """Return where an empty value stands; give up where a comment may have swallowed it."""
        mark = _mark(given)
        if self._key is not None:
            mark = empty_end(self._text, _mark(self._key.end_mark), mark)
        if EATEN.match(self._text, mark.offset):
            raise _OddError
        return mark


def _refuse(_event: Any) -> None:
    raise _OddError


def _mark(given: Any) -> Mark:
    return Mark(given.index, given.line + 1, given.column + 1)


def _line_and_column(place: _Place) -> tuple[int, int]:
    if isinstance(place, _Group):
        place = place.start
    return (place.line, place.column) if isinstance(place, Mark) else (place.line + 1, place.column + 1)
