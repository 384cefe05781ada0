"""Any edits of any document in any style: the values are right and all other keys are as they were written."""

from __future__ import annotations

import copy
import re

from hypothesis import given, note, settings
from hypothesis import strategies as st

from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.lines import Lines
from tradectl.store.yaml.literal import HEADER
from tradectl.store.yaml.nodes import Mapping, Scalar
from tradectl.store.yaml.oneline import one_line
from tradectl.store.yaml.plain import plain_document
from tradectl.store.yaml.splice import edit
from tradectl.store.yaml.style import Style
from tradectl.store.yaml.values import Insert, Remove, Set

_BREAK = re.compile(r"\r\n|\n|\r")
_COMMENT = re.compile(r"#[^\r\n]*")
KEYS = ["name", "code", "grade", "owner", "a b", "Größe", "x", "notes", "on", "1"]
TEXTS = st.sampled_from(
    ["Acme", "a: b", "no", "", "it's", "x # y", "中文 😀", "l1\nl2\n", "- z", "12:30", " lead", "{a}", "p,q"]
)
SCALARS = st.none() | TEXTS
VALUES = st.recursive(
    SCALARS,
    lambda below: st.lists(below, max_size=3) | st.dictionaries(st.sampled_from(KEYS), below, max_size=3),
    max_leaves=8,
)
DOCUMENTS = st.dictionaries(st.sampled_from(KEYS), VALUES, min_size=2, max_size=6)


class Writer:
    """Writes a document the way people do: every choice of style is drawn anew."""

    def __init__(self, random) -> None:
        self.random = random
        self.comments = 0

    def document(self, fields) -> str:
        lines = self.between("") + self.mapping(fields, "") + self.between("")
        text = self.random.choice(["\n", "\n", "\r\n"]).join(lines)
        ending = "\r\n" if "\r\n" in text else "\n"
        return self.random.choice(["", "", "\ufeff"]) + text + self.random.choice([ending, ending, "", ending * 2])

    def mapping(self, fields, indent: str) -> list[str]:
        lines = []
        width = self.random.choice([0, 0, 12])
        for key, value in fields.items():
            lines += self.between(indent) if lines else []
            head = f"{indent}{one_line(key, flow=False, style=self.style())}:"
            lines += self.entry(head, value, indent, width)
        return lines

    def entry(self, head: str, value, indent: str, width: int) -> list[str]:
        if isinstance(value, (dict, list)) and value and self.random.random() < 0.6:
            deeper = indent + " " * self.random.choice([1, 2, 4])
            if isinstance(value, dict):
                return [head + self.comment(), *self.between(deeper), *self.mapping(value, deeper)]
            deeper = self.random.choice([indent, deeper])
            return [head + self.comment(), *self.between(deeper), *self.items(value, deeper)]
        if isinstance(value, str) and value.endswith("\n") and self.random.random() < 0.5:
            inner = indent + " " * self.random.choice([1, 2, 5])
            return [f"{head} |{self.comment()}", *(inner + line for line in value.splitlines())]
        return [f"{head} ".ljust(width) + self.scalar(value) + self.comment()]

    def items(self, items, indent: str) -> list[str]:
        lines = []
        for item in items:
            lines += self.between(indent) if lines else []
            blanks = " " * self.random.choice([1, 1, 3])
            if isinstance(item, dict) and item and self.random.random() < 0.6:
                inner = self.mapping(item, f"{indent} {blanks}")
                lines += [f"{indent}-{blanks}{inner[0].lstrip(' ')}", *inner[1:]]
            else:
                lines.append(f"{indent}-{blanks}{self.scalar(item)}{self.comment()}")
        return lines

    def scalar(self, value) -> str:
        if value is None:
            return self.random.choice(["", "~", "null"])
        return one_line(value, flow=False, style=self.style())

    def style(self) -> Style:
        return self.random.choice([Style.PLAIN, Style.SINGLE, Style.DOUBLE])

    def comment(self) -> str:
        if self.random.random() < 0.7:
            return ""
        self.comments += 1
        return " " * self.random.choice([1, 2, 5]) + f"# c{self.comments};"

    def between(self, indent: str) -> list[str]:
        if self.random.random() < 0.7:
            return []
        self.comments += 1
        return self.random.choice([[""], [f"{indent}# c{self.comments};"], ["", f"{indent}# c{self.comments};"]])


@given(DOCUMENTS, st.randoms(use_true_random=False), st.data())
@settings(max_examples=150, deadline=None)
def test_any_edit_does_what_it_says_and_leaves_the_other_keys_alone(fields, random, data):
    text = Writer(random).document(fields)
    note(text)
    fields = plain_document(compose(text.encode()).document)  # a last block loses its break with the file's
    for _ in range(3):
        one = data.draw(edits(fields))
        wanted = applied(fields, one)
        if not wanted:
            return
        new = edit(text.encode(), (one,), KEYS).decode()
        note(new)
        assert plain_document(compose(new.encode()).document) == wanted
        _others_are_untouched(text, new, one)
        fields, text = wanted, new


@given(DOCUMENTS, st.randoms(use_true_random=False), DOCUMENTS)
@settings(max_examples=80, deadline=None)
def test_any_mapping_becomes_any_other(fields, random, others):
    text = Writer(random).document({"top": fields, "end": "x"})
    note(text)
    new = edit(text.encode(), (Set(("top",), others),)).decode()
    assert plain_document(compose(new.encode()).document) == {"top": others, "end": "x"}


@given(DOCUMENTS, st.randoms(use_true_random=False), st.data())
@settings(max_examples=80, deadline=None)
def test_an_edit_and_its_reverse_give_the_same_bytes_for_a_new_key(fields, random, data):
    text = Writer(random).document(fields)
    note(text)
    value = data.draw(VALUES)
    new = edit(text.encode(), (Set(("new",), value),))
    assert edit(new, (Remove(("new",)),)).decode() in (text, _marked(text) if not text.endswith("\n") else text)


@st.composite
def edits(draw, fields):
    """Draw an edit that has a place in the document."""
    paths = list(_paths(fields))
    path, value = draw(st.sampled_from(paths))
    kinds = ["set", "remove"] + ["key"] * isinstance(value, dict) + ["insert"] * isinstance(value, list)
    kind = draw(st.sampled_from(kinds))
    if kind == "set":
        return Set(path, draw(VALUES))
    if kind == "remove":
        return Remove(path)
    if kind == "key":
        return Set((*path, draw(st.sampled_from(KEYS))), draw(VALUES))
    return Insert(path, draw(VALUES), draw(st.none() | st.integers(0, len(value))))


def applied(fields, one):
    """Return the fields after an edit, worked out the simple way."""
    fields = copy.deepcopy(fields)
    if isinstance(one, Insert):
        items = _at(fields, one.path)
        items.insert(len(items) if one.at is None else one.at, one.value)
        return fields
    above = _at(fields, one.path[:-1])
    if isinstance(one, Set):
        above[one.path[-1]] = one.value
    else:
        del above[one.path[-1]]
    return fields


def _at(value, path):
    for step in path:
        value = value[step]
    return value


def _paths(value, path=()):
    if path:
        yield path, value
    below = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for step, inner in below:
        yield from _paths(inner, (*path, step))


def _others_are_untouched(old: str, new: str, one):
    """Every other key of the top level is written as before, in the same order, and no comment beside it is lost."""
    before, after = _pairs(old), _pairs(new)
    key = one.path[0]
    assert [name for name in before if name != key] == [name for name in after if name != key]
    is_ended = old.endswith(("\n", "\r"))
    assert all(
        after[name] == written or (not is_ended and after[name] == _marked(written))
        for name, written in before.items()
        if name != key
    )
    assert new.startswith("\ufeff") == old.startswith("\ufeff")
    if is_ended or isinstance(one, Insert) or key not in before:
        assert new.endswith(("\n", "\r")) == is_ended
    assert _breaks(new) <= (_breaks(old) or {"\n"}) | _may_meet(old, new)
    if isinstance(one, Insert) or (isinstance(one, Set) and (key not in before or _is_scalar(old, one.path))):
        assert _comments(old) == _comments(new)
    if isinstance(one, Remove) and len(one.path) == 1:
        kept, left = _comments(old, beside=key), _comments(new)
        assert kept == left or (_is_in_brackets(old) and kept == [comment for comment in left if comment in kept])


def _breaks(text: str) -> set[str]:
    return set(_BREAK.findall(text))


def _may_meet(old: str, new: str) -> set[str]:
    """Return the line break that a lone CR and an LF become where the lines between them go."""
    return {"\r\n"} if all(new.count(one) <= old.count(one) for one in "\r\n") else set()


def _marked(text: str) -> str:
    """Return a text whose last block is marked as one without a last line break, which the file did not have."""
    return re.sub(r"\|(?=[^|]*\Z)", "|-", text)


def _is_scalar(text: str, path) -> bool:
    value = plain_document(compose(text.encode()).document)
    for step in path[:-1]:
        value = value[step]
    value = value.get(path[-1]) if isinstance(value, dict) else value[path[-1]]
    return not isinstance(value, (dict, list))


def _pairs(text: str) -> dict[str, str]:
    document = compose(text.encode()).document
    return {
        key.value: document.text[key.start.offset : max(key.end.offset, value.end.offset)]
        for key, value in document.root.pairs
    }


def _comments(text: str, beside: str | None = None) -> list[str]:
    """Return every comment, those on the lines of one key left out."""
    document = compose(text.encode()).document
    first = last = 0
    if beside is not None:
        key, value = next(pair for pair in document.root.pairs if pair[0].value == beside)
        first, last = key.start.line, max(key.end.line, value.end.line)
    found, behind = [], 0
    for scalar in (*_scalars(document.root), None):
        start, end = (scalar.start.offset, scalar.end.offset) if scalar else (len(document.text),) * 2
        found += _COMMENT.finditer(document.text, behind, start)
        header = scalar and scalar.style in (Style.LITERAL, Style.FOLDED) and HEADER.match(document.text, start, end)
        found += _COMMENT.finditer(document.text, header.start("rest"), header.end()) if header else ()
        behind = end
    lines = Lines(document.text)
    return [comment[0] for comment in found if not first <= lines.mark(comment.start()).line <= last]


def _scalars(node) -> list[Scalar]:
    """Return the scalars that are written, keys too, in the order of the text."""
    if isinstance(node, Scalar):
        return [node] if node.start != node.end else []
    below = [part for pair in node.pairs for part in pair] if isinstance(node, Mapping) else node.items
    return [scalar for part in below for scalar in _scalars(part)]


def _is_in_brackets(text: str) -> bool:
    return compose(text.encode()).document.root.style is Style.FLOW
