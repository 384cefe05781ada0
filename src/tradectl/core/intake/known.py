"""Whether a row says anything that a customer's card does not say already: the same file again changes nothing."""

from __future__ import annotations

import re
from itertools import chain
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from tradectl.core.identity.domains import website_host
from tradectl.core.identity.folding import words
from tradectl.core.intake.people import rest_of_name
from tradectl.core.intake.property_line import ONLY_ONE, name_of, value_of, values_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from collections.abc import Set as AbstractSet
    from datetime import date

_DIALLED = ("phone", "whatsapp")
_TAIL = 9  # digits by which numbers are compared: with a country's code and without
# What goes on after an import: a row that says it as it was then says nothing new.
_MOVES_ON = frozenset(["format", "code", "registered", "since", "status", "won", "grade", "owner", "expected_close",
                       "inquiry_class", "snooze"])  # fmt: skip


def says_nothing_new(fields: Mapping[str, Any], card: Mapping[str, Any]) -> bool:
    """Return whether everything a newcomer's fields say stands on a card; both as they are read, every scalar text."""
    return all(_is_said(key, value, card) for key, value in fields.items() if key not in _MOVES_ON)


def unsaid(fields: Mapping[str, Any], card: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a newcomer's fields say and a card does not; of the people, what is new of those who are there."""
    told = {
        key: value
        for key, value in fields.items()
        if key not in _MOVES_ON and key != "contacts" and not _is_said(key, value, card)
    }
    there = _people(card)
    people = [
        one
        for one in fields.get("contacts", ())
        if (same := [other for other in there if _are_one(one, other)])
        and not any(_within(one, other) for other in same)
    ]
    return told | ({"contacts": people} if people else {})


def new_people(contacts: list[dict[str, Any]], card: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Return the contacts of a newcomer who are not on a card, neither by name nor by e-mail."""
    there = _people(card)
    return [one for one in contacts if not any(_are_one(one, other) for other in there)]


def told_lines(entries: Iterable[Mapping[str, Any]]) -> frozenset[str]:
    """Return every line of what a journal says was done."""
    return frozenset(line for one in entries for line in str(one.get("did") or "").splitlines())


def step_told(on: date | None, goal: str) -> str:
    """Return a next step in words, as an import writes it into a journal."""
    return " ".join(filter(None, (str(on or ""), goal)))


def journal_says(
    last_contact: date | None, on: date | None, goal: str, entries: Sequence[Mapping[str, Any]], notes: str
) -> bool:
    """Return whether a journal, or the notes of a card, have a contact of a day or of a later one, and a next step.

    The entries are as written.
    """
    lines = {*told_lines(entries), *notes.splitlines()}
    noted = {line.partition(": ")[2] for line in lines}
    contacts = (str(one.get("at")) for one in entries if one.get("kind") == "contact")
    if last_contact and str(last_contact) not in noted and max(contacts, default="") < str(last_contact):
        return False
    if on is None or step_told(on, goal) in lines or {str(on), goal} <= {*noted, ""}:
        return True
    return any(_is_step(one.get("next"), on, goal) for one in entries)


def _is_step(step: Any, on: date, goal: str) -> bool:
    return isinstance(step, dict) and step.get("on") == on.isoformat() and goal in ("", step.get("goal"))


def _is_said(key: str, value: Any, card: Mapping[str, Any]) -> bool:
    said = card.get(key)
    if key in ("name", "aliases"):
        names = {tuple(words(str(one))) for one in (card.get("name"), *(card.get("aliases") or ())) if one}
        return all(tuple(words(one)) in names for one in ([value] if key == "name" else value))
    if key == "website":
        return value == said or (bool(said) and website_host(value) == website_host(str(said)))
    if key == "contacts":
        return all(any(_are_one(one, other) and _within(one, other) for other in _people(card)) for one in value)
    if key == "notes":
        return set(value.splitlines()) <= set(str(said or "").splitlines())
    return _stands_in(value, said, _noted(card))


def _noted(card: Mapping[str, Any]) -> frozenset[str]:
    """Return what stands in the notes of a card or of a contact, of a line `heading: value` the value, too."""
    lines = str(card.get("notes") or "").splitlines()
    return frozenset(chain(lines, (line.partition(": ")[2] for line in lines))) - {""}


def _people(card: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """Return the contacts of a card that can be read: it is as somebody wrote it."""
    contacts = card.get("contacts")
    return [one for one in contacts if isinstance(one, dict)] if isinstance(contacts, list) else []


def _are_one(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if str(one.get("email") or "").casefold() in _mails(other):
        return True
    name, its = _spelled(one), _spelled(other)
    if one.get("name") == other.get("name") is not None or (name and name == its):  # `**` has no word, and is itself
        return True
    phones = {_digits(one.get(key)) for key in _DIALLED} & {_digits(other.get(key)) for key in _DIALLED} - {""}
    return bool(phones and name & its)


def _spelled(person: Mapping[str, Any]) -> frozenset[str]:
    """Return the words of a person's name, `Müller` and `Mueller` as one; a mail address in its place is none."""
    name = str(person.get("name") or "")
    if name.casefold() == str(person.get("email") or "").casefold():
        return frozenset()
    return frozenset(re.sub("(?<=[aou])e", "", word) for word in words(name))


def _mails(person: Mapping[str, Any]) -> set[str]:
    """Return every mail address of a contact."""
    found = (str(person.get("email") or ""), *values_of(_vcard(person), "EMAIL"))
    return {mail.casefold() for mail in found} - {""}


def _vcard(person: Mapping[str, Any]) -> list[str]:
    lines = person.get("vcard")
    return [str(line) for line in lines] if isinstance(lines, list) else []


def _digits(number: Any) -> str:
    return re.sub(r"\D", "", str(number or ""))[-_TAIL:]


def _within(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    if not _spelled(one) <= _spelled(other):
        return False
    if str(one.get("email") or "").casefold() not in {"", *_mails(other)}:
        return False
    if not all(_is_kept(line, other) for line in _vcard(one)):
        return False
    beside = _noted(other) | {unquote(value_of(line).removeprefix("x-apple:")) for line in _vcard(other)}
    if not set(str(one.get("notes") or "").splitlines()) <= beside | {""}:
        return False
    rest = {key: value for key, value in one.items() if key not in ("main", "name", "email", "notes", "vcard")}
    return all(_stands_in(value, other.get(key), beside) for key, value in rest.items())


def _is_kept(line: str, other: Mapping[str, Any]) -> bool:
    """Return whether a contact has what a line of a contact card says."""
    lines, name = _vcard(other), name_of(line)
    if line in lines:
        return True
    if name == "N":
        return rest_of_name(line, str(other.get("name") or ""), *lines) in {
            "",
            *str(other.get("notes") or "").split("\n"),
        }
    if name in ONLY_ONE:
        return any(name_of(one) == name for one in lines)
    if name == "EMAIL":
        return value_of(line).casefold() in _mails(other)
    numbers = {str(other.get(key)) for key in _DIALLED} | set(values_of(lines, name))
    return name == "TEL" and value_of(line) in numbers


def _stands_in(value: Any, said: Any, noted: AbstractSet[str] = frozenset()) -> bool:
    """Return whether a field says a value, or the notes do."""
    if isinstance(value, dict):
        fields = said if isinstance(said, dict) else {}
        return all(_stands_in(one, fields.get(key), noted) for key, one in value.items())
    if isinstance(value, list):
        return isinstance(said, list) and all(any(_stands_in(one, other) for other in said) for one in value)
    return bool(value == said) or (isinstance(value, str) and value in noted)
