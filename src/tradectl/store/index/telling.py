"""What is told of one customer, in passages: names, contacts, the card's other fields, documents, deals, journal."""

from __future__ import annotations

import os
from datetime import datetime

from tradectl.core.finding.marks import bare
from tradectl.core.finding.passage import CALLS, CUSTOMER, DOCUMENT, PERSON, Passage, entry_text, told, written
from tradectl.core.ids import parse_deal_folder
from tradectl.core.layout import CARD, DEAL, JOURNAL
from tradectl.core.named import NamedTuple
from tradectl.store.files import LARGEST_CARD, Unreadable, folders, is_folder, read_file
from tradectl.store.index.looks import is_young, look_at, look_at_deals
from tradectl.store.quick.card_text import read_card_text
from tradectl.store.quick.customer import read_bare

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from datetime import tzinfo
    from pathlib import Path
    from typing import Any

    from tradectl.store.places import Place

_FORMAT = "format"
_CODED = ("kind", "via", "channel", "how", "from", "by", "at", "of", "mail", "id")
_CONTACTS = "contacts."


class Telling(NamedTuple):
    """What reading needs besides the place: the workspace's folder, the desk's zone, now in ns as files are stamped."""

    root: Path
    zone: tzinfo
    now: int


class Told(NamedTuple):
    """What is told of a customer: the passages as searched and as written, and how its folders looked before.

    `moved` is when files came to its folder or went, in ns, 0 where that may happen again unseen; `deals` are looks of
    the dated folders (`look_at_deals`).
    """

    moved: int
    deals: bytes
    told: bytes
    written: bytes


def read_told(task: Telling, place: Place) -> Told:
    """Return what is told of a customer; its folders are looked at before they are read."""
    folder = f"{task.root}/{place.path}"
    look = look_at(folder)
    names = tuple(entry.name for entry in _entries(folder, dated=True) if is_folder(entry))
    deals = look_at_deals(folder, os.fsencode("//".join(names)), task.now) if names else b""
    passages = tuple(passages_of(task, place, names))
    is_lasting = not is_young(look, task.now) and bool(deals) == bool(names)
    return Told(look[2] if is_lasting else 0, deals, told(passages), written(passages))


def passages_of(task: Telling, place: Place, deals: Sequence[str]) -> Iterator[Passage]:
    """Yield everything that is told of a customer, the best places first; `deals` are its dated folders."""
    found = read_bare(task.root, place, task.zone)
    if found is not None:
        fields, entries = found.fields, found.journal.entries
    else:
        from tradectl.store.reader import read_customer  # noqa: PLC0415 (start-up)

        record = read_customer(task.root, place, task.zone)
        fields, entries = dict(record.plain), record.journal.entries
    folder = f"{task.root}/{place.path}"
    yield from sorted(_fields(fields), key=_precedence)
    yield Passage("", CUSTOMER, "", bare(place.path.rpartition("/")[2]))
    for entry in _entries(folder):
        if entry.name not in (CARD, JOURNAL):
            yield Passage(entry.name, DOCUMENT, "", bare(entry.name))
    for name in reversed(deals):
        yield from _deal(folder, name)
    yield from (_entry(entry, task.zone) for entry in reversed(entries))


def _entries(folder: str, *, dated: bool = False) -> tuple[os.DirEntry[str], ...]:
    found = folders(folder, (lambda name: parse_deal_folder(name) is not None) if dated else None)
    return () if isinstance(found, Unreadable) else found


def _precedence(passage: Passage) -> int:
    field = passage.field
    if field in CALLS:
        return 0
    return 1 if field == PERSON else 2 if field.startswith(_CONTACTS) else 3


def _fields(fields: Mapping[str, Any]) -> Iterator[Passage]:
    for field, text in _texts(fields, ""):
        if field != _FORMAT:
            yield Passage(CARD, field, "", bare(text))


def _deal(folder: str, name: str) -> Iterator[Passage]:
    """Yield the fields of a deal, and the names of what lies beside it."""
    path = f"{name}/{DEAL}"
    raw = read_file(f"{folder}/{path}", LARGEST_CARD)
    if not isinstance(raw, Unreadable):
        for field, text in _texts(_plain(path, raw), ""):
            if field != _FORMAT:
                yield Passage(path, f"deal.{field}", "", bare(text))
    for entry in _entries(f"{folder}/{name}"):
        if entry.name != DEAL:
            yield Passage(f"{name}/{entry.name}", DOCUMENT, "", bare(entry.name))


def _plain(path: str, raw: bytes) -> Mapping[str, Any]:
    try:
        found = read_card_text(raw.decode("utf-8"))
    except UnicodeDecodeError:
        found = None
    if found is not None:
        return found[0]
    from tradectl.store.documents import read_yaml  # noqa: PLC0415 (start-up)

    return read_yaml(path, raw).plain or {}


def _entry(entry: Mapping[str, Any], zone: tzinfo) -> Passage:
    said = [text for key, value in entry.items() if key not in _CODED for _, text in _texts(value, key)]
    coded = [text for key in _CODED for _, text in _texts(entry.get(key), key)]
    return Passage(JOURNAL, "journal", _day(entry.get("at"), zone), entry_text(said, coded))


def _day(at: object, zone: tzinfo) -> str:
    """Return the day of an entry at the desk, empty where its time cannot be read."""
    try:
        moment = datetime.fromisoformat(str(at))
        return (moment.astimezone(zone) if moment.tzinfo else moment).date().isoformat()
    except (ValueError, OverflowError):
        return ""


def _texts(value: Any, field: str) -> Iterator[tuple[str, str]]:
    """Yield every text in a value, with the keys that lead to it joined by dots."""
    if isinstance(value, str):
        yield field, value
    elif isinstance(value, dict):
        for key, item in value.items():
            yield from _texts(item, f"{field}.{key}" if field else str(key))
    elif isinstance(value, list):
        for item in value:
            yield from _texts(item, field)
