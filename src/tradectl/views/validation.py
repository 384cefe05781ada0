"""What `validate` found, shown."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from tradectl.core.message import say, say_n
from tradectl.core.problems import Severity
from tradectl.views import problems as problems_view
from tradectl.views.document import Column, Document, Joined, Paragraph, Role, Styled, Table
from tradectl.views.punctuation import COMMA

if TYPE_CHECKING:
    from tradectl.core.problems import Problem
    from tradectl.i18n.translator import Translator


class Found(Protocol):
    """What was looked at and what was found."""

    @property
    def cards(self) -> int:
        """Return how many cards were looked at."""
        ...

    @property
    def journals(self) -> int:
        """Return how many journals were looked at."""
        ...

    @property
    def deals(self) -> int:
        """Return how many deals were looked at."""
        ...

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the findings in the order of their places."""
        ...

    def count(self, severity: Severity) -> int:
        """Return how many problems are of a severity."""
        ...


def values(found: Found) -> dict[str, object]:
    """Return the counts as the envelope's data; the problems stand beside it."""
    return {
        "checked": {"cards": found.cards, "journals": found.journals, "deals": found.deals},
        "errors": found.count(Severity.ERROR),
        "warnings": found.count(Severity.WARNING),
        "hints": found.count(Severity.HINT),
    }


def lines(found: Found, translator: Translator) -> str:
    """Return one line a problem, for editors and other programs."""
    return problems_view.lines(found.problems, translator)


def table(found: Found) -> Document:
    """Return the problems as one table, a row each."""
    columns = tuple(
        Column(title) for title in (say("File"), say("Line"), say("Kind"), say("Code"), say("Problem"), say("Remedy"))
    )
    rows = tuple(
        (
            one.path,
            f"{one.line}:{one.column}",
            problems_view.SEVERITIES[one.severity][0],
            one.code,
            one.message,
            one.remedy,
        )
        for one in found.problems
    )
    return Document(say("Problems"), (Table(columns, rows),))


def document(found: Found) -> Document:
    """Return the problems by file, and what was looked at."""
    shown = problems_view.document(found.problems)
    checked = Joined(
        (
            say_n("{count} card", "{count} cards", found.cards),
            say_n("{count} journal", "{count} journals", found.journals),
            say_n("{count} deal", "{count} deals", found.deals),
        ),
        COMMA,
    )
    counts = Paragraph(Joined((Styled(say("Checked:"), Role.FAINT), checked)))
    return Document(shown.title, (*shown.blocks, counts))
