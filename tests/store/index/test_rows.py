"""What the index writes down of customers, histories, problems and settings is read back as it was."""

from __future__ import annotations

import json
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from samples import PROSPECT, SETTINGS, correction, entry, past, won
from tradectl.core.facts import ContactPerson, YearlyDay
from tradectl.core.glance import Glance, Particulars
from tradectl.core.history import GradeMove, History, Mark, NextStep, OpenPledge, Visit
from tradectl.core.message import Message, say, say_n
from tradectl.core.problems import Problem, Severity
from tradectl.core.settings import Interval, Person, Settings
from tradectl.store.index.chunk import Chunk, ChunkRow, DamagedError, Days, packed, unpacked
from tradectl.store.index.chunk import Mark as Picked
from tradectl.store.index.desk_row import settings_of_row, settings_row
from tradectl.store.index.rows import facts_text, glance_of, particulars_text, problems_of, problems_text

TEXT = st.one_of(
    st.text(st.characters(), max_size=8), st.sampled_from(["\udcff", "\ud800x", "\0", "中文", "{x}", "a\nb"])
)
DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))
LINES = st.integers(1, 10**6)
MARKS = st.builds(Mark, DAYS, LINES)
PLEDGES = st.builds(OpenPledge, TEXT, TEXT, st.none() | DAYS, MARKS, st.none() | MARKS)


def tuples(of):
    return st.lists(of, max_size=3).map(tuple)


CUSTOMERS = st.builds(
    type(PROSPECT),
    TEXT, TEXT, TEXT, TEXT, TEXT, st.sampled_from(["prospect", "won"]), st.none() | st.sampled_from("ABCDE"), TEXT,
    DAYS,
    *[st.none() | DAYS] * 5, TEXT, st.none() | TEXT,
    st.none() | st.builds(ContactPerson, TEXT, st.none() | TEXT, st.none() | TEXT),
    tuples(st.builds(YearlyDay, st.integers(1, 12), st.integers(1, 31), TEXT, st.booleans(), LINES)),
    st.none() | st.sampled_from("ABC"), st.none() | st.sampled_from("ABCD"), st.none() | TEXT,
    st.dictionaries(TEXT, LINES, max_size=3),
)  # fmt: skip
HISTORIES = st.builds(
    History,
    st.none() | MARKS, st.none() | MARKS, tuples(MARKS), tuples(st.builds(Visit, DAYS, LINES, TEXT)), tuples(PLEDGES),
    tuples(PLEDGES), st.none() | st.builds(NextStep, DAYS, TEXT, MARKS, st.none() | MARKS), st.none() | MARKS,
    tuples(st.builds(GradeMove, DAYS, LINES, st.none() | TEXT, st.none() | TEXT)), st.integers(0, 99), st.none() | DAYS,
)  # fmt: skip
PARTICULARS = st.builds(Particulars, *[tuples(TEXT)] * 6)
GLANCES = st.builds(Glance, TEXT, st.none() | CUSTOMERS, HISTORIES, PARTICULARS)
NAMES = st.text("abc_", min_size=1, max_size=4)


def messages(inner):
    params = st.lists(st.tuples(NAMES, TEXT | st.integers() | DAYS | inner), max_size=3).map(tuple)
    return st.builds(Message, TEXT, params, TEXT, st.integers(0, 9))


MESSAGES = st.recursive(st.builds(Message, TEXT), messages, max_leaves=4)
PROBLEMS = st.builds(Problem, TEXT, st.sampled_from(Severity), TEXT, LINES, LINES, MESSAGES, MESSAGES, TEXT)
SPANS = st.dictionaries(TEXT, st.builds(Interval, st.integers(1, 99), st.sampled_from(["day", "workday"])), max_size=3)
DESKS = st.builds(
    Settings,
    tuples(st.builds(Person, TEXT, TEXT, TEXT, TEXT)), TEXT, TEXT, TEXT, TEXT, st.frozensets(st.integers(0, 6)),
    st.none() | TEXT, st.frozensets(DAYS, max_size=3), st.frozensets(DAYS, max_size=3), SPANS, SPANS, tuples(TEXT),
    st.integers(0, 99), st.integers(0, 9), SPANS, st.booleans(), st.dictionaries(TEXT, LINES, max_size=3),
)  # fmt: skip


def same(one, other):
    assert one == other
    assert repr(one) == repr(other)  # lists are no tuples, 1 is not True


@settings(max_examples=200, deadline=None)
@given(GLANCES, TEXT)
def test_a_glance_comes_back_with_the_path_it_has_now(glance, path):
    facts, particulars = facts_text(glance), particulars_text(glance.particulars)
    same(glance_of(path, facts, particulars), glance._replace(path=path))
    (facts + particulars).encode()
    assert particulars_text(Particulars()) == ""


@pytest.mark.parametrize("customer", [PROSPECT, won(won="2026-03-01", snooze_until="2026-04-01"), None])
def test_a_customer_of_every_day_comes_back(customer):
    known = past(
        entry(
            "2026-03-01", promised=[("x", "2026-03-09"), ("y", None)], awaits=[("z", "2026-03-09")], next="2026-03-12"
        ),
        entry("2026-03-02", "kept", id="k", of="2026-03-01/1", how="moved", to="2026-03-15"),
        entry("2026-03-03", via="visit", from_them=True),
        entry("2026-03-04", "regraded", grade_from="C", grade_to="B"),
        corrections=[correction("2026-03-03", "2026-03-05")],
    )
    same(glance_of("here", facts_text(Glance("x", customer, known))), Glance("here", customer, known))


@settings(max_examples=200, deadline=None)
@given(st.lists(PROBLEMS, max_size=3).map(tuple))
def test_problems_come_back(problems):
    text = problems_text(problems)
    same(problems_of(text), problems)
    text.encode()


def test_a_message_within_a_message_with_a_day_and_a_count_comes_back():
    inner = say_n("{count} day", "{count} days", 2, since=date(2026, 2, 28), why=say("because of {it}", it=say("rain")))
    problem = Problem(
        "X", Severity.HINT, "prospect/\udcff", 1, 2, say("At {when}: {inner}", when=3, inner=inner), say("")
    )
    same(problems_of(problems_text([problem])), (problem,))
    assert str(problems_of(problems_text([problem]))[0].message) == str(problem.message)


@settings(max_examples=200, deadline=None)
@given(DESKS)
def test_settings_come_back(desk):
    row = json.loads(json.dumps(settings_row(desk)))
    same(sorted_sets(settings_of_row(row)), sorted_sets(desk))


def sorted_sets(desk):
    return desk._replace(**{name: sorted(told) for name, told in desk._asdict().items() if isinstance(told, frozenset)})


def test_the_settings_of_every_day_come_back():
    same(settings_of_row(json.loads(json.dumps(settings_row(SETTINGS)))), SETTINGS)


# ---- chunks

NUMBERS = st.integers(-(2**63), 2**63 - 1)


@st.composite
def chunks(draw):
    chunk = Chunk(draw(LINES), draw(TEXT.filter(lambda one: "//" not in one)))
    for name in draw(st.lists(TEXT.filter(lambda one: one and "/" not in one), max_size=4)):
        chunk.append(name, draw(NUMBERS))
        chunk.set_days(len(chunk.names) - 1, Days(*(draw(st.integers(0, 4_000_000)) for _ in Days._fields)))
        chunk.looks[-3] = draw(NUMBERS)
        chunk.marks[-1] = Picked(draw(TEXT), "B", draw(st.lists(st.tuples(NUMBERS, TEXT).map(list), max_size=2)))
    return chunk


def parts(chunk):
    return [chunk.number, chunk.folder, chunk.names, chunk.marks, chunk.keys, chunk.looks, *chunk.days()]


@settings(max_examples=200, deadline=None)
@given(chunks())
def test_a_chunk_comes_back(chunk):
    row = packed(chunk)
    same(parts(unpacked(row)), parts(chunk))


@settings(max_examples=200, deadline=None)
@given(chunks(), st.integers(1, 4), st.sampled_from([None, 7, "x", b"x", "[]", ""]))
def test_a_chunk_that_is_not_as_it_was_written_is_not_read(chunk, column, value):
    row = list(packed(chunk))
    if row[column] != value:
        row[column] = value
        with pytest.raises(DamagedError):
            unpacked(ChunkRow(*row))


@settings(max_examples=200, deadline=None)
@given(chunks(), st.data())
def test_who_is_dropped_from_a_chunk_takes_nothing_of_the_others_along(chunk, data):
    before = dict(zip(chunk.names, zip(chunk.keys, chunk.marks, *chunk.days(), strict=True), strict=True))
    looks = {name: chunk.looks[place * 8 : place * 8 + 8] for place, name in enumerate(chunk.names)}
    keys = {
        name: [key for one, key in zip(chunk.names, chunk.keys, strict=True) if one == name] for name in chunk.names
    }
    gone = data.draw(st.sets(st.sampled_from([*chunk.names, "nobody"])))
    found = chunk.drop(gone)
    assert sorted(found) == sorted(key for name in keys if name in gone for key in keys[name])
    if len(set(chunk.names)) == len(chunk.names):
        after = dict(zip(chunk.names, zip(chunk.keys, chunk.marks, *chunk.days(), strict=True), strict=True))
        assert after == {name: told for name, told in before.items() if name not in gone}
        assert {name: chunk.looks[place * 8 : place * 8 + 8] for place, name in enumerate(chunk.names)} == {
            name: look for name, look in looks.items() if name not in gone
        }
