"""The verbs of tradectl in the order of a day, and the group that imports a verb's module when it is called."""

from __future__ import annotations

import re
from importlib import import_module
from keyword import iskeyword
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup

from tradectl.cli.help_page import HelpContext, ended
from tradectl.cli.names import VERBS
from tradectl.cli.shared import asked_before_the_verb, translate, with_shared
from tradectl.core.message import Message, say
from tradectl.i18n.marks import help_text

if TYPE_CHECKING:
    from tradectl.i18n.translator import Translator

_FIRST_SENTENCE = r"(?s).+?(?:[.](?= )|。|\Z)"
HELP = help_text("Whom to handle today and why: a CRM for exporters over plain files.")


class _Spoken:
    """What the library says in English alone, said in the reader's language."""

    tongue: Translator
    context_class: Any = HelpContext

    def format_help(self, ctx: Any, formatter: Any) -> None:
        """Write the page, its headings ended as the language does."""
        formatter.colon = self.tongue.text(say("{heading}:", heading=""))
        super().format_help(ctx, formatter)  # type: ignore[misc]

    def format_usage(self, ctx: Any, formatter: Any) -> None:
        """Write the line that begins with `Usage:`."""
        words = " ".join(self.collect_usage_pieces(ctx))  # type: ignore[attr-defined]
        formatter.write_usage(ctx.command_path, words, prefix=ended(self.tongue.text(say("Usage:"))))

    def get_help_option(self, ctx: Any) -> Any:
        """Return `--help` with its help."""
        option = super().get_help_option(ctx)  # type: ignore[misc]
        option.help = self.tongue.text(say("Show this help and exit."))
        return option


class VerbCommand(_Spoken, TyperCommand):
    """The command of a verb."""

    def get_short_help_str(self, limit: int = 45) -> str:  # noqa: ARG002  a sentence is not cut
        """Return the first sentence of the help."""
        return str(re.findall(_FIRST_SENTENCE, self.help or "")[0])


class VerbGroup(_Spoken, TyperGroup):
    """The group of all verbs; only the one that is called is imported (docs/architecture.md)."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        """Return the verbs in their own order."""
        return list(VERBS)

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        """Return a verb's command, None for an unknown one."""
        return build(cmd_name, self.tongue) if cmd_name in VERBS else None


def build(verb: str, tongue: Translator) -> Any:
    """Return the command of a verb from its module's `run`, `HELP` and `EXAMPLE`."""
    name = f"{verb}_" if iskeyword(verb) else verb
    module = import_module(f"tradectl.cli.commands.{name}")
    app = typer.Typer(add_completion=False, rich_markup_mode=None, pretty_exceptions_enable=False)
    example = ended(tongue.text(say("Example:"))) + tongue.text(Message(module.EXAMPLE))
    app.command(verb, cls=VerbCommand, help=module.HELP, epilog=example)(with_shared(module.run))
    command = translate(typer.main.get_command(app), lambda text: tongue.text(Message(text)))
    command.tongue = tongue
    return command


def program(tongue: Translator) -> Any:
    """Return the whole command line, its help in one language."""
    app = typer.Typer(
        cls=VerbGroup,
        help=HELP,
        rich_markup_mode=None,
        pretty_exceptions_enable=False,
        no_args_is_help=True,
        invoke_without_command=False,
    )
    app.callback()(asked_before_the_verb)
    group = translate(typer.main.get_command(app), lambda text: tongue.text(Message(text)))
    group.tongue = tongue
    group.commands = dict.fromkeys(VERBS)  # names for 'Did you mean …?'; get_command makes the commands
    return group
