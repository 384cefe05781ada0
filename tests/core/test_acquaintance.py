"""Many newcomers are looked up as each of them would be alone."""

from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.acquaintance import Acquaintance
from tradectl.core.duplicates import IdentityIndex, filing_keys, lookup_keys
from tradectl.core.identity.keys import Identity, identity_keys

WORDS = st.sampled_from(
    ["Bolt", "Bolts", "Botl", "Volt", "Müller", "Mueller", "Lighting", "Leuchten", "光明", "GmbH", "Inc"]
)
NAMES = st.lists(WORDS, min_size=1, max_size=3).map(" ".join)
IDENTITIES = st.builds(
    lambda number, name, mail, phone: Identity(f"DE-X{number}-20260101", "X", name, (), "DE", mail, (), phone),
    st.integers(0, 10**6),
    NAMES,
    st.sampled_from([(), ("a@bolt.example",), ("b@bolt.example",), ("c@volt.example",)]),
    st.sampled_from([(), ("+49 40 1234567",), ("040 1234567",), ("+49 30 7654321",)]),
)


@given(st.lists(IDENTITIES, max_size=12), IDENTITIES)
def test_the_same_are_near_as_with_the_index_in_memory(known, newcomer):
    entries = [identity_keys(identity) for identity in known]
    one = Acquaintance()
    for number, entry in enumerate(entries):
        one.add(number, filing_keys(entry) if number % 2 else lookup_keys(entry))
    index = IdentityIndex(entries)
    asked = identity_keys(newcomer)
    found = {number for number, entry in enumerate(entries) if any(entry is near for near in index.near(asked))}
    assert one.near(asked) == found


def test_what_very_many_have_leads_to_a_few_of_them_and_a_name_still_to_each():
    known = Acquaintance()
    for number in range(1000):
        name = f"{chr(65 + number % 26)}{chr(65 + number // 26)} Works {number}"
        known.add(number, lookup_keys(identity_keys(Identity("", "", name, (), "DE", (), (), ("+49 40 0000000",)))))
    asked = identity_keys(Identity("", "", "YL Works 310", (), "DE", (), (), ("+49 40 0000000",)))
    near = known.near(asked)
    assert 310 in near
    assert len(near) < 60
