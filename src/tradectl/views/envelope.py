"""The JSON envelope: `{"tradectl": 1, …}`, the contract with every script (docs/json.md)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, time

from tradectl.core.message import Message
from tradectl.views.problem_values import entries as problem_entries
from tradectl.views.safe import escape_json

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.changes import Change
    from tradectl.core.errors import TradectlError
    from tradectl.core.problems import Problem
    from tradectl.i18n.translator import Translator

VERSION = 1


def success(
    command: str,
    data: object,
    translator: Translator,
    *,
    problems: Iterable[Problem] = (),
    changes: Iterable[Change] = (),
) -> str:
    """Return the envelope of a command that did its work, one line with its line end.

    `data` holds mappings, lists, tuples, strings, numbers, booleans, None; and anywhere in it messages, dates and
    `Decimal`s, which become strings. Keys keep the order they are given in. Raise TypeError for anything else.
    """
    return dumps(
        {
            "tradectl": VERSION,
            "command": command,
            "data": data,
            "problems": problem_entries(problems),
            "changes": _change_entries(tuple(changes)),
        },
        translator,
    )


def failure(command: str, error: TradectlError, translator: Translator) -> str:
    """Return the envelope of a command that failed; `details` is there only where the error has some."""
    told: dict[str, object] = {"code": error.code.value, "message": error.message, "hint": error.hint}
    if error.details:
        told["details"] = error.details
    return dumps({"tradectl": VERSION, "command": command, "error": told}, translator)


def dumps(value: object, translator: Translator) -> str:
    r"""Return any such value as one line of JSON with its line end.

    Chinese stays readable; what could act on a terminal or is no valid UTF-8 is written `\uXXXX`, which loses nothing.
    """

    def plain(odd: object) -> object:
        if isinstance(odd, Message):
            return translator.text(odd)
        if isinstance(odd, date | time):  # a datetime is a date
            return odd.isoformat()
        if isinstance(odd, Mapping):
            return dict(odd)
        if _is_decimal(odd):
            return str(odd)
        raise TypeError(f"{type(odd).__name__} has no place in the envelope")

    return escape_json(json.dumps(value, ensure_ascii=False, allow_nan=False, default=plain)) + "\n"


def _change_entries(changes: tuple[Change, ...]) -> list[dict[str, object]]:
    if not changes:
        return []
    from tradectl.views.change_values import entries  # noqa: PLC0415  4 ms that a listing need not pay

    return entries(changes)


def _is_decimal(odd: object) -> bool:
    from decimal import Decimal  # noqa: PLC0415  1 ms that values without money need not pay

    return isinstance(odd, Decimal)
