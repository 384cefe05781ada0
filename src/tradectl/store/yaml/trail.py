"""The way from the top of a document to a node."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.store.yaml.nodes import Document, Mapping, Node, Scalar, Sequence
from tradectl.store.yaml.style import Style

if TYPE_CHECKING:
    from tradectl.store.yaml.values import Path


@dataclass(frozen=True, slots=True)
class Trail:
    """A node with its text, the nodes above it, and the steps that led there."""

    text: str
    nodes: tuple[Node, ...]
    path: Path = ()
    key: Scalar | None = None

    @property
    def node(self) -> Node:
        """Return the node at the end."""
        return self.nodes[-1]

    @property
    def parent(self) -> Node | None:
        """Return the collection the node is in."""
        return self.nodes[-2] if len(self.nodes) > 1 else None

    @property
    def in_flow(self) -> bool:
        """Return whether the node stands inside of brackets."""
        return any(node.style is Style.FLOW for node in self.nodes[:-1])

    @property
    def indent(self) -> int:
        """Return the indentation of the collection the node is in, in blanks."""
        return self.parent.start.column - 1 if self.parent else 0

    def below(self, step: str | int) -> Trail | None:
        """Return the trail to a key's value or a list's item, None where there is none."""
        node = self.node
        if isinstance(node, Mapping) and isinstance(step, str):
            pair = node.find(step)
            return Trail(self.text, (*self.nodes, pair[1]), (*self.path, step), pair[0]) if pair else None
        if isinstance(node, Sequence) and isinstance(step, int) and 0 <= step < len(node.items):
            return Trail(self.text, (*self.nodes, node.items[step]), (*self.path, step))
        return None


def follow(document: Document, path: Path) -> tuple[Trail, Path]:
    """Return the trail as far as `path` leads, and the steps that are missing."""
    trail = Trail(document.text, (document.root,))
    for done, step in enumerate(path):
        further = trail.below(step)
        if further is None:
            return trail, path[done:]
        trail = further
    return trail, ()
