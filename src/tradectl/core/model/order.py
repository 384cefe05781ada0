"""The order of keys in a file, from its shape: where a new key goes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, get_args

from tradectl.core.model.fields import Shape

if TYPE_CHECKING:
    from collections.abc import Iterator


def key_order(shape: type[Shape]) -> tuple[str, ...]:
    """Return the keys of a shape in their order, those of its groups behind them, dotted (`address.city`)."""
    return tuple(_keys(shape, ""))


def _keys(shape: type[Shape], above: str) -> Iterator[str]:
    for name, field in shape.model_fields.items():
        key = f"{above}{field.alias or name}"
        yield key
        for group in _groups(field.annotation):
            yield from _keys(group, f"{key}.")


def _groups(annotation: Any) -> Iterator[type[Shape]]:
    if isinstance(annotation, type) and issubclass(annotation, Shape):
        yield annotation
    for inner in get_args(annotation):
        yield from _groups(inner)
