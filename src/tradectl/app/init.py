"""`init`: make a workspace: settings, shelves, what git and editors need, and the first commit."""

from __future__ import annotations

import json
import os
import re
from typing import TYPE_CHECKING, Any

from tradectl.app.carry_out import Outcome, carry_out, told_of_recovery
from tradectl.app.committing import History
from tradectl.app.schemas import SCHEMAS, schema_text
from tradectl.core.changes import ABSENT, Change, ChangeSet, MakeFolder, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.layout import COMPANY, FAIR, GRADES, PRIVATE, REPORTS, SETTINGS
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple
from tradectl.core.settings import Person, Settings
from tradectl.store.apply import Recovered, recover
from tradectl.store.git.repository import NoRepository
from tradectl.store.git.start import init_repository
from tradectl.store.scalars import Word
from tradectl.store.workspace import Workspace, is_root, open_workspace

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.core.occasion import Occasion
    from tradectl.i18n.translator import Translator

_PERSON = re.compile(r"(?P<id>[a-z0-9_.]{1,32})(?:=(?P<name>[^<>]*?)\s*(?:<(?P<email>[^<>\s]+)>)?)?")
_ROLES = ("sales", "merchandiser", "head", "manager", "finance")
_ATTRIBUTES = "*.yaml -text\n*.jsonl -text merge=union\nreports/** -text\n"
_IGNORE = f"{PRIVATE}/\n.~*\n~$*\n*~\n.#*\n*.swp\n.DS_Store\nThumbs.db\n"
_SCHEMA_FOLDER = ".vscode/tradectl"


class NewDesk(NamedTuple):
    """What a new workspace is told; the people are at least one."""

    name: str
    language: str
    time_zone: str
    people: tuple[Person, ...]


def parse_person(text: str) -> Person:
    """Return the person of `mei=林梅 <mei@x.example>` (`:role` may end it); raise USAGE where it is none."""
    head, colon, role = text.rpartition(":")
    body, role = (head, role.strip()) if colon and role.strip() in _ROLES else (text, "sales")
    match = _PERSON.fullmatch(body.strip())
    if match is None:
        raise TradectlError(
            ErrorCode.USAGE,
            say("'{person}' is not of the form id=Name <e-mail>.", person=text),
            say('For example: --person "mei=林梅 <mei@brightway.example>"'),
        )
    return Person(match["id"], (match["name"] or "").strip(), match["email"] or "", role)


def init(root: Path, occasion: Occasion, desk: NewDesk, tongue: Translator, *, git: bool) -> Outcome:
    """Write the files of a new workspace and commit them; what is there already is left as it is.

    One that was cut off is finished. Raise EXISTS where the folder is a workspace already.
    """
    if is_root(root):
        raise TradectlError(
            ErrorCode.EXISTS,
            say("{folder} is a workspace already.", folder=str(root)),
            say("Run tradectl in it, or choose another folder."),
        )
    above = next((folder for folder in root.parents if is_root(folder)), None)
    if above is not None:
        raise TradectlError(
            ErrorCode.REFUSED,
            say("{folder} lies inside the workspace {above}", folder=str(root), above=str(above)),
            say("Choose a folder outside of it."),
        )
    finished = Recovered() if occasion.dry_run else recover(root, host=occasion.host, user=occasion.user)
    changes: list[Change] = [
        WriteFile(path, ABSENT, content) for path, content in _files(desk, tongue).items() if not _is_there(root / path)
    ]
    changes += [MakeFolder(path) for path in _folders() if not _is_there(root / path)]
    plan = ChangeSet(
        occasion.operation,
        "init",
        desk.people[0].id,
        say("Make the workspace {name}", name=desk.name),
        (),
        tuple(changes),
    )
    if occasion.dry_run:
        return Outcome(plan, dry_run=True, path=str(root))
    return _made(root, occasion, desk, plan, finished, tongue, git=git)


def _made(
    root: Path,
    occasion: Occasion,
    desk: NewDesk,
    plan: ChangeSet,
    finished: Recovered,
    tongue: Translator,
    *,
    git: bool,
) -> Outcome:
    notices: tuple[Message, ...] = ()
    if git:
        repository = init_repository(root, occasion.environment)
        if isinstance(repository, NoRepository) and repository.warning is not None:
            notices = (repository.warning,)
    zone = occasion.now.tzinfo
    workspace = Workspace(root, Settings(people=desk.people, commit=git), zone)  # type: ignore[arg-type]
    History(workspace, occasion, tongue).record_recovered(finished)
    try:
        done = carry_out(workspace, occasion, plan, tongue)
    except TradectlError as error:
        if not git or not _is_there(root / ".git"):
            raise
        hint = say(
            "The git repository is begun already; `tradectl init` goes on with it. {hint}", hint=error.hint or ""
        )
        raise TradectlError(error.code, error.message, hint, error.details) from error
    open_workspace(root, desk.language)
    told = (*notices, *told_of_recovery(finished), *done.notices)
    return done._replace(path=str(root), notices=tuple(dict.fromkeys(told)))


def _is_there(path: Path) -> bool:
    return os.path.lexists(path)  # a link to nothing is something; Path.exists raises for a name too long


def _files(desk: NewDesk, tongue: Translator) -> dict[str, bytes]:
    from tradectl.store.yaml.emit import emit  # noqa: PLC0415  ruamel is heavy

    people = [{key: value for key, value in _person_fields(person).items() if value} for person in desk.people]
    settings: dict[str, Any] = {
        "format": Word("1"),
        "desk": desk.name,
        "language": Word(desk.language),
        "time_zone": Word(desk.time_zone),
        "people": people,
    }
    vscode = {
        "yaml.schemas": {
            f"{_SCHEMA_FOLDER}/card.schema.json": ["card.yaml"],
            f"{_SCHEMA_FOLDER}/deal.schema.json": ["deal.yaml"],
            f"{_SCHEMA_FOLDER}/fair.schema.json": [FAIR],
            f"{_SCHEMA_FOLDER}/settings.schema.json": [SETTINGS],
        },
        "files.eol": "\n",
    }
    files = {
        SETTINGS: emit(
            settings, head=tongue.text(say("The settings of the desk; `tradectl schema settings` names them all."))
        ),
        ".gitattributes": _ATTRIBUTES.encode(),
        ".gitignore": _IGNORE.encode(),
        ".vscode/settings.json": (json.dumps(vscode, indent=2) + "\n").encode(),
    }
    return files | {f"{_SCHEMA_FOLDER}/{name}.schema.json": schema_text(name).encode() for name in SCHEMAS}


def _person_fields(person: Person) -> dict[str, object]:
    role = Word(person.role) if person.role != "sales" else ""
    return {"id": Word(person.id), "name": person.name, "email": person.email, "role": role}


def _folders() -> tuple[str, ...]:
    return ("won", *(f"prospect/{grade}" for grade in GRADES), f"{COMPANY}/templates", REPORTS)
