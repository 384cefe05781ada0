"""Nobody who is due sleeps: whom the index leaves out on a day, the rules do not list on it."""

from __future__ import annotations

import sys
from datetime import date, timedelta
from pathlib import Path
from types import SimpleNamespace

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

sys.path.insert(0, str(Path(__file__).parents[2] / "properties"))

from test_due_oracle import as_people, as_settings, workspaces

from samples import PLAIN, SETTINGS, entry, past, prospect
from tradectl.core.agenda import agenda
from tradectl.core.calendar import work_calendar
from tradectl.core.facts import YearlyDay
from tradectl.core.glance import Glance
from tradectl.store.index.chunk import Chunk
from tradectl.store.index.index import Index
from tradectl.store.index.reading import days_of
from tradectl.store.index.task import Task

LATER = st.one_of(st.integers(-40, -1), st.integers(0, 60), st.integers(0, 400))


def chunk_of(glances, task):
    """What the index keeps of customers that are read on the task's day."""
    chunk = Chunk(1, "prospect/B")
    for key, glance in enumerate(glances, 1):
        chunk.append(glance.name, key)
        chunk.set_days(key - 1, days_of(task, glance))
    return chunk


def awake_in(chunk, today, until):
    catalogue = SimpleNamespace(chunks=[chunk])
    return {chunk.names[who.place] for who in Index(catalogue).awake(today, until)}


@settings(max_examples=120, deadline=None, suppress_health_check=list(HealthCheck))
@given(workspaces(), LATER, st.sampled_from([0, 0, 1, 7, 40]))
def test_whoever_is_due_is_awake(raw, later, within):
    assume(raw["settings"]["calendar"]["workdays"])
    policy = as_settings(raw["settings"])
    calendar = work_calendar(policy, raw["days_off"], raw["make_up"])
    read_on, today = raw["today"], raw["today"] + timedelta(days=later)
    task = Task(Path(), policy, None, calendar, read_on, lambda _: None)
    whole = as_people(raw, raw["today"] + timedelta(days=9999))  # the index keeps histories of all time
    glances = [Glance(customer.path, customer, history) for customer, history in whole]
    awake = awake_in(chunk_of(glances, task), today, today + timedelta(days=within))
    found = agenda(as_people(raw, today), policy, calendar, today, within=within)
    assert {item.customer.id for item in found.items} <= awake


@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
@given(workspaces())
def test_a_customer_with_nothing_to_come_sleeps_until_the_day_that_why_gives(raw):
    """Otherwise everybody would be looked at every day: right, and slow."""
    assume(raw["settings"]["calendar"]["workdays"])
    policy = as_settings(raw["settings"])
    calendar = work_calendar(policy, raw["days_off"], raw["make_up"])
    today = raw["today"]
    task = Task(Path(), policy, None, calendar, today, lambda _: None)
    glances = [Glance(customer.path, customer, history) for customer, history in as_people(raw, today)]
    people = [(one.customer, one.history) for one in glances]
    listed = {item.customer.id for item in agenda(people, policy, calendar, today).items}
    settled = {one.name for one in glances if one.history.latest is None or one.history.latest <= today}
    registered = {one.name for one in glances if one.customer.registered <= today}
    assert awake_in(chunk_of(glances, task), today, today) & settled & registered == listed & settled


def test_what_is_over_by_the_day_of_reading_was_due_on_the_day_itself():
    """A birthday is gone the day after; whoever asks for the day before the reading must be told of it."""
    customer = prospect(
        "E", since="2026-01-15", reviewed="2026-03-16", yearly=(YearlyDay(3, 18, "Hans", birthday=True, line=9),)
    )
    known = past(entry("2026-03-16"))
    read_on, birthday = date(2026, 3, 20), date(2026, 3, 18)
    task = Task(Path(), SETTINGS, None, PLAIN, read_on, lambda _: None)
    chunk = chunk_of([Glance(customer.path, customer, known)], task)
    assert awake_in(chunk, read_on, read_on) == set()
    assert [item.rules for item in agenda([(customer, known)], SETTINGS, PLAIN, birthday).items] == [("birthday",)]
    assert awake_in(chunk, birthday, birthday) == {customer.id}


def test_nobody_is_believed_to_sleep_in_another_year():
    """The public holidays of a year to come are not known for sure."""
    customer, known = prospect("E", since="2026-01-15", reviewed="2026-12-01"), past(entry("2026-12-01"))
    task = Task(Path(), SETTINGS, None, PLAIN, date(2026, 12, 31), lambda _: None)
    chunk = chunk_of([Glance(customer.path, customer, known)], task)
    assert awake_in(chunk, date(2026, 12, 31), date(2026, 12, 31)) == set()
    assert awake_in(chunk, date(2027, 1, 1), date(2027, 1, 1)) == {customer.id}


def test_who_was_read_for_a_name_alone_is_awake_until_somebody_looks_what_is_due():
    customer, known = prospect("E", since="2026-01-15", reviewed="2026-03-01"), past(entry("2026-03-01"))
    today = date(2026, 3, 20)
    task = Task(Path(), SETTINGS, None, None, date.min, lambda _: None)
    chunk = chunk_of([Glance(customer.path, customer, known)], task)
    chunk.is_changed = False
    index = Index(SimpleNamespace(chunks=[chunk], keep_days=lambda: None))
    assert [who.place for who in index.awake(today, today)] == [0]
    index.let_sleep(index.awake(today, today), lambda _: date(2026, 6, 1), today)
    assert chunk.is_changed
    assert index.awake(today, date(2026, 5, 31)) == []
    assert [who.place for who in index.awake(today, date(2026, 6, 1))] == [0]
