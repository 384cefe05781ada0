"""Every scalar of every hand-written style takes every nasty value, and no other byte changes."""

from __future__ import annotations

import re
from functools import cache

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.plain import plain_document
from tradectl.store.yaml.splice import CannotSplice, edit
from tradectl.store.yaml.values import Set

READER_OF_1_2 = YAML(typ="safe", pure=True)
LONG = "a long line that somebody typed without ever pressing return, " * 4

STYLES = {
    "two blanks": "a: 1\naddress:\n  street: Main St 1\n  city: Oslo\nb: 2\n",
    "four blanks": "address:\n    street: Main St 1\n    geo:\n        lat: x\n        lon: y\nb: 2\n",
    "mixed indentation": "a:\n  b: x\nc:\n    d: y\n    e:\n     f: z\n",
    "list indented": "aliases:\n  - Acme\n  - Acme Ltd\nb: 2\n",
    "list not indented": "aliases:\n- Acme\n- Acme Ltd\nb: 2\n",
    "list of mappings": "contacts:\n  - name: Hans\n    role: buyer\n  - name: Eva\nb: 2\n",
    "list of lists": "a:\n- - x\n  - y\n- - z\n",
    "blanks behind dashes": "items:\n-   x\n-   name: y\n    role: z\n",
    "aligned columns": "name:      Acme\ncity:      Oslo\npostcode:  '0150'\n",
    "aligned comments": "name: Acme          #c1 the name\ncity: Oslo          #c2 the city\nzip: '0150'         #c3\n",
    "aligned both": "name:   Acme        #c1\nlonger: Oslo        #c2\n",
    "single quotes": "a: 'it''s'\nb: 'x'   #c1\nc: ''\n",
    "double quotes": 'a: "x\\ty"\nb: "say \\"hi\\""   #c1\nc: ""\n',
    "quoted keys": "\"a\": 1\n'b c': 2\n",
    "quoted over lines": "a: \"one\n  two\"\nb: 'one\n\n  two'\nc: 3\n",
    "plain over lines": "a: one\n  two\n\n  three   #c1\nb: 2\n",
    "value below its key": "a:\n  value\nb:\n  'value'  #c1\nc: 3\n",
    "long line": f"a: {LONG.strip()}\nb: 2\n",
    "long quoted line": f'a: "{LONG}"\nb: 2\n',
    "literal": "notes: |\n  one\n  two\nb: 2\n",
    "literal stripped": "notes: |-\n  one\n\n  two\n\nb: 2\n",
    "literal kept": "notes: |+\n  one\n\n\nb: 2\n",
    "literal with comment": "notes: |   #c1\n  one # no comment\n#c2\nb: 2\n",
    "literal with indicator": "notes: |2\n   one\n  two\nb: 2\n",
    "literal at the end": "b: 2\nnotes: |\n  one\n  two",
    "literal in a list": "a:\n  - |\n    one\n    two\n  - b\n",
    "folded": "notes: >\n  one\n  two\n\n  three\nb: 2\n",
    "folded stripped": "notes: >-\n    one\n    two\n\n#c1\nb: 2\n",
    "flow mapping": "source: {kind: fair, name: Canton Fair 139, 'x': \"y\"}\nb: 2\n",
    "flow mapping spaced": "source: { kind: fair , name: x }   #c1\nb: 2\n",
    "flow list": "aliases: [Acme, 'Acme, Ltd', \"x\"]\nb: 2\n",
    "flow list narrow": "aliases: [x,y,z]\nb: 2\n",
    "flow over lines": "a: [\n  x,   #c1 first\n  y    #c2 second\n]\nb: {\n  c: d,\n  e: f,\n}\n",
    "flow nested": "terms: [{percent: 30, by: T/T}, {percent: 70, by: [L/C, D/P]}]\n",
    "flow pair": "a: [b: 1, c]\nd: {e, f: }\n",
    "flow at the top": '{"name": "Acme", city: Oslo}\n',
    "comments around lists": "#c1\n\naliases:   #c2\n  #c3\n  - x   #c4\n  #c5\n  - y\n  #c6\n#c7\nb: 2   #c8\n#c9\n",
    "comment before key": "#c1\n#c2\na: 1\n\n#c3\nb: 2\n",
    "empty values": "a:\nb:   \nc:   #c1\nd: ~\ne: null\nf:\n  - \n  -\n",
    "empty flow values": "a: {b: , c: }\nd: [{e: }, f]\n",
    "no final newline": "a: 1\nb: 2",
    "no final newline, empty": "a: 1\nb:",
    "blank lines": "\n\na: 1\n\n\nb: 2\n\n\n",
    "trailing blanks": "a: 1   \nb: 'x'  \nc:  y \n",
    "CRLF": "a: 1   #c1\r\nb:\r\n  - x\r\n  - 'y'\r\nc: |\r\n  one\r\n  two\r\nd:\r\n",
    "CRLF, no final newline": "a: 1\r\nb: x y",
    "CR": "a: 1 #c1\rb: x y\r",
    "BOM": "\ufeffa: 1\nb: 'x'\n",
    "BOM and CRLF": "\ufeff#c1\r\na: 1\r\nb:\r\n- x\r\n",
    "document marks": "---   #c1\na: 1\nb: 2\n...\n#c2\n",
    "astral": "a: 😀 x\n中文: 林梅   #c1 😀\nb: [😀, y]\n",
    "combining and no-break": "a: e\u0301\u00a0x\nb: ü\n",
    "escapes": 'a: "\\u00e9\\t\\x41"\nb: 2\n',
    "explicit keys": "? a\n: 1\n? b\n: x y\n",
    "numbers and dates": "a: 0012\nb: 0x1f\nc: 1e3\nd: 2026-01-15\ne: 12:30\nf: +49 40 1\ng: 1.10\n",
    "truths": "a: True\nb: no\nc: 'yes'\n",
    "indented at the top": "  a: 1\n  b:\n    c: x\n",
    "deep": "a:\n b:\n  - c:\n     d:\n      - e: x\n        f: y\n",
}
REFUSED = {
    "anchors": "a: &x 1\nb: *x\n",
    "merge key": "a: &x {b: 1}\nc:\n  <<: *x\n  d: 1\n",
    "tag": "a: !t 1\nb: 2\n",
    "directive": "%YAML 1.1\n---\na: 1\n",
    "two documents": "a: 1\n---\nb: 2\n",
    "a tab": "a:\t1\nb: 2\n",
}
NASTY = [
    "new",
    "a new value of several words",
    "",
    " ",
    " lead",
    "trail ",
    "no",
    "NO",
    "y",
    "On",
    "true",
    "null",
    "~",
    "007",
    "+4915112345678",
    "1e3",
    "1_000",
    "0x1F",
    "0o17",
    ".inf",
    "-.NaN",
    "1.10",
    "1,000",
    "12:30:45",
    "2026-01-05",
    "2026-01-05 10:00:00",
    "=",
    "=SUM(A1)",
    "<<",
    "a: b # c",
    "Acme: Inc",
    "ends:",
    "a:b",
    "#1 Ltd",
    "x #1",
    "- x",
    "-",
    "? x",
    "?x",
    ":x",
    "@acme",
    "`x`",
    "%x",
    "&x",
    "*x",
    "!x",
    "|",
    ">-",
    "[x",
    "x]",
    "{x}",
    "x,y]",
    "it's",
    'it\'s "q"',
    "C:\\temp\\x",
    "---",
    "... x",
    "l1\nl2",
    "l1\nl2\n",
    "l1\n\n  l2\n\n",
    " l1\nl2",
    "\n",
    "tab\there",
    "cr\r\nlf",
    "😀",
    "林梅，你好",
    "no\u00a0break",
    "\x1b[1m",
    "bell\x07 nul\x00",
    "x\u202egpj",
    "zero\u200bwidth",
    "sep\u2028x\u0085y",
    "\ufeffbom",
    "\uffff",
    "x" * 2000,
    "'",
    '"',
    "\\",
]


def test_there_are_as_many_styles_and_values_as_promised():
    assert len(STYLES) >= 43
    assert len(NASTY) >= 30


@pytest.mark.parametrize("name", STYLES)
def test_every_scalar_takes_every_value_and_nothing_else_changes(name):
    leaves = _leaves(STYLES[name])
    assert leaves
    for path in leaves:
        for value in NASTY:
            _set_and_check(STYLES[name], path, value)


@pytest.mark.parametrize("name", REFUSED)
def test_a_text_with_a_fault_is_refused_with_its_line(name):
    with pytest.raises(CannotSplice) as raised:
        edit(REFUSED[name].encode(), (Set(("b",), "new"),))
    assert raised.value.path == ("b",)
    assert raised.value.line == compose(REFUSED[name].encode()).faults[0].line


@given(st.sampled_from(sorted(STYLES)), st.text(st.characters(exclude_categories=["Cs"])), st.integers(0, 99))
@settings(max_examples=200, deadline=None)
def test_any_text_is_read_back_as_itself(name, value, which):
    leaves = _leaves(STYLES[name])
    _set_and_check(STYLES[name], leaves[which % len(leaves)], value)


SCRAPS = st.sampled_from(
    [*" ,:#-?'\"[]{}&*!|>%@`\\\n\t=~", "0", "1", "e", "a", "no", "null", ": ", " #", "\n\n", "  ", "é", "😀"]
)


@given(st.sampled_from(sorted(STYLES)), st.lists(SCRAPS, max_size=8).map("".join), st.integers(0, 99))
@settings(max_examples=300, deadline=None)
def test_any_scraps_of_yaml_are_read_back_as_themselves(name, value, which):
    leaves = _leaves(STYLES[name])
    _set_and_check(STYLES[name], leaves[which % len(leaves)], value)


def _set_and_check(old: str, path: tuple[str | int, ...], value: str):
    """Set a value and check everything about the result; it is never refused."""
    new = edit(old.encode(), (Set(path, value),)).decode()
    expected = plain_document(compose(old.encode()).document)
    _put(expected, path, value)
    assert plain_document(compose(new.encode()).document) == expected
    if new != old:
        _only_the_value_changed(old, new, path)
        _others_read_the_same(new, _steps(old, path), value)


def _only_the_value_changed(old: str, new: str, path: tuple[str | int, ...]):
    """Compare with where PyYAML's own Python parser says the value is."""
    body = old.removeprefix("\ufeff")
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    changed = new.removeprefix("\ufeff")
    node = _position(_by_pyyaml(body), _steps(old, path))
    start, end = node.start_mark.index, node.end_mark.index
    first = _common(body, changed)
    last = len(body) - _common(body[first:][::-1], changed[first:][::-1])
    outside = body[first : max(first, start)] + body[max(first, end) : last] if first < last else ""
    assert not outside.strip(" \t"), f"changed beside the value: {outside!r}"
    if first == last:  # a mere insertion: into the value, or right behind its colon
        assert start <= first <= end or not body[min(first, end) : max(first, start)].strip(" \t:")
    assert re.findall(r"#c\d", body) == re.findall(r"#c\d", changed)
    assert _breaks(changed) <= _breaks(body) or not _breaks(body)
    assert changed.endswith(("\n", "\r")) == body.endswith(("\n", "\r"))
    if "\n" not in body[start:end] and "\r" not in body[start:end]:
        lines, new_lines = re.split(r"\r\n|\n|\r", body), re.split(r"\r\n|\n|\r", changed)
        assert len(lines) == len(new_lines)
        assert sum(line != other for line, other in zip(lines, new_lines, strict=True)) == 1


def _common(one: str, other: str) -> int:
    """Return how many characters two texts begin with alike."""
    return next(
        (number for number, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )


def _others_read_the_same(new: str, steps: list[int], value: str):
    """Read the value with a parser of YAML 1.1 and one of 1.2 that follow their own rules of types."""
    assert _position_value(yaml.load(new, yaml.CSafeLoader), steps) == value
    assert _position_value(READER_OF_1_2.load(new), steps) == value


def _leaves(text: str) -> list[tuple[str | int, ...]]:
    """Return the path of every scalar."""
    found = []
    waiting = [((), plain_document(compose(text.encode()).document))]
    while waiting:
        path, value = waiting.pop()
        if isinstance(value, dict):
            waiting += [((*path, key), below) for key, below in value.items()]
        elif isinstance(value, list):
            waiting += [((*path, number), below) for number, below in enumerate(value)]
        else:
            found.append(path)
    return sorted(found, key=str)


@cache
def _steps(text: str, path: tuple[str | int, ...]) -> list[int]:
    """Return a path as positions, for other readers take some keys for truths and numbers."""
    steps, value = [], plain_document(compose(text.encode()).document)
    for step in path:
        steps.append(list(value).index(step) if isinstance(value, dict) else step)
        value = value[step]
    return steps


@cache
def _by_pyyaml(text: str) -> yaml.Node:
    return yaml.compose(text, yaml.SafeLoader)


def _position(node: yaml.Node, steps: list[int]) -> yaml.Node:
    for step in steps:
        node = node.value[step][1] if isinstance(node, yaml.MappingNode) else node.value[step]
    return node


def _position_value(value: object, steps: list[int]) -> object:
    for step in steps:
        value = list(value.values())[step] if isinstance(value, dict) else value[step]
    return value


def _put(value: object, path: tuple[str | int, ...], new: str):
    for step in path[:-1]:
        value = value[step]
    value[path[-1]] = new


def _breaks(text: str) -> set[str]:
    return set(re.findall(r"\r\n|\n|\r", text))
