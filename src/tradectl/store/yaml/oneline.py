"""Values on one line: scalars as they are, lists and mappings in flow style."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.store.yaml.quote import written
from tradectl.store.yaml.values import Plain, Value, is_mapping

if TYPE_CHECKING:
    from tradectl.store.yaml.style import Style


def one_line(value: Value, *, flow: bool, style: Style | None = None) -> str:
    """Return the text of a value; `flow`: it will stand inside of brackets; `style`: of the scalar it replaces."""
    if value is None:
        return "null"
    if isinstance(value, Plain):
        return written(value.text, flow=flow, style=style, typed=True)
    if isinstance(value, str):
        return written(value, flow=flow, style=style)
    if is_mapping(value):
        return "{" + ", ".join(f"{written(key, flow=True)}: {one_line(value[key], flow=True)}" for key in value) + "}"
    return "[" + ", ".join(one_line(item, flow=True) for item in value) + "]"
