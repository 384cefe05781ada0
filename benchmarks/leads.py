"""Write the table of leads somebody brings home from a fair: python benchmarks/leads.py COUNT FILE.csv [--after N].

Companies are made as the customers of `workspace.py` are, but for the first `--after` of them: those that a workspace
of so many customers has.
"""

from __future__ import annotations

import argparse
import csv
from datetime import date
from pathlib import Path

from customers import customer

DAY = date(2026, 3, 20)
HEADINGS = ("Company", "Country", "Contact", "Position", "E-mail", "Phone", "Website", "Grade", "City", "Notes")
_TWO_CONTACTS_IN = 8


def write_leads(count: int, file: Path, *, after: int = 0, seed: int = 1) -> None:
    """Write a table of `count` rows; in some, a second person of the company above."""
    used: dict[str, int] = {}
    rows: list[tuple[str, ...]] = []
    number = after
    while len(rows) < count:
        lead = customer(number, seed, DAY, ["mei"], used)
        number += 1
        for person in lead.people[:1] or [None]:
            told = (person.name, person.role, person.email, person.phone) if person else ("", "", "", "")
            grade = lead.grade if lead.grade != "won" else ""
            rows.append((lead.name, lead.country.code, *told, lead.website, grade, lead.town, f"Met at stand {number}"))
        if len(lead.people) > 1 and number % _TWO_CONTACTS_IN == 0:
            second = lead.people[1]
            more = (lead.name, lead.country.code, second.name, second.role, second.email, second.phone)
            rows.append((*more, *[""] * (len(HEADINGS) - len(more))))
    with file.open("w", encoding="utf-8-sig", newline="") as target:
        csv.writer(target).writerows([HEADINGS, *rows[:count]])


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("count", type=int, metavar="COUNT")
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--after", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    write_leads(given.count, given.file, after=given.after, seed=given.seed)
