"""An index file that is made anew takes another name: nobody who still holds the old one can harm it."""

from pathlib import Path

import pytest

from tradectl.core.message import say
from tradectl.store.index.database import Database
from tradectl.store.index.whereabouts import elder_files, index_file, index_stem, next_file

WRITE = "INSERT OR REPLACE INTO about VALUES (?, ?, ?)"
READ = "SELECT told FROM about WHERE name = 'all'"


@pytest.fixture
def stem(tmp_path):
    return index_stem(str(tmp_path / "cache"), str(tmp_path))


def write(database, text):
    with database.writing() as may_write:
        assert may_write
        database.tell(WRITE, [("all", text, 0)])


def test_letting_go_of_a_replaced_file_takes_nothing_from_its_successor(stem):
    old = Database(stem)
    write(old, "old")
    new = Database(stem)
    new.renew(say("it was damaged"))
    write(new, "new")
    old.close()
    assert Database(stem).ask(READ) == [("new",)]
    new.close()
    assert Database(stem).ask(READ) == [("new",)]


def test_who_holds_a_replaced_file_goes_on_with_it(stem):
    old = Database(stem)
    write(old, "old")
    Database(stem).renew(say("it was damaged"))
    write(old, "older")
    assert old.ask(READ) == [("older",)]


def test_one_of_two_who_replace_a_file_does_so(stem):
    Database(stem).close()
    one, other = Database(stem), Database(stem)
    one.renew(say("it was damaged"))
    write(one, "one")
    other.renew(say("it was damaged"))
    assert other.ask(READ) == [("one",)]
    assert (one.notice is None, other.notice is None) == (False, True)


def test_a_replaced_file_is_removed_with_all_that_belongs_to_it(stem):
    first = Database(stem)
    write(first, "old")
    first.discard()
    assert [*Path(stem).parent.iterdir()] == [Path(f"{stem}-2.sqlite3")]


def test_files_are_numbered_and_other_names_are_not_counted(stem):
    folder = Path(stem).parent
    folder.mkdir()
    assert index_file(stem) == f"{stem}-1.sqlite3"
    for ending in ("-9.sqlite3", "-10.sqlite3", "-x.sqlite3", "-²3.sqlite3", "-11.sqlite3-wal", "-12.sqlite3.77"):
        Path(f"{stem}{ending}").touch()
    (folder / "another-99.sqlite3").touch()
    assert index_file(stem) == f"{stem}-10.sqlite3"
    assert next_file(index_file(stem)) == f"{stem}-11.sqlite3"
    assert elder_files(index_file(stem)) == [f"{stem}-9.sqlite3"]


def test_a_file_may_be_left_open_while_little_of_what_was_written_lies_beside_it(stem):
    database = Database(stem)
    write(database, "little")
    assert database.may_be_left()
    write(database, "much" * 1_000_000)
    assert not database.may_be_left()
    database.close()
    assert not database.may_be_left()


def test_what_lives_in_memory_is_not_left_open():
    assert not Database(None).may_be_left()


CHUNK = "INSERT INTO chunk VALUES (?, x'', x'', '[]', x'', 0)"


def test_a_new_file_is_filled_without_a_wait_for_the_disk_and_written_with_it_from_then_on(stem):
    def waits():
        return database.ask("PRAGMA synchronous") == [(1,)]

    database = Database(stem)
    seen = [waits()]
    for number in (1, 2):
        with database.writing():
            database.tell(CHUNK, [(number,)])
            seen.append(waits())
    assert seen == [False, False, True]
    assert database.ask("SELECT count(*) FROM chunk") == [(2,)]
    database.close()
    database = Database(stem)
    assert waits()


def test_what_another_process_filled_is_written_with_a_wait(stem):
    database, other = Database(stem), Database(stem)
    with other.writing():
        other.tell(CHUNK, [(1,)])
    with database.writing():
        assert database.ask("PRAGMA synchronous") == [(1,)]
