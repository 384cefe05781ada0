"""Findings about a customer's folder: its name and its place (R20, R21, R47–R52)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.countries import is_country
from tradectl.core.ids import is_code, parse_customer_id, parse_deal_folder
from tradectl.core.layout import CARD, DEAL, read_shelf, shelf_of
from tradectl.core.message import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.checks.setting import Setting
    from tradectl.core.problems import Problem
    from tradectl.core.record import Record

_TOP = (1, 1)


def check_filing(record: Record, _setting: Setting) -> Iterator[Problem]:
    """Yield every finding about a customer's folder: its name, its place, its deals' folders."""
    yield from check_folder_name(record)
    yield from _place(record)
    yield from _deals(record)


def check_folder_name(record: Record) -> Iterator[Problem]:
    """Yield what is wrong with the name of a customer's folder."""
    if record.id is None:
        yield problem(
            "NAME01",
            record.path,
            _TOP,
            say("The folder's name {name} is not COUNTRY-CODE-YYYYMMDD.", name=record.name),
            say("Rename the folder, for example US-BOLT-20260417.")
            if CARD in record.names
            else say("Move the folder out of the customers' folders, or rename it, for example US-BOLT-20260417."),
        )
        return
    if not is_country(record.id.country):
        yield problem(
            "NAME01",
            record.path,
            _TOP,
            say(
                "The folder's name begins with {country}, which is no ISO 3166 country code.", country=record.id.country
            ),
            say("Rename the folder with the two letters of the country, and write the same into the card."),
        )
    if record.card is None:
        return
    code, country = record.card.code, record.card.country
    pairs = (
        ("code", code if is_code(code) else record.id.code, record.id.code),  # a wrong one is CARD20 or CARD12
        ("country", country if is_country(country) else record.id.country, record.id.country),
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
                say("Write {key}: {folder} in the card; the folder's name never changes.", key=key, folder=in_name),
            )


def _place(record: Record) -> Iterator[Problem]:
    for name in record.names:
        if parse_customer_id(name):
            yield problem(
                "FILING03",
                f"{record.path}/{name}",
                _TOP,
                say("{name} stands inside another customer's folder and is not read.", name=name),
                say("Move it to its grade, for example prospect/D."),
            )
    here = record.path.rpartition("/")[0]
    card = record.card
    if card is None or read_shelf(here) is None:
        return
    wanted = shelf_of(card.status, card.grade, card.won)
    if wanted is not None and wanted != here:
        field = "status" if wanted.split("/")[0] != here.split("/")[0] else "won" if card.status == "won" else "grade"
        yield problem(
            "FILING01",
            record.card_path,
            record.place((field,)),
            say(
                "By its card the customer belongs in {wanted}, but the folder stands in {here}",
                wanted=wanted,
                here=here,
            ),
            say(
                "Run: tradectl refile {code} --by card (the folder moves) or --by folder (the card changes)",
                code=record.id.code if record.id else record.name,
            ),
        )


def _deals(record: Record) -> Iterator[Problem]:
    for deal in record.deals:
        named = parse_deal_folder(deal.path.rpartition("/")[2])
        if deal.deal is not None and named is not None and named[0] != deal.deal.opened:
            yield problem(
                "DEAL04",
                f"{deal.path}/{DEAL}",
                deal.place(("opened",)),
                say(
                    "The deal was opened on {day}, but its folder says {folder}.", day=deal.deal.opened, folder=named[0]
                ),
                say(
                    "Write opened: {folder}, or rename the folder to {day}-…",
                    folder=named[0],
                    day=f"{deal.deal.opened:%Y%m%d}",
                ),
            )
