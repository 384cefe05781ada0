"""The options every verb takes, before it or after it: -w, --lang, --today, --by."""

import inspect
from collections.abc import Callable
from typing import Annotated, Any

import typer

from tradectl import __version__
from tradectl.cli.daily import answer
from tradectl.cli.names import DAILY
from tradectl.cli.options import Yes
from tradectl.i18n.marks import help_text


def _show_version(ctx: typer.Context, value: bool) -> None:
    """Print the version; no verb is needed then."""
    if value:
        ctx.obj.out(f"tradectl {__version__}\n")
        raise typer.Exit


def asked_before_the_verb(
    ctx: typer.Context,
    workspace: Annotated[
        str | None,
        typer.Option("--workspace", "-w", metavar="FOLDER", help=help_text("Work in this workspace.")),
    ] = None,
    lang: Annotated[
        str | None, typer.Option("--lang", metavar="LANGUAGE", help=help_text("Speak en, zh-Hans or zh-Hant."))
    ] = None,
    today: Annotated[
        str | None, typer.Option("--today", metavar="DATE", help=help_text("Take this day (or time) as today."))
    ] = None,
    by: Annotated[str | None, typer.Option("--by", metavar="PERSON", help=help_text("Act as this person."))] = None,
    version: Annotated[  # noqa: ARG001  its callback has answered
        bool,
        typer.Option("--version", is_eager=True, callback=_show_version, help=help_text("Show the version and exit.")),
    ] = False,
) -> None:
    """Keep what was asked before the verb."""
    ctx.obj.ask(workspace=workspace, lang=lang, today=today, by=by)


def with_shared(run: Callable[..., Any]) -> Callable[..., int]:
    """Return `run` with the shared options added to its own; an option of its own goes before a shared one.

    A daily verb's `run` only declares what the verb takes: it is answered as it is where the library is not asked.
    A verb that writes takes `--yes` too, so that scripts can give it to all of them; most have nothing to ask.
    """
    own = {name: one for name, one in inspect.signature(run, eval_str=True).parameters.items() if name != "ctx"}
    shared = {
        name: one for name, one in inspect.signature(asked_before_the_verb).parameters.items() if name != "version"
    }
    if "dry_run" in own:
        shared |= inspect.signature(_asked_of_writers).parameters
    extra = [name for name in shared if name not in own]

    def verb(**given: Any) -> int:
        asked = {name: given.pop(name) for name in extra}
        asked.pop("yes", None)
        context = asked.pop("ctx")
        session = context.obj
        session.command = context.info_name
        session.ask(**asked)
        return answer(session, given) if session.command in DAILY else run(context, **given)

    parameters = [*own.values(), *(shared[name] for name in extra)]
    verb.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [one.replace(kind=inspect.Parameter.KEYWORD_ONLY) for one in parameters]
    )
    verb.__annotations__ = {one.name: one.annotation for one in parameters}
    return verb


def _asked_of_writers(yes: Yes = False) -> None:
    """Declare what every writing verb takes."""


def translate(command: Any, text: Callable[[str], str]) -> Any:
    """Return the command with its help and its options' help in the reader's language."""
    for one in (command, *command.params):
        if getattr(one, "help", None):
            one.help = text(one.help)
    return command
