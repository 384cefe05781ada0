"""Cards and journals as people write them, and what may happen to them in an editor."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[3]
EXAMPLE = ROOT / "examples" / "workspace"
GENERATOR = ROOT / "benchmarks" / "workspace.py"

FULL = """\
# a card with every field
format: 1
code: MUELLER
country: DE
registered: 2026-01-15
since: 2019-05-01             # known before
name: Müller Leuchten GmbH
kind: company
aliases: [Mueller Lighting, 'ML, Hamburg', "M: L"]
status: prospect
won:
grade: B
owner: mei
expected_close: 2026-05-30
inquiry_class: A
source: {kind: fair, name: Canton Fair 139, date: 2026-04-17}
website: mueller-leuchten.de
address: {street: Hauptstraße 7, city: Hamburg, postcode: "20095"}
time_zone: Europe/Berlin
contacts:
  - name: Hans Müller
    email: hans@mueller-leuchten.de
    phone: +49 40 1234567
    birthday: 06-01
    main: true
    notes: |
      calls back

      on Fridays
  -   name: "Eva: Boss"
      whatsapp: '+49 170 1'
anniversaries: [{on: 10-01, what: founded}]
demand:
    products:
    - LED panel 60x60
    - 'tube # 8'
    target_price: 12.50 USD
    certificates: [CE, RoHS]
competitors:
- name: Opple
  products: [panel]
- {name: Philips, satisfaction: null}
credit: {class: B, limit: 30000 USD, on_declaration: true, terms: [{percent: 30, trigger: order, by: T/T}]}
checklist: []
reviewed: 2026-03-01
snooze: {until: 2026-05-08, because: closed for Ramadan}
links: [{url: "https://mueller-leuchten.de/en", tags: [catalogue]}]
tax_id: DE811234567
company_id: "HRB 45120"
tags: [lighting, 'x']
notes: |
  Prefers email in the morning.

  Two lines.
"""

UGLY = [
    "\t", "\u2028", "\u0085", "\ufeff", "\0", "\\", '"', "'", "''", '""', "[", "]", "{", "}", "[]", "{}", ":", ": ",
    ":\n", " :", "- ", "-", "#", " #", " # x", "&a ", "*a", "!!str ", "!t ", "%", "%YAML 1.1\n", "---\n", "...\n",
    "---",
    "--- ", "<<<<<<< ", "=======\n", "\n", "\n\n", "\r", "\r\n", "|\n", "|-", "|+", "|2", ">\n", ">-", "~", "null",
    "Null", "?", "? ", ",", ", ", " ", "  ", "\u00a0", "\u3000", "\u200b", "\xad", "\u202e", "\U000e0041", "é",
    "e\u0301",
    "😀", "中", "：", "a", "x: y", "x: ", "[a, b]", "{a: b}", "[{a: [b]}]", "@", "`", "+", "/", "(", "0", "1e3", "true",
    "NO", "=", "_", "٣", "²", "ﬁ", "\u034f", "\u3164", "\x7f", "\x1b", "\u0600", "ª",
]  # fmt: skip
VALUES = [
    "", "~", "null", "'~'", '"null"', "''", '""', "yes", "no", "On", "2026-02-30", "1899-01-01", "2026-1-1", "02-29",
    "2025-02-29", "2024-02-29", "13-01", "A", "F", "won", "prospect", "1", "01", "-1", "1000000000", "999999999", "٣",
    "12.50 USD", "12 RMB", "USD 1", "1.5", "[]", "{}", "[a]", "{a: b}", "[[a]]", "{name: x}", "[{name: x}]",
    "[~]", "[ ]", "[a, ]", "[, a]", "[a b, c]", "{name: }", "{name:x}", "{name : x}", "{'name': x}",
    "{name: x, name: y}",
    "{until: 2026-05-08, because: x}", "{until: 2026-05-08}", "{on: 02-29, what: y}", "[{on: 02-30, what: y}]", "| x",
    "|",
    "|-", ">", ">-", "|+", "|2", "> # c", "a # b", "a #b", "a#b", "'a' #b", "'a'#b", '"a" b', "'it''s'", '"a\\tb"',
    "a: b", "a:b", "a:", "- a", "-a", "?a", "*a", "&a b", "!a b", "@a", "%a", "`a", ",a", "]a", "a]", "a, b", "a{b",
    "/a", "+49 1", "(a", ")a", ".5", "_a", "a _", "…a", "中文", "a\tb", "a\u2028b", "a\u200bb", "\u3000a",
    "\u00a0a", "a\u00a0",
    "x" * 90, "0o7", "0x1f", "1_000", "12:30", "2026-01-15T10:00", "=", "<<", "null # c", "~#c", "{a: [b, {c: d}]}",
    "[[[[[[[[[[a]]]]]]]]]]", "{a: b} # c", "{a: b}#c", "[a]#c", "[a] c", "[a: b]", "[{a: b}, c]", "['a','b']", '["a" ]',
    "{a: 'b'}", '{a: "b"  }', "[a  , b ]", "[+1, (x, /y]", "[-a]", "[a#b]", "[a #b]", "[a\u2028]",
]  # fmt: skip
LINES = [
    "", " ", "    ", "\t", "# c", "  # c", "      # deep", "#", "---", "...", "--- # c", "--- a", "- a", "  - a", "-",
    "  -",
    "- ", "a: b", "  a: b", "    a: b", "key:", "  key:", "tags:", "name: x", "  name: x", "  - name: x", "- name: x",
    "? a", ": b", "%YAML 1.1", "<<<<<<< HEAD", "=======", ">>>>>>> x", "|||||||", "words", "  words", "'a': b",
    '"a": b',
    "a : b", "a:b", "A: b", "a-b: c", "a1: b", "<<: x", "*a", "&a", "notes: |", "notes: >", "notes: |-", "- - a",
    "- a: b",
    "-  a: b", "-   - a", "- [a]", "- {a: b}", "- |", "- 'a'", "- a: |", "[a]", "{a: b}", "]", "}", "null: a", "~: b",
    "format: 1", "format: 2", "on: x", "y: x",
]  # fmt: skip


def spoilt(text, chance):
    """A text after somebody's hand, one to four times."""
    for _ in range(chance.choice((1, 1, 1, 2, 2, 3, 4))):
        text = chance.choice(HANDS)(text, chance)
    return text


def _rows(text):
    return text.split("\n")


def _with_row(text, chance, change):
    rows = _rows(text)
    at = chance.randrange(len(rows))
    rows[at : at + 1] = change(rows[at])
    return "\n".join(rows)


def drop(text, chance):
    return _with_row(text, chance, lambda _: [])


def double(text, chance):
    return _with_row(text, chance, lambda row: [row, row])


def swap(text, chance):
    rows = _rows(text)
    one, other = chance.randrange(len(rows)), chance.randrange(len(rows))
    rows[one], rows[other] = rows[other], rows[one]
    return "\n".join(rows)


def swap_neighbours(text, chance):
    rows = _rows(text)
    at = chance.randrange(len(rows))
    rows[at : at + 2] = reversed(rows[at : at + 2])
    return "\n".join(rows)


def insert(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(UGLY) + text[at:]


def overwrite(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + chance.choice(UGLY) + text[at + chance.randrange(1, 4) :]


def cut(text, chance):
    at = chance.randrange(len(text) + 1)
    return text[:at] + text[at + chance.randrange(1, 12) :]


def truncate(text, chance):
    return text[: chance.randrange(len(text) + 1)]


def value(text, chance):
    def change(row):
        head, colon, _ = row.partition(":")
        return [f"{head}: {chance.choice(VALUES)}" if colon else row + chance.choice(VALUES)]

    return _with_row(text, chance, change)


def item(text, chance):
    return _with_row(
        text, chance, lambda row: [row, " " * chance.randrange(6) + "- " + chance.choice([*VALUES, *LINES])]
    )


def quote(text, chance):
    mark = chance.choice("'\"")

    def change(row):
        head, colon, told = row.partition(": ")
        return [f"{head}{colon}{mark}{told}{mark}"]

    return _with_row(text, chance, change)


def put_row(text, chance):
    return _with_row(text, chance, lambda row: [chance.choice(LINES), row])


def indent(text, chance):
    return _with_row(text, chance, lambda row: [" " * chance.randrange(1, 5) + row])


def outdent(text, chance):
    return _with_row(text, chance, lambda row: [row[chance.randrange(1, 3) :] if row.startswith(" ") else row])


def indent_many(text, chance):
    rows = _rows(text)
    first = chance.randrange(len(rows))
    last = first + chance.randrange(1, 8)
    by = " " * chance.randrange(1, 4)
    return "\n".join(by + row if first <= number < last and row else row for number, row in enumerate(rows))


def trail(text, chance):
    return _with_row(
        text, chance, lambda row: [row + chance.choice([" ", "   ", " # c", "#c", " #", "\t", ":", ",", "\r"])]
    )


def windows(text, _chance):
    return text.replace("\n", "\r\n")


def old_mac(text, chance):
    return _with_row(text, chance, lambda row: [row + "\r" + chance.choice(LINES)])


def mark(text, _chance):
    return "\ufeff" + text


def begin(text, chance):
    return (
        chance.choice(["---\n", "--- # c\n", "# c\n---\n", "\n", " \n", "---\n---\n", "%YAML 1.2\n---\n", "...\n"])
        + text
    )


HANDS = [
    drop, double, swap, swap_neighbours, insert, insert, insert, overwrite, cut, truncate, value, value, value, item,
    quote,
    put_row, put_row, indent, outdent, indent_many, trail, trail, windows, old_mac, mark, begin,
]  # fmt: skip


@cache
def generated(count=300):
    """The folders of a generated workspace's customers: (card, journal)."""
    with tempfile.TemporaryDirectory() as top:
        write(Path(top) / "desk", count)
        return files(Path(top) / "desk")


def write(folder, count):
    """Write a generated workspace."""
    subprocess.run([sys.executable, GENERATOR, str(count), folder], check=True)
    return folder


def files(root):
    """Every card of a workspace with its journal, as text."""
    found = []
    for card in sorted(root.rglob("card.yaml")):
        journal = card.with_name("journal.jsonl")
        found.append((card.read_bytes().decode(), journal.read_bytes().decode() if journal.exists() else ""))
    return tuple(found)
