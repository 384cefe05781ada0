"""Findings about names and places of folders (R20, R21, R47–R52)."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.ids import WINDOWS_RESERVED, parse_deal_folder
from tradectl.core.layout import shelf_of
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.core.checks.setting import Setting
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record

_CONFLICT_COPY = re.compile(r".+\.tradectl-[0-9]{8}T[0-9]{4,6}(-[0-9a-z]+)?\.[a-z]+")
_UNPORTABLE = re.compile(r'[<>:"\\|?*\x00-\x1f\x7f]|[ .]$')
_TOP = (1, 1)


def check_filing(record: Record, _setting: Setting) -> Iterator[Problem]:
    """Yield every finding about a customer's folder: its name, its place, the names in it."""
    yield from _folder_name(record)
    yield from _place(record)
    yield from _names(record)
    for deal in record.deals:
        named = parse_deal_folder(deal.path.rsplit("/", 1)[-1])
        if deal.deal is not None and named is not None and named[0] != deal.deal.opened:
            yield problem(
                "DEAL04",
                f"{deal.path}/deal.yaml",
                deal.place(("opened",)),
                say(
                    "The deal was opened on {day}, but its folder says {folder}.", day=deal.deal.opened, folder=named[0]
                ),
                say("Correct `opened`, or rename the folder."),
            )


def _folder_name(record: Record) -> Iterator[Problem]:
    if record.id is None:
        yield problem(
            "NAME01",
            record.card_path,
            _TOP,
            say("The folder {name} is not named COUNTRY-CODE-YYYYMMDD.", name=record.name),
            say("Rename the folder, for example US-BOLT-20260417."),
        )
        return
    if record.card is None:
        return
    pairs = (
        ("code", record.card.code, record.id.code),
        ("country", record.card.country, record.id.country),
        ("registered", record.card.registered, record.id.registered),
    )
    for key, on_card, in_name in pairs:
        if on_card != in_name:
            yield problem(
                "NAME02",
                record.card_path,
                record.place((key,)),
                say(
                    "The card says {key} {card}, the folder's name says {folder}.",
                    key=key,
                    card=on_card,
                    folder=in_name,
                ),
                say("The folder's name never changes: correct the card."),
            )


def _place(record: Record) -> Iterator[Problem]:
    here = record.path.rsplit("/", 1)[0]
    card = record.card
    if card is None:
        return
    wanted = shelf_of(card.status, card.grade, card.won)
    if wanted is not None and wanted != here:
        code = record.id.code if record.id else card.code
        yield problem(
            "FILING01",
            record.card_path,
            record.place(("status",) if card.status == "won" else ("grade",)),
            say("The card belongs into {wanted}, but the folder stands in {here}", wanted=wanted, here=here),
            say("Run: tradectl refile {code} --by card, or --by folder", code=code),
        )


def _names(record: Record) -> Iterator[Problem]:
    for name in record.names:
        if _CONFLICT_COPY.fullmatch(name):
            yield problem(
                "FILE06",
                f"{record.path}/{name}",
                _TOP,
                say("Somebody changed the file while a command was at work; the command's version lies here."),
                say("Compare the two files, keep what is right, and delete this one."),
            )
        elif _UNPORTABLE.search(name) or name.split(".")[0].upper() in WINDOWS_RESERVED:
            yield problem(
                "NAME05",
                f"{record.path}/{name}",
                _TOP,
                say("The name {name} does not work on Windows.", name=name),
                say("Rename the file."),
            )
    for twins in twin_names(record.names):
        yield problem(
            "NAME04",
            f"{record.path}/{twins[1]}",
            _TOP,
            say("{one} and {two} are one name on Windows and macOS.", one=twins[0], two=twins[1]),
            say("Rename one of the two."),
        )


def twin_names(names: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield pairs of names that are one on a file system that folds case or composes accents."""
    seen: dict[str, str] = {}
    for name in sorted(names):
        key = unicodedata.normalize("NFC", unicodedata.normalize("NFC", name).casefold())
        if key in seen:
            yield seen[key], name
        else:
            seen[key] = name
