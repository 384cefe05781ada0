"""How a node of a YAML text is written, and what says that nothing is given."""

from __future__ import annotations

from enum import StrEnum

NOT_GIVEN = frozenset({"", "~", "null", "Null", "NULL"})  # what a plain scalar says when it says nothing


class Style(StrEnum):
    """How a node is written: the first five are scalars' styles, the last two collections'."""

    PLAIN = "plain"
    SINGLE = "single"
    DOUBLE = "double"
    LITERAL = "literal"
    FOLDED = "folded"
    FLOW = "flow"
    BLOCK = "block"
