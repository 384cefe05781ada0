"""Edits of cards in anybody's hand: only the lines that are meant change, and every other value stays as it was."""

from __future__ import annotations

import re
import sys
from contextlib import contextmanager
from pathlib import Path

from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parents[1] / "store" / "yaml")]

from test_splice_properties import DOCUMENTS, KEYS, Writer, _others_are_untouched, applied, edits

from fuzz import hands, sound
from fuzz.bounds import Watch
from fuzz.office import Office, office
from offices import CARD, JOURNAL, tree
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.guard import BOM
from tradectl.store.yaml.plain import plain_document
from tradectl.store.yaml.splice import CannotSplice, edit
from tradectl.store.yaml.style import Style
from tradectl.store.yaml.values import Set

_LAST_BREAK = re.compile(r"(?:\r\n|\n|\r)\Z")
FIELDS = {
    ("website",): ["x.example", "https://www.x.example/en?a=b#c"],
    ("notes",): ["Two words", "a: b # c", "'", "- x", "[", "中文 😀", "x" * 300, "null", "2026-01-01", "|", "&a *b"],
    ("name",): ["Bolt & Söhne: Inc", "{a}", "yes", "007"],
    ("owner",): ["hao"],
    ("address", "city"): ["Oslo", "A, B", "~"],
    ("source", "name"): ["Canton Fair 140", "#1"],
    ("language",): ["de"],
    ("tier",): ["x"],
}  # fmt: skip


@st.composite
def _edits_of_documents(draw):
    """Draw a text in a hand of its own, perhaps spoilt, and an edit that has a place in it."""
    chance = draw(st.randoms(use_true_random=False))
    if draw(st.booleans()):
        raw = Writer(chance).document(draw(DOCUMENTS)).encode()
    else:
        raw = draw(st.sampled_from(sound.cards()))
    if draw(st.booleans()):
        raw = hands.spoilt(raw, chance)
    document = compose(raw).document
    fields = plain_document(document) if document else {}
    return raw, draw(edits(fields)) if fields else Set(("name",), "x")


@contextmanager
def judge_splices(watch: Watch):
    yield lambda example: _splice(watch, *example)


def _splice(watch: Watch, raw: bytes, one) -> None:
    document = compose(raw).document
    try:
        with watch.over_it():
            new = edit(raw, (one,), KEYS)
    except CannotSplice:
        return
    wanted = applied(plain_document(document), one)
    assert plain_document(compose(new).document) == wanted
    if wanted and new != raw:
        _only_what_was_meant_changed(raw, new, one)
        _others_are_untouched(raw.decode(), new.decode(), one)


def _only_what_was_meant_changed(raw: bytes, new: bytes, one) -> None:
    """Check that every byte stays but those between the key that was meant and the next one; a new key only adds."""
    assert new.startswith(BOM) == raw.startswith(BOM)
    document = compose(raw).document
    old, new = document.text, compose(new).document.text
    pairs = document.root.pairs
    at = next((at for at, (key, _) in enumerate(pairs) if key.value == one.path[0]), None)
    if at is None:
        first = last = _same(old, new)
    elif document.root.style is Style.FLOW:
        first = pairs[at - 1][1].end.offset if at else document.root.start.offset + 1
        last = pairs[at + 1][0].start.offset if at + 1 < len(pairs) else document.root.end.offset - 1
    else:
        first = _line_start(old, pairs[at][0].start.offset)
        last = _line_start(old, pairs[at + 1][0].start.offset) if at + 1 < len(pairs) else len(old)
        if last == len(old) and not old.endswith(("\n", "\r")):  # what has no last line end keeps having none
            first = len(_LAST_BREAK.sub("", old[:first]))
        above = new[: len(new) - len(old) + last]
        assert not above or last == len(old) or above.endswith(("\n", "\r"))
    assert len(new) - len(old) >= first - last
    assert new.startswith(old[:first])
    assert new.endswith(old[last:])


def _line_start(text: str, offset: int) -> int:
    return max(text.rfind("\n", 0, offset), text.rfind("\r", 0, offset)) + 1


def _same(text: str, other: str) -> int:
    """Return how many characters at the beginning are the same."""
    return next(
        (at for at, (one, two) in enumerate(zip(text, other, strict=False)) if one != two), min(len(text), len(other))
    )


@st.composite
def _settings_of_cards(draw):
    """Draw a card in anybody's hand, and a field with a new value."""
    chance = draw(st.randoms(use_true_random=False))
    raw = draw(st.sampled_from(sound.cards()))
    if chance.random() < 0.7:
        raw = hands.spoilt(raw, chance)
    field = draw(st.sampled_from([*FIELDS]))
    return raw, field, draw(st.sampled_from(FIELDS[field]))


@contextmanager
def judge_settings(watch: Watch):
    with office(watch) as place:
        place.machine.environment["TRADECTL_CACHE"] = ""
        settings = place.root / "tradectl.yaml"
        yield lambda example: _set(place, *example)
        assert settings.read_bytes() == place.sound["tradectl.yaml"]


def _set(place: Office, raw: bytes, field: tuple[str, ...], value: str) -> None:
    card, journal = place.root / CARD, place.root / JOURNAL
    card.write_bytes(raw)
    journal.write_bytes(place.sound[JOURNAL])
    before, said = _theirs(place), place.record().plain
    with place.watch.over_it():
        run = place.machine.run(["set", "BOLT", f"{'.'.join(field)}={value}"])
    assert run.code in (0, 2, 3), (run.err, place.report())
    if run.code:
        assert _theirs(place) == before, run.err
        return
    after = _theirs(place)
    changed = {path for path in {*before, *after} if before.get(path) != after.get(path)}
    assert changed <= {str(card), str(journal)}
    now = place.record()
    *above, last = field
    there, was = now.plain, said
    for step in above:
        there, was = there[step], was.get(step) or {}
    assert there.pop(last) == value
    was.pop(last, None)
    if above and not there:
        now.plain.pop(above[0]), said.pop(above[0], None)
    assert now.plain == said
    assert journal.read_bytes().startswith(place.sound[JOURNAL])


def _theirs(place: Office) -> dict[str, bytes | None]:
    """Return the bytes of everything that is not the program's own."""
    return {path: told[-1] for path, told in tree(place.root).items() if "/.tradectl" not in path}


SPLICES, SETTINGS_OF_CARDS = _edits_of_documents(), _settings_of_cards()
