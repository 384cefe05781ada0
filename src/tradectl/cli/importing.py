"""`import` at the command line: what is read, asked, shown, carried out, given back."""

from __future__ import annotations

import json
import shlex
from typing import TYPE_CHECKING, NamedTuple

from tradectl.app.import_asked import File, Import, Planned, Wanted
from tradectl.app.import_reading import Asked
from tradectl.app.importing import carry, plan
from tradectl.app.roster import not_compared
from tradectl.cli.files import read_named
from tradectl.cli.import_options import refuse_idle
from tradectl.cli.import_questions import ask_about
from tradectl.cli.picking import country_of, grade_of, owner_of
from tradectl.cli.places import free_place, writable_place
from tradectl.cli.plan_file import decided, write_plan
from tradectl.cli.rejects import write_rejected
from tradectl.cli.session import choice
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.intake.decisions import Action
from tradectl.core.message import say
from tradectl.exchange.kinds import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.cli.session import Session
    from tradectl.core.fairs import Fair
    from tradectl.core.occasion import Occasion


class Request(NamedTuple):
    """The command line as it was given; empty where nothing was."""

    file: str
    sheet: str
    columns: tuple[str, ...]
    save_map: str
    dates: str
    country: str
    fair: str
    owner: str
    grade: str
    attach: bool
    to: str
    spread: bool
    plan: str
    apply: str
    rejected: str
    force: bool
    because: str
    dry_run: bool
    yes: bool


def import_file(session: Session, request: Request) -> int:
    """Import a file and return the exit code."""
    for name in filter(None, (request.plan, request.rejected, request.save_map)):
        writable_place(session, name, request.file, force=request.force)
    name, raw = read_named(session.world.folder, request.file)
    refuse_idle(request, kind_of(raw))
    occasion = session.occasion(dry_run=request.dry_run)
    importing = _Importing(session, request, occasion, name, raw)
    planned = importing.planned()
    if request.save_map and not request.dry_run:
        importing.save_columns(planned)
    if request.plan:
        return importing.write_plan(planned)
    if session.form != "json":
        session.mention(importing.unread)
    if session.form != "json" and not request.yes:
        planned = importing.show_and_ask(planned)
    if request.dry_run:
        return importing.tell(planned)
    if planned.changes.changes:
        from tradectl.views.import_plan import headline

        session.confirm(say("Import this? {counts}", counts=headline(planned.plan)), yes=request.yes)
        if not request.yes:
            planned = importing.still(planned)
    return importing.carry(planned)


class _Importing:
    """One import from its plan to its end."""

    def __init__(self, session: Session, request: Request, occasion: Occasion, name: str, raw: bytes) -> None:
        self.session = session
        self.request = request
        self.occasion = occasion
        self.file = File(name, raw, _asked(session, request))
        self.wanted = _wanted(session, request)
        self.unread = not_compared(session.workspace.names().unread())

    @property
    def _job(self) -> Import:
        session = self.session
        return Import(session.workspace, self.occasion, self.file, self.wanted, session.tongue, session.progress)

    def planned(self) -> Planned:
        """Return the plan of the file as things stand."""
        return plan(self._job)

    def show_and_ask(self, planned: Planned) -> Planned:
        """Show the plan, ask about rows that are likely somebody, and about a day that has too many."""
        self._show(planned)
        if self.request.dry_run or not self.session.world.can_ask:
            return planned
        decisions = ask_about(self.session, planned.plan.refuse, planned.plan.kind)
        is_spread = bool(planned.plan.crowd) and self.session.yes_or_no(say("Share out their first days?"))
        if not decisions and not is_spread:
            return planned
        self.wanted = self.wanted._replace(
            decisions={**self.wanted.decisions, **decisions}, spread=self.wanted.spread or is_spread
        )
        again = self.planned()
        self._show(again)
        return again

    def still(self, planned: Planned) -> Planned:
        """Return the plan made anew after the answer; raise CHANGED where it became another one meanwhile."""
        now = self.planned()
        if now.plan.steps != planned.plan.steps:
            raise TradectlError(
                ErrorCode.CHANGED,
                say(
                    "Customers were changed before you answered, and the plan is no longer right; nothing was imported."
                ),
                say("Run the command again; it will look at the customers anew."),
            )
        return now

    def tell(self, planned: Planned) -> int:
        """Give the plan to a program; a person has seen it."""
        if self.session.form == "json":
            from tradectl.views.import_values import values

            data = {**values(planned.plan), "dry_run": True, "rejected": None}
            self.session.answer(data, None, problems=self.unread, changes=planned.changes)
        elif self.request.yes:
            self._show(planned)
        return 0

    def carry(self, planned: Planned) -> int:
        """Carry the plan out, give back what was not taken, and tell."""
        from tradectl.views.import_values import values

        session = self.session
        outcome = carry(self._job, planned) if planned.changes.changes else None
        replaces = self.request.force and bool(self.request.rejected)
        source, wanted = self.request.file, self.request.rejected
        rejected = write_rejected(session, planned.plan, self.file, source, wanted, replace=replaces)
        if session.form == "json":
            told = {
                "operation": self.occasion.operation if outcome else None,
                "commit": outcome.commit if outcome else None,
            }
            data = {**values(planned.plan), **told, "dry_run": False, "rejected": str(rejected) if rejected else None}
            session.answer(data, None, problems=self.unread, changes=planned.changes)
        else:
            from tradectl.views.import_plan import crowded, done

            if planned.plan.crowd_on is not None and outcome is not None:
                session.note(crowded(planned.plan, planned.plan.crowd_on))
            is_seen = not self.request.yes
            session.show(done(planned.plan, str(rejected or ""), is_changed=outcome is not None, is_seen=is_seen))
        for notice in outcome.notices if outcome else ():
            session.note(notice)
        return 0

    def write_plan(self, planned: Planned) -> int:
        """Write the plan to be edited, and say how it goes on."""
        from tradectl.views.import_values import values
        from tradectl.views.plan_written import plan_written

        path = free_place(self.session, self.request.plan)
        write_plan(self.session, path, planned, replace=self.request.force)
        data = {**values(planned.plan), "dry_run": True, "plan": str(path), "rejected": None}
        page = (
            plan_written(planned.plan, str(path), again(self.request, str(path), self.session.asked))
            if self.session.form != "json"
            else None
        )
        self.session.answer(data, page, problems=self.unread if page is None else ())
        return 0

    def save_columns(self, planned: Planned) -> None:
        """Keep what the columns of the table hold."""
        from tradectl.store.export import write_file

        text = json.dumps(dict(planned.columns), ensure_ascii=False, indent=2) + "\n"
        write_file(free_place(self.session, self.request.save_map), text.encode(), replace=self.request.force)

    def _show(self, planned: Planned) -> None:
        from tradectl.views.import_plan import SHOWN, document

        limit = SHOWN if self.session.world.is_terminal else None
        self.session.show(document(planned.plan, dry_run=self.request.dry_run, limit=limit))


def again(request: Request, plan: str, asked: Mapping[str, str]) -> str:
    """Return the command line that carries a plan out: as it was, with the plan in place of its file.

    `asked` are the options that every verb takes.
    """
    options = {
        **{f"--{name}": text for name, text in asked.items()},
        "--sheet": request.sheet, "--dates": request.dates, "--country": request.country, "--fair": request.fair,
        "--owner": request.owner, "--grade": request.grade, "--to": request.to, "--because": request.because,
        "--rejected": request.rejected,
    }  # fmt: skip
    given = [word for option, value in options.items() if value for word in (option, value)]
    given += [word for one in request.columns for word in ("--map", one)]
    is_forced = request.force and bool(request.rejected)
    is_given = {"--attach": request.attach, "--spread": request.spread, "--force": is_forced}
    given += [option for option, is_on in is_given.items() if is_on]
    return shlex.join(["tradectl", "import", request.file, *given, "--apply", plan])


def _asked(session: Session, request: Request) -> Asked:
    order = choice(request.dates, ("", "day", "month"), "--dates")
    country = country_of(request.country) if request.country else ""
    return Asked(
        request.sheet,
        _columns(session, request),
        country,
        "day" if order == "day" else "month" if order else "",
        headings=tuple(heading.strip() for words in request.columns if (heading := words.rpartition("=")[0])),
    )


def _columns(session: Session, request: Request) -> dict[str, str]:
    """Return which heading is which field, by words and by files."""
    found: dict[str, str] = {}
    for words in request.columns:
        heading, equals, field = words.rpartition("=")
        if equals:
            found[heading.strip()] = field.strip()
            continue
        try:
            name, raw = read_named(session.world.folder, words)
        except TradectlError as error:
            raise TradectlError(
                error.code, error.message, say("To say what a column holds, write HEADING=FIELD")
            ) from error
        try:
            told = json.loads(raw)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict) or not all(isinstance(one, str) for one in told.values()):
            raise TradectlError(
                ErrorCode.INVALID,
                say("{file} holds no columns.", file=name),
                say("Let --save-map write one, or give --map HEADING=FIELD"),
            )
        found |= told
    return found


def _wanted(session: Session, request: Request) -> Wanted:
    if request.apply and request.plan:
        raise TradectlError(ErrorCode.USAGE, say("--plan and --apply do not go together."))
    owner = owner_of(session, request.owner or None, all_too=False) or ""
    fair = _fair(session, request.fair)
    decisions = decided(session, request.apply) if request.apply else ()
    return Wanted(
        owner=owner,
        grade=grade_of(request.grade) if request.grade else "",
        fair=fair,
        fair_name=request.fair,
        customer=request.to,
        attach=request.attach,
        spread=request.spread,
        decisions={one.row: one for one in decisions if one.action is not Action.UPDATE},
        updating=frozenset(one.customer for one in decisions if one.action is Action.UPDATE),
        marks=frozenset((one.row, one.mark) for one in decisions if one.mark),
        is_planned=bool(request.apply),
        because=request.because,
    )


def _fair(session: Session, name: str) -> Fair | None:
    """Return the fair of a name; one that nobody made known is kept as it is typed, and said."""
    if not name:
        return None
    from tradectl.core.fairs import find_fair, not_noted, unread
    from tradectl.store.fairs import read_fairs

    fairs, problems = read_fairs(session.workspace.root)
    found = find_fair(fairs, name)
    if found is None:
        session.note(not_noted(name, unread(fairs, problems)))
    return found
