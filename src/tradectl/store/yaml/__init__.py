"""YAML files people edit by hand: read to nodes with places, changed by splices, emitted anew."""

from tradectl.store.yaml.compose import Composed, compose
from tradectl.store.yaml.emit import emit
from tradectl.store.yaml.faults import Fault, FaultKind
from tradectl.store.yaml.nodes import Document, Mapping, Mark, Node, Scalar, Sequence, Style
from tradectl.store.yaml.plain import place, plain, plain_document
from tradectl.store.yaml.splice import CannotSplice, edit, set_value
from tradectl.store.yaml.values import Edit, Insert, Path, Plain, Remove, Set, Value

__all__ = [
    "CannotSplice",
    "Composed",
    "Document",
    "Edit",
    "Fault",
    "FaultKind",
    "Insert",
    "Mapping",
    "Mark",
    "Node",
    "Path",
    "Plain",
    "Remove",
    "Scalar",
    "Sequence",
    "Set",
    "Style",
    "Value",
    "compose",
    "edit",
    "emit",
    "place",
    "plain",
    "plain_document",
    "set_value",
]
