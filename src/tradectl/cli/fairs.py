"""`fair` at the command line: a fair noted, fairs listed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from tradectl.cli.session import Session


class Asked(NamedTuple):
    """What was said; empty and None where nothing was."""

    name: str
    on: str | None
    until: str | None
    place: str
    cost: str


def note_fair(session: Session, asked: Asked, *, form: str, dry_run: bool) -> int:
    """Write a new fair and return the exit code; raise USAGE where name, day or place is missing."""
    from tradectl.app.fair import new_fair
    from tradectl.cli.ending import end

    session.print_as(form)
    if not (asked.name.strip() and asked.on and asked.place.strip()):
        raise TradectlError(
            ErrorCode.USAGE,
            say("A fair needs a name, its first day and a place."),
            say(
                'For example: tradectl fair new "Canton Fair 139" --on 2026-04-15 --until 2026-04-19 --place Guangzhou'
            ),
        )
    on = session.day(asked.on, "nearest")
    days = on, session.last_day(asked.until, on) if asked.until else on
    occasion = session.occasion(dry_run=dry_run)
    return end(
        session,
        new_fair(session.workspace, occasion, asked.name, days, asked.place, asked.cost, session.tongue),
    )


def list_fairs(session: Session, asked: Asked, *, form: str) -> int:
    """Show every fair and return the exit code."""
    from tradectl.app.fair import attended
    from tradectl.cli.session import FORMATS
    from tradectl.views import fairs as view

    session.print_as(form, FORMATS)
    if any(asked):
        raise TradectlError(
            ErrorCode.USAGE,
            say("`fair list` shows every fair and takes nothing else."),
            say("To note one: tradectl fair new NAME --on DATE --until DATE --place PLACE"),
        )
    found, about_fairs, problems = attended(session.workspace, session.today)
    page = view.document(found, bare=session.form == "csv", is_broken=bool(about_fairs))
    session.answer({"fairs": view.values(found)}, page, problems=(*about_fairs, *problems))
    return 0


def report_fair(
    session: Session, name: str | None, owner: str | None, /, *, form: str, stdout: bool, refresh: bool, dry_run: bool
) -> int:
    """Write or refresh a fair's report and return the exit code."""
    from tradectl.app.report_fair import Asked as Wanted
    from tradectl.app.report_fair import report_fair as write
    from tradectl.cli.reports import Shown, tell_report
    from tradectl.views.report_fair import document
    from tradectl.views.report_fair_file import FairReportWording
    from tradectl.views.report_fair_value import value

    session.form = form
    if owner is not None:
        raise TradectlError(
            ErrorCode.USAGE, say("The report of a fair is about the whole desk."), say("Leave out --owner.")
        )
    fair = (name or "").strip() or _only_fair(session)
    wanted = Wanted(name=fair, page=form == "html", stdout=stdout, refresh=refresh)
    occasion = session.occasion(dry_run=dry_run, acting=not stdout)
    done = write(session.workspace, occasion, wanted, FairReportWording(session.tongue), session.tongue)
    shown = Shown(value, document, say("Report of the fair: {path}", path=done.path))
    return tell_report(session, done, form, shown, stdout=stdout, dry_run=dry_run)


def _only_fair(session: Session) -> str:
    """Return the name of the fair where only one is noted; raise USAGE otherwise."""
    from tradectl.store.fairs import read_fairs

    fairs, _ = read_fairs(session.workspace.root)
    if len(fairs) != 1:
        raise TradectlError(
            ErrorCode.USAGE, say("Say which fair."), say('For example: tradectl report fair "Canton Fair 139"')
        )
    return fairs[0].name
