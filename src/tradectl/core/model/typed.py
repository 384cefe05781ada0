"""Plain values to typed shapes: what a shape cannot take becomes a fault, what is sound stays."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar, get_args

from pydantic import BaseModel, ValidationError

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from collections.abc import Set as AbstractSet

Loc = tuple[str | int, ...]
_Shape = TypeVar("_Shape", bound=BaseModel)
_LONGEST = 80


class Form(StrEnum):
    """What stands where a field was to be."""

    TEXT = "text"
    LIST = "list"
    GROUP = "group"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class TypeFault:
    """A place in the plain value that the shape refuses: where, which kind of refusal, what stands there, choices."""

    loc: Loc
    kind: str  # pydantic's error type or one of the want_… of model/fields, want_text for its string_type
    value: str = ""  # the beginning of the text; empty for what is no text
    choices: str = ""
    form: Form = Form.TEXT


def typed(shape: type[_Shape], plain: Mapping[str, Any]) -> tuple[_Shape | None, tuple[TypeFault, ...]]:
    """Return the shape and its faults; None where something required is missing or wrong.

    An optional field that is wrong is a fault and is left out, so that one slip does not hide a customer; an item of
    a list that cannot be read takes none of its neighbours along. Places are those of `plain`.
    """
    try:
        return shape.model_validate(_left(plain, frozenset()) if _lacks(plain) else plain), ()
    except ValidationError:
        return _mended(shape, plain)


def _mended(shape: type[_Shape], plain: Mapping[str, Any]) -> tuple[_Shape | None, tuple[TypeFault, ...]]:
    """Return the shape without what it refuses, and its faults: each round may find what the one before had hidden."""
    faults: list[TypeFault] = []
    gone: set[Loc] = set()
    while True:
        try:
            return shape.model_validate(_left(plain, gone)), tuple(faults)
        except ValidationError as error:
            left: dict[Loc, list[int]] = {}
            found = [_fault(item, plain, gone, left) for item in error.errors(include_url=False, include_input=False)]
        told = {fault.loc for fault in faults}  # what was taken out for being wrong is not missing as well
        above = _above(fault.loc for fault in (*faults, *found))
        faults += [fault for fault in found if fault.loc not in told and fault.loc not in above]
        refused = {fault.loc[:-1] if fault.kind == "missing" else fault.loc for fault in found}
        if refused <= gone or any(not loc or (len(loc) == 1 and loc[0] in _required(shape)) for loc in refused):
            return None, tuple(faults)
        gone |= refused


def _above(faulty: Iterable[Loc]) -> set[Loc]:
    """Return the places beneath which a fault stands: a list is only too short for what was wrong in it."""
    return {loc[:length] for loc in faulty for length in range(len(loc))}


def unknown_keys(shape: type[BaseModel], plain: Mapping[str, Any], loc: Loc = ()) -> Iterator[Loc]:
    """Return the places of keys no shape knows, in the order they are written."""
    return iter(()) if _knows(shape, plain) else _unknown_keys(shape, plain, loc)


def _knows(shape: type[BaseModel], plain: Mapping[str, Any]) -> bool:
    """Return whether a shape knows all keys: nearly always, and told in a tenth of the time of looking for others."""
    keys = plain.keys()
    if not keys <= _parts(shape).keys():
        return False
    groups = _groups(shape)
    return keys.isdisjoint(groups) or all(
        _knows(groups[key], item)
        for key in keys & groups.keys()
        for item in (plain[key] if isinstance(plain[key], list) else (plain[key],))
        if isinstance(item, dict)
    )


def _unknown_keys(shape: type[BaseModel], plain: Mapping[str, Any], loc: Loc) -> Iterator[Loc]:
    known = _parts(shape)
    for key, value in plain.items():
        here = (*loc, key)
        part = known.get(key)
        if key not in known:
            yield here
        elif part is not None and isinstance(value, dict):
            yield from _unknown_keys(part, value, here)
        elif part is not None and isinstance(value, list):
            for index, item in enumerate(value):
                if isinstance(item, dict):
                    yield from _unknown_keys(part, item, (*here, index))


def field_names(shape: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Return the names of the fields a shape has beside the one at `loc`."""
    for step in loc[:-1]:
        if isinstance(step, str) and (part := _parts(shape).get(step)) is not None:
            shape = part
    return tuple(field.alias or name for name, field in shape.model_fields.items())


def names_within(shape: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """Return the dotted fields within groups that are called as the key at `loc`; nothing where that is in a group."""
    parts = _groups(shape) if len(loc) == 1 else {}
    return tuple(f"{group}.{loc[0]}" for group, part in parts.items() if loc[0] in _parts(part))


@cache
def _required(shape: type[BaseModel]) -> frozenset[str]:
    return frozenset(field.alias or name for name, field in shape.model_fields.items() if field.is_required())


@cache
def _parts(shape: type[BaseModel]) -> dict[str, type[BaseModel] | None]:
    """Return the keys a shape reads, each with the shape of what stands there (None: a plain value)."""
    parts: dict[str, type[BaseModel] | None] = {}
    for name, field in shape.model_fields.items():
        parts[name] = parts[field.alias or name] = _shape_in(field.annotation)
    return parts


@cache
def _groups(shape: type[BaseModel]) -> dict[str, type[BaseModel]]:
    """Return the keys under which groups of fields stand, or lists of them, each with the shape of such a group."""
    return {key: part for key, part in _parts(shape).items() if part is not None}


def _shape_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    return next((part for inner in get_args(annotation) if (part := _shape_in(inner)) is not None), None)


def _lacks(value: Mapping[str, Any] | list[Any]) -> bool:
    """Return whether something in it is not given (None)."""
    for item in value if isinstance(value, list) else value.values():
        if isinstance(item, str):
            continue
        if item is None or (isinstance(item, (dict, list)) and _lacks(item)):
            return True
    return False


def _left(value: Any, gone: AbstractSet[Loc], loc: Loc = ()) -> Any:
    """Return the value without what was refused and without keys that are not given (None)."""
    if isinstance(value, dict):
        return {
            key: item if isinstance(item, str) else _left(item, gone, (*loc, key))
            for key, item in value.items()
            if item is not None and (*loc, key) not in gone
        }
    if isinstance(value, list):
        return [_left(item, gone, (*loc, index)) for index, item in enumerate(value) if (*loc, index) not in gone]
    return value


def _fault(item: Any, plain: Mapping[str, Any], gone: AbstractSet[Loc], left: dict[Loc, list[int]]) -> TypeFault:
    """Return a refusal at its place in `plain`: items that are gone have shifted those behind them.

    `left` are the items left of the lists met so far: a list of thousands may have a fault in each.
    """
    here: Any = plain
    loc: Loc = ()
    for step in item["loc"]:
        if isinstance(here, list):
            if loc not in left:
                left[loc] = [index for index in range(len(here)) if (*loc, index) not in gone]
            step = left[loc][step]  # noqa: PLW2901
        loc = (*loc, step)
        here = here[step] if isinstance(here, list) else here.get(step) if isinstance(here, dict) else None
    choices = str((item.get("ctx") or {}).get("expected", "")).replace("'", "").replace(" or ", ", ")
    kind = "want_text" if item["type"] == "string_type" else item["type"]
    return TypeFault(loc, kind, _text(here), choices, _form(here))


def _text(value: Any) -> str:
    return "" if value is None or isinstance(value, (dict, list)) else str(value)[:_LONGEST]


def _form(value: Any) -> Form:
    if isinstance(value, dict):
        return Form.GROUP
    if isinstance(value, list):
        return Form.LIST if value else Form.NOTHING
    return Form.NOTHING if value is None or value == "" else Form.TEXT
