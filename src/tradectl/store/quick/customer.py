"""A customer's folder at a glance: plainly where all is plain, by the reader of everything otherwise."""

from __future__ import annotations

from datetime import date

from tradectl.core.glance import Glance, Seen, customer_of_fields, particulars_of_fields
from tradectl.core.history import Past, history
from tradectl.core.ids import parse_customer_id
from tradectl.core.layout import CARD, JOURNAL
from tradectl.core.named import NamedTuple
from tradectl.store.files import LARGEST_CARD, LARGEST_JOURNAL, Unreadable, read_file
from tradectl.store.quick.card import read_card
from tradectl.store.quick.journal_text import Read, read_journal_text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import tzinfo
    from pathlib import Path
    from typing import Any

    from tradectl.store.places import Place
    from tradectl.store.quick.card_text import Lines, Loc


class Bare(NamedTuple):
    """A flawless folder as it is written: the card's fields with the lines they stand on, the journal."""

    fields: dict[str, Any]
    lines: Lines
    journal: Read


def see(root: Path, place: Place, zone: tzinfo, default_zone: Callable[[str], str | None]) -> Seen:
    """Return the glance of a customer's folder and what is wrong with its card and journal.

    `zone` is the desk's; `default_zone` gives the time zone of a country (alpha-2), None where it has several.
    """
    bare = read_bare(root, place, zone)
    if bare is None:
        return _see_all(root, place, zone, default_zone)
    customer = customer_of_fields(place.path, bare.fields, _line(bare.lines), default_zone)
    journal = bare.journal
    past = history(journal.events, date.max, journal.corrections)
    told = particulars_of_fields(bare.fields, journal.entries, journal.corrections)
    return Seen(Glance(place.path, customer, past, told))


def read_past(root: Path, place: Place, zone: tzinfo) -> Past:
    """Return a customer's journal."""
    journal = _journal(root, place.path, zone)
    if journal is not None:
        return Past(journal.events, journal.corrections)
    from tradectl.store.reader import read_journal  # noqa: PLC0415 (start-up)

    found = read_journal(root, f"{place.path}/{JOURNAL}", zone)
    return Past(found.events, found.corrections)


def read_fields(root: Path, place: Place) -> dict[str, Any] | None:
    """Return the fields of a card as they are written, None at the first doubt."""
    card = _card(root, place.path)
    return card[0] if card is not None else None


def read_bare(root: Path, place: Place, zone: tzinfo) -> Bare | None:
    """Return a customer's folder as it is written, None at the first doubt."""
    if place.stray or parse_customer_id(place.path.rpartition("/")[2]) is None:
        return None
    card = _card(root, place.path)
    if card is None:
        return None
    journal = _journal(root, place.path, zone)
    return None if journal is None else Bare(*card, journal)


def _card(root: Path, path: str) -> tuple[dict[str, Any], Lines] | None:
    raw = read_file(f"{root}/{path}/{CARD}", LARGEST_CARD)
    return None if isinstance(raw, Unreadable) else read_card(raw)


def _journal(root: Path, path: str, zone: tzinfo) -> Read | None:
    raw = read_file(f"{root}/{path}/{JOURNAL}", LARGEST_JOURNAL)
    if isinstance(raw, Unreadable):
        return Read((), (), ()) if raw.absent else None
    try:
        return read_journal_text(raw.decode("utf-8"), zone)
    except UnicodeDecodeError:
        return None


def _line(lines: Lines) -> Callable[[Loc], int]:
    """Return the line of a value, or of what it is missing from."""

    def line(loc: Loc) -> int:
        while loc not in lines:
            loc = loc[:-1]
        return lines[loc]

    return line


def _see_all(root: Path, place: Place, zone: tzinfo, default_zone: Callable[[str], str | None]) -> Seen:
    from tradectl.core.checks.filing import check_folder_name  # noqa: PLC0415 (start-up)
    from tradectl.core.record import customer_of, particulars_of  # noqa: PLC0415
    from tradectl.store.reader import read_customer  # noqa: PLC0415

    record = read_customer(root, place, zone)
    journal = record.journal
    past = history(journal.events, date.max, journal.corrections)
    glance = Glance(place.path, customer_of(record, default_zone), past, particulars_of(record))
    unnamed = check_folder_name(record) if record.id is None else ()
    near = {place.path, record.card_path, record.journal_path}
    return Seen(glance, (*unnamed, *(problem for problem in record.problems if problem.path in near)))
