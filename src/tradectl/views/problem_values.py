"""Problems as entries of the envelope."""

from __future__ import annotations

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterable

    from tradectl.core.problems import Problem


def entries(problems: Iterable[Problem]) -> list[dict[str, object]]:
    """Return the problems as values of the envelope, in the order given; `accepted` only where there is a reason."""
    return [_entry(problem) for problem in problems]


def _entry(problem: Problem) -> dict[str, object]:
    entry: dict[str, object] = {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "message": problem.message,
        "remedy": problem.remedy,
    }
    return entry if problem.accepted is None else {**entry, "accepted": problem.accepted}
