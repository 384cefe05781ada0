"""The people of one row: as many as a card can hold, and what is said of more is not lost."""

from __future__ import annotations

import pytest

from tradectl.core.intake.lead import Field, Record, Value
from tradectl.core.intake.people import people_of


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
