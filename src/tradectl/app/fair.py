"""`fair`: a trade show that the desk goes to, noted once and named by its leads (R88, R103)."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tradectl.app.carry_out import Outcome, carry_out
from tradectl.core.changes import ABSENT, ChangeSet, WriteFile
from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.fairs import Fair, files_of, find_fair, folder_of, unread
from tradectl.core.layout import FAIR
from tradectl.core.message import say
from tradectl.core.money import parse_money
from tradectl.core.named import NamedTuple
from tradectl.core.naming import fold
from tradectl.store.fairs import read_fairs
from tradectl.store.files import Unreadable, read_beneath
from tradectl.store.scalars import Word, plain_day, plain_of

if TYPE_CHECKING:
    from datetime import date

    from tradectl.core.money import Money
    from tradectl.core.occasion import Occasion
    from tradectl.core.problems import Problem
    from tradectl.i18n.translator import Translator
    from tradectl.store.workspace import Workspace
    from tradectl.store.yaml.values import Value


class Attended(NamedTuple):
    """A fair and how many customers were met there."""

    fair: Fair
    leads: int


def new_fair(
    workspace: Workspace,
    occasion: Occasion,
    name: str,
    days: tuple[date, date],
    place: str,
    cost: str,
    tongue: Translator,
) -> Outcome:
    """Write the `fair.yaml` of a new fair into its dated folder; what lies in the folder already stays there.

    Raise USAGE where the last day is before the first, INVALID for a cost that is no money, EXISTS where the name is
    taken or the folder has a fair.
    """
    on, until = days
    if until < on:
        raise TradectlError(
            ErrorCode.USAGE,
            say("The fair would end on {until}, before it begins on {on}.", until=until, on=on),
            say("--on is its first day, --until its last."),
        )
    fair = Fair(name.strip(), on, until, place.strip(), _cost(cost), folder_of(name, on))
    _refuse_taken(workspace, fair)
    subject = say("Note the fair {name}, {on} to {until}", name=fair.name, on=on, until=until)
    if on == until:
        subject = say("Note the fair {name}, {on}", name=fair.name, on=on)
    file = WriteFile(f"{fair.path}/{FAIR}", ABSENT, _text(fair))
    by = occasion.by.id if occasion.by else ""
    plan = ChangeSet(occasion.operation, "fair new", by, subject, (), (file,))
    return carry_out(workspace, occasion, plan, tongue)._replace(path=fair.path)


def the_fair(workspace: Workspace, name: str) -> Fair:
    """Return the fair a person names, else the only one whose name and place have the words.

    Raise NOT_FOUND or AMBIGUOUS with those that are known.
    """
    fairs, problems = read_fairs(workspace.root)
    found = find_fair(fairs, name)
    if found is not None:
        return found
    meant = [fair for fair in fairs if name.strip() and fold(fair.name).startswith(fold(name))]
    meant = meant or [fair for fair in fairs if _has_words(fair, name)]
    known = tuple(say("{name}  {path}", name=fair.name, path=fair.path) for fair in meant or fairs)
    if len(meant) == 1:
        return meant[0]
    names = ", ".join(fair.name for fair in meant or fairs)
    if meant:
        raise TradectlError(
            ErrorCode.AMBIGUOUS,
            say("'{text}' may be any of {count} fairs.", text=name, count=len(meant)),
            say("Type more of its name: {fairs}", fairs=names),
            known,
        )
    broken = unread(fairs, problems)
    if broken:
        raise TradectlError(
            ErrorCode.NOT_FOUND,
            say("No fair that can be read is called '{text}'.", text=name),
            say("It may be one that is broken. Correct {files}", files=files_of(broken)),
            (*known, *(one.located for one in broken)),
        )
    raise TradectlError(
        ErrorCode.NOT_FOUND,
        say("No fair is called '{text}'.", text=name),
        say("Known fairs: {fairs}", fairs=names)
        if names
        else say("Note it first: tradectl fair new NAME --on DATE --until DATE --place PLACE"),
        known,
    )


def _has_words(fair: Fair, text: str) -> bool:
    """Return whether every word of a text stands somewhere in a fair's name or place."""
    told = fold(f"{fair.name} {fair.place}")
    return bool(text.strip()) and all(fold(word) in told for word in text.split())


def attended(
    workspace: Workspace, today: date
) -> tuple[tuple[Attended, ...], tuple[Problem, ...], tuple[Problem, ...]]:
    """Return every fair with its leads, and the problems met: in the files of fairs, in cards."""
    fairs, problems = read_fairs(workspace.root)
    index = workspace.index(today)
    met = Counter(one.customer.fair for one in index.glances(index.everybody(), today) if one.customer)
    counts: Counter[str] = Counter()
    for name, leads in met.items():
        fair = find_fair(fairs, name) if name else None
        if fair is not None:
            counts[fair.path] += leads
    return tuple(Attended(fair, counts[fair.path]) for fair in fairs), problems, index.problems


def _cost(text: str) -> Money | None:
    if not text.strip():
        return None
    money = parse_money(text.upper())
    if money is None or money.amount < 0:
        raise TradectlError(
            ErrorCode.INVALID,
            say("'{cost}' is no cost.", cost=text),
            say('Write the amount and the currency, for example --cost "12000 CNY".'),
        )
    return money


def _refuse_taken(workspace: Workspace, fair: Fair) -> None:
    fairs, problems = read_fairs(workspace.root)
    same = next((one for one in fairs if fold(one.name) == fold(fair.name)), None)
    if same is not None:
        raise TradectlError(
            ErrorCode.EXISTS,
            say("There is a fair of this name: {name}, {on} to {until}", name=same.name, on=same.on, until=same.until),
            say(
                "Give this one another name, for example with the year. To correct the one that is there, edit {path}; "
                "if you noted it just now: tradectl undo",
                path=f"{same.path}/{FAIR}",
            ),
        )
    found = read_beneath(workspace.root, f"{fair.path}/{FAIR}")
    if not (isinstance(found, Unreadable) and found.absent):
        raise TradectlError(
            ErrorCode.EXISTS,
            say("The folder {path} has a fair already.", path=fair.path),
            say("Give this one another name; `tradectl fair list` shows those that are known."),
            tuple(problem.located for problem in problems if problem.path.startswith(f"{fair.path}/")),
        )
    named = fair.path.partition("-")[2]
    broken = tuple(
        one for one in unread(fairs, problems) if one.path.removesuffix(f"/{FAIR}").partition("-")[2] == named
    )
    if broken:
        raise TradectlError(
            ErrorCode.EXISTS,
            say("{files} may be this fair, and cannot be read.", files=files_of(broken)),
            say("Correct it; if it is another fair, give this one another name."),
            tuple(one.located for one in broken),
        )


def _text(fair: Fair) -> bytes:
    """Return the file of a fair; raise INVALID where a field cannot hold its value."""
    from tradectl.core.model.fair import FairShape  # noqa: PLC0415 (start-up)
    from tradectl.core.model.typed import typed  # noqa: PLC0415
    from tradectl.store.yaml.emit import emit  # noqa: PLC0415

    fields: dict[str, Value] = {
        "format": Word("1"),
        "name": fair.name,
        "on": plain_day(fair.on),
        "until": plain_day(fair.until),
        "place": fair.place,
    }
    if fair.cost is not None:
        fields["cost"] = Word(str(fair.cost))
    _, faults = typed(FairShape, plain_of(fields))
    if faults:
        raise TradectlError(
            ErrorCode.INVALID,
            say("{field} cannot be {value}.", field=str(faults[0].loc[0]), value=f"'{faults[0].value}'"),
            say("See: tradectl fair --help"),
        )
    return emit(fields)
