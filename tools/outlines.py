"""Write core/outlines.py: what cards and entries take, without pydantic; --check fails when it is stale."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from types import NoneType
from typing import Annotated, Any, Literal, get_args, get_origin

from generated import keep
from tradectl.core.model.card import Card
from tradectl.core.model.entry import Entry, Moment
from tradectl.core.model.fields import Shape, Text, Truth, Whole, Yearly
from tradectl.core.money import Money

TARGET = Path(__file__).parents[1] / "src" / "tradectl" / "core" / "outlines.py"
HEAD = '''"""What cards and journal entries take, taken from their shapes (core/model); made by tools/outlines.py.

A group is its required keys and the kind of each key; a list of one kind is a list with it, a choice its words.
"""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

    Outline = tuple[tuple[str, ...], dict[str, Any]]
'''
KINDS = {
    repr(Text): "text",
    repr(Yearly): "yearly",
    repr(Whole): "whole",
    repr(Truth): "truth",
    repr(Moment): "moment",
    repr(date): "day",
    repr(Money): "money",
    repr(Any): "any",
}


def main(*, check: bool) -> int:
    text = HEAD + "".join(
        f"\n{name}: Outline = {group(shape)!r}\n" for name, shape in {"CARD": Card, "ENTRY": Entry}.items()
    )
    return keep(TARGET, text, check=check, remedy="make schemas", formatted=True)


def group(shape: type[Shape]) -> tuple[tuple[str, ...], dict[str, Any]]:
    fields = {field.alias or name: field for name, field in shape.model_fields.items()}
    required = tuple(key for key, field in fields.items() if field.is_required())
    hints = {key: annotated(shape, name) for key, name in zip(fields, shape.model_fields, strict=True)}
    return required, {key: kind(hint) for key, hint in hints.items()}


def annotated(shape: type[Shape], name: str) -> Any:
    """Return a field's annotation with what pydantic has taken off it put back."""
    field = shape.model_fields[name]
    return Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation


def kind(hint: Any) -> Any:
    """Return the kind a type hint stands for; raise LookupError for one without."""
    for known in (Text, Yearly, Whole, Truth, Moment):
        if hint == known:
            return KINDS[repr(known)]
    if isinstance(hint, type) and issubclass(hint, Shape):
        return group(hint)
    if repr(hint) in KINDS:
        return KINDS[repr(hint)]
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return inner
    if origin in (tuple, dict):
        return [kind(inner[0])] if origin is tuple else {"*": kind(inner[1])}
    without = [one for one in inner if one is not NoneType]
    if not hasattr(hint, "__metadata__") and len(without) != 1:
        raise LookupError(hint)
    return kind(inner[0] if hasattr(hint, "__metadata__") else without[0])


if __name__ == "__main__":
    sys.exit(main(check="--check" in sys.argv))
