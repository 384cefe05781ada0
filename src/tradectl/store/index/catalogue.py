"""The index brought up to date: what the file holds, compared with the folders and files, read anew and kept."""

from __future__ import annotations

import json
from binascii import crc32

from tradectl.core.layout import read_shelf
from tradectl.core.message import say
from tradectl.store.index.chunk import ChunkRow, DamagedError, packed, unpacked
from tradectl.store.index.chunk_row import CHUNKS
from tradectl.store.index.listing import looks_of, relist, relist_shelves
from tradectl.store.index.looks import NUMBERS, PER_CUSTOMER, is_young
from tradectl.store.index.rows import problem_row, problems_of, problems_of_rows
from tradectl.store.index.staleness import Stale, stale_customers
from tradectl.store.places import Place

TYPE_CHECKING = False
if TYPE_CHECKING:
    from array import array
    from collections.abc import Iterator, Sequence
    from pathlib import Path
    from typing import Any

    from tradectl.core.finding.question import Question
    from tradectl.core.finding.ranking import Answer
    from tradectl.core.problems import Problem
    from tradectl.store.index.chunk import Chunk
    from tradectl.store.index.database import Database
    from tradectl.store.index.reading import Read
    from tradectl.store.index.surroundings import Surroundings
    from tradectl.store.index.task import Task

_OF_CUSTOMERS = ("customer", "problem", "words", "passages", "sign", "unsigned")
_TRIES = 3
_NOT_KEPT = [0] * NUMBERS


class OvertakenError(Exception):
    """Another process wrote between our reading of the file and our right to write."""


class Catalogue:
    """Every customer's place, looks and days, and the problems of all; the file behind it is `database`.

    `stamp` names what everything depends on besides the files: settings, program, libraries. With `only_cards` journals
    may have changed that were not looked at.
    """

    def __init__(
        self,
        root: Path,
        database: Database,
        surroundings: Surroundings,
        task: Task,
        stamp: str,
        *,
        only_cards: bool = False,
    ) -> None:
        self.root = root
        self.database = database
        self.task = task
        self.chunks: list[Chunk] = []
        self.problems: tuple[Problem, ...] = ()
        self.only_cards = only_cards
        self._surroundings = surroundings
        self._stamp = stamp
        self._version = 0

    def refresh(self) -> None:
        """Look at every file and read anew what changed."""
        for _ in range(_TRIES):
            try:
                self._refresh()
            except OvertakenError:
                continue
            except DamagedError:
                self.begin_anew()
            return
        self.database.forsake()
        self._refresh()

    def begin_anew(self) -> None:
        """Forget everything and read it again: the file cannot be trusted, or there is no room for a new one."""
        self.database.renew(say("it was damaged"))
        try:
            self._refresh()
        except (DamagedError, OvertakenError):
            self.database.forsake()
            self._refresh()

    def place_of(self, chunk: Chunk, place: int) -> Place:
        """Return where a customer's folder is."""
        name = chunk.names[place]
        return Place(f"{chunk.folder}/{name}" if chunk.folder else name, stray=read_shelf(chunk.folder) is None)

    def keep_days(self) -> None:
        """Write the chunks that changed in memory; leave it where another process is writing."""
        with self.database.writing() as may_write:
            if may_write:
                self._keep_chunks()

    def answers(self, question: Question) -> dict[int, Answer]:
        """Return how the customers answer of whom everything asked is told, by their numbers."""
        from tradectl.store.index.words import answers  # noqa: PLC0415 (start-up)

        return answers(question, self, self._surroundings)

    def signs(self) -> dict[int, frozenset[tuple[str, str]]]:
        """Bring what customers are recognised by up to date in the file; return what could not be kept there."""
        from tradectl.store.index.signs import signs_of  # noqa: PLC0415 (start-up)

        version = self.database.version()
        unsigned = "key IN (SELECT key FROM unsigned)"
        rows = self.database.ask(f"SELECT key, facts, particulars, calls, mark FROM customer WHERE {unsigned}")  # noqa: S608
        if not rows:
            return {}
        if not all(row_is_sound(*row) for row in rows):
            raise DamagedError("customer")
        found = {key: signs_of(facts, particulars) for key, facts, particulars, _, _ in rows}
        with self.database.writing() as may_write:
            if not may_write or self.database.version() != version:
                return found
            told = [(kind, told, key) for key, signs in found.items() for kind, told in signs]
            self.database.tell("INSERT OR IGNORE INTO sign VALUES (?, ?, ?)", told)
            self.database.ask("DELETE FROM unsigned")
        return {}

    # ---- reading the file

    def _refresh(self) -> None:
        now = self._surroundings.now()
        self._version = self.database.version()
        with self.database.reading():
            kept = self._load()
        told = dict(kept)
        gone: list[int] = []
        folders = kept["folders"]
        changed = [path for path, look in looks_of(self.root, folders).items() if look != folders[path]]
        if changed or not folders:
            some = None
            if folders and not kept["problems"]:
                some = relist_shelves(self.root, self.chunks, kept["next"], now, folders, changed)
            if some is not None:
                told["folders"], gone = some
            else:
                told["folders"], found, gone = relist(self.root, self.chunks, kept["next"], now)
                told["problems"] = [problem_row(one) for one in found]
        stale = self._stale()
        if stale or gone or told != kept:
            told = self._written(told, stale, gone, now)
        self.problems = self._all_problems(told)

    def _load(self) -> dict[str, Any]:
        rows = self.database.ask("SELECT told, mark FROM about WHERE name = 'all'")
        told = json.loads(checked(*rows[0])) if rows else {}
        if told.get("stamp") != self._stamp:
            self.chunks = []
            return {"stamp": self._stamp, "folders": {}, "problems": [], "next": 1, "customers": 0, "troubled": 0}
        rows = self.database.ask(CHUNKS)
        self.chunks = [unpacked(ChunkRow(*row)) for row in rows]
        if sum(map(len, self.chunks)) != told["customers"]:
            raise DamagedError("customers")
        if self.database.ask("SELECT count(*) FROM problem")[0][0] != told["troubled"]:
            raise DamagedError("problem")
        return told

    def _stale(self) -> list[Stale]:
        cores, scout = self._surroundings.cores, self._surroundings.scout
        return stale_customers(self.root, self.chunks, cores, scout, only_cards=self.only_cards)

    def _all_problems(self, told: dict[str, Any]) -> tuple[Problem, ...]:
        """Return the problems of the folders, then those of the customers in the order of their ids."""
        found = problems_of_rows(told["problems"])
        rows = self.database.ask("SELECT key, told, mark FROM problem") if told["troubled"] else []
        if any(type(text) is not str or row_mark(key, text) != given for key, text, given in rows):
            raise DamagedError("problem")
        of_customers = [problems_of(text) for _, text, _ in rows]
        of_customers.sort(key=lambda problems: (problems[0].path.split("/"), problems[0].path))
        return (*found, *(problem for problems in of_customers for problem in problems))

    # ---- writing it

    def _written(self, told: dict[str, Any], stale: Sequence[Stale], gone: Sequence[int], now: int) -> dict[str, Any]:
        """Read what is stale and keep it: in memory where the file is another process's for longer than we wait."""
        with self.database.writing() as may_write:
            if may_write:
                if self.database.version() != self._version:
                    raise OvertakenError  # numbers and looks may be others by now
                return self._keep(told, stale, gone, now)
        self.database.forsake()
        told, self.chunks = self._load(), []
        told["folders"], found, gone = relist(self.root, self.chunks, 1, now)
        told["problems"] = [problem_row(one) for one in found]
        return self._keep(told, self._stale(), gone, now)

    def _keep(self, told: dict[str, Any], stale: Sequence[Stale], gone: Sequence[int], now: int) -> dict[str, Any]:
        ask, tell = self.database.ask, self.database.tell
        if told["next"] == 1:
            for table in ("chunk", *_OF_CUSTOMERS):
                ask(f"DELETE FROM {table}")  # noqa: S608 (names of our own)
        else:
            keys = [*gone, *(one.chunk.keys[one.place] for one in stale)]
            for table in _OF_CUSTOMERS:
                tell(f"DELETE FROM {table} WHERE key = ?", ((key,) for key in keys))  # noqa: S608
        troubled: list[tuple[int, str, int]] = []
        tell("INSERT INTO customer VALUES (?, ?, ?, ?, ?)", self._rows(stale, now, troubled))
        tell("INSERT INTO unsigned VALUES (?)", ((one.chunk.keys[one.place],) for one in stale))
        tell("INSERT INTO problem VALUES (?, ?, ?)", troubled)
        self._keep_chunks()
        told["next"] = 1 + max((key for chunk in self.chunks for key in chunk.keys), default=0)
        told["customers"] = sum(map(len, self.chunks))
        told["troubled"] = ask("SELECT count(*) FROM problem")[0][0]
        text = json.dumps(told)
        tell("INSERT OR REPLACE INTO about VALUES ('all', ?, ?)", [(text, mark(text))])
        return told

    def _keep_chunks(self) -> None:
        changed = [chunk for chunk in self.chunks if chunk.is_changed]
        self.database.tell("INSERT OR REPLACE INTO chunk VALUES (?, ?, ?, ?, ?, ?)", map(packed, changed))
        for chunk in changed:
            chunk.is_changed = False

    def _rows(
        self, stale: Sequence[Stale], now: int, troubled: list[tuple[int, str, int]]
    ) -> Iterator[tuple[int, str, str, str, int]]:
        """Yield the rows of customers as they are read; put down their looks and days, and what was wrong."""
        from tradectl.store.index.reading import read_all  # noqa: PLC0415 (start-up)

        places = [self.place_of(one.chunk, one.place) for one in stale]
        surroundings = self._surroundings
        for one, read in zip(
            stale, read_all(self.task, places, surroundings.cores, surroundings.progress), strict=True
        ):
            _put_down(one, read, now)
            key = one.chunk.keys[one.place]
            if read.problems:
                troubled.append((key, read.problems, row_mark(key, read.problems)))
            yield key, read.facts, read.particulars, read.calls, row_mark(key, read.facts, read.particulars, read.calls)


def _put_down(stale: Stale, read: Read, now: int) -> None:
    chunk, place = stale.chunk, stale.place
    chunk.looks[place * PER_CUSTOMER : (place + 1) * PER_CUSTOMER] = _kept(stale.look, now, is_whole=read.is_whole)
    chunk.marks[place] = read.mark
    chunk.set_days(place, read.days)
    chunk.is_changed = True


def _kept(look: array[int], now: int, *, is_whole: bool) -> array[int]:
    """Return a customer's look, zeros for a file that must be read again next time."""
    kept = look[:]
    for start in range(0, PER_CUSTOMER, NUMBERS):
        if not is_whole or is_young(look[start : start + NUMBERS], now):
            kept[start : start + NUMBERS] = type(kept)("q", _NOT_KEPT)
    return kept


def mark(text: str) -> int:
    """Return the check sum of a text."""
    return crc32(text.encode())


def row_mark(key: int, *texts: str) -> int:
    """Return the check sum of a customer's row, of its number too: by that the row is taken out again."""
    return crc32("\n".join((str(key), *texts)).encode())


def row_is_sound(key: int, facts: str, particulars: str, calls: str, given: int) -> bool:
    """Return whether a customer's row is as it was written."""
    texts = (facts, particulars, calls)
    return all(type(text) is str for text in texts) and row_mark(key, *texts) == given


def checked(text: str, given: int) -> str:
    """Return a text that is as it was written; raise DamagedError otherwise."""
    if type(text) is not str or mark(text) != given:
        raise DamagedError("row")
    return text
