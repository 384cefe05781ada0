"""Which customer is shown first, and where the words were found."""

from __future__ import annotations

import pytest
from firms import answered, firm
from hypothesis import assume, given
from hypothesis import strategies as st

from tradectl.core.finding.excerpt import MOST
from tradectl.core.finding.marks import bare
from tradectl.core.finding.ranking import Found, Rank
from tradectl.core.naming import fold

BEST_FIRST = {
    "nordlicht": [
        firm("Nordlicht"), firm("Nordlicht Handels GmbH"), firm("Haus Nordlicht"), firm("Supernordlichter"),
        firm("A", contacts=[("email", "info@nordlicht.example")]), firm("A", fields=[("notes", "like Nordlicht")]),
        firm("A", journal=[("2026-03-19", "met Nordlicht")]),
    ],
    "光明": [
        firm("光明"), firm("光明照明"), firm("广州光明照明"), firm("A", contacts=[("name", "王光明")]),
        firm("A", fields=[("notes", "光明的客户")]), firm("A", journal=[("2026-03-19", "和光明谈价")]),
    ],
    "guangming": [
        firm("光明"), firm("光明照明"), firm("广州光明照明"), firm("A", contacts=[("name", "王光明")]),
        firm("A", fields=[("notes", "Guangming said so")]),
    ],
    "bolt nut": [
        firm("Bolt Nut"), firm("Bolt Nut Ltd"), firm("The Bolt Nut Shop"),
        firm("Nut and Bolt", contacts=[("name", "x")]) , firm("Bolt", contacts=[("name", "Ann Nut")]),
        firm("Bolt", fields=[("notes", "nut")]), firm("Bolt", journal=[("2026-03-19", "nut")]),
    ],
}  # fmt: skip


@pytest.mark.parametrize("asked", BEST_FIRST)
def test_the_better_answer_is_ranked_before(asked):
    ranks = [answered(asked, passages).rank for passages in BEST_FIRST[asked]]
    assert ranks == sorted(ranks)
    assert len({*ranks}) >= len(ranks) - 1


@pytest.mark.parametrize("asked", ["bolt", "BOLT GmbH", "DE-BOLTY-20240105", "boltix", "mueller"])
def test_a_code_an_id_a_name_and_an_alias_are_exact(asked):
    passages = firm("Bolt GmbH", code="BOLTY", aliases=["Bolt", "Boltix", "Müller"])
    assert answered(asked, passages).rank == (Rank.EXACT, Rank.EXACT)


def test_a_country_does_not_make_a_name_begin():
    assert answered("de", firm("Bolt")).rank[0] == Rank.FIELD
    assert answered("de", firm("Deco")).rank[0] == Rank.BEGINS


def found(asked, passages):
    return answered(asked, passages).found


def test_it_is_told_where_each_word_stands():
    passages = firm(
        "Bolt",
        contacts=[("phone", "+49 170 1234567")],
        fields=[("address.city", "Hamburg")],
        journal=[("2026-03-19", "Sent the offer of panels")],
    )
    assert found("hamburg panels 0170 1234567", passages) == (
        Found("address.city", "card.yaml", "", "Hamburg"),
        Found("journal", "journal.jsonl", "2026-03-19", "Sent the offer of panels"),
        Found("contacts.phone", "card.yaml", "", "+49 170 1234567"),
    )
    assert found("offer panels", passages) == (
        Found("journal", "journal.jsonl", "2026-03-19", "Sent the offer of panels"),
    )


def test_the_newest_entry_is_told_where_all_say_it():
    passages = firm("Bolt", journal=[("2026-03-19", "panels again"), ("2026-03-01", "panels")])
    assert [one.day for one in found("panels", passages)] == ["2026-03-19"]


def test_an_entry_is_told_by_what_it_says_where_its_time_was_asked_for():
    (one,) = found("2026-03-19t10", firm("Bolt", journal=[("2026-03-19", "panels")]))
    assert one.text == "panels"


def test_an_excerpt_is_of_the_text_as_written_where_folding_makes_it_longer():
    (one,) = found("needle", firm("Q", fields=[("notes", "ß" * 100 + " needle " + "x" * 200)]))
    assert " needle x" in one.text


WORDS = st.text(st.sampled_from("abcXYZ äöüßŁİ光興, .ﬁ㎡Ǆ"), max_size=150)


@given(WORDS, st.sampled_from(["needle", "straße", "興輝", "İzmir", "ﬁrst"]), WORDS)
def test_an_excerpt_is_short_and_shows_what_was_asked_for(before, word, behind):
    text = f"{before} {word} {behind}"
    (one,) = found(word, firm("Q", fields=[("notes", text)]))
    assert len(one.text) <= MOST
    assert fold(word) in fold(one.text)
    assert one.text.strip("…") in bare(text)


@given(st.text(max_size=200), st.data())
def test_whatever_is_found_has_an_excerpt(text, data):
    words = fold(bare(text)).split()
    assume(words)
    for one in found(data.draw(st.sampled_from(words)), firm("Bolt", fields=[("notes", text)])):
        assert len(one.text) <= MOST
