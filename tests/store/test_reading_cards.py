"""Bad cards of every kind: a problem with its place and remedy, everybody else still read, no byte touched."""

from __future__ import annotations

import pytest

from offices import CARD, DEEP, HEAD, SOUND, as_bytes, places, problems, tree

CARDS = {
    "too large": (SOUND + "notes: " + "x" * (1 << 20), "FILE03", 1, 1),
    "not UTF-8": (SOUND.encode() + b"notes: \xc4\xe3\n", "FILE02", 9, 8),
    "UTF-16, as an old Windows editor saves it": (SOUND.encode("utf-16"), "FILE02", 1, 1),
    "a NUL": (f"{SOUND}notes: a\0b\n", "FILE04", 9, 9),
    "a control character": (f"{SOUND}notes: a\x1bb\n", "FILE04", 9, 9),
    "a byte order mark between fields": (f"{HEAD}grade: B\nowner: mei\n\ufeff# x\n", "FILE04", 9, 1),
    "half a character": (SOUND + 'notes: "\\ud83d"\n', "FILE04", 9, 9),
    "an unfinished merge": (f"{SOUND}<<<<<<< HEAD\ntags: [a]\n=======\ntags: [b]\n>>>>>>> hao\n", "FILE05", 9, 1),
    "a tab that indents": (f"{SOUND}address:\n\tcity: Austin\n", "YAML02", 10, 1),
    "a tab after a colon": (f"{SOUND}website:\tbolt.example\n", "YAML02", 9, 9),
    "a tab after a dash": (f"{SOUND}tags:\n  -\tlighting\n", "YAML02", 10, 4),
    "a key twice": (f"{SOUND}name: Volt\n", "YAML03", 9, 1),
    "a key twice within": (f"{SOUND}contacts:\n  - name: A\n    role: x\n    role: y\n", "YAML03", 12, 5),
    "an anchor": (f"{SOUND}website: &w bolt.example\n", "YAML04", 9, 10),
    "an alias": (f"{SOUND}website: *w\n", "YAML04", 9, 10),
    "a tag": (f"{SOUND}website: !!python/object bolt.example\n", "YAML04", 9, 10),
    "a directive": (f"%YAML 1.1\n---\n{SOUND}", "YAML04", 1, 1),
    "two documents": (f"{SOUND}---\n{SOUND}", "YAML05", 9, 1),
    "a bomb of brackets": (SOUND + "tags: " + "[" * DEEP, "YAML06", 9, 38),
    "U+2028 outside quotes": (f"{SOUND}notes: a\u2028b\n", "YAML07", 9, 9),
    "U+2029 between fields": (f"{SOUND}notes: a\n\u2029tags: [b]\n", "YAML07", 10, 1),
    "nothing at all": ("", "YAML08", 1, 1),
    "comments alone": ("# later\n", "YAML08", 1, 1),
    "a list": ("- format: 1\n", "YAML08", 1, 1),
    "prose": ("Bolt Lighting Inc., Austin\n", "YAML08", 1, 1),
    "a colon in a value": (f"{SOUND}notes: call: Jo\n", "YAML01", 9, 12),
    "a full-width colon": (f"{SOUND}notes：call Jo\n", "YAML01", 9, 6),
    "no colon": (f"{SOUND}call Jo\n", "YAML01", 9, 1),
    "a quote that is not closed": (f'{SOUND}notes: "call Jo\n', "YAML01", 9, 8),
    "a bracket that is not closed": (f"{SOUND}tags: [a, b\n", "YAML01", 9, 7),
    "an unknown escape": (f'{SOUND}notes: "D:\\Kunden"\n', "YAML01", 9, 11),
    "a sign YAML keeps": (f"{SOUND}notes: @home\n", "YAML01", 9, 8),
    "odd indentation": (f"{SOUND}address:\n  city: Austin\n street: Main\n", "YAML01", 11, 2),
    "a key without a name": (f"{SOUND}: Austin\n", "YAML01", 9, 1),
    "a list as a key": (f"{SOUND}? [a]\n: b\n", "YAML01", 9, 3),
    "a required field missing": (HEAD + "grade: B\n", "CARD01", 1, 1),
    "a required field empty": (HEAD + "grade: B\nowner:\n", "CARD01", 8, 7),
    "a day that does not exist": (SOUND.replace("2026-01-15", "2026-02-30"), "CARD02", 4, 13),
    "a list where text belongs": (SOUND.replace("Bolt Lighting Inc.", "[Bolt]"), "CARD02", 5, 7),
    "an unknown status": (SOUND.replace("prospect", "lost"), "CARD02", 6, 9),
    "a number that is none": (f"{SOUND}format2: 1\n".replace("format: 1", "format: one"), "CARD02", 1, 9),
    "a newer format": (SOUND.replace("format: 1", "format: 7"), "CARD04", 1, 9),
    "format 0": (SOUND.replace("format: 1", "format: 0"), "CARD04", 1, 9),
}
STILL_READ = {  # the card can be used; one part of it cannot, or is shown with care
    "a wrong optional field": (f"{SOUND}expected_close: soon\n", "CARD02", 9, 17),
    "a wrong field in a list": (f"{SOUND}contacts:\n  - name: Jo\n    birthday: 31.12.\n", "CARD02", 11, 15),
    "no name in a list": (f"{SOUND}contacts:\n  - role: boss\n  - name: Jo\n", "CARD01", 10, 5),
    "a word where a list belongs": (f"{SOUND}tags: lighting\n", "CARD02", 9, 7),
    "a bidi character": (SOUND.replace("Bolt Lighting", "Bolt\u202e Lighting"), "TEXT01", 5, 11),
    "a zero-width character": (SOUND.replace("Bolt Lighting", "Bolt\u200b Lighting"), "TEXT01", 5, 11),
    "an escaped control character": (f'{SOUND}notes: "a\\x1bb"\n', "TEXT01", 9, 8),
    "U+2028 in quotes": (f'{SOUND}notes: "a\u2028b"\n', "TEXT01", 9, 10),
    "a value eaten by a comment": (f"{SOUND}website: #1.example\n", "YAML09", 9, 10),
    "an unknown key": (f"{SOUND}webiste: bolt.example\n", "CARD03", 9, 1),
}
FINE = {
    "a byte order mark": b"\xef\xbb\xbf" + SOUND.encode(),
    "Windows line ends": SOUND.replace("\n", "\r\n").encode(),
    "trailing blanks": SOUND.replace("\n", "  \n").encode(),
    "no line end": SOUND.rstrip("\n").encode(),
    "NO is Norway, 007 a code, 12:30 a text": f"{SOUND}tags: [NO, 007, 12:30, +4915112345678, ~x]\n".encode(),
    "not given": f"{SOUND}website: ~\nnotes:\ntags: null\n".encode(),
    "a long dash line in a text": f"{SOUND}notes: |\n  ========\n  <<<<<<<x\n".encode(),
}


@pytest.mark.parametrize(("content", "code", "row", "column"), CARDS.values(), ids=CARDS)
def test_a_broken_card(content, code, row, column, office):
    (office.folder / CARD).write_bytes(as_bytes(content))
    before = tree(office.folder)
    assert places(office) == [(code, CARD, row, column)]
    assert all(one["message"] and one["remedy"] for one in problems(office))
    others = office.run("due --all")
    assert "Volterra" in others.out
    assert "BOLT" not in others.out
    assert others.err.startswith(f"{CARD}:{row}: ")
    name = CARD.split("/")[-2]
    left_out = f"1 customer is left out here: {name}; the card cannot be read. See: tradectl validate\n"
    assert others.err.endswith(f"\n{left_out}")
    assert "VOLT" in office.run("list").out
    assert "VOLT" in office.run("find price").out
    assert "The card cannot be read" in office.run("show BOLT").out
    assert "Sent the price list" in office.run("show BOLT").out
    refused = office.run("why BOLT")
    assert refused.code == 3
    assert f"{CARD}:{row}:{column}: {code} " in refused.err
    assert tree(office.folder) == before


@pytest.mark.parametrize(("content", "code", "row", "column"), STILL_READ.values(), ids=STILL_READ)
def test_a_card_with_a_slip_is_still_read(content, code, row, column, office):
    (office.folder / CARD).write_bytes(as_bytes(content))
    before = tree(office.folder)
    assert places(office) == [(code, CARD, row, column)]
    for command in ("due --all", "list", "find bolt", "show BOLT", "why BOLT"):
        told = office.run(command)
        assert told.code == 0, told.err
        assert "BOLT" in told.out
        assert not {"\x1b", "\u202e", "\u200b", "\u2028"} & set(told.out)
    assert tree(office.folder) == before


@pytest.mark.parametrize(
    ("grade", "found"), [("grade: F\n", ("CARD02", 7, 8)), ("grade:\n", ("CARD05", 7, 7)), ("", ("CARD05", 1, 1))]
)
def test_a_prospect_without_a_grade_is_listed_and_told(grade, found, office):
    (office.folder / CARD).write_text(SOUND.replace("grade: B\n", grade), encoding="utf-8")
    assert places(office) == [(found[0], CARD, *found[1:])]
    for command in ("list", "find bolt", "show BOLT", "why BOLT"):
        assert "BOLT" in office.run(command).out


@pytest.mark.parametrize("content", FINE.values(), ids=FINE)
def test_what_is_odd_and_fine(content, office):
    (office.folder / CARD).write_bytes(content)
    before = tree(office.folder)
    assert problems(office) == []
    assert "BOLT" in office.run("due --all").out
    assert tree(office.folder) == before


def test_every_fault_of_a_card_is_told_at_once(office):
    (office.folder / CARD).write_text(f"{SOUND}name: A\nwebsite: &w b\ntags: !x [c]\n", encoding="utf-8")
    assert [found[::2] for found in places(office)] == [("YAML03", 9), ("YAML04", 10), ("YAML04", 11)]


def test_of_thousands_of_unknown_keys_a_hundred_are_told(office):
    (office.folder / CARD).write_text(SOUND + "".join(f"k{number}: x\n" for number in range(5000)))
    assert [one["code"] for one in problems(office)] == ["CARD03"] * 100


def test_of_thousands_of_wrong_values_a_hundred_are_told(office):
    (office.folder / CARD).write_text(SOUND + "tags: [" + "[x], " * 5000 + "]\n")
    assert [one["code"] for one in problems(office)] == ["CARD02"] * 100
