"""A new card written without a YAML library, where its values are plain; None where they are not."""

from __future__ import annotations

from tradectl.store.quick.card_text import read_card_text
from tradectl.store.yaml.quote import NotTextError, written
from tradectl.store.yaml.values import Plain, Value, is_list, is_mapping, read_back

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


def new_card(fields: Mapping[str, Value], head: str) -> bytes | None:
    """Return a card's bytes as `emit` writes them, `head` a comment on the first line; read back before it is given."""
    try:
        text = "\n".join((f"# {head}", *_group(fields, ""), ""))
    except (NotTextError, TypeError):
        return None
    found = read_card_text(text)
    return text.encode() if found is not None and found[0] == read_back(fields) else None


def _group(fields: Mapping[str, Value], indent: str) -> Iterator[str]:
    for key, value in fields.items():
        if value is not None and not isinstance(value, (str, Plain)):
            yield f"{indent}{key}:"
            yield from _below(value, f"{indent}  ")
        else:
            yield f"{indent}{key}: {_scalar(value)}"


def _below(value: Value, indent: str) -> Iterator[str]:
    if is_mapping(value):
        yield from _group(value, indent)
    elif is_list(value):
        for item in value:
            if is_mapping(item):
                first, *rest = _group(item, f"{indent}  ")
                yield f"{indent}- {first.lstrip(' ')}"
                yield from rest
            else:
                yield f"{indent}- {_scalar(item)}"


def _scalar(value: Value) -> str:
    if isinstance(value, Plain):
        return written(value.text, flow=False, typed=True)
    if isinstance(value, str) and "\n" not in value:
        return written(value, flow=False)
    raise TypeError(type(value).__name__)
