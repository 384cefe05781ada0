"""Who answers what `find` asks: what is told of every customer is kept in the file, and read anew where it changed.

A row is believed where the customer's folder, the folders of its deals and their `deal.yaml` look as they did; card and
journal are looked at by everything that asks the index, and take the row along when they change.
"""

from __future__ import annotations

import os
from binascii import crc32
from contextlib import closing

from tradectl.core.finding.ranking import answer
from tradectl.core.message import say
from tradectl.store.index.chunk import DamagedError
from tradectl.store.index.looks import look_at_deals, look_at_folders

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from tradectl.core.finding.question import Question
    from tradectl.core.finding.ranking import Answer
    from tradectl.store.index.catalogue import Catalogue
    from tradectl.store.index.database import Database
    from tradectl.store.index.surroundings import Surroundings
    from tradectl.store.index.telling import Told
    from tradectl.store.places import Place

_OFTEN = 64
_AT_ONCE = 4000


def answers(question: Question, catalogue: Catalogue, surroundings: Surroundings) -> dict[int, Answer]:
    """Return how the customers answer of whom everything asked is told, by their numbers."""
    database, now, root = catalogue.database, surroundings.now(), os.fspath(catalogue.root)
    folders = {key: one for chunk in catalogue.chunks for key, one in look_at_folders(root, chunk, now)}
    hits: dict[int, bytes] = {}
    with closing(database.each("SELECT key, moved, deals, told, mark FROM words")) as rows:
        for key, moved, deals, told, mark in rows:
            if type(told) is not bytes or type(deals) is not bytes or _mark(key, deals, told) != mark:
                raise DamagedError("words")
            folder, seen = folders.get(key, ("", 0))
            if not seen or moved != seen or (deals and deals != look_at_deals(f"{root}/{folder}", deals, now)):
                continue
            del folders[key]
            if question.is_met(told):
                hits[key] = told
    unkept: dict[int, bytes] = {}
    if folders:
        places = _places(catalogue, folders.keys())
        with database.writing() as may_write:
            for (key, _), one in zip(places, _read(places, catalogue, surroundings), strict=True):
                if question.is_met(one.told):
                    hits[key], unkept[key] = one.told, one.written
                if may_write:
                    _keep(key, one, database)
    sources = unkept | dict(_written(hits.keys() - unkept.keys(), database))
    return {key: answer(question, told, sources[key]) for key, told in hits.items()}


def _places(catalogue: Catalogue, keys: Collection[int]) -> list[tuple[int, Place]]:
    return [
        (key, catalogue.place_of(chunk, at))
        for chunk in catalogue.chunks
        for at, key in enumerate(chunk.keys)
        if key in keys
    ]


def _read(places: Sequence[tuple[int, Place]], catalogue: Catalogue, surroundings: Surroundings) -> Iterator[Told]:
    from tradectl.store.index.telling import Telling, read_told  # noqa: PLC0415 (start-up)
    from tradectl.store.spread import spread  # noqa: PLC0415

    task = Telling(catalogue.task.root, catalogue.task.zone, surroundings.now())
    wanted = [place for _, place in places]
    for count, one in enumerate(spread(read_told, task, wanted, surroundings.cores), 1):
        yield one
        if count % _OFTEN == 0 or count == len(wanted):
            surroundings.progress(say("Reading customers"), count, len(wanted))


def _mark(key: int, deals: bytes, told: bytes) -> int:
    return crc32(told, crc32(deals, key))


def _keep(key: int, one: Told, database: Database) -> None:
    row = (key, one.moved, one.deals, one.told, _mark(key, one.deals, one.told))
    database.tell("INSERT OR REPLACE INTO words VALUES (?, ?, ?, ?, ?)", [row])
    database.tell("INSERT OR REPLACE INTO passages VALUES (?, ?, ?)", [(key, one.written, crc32(one.written, key))])


def _written(keys: Collection[int], database: Database) -> Iterator[tuple[int, bytes]]:
    """Yield the passages of customers as they are written."""
    wanted = sorted(keys)
    for start in range(0, len(wanted), _AT_ONCE):
        some = wanted[start : start + _AT_ONCE]
        question = f"SELECT key, told, mark FROM passages WHERE key IN ({','.join(map(str, some))})"  # noqa: S608
        found = database.ask(question)
        is_sound = all(type(told) is bytes and crc32(told, key) == mark for key, told, mark in found)
        if len(found) != len(some) or not is_sound:
            raise DamagedError("passages")
        yield from ((key, told) for key, told, _ in found)
