"""What a place of a shape takes: a day, a word written plain, or a text."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, Literal, get_args, get_origin

from tradectl.core.model.fields import Shape
from tradectl.core.money import Money

if TYPE_CHECKING:
    from tradectl.core.model.typed import Loc

Kind = Literal["day", "word", "text", "unknown"]


def kind_at(shape: type[Shape], loc: Loc) -> Kind:
    """Return what the field at a place takes; `unknown` where the shape has no such field."""
    leaves = _leaves_at(shape, loc)
    if leaves is None:
        return "unknown"
    if date in leaves:
        return "day"
    return "word" if leaves & {int, bool, Literal} else "text"


def takes_money(shape: type[Shape], loc: Loc) -> bool:
    """Return whether the field at a place takes an amount with its currency."""
    return Money in (_leaves_at(shape, loc) or ())


def _leaves_at(shape: type[Shape], loc: Loc) -> set[Any] | None:
    """Return the types a place takes, None where the shape has no such field."""
    annotation: Any = shape
    for step in loc:
        if isinstance(step, int):
            continue
        group = _group(annotation)
        if group is None:
            return {str} if get_origin(annotation) is dict else None
        field = next((one for name, one in group.model_fields.items() if (one.alias or name) == step), None)
        if field is None:
            return None
        annotation = field.annotation
    return set(_leaves(annotation))


def _group(annotation: Any) -> type[Shape] | None:
    """Return the group of fields an annotation holds, in a list or optional or bare."""
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        return annotation
    return next((group for inner in get_args(annotation) if (group := _group(inner)) is not None), None)


def _leaves(annotation: Any) -> list[Any]:
    if get_origin(annotation) is Literal:
        return [Literal]
    inner = get_args(annotation)
    return [leaf for one in inner for leaf in _leaves(one)] if inner else [annotation]
