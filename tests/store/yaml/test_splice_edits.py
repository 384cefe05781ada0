"""Keys and items that come and go: the exact bytes before and after."""

from __future__ import annotations

import pytest

from tradectl.store.yaml import splice
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.splice import CannotSplice, edit
from tradectl.store.yaml.values import Insert, Plain, Remove, Set

ORDER = ("format", "code", "country", "name", "aliases", "grade", "owner", "source", "source.kind", "source.name")
ORDER += ("source.date", "address", "contacts", "contacts.name", "contacts.role", "contacts.email", "snooze", "notes")
SNOOZE = {"until": Plain("2026-05-08"), "because": "closed: Ramadan"}

EDITS = {
    # a scalar becomes another
    "grade, comment and column stay": (
        "grade: B                      # prospects only\nb: 1\n",
        Set(("grade",), Plain("A")),
        "grade: A                      # prospects only\nb: 1\n",
    ),
    "a date is plain": ("won: x\n", Set(("won",), Plain("2026-05-10")), "won: 2026-05-10\n"),
    "a text with what looks like a comment": ("a: x!# c\nb: 1\n", Set(("a",), None), "a: null\nb: 1\n"),
    "a typed value in quotes keeps them": ("grade: 'B'\n", Set(("grade",), Plain("A")), "grade: 'A'\n"),
    "a typed value that would be nothing is quoted": ("a: x\n", Set(("a",), Plain("null")), 'a: "null"\n'),
    "an ambiguous text is quoted": ("country: DE\n", Set(("country",), "NO"), 'country: "NO"\n'),
    "the same value changes nothing": ("a:   'x'  # c\n", Set(("a",), "x"), "a:   'x'  # c\n"),
    "the same mapping changes nothing": ("a: {b : 1}\n", Set(("a",), {"b": "1"}), "a: {b : 1}\n"),
    "quotes stay": ("a: 'x'  # c\n", Set(("a",), "it's"), "a: 'it''s'  # c\n"),
    "not given": ("a: x  # c\nb: 1\n", Set(("a",), None), "a: null  # c\nb: 1\n"),
    "not given in brackets": ("a: {b: x, c: y}\n", Set(("a", "b"), None), "a: {b: null, c: y}\n"),
    "nothing was there": ("a:\nb: 1\n", Set(("a",), "x"), "a: x\nb: 1\n"),
    "nothing was there, blanks were": ("aa: 1\na:  \n", Set(("a",), "x"), "aa: 1\na:  x\n"),
    "nothing was there, a comment was": ("a:          # c\nb: 1\n", Set(("a",), "x"), "a: x        # c\nb: 1\n"),
    "a comment that must move": ("a: # c\n", Set(("a",), "x"), "a: x # c\n"),
    "nothing in brackets": ("a: {b: , c: }\n", Set(("a", "b"), "x"), "a: {b: x, c: }\n"),
    "no colon in brackets": ("a: {b, c}\n", Set(("a", "b"), "x"), "a: {b: x, c}\n"),
    "nothing was there but a tab": ("a:\t\nb: 1\n", Set(("a",), "x"), "a: x\nb: 1\n"),
    "an empty item": ("a:\n  -\n  - y\n", Set(("a", 0), "x"), "a:\n  - x\n  - y\n"),
    # blocks
    "a block of lines": ("notes: |\n    one\nb: 1\n", Set(("notes",), "x\n\ny\n"), "notes: |\n    x\n\n    y\nb: 1\n"),
    "a folded block": ("notes: >  # c\n  one\nb: 1\n", Set(("notes",), "x\ny\n"), "notes: |  # c\n  x\n  y\nb: 1\n"),
    "a block with CRLF": ("n: |\r\n  one\r\nb: 1\r\n", Set(("n",), "x\ny\n"), "n: |\r\n  x\r\n  y\r\nb: 1\r\n"),
    "without its last line break": ("n: |\n  one\nb: 1\n", Set(("n",), "x\ny"), "n: |-\n  x\n  y\nb: 1\n"),
    "with one line break more": ("n: |\n  one\nb: 1\n", Set(("n",), "x\n\n"), "n: |+\n  x\n\nb: 1\n"),
    "blanks first": ("n: |\n  one\nb: 1\n", Set(("n",), " x\ny\n"), "n: |2\n   x\n  y\nb: 1\n"),
    "one line instead of a block": ("n: |  # c\n  one\n\nb: 1\n", Set(("n",), "x"), "n: x  # c\n\nb: 1\n"),
    "what a block cannot hold": ("n: |\n  one\nb: 1\n", Set(("n",), "x\n\x07"), 'n: "x\\n\\u0007"\nb: 1\n'),
    "a block at the end of the file": ("n: |\n  one", Set(("n",), "x\ny\n"), 'n: "x\\ny\\n"'),
    # a new key
    "behind its predecessor": (
        "code: X\nname: Acme   # c\n# of the owner\nowner: mei\n",
        Set(("grade",), Plain("B")),
        "code: X\nname: Acme   # c\ngrade: B\n# of the owner\nowner: mei\n",
    ),
    "behind its nearest predecessor that is there": (
        "code: X\nowner: mei\n",
        Set(("aliases",), ["Acme"]),
        "code: X\naliases: [Acme]\nowner: mei\n",
    ),
    "at the end if nothing precedes it": (
        "code: X\nowner: mei\n",
        Set(("format",), Plain("1")),
        "code: X\nowner: mei\nformat: 1\n",
    ),
    "at the end if it is unknown": ("b: 1\n\n# end\n", Set(("x",), "z"), "b: 1\nx: z\n\n# end\n"),
    "without a final line break": ("code: X\nname: Acme", Set(("grade",), Plain("B")), "code: X\nname: Acme\ngrade: B"),
    "with CRLF": ("code: X\r\nowner: m\r\n", Set(("name",), "A"), "code: X\r\nname: A\r\nowner: m\r\n"),
    "CRLF without a final line break": ("code: X\r\nname: A", Set(("owner",), "m"), "code: X\r\nname: A\r\nowner: m"),
    "with CR": ("code: X\rowner: m\r", Set(("name",), "A"), "code: X\rname: A\rowner: m\r"),
    "CR above LF": ("code: X\rname: A\nowner: m\n", Remove(("name",)), "code: X\rowner: m\n"),
    "CR at the end of what stays": ("code:\rname: A\n", Remove(("name",)), "code:\r"),
    "CR and LF meet where the lines between them go": (
        "aliases: \r- A\n\nowner: m\n",
        Set(("aliases",), None),
        "aliases: null\r\nowner: m\n",
    ),
    "CR on a line of its own": ("aliases: \n\r- A\n", Set(("aliases",), None), "aliases: null\n\r"),
    "with a BOM": ("\ufeffcode: X\n", Set(("name",), "A"), "\ufeffcode: X\nname: A\n"),
    "before the end mark": ("---\na: 1\n...\n", Set(("b",), "x"), "---\na: 1\nb: x\n...\n"),
    "indented at the top": ("  a: 1\n", Set(("b",), "x"), "  a: 1\n  b: x\n"),
    "in the column of the others": (
        "name:    A\nzip:     1\n",
        Set(("owner",), "m"),
        "name:    A\nowner:   m\nzip:     1\n",
    ),
    "behind a block of lines": (
        "name: |\n  A\n\n  B\n\nzip: 1\n",
        Set(("owner",), "m"),
        "name: |\n  A\n\n  B\nowner: m\n\nzip: 1\n",
    ),
    "behind a list and its comments": (
        "aliases:\n  - A\n  # - B, formerly\n\n# of the owner\nowner: m\n",
        Set(("grade",), Plain("B")),
        "aliases:\n  - A\n  # - B, formerly\ngrade: B\n\n# of the owner\nowner: m\n",
    ),
    "behind an empty value": (
        "name:   # c\nowner: m\n",
        Set(("grade",), Plain("B")),
        "name:   # c\ngrade: B\nowner: m\n",
    ),
    "behind a plain text of two lines": (
        "name: A\n  B # c\nowner: m\n",
        Set(("grade",), Plain("B")),
        "name: A\n  B # c\ngrade: B\nowner: m\n",
    ),
    "a mapping on one line": (
        "name: A\nnotes: x\n",
        Set(("snooze",), SNOOZE),
        'name: A\nsnooze: {until: 2026-05-08, because: "closed: Ramadan"}\nnotes: x\n',
    ),
    "a text of several lines": ("name: A\n", Set(("notes",), "x\ny\n"), "name: A\nnotes: |\n  x\n  y\n"),
    "nested, below its predecessor": (
        "source:\n    kind: fair   # c\n    date: x\n",
        Set(("source", "name"), "Canton"),
        "source:\n    kind: fair   # c\n    name: Canton\n    date: x\n",
    ),
    "nested in a list": (
        "contacts:\n  - name: Hans\n    email: h@x\n  - name: Eva\nb: 1\n",
        Set(("contacts", 0, "role"), "buyer"),
        "contacts:\n  - name: Hans\n    role: buyer\n    email: h@x\n  - name: Eva\nb: 1\n",
    ),
    "nested in the last item": (
        "contacts:\n- name: Eva\n# end\n",
        Set(("contacts", 0, "role"), "buyer"),
        "contacts:\n- name: Eva\n  role: buyer\n# end\n",
    ),
    "nested where nothing was": ("a: 1\n", Set(("source", "kind"), "fair"), "a: 1\nsource: {kind: fair}\n"),
    "nested where it was empty": (
        "source:   # c\na: 1\n",
        Set(("source", "kind"), "fair"),
        "source: {kind: fair}  # c\na: 1\n",
    ),
    "nested where brackets were empty": ("source: {}\n", Set(("source", "kind"), "fair"), "source: {kind: fair}\n"),
    "in brackets, below its predecessor": (
        "source: {kind: fair, date: 2026-01-01}   # c\n",
        Set(("source", "name"), "Canton, 139"),
        'source: {kind: fair, name: "Canton, 139", date: 2026-01-01}   # c\n',
    ),
    "in narrow brackets": ("a: {b: 1,c: 2}\n", Set(("a", "d"), "x"), "a: {b: 1,c: 2,d: x}\n"),
    "in spaced brackets": ("a: { }\n", Set(("a", "d"), "x"), "a: { d: x }\n"),
    "in brackets over lines": (
        "a: {\n  b: 1,   # one\n  c: 2    # two\n}\n",
        Set(("a", "d"), "x"),
        "a: {\n  b: 1,   # one\n  c: 2,    # two\n  d: x\n}\n",
    ),
    "in brackets over lines, with a last comma": (
        "a: {\n  b: 1,   # one\n}\n",
        Set(("a", "d"), "x"),
        "a: {\n  b: 1,   # one\n  d: x,\n}\n",
    ),
    "in brackets at the top": ('{"code": "X"}\n', Set(("name",), "A"), '{"code": "X", name: A}\n'),
    "in empty brackets at the top": (" {}\r\n", Set(("name",), "A"), " {name: A}\r\n"),
    "in a pair without brackets": ("a: [b: 1, c]\n", Set(("a", 0, "d"), "x"), "a: [{b: 1, d: x}, c]\n"),
    "behind a block that ends the file": (
        "a: >+  # c\n  x",
        Set(("d",), "z"),
        "a: >-  # c\n  x\nd: z",
    ),
    "behind such a block in a mapping": (
        "a:\n  b: |2\n     x",
        Set(("a", "d"), "z"),
        "a:\n  b: |2-\n     x\n  d: z",
    ),
    "an ambiguous key is quoted": ("a: 1\n", Set(("on",), "x"), 'a: 1\n"on": x\n'),
    # a list grows
    "an alias in brackets": (
        "aliases: [Acme]   # c\n",
        Insert(("aliases",), "A, B"),
        'aliases: [Acme, "A, B"]   # c\n',
    ),
    "the first alias": ("aliases: []   # c\n", Insert(("aliases",), "A"), "aliases: [A]   # c\n"),
    "a list that was empty": ("aliases:\nb: 1\n", Insert(("aliases",), "A"), "aliases: [A]\nb: 1\n"),
    "a list that was missing": ("name: X\nowner: m\n", Insert(("aliases",), "A"), "name: X\naliases: [A]\nowner: m\n"),
    "before a comment of the next key": (
        "items:\n- a\n- b\n# about next\nnext: 1\n",
        Insert(("items",), "c"),
        "items:\n- a\n- b\n- c\n# about next\nnext: 1\n",
    ),
    "between items and their comments": (
        "a:\n  # first\n  - x   # c\n  # second\n  - z\n",
        Insert(("a",), "v", 1),
        "a:\n  # first\n  - x   # c\n  - v\n  # second\n  - z\n",
    ),
    "before the first item and its comment": (
        "a:   # c\n  # first\n  - x\n",
        Insert(("a",), "w", 0),
        "a:   # c\n  - w\n  # first\n  - x\n",
    ),
    "before the first of a list in a list": ("a:\n- - x\n- z\n", Insert(("a", 0), "w", 0), "a:\n- - w\n  - x\n- z\n"),
    "brackets with nothing but a comment": (
        "a: [   # none yet\n  ]\n",
        Insert(("a",), "x"),
        "a: [x   # none yet\n  ]\n",
    ),
    "before the first in brackets": ("a: [x, y]\n", Insert(("a",), "w", 0), "a: [w, x, y]\n"),
    "wide dashes": ("a:\n-   x\n", Insert(("a",), "v"), "a:\n-   x\n-   v\n"),
    "an item by its number": ("a:\n- x\n", Set(("a", 1), "v"), "a:\n- x\n- v\n"),
    "a contact among contacts": (
        "contacts:\n  - name: Hans\n    email: h@x\nb: 1\n",
        Insert(("contacts",), {"name": "Eva", "email": "e@x", "birthday": Plain("06-01")}),
        "contacts:\n  - name: Hans\n    email: h@x\n  - name: Eva\n    email: e@x\n    birthday: 06-01\nb: 1\n",
    ),
    "a contact among contacts in brackets": (
        "contacts:\n  - {name: Hans}\n",
        Insert(("contacts",), {"name": "Eva"}),
        "contacts:\n  - {name: Hans}\n  - {name: Eva}\n",
    ),
    "an item at the end of a file": ("a:\r\n- x", Insert(("a",), "v"), "a:\r\n- x\r\n- v"),
    "an item in brackets over lines": (
        "a: [\n  x, # c\n  y\n  ]\n",
        Insert(("a",), "z"),
        "a: [\n  x, # c\n  y,\n  z\n  ]\n",
    ),
    "an item behind a block that ends the file": ("a:\n- |\n  x", Insert(("a",), "v"), "a:\n- |-\n  x\n- v"),
    "an item behind a block of lines": ("a:\n- |\n  x\n\nb: 1\n", Insert(("a",), "v"), "a:\n- |\n  x\n- v\n\nb: 1\n"),
    # a whole new value for a list or a mapping touches what is new in it
    "a new mapping": (
        "snooze: {until: 2026-01-01, because: x}   # c\n",
        Set(("snooze",), SNOOZE),
        'snooze: {until: 2026-05-08, because: "closed: Ramadan"}   # c\n',
    ),
    "a new mapping in block style": (
        "source:\n  kind: fair   # c\n  name: X\nb: 1\n",
        Set(("source",), {"kind": "b2b", "date": Plain("2026-01-01")}),
        "source:\n  kind: b2b   # c\n  date: 2026-01-01\nb: 1\n",
    ),
    "a longer list": ("t: [a, b]   # c\n", Set(("t",), ["a", "x", "b"]), "t: [a, x, b]   # c\n"),
    "a shorter list": ("t:\n- a   # 1\n- b   # 2\n- c   # 3\n", Set(("t",), ["a", "c"]), "t:\n- a   # 1\n- c   # 3\n"),
    "a list without items": ("t:\n- a   # 1\n- b\nc: 1\n", Set(("t",), []), "t: []\nc: 1\n"),
    "a mapping for a text": ("a: x   # c\n", Set(("a",), {"b": "1"}), 'a: {b: "1"}   # c\n'),
    "a text for a mapping": ("a:   # c\n  b: 1\n  c: 2   # d\ne: 1\n", Set(("a",), "x"), "a: x  # c\ne: 1\n"),
    "a list for a mapping": ("a: {b: 1}\n", Set(("a",), ["x", None]), "a: [x, null]\n"),
    "nothing for a list": ("a:\n- b: 1\n  c: 2\ne: 1\n", Set(("a",), None), "a: null\ne: 1\n"),
    "a mapping that can only be written anew": (
        "a:   # c\n  ? b\n  c: d\ne: f\n",
        Set(("a",), {"b": "x", "c": "d"}),
        "a: {b: x, c: d}  # c\ne: f\n",
    ),
    # what is taken out
    "a key with its line": ("name: A\ngrade: B   # c\nowner: m\n", Remove(("grade",)), "name: A\nowner: m\n"),
    "the comment above stays": (
        "a: 1\n# about b\nb: 2\n# about c\nc: 3\n",
        Remove(("b",)),
        "a: 1\n# about b\n# about c\nc: 3\n",
    ),
    "the first key": ("# head\n\na: 1\nb: 2\n", Remove(("a",)), "# head\n\nb: 2\n"),
    "the last key": ("a: 1\nb: 2\n\n# end\n", Remove(("b",)), "a: 1\n\n# end\n"),
    "the last key without a line break": ("a: 1\r\nb: 2", Remove(("b",)), "a: 1"),
    "a key with a mapping": (
        "a: 1\nb:   # c\n  c: 1\n\n  d: 2   # d\n# e\ne: 1\n",
        Remove(("b",)),
        "a: 1\n# e\ne: 1\n",
    ),
    "a key with a block of lines": ("a: 1\nb: |\n  x\n\n  y\n\nc: 1\n", Remove(("b",)), "a: 1\n\nc: 1\n"),
    "a key with nothing": ("a: 1\nb:   # c\nc: 1\n", Remove(("b",)), "a: 1\nc: 1\n"),
    "a key below a block, at the end of the file": ("a: |\n  x\nb: 2", Remove(("b",)), "a: |\n  x\n"),
    "a key in brackets": ("a: {b: 1, c: 2, d: 3}   # c\n", Remove(("a", "c")), "a: {b: 1, d: 3}   # c\n"),
    "the last key in brackets": ("a: {b: 1, c: 2 }\n", Remove(("a", "c")), "a: {b: 1 }\n"),
    "the only key in brackets": ("a: {b: 1}\n", Remove(("a", "b")), "a: {}\n"),
    "the only key in brackets with a comma": ("a: {b: 1,}\n", Remove(("a", "b")), "a: {}\n"),
    "a key on a line in brackets": (
        "a: {\n  b: 1,   # one\n  c: 2    # two\n}\n",
        Remove(("a", "b")),
        "a: {\n  c: 2    # two\n}\n",
    ),
    "the only key of a mapping": ("a:   # c\n  b: 1   # d\ne: 1\n", Remove(("a", "b")), "a: {}  # c\ne: 1\n"),
    "the first key of an item": ("a:\n  - b: 1   # c\n    d: 2\n", Remove(("a", 0, "b")), "a:\n  - d: 2\n"),
    "another key of an item": (
        "a:\n  - b: 1\n    d: 2   # c\n  - e: 1\n",
        Remove(("a", 0, "d")),
        "a:\n  - b: 1\n  - e: 1\n",
    ),
    "the only key of an item": ("a:\n  - b: 1\n  - e: 1\n", Remove(("a", 0, "b")), "a:\n  - {}\n  - e: 1\n"),
    "an item": (
        "a:\n  - x   # 1\n  # two\n  - y   # 2\n  - z\n",
        Remove(("a", 1)),
        "a:\n  - x   # 1\n  # two\n  - z\n",
    ),
    "an item of several lines": ("a:\n- b: 1\n  c: 2\n- d: 1\n", Remove(("a", 0)), "a:\n- d: 1\n"),
    "the only item": ("a:\n- x   # c\nb: 1\n", Remove(("a", 0)), "a: []\nb: 1\n"),
    "an item in brackets": ("a: [x, y, z]\n", Remove(("a", 0)), "a: [y, z]\n"),
    "the last item in brackets": ("a: [x, 'y' ]\n", Remove(("a", 1)), "a: [x ]\n"),
    "the last item behind a comment": ("a: [x,   # c\n  z]\n", Remove(("a", 1)), "a: [x,   # c\n  ]\n"),
    "the last item behind a comment, with a comma": ("a: [x,   # c\n  z,]\n", Remove(("a", 1)), "a: [x,   # c\n  ]\n"),
    "the last item with a comma": ("a: [x, z,]\n", Remove(("a", 1)), "a: [x,]\n"),
    "an item of a list in a list": ("a:\n- - x\n  - y\n", Remove(("a", 0, 0)), "a:\n- - y\n"),
    "the only key of a pair without brackets": ("a: [b: 1, c]\n", Remove(("a", 0, "b")), "a: [{}, c]\n"),
    "an explicit key": ("? a\n: 1\n? b\n: 2\n", Remove(("b",)), "? a\n: 1\n"),
    "what is missing below nothing": ("a:\n", Remove(("a", "b")), "a:\n"),
    "what is missing": ("a: 1\n", Remove(("b", "c")), "a: 1\n"),
    "with lone CR": ("a: 1\rb:\r- x\r- y\rc: 1\r", Remove(("b", 1)), "a: 1\rb:\r- x\rc: 1\r"),
}


@pytest.mark.parametrize("name", EDITS)
def test_an_edit_gives_exactly_these_bytes(name):
    before, one, after = EDITS[name]
    assert edit(before.encode(), (one,), ORDER).decode() == after


def test_several_edits_follow_one_another():
    before = "name: A\n# grade\ngrade: B   # c\nowner: m"
    edits = (Set(("snooze",), SNOOZE), Remove(("grade",)), Set(("owner",), "hao"), Insert(("aliases",), "X"))
    after = 'name: A\naliases: [X]\n# grade\nowner: hao\nsnooze: {until: 2026-05-08, because: "closed: Ramadan"}'
    assert edit(before.encode(), edits, ORDER).decode() == after


def test_no_edits_give_the_same_bytes():
    assert edit(b"a: 1 ", ()) == b"a: 1 "


REFUSED = {
    "below a scalar": ("a: 1\nb: x\n", Set(("b", "c"), "1"), ("b", "c"), 2),
    "a word as a list's index": ("a:\n- x\n", Set(("a", "c"), "1"), ("a", "c"), 2),
    "a number as a key": ("a:\n  x: 1\n", Set(("a", 0), "1"), ("a", 0), 2),
    "past a list's end": ("a: [x]\n", Set(("a", 2), "1"), ("a", 2), 1),
    "before a list's start": ("a: [x]\n", Set(("a", -1), "1"), ("a", -1), 1),
    "inserting into a text": ("a: 1\nb: x\n", Insert(("b",), "1"), ("b",), 2),
    "inserting past the end": ("a: [x]\n", Insert(("a",), "1", 2), ("a",), 1),
    "half a character": ("a: 1\n", Set(("a",), "\ud83d"), ("a",), 1),
    "half a character in a new key": ("a: 1\n", Set(("b",), ["\ud83d"]), ("b",), 1),
    "the last key of all": ("a: 1\n", Remove(("a",)), ("a",), 1),
    "an explicit key without a value": ("? a\n? b\n: 1\n", Set(("a",), "x"), ("a",), 1),
    "a mapping to write anew with a comment in it": (
        "a:\n  ? b\n  c: d  # c\n",
        Set(("a",), {"b": "x"}),
        ("a", "b"),
        2,
    ),
    "a list below an explicit key": ("? a\n: - x\n", Set(("a",), None), ("a",), 2),
    "a comment that would become text": ("a: |\n  x\nb: 1\n  # c\n", Remove(("b",)), ("b",), 3),
}


@pytest.mark.parametrize("name", REFUSED)
def test_what_has_no_safe_place_is_refused_with_path_and_line(name):
    before, one, path, line = REFUSED[name]
    with pytest.raises(CannotSplice) as raised:
        edit(before.encode(), (one,), ORDER)
    assert (raised.value.path, raised.value.line) == (path, line)
    assert str(raised.value.reason)


def test_a_value_of_another_type_is_a_bug_and_no_refusal():
    with pytest.raises(TypeError):
        edit(b"a: 1\n", (Set(("a",), 1),))


@pytest.mark.parametrize("end", ["[]", "{}", "[a, []]", "{b: {}}"])
def test_a_file_that_ends_in_nothing_is_refused_as_any_other(end):
    with pytest.raises(CannotSplice):
        edit(f"code: {end}\n".encode(), (Remove(("code",)),))


def test_a_list_that_becomes_thousands_is_written_anew_at_once(monkeypatch):
    texts, read = [f"n{number}" for number in range(3000)], []
    monkeypatch.setattr(splice, "compose", lambda raw: read.append(raw) or compose(raw))
    result = edit(b"a:   1\ntags: [x]  # c\nb: 2\n", (Set(("tags",), texts),))
    assert compose(result).document is not None
    assert result.startswith(b"a:   1\ntags: [")
    assert result.endswith(b"]  # c\nb: 2\n")
    assert len(read) <= 3


def test_a_list_that_becomes_thousands_beside_a_comment_is_refused():
    with pytest.raises(CannotSplice):
        edit(b"tags:\n  - x  # c\n", (Set(("tags",), [f"n{number}" for number in range(3000)]),))
