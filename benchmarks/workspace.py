"""Write a workspace as a busy desk has it: python benchmarks/workspace.py COUNT FOLDER [--seed N] [--day DAY] [--git].

The same count, seed and day give the same bytes. About one customer in a hundred is due on the day; the others wake up
in the coming months. Days are those of a desk that works Monday to Saturday; on a day next to public holidays a few
more are due.
"""

from __future__ import annotations

import argparse
import os
import random
import subprocess
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import words
from cards import card
from customers import CADENCE, CONTACTS_A_MONTH, customer
from journals import journal, lines
from words import latin, shown

if TYPE_CHECKING:
    from customers import Customer

DAY = date(2026, 3, 20)
HEAD = "hao"  # sees everybody's customers
_SHARE_OF_DEALS = 0.08
_CUSTOMERS_A_PERSON = 300
_MOST_PEOPLE = 120
_ATTRIBUTES = "*.yaml -text\n*.jsonl -text merge=union\nreports/** -text\n"
_IGNORED = ".tradectl/\n"
_IDENTITY = ("-c", "user.name=Benchmark", "-c", "user.email=benchmark@desk.example", "-c", "commit.gpgsign=false")


@dataclass(frozen=True, slots=True)
class Colleague:
    """A person of the desk."""

    id: str
    name: str
    role: str


def write_workspace(count: int, folder: Path, *, seed: int = 1, day: date = DAY, commit: bool = True) -> None:
    """Write a workspace of `count` customers into `folder`; `commit` is what its settings say of git."""
    folder.mkdir(parents=True)
    desk = colleagues(count)
    owners = [person.id for person in desk if person.role in ("sales", "merchandiser")]
    people = [person.id for person in desk]
    (folder / "tradectl.yaml").write_bytes(settings(desk, commit=commit).encode())
    (folder / ".gitattributes").write_bytes(_ATTRIBUTES.encode())
    (folder / ".gitignore").write_bytes(_IGNORED.encode())
    used: dict[str, int] = {}
    for index in range(count):
        _write_customer(folder, customer(index, seed, day, owners, used), day, people)


def colleagues(count: int) -> list[Colleague]:
    """Return the people of a desk with so many customers: a head, a manager, and those who have customers."""
    chance = random.Random(count)
    found = [Colleague(HEAD, "周浩", "head"), Colleague("boss", "林国强", "manager")]
    sales = min(max(count // _CUSTOMERS_A_PERSON, 2), _MOST_PEOPLE)
    for number in range(sales + sales // 4 + 1):
        given, family = chance.choice(words.STAFF_GIVEN), chance.choice(words.STAFF_FAMILY)
        name = f"{shown(family)}{shown(given)}"
        found.append(Colleague(f"{latin(given)}{number + 1}", name, "sales" if number < sales else "merchandiser"))
    return found


def settings(desk: list[Colleague], *, commit: bool) -> str:
    """Return the text of tradectl.yaml."""
    people = "".join(
        f"  - {{id: {person.id}, name: {person.name}, email: {person.id}@desk.example, role: {person.role}}}\n"
        for person in desk
    )
    return (
        "format: 1\ndesk: Benchmark Lighting\nlanguage: en\ntime_zone: Asia/Shanghai\nhome_currency: CNY\n"
        "calendar: {workdays: [mon, tue, wed, thu, fri, sat], holidays: CN}\n"
        f"people:\n{people}"
        f"cadence: {{D: {CADENCE['D']} days, won: {CADENCE['won']} days}}    # a large desk: fewer are due\n"
        f"quota: {{grades: [A, B], contacts_a_month: {CONTACTS_A_MONTH}}}\nvisits_a_week: 1\n"
        f"git: {{commit: {'true' if commit else 'false'}}}\n"
    )


def _write_customer(folder: Path, found: Customer, day: date, people: list[str]) -> None:
    home = f"{folder}/{found.shelf}/{found.id}"
    os.makedirs(home)  # noqa: PTH103 (a hundred thousand of them)
    _write(f"{home}/card.yaml", card(found))
    if entries := journal(found, day, people):
        _write(f"{home}/journal.jsonl", lines(entries))
    if found.chance.happens(_SHARE_OF_DEALS):
        _write_deal(home, found)


def _write_deal(home: str, found: Customer) -> None:
    chance = found.chance
    product = chance.choice(words.PRODUCTS)
    opened = found.base - timedelta(days=chance.randrange(1 + max((found.base - found.registered).days, 0)))
    number = chance.randrange(10_000)
    place = f"{home}/{opened:%Y%m%d}-inq-{number:04}"
    os.mkdir(place)  # noqa: PTH102 (as above)
    stage = chance.choice(("inquiry", "quoted", "sample", "ordered", "shipped", "paid", "lost"))
    _write(
        f"{place}/deal.yaml",
        f"format: 1\ntitle: {product}, lot {number}\nopened: {opened}\nstage: {stage}\ninquiry: INQ-{number:04}\n"
        f"amount: {chance.randint(10, 900) * 100}.00 USD\nproducts:\n  - {product}\n",
    )


def _write(path: str, text: str) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
    try:
        os.write(handle, text.encode())
    finally:
        os.close(handle)


def commit_all(folder: Path) -> None:
    """Make the folder a repository with everything in one commit."""
    for arguments in (
        ("init", "-q", "-b", "main"),
        ("add", "-A"),
        ("-c", "gc.auto=0", *_IDENTITY, "commit", "-q", "-m", "Make the workspace"),
        ("gc", "-q"),
    ):
        subprocess.run(("git", *arguments), cwd=folder, check=True)


def main() -> None:
    """Read the command line and write the workspace."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("count", type=int, metavar="COUNT", help="how many customers")
    parser.add_argument("folder", type=Path, metavar="FOLDER", help="a folder that is not there yet")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument(
        "--day", type=date.fromisoformat, default=DAY, help=f"the day on which one in a hundred is due ({DAY})"
    )
    parser.add_argument("--git", action="store_true", help="make it a repository with one commit")
    parser.add_argument("--no-commit", action="store_true", help="settings under which tradectl commits nothing")
    given = parser.parse_args()
    write_workspace(given.count, given.folder, seed=given.seed, day=given.day, commit=not given.no_commit)
    if given.git:
        commit_all(given.folder)


if __name__ == "__main__":
    main()
