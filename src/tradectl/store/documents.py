"""YAML files as values with places and problems, and edits of them by field (store/yaml does the work)."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from tradectl.core.checks.codes import problem
from tradectl.core.message import say
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.expect import expected
from tradectl.store.yaml.fields import sound_fields
from tradectl.store.yaml.nodes import Mapping
from tradectl.store.yaml.plain import find, place, plain_document
from tradectl.store.yaml.values import Edit, Remove, Set
from tradectl.store.yaml_problems import fault_problem

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from collections.abc import Mapping as Fields

    from tradectl.core.model.typed import Loc
    from tradectl.core.problems import Problem
    from tradectl.store.files import Unreadable
    from tradectl.store.yaml.nodes import Document


@dataclass(frozen=True, slots=True)
class YamlFile:
    """A YAML file: its fields (None where it cannot be used), the places of values and keys, its hash, problems.

    `is_flawless`: the fields are known to be those of a card of this format, every one sound.
    """

    plain: dict[str, Any] | None
    place: Callable[[Loc], tuple[int, int]]
    key: Callable[[Loc], tuple[int, int]]
    sha: str
    problems: tuple[Problem, ...]
    is_flawless: bool = False


def read_yaml(path: str, raw: bytes) -> YamlFile:
    """Return the fields and problems of a file's bytes."""
    fields = sound_fields(raw)
    if fields is not None:
        return YamlFile(fields.plain, fields.place, fields.key_place, digest(raw), ())
    composed = compose(raw)
    problems = tuple(fault_problem(fault, path) for fault in composed.faults)
    sha = digest(raw)
    document = composed.document
    if document is None:
        return YamlFile(None, nowhere, nowhere, sha, problems)
    return YamlFile(plain_document(document), partial(place, document), partial(_key_place, document), sha, problems)


def digest(raw: bytes) -> str:
    """Return the SHA-256 of bytes, in hexadecimal."""
    return hashlib.sha256(raw).hexdigest()


def nowhere(_loc: Loc) -> tuple[int, int]:
    """Return the top of a file in which nothing can be pointed at."""
    return 1, 1


def _key_place(document: Document, loc: Loc) -> tuple[int, int]:
    """Return (line, column) of the key at a place."""
    above, _ = find(document.root, loc[:-1])
    pair = above.find(str(loc[-1])) if isinstance(above, Mapping) else None
    mark = pair[0].start if pair else above.start
    return mark.line, mark.column


def unreadable_problem(path: str, why: Unreadable) -> Problem:
    """Return the problem of a file or folder that cannot be read at all."""
    if why.too_large:
        return problem("FILE03", path, (1, 1), say("The file is too large. {reason}", reason=why.reason), why.remedy)
    return problem("FILE01", path, (1, 1), say("It cannot be read. {reason}", reason=why.reason), why.remedy)


Steps = tuple[str | int, ...]


def splice(raw: bytes, fields: Fields[Steps, Any], order: Sequence[str]) -> bytes:
    """Return a file's bytes with fields set (None: taken out), every other byte as it was.

    Raise REFUSED where an edit cannot be proven to mean what it should.
    """
    from tradectl.store.yaml.splice import edit  # noqa: PLC0415  reading needs none of it

    return edit(raw, _edits(fields), order)


def edited(plain: Fields[str, Any], fields: Fields[Steps, Any]) -> dict[str, Any]:
    """Return a file's fields as they will be read once `fields` are set; raise LookupError where one has no place."""
    found: Any = dict(plain)
    for one in _edits(fields):
        found = expected(found, one)
    return dict(found)


def _edits(fields: Fields[Steps, Any]) -> tuple[Edit, ...]:
    return tuple(Remove(steps) if value is None else Set(steps, value) for steps, value in fields.items())
