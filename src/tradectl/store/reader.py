"""Every customer of a workspace as typed values and problems; nothing here writes, locks or raises for bad data."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeVar

from tradectl.core.checks.codes import problem
from tradectl.core.checks.typing import CARD as CARD_FAMILY
from tradectl.core.checks.typing import DEAL as DEAL_FAMILY
from tradectl.core.checks.typing import Family, key_problem, type_problem
from tradectl.core.desk import FORMAT
from tradectl.core.ids import parse_customer_id, parse_deal_folder
from tradectl.core.journal import Journal, parse_journal
from tradectl.core.layout import CARD, DEAL, JOURNAL, SETTINGS, TOPS, read_shelf
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.deal import Deal
from tradectl.core.model.fields import Shape
from tradectl.core.model.typed import field_names, typed, unknown_keys
from tradectl.core.record import DealRecord, Record
from tradectl.store.documents import YamlFile, nowhere, read_yaml, unreadable_problem
from tradectl.store.files import LARGEST_CARD, LARGEST_JOURNAL, Unreadable, folders, is_folder, read_file
from tradectl.store.yaml.guard import BOM
from tradectl.store.yaml.hidden import hidden

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo
    from pathlib import Path

    from tradectl.core.ids import CustomerId
    from tradectl.core.problems import Problem

_Shape = TypeVar("_Shape", bound=Shape)


@dataclass(frozen=True, slots=True)
class Place:
    """Where a customer's folder was found; `stray`: in no shelf."""

    path: str
    stray: bool = False


def find_customers(root: Path) -> tuple[tuple[Place, ...], tuple[Problem, ...]]:
    """Return every customer's folder, those that stand in the wrong place too, and problems about what is no folder."""
    found: list[Place] = []
    problems: list[Problem] = []
    for top in TOPS:
        for shelf in _listed(root, top, problems):
            path = f"{top}/{shelf.name}"
            if shelf.is_symlink() and (read_shelf(path) or parse_customer_id(shelf.name)):
                problems.append(_link(path))
            elif not is_folder(shelf):
                continue
            elif read_shelf(path) is None and _is_customer(root / path):
                found.append(Place(path, stray=True))
            else:
                _shelf(root, path, found, problems)
    found += [Place(entry.name, stray=True) for entry in _listed(root, "", problems) if _is_stray(entry)]
    return tuple(found), tuple(problems)


def _shelf(root: Path, path: str, found: list[Place], problems: list[Problem]) -> None:
    """Find the customers of a grade or year; in any other folder only what is named like a customer."""
    stray = read_shelf(path) is None
    for entry in _listed(root, path, problems):
        if stray and not parse_customer_id(entry.name):
            continue
        if entry.is_symlink():
            problems.append(_link(f"{path}/{entry.name}"))
        elif is_folder(entry):
            found.append(Place(f"{path}/{entry.name}", stray=stray))


def _listed(root: Path, path: str, problems: list[Problem]) -> tuple[os.DirEntry[str], ...]:
    """Return what stands in a folder; that it cannot be listed is a problem, that it is missing is none."""
    if path and os.path.islink(root / path):  # noqa: PTH114 - which raises; the workspace may be a link
        problems.append(_link(path))
        return ()
    entries = folders(root / path)
    if not isinstance(entries, Unreadable):
        return entries
    if not entries.absent:
        problems.append(unreadable_problem(path, entries))
    return ()


def read_customer(root: Path, place: Place, zone: tzinfo) -> Record:
    """Return the record of a customer's folder; what cannot be read is among its problems."""
    folder = root / place.path
    problems: list[Problem] = []
    if place.stray:
        problems.append(_stray(place.path))
    before = len(problems)
    entries = _listed(root, place.path, problems)
    names = tuple(entry.name for entry in entries)
    customer_id = parse_customer_id(folder.name)
    listed = len(problems) == before
    yaml = _card_file(folder, place.path, customer_id, names, problems) if listed else _NO_CARD
    card = _typed(yaml, Card, CARD_FAMILY, f"{place.path}/{CARD}", problems)
    found = (_deal(folder, place.path, entry, problems) for entry in entries if parse_deal_folder(entry.name))
    record = Record(
        path=place.path,
        id=customer_id,
        card=card,
        place=yaml.place,
        sha=yaml.sha,
        journal=read_journal(root, f"{place.path}/{JOURNAL}", zone),
        deals=tuple(deal for deal in found if deal is not None),
        names=names,
        plain=yaml.plain or {},
    )
    return replace(record, problems=(*problems, *record.journal.problems))


def read_journal(root: Path, path: str, zone: tzinfo) -> Journal:
    """Return a customer's journal; one that does not exist yet is empty."""
    raw = read_file(root / path, LARGEST_JOURNAL)
    if isinstance(raw, Unreadable):
        return Journal(path) if raw.absent else Journal(path, problems=(unreadable_problem(path, raw),))
    try:
        text = raw.decode("utf-8")
    except UnicodeDecodeError:
        return _lossy_journal(raw, path, zone)
    return parse_journal(text, path, zone, hidden)


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
            if not is_cut:
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
    return replace(journal, problems=(*problems, *journal.problems))


def _typed(yaml: YamlFile, shape: type[_Shape], family: Family, path: str, problems: list[Problem]) -> _Shape | None:
    problems += yaml.problems
    if yaml.plain is None:
        return None
    newer = newer_format(yaml, "CARD04", path)
    if newer:
        problems.append(newer)
        return None
    value, faults = typed(shape, yaml.plain)
    problems += [type_problem(fault, family, path, yaml.place) for fault in faults]
    if value is None:
        return None
    problems += unknown(yaml, shape, family, path)
    return value


def newer_format(yaml: YamlFile, code: str, path: str) -> Problem | None:
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


def unknown(yaml: YamlFile, shape: type[Shape], family: Family, path: str) -> Iterator[Problem]:
    """Yield a hint for every key that the shape does not know."""
    for loc in unknown_keys(shape, yaml.plain or {}):
        yield key_problem(loc, field_names(shape, loc), family.unknown, path, yaml.key(loc))


def _card_file(
    folder: Path, path: str, customer_id: CustomerId | None, names: tuple[str, ...], problems: list[Problem]
) -> YamlFile:
    raw = read_file(folder / CARD, LARGEST_CARD)
    if not isinstance(raw, Unreadable):
        return read_yaml(f"{path}/{CARD}", raw)
    if not raw.absent:
        problems.append(unreadable_problem(f"{path}/{CARD}", raw))
    elif customer_id is not None:  # a folder that is named like no customer is told by its name alone
        problems.append(
            problem(
                "FILE07",
                f"{path}/{CARD}",
                (1, 1),
                say("The folder {path} has no card.yaml", path=path),
                say("Move its files to the customer's other folder, or write a card: `tradectl schema card`")
                if names
                else say("The folder is empty: delete it."),
            )
        )
    return _NO_CARD


def _deal(folder: Path, path: str, entry: os.DirEntry[str], problems: list[Problem]) -> DealRecord | None:
    """Return the deal of a dated folder, None where the folder keeps documents only."""
    deal_path = f"{path}/{entry.name}"
    if entry.is_symlink():
        problems.append(_link(deal_path))
        return None
    raw = read_file(folder / entry.name / DEAL, LARGEST_CARD) if is_folder(entry) else None
    if raw is None or (isinstance(raw, Unreadable) and raw.absent):
        return None
    if isinstance(raw, Unreadable):
        problems.append(unreadable_problem(f"{deal_path}/{DEAL}", raw))
        return DealRecord(deal_path, None, nowhere)
    yaml = read_yaml(f"{deal_path}/{DEAL}", raw)
    return DealRecord(deal_path, _typed(yaml, Deal, DEAL_FAMILY, f"{deal_path}/{DEAL}", problems), yaml.place)


def _is_customer(folder: Path) -> bool:
    return parse_customer_id(folder.name) is not None or os.path.lexists(folder / CARD)


def _is_stray(entry: os.DirEntry[str]) -> bool:
    return parse_customer_id(entry.name) is not None and is_folder(entry)


def _link(path: str) -> Problem:
    return problem(
        "FILE01",
        path,
        (1, 1),
        say("It is a link; tradectl follows no links."),
        say("Put the folder itself in its place."),
    )


def _stray(path: str) -> Problem:
    return problem(
        "FILING02",
        path,
        (1, 1),
        say("The folder {path} stands in no grade and no year.", path=path),
        say("Run: tradectl refile {name} --by card", name=path.rpartition("/")[2]),
    )


_NO_CARD = YamlFile(None, nowhere, nowhere, "", ())


def digest(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def all_customers(root: Path, places: tuple[Place, ...], zone: tzinfo) -> Iterator[Record]:
    """Yield the record of each place."""
    for place in places:
        yield read_customer(root, place, zone)
