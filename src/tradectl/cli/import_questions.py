"""Who may be somebody is asked about, one row after the other: add to that one, take as new, or leave out."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.intake.decisions import Action, Decision
from tradectl.core.intake.kinds import JSON, place_in
from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Container, Sequence

    from tradectl.cli.session import Session
    from tradectl.core.intake.plan import Refuse

_JOIN, _NEW, _OUT = "a", "n", ""
_TO_CUSTOMER = say("Add it to that customer (a), another company (n), leave it out (Enter); A or N for all of these")
_TO_ROW = say("The same company (a), another company (n), leave it out (Enter); A or N for all of these")
_WHOLE = say("Another company (n), leave it out (Enter); N for all of these")


def ask_about(session: Session, refused: Sequence[Refuse], kind: str) -> dict[int, Decision]:
    """Return what a person decides of the rows that are likely somebody; a capital letter answers all that follow.

    A customer that comes whole (JSON) is added to nobody.
    """
    questions = [step for step in refused if step.is_question]
    found: dict[int, Decision] = {}
    rest: dict[bool, str] = {}  # what was said once for all, of customers and of rows
    for number, step in enumerate(questions, 1):
        is_customer = bool(step.customer)
        answer = rest.get(is_customer)
        if answer is None:
            _tell(session, step, kind, number, len(questions))
            question = _WHOLE if kind == JSON else _TO_CUSTOMER if step.customer else _TO_ROW
            answers = (_NEW, _OUT) if kind == JSON else (_JOIN, _NEW, _OUT)
            answer, is_for_all = _answered(session, question, answers)
            if is_for_all:
                rest[is_customer] = answer
        if answer != _OUT:
            action = Action.ATTACH if answer == _JOIN else Action.CREATE
            found[step.rows[0]] = Decision(step.rows[0], action, step.customer if answer == _JOIN else "")
    return found


def _tell(session: Session, step: Refuse, kind: str, number: int, count: int) -> None:
    """Show whom a row looks like, and why."""
    place = place_in(kind, step.rows[0])
    heading = say("Question {number} of {count}, {place}. {name}: {reason}",
                  number=number, count=count, place=place, name=step.name, reason=step.reason)  # fmt: skip
    session.note_folded(heading)
    for evidence in step.evidence:
        session.note_folded(Message("  {detail}", (("detail", evidence),)))


def _answered(session: Session, question: Message, answers: Container[str]) -> tuple[str, bool]:
    """Return one answer, asked for until it is one, and whether it is for all of the kind."""
    while True:
        answer = session.prompt(question).strip()
        if answer.lower() in answers:
            return answer.lower(), answer.isupper()
        session.note(say("'{answer}' is none of the answers.", answer=answer))
