"""Every customer of a workspace as typed values and problems; nothing here writes, locks or raises for bad data."""

from __future__ import annotations

import hashlib
import os
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from tradectl.core.checks.codes import problem
from tradectl.core.checks.typing import CARD as CARD_FAMILY
from tradectl.core.checks.typing import DEAL as DEAL_FAMILY
from tradectl.core.checks.typing import Family, key_problem, type_problem
from tradectl.core.desk import FORMAT
from tradectl.core.ids import parse_customer_id, parse_deal_folder
from tradectl.core.journal import Journal, parse_journal
from tradectl.core.layout import CARD, DEAL, JOURNAL, TOPS, read_shelf
from tradectl.core.message import say
from tradectl.core.model.card import Card
from tradectl.core.model.deal import Deal
from tradectl.core.model.typed import typed, unknown_keys
from tradectl.core.record import DealRecord, Record
from tradectl.store.documents import YamlFile, read_yaml, unreadable_problem
from tradectl.store.files import LARGEST_CARD, LARGEST_JOURNAL, Unreadable, folders, read_file

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from tradectl.core.model.fields import Shape
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
        for shelf in folders(root / top):
            path = f"{top}/{shelf.name}"
            if shelf.is_symlink():
                problems.append(_link(path))
            elif not shelf.is_dir(follow_symlinks=False):
                continue
            elif read_shelf(path) is None:
                found += [Place(path, stray=True)] if _is_customer(root / path) else []
            else:
                _shelf(root, path, found, problems)
    found += [Place(entry.name, stray=True) for entry in folders(root) if _is_stray(entry)]
    return tuple(found), tuple(problems)


def read_customer(root: Path, place: Place, zone: tzinfo) -> Record:
    """Return the record of a customer's folder; what cannot be read is among its problems."""
    folder = root / place.path
    problems: list[Problem] = []
    if place.stray:
        problems.append(_stray(place.path))
    entries = list(folders(folder))
    card_path = f"{place.path}/{CARD}"
    yaml = _card_file(folder, card_path, place.path, problems)
    card = _typed(yaml, Card, CARD_FAMILY, card_path, problems)
    deals = tuple(
        _deal(folder / entry.name, f"{place.path}/{entry.name}", problems)
        for entry in entries
        if parse_deal_folder(entry.name) and (folder / entry.name / DEAL).exists()
    )
    record = Record(
        path=place.path,
        id=parse_customer_id(folder.name),
        card=card,
        place=yaml.place,
        sha=yaml.sha,
        journal=read_journal(root, f"{place.path}/{JOURNAL}", zone),
        deals=deals,
        names=tuple(entry.name for entry in entries),
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
    except UnicodeDecodeError as error:
        return _lossy_journal(raw, path, zone, error)
    return parse_journal(text, path, zone)


def _lossy_journal(raw: bytes, path: str, zone: tzinfo, error: UnicodeDecodeError) -> Journal:
    """Read the lines that are UTF-8, and report each that is not."""
    problems: list[Problem] = []
    rows: list[str] = []
    for number, row in enumerate(raw.split(b"\n"), 1):
        try:
            rows.append(row.decode("utf-8"))
        except UnicodeDecodeError as error_here:
            rows.append("")
            problems.append(
                problem(
                    "FILE02",
                    path,
                    (number, error_here.start + 1),
                    say("This line is not UTF-8 text."),
                    say("Open the file in an editor and save it as UTF-8."),
                )
            )
    journal = parse_journal("\n".join(rows), path, zone)
    return replace(journal, problems=(*problems, *journal.problems))


def _typed(yaml: YamlFile, shape: type[_Shape], family: Family, path: str, problems: list[Problem]) -> _Shape | None:
    problems += yaml.problems
    if yaml.plain is None:
        return None
    value, faults = typed(shape, yaml.plain)
    problems += [type_problem(fault, family, path, yaml.place) for fault in faults]
    if value is None:
        return None
    version: int = value.format  # type: ignore[attr-defined]  # every file's shape has one
    if version > FORMAT:
        problems.append(
            problem(
                "CARD04",
                path,
                yaml.place(("format",)),
                say("The file has format {format}; this program knows up to {known}.", format=version, known=FORMAT),
                say("Install a newer tradectl."),
            )
        )
        return None
    problems += [key_problem(loc, family, path, yaml.place) for loc in unknown_keys(value)]
    return value


def _card_file(folder: Path, card_path: str, path: str, problems: list[Problem]) -> YamlFile:
    raw = read_file(folder / CARD, LARGEST_CARD)
    if isinstance(raw, Unreadable):
        if raw.absent:
            problems.append(
                problem(
                    "FILE07",
                    card_path,
                    (1, 1),
                    say("The folder {path} has no card.yaml", path=path),
                    say("After a merge, move its files into the customer's other folder; else write a card."),
                )
            )
        else:
            problems.append(unreadable_problem(card_path, raw))
        return YamlFile(None, lambda _loc: (1, 1), "", ())
    return read_yaml(card_path, raw)


def _deal(folder: Path, path: str, problems: list[Problem]) -> DealRecord:
    raw = read_file(folder / DEAL, LARGEST_CARD)
    if isinstance(raw, Unreadable):
        problems.append(unreadable_problem(f"{path}/{DEAL}", raw))
        return DealRecord(path, None, lambda _loc: (1, 1))
    yaml = read_yaml(f"{path}/{DEAL}", raw)
    return DealRecord(path, _typed(yaml, Deal, DEAL_FAMILY, f"{path}/{DEAL}", problems), yaml.place)


def _shelf(root: Path, path: str, found: list[Place], problems: list[Problem]) -> None:
    for entry in folders(root / path):
        if entry.is_symlink():
            problems.append(_link(f"{path}/{entry.name}"))
        elif entry.is_dir(follow_symlinks=False):
            found.append(Place(f"{path}/{entry.name}"))


def _is_customer(folder: Path) -> bool:
    return (folder / CARD).exists() or parse_customer_id(folder.name) is not None


def _is_stray(entry: os.DirEntry[str]) -> bool:
    return parse_customer_id(entry.name) is not None and entry.is_dir(follow_symlinks=False)


def _link(path: str) -> Problem:
    return problem(
        "FILE01",
        path,
        (1, 1),
        say("{path} is a link; tradectl follows no links.", path=path),
        say("Put the folder itself in its place."),
    )


def _stray(path: str) -> Problem:
    return problem(
        "FILING02",
        f"{path}/{CARD}",
        (1, 1),
        say("The folder {path} stands in no grade and no year.", path=path),
        say("Run: tradectl refile {name} --by card", name=path.rsplit("/", 1)[-1]),
    )


def digest(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def all_customers(root: Path, places: tuple[Place, ...], zone: tzinfo) -> Iterator[Record]:
    """Yield the record of each place."""
    for place in places:
        yield read_customer(root, place, zone)
