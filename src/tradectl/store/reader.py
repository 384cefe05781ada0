"""Every customer of a workspace as typed values and problems; nothing here writes, locks or raises for bad data."""

from __future__ import annotations

import os
from functools import cache
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from tradectl.core.checks.codes import problem
from tradectl.core.checks.typing import CARD as CARD_FAMILY
from tradectl.core.checks.typing import DEAL as DEAL_FAMILY
from tradectl.core.checks.typing import Family, key_problem, type_problem
from tradectl.core.desk import FORMAT
from tradectl.core.ids import parse_customer_id, parse_deal_folder
from tradectl.core.journal import MOST_TOLD, Journal, parse_journal
from tradectl.core.layout import CARD, DEAL, JOURNAL, SETTINGS
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.deal import Deal
from tradectl.core.model.fields import Shape
from tradectl.core.model.typed import field_names, names_within, typed, unknown_keys
from tradectl.core.record import DealRecord, Record
from tradectl.store.documents import YamlFile, digest, nowhere, read_yaml, unreadable_problem
from tradectl.store.files import LARGEST_CARD, LARGEST_JOURNAL, Unreadable, is_folder, read_file
from tradectl.store.places import Place, find_customers, link, listed
from tradectl.store.quick.card import read_card
from tradectl.store.quick.card_text import column_of
from tradectl.store.quick.journal_text import read_journal_text
from tradectl.store.yaml.guard import BOM
from tradectl.store.yaml.hidden import hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from tradectl.core.ids import CustomerId
    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem

__all__ = [
    "Place",
    "all_customers",
    "deal_problems",
    "digest",
    "find_customers",
    "read_customer",
    "read_journal",
    "shaped",
]

_Shape = TypeVar("_Shape", bound=Shape)


def read_customer(root: Path, place: Place, zone: tzinfo) -> Record:
    """Return the record of a customer's folder; what cannot be read is among its problems."""
    path = place.path
    folder = os.path.join(root, path)  # noqa: PTH118 - a tenth of the time of a Path, several times a customer
    problems: list[Problem] = [_stray(path)] if place.stray else []
    before = len(problems)
    entries = listed(root, path, problems)
    names = tuple(entry.name for entry in entries)
    customer_id = parse_customer_id(path.rpartition("/")[2])
    can_list = len(problems) == before
    yaml = _card_file(folder, path, customer_id, names, problems) if can_list else _NO_CARD
    card = shaped(yaml, Card, CARD_FAMILY, f"{path}/{CARD}", problems)
    found = [_deal(folder, path, entry, problems) for entry in entries if parse_deal_folder(entry.name)]
    journal = read_journal(root, f"{path}/{JOURNAL}", zone)
    return Record(
        path=path,
        id=customer_id,
        card=card,
        place=yaml.place,
        sha=yaml.sha,
        journal=journal,
        deals=tuple(deal for deal in found if deal is not None),
        names=names,
        folders=tuple(entry.name for entry in entries if is_folder(entry)),
        plain=yaml.plain or {},
        problems=(*problems, *journal.problems),
    )


def deal_problems(root: Path, place: Place) -> tuple[Problem, ...]:
    """Return what is wrong with the deals of a customer, whose card and journal are not read."""
    problems: list[Problem] = []
    folder = os.path.join(root, place.path)  # noqa: PTH118 - as above
    for entry in listed(root, place.path, []):
        if parse_deal_folder(entry.name):
            _deal(folder, place.path, entry, problems)
    return tuple(problems)


def read_journal(root: Path, path: str, zone: tzinfo) -> Journal:
    """Return a customer's journal; one that does not exist yet is empty."""
    raw = read_file(os.path.join(root, path), LARGEST_JOURNAL)  # noqa: PTH118 - as above
    if isinstance(raw, Unreadable):
        return Journal(path) if raw.absent else Journal(path, problems=(unreadable_problem(path, raw),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _lossy_journal(raw, path, zone)
    read = read_journal_text(text, zone)
    if read is None:
        return parse_journal(text, path, zone, hidden)
    events, corrections, entries = read
    return Journal(path, lambda: parse_journal(text, path, zone, hidden).lines, events, corrections, (), entries)


def _lossy_journal(raw: bytes, path: str, zone: tzinfo) -> Journal:
    """Read the lines that are UTF-8, and report each that is not; the last may be cut off inside a character."""
    problems: list[Problem] = []
    rows: list[str] = []
    lines = raw.removeprefix(BOM).split(b"\n")
    for number, row in enumerate(lines, 1):
        try:
            rows.append(row.decode("utf-8"))
        except UnicodeDecodeError as error:
            sound = row[: error.start].decode("utf-8")
            is_cut = number == len(lines) and error.reason == "unexpected end of data"
            rows.append(sound if is_cut else "")
            if not is_cut and len(problems) < MOST_TOLD:
                problems.append(
                    problem(
                        "FILE02",
                        path,
                        (number, len(sound) + 1),
                        say("This line is not UTF-8 text."),
                        say("Open the file in an editor and save it as UTF-8."),
                    )
                )
    journal = parse_journal("\n".join(rows), path, zone, hidden)
    journal.problems = (*problems, *journal.problems)
    return journal


def shaped(yaml: YamlFile, shape: type[_Shape], family: Family, path: str, problems: list[Problem]) -> _Shape | None:
    """Return what a file says, None where it cannot be used; add what is wrong with it, of thousands a hundred."""
    problems += yaml.problems
    if yaml.plain is None:
        return None
    if yaml.is_flawless:
        return typed(shape, yaml.plain)[0]
    newer = _newer_format(yaml, family.newer, path)
    if newer:
        problems.append(newer)
        return None
    value, faults = typed(shape, yaml.plain)
    problems += [type_problem(fault, family, path, yaml.place) for fault in faults[:MOST_TOLD]]
    if value is None:
        return None
    for loc in islice(unknown_keys(shape, yaml.plain), MOST_TOLD):
        beside, within = field_names(shape, loc), names_within(shape, loc)
        problems.append(key_problem(loc, beside, family.unknown, path, yaml.key(loc), within))
    return value


def _newer_format(yaml: YamlFile, code: str, path: str) -> Problem | None:
    """Return the problem of a file of a format this program does not know: nothing else in it can be judged."""
    given = (yaml.plain or {}).get("format")
    if not (isinstance(given, str) and given.isascii() and given.isdigit()) or given.lstrip("0") == str(FORMAT):
        return None
    return problem(
        code,
        path,
        yaml.place(("format",)),
        say("The workspace has format {format}; this program knows up to {known}.", format=given, known=FORMAT)
        if path == SETTINGS
        else say("The file has format {format}; this program knows up to {known}.", format=given, known=FORMAT),
        say("Install a newer tradectl.") if given.strip("0") else say("Write format: {known}", known=FORMAT),
    )


def _card_file(
    folder: str, path: str, customer_id: CustomerId | None, names: tuple[str, ...], problems: list[Problem]
) -> YamlFile:
    raw = read_file(f"{folder}/{CARD}", LARGEST_CARD)
    if not isinstance(raw, Unreadable):
        return _plain_card(f"{path}/{CARD}", raw) or read_yaml(f"{path}/{CARD}", raw)
    if not raw.absent:
        problems.append(unreadable_problem(f"{path}/{CARD}", raw))
    elif customer_id is not None:  # a folder that is named like no customer is told by its name alone
        problems.append(
            problem(
                "FILE07",
                f"{path}/{CARD}",
                (1, 1),
                say("The folder {path} has no card.yaml", path=path),
                say(
                    "Join it to the customer's other folder (tradectl merge {path} FOLDER), or write a card: "
                    "`tradectl schema card`",
                    path=path,
                )
                if names
                else say("The folder is empty: delete it."),
            )
        )
    return _NO_CARD


def _plain_card(path: str, raw: bytes) -> YamlFile | None:
    """Return the fields of a flawless card, whose places are made out when they are asked for."""
    found = read_card(raw)
    if found is None:
        return None
    fields, lines = found
    closely = cache(lambda: read_yaml(path, raw))

    def place(loc: Loc) -> tuple[int, int]:
        if len(loc) == 1 and loc in lines:
            row = raw.split(b"\n", lines[loc])[lines[loc] - 1].decode("utf-8")
            column = column_of(row, str(loc[0]))
            if column is not None:
                return lines[loc], column
        return closely().place(loc)

    return YamlFile(fields, place, lambda loc: closely().key(loc), digest(raw), (), is_flawless=True)


def _deal(folder: str, path: str, entry: os.DirEntry[str], problems: list[Problem]) -> DealRecord | None:
    """Return the deal of a dated folder, None where the folder keeps documents only."""
    deal_path = f"{path}/{entry.name}"
    if entry.is_symlink():
        problems.append(link(deal_path))
        return None
    raw = read_file(f"{folder}/{entry.name}/{DEAL}", LARGEST_CARD) if is_folder(entry) else None
    if raw is None or (isinstance(raw, Unreadable) and raw.absent):
        return None
    if isinstance(raw, Unreadable):
        problems.append(unreadable_problem(f"{deal_path}/{DEAL}", raw))
        return DealRecord(deal_path, None, nowhere)
    yaml = read_yaml(f"{deal_path}/{DEAL}", raw)
    return DealRecord(deal_path, shaped(yaml, Deal, DEAL_FAMILY, f"{deal_path}/{DEAL}", problems), yaml.place)


def _stray(path: str) -> Problem:
    return problem(
        "FILING02",
        path,
        (1, 1),
        say("The folder {path} stands in no grade and no year.", path=path),
        say("Run: tradectl refile {name} --by card", name=path.rpartition("/")[2]),
    )


_NO_CARD = YamlFile(None, nowhere, nowhere, "", ())


def all_customers(root: Path, places: tuple[Place, ...], zone: tzinfo) -> Iterator[Record]:
    """Yield the record of each place."""
    for place in places:
        yield read_customer(root, place, zone)
