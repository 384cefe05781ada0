"""Names one letter apart share a key, whichever letter it is."""

from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from tradectl.core.identity.slips import filed_under, left_of, looked_up_under, one_letter_apart

NAMES = st.text("abcde光照", max_size=14)


@st.composite
def slips(draw):
    name = draw(NAMES)
    place = draw(st.integers(0, len(name)))
    letter = draw(st.sampled_from("abcxyz"))
    kind = draw(st.sampled_from(["in", "out", "change", "exchange"]))
    if kind == "in":
        return name, name[:place] + letter + name[place:]
    if kind == "out":
        return name, name[:place] + name[place + 1 :]
    if kind == "change":
        return name, name[:place] + letter + name[place + 1 :]
    return name, name[:place] + name[place : place + 2][::-1] + name[place + 2 :]


@given(slips())
def test_names_one_letter_apart_share_a_key(pair):
    name, other = pair
    assert OSA.distance(name, other) <= 1
    if other:
        assert set(filed_under(other)) & set(looked_up_under(name))


@given(NAMES, NAMES)
def test_a_key_is_no_more_than_it_says(name, other):
    """Names of one length whose first and last thirds differ share none."""
    third = max(len(name), len(other)) // 3
    if len(name) == len(other) and third and name[:third] != other[:third] and name[-third:] != other[-third:]:
        assert not set(filed_under(other)) & set(filed_under(name))


@given(slips() | st.tuples(NAMES, NAMES))
def test_one_letter_apart_is_a_distance_of_one(pair):
    name, other = pair
    assert one_letter_apart(name, other) is (OSA.distance(name, other) <= 1)


def test_very_long_names_are_equal_or_two_and_take_no_room():
    long = "x" * 201
    assert one_letter_apart(long, long)
    assert not one_letter_apart(long, long[1:])
    assert one_letter_apart(long[1:], long[2:])
    assert list(left_of("9" * 1_000_000)) == ["9" * 1_000_000]
    assert sorted(set(left_of("abc"))) == ["ab", "abc", "ac", "bc"]
