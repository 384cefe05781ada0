"""`export` at the command line: what is asked, where the file may stand, what is told."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.cli.export_kinds import KINDS, Made
from tradectl.cli.places import free_place
from tradectl.cli.session import choice
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.app.listing import Filter
    from tradectl.cli.session import Session

STDOUT = "-"


class Asked(NamedTuple):
    """What was asked for; None and empty where it was not said."""

    file: str
    kind: str
    filters: Mapping[str, str | None]
    where: tuple[str, ...]
    within: int | None
    version: str
    raw: bool
    redacted: bool
    force: bool
    dry_run: bool


def export(session: Session, asked: Asked) -> int:
    """Write the file, or print it, and return the exit code."""
    from tradectl.store.export import check_free, write_file

    kind = _kind(asked, session)
    _check_options(asked, kind)
    path = None if asked.file == STDOUT else free_place(session, asked.file)
    if path is not None:
        check_free(path, replace=asked.force)
    made = KINDS[kind](session, _wanted(session, asked), asked)
    if path is None:
        _print(session, made)
    else:
        if not asked.dry_run:
            write_file(path, made.content, replace=asked.force)
        _tell(session, asked, kind, path, made)
    return 0


def _tell(session: Session, asked: Asked, kind: str, path: Path, made: Made) -> None:
    from tradectl.views.export_values import written

    data = {
        "file": str(path),
        "kind": kind,
        "count": made.number,
        "bytes": len(made.content),
        "dry_run": asked.dry_run,
    }
    page = None if session.form == "json" else written(kind, made.number, str(path), dry_run=asked.dry_run)
    session.answer(data, page, problems=made.met.problems, missing=made.met.missing)


def _print(session: Session, made: Made) -> None:
    from tradectl.views.safe import clean

    told = made.content.decode().removeprefix("\ufeff")
    session.out(clean(told, keep_newlines=True) if session.world.is_terminal else told)
    session.form = "table"  # what is printed is no answer, and nothing follows it
    session.answer(None, None, problems=made.met.problems, missing=made.met.missing)


def _kind(asked: Asked, session: Session) -> str:
    """Return the kind of file: as asked, else by its name."""
    ending = Path(asked.file).suffix.lower().removeprefix(".")
    if asked.file == STDOUT:
        if asked.kind:
            kind = choice(asked.kind, (one for one in KINDS if one != "xlsx"), "--as")
        elif session.form == "json":
            kind = "json"
        else:
            raise TradectlError(
                ErrorCode.USAGE,
                say("It is not said what to print."),
                say("Add --as csv, vcf, ics, json or md"),
            )
        if session.form == "json" and kind != "json":
            raise TradectlError(ErrorCode.USAGE, say("The file itself is printed: --format json does not go with it."))
        return kind
    if asked.kind:
        return choice(asked.kind, KINDS, "--as")
    if ending in KINDS:
        return ending
    raise TradectlError(
        ErrorCode.USAGE,
        say("The name {file} does not say what kind of file it is.", file=asked.file),
        say("End it in .xlsx, .csv, .vcf, .ics, .json or .md, or add --as KIND"),
    )


def _check_options(asked: Asked, kind: str) -> None:
    """Raise USAGE for what belongs to another kind of file: who asks for it expects something."""
    misplaced = (
        ("--within", "ics", asked.within is not None),
        ("--vcard", "vcf", bool(asked.version)),
        ("--raw", "csv", asked.raw),
    )
    for option, only, given in misplaced:
        if given and kind != only:
            raise TradectlError(ErrorCode.USAGE, say("{option} is for {kind} only.", option=option, kind=only))
    if asked.redacted and kind == "ics":
        raise TradectlError(
            ErrorCode.USAGE,
            say("A calendar tells more than company, person and job title."),
            say("Leave out --redacted, or choose another kind of file."),
        )


def _wanted(session: Session, asked: Asked) -> Filter:
    """Return the filter that `list` would have; `--where grade=A` is `--grade A`."""
    from tradectl.app.listing import Filter
    from tradectl.cli.daily.list import WINDOWS
    from tradectl.cli.picking import country_of, grades_of, owner_of
    from tradectl.core.rules import RULES

    given = {name: value for name, value in asked.filters.items() if value is not None}
    for words in asked.where:
        name, _, value = words.partition("=")
        if name.strip() not in asked.filters or name.strip() in given or not value.strip():
            raise TradectlError(
                ErrorCode.USAGE,
                say("--where cannot be '{words}'.", words=words),
                say("Give each once: {choices}", choices=", ".join(f"{one}=…" for one in asked.filters)),
            )
        given[name.strip()] = value.strip()
    person = owner_of(session, given.get("owner"))
    return Filter(
        grades=grades_of(given.get("grade")) or frozenset(),
        owner=person or "",
        country=country_of(given["country"]) if given.get("country") else "",
        tag=given.get("tag", ""),
        window=choice(given["window"], WINDOWS, "--window") if given.get("window") else "",
        rule=choice(given["due"], (rule.name for rule in RULES), "--due") if given.get("due") else "",
    )
