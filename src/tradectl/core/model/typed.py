"""Plain values to typed shapes: what a shape cannot take becomes a fault, what is sound stays."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

Loc = tuple[str | int, ...]
_Shape = TypeVar("_Shape", bound=BaseModel)


@dataclass(frozen=True, slots=True)
class TypeFault:
    """A place in the plain value that the shape refuses: where, which kind of refusal, the value as text, choices."""

    loc: Loc
    kind: str  # pydantic's error type or one of the want_… of model/fields
    value: str = ""
    choices: str = ""


def typed(shape: type[_Shape], plain: dict[str, Any]) -> tuple[_Shape | None, tuple[TypeFault, ...]]:
    """Return the shape and its faults; None where something required is missing or wrong.

    An optional field that is wrong is a fault and is left out, so that one slip does not hide a customer.
    """
    rest = _given(plain)
    faults: list[TypeFault] = []
    while True:
        try:
            return shape.model_validate(rest), tuple(faults)
        except ValidationError as error:
            found = [_fault(item, rest) for item in error.errors(include_url=False, include_input=False)]
        seen = {fault.loc for fault in faults}  # what was taken out for being wrong is not missing as well
        faults += [fault for fault in found if fault.loc not in seen]
        rest = copy.deepcopy(rest)
        required = {field.alias or name for name, field in shape.model_fields.items() if field.is_required()}
        if any(not _drop(rest, fault, required) for fault in found):
            return None, tuple(faults)


def unknown_keys(shape: BaseModel, loc: Loc = ()) -> tuple[Loc, ...]:
    """Return the places of keys no shape knows, in the order of the shape."""
    found: list[Loc] = [(*loc, key) for key in shape.model_extra or {}]
    for name, field in type(shape).model_fields.items():
        value, here = getattr(shape, name), (*loc, field.alias or name)
        if isinstance(value, BaseModel):
            found += unknown_keys(value, here)
        elif isinstance(value, tuple):
            for index, item in enumerate(value):
                if isinstance(item, BaseModel):
                    found += unknown_keys(item, (*here, index))
    return tuple(found)


def _given(value: Any) -> Any:
    """Return the value without keys that are not given (None), which mean the same as absent ones."""
    if isinstance(value, dict):
        return {key: _given(item) for key, item in value.items() if item is not None}
    if isinstance(value, list):
        return [_given(item) for item in value]
    return value


def _fault(item: Any, plain: dict[str, Any]) -> TypeFault:
    loc: Loc = item["loc"]
    context = item.get("ctx") or {}
    value, here = "", plain
    for step in loc:
        here = here[step] if _has(here, step) else None  # type: ignore[assignment,index]
    if isinstance(here, str):
        value = here[:80]
    return TypeFault(loc, item["type"], value, str(context.get("expected", "")).replace("'", ""))


def _has(here: Any, step: str | int) -> bool:
    if isinstance(here, dict):
        return step in here
    return isinstance(here, list) and isinstance(step, int) and step < len(here)


def _drop(plain: dict[str, Any], fault: TypeFault, required: set[str]) -> bool:
    """Take the refused value out; where something required inside a part is missing, take the part out."""
    loc = fault.loc[:-1] if fault.kind == "missing" else fault.loc
    if not loc or (len(loc) == 1 and loc[0] in required):
        return False
    here: Any = plain
    for step in loc[:-1]:
        if not _has(here, step):
            return True  # a part that an earlier fault took out
        here = here[step]
    if not _has(here, loc[-1]):
        return True
    if isinstance(here, list):
        here[loc[-1]] = None
        _squeeze(plain)
    else:
        del here[loc[-1]]
    return True


def _squeeze(value: Any) -> None:
    if isinstance(value, dict):
        for item in value.values():
            _squeeze(item)
    elif isinstance(value, list):
        value[:] = [item for item in value if item is not None]
        for item in value:
            _squeeze(item)
