"""What libyaml stumbled over, in our own kinds, so that a remedy can be named."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.store.yaml.faults import Fault, FaultKind
from tradectl.store.yaml.lines import Lines

if TYPE_CHECKING:
    from tradectl.store.yaml.nodes import Mark

_COLON_BEFORE = re.compile(r":[ \t]")
_SURROGATE = re.compile(r"(?:0000)?[dD][89a-fA-F]")
_CONTEXTS = {
    "while scanning a directive": FaultKind.DIRECTIVE,
    "while scanning a tag": FaultKind.TAG,
    "while parsing a tag": FaultKind.TAG,
    "while scanning an anchor": FaultKind.BAD_FIRST_CHARACTER,
    "while scanning an alias": FaultKind.BAD_FIRST_CHARACTER,
    "while scanning a quoted scalar": FaultKind.UNCLOSED_QUOTE,
    "while scanning a simple key": FaultKind.MISSING_COLON,
    "while parsing a flow sequence": FaultKind.UNCLOSED_BRACKET,
    "while parsing a flow mapping": FaultKind.UNCLOSED_BRACKET,
    "while scanning a block scalar": FaultKind.TEXT_BESIDE_SIGN,
}
_PROBLEMS = {
    "mapping values are not allowed in this context": FaultKind.COLON_IN_VALUE,
    "block sequence entries are not allowed in this context": FaultKind.BAD_FIRST_CHARACTER,
    "found character that cannot start any token": FaultKind.BAD_FIRST_CHARACTER,
    "did not find expected node content": FaultKind.BAD_FIRST_CHARACTER,
    "mapping keys are not allowed in this context": FaultKind.BAD_FIRST_CHARACTER,
    "found unexpected ':'": FaultKind.MISPLACED_COLON,
    "found unknown escape character": FaultKind.BAD_ESCAPE,
    "did not find expected hexdecimal number": FaultKind.BAD_ESCAPE,
    "found invalid Unicode character escape code": FaultKind.BAD_ESCAPE,
    "found duplicate %YAML directive": FaultKind.DIRECTIVE,
    "found duplicate %TAG directive": FaultKind.DIRECTIVE,
    "found incompatible YAML document": FaultKind.DIRECTIVE,
    "found undefined tag handle": FaultKind.TAG,
    "did not find expected '-' indicator": FaultKind.INDENTATION,
    "did not find expected key": FaultKind.INDENTATION,
    "did not find expected <document start>": FaultKind.INDENTATION,
}
_PROBLEM_IS_LATE = frozenset(
    {
        FaultKind.BAD_FIRST_CHARACTER,
        FaultKind.UNCLOSED_QUOTE,
        FaultKind.MISSING_COLON,
        FaultKind.TAG,
        FaultKind.DIRECTIVE,
    }
)


def syntax_fault(error: Exception, text: str, *, ended: bool) -> Fault:
    """Return the fault of a parser's error; `ended`: an explicit end of document (`...`) came before it."""
    lines = Lines(text)
    problem: str = getattr(error, "problem", None) or str(error).partition("\n")[0]
    context: str = getattr(error, "context", None) or ""
    mark = _mark(error, "problem_mark", text, lines)
    begun = _mark(error, "context_mark", text, lines) if context else mark
    kind = _PROBLEMS.get(problem) or _CONTEXTS.get(context) or FaultKind.SYNTAX
    if (kind in _PROBLEM_IS_LATE and problem not in _PROBLEMS) or (
        kind is FaultKind.UNCLOSED_BRACKET and begun.line != mark.line
    ):
        mark = begun
    kind, mark = _look_closer(kind, problem, mark, text, lines, ended=ended)
    detail = f"{context}: {problem}" if context else problem
    if kind is FaultKind.BAD_FIRST_CHARACTER:
        detail = text[mark.offset : mark.offset + 1]
    return Fault(kind, mark.line, mark.column, detail)


def _look_closer(
    kind: FaultKind, problem: str, mark: Mark, text: str, lines: Lines, *, ended: bool
) -> tuple[FaultKind, Mark]:
    """Return the kind that the text around the place speaks for."""
    before = text[mark.offset - mark.column + 1 : mark.offset]
    if "tab character" in problem or (kind is FaultKind.BAD_FIRST_CHARACTER and text.startswith("\t", mark.offset)):
        kind = FaultKind.TAB
    elif "document start" in problem and ended:
        kind = FaultKind.SECOND_DOCUMENT
    elif kind is FaultKind.INDENTATION and before.strip(" "):
        kind = FaultKind.TEXT_BEHIND
    elif kind is FaultKind.COLON_IN_VALUE and not _COLON_BEFORE.search(before):
        kind, mark = FaultKind.INDENTATION, lines.mark(mark.offset - len(before.lstrip(" ")))
    elif kind is FaultKind.MISSING_COLON:
        wide = text.find("：", mark.offset)
        if wide >= 0 and lines.mark(wide).line == mark.line:
            kind, mark = FaultKind.FULL_WIDTH_COLON, lines.mark(wide)
    elif kind is FaultKind.BAD_ESCAPE and not text.startswith("\\", mark.offset):  # at the digits behind `\u`
        kind = FaultKind.SURROGATE if _SURROGATE.match(text, mark.offset) else kind
        mark = lines.mark(mark.offset - 2)
    return kind, mark


def _mark(error: Exception, name: str, text: str, lines: Lines) -> Mark:
    given = getattr(error, name, None)
    return lines.mark(min(given.index, len(text)) if given is not None else getattr(error, "position", 0))
