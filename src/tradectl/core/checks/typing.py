"""Type faults of a card, a deal or the settings, said in words: what is wrong and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.core.model.typed import Loc, TypeFault
    from tradectl.core.problems import Problem

    Place = Callable[[Loc], tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Family:
    """The codes a kind of file uses for a missing field, a wrong value, an unknown key."""

    missing: str
    wrong: str
    unknown: str


CARD = Family("CARD01", "CARD02", "CARD03")
DEAL = Family("DEAL01", "DEAL02", "DEAL03")
DESK = Family("DESK01", "DESK02", "DESK03")


def dotted(loc: Loc) -> str:
    """Return a place as people write it: `contacts.1.email`, counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)


def type_problem(fault: TypeFault, family: Family, path: str, place: Place) -> Problem:
    """Return the problem of one type fault, where it stands."""
    if fault.kind == "missing":
        return problem(
            family.missing,
            path,
            place(fault.loc),
            say("{field} is missing.", field=dotted(fault.loc)),
            say("Add a line `{field}: …`.", field=str(fault.loc[-1])),
        )
    return problem(
        family.wrong,
        path,
        place(fault.loc),
        say(
            "{field} is {value}, which is not {wanted}.",
            field=dotted(fault.loc),
            value=_shown(fault),
            wanted=wanted(fault),
        ),
        remedy(fault),
    )


def key_problem(loc: Loc, family: Family, path: str, place: Place) -> Problem:
    """Return the hint about a key no shape knows; it is kept as it is."""
    return problem(
        family.unknown,
        path,
        place(loc),
        say("{field} is not a field tradectl knows; it is kept as it is.", field=dotted(loc)),
        say("Check the spelling, or leave it: unknown fields are never lost."),
    )


def _shown(fault: TypeFault) -> str | Message:
    return f"'{fault.value}'" if fault.value else say("not a plain value")


def wanted(fault: TypeFault) -> Message:
    """Return what the field takes, in words."""
    words = {
        "want_text": say("a text"),
        "want_day": say("a day"),
        "want_yearly": say("a day of the year"),
        "want_money": say("an amount with its currency"),
        "want_interval": say("a length of time"),
        "want_number": say("a whole number"),
        "want_truth": say("true or false"),
        "want_moment": say("a date and time"),
        "literal_error": say("one of: {choices}", choices=fault.choices.replace(" or ", ", ")),
        "tuple_type": say("a list"),
        "dict_type": say("a group of fields"),
        "model_type": say("a group of fields"),
        "model_attributes_type": say("a group of fields"),
        "too_short": say("a list with at least one item"),
        "string_pattern_mismatch": say("written in the allowed letters"),
    }
    return words.get(fault.kind, say("what this field takes"))


def remedy(fault: TypeFault) -> Message:
    """Return how to write the field instead."""
    words = {
        "want_day": say("Write a date that exists as YYYY-MM-DD, for example 2026-03-27."),
        "want_yearly": say("Write MM-DD or YYYY-MM-DD, for example 06-01."),
        "want_money": say("Write the amount and the currency, for example 12.50 USD."),
        "want_interval": say("Write a number and a unit, for example 7 days or 1 workday."),
        "want_number": say("Write digits only, for example 30."),
        "want_truth": say("Write true or false."),
        "want_moment": say("Write it as 2026-03-20T18:12:05+08:00."),
        "literal_error": say("Write one of: {choices}", choices=fault.choices.replace(" or ", ", ")),
        "tuple_type": say("Write a list, for example [one, two]."),
    }
    return words.get(
        fault.kind, say("See the example in `tradectl schema --help`, or run `tradectl edit` on the customer.")
    )
