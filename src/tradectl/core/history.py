"""What a journal says as of one day: the last handling, the contacts, what is promised, agreed, asked and answered.

`history` reads the entries once and keeps what the rules need, each fact with its line. Nothing in a `History` but
the choice of the entries depends on the day: from the day of the last entry on (`latest`) it stays the same.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from tradectl.core.facts import Event, Pledge
from tradectl.core.named import NamedTuple

VISITS = frozenset(["visit", "meeting"])
_SETTLES = frozenset(["kept", "waived"])


class Correction(NamedTuple):
    """A `corrected` entry: the entry named by `of` counts for nothing, `replacement` (if any) stands in its place."""

    id: str
    at: datetime
    day: date
    of: str
    replacement: Event | None
    line: int


class Past(NamedTuple):
    """A journal as the rules take it, of any day."""

    events: tuple[Event, ...]
    corrections: tuple[Correction, ...]


class Mark(NamedTuple):
    """A day and the journal's line that tells it."""

    day: date
    line: int


class Visit(NamedTuple):
    """A visit or meeting: when, the journal's line, which person of the desk (R37)."""

    day: date
    line: int
    by: str


class OpenPledge(NamedTuple):
    """Something promised or awaited that is not settled; `ref` is `<entry id>/<n>`, as a `kept` entry names it.

    `by` is the day it is promised for, the new one where it was moved (None: never due).
    """

    ref: str
    what: str
    by: date | None
    made: Mark
    moved: Mark | None = None

    @property
    def counts_from(self) -> date:
        """Return the day of the entry that set `by`: a day off never brings the due day back to it."""
        return (self.moved or self.made).day


class NextStep(NamedTuple):
    """The agreed next step (R26): day and goal, the entry that set it, the last handled entry after that one.

    Whether it is served depends on the calendar: see rules/next_step.
    """

    on: date
    goal: str
    agreed: Mark
    handled_after: Mark | None = None


class GradeMove(NamedTuple):
    """A regrading or reopening: from which grade (None: won or not told) to which."""

    day: date
    line: int
    before: str | None
    after: str | None


class History(NamedTuple):
    """A customer's journal as of a day; sequences stand in the order of the entries."""

    last_handled: Mark | None = None
    last_contacted: Mark | None = None
    contacts: tuple[Mark, ...] = ()  # ours and theirs
    visits: tuple[Visit, ...] = ()
    promises: tuple[OpenPledge, ...] = ()
    awaited: tuple[OpenPledge, ...] = ()
    next_step: NextStep | None = None
    unanswered: Mark | None = None  # the earliest contact of theirs with none of ours that day or later
    grade_moves: tuple[GradeMove, ...] = ()
    entries: int = 0  # how many count as of the day
    latest: date | None = None  # the day of the last entry, seen or not


def history(events: Sequence[Event], today: date, corrections: Sequence[Correction] = ()) -> History:
    """Return what the journal says as of `today`; `events` in order of time and id, what is dated later is not seen."""
    seen = apply_corrections(events, today, corrections)
    contacts = [event for event in seen if event.is_contact]
    promises, awaited = _pledges(seen)
    return History(
        last_handled=_last([event for event in seen if event.is_handled]),
        last_contacted=_last(contacts),
        contacts=tuple([_mark(event) for event in contacts]),
        visits=tuple([Visit(event.day, event.line, event.by) for event in contacts if event.via in VISITS]),
        promises=promises,
        awaited=awaited,
        next_step=_next_step(seen),
        unanswered=_unanswered(contacts),
        grade_moves=tuple(
            [
                GradeMove(event.day, event.line, event.grade_from, event.grade_to)
                for event in seen
                if event.kind in ("regraded", "reopened")
            ]
        ),
        entries=len(seen),
        latest=max([event.day for event in events] + _days(corrections), default=None),
    )


def apply_corrections(
    events: Sequence[Event], today: date, corrections: Sequence[Correction] = ()
) -> tuple[Event, ...]:
    """Return the entries that count as of `today`, in order of time and id.

    Newest first, so that a corrected correction counts for nothing and what it had corrected counts again; of several
    corrections of one entry the newest holds. A replacement bears the id of what it replaces, so that a `kept` which
    names one of its promises still does.
    """
    gone: set[str] = set()
    standing = []
    for correction in sorted(corrections, key=_order, reverse=True):
        if correction.day > today or correction.id in gone:
            continue
        if correction.of not in gone and correction.replacement is not None:
            standing.append(correction.replacement._replace(id=correction.of, line=correction.line))
        gone.add(correction.of)
    if not gone:
        return tuple([event for event in events if event.day <= today])
    kept = [event for event in events if event.id not in gone]
    return tuple(sorted((event for event in (*kept, *standing) if event.day <= today), key=_order))


def _order(entry: Event | Correction) -> tuple[datetime, str]:
    return (entry.at, entry.id)


def _days(corrections: Sequence[Correction]) -> list[date]:
    found = [correction.day for correction in corrections]
    return found + [one.replacement.day for one in corrections if one.replacement is not None]


def _mark(event: Event) -> Mark:
    return Mark(event.day, event.line)


def _last(events: Iterable[Event]) -> Mark | None:
    """Return the latest day; where a zone turned its clocks back over midnight this is not the last entry's."""
    last: Event | None = None
    for event in events:
        if last is None or event.day >= last.day:
            last = event
    return _mark(last) if last else None


def _unanswered(contacts: Sequence[Event]) -> Mark | None:
    ours = max((event.day for event in contacts if not event.from_them), default=None)
    waiting = [event for event in contacts if event.from_them and (ours is None or event.day > ours)]
    return _mark(min(waiting, key=lambda event: event.day)) if waiting else None


def _next_step(events: Sequence[Event]) -> NextStep | None:
    """Return the step of the latest entry that sets one; `next: null` clears it."""
    place = next((index for index in range(len(events) - 1, -1, -1) if events[index].sets_next), None)
    if place is None:
        return None
    setter = events[place]
    if setter.next_on is None:
        return None
    after = _last(event for event in events[place + 1 :] if event.is_handled)
    return NextStep(setter.next_on, setter.next_goal, _mark(setter), after)


def _pledges(events: Sequence[Event]) -> tuple[tuple[OpenPledge, ...], tuple[OpenPledge, ...]]:
    """Return what is still promised and still awaited; the numbers of an entry run on from the one to the other."""
    settled: set[str] = set()
    moved: dict[str, Event] = {}
    for event in events:
        if event.kind == "kept" and event.of is not None:
            if event.how in _SETTLES:
                settled.add(event.of)
            elif event.how == "moved" and event.to is not None:
                moved[event.of] = event
    promises: list[OpenPledge] = []
    awaited: list[OpenPledge] = []
    for event in events:
        if not (event.promised or event.awaits):
            continue
        for number, pledge in enumerate((*event.promised, *event.awaits), 1):
            ref = f"{event.id}/{number}"
            if ref not in settled:
                group = promises if number <= len(event.promised) else awaited
                group.append(_open(ref, pledge, event, moved.get(ref)))
    return tuple(promises), tuple(awaited)


def _open(ref: str, pledge: Pledge, made: Event, moved: Event | None) -> OpenPledge:
    if moved is None:
        return OpenPledge(ref, pledge.what, pledge.by, _mark(made))
    return OpenPledge(ref, pledge.what, moved.to, _mark(made), _mark(moved))
