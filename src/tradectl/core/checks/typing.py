"""Type faults of a card, a deal or the settings, said in words: what is wrong and what would be right."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.message import Message, say
from tradectl.core.model.typed import Form

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tradectl.core.model.typed import Loc, TypeFault
    from tradectl.core.problems import Problem

    Place = Callable[[Loc], tuple[int, int]]


_A_SLIP = 0.75  # how alike two names are of which one is mistyped


@dataclass(frozen=True, slots=True)
class Family:
    """The codes a kind of file uses for a missing field, a wrong value, an unknown key, a format to come."""

    missing: str
    wrong: str
    unknown: str
    newer: str = "CARD04"


CARD = Family("CARD01", "CARD02", "CARD03")
DEAL = Family("DEAL01", "DEAL02", "DEAL03")
DESK = Family("DESK01", "DESK02", "DESK03", "DESK04")
FAIR = Family("FAIR01", "FAIR02", "FAIR03")


def dotted(loc: Loc) -> str:
    """Return a place as people write it: `contacts.1.email`, counted from 1."""
    return ".".join(str(step + 1) if isinstance(step, int) else step for step in loc)


def type_problem(fault: TypeFault, family: Family, path: str, place: Place) -> Problem:
    """Return the problem of one type fault, where it stands."""
    code = family.missing if fault.kind == "missing" else family.wrong
    return problem(code, path, place(fault.loc), told(fault), remedy(fault))


def key_problem(
    loc: Loc, known: Iterable[str], code: str, path: str, place: tuple[int, int], within: Sequence[str] = ()
) -> Problem:
    """Return the hint about a key no shape knows; it is kept as it is.

    `known` are the fields beside it, `within` those of its name in a group.
    """
    message = say("{field} is not a field tradectl knows; it is kept as it is.", field=dotted(loc))
    return problem(code, path, place, message, spelling(str(loc[-1]), known, within))


def meant(name: str, known: Iterable[str], within: Sequence[str] = ()) -> str:
    """Return the field that was probably meant: of that name in a group, or a slip of the pen away; else nothing."""
    return ", ".join(within) or next(iter(get_close_matches(name.lower(), known, 1, _A_SLIP)), "")


def spelling(name: str, known: Iterable[str], within: Sequence[str] = ()) -> Message:
    """Return what to do about a key no shape knows."""
    near = meant(name, known, within)
    if near:
        return say("If you mean {field}, write it so. If not, leave it: nothing is lost.", field=near)
    return say("Check the spelling, or leave it: unknown fields are never lost.")


def told(fault: TypeFault) -> Message:
    """Return what is wrong at a place."""
    field = dotted(fault.loc)
    if fault.kind == "missing":
        return say("{field} is missing.", field=field)
    if fault.form is Form.NOTHING:
        return say("{field} is empty; it must be {wanted}.", field=field, wanted=wanted(fault))
    shown: str | Message = f"'{fault.value}'" if fault.form is Form.TEXT else _FORMS[fault.form]
    return say("{field} is {value}, which is not {wanted}.", field=field, value=shown, wanted=wanted(fault))


_FORMS = {Form.LIST: say("a list"), Form.GROUP: say("a group of fields")}


def wanted(fault: TypeFault) -> Message:
    """Return what the field takes, in words."""
    if fault.kind == "literal_error":
        return say("one of: {choices}", choices=fault.choices)
    if fault.kind == "string_pattern_mismatch":
        return _PATTERNS.get(str(fault.loc[-1]), say("written in the allowed letters"))
    return _WANTED.get(fault.kind, _TAKEN)


_TAKEN = say("what this field takes")
_WANTED = {
    "want_text": say("a text"),
    "want_day": say("a day"),
    "want_yearly": say("a day of the year"),
    "want_money": say("an amount with its currency"),
    "want_interval": say("a length of time"),
    "want_number": say("a whole number"),
    "want_truth": say("true or false"),
    "want_moment": say("a date and time"),
    "tuple_type": say("a list"),
    "dict_type": say("a group of fields"),
    "model_type": say("a group of fields"),
    "too_short": say("a list with at least one item"),
}


def remedy(fault: TypeFault) -> Message:
    """Return how to write the field instead."""
    name = str(fault.loc[-1])
    match fault.kind:
        case "missing":
            found = say("Add a line: {example}", example=_example(name))
        case "literal_error":
            found = say("Write one of: {choices}", choices=fault.choices)
        case "tuple_type" | "too_short":
            found = say("Write a list: {example}", example=_example(name))
        case "model_type":
            found = say("Write fields: {example}", example=_example(str(_named(fault.loc))))
        case "dict_type":
            found = say("Write fields: {example}", example=_example(name))
        case "string_pattern_mismatch":
            found = _PATTERN_REMEDIES.get(name, say("Write it in the allowed letters."))
        case _:
            found = _REMEDIES.get(fault.kind, _BY_HAND)
    return found


_BY_HAND = say("Correct the value in an editor; `tradectl schema card` names every field.")
_REMEDIES = {
    "want_text": say('Write one text; put it in quotes if it begins with [ or {, for example "[1] Ltd".'),
    "want_day": say("Write a date that exists as YYYY-MM-DD, for example 2026-03-27."),
    "want_yearly": say("Write MM-DD or YYYY-MM-DD, for example 06-01."),
    "want_money": say("Write the amount and the currency, for example 12.50 USD."),
    "want_interval": say("Write a number and a unit, for example 7 days or 1 workday."),
    "want_number": say("Write digits only, for example 30."),
    "want_truth": say("Write true or false."),
    "want_moment": say("Write it as 2026-03-20T18:12:05+08:00."),
}


_PATTERNS = {
    "id": say("an id of 1 to 32 small letters, digits, full stops and _"),
    "home_currency": say("a currency"),
}
_PATTERN_REMEDIES = {
    "id": say("Write small letters, for example mei."),
    "home_currency": say("Write the three letters of the currency, for example CNY."),
}
_EXAMPLES = {
    "format": "format: 1",
    "on": "on: 2026-04-15",
    "until": "until: 2026-04-19",
    "place": "place: Guangzhou",
    "people": "people: [{id: mei, name: 林梅}]",
    "contacts": "contacts: [{name: Hans Müller, email: hans@mueller.de}]",
    "address": "address: {city: Hamburg}",
    "source": "source: {kind: fair, name: Canton Fair 139}",
    "snooze": "snooze: {until: 2026-05-08, because: closed for Ramadan}",
    "anniversaries": "anniversaries: [{on: 10-01, what: founded}]",
    "links": 'links: [{url: "https://mueller.de"}]',
    "competitors": "competitors: [{name: Opple}]",
    "terms": "terms: [{percent: 30, trigger: order}, {percent: 70, trigger: bl_copy}]",
    "accept": "accept: {CARD08: waits for the tender}",
    "calendar": "calendar: {holidays: CN}",
    "cadence": "cadence: {B: 7 days}",
    "horizon": "horizon: {A: 1 month}",
    "quota": "quota: {contacts_a_month: 5}",
    "review_every": "review_every: {default: 2 months}",
    "git": "git: {commit: true}",
    "demand": "demand: {products: [LED panel]}",
    "project": "project: {plan: new warehouse}",
    "credit": "credit: {class: B}",
    "workdays": "workdays: [mon, tue, wed, thu, fri, sat]",
    "grades": "grades: [A, B]",
}


def _example(name: str) -> str:
    return _EXAMPLES.get(name, f"{name}: …")


def _named(loc: Loc) -> str | int:
    """Return the last name of a place; the place of a list's item is called as the list is."""
    return next((step for step in reversed(loc) if isinstance(step, str)), "")
