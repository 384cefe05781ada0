"""Any bytes at all for the index and the files SQLite keeps beside it: the answers are those that no index gives."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from pathlib import Path
from zlib import crc32

from hypothesis import strategies as st

sys.path[:0] = [str(Path(__file__).parents[1] / "store" / "index")]

import happenings

from fuzz import hands
from fuzz.bounds import Watch
from fuzz.office import FOUND, Office, office
from offices import CARD, JOURNAL, tree

PAGE = 4096
NOTICES = ("The index ", "索引")
_TO_ROWS = [
    happenings.drop_a_table, happenings.spoil_a_row, happenings.spoil_a_row, happenings.forget_a_row,
    happenings.make_it_of_another_shape, happenings.make_it_of_another_program,
]  # fmt: skip
_BESIDE = ["-journal", "-wal", "-shm"]


def _swap_pages(raw, chance):
    one, other = _page(raw, chance), _page(raw, chance)
    pages = bytearray(raw)
    pages[one : one + PAGE], pages[other : other + PAGE] = raw[other : other + PAGE], raw[one : one + PAGE]
    return bytes(pages)


def _blank_a_page(raw, chance):
    at = _page(raw, chance)
    return raw[:at] + chance.choice((b"\0", b"\xff", b"\r")) * PAGE + raw[at + PAGE :]


def _noise_in_a_page(raw, chance):
    at = _page(raw, chance)
    return raw[:at] + chance.randbytes(PAGE) + raw[at + PAGE :]


def _other_header(raw, chance):
    """The first hundred bytes say how large pages are, how many, how text is written, which are free."""
    at = chance.randrange(100)
    return raw[:at] + chance.choice((b"\0", b"\xff", b"\x01", b"\0\0\0\0", b"\x7f\xff\xff\xff")) + raw[at + 1 :]


def _other_cell(raw, chance):
    """The first bytes of a page say where its rows lie."""
    at = _page(raw, chance) + chance.choice((0, 100)) + chance.randrange(16)
    return raw[:at] + bytes([chance.randrange(256)]) + raw[at + 1 :]


def _page(raw, chance):
    return chance.randrange(max(1, len(raw) // PAGE)) * PAGE


_TO_BYTES = [
    _swap_pages, _blank_a_page, _noise_in_a_page, _other_header, _other_header, _other_cell, _other_cell,
    hands.flip_a_bit, hands.flip_a_bit, hands.flip_a_bit, hands.put_noise, hands.put, hands.overwrite, hands.cut,
    hands.behead, hands.twice, hands.repeat, hands.mistake_the_encoding,
]  # fmt: skip
INDEXES = st.randoms(use_true_random=False)


@contextmanager
def judge(watch: Watch):
    """An office whose index is known in three states: as it should be, of an earlier day, of other customers."""
    with office(watch) as place:
        known = {question: place.json(question) for question in FOUND}
        states = [_made(place)]
        with place.with_file(JOURNAL, b""):
            states.append(_made(place))
        with place.with_file(CARD, b"format: 1\n"):
            states.append(_made(place))
        yield lambda chance: _ask(place, known, states, chance)


def _made(place: Office) -> dict[str, bytes]:
    """Return the files of an index that was just made."""
    _write(place, {})
    place.json(FOUND[0], indexed=True)
    made = {path.name: path.read_bytes() for path in place.cache.iterdir()}
    assert made
    return made


def _write(place: Office, files: dict[str, bytes]) -> None:
    place.cache.mkdir(exist_ok=True)
    for path in place.cache.iterdir():
        happenings.remove(path)
    for name, raw in files.items():
        (place.cache / name).write_bytes(raw)


def _ask(place: Office, known, states, chance) -> None:
    """Spoil the index and ask twice."""
    files = dict(chance.choice([states[0], *states]))
    name = chance.choice(sorted(files))
    if chance.randrange(8) == 0:
        files[name + chance.choice(_BESIDE)] = chance.choice((chance.randbytes(600), files[name], b"", b"x" * 32))
    for _ in range(chance.choice((0, 1, 1, 1, 2, 3))):
        files[name] = chance.choice(_TO_BYTES)(files[name], chance)
    _write(place, files)
    if chance.randrange(6) == 0:
        _to_rows(place.cache / name, chance)
    question = FOUND[crc32(files[name]) % len(FOUND)]
    before = tree(place.root)
    for _ in range(2):
        assert place.json(question, indexed=True) == known[question]
    assert tree(place.root) == before


def _to_rows(path: Path, chance) -> None:
    """Change rows by way of SQLite, where it still can."""
    try:
        chance.choice(_TO_ROWS)(path, chance)
    except (happenings.sqlite3.Error, UnicodeDecodeError):  # the latter where the very names of the tables are spoilt
        return
