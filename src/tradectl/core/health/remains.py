"""What earlier commands and merges left, judged: unfinished work, customers in two folders, files set aside."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.health.finding import bad, good, look
from tradectl.core.message import say, say_n
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from tradectl.core.health.finding import Finding
    from tradectl.core.problems import Problem

CUT_OFF = say("A command was cut off before it changed anything: none of it is there.")


class Remains(NamedTuple):
    """What stands in `.tradectl`: whether somebody writes now, what waits to be finished, what was set aside.

    `own` counts operations of this computer, `begun` those that promised nothing yet, `foreign` names the other
    computers with their users.
    """

    is_held: bool = False
    own: int = 0
    begun: int = 0
    foreign: tuple[tuple[str, str], ...] = ()
    lost: tuple[str, ...] = ()


class Leftovers(NamedTuple):
    """What stands in the workspace and should not; all are paths, `twins` those of each customer in several folders."""

    twins: tuple[tuple[str, ...], ...] = ()
    without_card: tuple[str, ...] = ()
    copies: tuple[str, ...] = ()


def judge_remains(remains: Remains) -> Iterator[Finding]:
    """Yield what is found of the lock and of unfinished work."""
    if remains.is_held:
        yield look(
            "lock",
            say("Another tradectl command is writing in this workspace."),
            say("Wait until it has finished, then look again."),
        )
    else:
        yield good("lock", say("No other command is writing in this workspace."))
    if remains.own:
        yield look(
            "unfinished",
            say("An earlier command waits to be finished."),
            say("Run `tradectl recover`; the next command that writes does it, too."),
        )
    elif remains.begun:
        yield look(
            "unfinished",
            CUT_OFF,
            say("Run `tradectl recover`, which removes what it left, and then run that command again."),
        )
    else:
        yield good("unfinished", say("There is no unfinished work."))
    if remains.foreign:
        host, user = remains.foreign[0]
        yield look(
            "foreign",
            say("Unfinished work of another computer is here: {host}, user {user}", host=host, user=user),
            say("Run `tradectl recover` on that computer. Share a workspace with git, not with a folder that syncs."),
        )
    else:
        yield good("foreign", say("There is no unfinished work of another computer."))


def judge_leftovers(leftovers: Leftovers, lost: tuple[str, ...]) -> Iterator[Finding]:
    """Yield what is found of folders left over after a merge, and of files that tradectl set aside."""
    yield _twins(leftovers.twins)
    yield _without_card(leftovers.without_card)
    aside = (*leftovers.copies, *lost)
    if aside:
        yield look(
            "set_aside",
            say_n(
                "tradectl set this aside: {path}",
                "tradectl set {count} files or folders aside. The first is {path}",
                len(aside),
                path=aside[0],
            ),
            say("Look at it, take over what you need, and delete it."),
        )
    else:
        yield good("set_aside", say("tradectl has set nothing aside."))


def judge_problems(problems: Sequence[Problem]) -> Finding:
    """Return what is found of cards, journals, deals and fairs that were read; `problems` are their errors."""
    if not problems:
        return good("readable", say("All cards, journals, deals and fairs can be read."))
    first = problems[0]
    return bad(
        "readable",
        say_n(
            "Something in cards, journals, deals or fairs cannot be read: {place}",
            "{count} things in cards, journals, deals or fairs cannot be read. The first: {place}",
            len(problems),
            place=first.located,
        ),
        say("See what is wrong and how it is mended: tradectl validate"),
    )


def _twins(twins: tuple[tuple[str, ...], ...]) -> Finding:
    if not twins:
        return good("two_folders", say("No customer is in two folders."))
    places = ", ".join(twins[0])
    return bad(
        "two_folders",
        say_n(
            "A customer is in more than one folder: {places}",
            "{count} customers are in more than one folder. The first: {places}",
            len(twins),
            places=places,
        ),
        say("Join two of them: tradectl merge {path} {other}", path=twins[0][1], other=twins[0][0]),
    )


def _without_card(paths: tuple[str, ...]) -> Finding:
    if not paths:
        return good("no_card", say("Each customer's journal has its card."))
    return bad(
        "no_card",
        say_n(
            "This customer's folder has a journal and no card: {path}",
            "{count} customers' folders have a journal and no card. The first is {path}",
            len(paths),
            path=paths[0],
        ),
        say(
            "Join it to the customer's other folder (tradectl merge {path} FOLDER), or get card.yaml back from git or "
            "a backup.",
            path=paths[0],
        ),
    )
