"""Customers as the tests of finding tell them."""

from __future__ import annotations

from tradectl.core.finding.marks import bare
from tradectl.core.finding.passage import CUSTOMER, Passage, entry_text, told, written
from tradectl.core.finding.question import question_of
from tradectl.core.finding.ranking import answer


def firm(name, *, code="ZZ", aliases=(), contacts=(), fields=(), journal=()):
    """The passages of a customer; contacts and fields are (field, text), the journal is (day, what was said)."""
    passages = [
        Passage("card.yaml", "code", "", code),
        Passage("card.yaml", "name", "", name),
        *(Passage("card.yaml", "aliases", "", alias) for alias in aliases),
        *(Passage("card.yaml", f"contacts.{field}", "", text) for field, text in contacts),
        Passage("", CUSTOMER, "", f"DE-{code}-20240105"),
        *(Passage("card.yaml", field, "", text) for field, text in fields),
        *(Passage("journal.jsonl", "journal", day, entry_text([said], ["contact", f"{day}T10:00:00+08:00"]))
          for day, said in journal),
    ]  # fmt: skip
    return [one if one.is_of_journal else one._replace(text=bare(one.text)) for one in passages]


def is_found(asked, passages):
    return question_of(asked).is_met(told(passages))


def answered(asked, passages):
    """How a customer answers who has everything asked."""
    assert is_found(asked, passages), asked
    return answer(question_of(asked), told(passages), written(passages))
