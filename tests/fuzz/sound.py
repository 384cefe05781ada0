"""Sound files to begin with, in many ways of writing."""

from __future__ import annotations

import json
import sys
from functools import cache
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "store" / "quick"), str(Path(__file__).parents[1] / "store" / "yaml")]

from plain_cards import EXAMPLE, FULL, files
from test_splice_styles import STYLES

from offices import HEAD, SOUND, line

LINKED = f"{HEAD}grade: B\nowner: mei\ncontacts:\n  - &one {{name: Jo, birthday: 06-01}}\n  - *one\n"
BOLT = FULL.replace("code: MUELLER", "code: BOLT").replace("country: DE", "country: US")
FLOW = (
    '{"format": 1, "code": BOLT, country: US, registered: 2026-01-15, name: "Bölt", status: prospect, grade: B,\n'
    "  owner: mei, contacts: [{name: Jo, 'phone': \"+1 512 555 0123\"}], notes: 'two\n\n  lines'}\n"
)
DESK = """\
format: 1
desk: Brightway
language: en     # or zh-Hans
time_zone: Asia/Shanghai
home_currency: CNY
calendar: {workdays: [mon, tue, wed, thu, fri], holidays: none, extra_days_off: [2026-03-19], extra_workdays: []}
people:
  - {id: mei, name: 林梅, email: mei@brightway.example, role: sales}
  - id: hao
    name: 周浩
    role: head
cadence: {A: 1 workday, B: 7 days, C: 2 weeks, D: 1 month, E: 1 year, won: 3 months}
horizon: {A: 1 month, B: 3 months}
quota: {grades: [A, B], contacts_a_month: 5}
visits_a_week: 1
review_every: {default: 2 months, E: 1 year}
git: {commit: false}
"""
_ENTRIES = (
    {"did": "Sent it", "promised": [{"what": "a sample", "by": "2026-03-13"}, {"what": "b"}], "files": ["offer.pdf"]},
    {"via": "visit", "heard": "中文 \U0001f600", "next": {"on": "2026-03-24", "goal": "the order"}, "with": "Jo"},
    {"via": "call", "from": "them", "awaits": [{"what": "drawing", "by": "2026-03-23"}], "next": None},
    {"kind": "handled", "did": "Filed it"},
    {"kind": "kept", "of": "20260310T020000Z-mei-00000001", "how": "kept", "promise": 1},
    {"kind": "corrected", "of": "20260310T020000Z-mei-00000002", "entry": {"kind": "contact", "via": "call"}},
    {"kind": "corrected", "of": "20260310T020000Z-mei-00000004", "entry": None, "because": "twice"},
    {"kind": "regraded", "from": "C", "to": "B", "because": "asked for a price"},
    {"kind": "snoozed", "until": "2026-05-08", "because": "Ramadan"},
    {"kind": "updated", "fields": {"notes": ["a", None]}},
    {"kind": "won", "order": "PO 7"},
    {"kind": "reopened", "to": "C"},
    {"kind": "reviewed"},
    {"kind": "not_duplicate", "of": "VOLT"},
)  # fmt: skip
JOURNALS = (
    "".join(f"{line(number, **fields)}\n" for number, fields in enumerate(_ENTRIES, 1)).encode(),
    f"\ufeff{line(1)}\r\n{line(2, did='Grüße')}\r\n".encode(),
    "\n".join(json.dumps({"at": "2026-03-12", **json.loads(line(at))}, indent=None) for at in range(3)).encode(),
)
DESKS = (DESK.encode(), b"format: 1\npeople: [{id: mei}]\n", DESK.replace("\n", "\r\n").encode())


@cache
def cards() -> tuple[bytes, ...]:
    """Cards of one customer as different people write them, and texts in every style."""
    written = [text for text, _ in files(EXAMPLE)]
    named = [SOUND, BOLT, BOLT, BOLT, BOLT.replace("\n", "\r\n"), FLOW, LINKED]
    styled = [SOUND + text for text in STYLES.values()]  # keys that nobody knows are kept
    return tuple(text.encode() for text in (*named * 8, *written, *styled))
