"""Problems shown: grouped by file with the remedy, one a line for editors and greps, entries of the envelope."""

from __future__ import annotations

from itertools import groupby
from typing import TYPE_CHECKING

from tradectl.core.message import say, say_n
from tradectl.core.problems import Severity
from tradectl.views.document import (
    Blank,
    Column,
    Document,
    Heading,
    Joined,
    Paragraph,
    Role,
    Stacked,
    Styled,
    Table,
)
from tradectl.views.punctuation import COMMA
from tradectl.views.safe import clean

if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.message import Message
    from tradectl.core.problems import Problem
    from tradectl.i18n.translator import Translator
    from tradectl.views.document import Block, Cell, Text

SEVERITIES: dict[Severity, tuple[Message, Role]] = {
    Severity.ERROR: (say("error"), Role.BAD),
    Severity.WARNING: (say("warning"), Role.WARN),
    Severity.HINT: (say("hint"), Role.FAINT),
}


def lines(problems: Iterable[Problem], translator: Translator) -> str:
    """Return `path:line:col: CODE message`, one problem a line, in the order of their places."""
    told = (
        f"{problem.path}:{problem.line}:{problem.column}: {problem.code} {translator.text(problem.message)}"
        for problem in _in_place(problems)
    )
    return "".join(f"{clean(line)}\n" for line in told)


def document(problems: Iterable[Problem]) -> Document:
    """Return the problems by file, each with its remedy beneath, and the counts at the end."""
    ordered = _in_place(problems)
    blocks: list[Block] = []
    for path, of_file in groupby(ordered, key=lambda problem: problem.path):
        blocks += [Heading(3, path), _table(of_file)]
    if ordered:
        blocks.append(Blank())
    blocks.append(Paragraph(summary(ordered)))
    return Document(say("Problems"), tuple(blocks))


def summary(problems: Iterable[Problem]) -> Text:
    """Return how many of each kind there are, as one line."""
    severities = [problem.severity for problem in problems]
    if not severities:
        return Styled(say("No problems found."), Role.GOOD)
    counts = {severity: severities.count(severity) for severity in Severity}
    told = [
        (counts[Severity.ERROR], say_n("{count} error", "{count} errors", counts[Severity.ERROR])),
        (counts[Severity.WARNING], say_n("{count} warning", "{count} warnings", counts[Severity.WARNING])),
        (counts[Severity.HINT], say_n("{count} hint", "{count} hints", counts[Severity.HINT])),
    ]
    return Joined(tuple(message for count, message in told if count), COMMA)


def _in_place(problems: Iterable[Problem]) -> list[Problem]:
    return sorted(problems, key=lambda problem: problem.place)


def _table(problems: Iterable[Problem]) -> Table:
    columns = (
        Column(say("Line"), align="right"),
        Column(say("Kind")),
        Column(say("Code")),
        Column(say("Problem and remedy"), wraps=True),
    )
    return Table(columns, tuple(_row(problem) for problem in problems))


def _row(problem: Problem) -> tuple[Cell, ...]:
    word, role = SEVERITIES[problem.severity]
    told: list[Text] = [problem.message, Styled(problem.remedy, Role.FAINT)]
    if problem.accepted is not None:
        told.append(Styled(say("Accepted: {reason}", reason=problem.accepted), Role.FAINT))
    return (f"{problem.line}:{problem.column}", Styled(word, role), problem.code, Stacked(tuple(told)))
