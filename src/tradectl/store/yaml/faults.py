"""What is wrong with a YAML text: a kind, a place, and the words it is about."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class FaultKind(StrEnum):
    """The stable names of everything a text can be refused or warned for."""

    TOO_LARGE = "too_large"
    NOT_UTF8 = "not_utf8"
    CONTROL_CHARACTER = "control_character"
    CONFLICT_MARKER = "conflict_marker"
    LINE_SEPARATOR = "line_separator"
    TAB = "tab"
    EMPTY = "empty"
    NOT_A_MAPPING = "not_a_mapping"
    SECOND_DOCUMENT = "second_document"
    TOO_DEEP = "too_deep"
    DUPLICATE_KEY = "duplicate_key"
    KEY_NOT_TEXT = "key_not_text"
    ANCHOR = "anchor"
    ALIAS = "alias"
    TAG = "tag"
    DIRECTIVE = "directive"
    SURROGATE = "surrogate"
    BAD_ESCAPE = "bad_escape"
    COLON_IN_VALUE = "colon_in_value"
    MISSING_COLON = "missing_colon"
    FULL_WIDTH_COLON = "full_width_colon"
    BAD_FIRST_CHARACTER = "bad_first_character"
    UNCLOSED_QUOTE = "unclosed_quote"
    UNCLOSED_BRACKET = "unclosed_bracket"
    INDENTATION = "indentation"
    TEXT_BEHIND = "text_behind"
    TEXT_BESIDE_SIGN = "text_beside_sign"
    MISPLACED_COLON = "misplaced_colon"
    SYNTAX = "syntax"
    EATEN_VALUE = "eaten_value"
    HIDDEN_CHARACTER = "hidden_character"


MAX_FAULTS = 100  # a text with more is read no further
WARNINGS = frozenset({FaultKind.EATEN_VALUE, FaultKind.HIDDEN_CHARACTER})


@dataclass(frozen=True, slots=True)
class Fault:
    """One finding in a YAML text; `line` and `column` count from 1, columns in code points without the BOM.

    `detail` is what it is about: the key that stands twice, the code point (`U+202E`), the comment that ate a value,
    or the parser's own words for SYNTAX. `earlier_line` is the line of the first of two equal keys, else 0.
    """

    kind: FaultKind
    line: int
    column: int
    detail: str = ""
    earlier_line: int = 0

    @property
    def is_warning(self) -> bool:
        """Return whether the text can be used all the same."""
        return self.kind in WARNINGS
