"""Nodes as plain Python, and the place of every path."""

from __future__ import annotations

from typing import TYPE_CHECKING, Union

from tradectl.store.yaml.nodes import Document, Mapping, Node, Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

Read = Union[None, str, "list[Read]", "dict[str, Read]"]


def plain(node: Node) -> Read:
    """Return a node as str, None, list or dict."""
    if isinstance(node, Scalar):
        return node.value
    if isinstance(node, Mapping):
        return {key.value or "": plain(value) for key, value in node.pairs}
    return [plain(item) for item in node.items]


def plain_document(document: Document) -> dict[str, Read]:
    """Return the fields of a document."""
    return {key.value or "": plain(value) for key, value in document.root.pairs}


def find(node: Node, path: Iterable[str | int]) -> tuple[Node, bool]:
    """Return the node at `path` and True, or the deepest node on the way there and False."""
    for step in path:
        below = _below(node, step)
        if below is None:
            return node, False
        node = below
    return node, True


def place(document: Document, path: Iterable[str | int]) -> tuple[int, int]:
    """Return (line, column) where the value at `path` starts.

    What is missing is placed at the start of the mapping or list it is missing from; a path that goes on below a
    scalar is placed at the scalar.
    """
    start = find(document.root, path)[0].start
    return start.line, start.column


def _below(node: Node, step: str | int) -> Node | None:
    if isinstance(node, Mapping):
        pair = node.find(step) if isinstance(step, str) else None
        return pair[1] if pair else None
    if isinstance(node, Scalar) or not isinstance(step, int):
        return None
    return node.items[step] if 0 <= step < len(node.items) else None
