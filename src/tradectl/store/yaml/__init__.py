"""YAML files people edit by hand: read to nodes with places, changed by splices, emitted anew."""

from tradectl.store.yaml.compose import Composed, compose
from tradectl.store.yaml.faults import Fault, FaultKind
from tradectl.store.yaml.nodes import Document, Mapping, Mark, Node, Scalar, Sequence, Style
from tradectl.store.yaml.plain import place, plain, plain_document

__all__ = [
    "Composed",
    "Document",
    "Fault",
    "FaultKind",
    "Mapping",
    "Mark",
    "Node",
    "Scalar",
    "Sequence",
    "Style",
    "compose",
    "place",
    "plain",
    "plain_document",
]
