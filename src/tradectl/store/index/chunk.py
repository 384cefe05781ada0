"""Some hundred customers of one shelf in the index: looks, days and marks in arrays, one row of the file."""

from __future__ import annotations

import json
from array import array

from tradectl.core.named import NamedTuple
from tradectl.store.index.chunk_row import check_sum, customers_in, is_sound, names_in, names_row
from tradectl.store.index.looks import PER_CUSTOMER

CAPACITY = 256
NEVER = 4_000_000  # a day after all days: nothing is ever due


class DamagedError(Exception):
    """What the index holds is not what was written."""


class Mark(NamedTuple):
    """By what a customer is picked: owner, class; and its late visits, day (ordinal) and person of each."""

    owner: str
    class_key: str
    visits: list[tuple[int, str]]


class Days(NamedTuple):
    """The days the index keeps of a customer, as ordinals (see Chunk)."""

    wake: int
    since: int
    latest: int
    registered: int
    visit: int


class Chunk:
    """Customers of one folder; the arrays run beside `names`. Days are ordinals.

    `keys`: the customer's number in the index; `looks`: eight numbers each, zeros where it is to be read anew; `wakes`:
    no rule is due before this day if nothing happens, valid from the day `since` on; `latest`: of the last entry;
    `visits`: of the last visit or meeting; `marks`: owner, class (`A`–`E`, `won`), and the visits of the week of
    `since` and later, each with its day and who made it. Names and marks are taken out of their text when asked for.
    """

    __slots__ = ("_marks", "_names", "folder", "is_changed", "keys", "latest", "looks", "mark", "number", "registered",
                 "since", "visits", "wakes")  # fmt: skip

    def __init__(self, number: int, folder: str, names: bytes = b"", marks: str = "[]", mark: int = 0) -> None:
        self.number = number
        self.folder = folder
        self.mark = mark
        self._names: list[str] | bytes = names
        self._marks: list[Mark] | str = marks
        self.keys, self.looks = array("q"), array("q")
        self.wakes, self.since, self.latest = array("i"), array("i"), array("i")
        self.registered, self.visits = array("i"), array("i")
        self.is_changed = False

    def __len__(self) -> int:
        """Return how many customers these are."""
        return len(self.keys)

    @property
    def names(self) -> list[str]:
        """Return the names of the customers' folders."""
        if isinstance(self._names, bytes):
            self._names = names_in(self._names)
        return self._names

    def names_with(self, part: str) -> list[str]:
        """Return the names in which a text stands; they are told apart only where it does in one of them."""
        if isinstance(self._names, bytes) and part.encode() not in self._names:
            return []
        return [name for name in self.names if part in name]

    @property
    def marks(self) -> list[Mark]:
        """Return owner, class and late visits of the customers."""
        if isinstance(self._marks, str):
            self._marks = [Mark(*row) for row in json.loads(self._marks)]
        return self._marks

    def append(self, name: str, key: int) -> None:
        """Take in a customer of whom nothing is known yet."""
        self.names.append(name)
        self.marks.append(Mark("", "", []))
        self.keys.append(key)
        self.looks.extend([0] * PER_CUSTOMER)
        for days in self.days():
            days.append(0)
        self.is_changed = True

    def set_days(self, place: int, days: Days) -> None:
        """Put down the days of a customer."""
        for ours, day in zip(self.days(), days, strict=True):
            ours[place] = day
        self.is_changed = True

    def drop(self, gone: set[str]) -> list[int]:
        """Take out customers; return their keys."""
        staying = [place for place, name in enumerate(self.names) if name not in gone]
        keys = [key for name, key in zip(self.names, self.keys, strict=True) if name in gone]
        self._names = [self.names[place] for place in staying]
        self._marks = [self.marks[place] for place in staying]
        self.keys = array("q", [self.keys[place] for place in staying])
        looks = [self.looks[place * PER_CUSTOMER : (place + 1) * PER_CUSTOMER] for place in staying]
        self.looks = array("q", [number for look in looks for number in look])
        self.wakes, self.since, self.latest, self.registered, self.visits = (
            array("i", [days[place] for place in staying]) for days in self.days()
        )
        self.is_changed = True
        return keys

    def days(self) -> tuple[array[int], ...]:
        """Return the arrays of days, in the order of Days."""
        return self.wakes, self.since, self.latest, self.registered, self.visits


class ChunkRow(NamedTuple):
    """A chunk as it lies in the file; folder and names as the system writes them, a slash between the names."""

    number: int
    folder: bytes
    names: bytes
    marks: str
    numbers: bytes
    check: int


def packed(chunk: Chunk) -> ChunkRow:
    """Return a chunk's row."""
    numbers = b"".join(part.tobytes() for part in (chunk.keys, chunk.looks, *chunk.days()))
    folder, names, marks = names_row([chunk.folder]), names_row(chunk.names), json.dumps(chunk.marks)
    return ChunkRow(chunk.number, folder, names, marks, numbers, check_sum(folder, names, marks, numbers))


def unpacked(row: ChunkRow) -> Chunk:
    """Return the chunk of a row; raise DamagedError where it is not as it was written."""
    number, folder, names, marks, numbers, check = row
    if not is_sound(folder, names, marks, numbers, check):
        raise DamagedError(folder)
    chunk = Chunk(number, folder.decode("utf-8", "surrogatepass"), names, marks, check)
    count, at = customers_in(numbers), 0
    for part, each in ((chunk.keys, 1), (chunk.looks, PER_CUSTOMER), *((days, 1) for days in chunk.days())):
        end = at + count * each * part.itemsize
        part.frombytes(numbers[at:end])
        at = end
    return chunk
