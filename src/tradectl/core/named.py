"""Named tuples whose classes are made in a tenth of the time `typing.NamedTuple` takes (start-up).

That one compiles the annotation of each field and the source of each class: 150 µs, a hundred times before a command
begins. What is made here behaves the same, and to a type checker it is the same.
"""

from __future__ import annotations

from collections import _tuplegetter  # type: ignore[attr-defined]  # what collections.namedtuple reads a field by
from types import FunctionType

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable
    from types import CodeType
    from typing import Any
    from typing import NamedTuple as NamedTuple  # noqa: PLC0414 (given on to who imports it from here)

_codes: dict[int, CodeType] = {}  # of `__new__`, by how many fields it takes


class _Making(type):
    """Makes a class of the fields that its body annotates."""

    def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
        if not bases:
            return super().__new__(cls, name, bases, body)
        fields = tuple(body.get("__annotations__", ()))
        defaults = {field: body[field] for field in fields if field in body}
        if fields[len(fields) - len(defaults) :] != tuple(defaults):
            raise TypeError(f"{name}: a field without a default follows one that has one")
        body |= {field: _tuplegetter(place, None) for place, field in enumerate(fields)}
        body |= {"__slots__": (), "__match_args__": fields, "_fields": fields, "_field_defaults": defaults}
        body["__new__"] = _new(f"{name}.__new__", fields, tuple(defaults.values()))
        return type(name, (_Named,), body)


class _Named(tuple):  # type: ignore[type-arg]
    """What all of them can do."""

    __slots__ = ()
    _fields: tuple[str, ...] = ()

    @classmethod
    def _make(cls, values: Iterable[Any]) -> _Named:
        made = tuple.__new__(cls, values)
        if len(made) != len(cls._fields):
            raise TypeError(f"Expected {len(cls._fields)} arguments, got {len(made)}")
        return made

    def _replace(self, /, **given: Any) -> _Named:
        made = self._make(map(given.pop, self._fields, self))
        if given:
            raise ValueError(f"Got unexpected field names: {list(given)!r}")
        return made

    def _asdict(self) -> dict[str, Any]:
        return dict(zip(self._fields, self, strict=True))

    def __repr__(self) -> str:
        told = (f"{field}={value!r}" for field, value in zip(self._fields, self, strict=True))
        return f"{type(self).__name__}({', '.join(told)})"

    def __getnewargs__(self) -> tuple[Any, ...]:
        return tuple(self)


def _new(name: str, fields: tuple[str, ...], defaults: tuple[Any, ...]) -> FunctionType:
    """Return the `__new__` that takes some fields: that of any others of their number, with their names."""
    count = len(fields)
    if count not in _codes:
        names = "".join(f"_{place}, " for place in range(count))
        _codes[count] = eval(f"lambda _cls, {names}: _tuple(_cls, ({names}))").__code__  # noqa: S307 (our own text)
    code = _codes[count].replace(co_name="__new__", co_qualname=name, co_varnames=("_cls", *fields))
    return FunctionType(code, {"_tuple": tuple.__new__}, "__new__", defaults)


if not TYPE_CHECKING:

    class NamedTuple(metaclass=_Making):
        """The base to name: `class Offer(NamedTuple)`."""
