"""The questions listings ask: who may be due, who is called so, everybody. The files are as they were at `refresh`."""

from __future__ import annotations

from collections import Counter
from contextlib import suppress
from datetime import date

from tradectl.core.dates import week_of
from tradectl.core.history import history
from tradectl.core.ids import parse_customer_id
from tradectl.core.layout import CARD
from tradectl.core.named import NamedTuple
from tradectl.core.problems import Met, Severity
from tradectl.store.index.catalogue import Catalogue, row_is_sound
from tradectl.store.index.chunk import NEVER, DamagedError
from tradectl.store.index.rows import glance_of
from tradectl.store.index.staleness import is_stale

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
    from collections.abc import Set as AbstractSet
    from typing import TypeVar

    from tradectl.core.acquaintance import Acquaintance
    from tradectl.core.finding.question import Question
    from tradectl.core.finding.ranking import Answer
    from tradectl.core.glance import Glance
    from tradectl.core.identity.keys import Identity
    from tradectl.core.problems import Problem
    from tradectl.store.index.chunk import Chunk, Mark
    from tradectl.store.places import Place

    _Answer = TypeVar("_Answer")

_AT_ONCE = 4000  # rows named in one question
_ENOUGH = 64  # customers awake for nothing: below, writing other days costs more than looking at them again


class Who(NamedTuple):
    """A customer in the index: the chunk and its place there."""

    chunk: Chunk
    place: int

    @property
    def key(self) -> int:
        """Return its number in the file."""
        return self.chunk.keys[self.place]

    @property
    def mark(self) -> Mark:
        """Return owner, class and late visits."""
        return self.chunk.marks[self.place]


class Index:
    """Answers from a catalogue that is up to date."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with folders, cards and journals."""
        return self._catalogue.problems

    @property
    def met(self) -> Met:
        """Return the same, and whose card cannot be read."""
        names = (name for _, _, name in (folder.rpartition("/") for folder in self._unread()))
        return Met(self.problems, tuple(sorted(name for name in names if parse_customer_id(name))))

    def everybody(self, wanted: Callable[[str, str], bool] | None = None) -> list[Who]:
        """Return the customers whose card can be read; `wanted` judges by owner and class (`A`–`E`, `won`)."""
        people = (
            Who(chunk, place)
            for chunk in self._catalogue.chunks
            for place, registered in enumerate(chunk.registered)
            if registered
        )
        return [who for who in people if wanted is None or wanted(who.mark.owner, who.mark.class_key)]

    def unread(self) -> tuple[Problem, ...]:
        """Return why cards cannot be read, one problem of each customer whose card cannot."""
        return tuple(self._unread().values())

    def _unread(self) -> dict[str, Problem]:
        if not self.problems:
            return {}
        chunks = (chunk for chunk in self._catalogue.chunks if 0 in chunk.registered)
        people = (Who(chunk, place) for chunk in chunks for place, day in enumerate(chunk.registered) if not day)
        folders = {self.place_of(who).path for who in people}
        found: dict[str, Problem] = {}
        for problem in self.problems if folders else ():
            folder = problem.path.removesuffix(f"/{CARD}")
            if folder in folders and problem.severity is Severity.ERROR:
                found.setdefault(folder, problem)
        return found

    def count(self, today: date, wanted: Callable[[str, str], bool] | None = None) -> int:
        """Return how many customers are registered by a day."""
        day = today.toordinal()
        if wanted is None:
            return sum(0 < registered <= day for chunk in self._catalogue.chunks for registered in chunk.registered)
        return sum(0 < who.chunk.registered[who.place] <= day for who in self.everybody(wanted))

    def awake(self, today: date, until: date) -> list[Who]:
        """Return the customers who may be due by `until`, as of `today`: no other is.

        A customer sleeps until its day where that was worked out on a day not after `today` and in the same year: the
        calendar knows public holidays only some years ahead.
        """
        now, last, new_year = today.toordinal(), until.toordinal(), date(today.year, 1, 1).toordinal()
        found: list[Who] = []
        for chunk in filter(len, self._catalogue.chunks):
            is_plain = max(chunk.latest) <= now and new_year <= min(chunk.since) and max(chunk.since) <= now
            places = (
                (place for place, wake in enumerate(chunk.wakes) if wake <= last)
                if is_plain
                else (
                    place
                    for place, (wake, since, latest) in enumerate(
                        zip(chunk.wakes, chunk.since, chunk.latest, strict=True)
                    )
                    if wake <= last or latest > now or not new_year <= since <= now
                )
            )
            found += [Who(chunk, place) for place in places if chunk.registered[place]]
        return found

    def visits_beside(self, people: Iterable[Who], today: date) -> Counter[str]:
        """Return how many visits each person made this week, at customers registered who sleep (are not `people`)."""
        awake, now, first = {who.key for who in people}, today.toordinal(), week_of(today)[0].toordinal()
        return Counter(
            person
            for chunk in self._catalogue.chunks
            if len(chunk) and max(chunk.visits) >= first
            for place, latest in enumerate(chunk.visits)
            if latest >= first and 0 < chunk.registered[place] <= now and chunk.keys[place] not in awake
            for day, person in chunk.marks[place].visits
            if day >= first
        )

    def glances(self, people: Sequence[Who], today: date) -> list[Glance]:
        """Return the glances of customers, their histories as of `today`."""
        rows = self._rows(people)
        return [self._as_of(who, glance, today) for who, glance in zip(people, rows, strict=True)]

    def called(self, wanted: str) -> list[tuple[Who, Glance]]:
        """Return the customers in whose code, id, name or aliases a folded text stands."""
        question = "SELECT key FROM customer WHERE instr(calls, ?)"
        keys = {row[0] for row in self._sure(lambda: self._catalogue.database.ask(question, (wanted,)))}
        return self._with_glances(self._of(keys))

    def answers(self, question: Question) -> list[tuple[Who, Answer]]:
        """Return the customers of whom everything asked is told, each with where."""
        found = self._sure(lambda: self._catalogue.answers(question))
        return [(who, found[who.key]) for who in self._of(found.keys())]

    def near(self, candidate: Identity) -> tuple[list[Identity], set[frozenset[str]]]:
        """Return who shares a key with a candidate or has a name one letter apart, and who was decided to be two."""
        from tradectl.core.identities import decided_pairs, identity_of  # noqa: PLC0415 (start-up)
        from tradectl.store.index.signs import alike  # noqa: PLC0415

        found = alike(candidate, self._catalogue.database, self._sure(self._catalogue.signs))
        glances = [one for _, one in self._with_glances(self._of(found))]
        pairs = {pair for one in glances for pair in decided_pairs(one.name, one.particulars)}
        return [identity_of(one.name, one.customer, one.particulars) for one in glances if one.customer], pairs

    def acquaintance(self) -> Acquaintance:
        """Return what everybody is recognised by, for many newcomers; each customer is its number (`numbered`)."""
        from tradectl.core.acquaintance import Acquaintance  # noqa: PLC0415 (start-up)

        unkept = self._sure(self._catalogue.signs)
        known = Acquaintance()
        question = "SELECT kind, told, key FROM sign WHERE kind NOT GLOB '*[0-9]'"  # without those of parts of names
        for kind, told, key in self._sure(lambda: self._catalogue.database.ask(question)):
            known.take(kind, told, key)
        for key, signs in unkept.items():
            known.add(key, signs)
        return known

    def numbered(self, keys: AbstractSet[int]) -> dict[int, Glance]:
        """Return the glances of customers by their numbers."""
        return {who.key: glance for who, glance in self._with_glances(self._of(keys))}

    def codes(self) -> set[str]:
        """Return every code that a customer has, by the folders' names."""
        names = (name for chunk in self._catalogue.chunks for name in chunk.names)
        return {one.code for name in names if (one := parse_customer_id(name))}

    def is_taken(self, code: str) -> bool:
        """Return whether a customer has a code, by the folders' names."""
        likely = (name for chunk in self._catalogue.chunks for name in chunk.names_with(f"-{code}-"))
        return any((one := parse_customer_id(name)) and one.code == code for name in likely)

    def standing(self, places: Collection[Place]) -> list[tuple[Who, Glance]]:
        """Return the customers of some folders."""
        return self._with_glances([who for who in self._all() if self.place_of(who) in places])

    def place_of(self, who: Who) -> Place:
        """Return where a customer's folder is."""
        return self._catalogue.place_of(*who)

    def let_sleep(self, people: Sequence[Who], day_of: Callable[[int], date | None], today: date) -> None:
        """Put down until which day customers sleep who were looked at for nothing; a few are not worth writing it.

        `day_of` tells the day of the customer at a place of `people`. What holds from a later day on is left as it is:
        the late visits are those since then. So is who has entries of days to come: those will change the day.
        """
        now = today.toordinal()
        is_open = any(not chunk.since[place] and chunk.latest[place] <= now for chunk, place in people)
        if len(people) < _ENOUGH and not is_open:
            return
        for number, (chunk, place) in enumerate(people):
            if chunk.since[place] <= now and chunk.latest[place] <= now:
                day = day_of(number)
                chunk.wakes[place], chunk.since[place] = day.toordinal() if day else NEVER, now
                chunk.is_changed = True
        with suppress(DamagedError):  # they are looked at again next time
            self._catalogue.keep_days()

    def _sure(self, question: Callable[[], _Answer]) -> _Answer:
        """Return an answer; where the file turns out to be damaged, read everything anew first."""
        try:
            return question()
        except DamagedError:
            self._catalogue.begin_anew()
            return question()

    def _of(self, keys: AbstractSet[int]) -> list[Who]:
        """Return the customers of some keys."""
        chunks = self._catalogue.chunks
        return [Who(chunk, place) for chunk in chunks for place, key in enumerate(chunk.keys) if key in keys]

    def _all(self) -> Iterator[Who]:
        return (Who(chunk, place) for chunk in self._catalogue.chunks for place in range(len(chunk.names)))

    def _with_glances(self, people: Sequence[Who]) -> list[tuple[Who, Glance]]:
        return list(zip(people, self._rows(people), strict=True))

    def _as_of(self, who: Who, glance: Glance, today: date) -> Glance:
        """Return the glance of a day before the journal's last entry: the journal is read again."""
        latest = glance.history.latest
        if latest is None or latest <= today:
            return glance
        from tradectl.store.quick.customer import read_past  # noqa: PLC0415 (start-up)

        task = self._catalogue.task
        past = read_past(task.root, self.place_of(who), task.zone)
        return glance._replace(history=history(past.events, today, past.corrections))

    def _rows(self, people: Sequence[Who]) -> list[Glance]:
        found: dict[int, tuple[str, str]] = {}
        try:
            for start in range(0, len(people), _AT_ONCE):
                keys = ",".join(str(who.key) for who in people[start : start + _AT_ONCE])
                question = f"SELECT key, facts, particulars, calls, mark FROM customer WHERE key IN ({keys})"  # noqa: S608
                for row in self._catalogue.database.ask(question):
                    if row_is_sound(*row):
                        found[row[0]] = row[1:3]
        except DamagedError:
            found = {}
        return [self._glance(who, found.get(who.key)) for who in people]

    def _glance(self, who: Who, row: tuple[str, str] | None) -> Glance:
        """Return a customer's glance; from its files where its row is damaged, or nobody looked whether it is fresh."""
        place = self.place_of(who)
        if row is None:
            self._catalogue.database.discard()
        elif not self._catalogue.only_cards or not is_stale(str(self._catalogue.root), *who):
            return glance_of(place.path, *row)
        from tradectl.store.index.reading import read  # noqa: PLC0415 (start-up)

        again = read(self._catalogue.task, place)
        return glance_of(place.path, again.facts, again.particulars)
