"""Edit a YAML text where it has to change and nowhere else, and prove the result by reading it back."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.cuts import Cut, carve, line_end
from tradectl.store.yaml.expect import NoPlaceError, expected, smaller_edits
from tradectl.store.yaml.guard import BOM
from tradectl.store.yaml.insert import new_item, new_keys
from tradectl.store.yaml.literal import without_last_break
from tradectl.store.yaml.nodes import Document, Mapping, Scalar, Sequence
from tradectl.store.yaml.plain import plain, plain_document
from tradectl.store.yaml.quote import NotTextError
from tradectl.store.yaml.remove import removals
from tradectl.store.yaml.replace import replacements
from tradectl.store.yaml.style import Style
from tradectl.store.yaml.trail import follow
from tradectl.store.yaml.values import Edit, Insert, Path, Remove, Set, Value

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from tradectl.store.yaml.trail import Trail


_MOST_STEPS = 100  # each is read back: a list of thousands would be read thousands of times


class CannotSplice(TradectlError):  # noqa: N818 - it reads as a sentence where it is raised
    """An edit that cannot be made without touching more than it should; nothing was changed.

    `path` is the key path that was to be edited, `line` the line it stands on or would stand on.
    """

    def __init__(self, reason: Message, path: Path, line: int) -> None:
        where = ".".join(str(step + 1) if isinstance(step, int) else step for step in path)
        super().__init__(
            ErrorCode.REFUSED,
            say("{key} on line {line} cannot be changed: {reason}", key=where, line=line, reason=reason),
            say("Edit the file by hand; nothing was changed."),
        )
        self.reason = reason
        self.path = path
        self.line = line


def edit(raw: bytes, edits: Iterable[Edit], order: Iterable[str] = ()) -> bytes:
    """Return a file's bytes after some edits, one after the other.

    `order` is the canonical order of keys, those below the top dotted (`address.city`), list indices left out. All
    bytes outside of what changes stay as they are. Raise CannotSplice where the file has a fault or the result,
    read back, is not exactly what the edits ask for.
    """
    edits, order = tuple(edits), tuple(order)
    composed = compose(raw)
    if composed.document is None:
        line = next(fault.line for fault in composed.faults if not fault.is_warning)
        raise CannotSplice(say("The file has an error there."), edits[0].path if edits else (), line)
    document = composed.document
    for one in edits:
        document = _edited(document, one, order)
    return _bytes(document.text, document)


def _edited(document: Document, one: Edit, order: tuple[str, ...]) -> Document:
    """Return the document after an edit that was proven."""
    said = plain_document(document)
    try:
        wanted = expected(said, one)
    except NoPlaceError:
        raise _refusal(document, one, say("There is neither a field nor a list of that name.")) from None
    if wanted == said:
        return document
    if isinstance(one, Set):
        trail, missing = follow(document, one.path)
        smaller = () if missing else tuple(smaller_edits(plain(trail.node), one))
        if smaller:
            return _in_steps(document, smaller, order, one)
    return _proven(document, one, order, wanted)


def _in_steps(document: Document, smaller: tuple[Edit, ...], order: tuple[str, ...], whole: Set) -> Document:
    """Return the document after the edits a whole new value comes to.

    Where one fails, or they are very many, the value is written anew, unless a comment could be lost.
    """
    try:
        if len(smaller) > _MOST_STEPS:
            raise _refusal(document, whole, say("It changes in too many places beside a comment."))
        result = document
        for one in smaller:
            result = _edited(result, one, order)
    except CannotSplice:
        if _may_hold_comments(follow(document, whole.path)[0]):
            raise
        return _proven(document, whole, order, expected(plain_document(document), whole))
    return result


def _may_hold_comments(trail: Trail) -> bool:
    """Return whether writing a value anew could lose a comment."""
    node = trail.node
    end = node.end.offset if node.style is Style.FLOW else line_end(trail.text, node.end.offset)
    return "#" in trail.text[node.start.offset : end]


def _proven(document: Document, one: Edit, order: tuple[str, ...], wanted: object) -> Document:
    """Return the first way to make an edit that reads back as what is wanted."""
    try:
        for cuts in chain(_ways(document, one, order), _ways_below_a_block(document, one, order)):
            result = compose(_bytes(carve(document.text, cuts), document)).document
            if result is not None and plain_document(result) == wanted:
                return result
    except NotTextError:
        raise _refusal(document, one, say("The value holds half a character.")) from None
    raise _refusal(document, one, say("The way it is written leaves no safe place for the change."))


def _ways(document: Document, one: Edit, order: tuple[str, ...]) -> Iterator[tuple[Cut, ...]]:
    """Return the cuts to try for an edit."""
    if isinstance(one, Remove):
        trail, _ = follow(document, one.path[:-1])
        if not isinstance(trail.node, Scalar):
            yield from removals(trail, trail.node, one.path[-1])
        return
    trail, missing = follow(document, one.path)
    node = trail.node
    value = [one.value] if isinstance(one, Insert) else one.value
    if isinstance(one, Insert) and not missing and isinstance(node, Sequence):
        yield new_item(trail, node, one.value, len(node.items) if one.at is None else one.at)
    elif not missing or isinstance(node, Scalar):
        yield from replacements(trail, _nested(missing, value))
    elif isinstance(node, Mapping):
        yield from new_keys(trail, node, str(missing[0]), _nested(missing[1:], value), order)
    else:
        yield new_item(trail, node, _nested(missing[1:], value), len(node.items))


def _ways_below_a_block(document: Document, one: Edit, order: tuple[str, ...]) -> Iterator[tuple[Cut, ...]]:
    """Return the same cuts with one more, by which the block that ends the file does not get a line break."""
    block = without_last_break(document)
    if block:
        yield from ((*cuts, block) for cuts in _ways(document, one, order))


def _nested(missing: Path, value: Value) -> Value:
    """Return the mappings and lists that lead to a value."""
    for step in reversed(missing):
        value = {step: value} if isinstance(step, str) else [value]
    return value


def _refusal(document: Document, one: Edit, reason: Message) -> CannotSplice:
    trail, _ = follow(document, one.path)
    return CannotSplice(reason, one.path, trail.node.start.line)


def _bytes(text: str, document: Document) -> bytes:
    return (BOM if document.bom else b"") + text.encode("utf-8")
