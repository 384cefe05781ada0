"""Edits of cards in anybody's hand: only the lines that are meant change, and every other value stays as it was."""

from __future__ import annotations

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
from tradectl.store.yaml.values import Set

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
        _only_meant_lines_changed(raw, new, one)
        if raw.count(b"\r\n") in (0, raw.count(b"\n")):  # its judge knows one kind of line end in a file
            _others_are_untouched(raw.decode(), new.decode(), one)


def _only_meant_lines_changed(raw: bytes, new: bytes, one) -> None:
    """Check that lines differ only between the key that was meant and the next one; a new key only adds lines."""
    is_ended = raw.endswith((b"\n", b"\r"))  # what has no last line end keeps having none
    old_rows, new_rows = (text.removeprefix(BOM).splitlines(keepends=is_ended) for text in (raw, new))
    above = _same(old_rows, new_rows)
    below = min(_same(old_rows[::-1], new_rows[::-1]), len(old_rows) - above, len(new_rows) - above)
    starts = [(key.value, key.start.line - 1) for key, _ in compose(raw).document.root.pairs]
    names = [name for name, _ in starts]
    if one.path[0] not in names:
        gone = [row.strip(b"\r\n") for row in old_rows[above : len(old_rows) - below]]
        assert set(gone) <= {row.strip(b"\r\n") for row in new_rows[above : len(new_rows) - below]}, gone
        return
    at = names.index(one.path[0])
    own, last = starts[at][1], starts[at + 1][1] if at + 1 < len(starts) else len(old_rows)
    first = own
    while first and not old_rows[first - 1].strip():
        first -= 1  # blank lines at the end of a file go with its last key
    assert above >= min(first, len(old_rows)) or below == len(old_rows) - above
    assert len(old_rows) - below <= max(last, own + 1)


def _same(rows: list[bytes], others: list[bytes]) -> int:
    """Return how many lines at the beginning are the same."""
    return next(
        (at for at, (row, other) in enumerate(zip(rows, others, strict=False)) if row != other),
        min(len(rows), len(others)),
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
