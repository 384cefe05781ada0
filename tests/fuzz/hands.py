"""What may happen to a file's bytes: lines moved, tokens put in, values exchanged, encodings mistaken, giants, noise.

Every hand takes bytes and the chance to draw from. Those for text stand in tests/store/quick/plain_cards.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

sys.path[:0] = [str(Path(__file__).parents[1] / "store" / "quick")]

import plain_cards

LARGEST = 1 << 20
CONTROLS = [bytes([one]) for one in (*range(0x20), 0x7F)] + [
    one.encode() for one in ("\x80", "\x85", "\x9b", "\xa0", "\u200b", "\u200f", "\u2028", "\u202e", "\ufeff", "\uffff")
]
NO_TEXT = [b"\xff", b"\xc3", b"\xe4\xb8", b"\xed\xa0\xbd", b"\xf4\x90\x80\x80", b"\xc0\x80", b"\xfe\xff", b"\xff\xfe"]
ENCODINGS = ["utf-16", "utf-16-le", "utf-16-be", "utf-32", "latin-1", "cp1252", "gb18030", "big5", "utf-7", "utf-8-sig"]
ODD = [
    "9" * 400, "9" * 5000, "-1", "1e999", "-1e-999", "0x" + "f" * 300, "NaN", ".inf", "1_0", "٣", "0", "1e5000000000",
    "0000-00-00", "9999-12-31", "0001-01-01", "2026-13-01", "2026-02-30", "1582-10-10", "10000-01-01", "2100-12-31",
    "9999-12-31T23:59:59-23:59", "1900-01-01T00:00:00+23:59", "2199-12-31T23:59:60Z", "2026-03-20T24:00:00Z",
    "1900-01-01", "2199-12-31", "2026-03-20T10:00:00.1234567890Z", "2026-03-20T10:00:00+99:99", "31-31", "02-29",
    "999999999999 days", "0 days", "-3 days", "99999 years", "3 fortnights", "1 workday", "99999999 workdays",
    "99999999999999999999 months", "1e9 USD", "-5 CNY", "0.000000000000000001 JPY", "1 XXX", "12345678901234567890 EUR",
    "../../etc/passwd", "/dev/zero", "Etc/GMT+99", "Europe/../Asia/Shanghai", "posixrules", "ZZ", "", "x" * 5000,
    "\u0130\u0131\u1e9e", "ﬁ" * 50, "e" + "\u0301" * 500, "\U0001f468\u200d" * 40, "a\u202eb", "US-BOLT-20260115",
    "VOLT", "$(touch x)", "`id`", "{{7*7}}", "%s%n", "=1+1", "@SUM(1)", "[bold]x[/]", "\x1b[31m", "<b>", "|", "null",
]  # fmt: skip
BLOCKS = [
    "&a [*a]", "&a {b: *a}", "*a", "!!python/object/apply:os.system [id]", "!!binary x", "<<: *a", "? [a]\n: b", "? ",
    "|9\n x", ">-2\n x", "|\n\t x", "'\n\n'", '"\\U0010FFFF"', '"\\ud800"', '"\\x00"', '"\\\n  x"', "[a, [b, {c: [",
    "}]",
    "{a: {a: {a: 1}}}", "[[[[", "- - - -", "---\n", "...\n", "%TAG ! x\n", "# " + "x" * 200, "<<<<<<< x\n", "key: |\n",
    '{"a": {"a": 1}}', '"\\ud83d"', '"\\u0000"', '{"id": 1}', '"next": null', '"a":1,"a":2', "[1e999]", "true",
]  # fmt: skip
_BOMB = "".join(f"b{one}: &b{one} [*b{one - 1}, *b{one - 1}]\n" for one in range(1, 40))


def by_hand(raw, chance):
    """As somebody does in an editor."""
    return plain_cards.spoilt(raw.decode("utf-8", "replace"), chance).encode("utf-8", "replace")


def put(raw, chance):
    token = chance.choice(chance.choice((CONTROLS, NO_TEXT, ODD, BLOCKS)))
    return _put(raw, _at(raw, chance), 0, token if isinstance(token, bytes) else token.encode())


def overwrite(raw, chance):
    token = chance.choice(chance.choice((CONTROLS, NO_TEXT, ODD, BLOCKS)))
    gone = chance.randrange(1, 40)
    return _put(raw, _at(raw, chance), gone, token if isinstance(token, bytes) else token.encode())


def put_noise(raw, chance):
    return _put(raw, _at(raw, chance), chance.randrange(3), chance.randbytes(chance.randrange(1, 20)))


def flip_a_bit(raw, chance):
    if not raw:
        return raw
    at = chance.randrange(len(raw))
    return raw[:at] + bytes([raw[at] ^ 1 << chance.randrange(8)]) + raw[at + 1 :]


def repeat(raw, chance):
    """A short piece of the file many times over, as a key left pressed or a loop gone wrong."""
    at, long = _at(raw, chance), chance.randrange(1, 60)
    piece = raw[at : at + long] or b"["
    return _put(raw, at, 0, piece * chance.choice((2, 3, 40, 2000)))[:LARGEST]


def nest(raw, chance):
    """Groups in groups, deeper than anybody writes."""
    one = chance.choice((b"[", b"{a: ", b"- ", b"? ", b"[{", b"a:\n ", b'{"a":', b"((", b"!!seq ", b"&a ", b"'", b"\\"))
    return _put(raw, _value(raw, chance), 0, one * chance.choice((10, 31, 33, 500, 20_000)))[:LARGEST]


def bomb(raw, chance):
    """A file that would be gigabytes once its references are followed."""
    return _put(raw, _row(raw, chance), 0, b"b0: &b0 [x, x]\n" + _BOMB.encode())


def swell(raw, chance):
    """Very many lines, keys or words."""
    rows = chance.choice((
        b"k%d: x\n", b"- x%d\n", b"#%d\n", b"\n", b" \n", b"x%d ", b"\\n", b"\t", b'{"id":"%d"}\n', b"[],",
        b"\xe4\xb8\xad", b"a: b\n", b"  - name: x%d\n", b"\r", b"...\n", b"\xe2\x80\xa8",
    ))  # fmt: skip
    count = chance.choice((100, 2000, 30_000))
    many = b"".join(rows % at for at in range(count)) if b"%d" in rows else rows * count
    return _put(raw, _row(raw, chance), 0, many)[:LARGEST]


def new_value(raw, chance):
    """Another value behind a colon."""
    at = _value(raw, chance)
    end = raw.find(b"\n", at)
    gone = chance.choice((0, (end if end >= 0 else len(raw)) - at))
    value = chance.choice(chance.choice((ODD, BLOCKS, plain_cards.VALUES)))
    return _put(raw, at, gone, b" " + value.encode())


def mistake_the_encoding(raw, chance):
    return raw.decode("utf-8", "replace").encode(chance.choice(ENCODINGS), "replace")


def other_line_ends(raw, chance):
    return raw.replace(
        b"\n", chance.choice((b"\r\n", b"\r", b"\n\n", b"\xc2\x85", b"\xe2\x80\xa8", b"\0", b"\n\r", b""))
    )


def twice(raw, chance):
    """The whole file, or the end of it, once more."""
    return raw + raw[chance.choice((0, _at(raw, chance))) :]


def cut(raw, chance):
    return raw[: _at(raw, chance)]


def behead(raw, chance):
    return raw[_at(raw, chance) :]


def reorder(raw, chance):
    rows = raw.splitlines(keepends=True)
    chance.shuffle(rows)
    return b"".join(rows)


def other_json(raw, chance):
    """One value of one line of a journal exchanged, its line written as it should be."""
    rows = raw.splitlines()
    at = chance.randrange(len(rows)) if rows else 0
    try:
        entry = json.loads(rows[at])
    except (ValueError, LookupError, RecursionError):
        return put(raw, chance)
    if not isinstance(entry, dict):
        return put(raw, chance)
    key = chance.choice([*entry, *_KEYS])
    told = chance.choice((json.dumps(chance.choice(ODD)), chance.choice(_JSON)))
    entry[key] = "HERE"
    rows[at] = (
        json.dumps(entry, ensure_ascii=chance.random() < 0.5).replace('"HERE"', told).encode("utf-8", "surrogatepass")
    )
    return b"\n".join(rows) + b"\n"


_KEYS = ["id", "at", "kind", "via", "of", "entry", "next", "promised", "awaits", "files", "fields", "how", "to", "from"]
_JSON = [
    "null", "true", "0", "-0", "1e999", "NaN", "-Infinity", "9" * 5000, "1." + "0" * 500, "[]", "{}", "[null]", '[""]',
    "[[[]]]", '{"what": "x", "by": "2026-03-01"}', '[{"what": "x", "by": "9999-99-99"}]', '[{"what": null}]',
    '{"on": "2026-03-24"}', '{"on": "2199-12-31"}', '{"on": "1900-01-01", "goal": []}', '"\\ud83d"', '"\\u0000"',
    '{"kind": "corrected"}', '{"at": "2026-03-20T00:00:00-23:59"}', '{"id": "x", "id": "y"}', '"corrected"', '"kept"',
    '"won"', '"reopened"', '"regraded"', '"snoozed"', '"reviewed"', '"visit"', '"them"', "[" * 900 + "]" * 900,
    "[" * 40_000, '{"a":' * 900 + "1" + "}" * 900, '"20260310T020000Z-mei-00000001"', '"20260310T020000Z-mei-00000002"',
    '["../../../etc/passwd"]', '"' + "x" * 70_000 + '"',
]  # fmt: skip


def _put(raw, at, gone, told):
    return raw[:at] + told + raw[at + gone :]


def _at(raw, chance):
    return chance.randrange(len(raw) + 1)


def _row(raw, chance):
    """Return where some line begins."""
    return raw.rfind(b"\n", 0, _at(raw, chance)) + 1


def _value(raw, chance):
    """Return where some value begins."""
    return raw.find(b":", _at(raw, chance)) + 1


SMALL = [
    by_hand, by_hand, by_hand, put, put, overwrite, put_noise, flip_a_bit, new_value, new_value, new_value,
]  # fmt: skip
LARGE = [repeat, nest, bomb, swell, mistake_the_encoding, other_line_ends, twice, cut, behead, reorder]
OF_JOURNAL = [*SMALL, *[other_json] * 11]
_OFTEN = 9  # of ten hands are small


def spoilt(raw, chance, small=SMALL, largest=LARGEST):
    """Bytes after one to four hands."""
    for _ in range(chance.choice((1, 1, 1, 1, 2, 2, 3, 4))):
        raw = chance.choice(small if chance.randrange(10) < _OFTEN else LARGE)(raw, chance)[:largest]
    return raw
