"""People of several rows: who is the same, by looking at each in turn, and without looking at all."""

from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.identity.folding import words
from tradectl.core.intake import joining
from tradectl.core.intake.joining import People
from tradectl.core.intake.lead import Person
from tradectl.core.intake.people import joined

PERSON = st.builds(
    Person,
    row=st.just(2),
    name=st.sampled_from(["", "Ann", "ANN", "Bob Ray", "Eva", "??"]),
    emails=st.lists(st.sampled_from(["a@x.example", "b@x.example", "c@x.example"]), max_size=2, unique=True).map(tuple),
)


def one_by_one(people):
    """Add each person to the first one who has the name, or the mail where one of the two has no name."""
    found = []
    for person in people:
        key = words(person.name)
        for at, other in enumerate(found):
            same_mail = bool({*other.emails} & {*person.emails}) and not (key and words(other.name))
            if (key and key == words(other.name)) or same_mail:
                found[at] = joined(other, person)
                break
        else:
            found.append(person)
    return found


@given(st.lists(PERSON, max_size=8))
def test_who_is_the_same_is_who_was_found_one_by_one(people):
    assert People(people).all == one_by_one(people)


def test_thousands_are_not_compared_with_each_other(monkeypatch):
    looked = []
    monkeypatch.setattr(joining, "words", lambda name: looked.append(name) or words(name))
    assert len(People(Person(2, f"P{number} Q") for number in range(2000)).all) == 2000
    assert len(looked) == 2000
