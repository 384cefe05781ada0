"""Two cards of one customer become one (R89): what the remaining card gains, and what the two say against each other.

Every value of the other card is afterwards in the remaining one or in `left`, which the journal keeps. Cards are taken
as they stand: plain fields, every scalar a text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from tradectl.core.layout import shelf_of
from tradectl.core.merging_rows import joined_rows, joined_texts
from tradectl.core.merging_values import Choices, cleaned, is_blank, joined_notes
from tradectl.core.model.card import CARD_ORDER
from tradectl.core.named import NamedTuple
from tradectl.core.naming import fold

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from datetime import date

    from tradectl.core.merging_values import Contradiction

_OF_THE_FOLDER = ("format", "code", "country", "registered")  # INTO keeps its own
_DECIDED_TOGETHER = ("status", "won", "grade", "name", "aliases", "since", "kind")
_NOT_BEFORE_REGISTERED = frozenset(["reviewed", "expected_close"])
_TEXTS = frozenset(["tags", "checklist"])
_ROWS = frozenset(["contacts", "anniversaries", "competitors", "links"])
_ONE_THING = frozenset(["address", "source"])  # half of one and half of another would be a third
_GROUPS = frozenset(["demand", "project", "credit", "accept"])
_TEXTS_WITHIN = frozenset(["demand.products", "demand.certificates", "project.influencers"])
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


class Joined(NamedTuple):
    """The fields of the remaining card that change (None: taken out), the contradictions, what no card says now."""

    fields: Mapping[str, object]
    contradictions: tuple[Contradiction, ...]
    left: Mapping[str, object]


def join_cards(
    into: Mapping[str, Any], other: Mapping[str, Any], called: Iterable[str] = (), take: Iterable[str] = ()
) -> Joined:
    """Return what joining another card to `into` changes in it.

    Where both give a field, `into` stays, but for the fields (or groups of fields) in `take`. `called` are further
    names of the other customer that it is to be found by, such as its id.
    """
    choices = Choices(frozenset(take))
    ours, theirs = dict(into), cleaned(other)
    found = dict(ours)
    if "country" in theirs and fold(str(theirs["country"])) != fold(str(ours.get("country"))):
        choices.stays("country", ours.get("country"), theirs["country"])
    _standing(found, theirs, choices)
    _names(found, theirs, called, choices)
    _known_since(found, theirs, choices)
    _kind(found, theirs, choices)
    others = (key for key in theirs if key not in CARD_ORDER)
    for key in dict.fromkeys([*CARD_ORDER, *others]):
        if key in theirs and key not in (*_OF_THE_FOLDER, *_DECIDED_TOGETHER):
            found[key] = _joined(key, ours, theirs, choices)
    fields = {key: value for key, value in found.items() if value != ours.get(key)}
    return Joined(fields, tuple(choices.found), choices.left)


def shelf_after(into: Mapping[str, Any], joined: Joined, won: date | None) -> str | None:
    """Return the shelf the remaining customer belongs on where that has changed; `won` is its day after the joining."""
    if joined.fields.keys().isdisjoint(("status", "won", "grade")):
        return None
    after = {**into, **joined.fields}
    return shelf_of(str(after.get("status")), after.get("grade"), won)


def _joined(key: str, ours: Mapping[str, Any], theirs: Mapping[str, Any], choices: Choices) -> object:
    mine, other = ours.get(key), theirs[key]
    if key in _NOT_BEFORE_REGISTERED and is_blank(mine) and str(other) < str(ours.get("registered")):
        choices.left[key] = other
        return mine
    if is_blank(mine) and key != "snooze":  # what one of them agreed to does not silence the other
        return other
    if key in _ROWS and isinstance(mine, list) and isinstance(other, list):
        return joined_rows(key, mine, other, str(ours.get("country", "")), choices)
    if isinstance(mine, dict) and isinstance(other, dict):
        return _groups(key, mine, other, choices)
    if key == "notes" and isinstance(mine, str) and isinstance(other, str):
        return joined_notes(mine, other, "\n\n")
    return joined_texts(key, mine, other, choices) if key in _TEXTS else choices.either(key, mine, other)


def _groups(key: str, mine: Mapping[str, Any], other: Mapping[str, Any], choices: Choices) -> object:
    if key in _GROUPS:
        return _group(key, mine, other, choices)
    clash = any(name in other and other[name] != value for name, value in cleaned(mine).items())
    return choices.either(key, mine, other) if clash or key not in _ONE_THING else {**mine, **other}


def _group(key: str, mine: Mapping[str, Any], other: Mapping[str, Any], choices: Choices) -> dict[str, object]:
    """Return a group of fields, each chosen by itself."""
    found = dict(mine)
    for name, value in other.items():
        dotted = f"{key}.{name}"
        if is_blank(mine.get(name)):
            found[name] = value
        elif dotted in _TEXTS_WITHIN:
            found[name] = joined_texts(dotted, mine[name], value, choices)
        else:
            found[name] = choices.either(dotted, mine[name], value)
    return found


def _standing(found: dict[str, Any], theirs: Mapping[str, Any], choices: Choices) -> None:
    """Decide status, first won order and grade: who ever bought has bought, and the first order is the earlier one."""
    days = found.get("won"), theirs.get("won")
    if _are_days(*days):
        found["won"] = _earlier("won", *days, choices)
    elif "won" in theirs:
        found["won"] = theirs["won"] if is_blank(days[0]) else choices.either("won", *days)
    if "won" in (found.get("status"), theirs.get("status")):
        grades = [theirs.get("grade")]
        if found.get("status") != "won" and "grade" in found:
            grades.insert(0, found["grade"])
            found["grade"] = None
        grades = [grade for grade in grades if not is_blank(grade)]
        if grades:
            choices.left["grade"] = grades[0] if len(grades) == 1 else grades
        found["status"] = "won"
    elif "grade" in theirs:
        found["grade"] = choices.either("grade", found.get("grade"), theirs["grade"])


def _known_since(found: dict[str, Any], theirs: Mapping[str, Any], choices: Choices) -> None:
    """Decide since when they are known: the first day either card tells, that of the registration among them."""
    since, other, registered = found.get("since"), theirs.get("since"), str(theirs.get("registered"))
    if _are_days(since, other):
        found["since"] = _earlier("since", since, other, choices)
    elif not is_blank(other):
        found["since"] = other if is_blank(since) else choices.either("since", since, other)
    first = str(found.get("since") or found.get("registered"))
    if _are_days(registered, first) and registered < first:
        found["since"] = registered


def _names(found: dict[str, Any], theirs: Mapping[str, Any], called: Iterable[str], choices: Choices) -> None:
    """Keep every name: the one that is not the customer's any more becomes an alias, as do code and id."""
    ours, other = found.get("name"), theirs.get("name")
    if isinstance(other, str) and isinstance(ours, str) and fold(ours) != fold(other):
        found["name"] = choices.either("name", ours, other, is_kept=True)
    aliases = _listed(found.get("aliases"))
    further = [ours, other, *_listed(theirs.get("aliases")), theirs.get("code"), *called]
    known = {fold(str(one)) for one in (found.get("name"), found.get("code"), *aliases)}
    fresh: list[Any] = []
    for one in further:
        if one is not None and fold(str(one)) not in known:
            known.add(fold(str(one)))
            fresh.append(one)
    if fresh:
        found["aliases"] = [*aliases, *fresh]


def _kind(found: dict[str, Any], theirs: Mapping[str, Any], choices: Choices) -> None:
    """Decide between company and person: a card that does not say is that of a company, whoever joins it."""
    ours = "company" if is_blank(found.get("kind")) else found["kind"]
    held = choices.either("kind", ours, theirs.get("kind", ours))
    if held != ours:
        found["kind"] = held


def _listed(value: object) -> list[Any]:
    """Return the items of a list; of what should be one, that value."""
    if isinstance(value, list):
        return value
    return [] if is_blank(value) else [value]


def _are_days(mine: object, other: object) -> bool:
    return all(isinstance(day, str) and _DAY.fullmatch(day) for day in (mine, other))


def _earlier(key: str, mine: Any, other: Any, choices: Choices) -> Any:
    if mine != other:
        choices.left[key] = max(mine, other)
    return min(mine, other)
