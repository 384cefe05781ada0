"""Lists of two cards become one: texts each once, people and rivals told apart by what they are known by."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from tradectl.core.identity.phones import phone_key
from tradectl.core.merging_values import cleaned, is_blank, joined_notes
from tradectl.core.naming import fold

if TYPE_CHECKING:
    from tradectl.core.merging_values import Choices

Row = dict[str, Any]
_KNOWN_BY = {"competitors": "name", "links": "url"}
_NAMING = ("name", "email")  # two spellings are one
_NUMBERS = ("phone", "whatsapp")


def joined_texts(field: str, mine: Any, other: Any, choices: Choices) -> Any:
    """Return the items of both, each once; what is no list is chosen whole."""
    if not isinstance(mine, list) or not isinstance(other, list):
        return choices.either(field, mine, other)
    found, known = list(mine), {_key(item) for item in mine}
    for item in other:
        if _key(item) not in known:
            known.add(_key(item))
            found.append(item)
    return found


def joined_rows(field: str, mine: list[Any], other: list[Any], country: str, choices: Choices) -> list[Any]:
    """Return the rows of both; a row of the other that one of ours is known by fills what that one lacks."""
    found = list(mine)
    free = set(range(len(mine)))
    for row in other:
        place = next((at for at in sorted(free) if _is_one(field, found[at], row, country)), None)
        if place is None:
            found.append(_added(field, row, len(found) + 1, choices))
        else:
            free.discard(place)
            found[place] = _filled(f"{field}.{place + 1}", found[place], row, choices)
    return found


def _is_one(field: str, mine: Any, other: Any, country: str) -> bool:
    if cleaned(mine) == other:
        return True
    if not isinstance(mine, dict) or not isinstance(other, dict):
        return False
    if field == "contacts":
        return _is_one_person(mine, other, country)
    known_by = _KNOWN_BY.get(field)
    return known_by is not None and _agree(mine, other, known_by)


def _is_one_person(mine: Row, other: Row, country: str) -> bool:
    """Return whether two contacts are one: the same mail, name or number.

    A number alone does not do where name and mail are both others: then it is that of the switchboard.
    """
    if any(_agree(mine, other, key) for key in ("email", "name", "wechat")):
        return True
    differ = all(not is_blank(row.get("email")) for row in (mine, other))
    return not differ and not _numbers(mine, country).isdisjoint(_numbers(other, country))


def _numbers(row: Row, country: str) -> set[str]:
    told = [str(row[key]) for key in _NUMBERS if not is_blank(row.get(key))]
    return {phone_key(number, country) or number for number in told}


def _agree(mine: Row, other: Row, key: str) -> bool:
    return not is_blank(mine.get(key)) and not is_blank(other.get(key)) and _key(mine[key]) == _key(other[key])


def _filled(field: str, mine: Any, other: Any, choices: Choices) -> Any:
    """Return a row with what only the other knows; notes stand one below the other."""
    if not isinstance(mine, dict) or not isinstance(other, dict):
        return mine
    found = dict(mine)
    for key, value in other.items():
        dotted = f"{field}.{key}"
        if is_blank(mine.get(key)):
            if key == "main":  # whom to call stays who it was
                choices.left[dotted] = value
            else:
                found[key] = value
        elif key == "notes" and isinstance(value, str) and isinstance(mine[key], str):
            found[key] = joined_notes(mine[key], value, "\n")
        elif isinstance(value, list):
            found[key] = joined_texts(dotted, mine[key], value, choices)
        elif key not in _NAMING or _key(mine[key]) != _key(value):
            found[key] = choices.either(dotted, mine[key], value)
    return found


def _added(field: str, row: Any, number: int, choices: Choices) -> Any:
    if field != "contacts" or not isinstance(row, dict) or "main" not in row:
        return row
    choices.left[f"{field}.{number}.main"] = row["main"]
    return {key: value for key, value in row.items() if key != "main"}


def _key(item: object) -> str:
    return fold(item) if isinstance(item, str) else json.dumps(item, sort_keys=True, ensure_ascii=False)
