"""Bad journals of every kind: a line that cannot be read hides no other and means nothing it does not say."""

from __future__ import annotations

import pytest

from offices import (
    CUT,
    DEEP,
    FIRST,
    JOURNAL,
    SECOND,
    as_bytes,
    entries,
    line,
    places,
    problems,
    tree,
)

TORN = line(2, did="Sent the price list 价格表").encode()
JOURNALS = {
    "a torn line": (f"{FIRST}\n{SECOND[:CUT]}", [("LOG02", 2, CUT + 1)], 1),
    "torn inside a character": (f"{FIRST}\n".encode() + TORN[:-3], [("LOG02", 2, len(TORN[:-5].decode()) + 1)], 1),
    "torn, then written on": (f"{FIRST}\n{SECOND[:CUT]}{line(3)}\n", [("LOG01", 2, 71)], 2),
    "two entries on a line": (f"{FIRST}{SECOND}\n", [("LOG03", 1, len(FIRST) + 1)], 2),
    "three entries on a line": (f"{FIRST} {SECOND}{line(3)}\n", [("LOG03", 1, len(FIRST) + 2)], 3),
    "prose": (f"{FIRST}\ncalled Jo\n{SECOND}\n", [("LOG01", 2, 1)], 2),
    "a list": (f"[{FIRST}]\n{SECOND}\n", [("LOG01", 1, 1)], 2),
    "a missing comma": (f"{FIRST}\n{SECOND.replace(',', '', 1)}\n", [("LOG01", 2, 38)], 1),
    "a key twice": (f'{FIRST[:-1]},"did":"x"}}\n{SECOND}\n', [("LOG01", 1, len(FIRST) + 1)], 1),
    "NaN": (f'{FIRST[:-1]},"x":NaN}}\n{SECOND}\n', [("LOG01", 1, len(FIRST) + 5)], 1),
    "infinity by exponent": (f'{FIRST[:-1]},"x":1e999}}\n{SECOND}\n', [("LOG01", 1, len(FIRST) + 5)], 1),
    "a number of 5000 digits": (f'{FIRST[:-1]},"x":{"9" * 5000}}}\n{SECOND}\n', [("LOG01", 1, len(FIRST) + 5)], 1),
    "a bomb of brackets": (f"{FIRST}\n{'[' * DEEP}\n{SECOND}\n", [("LOG01", 2, 33)], 2),
    "nested in a field": (f'{FIRST[:-1]},"x":{"[" * 40}{"]" * 40}}}\n{SECOND}\n', [("LOG01", 1, len(FIRST) + 36)], 1),
    "a line of 2 MiB": (f'{FIRST}\n{line(2, did="x" * (2 << 20))}\n', [("LOG01", 2, 1)], 1),
    "a line that is not UTF-8": (f"{FIRST}\n".encode() + b'{"did":"\xc4\xe3"}\n' + f"{SECOND}\n".encode(),
                                 [("FILE02", 2, 9)], 2),
    "half a character": (f'{FIRST[:-1]},"heard":"\\ud83d"}}\n{SECOND}\n', [("LOG01", 1, len(FIRST) + 10)], 1),
    "a NUL": (f"{FIRST}\n\0\0\0\n{SECOND}\n", [("LOG01", 2, 1)], 2),
    "zeros after a power cut": (f"{FIRST}\n" + "\0" * 512, [("LOG01", 2, 1)], 1),
    "an unfinished merge": (f"<<<<<<< HEAD\n{FIRST}\n=======\n{SECOND}\n>>>>>>> hao\n", [("FILE05", 1, 1)], 2),
    "the rest of a merge": (f"{FIRST}\n=======\n{SECOND}\n", [("FILE05", 2, 1)], 2),
    "an id twice": (f"{FIRST}\n{line(1, did='x')}\n", [("LOG04", 2, 7)], 2),
    "an id twice, the first once more": (f"{FIRST}\n{line(1, did='x')}\n{FIRST}\n", [("LOG04", 2, 7)], 2),
    "a required field missing": (f'{FIRST}\n{{"id":"x","at":"2026-03-10T10:00:00Z","kind":"contact"}}\n',
                                 [("LOG05", 2, 1)], 1),
    "a time that is none": (f"{FIRST}\n{SECOND.replace('T10', 'T25')}\n", [("LOG05", 2, 44)], 1),
    "an unknown channel": (f"{line(1, via='phone')}\n{SECOND}\n", [("LOG05", 1, 106)], 2),
    "a promise without words": (f"{line(1, promised=[{'by': '2026-03-30'}])}\n{SECOND}\n", [("LOG05", 1, 154)], 1),
    "a promise for no day": (f"{line(1, promised=[{'what': 'x', 'by': 'soon'}])}\n", [("LOG05", 1, 171)], 1),
    "an invisible character": (f"{line(1, did='a' + chr(0x202E))}\n", [("TEXT01", 1, 120)], 1),
    "an escaped control character": (f'{FIRST[:-1]},"heard":"\\u001b"}}\n', [("TEXT01", 1, len(FIRST) + 9)], 1),
    "an unknown key": (f"{line(1, wiht='Jo')}\n", [("LOG12", 1, 142)], 1),
}  # fmt: skip
FINE_JOURNALS = {
    "a line read once": (f"{FIRST}\n{SECOND}\n{FIRST}\n", 2),
    "Windows line ends": (f"{FIRST}\r\n{SECOND}\r\n", 2),
    "a byte order mark": (f"\ufeff{FIRST}\n{SECOND}\n", 2),
    "blank lines": (f"\n{FIRST}\n\n  \n{SECOND}\n\n", 2),
    "no line end": (f"{FIRST}\n{SECOND}", 2),
    "no line at all": ("", 0),
    "brackets in a text": (f"{line(1, did='[' * 100)}\n", 1),
    "text beyond the first plane": (f"{line(1, did='💡灯')}\n", 1),
    "an escaped pair": (f'{FIRST[:-1]},"heard":"\\ud83d\\udca1"}}\n', 1),
}


@pytest.mark.parametrize(("content", "found", "count"), JOURNALS.values(), ids=JOURNALS)
def test_a_broken_journal(content, found, count, office):
    (office.folder / JOURNAL).write_bytes(as_bytes(content))
    before = tree(office.folder)
    assert places(office) == [(code, JOURNAL, row, column) for code, row, column in found]
    assert all(one["message"] and one["remedy"] for one in problems(office))
    assert len(entries(office)) == count
    for command in ("due --all", "list", "find bolt", "show BOLT", "why BOLT"):
        told = office.run(command)
        assert told.code == 0, told.err
        assert "BOLT" in told.out
        assert "\x1b" not in told.out
    assert tree(office.folder) == before


@pytest.mark.parametrize(("content", "count"), FINE_JOURNALS.values(), ids=FINE_JOURNALS)
def test_what_is_odd_and_fine_in_a_journal(content, count, office):
    (office.folder / JOURNAL).write_bytes(as_bytes(content))
    assert problems(office) == []
    assert len(entries(office)) == count


def test_u2028_in_a_journal_breaks_no_line(office):
    (office.folder / JOURNAL).write_text(f"{line(1, did='a' + chr(0x2028) + 'b')}\n{SECOND}\n", encoding="utf-8")
    assert places(office) == [("TEXT01", JOURNAL, 1, 120)]
    assert len(entries(office)) == 2


def test_a_thousand_entries_on_a_line_are_read_and_no_more(office):
    rows = [line(number) for number in range(1002)]
    (office.folder / JOURNAL).write_text("".join(rows), encoding="utf-8")
    crowd = len("".join(rows[:1000])) + 1
    assert places(office) == [("LOG03", JOURNAL, 1, len(rows[0]) + 1), ("LOG01", JOURNAL, 1, crowd)]
    assert len(entries(office)) == 1000


# ---- corrections that cannot be read: what they correct stands


def corrected(number, of, **fields):
    return line(number, kind="corrected", via=None, did=None, of=f"20260310T020000Z-mei-{of:08x}", **fields)


MISSING = object()


def told_at(office, row, text, code):
    """The one finding of the journal stands on the text."""
    content = (office.folder / JOURNAL).read_text(encoding="utf-8").split("\n")[row - 1]
    assert places(office) == [(code, JOURNAL, row, content.index(text) + 1)]


@pytest.mark.parametrize(
    ("entry", "place"),
    [
        ({"did": "x", "at": "yesterday"}, '"yesterday"'),
        ({"did": "x", "kind": "chat"}, '"chat"'),
        ({"promised": [{"by": "2026-03-30"}]}, '{"by":'),
        ({"promised": {"what": "x"}}, '{"what"'),
        ("entered twice", '"entered twice"'),
        (MISSING, "{"),
    ],
)
def test_a_correction_that_cannot_be_read_corrects_nothing(entry, place, office):
    given = {} if entry is MISSING else {"entry": entry}
    (office.folder / JOURNAL).write_text(f"{FIRST}\n{corrected(2, 1, **given)}\n", encoding="utf-8")
    told_at(office, 2, place, "LOG05")
    assert "Last handled 2026-03-10" in office.run("why BOLT").out


@pytest.mark.parametrize(
    ("settling", "place"),
    [
        ({"how": "later"}, '"later"'),
        ({"how": "moved", "to": "2026-02-30"}, '"2026-02-30"'),
        ({"how": "moved"}, "{"),
        ({"how": "moved", "to": ""}, '""'),
    ],
)
def test_a_promise_settled_in_no_known_way_is_still_open(settling, place, office):
    promise = line(1, promised=[{"what": "CE certificate", "by": "2026-03-21"}])
    settled = line(2, kind="kept", via=None, of="20260310T020000Z-mei-00000001/1", **settling)
    (office.folder / JOURNAL).write_text(f"{promise}\n{settled}\n", encoding="utf-8")
    told_at(office, 2, place, "LOG05")
    assert "Promised by 2026-03-21: CE certificate" in office.run("why BOLT").out


@pytest.mark.parametrize(("to", "place"), [({"to": "F"}, '"F"'), ({"to": ""}, '""'), ({}, "{")])
def test_a_regrading_to_no_grade(to, place, office):
    (office.folder / JOURNAL).write_text(f"{line(1, kind='regraded', **to)}\n", encoding="utf-8")
    told_at(office, 1, place, "LOG05")


@pytest.mark.parametrize("wrong", [b"x\n", b"{}\n", b"\xff\n", b'{"id":"a"}\n'])
def test_a_journal_of_broken_lines_is_told_of_in_a_hundred_problems_and_hides_no_other_kind(wrong, office):
    (office.folder / JOURNAL).write_bytes(wrong * 2000 + f"{FIRST}\n{FIRST[:-9]}\n{SECOND[:CUT]}".encode())
    codes = [code for code, *_ in places(office)]
    assert 100 <= len(codes) <= 202
    assert {"LOG01", "LOG02"} - {*codes} == set() or wrong == b"x\n"
    assert len(entries(office)) == 1
