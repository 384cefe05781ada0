"""A card written quickly is the card that the YAML library writes, or none."""

from hypothesis import given, settings
from hypothesis import strategies as st

from tradectl.store.quick.new_card import new_card
from tradectl.store.scalars import Word
from tradectl.store.yaml.emit import emit

HEAD = "yaml-language-server: $schema=../card.schema.json"
TEXTS = st.one_of(
    st.text(min_size=1, max_size=20),
    st.sampled_from(
        ["Müller Leuchten GmbH", "深圳光明", "NO", "1.0", "a: b", "x #y", "- z", "'q'", '"r"', "2026-03-01", "a\nb"]
    ),
)
CARDS = st.fixed_dictionaries(
    {"format": st.just(Word("1")), "name": TEXTS, "grade": st.sampled_from([Word("A"), Word("B")])},
    optional={
        "notes": TEXTS,
        "contacts": st.lists(st.fixed_dictionaries({"name": TEXTS}, optional={"email": TEXTS}), min_size=1, max_size=3),
        "demand": st.fixed_dictionaries({"products": st.lists(TEXTS, min_size=1, max_size=3)}),
    },
)


@given(CARDS)
@settings(max_examples=300, deadline=None)
def test_the_same_bytes_or_none(fields):
    quick = new_card(fields, HEAD)
    if quick is not None:
        assert quick == emit(fields, head=HEAD)


def test_an_ordinary_card_is_written_quickly():
    fields = {
        "format": Word("1"),
        "code": "MUELLER",
        "name": "Müller Leuchten GmbH",
        "contacts": [{"name": "Hans Müller", "email": "hans@mueller.example", "main": Word("true")}, {"name": "Eva"}],
        "demand": {"products": ["LED panel", "track light, black"]},
    }
    assert new_card(fields, HEAD) == emit(fields, head=HEAD)
