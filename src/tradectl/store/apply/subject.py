"""The sentence that tells an operation, as JSON: it is rendered later, in the language of whoever reads it."""

from __future__ import annotations

from datetime import date, datetime

from tradectl.core.message import Message, Param

_DAY, _TIME, _MESSAGE = "day", "time", "message"


def subject_to_json(subject: Message) -> dict[str, object]:
    """Return a message as plain JSON values."""
    return {
        "text": subject.text,
        "params": [[name, _param_to_json(value)] for name, value in subject.params],
        "plural": subject.plural,
        "count": subject.count,
    }


def subject_from_json(row: object) -> Message:
    """Return the message of `subject_to_json`; raise ValueError for anything else."""
    match row:
        case {"text": str(text), "params": list(params), "plural": str(plural), "count": int(count)}:
            return Message(text, tuple(_param_from_json(pair) for pair in params), plural, count)
    raise ValueError("no subject")


def _param_to_json(value: Param) -> object:
    match value:
        case Message():
            return {_MESSAGE: subject_to_json(value)}
        case datetime():
            return {_TIME: value.isoformat()}
        case date():
            return {_DAY: value.isoformat()}
        case _:
            return value


def _param_from_json(pair: object) -> tuple[str, Param]:
    match pair:
        case [str(name), str() | int() as value]:
            return name, value
        case [str(name), {"message": row}]:
            return name, subject_from_json(row)
        case [str(name), {"day": str(text)}]:
            return name, date.fromisoformat(text)
        case [str(name), {"time": str(text)}]:
            return name, datetime.fromisoformat(text)
    raise ValueError("no parameter of a subject")
