"""The people of one row: as many as a card can hold, and what is said of more is not lost."""

from __future__ import annotations

import pytest

from tradectl.core.intake.lead import Field, Person, Record, Value
from tradectl.core.intake.people import joined, people_of


@pytest.mark.parametrize("count", [1, 50, 51, 120])
def test_everybody_of_a_row_with_very_many_columns_is_kept(count):
    values = [
        value
        for number in range(count)
        for value in (
            Value(Field.CONTACT, f"Contact {number}", f"Ann{number}", number),
            Value(Field.EMAIL, f"Mail {number}", f"ann{number}@bolt.example", number),
        )
    ]
    people, _ = people_of(Record(2, tuple(values)), "US")
    assert [person.name for person in people] == [f"Ann{number}" for number in range(min(count, 50))]
    told = [line for line in people[-1].notes.split("\n") if line]
    assert told == [value.text for value in values[100:]]


def test_of_one_person_in_two_rows_a_second_birthday_and_a_further_name_are_notes():
    one = Person(2, "Hans Maier", birthday="1975-06-01", kept=("N:Maier;Hans;;;", "UID:1"))
    other = Person(3, "Hans Maier", birthday="1957-06-01", kept=("N:Maier;Hans;Peter;;", "UID:2"))
    both = joined(one, other)
    assert (both.birthday, both.kept) == ("1975-06-01", one.kept)
    assert both.notes == "birthday: 1957-06-01\nN: Maier Hans Peter"
    assert joined(one, one) == one
    assert joined(one._replace(birthday="", kept=()), other)[-3:] == other[-3:]
