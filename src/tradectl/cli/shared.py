"""The options every verb takes, before it or after it: -w, --lang, --today, --by."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_type_hints

import typer

from tradectl import __version__
from tradectl.i18n.marks import help_text

if TYPE_CHECKING:
    from collections.abc import Callable


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
    version: Annotated[
        bool, typer.Option("--version", is_eager=True, help=help_text("Show the version and exit."))
    ] = False,
) -> None:
    """Keep what was asked before the verb."""
    if version:
        ctx.obj.out(f"tradectl {__version__}\n")
        raise typer.Exit
    ctx.obj.ask(workspace=workspace, lang=lang, today=today, by=by)


def with_shared(run: Callable[..., int]) -> Callable[..., int]:
    """Return `run` with the shared options added to its own; an option of its own goes before a shared one."""
    own, shared = inspect.signature(run).parameters, inspect.signature(asked_before_the_verb).parameters
    extra = [name for name in shared if name not in own and name != "version"]

    def verb(**given: Any) -> int:
        context = given["ctx"]
        context.obj.command = context.info_name
        context.obj.ask(**{name: given.pop(name) for name in extra})
        return run(**given)

    parameters = [*own.values(), *(shared[name] for name in extra)]
    hints = {**get_type_hints(asked_before_the_verb, include_extras=True), **get_type_hints(run, include_extras=True)}
    verb.__signature__ = inspect.Signature(  # type: ignore[attr-defined]
        [
            inspect.Parameter(one.name, inspect.Parameter.KEYWORD_ONLY, default=one.default, annotation=hints[one.name])
            for one in parameters
        ]
    )
    verb.__annotations__ = {one.name: hints[one.name] for one in parameters}
    return verb


def translate(command: Any, text: Callable[[str], str]) -> Any:
    """Return the command with its help and its options' help in the reader's language."""
    for one in (command, *command.params):
        if getattr(one, "help", None):
            one.help = text(one.help)
    return command
