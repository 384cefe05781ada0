"""With the index and without it the answer is the same, whatever happened to the workspace or to the index."""

from __future__ import annotations

import json
import os
import shutil
import sqlite3
from contextlib import suppress

import happenings
import pytest
from happenings import QUESTIONS, TO_FILES, TO_INDEX, customers, drawing
from twins import LATER

DUE, LIST, FIND = "due --format json --owner all", "list --format json", "find panel --format json"
DAMAGED = "The index is made anew: it was damaged."


def happen(twins, chance, happening):
    """Let something happen to the files, or to the index if it lasts."""
    if happening in TO_FILES:
        happening(twins.folder, chance)
    elif [path for path in twins.cache.glob("*.sqlite3") if path.is_file() and path.stat().st_size]:
        with suppress(sqlite3.DatabaseError):  # nobody asked the index since it was damaged: worse cannot come
            happening(twins.index, chance)


def clear(twins):
    """Take away the folder in the place of the index: only people can."""
    for path in twins.cache.glob("*.sqlite3"):
        if path.is_dir():
            path.rmdir()


@pytest.mark.parametrize("seed", range(16))
def test_the_answer_is_the_same_whatever_happens(seed, twins):
    chance = drawing(seed)
    twins.same(DUE, FIND)
    for _ in range(8):
        twins.ahead = chance.choice([LATER, LATER, LATER, 0])
        for _ in range(chance.choice([1, 1, 2, 3])):
            happen(twins, chance, chance.choice(TO_FILES if chance.random() < 0.75 else TO_INDEX))
        twins.same(chance.choice(QUESTIONS), chance.choice(QUESTIONS))
        clear(twins)


@pytest.mark.parametrize("happening", sorted({*TO_FILES}, key=lambda one: one.__name__), ids=lambda one: one.__name__)
def test_the_answer_is_the_same_after_each_thing_that_may_happen_to_files(happening, twins):
    chance = drawing(happening.__name__)
    twins.same(DUE, LIST)
    for _ in range(3):
        happening(twins.folder, chance)
        twins.same(LIST, DUE)


# ---- an index that cannot be used


@pytest.mark.parametrize("happening", sorted({*TO_INDEX}, key=lambda one: one.__name__), ids=lambda one: one.__name__)
def test_the_answer_is_the_same_after_each_thing_that_may_happen_to_the_index(happening, twins):
    chance = drawing(happening.__name__)
    for _ in range(4):
        twins.same(FIND, DUE)
        happening(twins.index, chance)
        twins.same(DUE, FIND, LIST)
        clear(twins)
        assert twins.same(DUE, FIND) == []


@pytest.mark.parametrize(
    ("happening", "notice"),
    [
        (happenings.delete_it, []),
        (happenings.empty_it, [DAMAGED]),
        (happenings.write_text_over_it, [DAMAGED]),
        (happenings.make_it_of_another_program, [DAMAGED]),
        (happenings.make_it_of_another_shape, ["The index is made anew: it was made by another version of tradectl."]),
        (happenings.drop_a_table, [DAMAGED]),
    ],
    ids=lambda one: getattr(one, "__name__", ""),
)
def test_an_index_that_cannot_be_used_is_made_anew_with_one_line(happening, notice, twins):
    twins.same(FIND)
    happening(twins.index, drawing(2))
    assert twins.same(FIND) == notice
    assert twins.same(FIND, DUE, LIST) == []
    with sqlite3.connect(twins.index) as connection:
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    connection.close()


def test_an_index_cut_off_anywhere_gives_the_same_answer(twins):
    twins.same(FIND)
    whole = twins.index.read_bytes()
    for size in sorted({*range(0, len(whole), len(whole) // 25), 1, 15, 16, 99, 100, 4095, 4096, 4097, len(whole) - 1}):
        twins.index.write_bytes(whole[:size])
        twins.same(DUE)


def test_an_index_with_flipped_bits_gives_the_same_answer(twins):
    twins.same(FIND)
    index, chance = twins.index, drawing(3)
    whole = index.read_bytes()
    for _ in range(60):
        index.write_bytes(whole)
        happenings.flip_bytes(index, chance)
        twins.same(chance.choice([DUE, LIST, FIND]))


def number_problems_otherwise(index):
    with sqlite3.connect(index) as connection:
        connection.execute("UPDATE problem SET key = key + 1")
    connection.close()


def leave_problems_without_numbers(index):
    """One bit of the table's own definition: the column is no longer the number of its rows."""
    raw = index.read_bytes()
    spoilt = raw.replace(b"TABLE problem (key INTEGER PRIMARY", b"TABLE problem (key INTEGER QRIMARY")
    assert spoilt != raw
    index.write_bytes(spoilt)


@pytest.mark.parametrize("happening", [number_problems_otherwise, leave_problems_without_numbers])
def test_problems_that_are_no_longer_known_for_whose_they_are_go_with_the_index(happening, twins):
    card = customers(twins.folder)[2] / "card.yaml"
    sound = card.read_text()
    card.write_text("name: [")
    assert twins.same(DUE) == []
    happening(twins.index)
    card.write_text(sound)
    assert twins.same(DUE, LIST) == [DAMAGED]


def test_an_index_of_another_workspace_is_not_believed(twins, small_desk):
    """Not even where the other one has the same customers, copied with their times."""
    other = twins.home / "other"
    shutil.copytree(small_desk, other)
    card = customers(other)[0] / "card.yaml"
    card.write_text(card.read_text().replace("name: ", "name: Other "))
    twins.same(FIND)
    ours = twins.index
    here, twins.folder = twins.folder, other
    twins.with_index(FIND)
    (theirs,) = set(twins.cache.glob("*.sqlite3")) - {ours}
    twins.folder = here
    shutil.copy(theirs, ours)
    twins.same(DUE, LIST, FIND)


ELSEWHERE = {
    "a file": lambda cache: cache.write_text("x"),
    "a link to nothing": lambda cache: cache.symlink_to("nowhere/at/all"),
    "a link to itself": lambda cache: cache.symlink_to(cache.name),
    "a folder nobody may write to": lambda cache: cache.symlink_to("/proc/self"),  # not even an all-powerful user
}


@pytest.mark.parametrize("cache", ELSEWHERE)
def test_without_a_place_for_the_index_the_answer_is_the_same(cache, twins):
    ELSEWHERE[cache](twins.cache)
    for question in (DUE, LIST, FIND):
        (line,) = twins.same(question)
        assert line.startswith("The index cannot be kept in ")


# ---- what is seen and what is told again


def test_a_broken_card_is_told_at_every_run_until_it_is_mended(twins):
    card = customers(twins.folder)[2] / "card.yaml"
    sound = card.read_text()
    path = card.relative_to(twins.folder).as_posix()
    for broken in ("name: [", "", sound + "name: twice\n"):
        card.write_text(broken)
        for _ in range(4):
            twins.same(DUE, LIST, FIND)
            for question in (DUE, LIST, FIND):
                assert f'"path": "{path}"' in twins.with_index(question).out
            assert f"{path}:" in twins.with_index("due").err
        card.write_text(sound)
        twins.same(DUE, LIST)
        assert f'"path": "{path}"' not in twins.with_index(DUE).out


@pytest.mark.parametrize("ahead", [0, LATER])
def test_an_edit_of_the_same_size_at_the_same_time_is_seen(ahead, twins):
    twins.ahead = ahead
    card = customers(twins.folder)[0] / "card.yaml"
    text = card.read_text()
    at = text.index("name: ") + len("name: ")
    for letter in "KLMNOP":
        state = card.stat()
        card.write_text(text[:at] + letter + text[at + 1 :])
        os.utime(card, ns=(state.st_atime_ns, state.st_mtime_ns))
        twins.same(LIST)
        assert f'"name": "{letter}' in twins.with_index(LIST).out


def test_a_broken_desk_is_told_as_ever(twins):
    twins.same(DUE)
    settings = twins.folder / "tradectl.yaml"
    sound = settings.read_text()
    settings.write_text(sound.replace("people:", "people :  ["))
    twins.same(DUE, LIST)
    assert twins.with_index(DUE).code == 3
    settings.write_text(sound)
    twins.same(DUE, LIST)
    assert twins.with_index(DUE).code == 0


def test_names_that_are_no_text_are_kept(twins):
    folder = customers(twins.folder)[0]
    shelf = twins.folder / "prospect" / os.fsdecode(b"\xfe")
    shelf.mkdir()
    folder.rename(shelf / folder.name)
    (shelf / os.fsdecode(b"\xff")).mkdir()
    (shelf.parent / "B" / os.fsdecode(b"\xff")).mkdir()
    for _ in range(3):
        twins.same(DUE, LIST, FIND)


def test_a_workspace_that_is_a_link_is_the_workspace_itself(twins):
    link = twins.home / "link"
    link.symlink_to(twins.folder)
    twins.same(DUE)
    twins.same(f"-w {link} {LIST}")
    assert twins.index.is_file()


def test_a_document_put_into_a_folder_is_found_and_one_taken_out_is_not(twins):
    twins.same("find pdf --format json")
    offer = customers(twins.folder)[3] / "offer.pdf"
    for change, count in ((offer.touch, 1), (offer.unlink, 0), (offer.mkdir, 1)):
        change()
        twins.same("find pdf --format json")
        assert len(json.loads(twins.with_index("find pdf --format json").out)["data"]["customers"]) == count


class Coarse:
    """What a file system says whose clock ticks once in ten seconds, and which gives no inodes."""

    def __init__(self, state):
        self._state = state
        self.st_mtime_ns, self.st_ctime_ns = (ns // LATER * LATER for ns in (state.st_mtime_ns, state.st_ctime_ns))
        self.st_ino = 1

    def __getattr__(self, name):
        return getattr(self._state, name)


def test_an_edit_within_one_tick_of_a_coarse_clock_is_seen(twins, monkeypatch):
    stat = os.stat

    def coarse(path, *more, **how):
        found = stat(path, *more, **how)
        return Coarse(found) if how.get("dir_fd") is not None or str(twins.folder) in str(path) else found

    monkeypatch.setattr(os, "stat", coarse)
    monkeypatch.setattr("tradectl.store.index.looks.YOUNG", 2 * LATER)
    twins.ahead = 0
    card = customers(twins.folder)[0] / "card.yaml"
    text = card.read_text()
    at = text.index("name: ") + len("name: ")
    for letter in "KLMNOP":
        card.write_text(text[:at] + letter + text[at + 1 :])
        assert f'"name": "{letter}' in twins.with_index(LIST).out


def test_a_card_that_could_not_be_read_for_once_is_read_again(twins, monkeypatch):
    """A fault of the disk leaves no trace in the file's times."""
    card = customers(twins.folder)[0] / "card.yaml"
    opened = os.open

    def failing(path, *more, **how):
        if os.fspath(path) == str(card):
            raise OSError(5, "Input/output error")
        return opened(path, *more, **how)

    with monkeypatch.context() as patched:
        patched.setattr(os, "open", failing)
        for _ in range(2):
            assert "FILE01" in twins.with_index(LIST).out
    assert "FILE01" not in twins.with_index(LIST).out
    twins.same(LIST, DUE)


def test_nobody_sleeps_past_an_entry_dated_in_the_future(twins):
    """Eighty customers: so many are put to sleep until the day that was worked out today."""
    for number in range(80):
        folder = twins.folder / "prospect" / "D" / f"US-C{number:03}-20250115"
        folder.mkdir(parents=True)
        card = f"format: 1\ncode: C{number:03}\ncountry: US\nregistered: 2025-01-15\nname: Firm {number}\n"
        (folder / "card.yaml").write_text(f"{card}status: prospect\ngrade: D\nowner: hao\nreviewed: 2026-03-19\n")
        entry = {"by": "hao", "kind": "contact", "via": "visit"}
        late = {"at": "2026-04-10T10:00+08:00", "promised": [{"what": "x", "by": "2026-04-13"}], **entry}
        lines = [{"id": "a", "at": "2026-03-19T10:00+08:00", **entry}, {"id": "b", **late}]
        (folder / "journal.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines))
    for today in ("2026-03-20", "2026-03-20", "2026-03-27", "2026-04-09", "2026-04-13", "2026-03-21", "2026-04-14"):
        twins.same(f"{DUE} --today {today}", f"{LIST} --today {today}")
    assert json.loads(twins.with_index(f"{DUE} --today 2026-04-13").out)["data"]["counts"]["due"] >= 80
