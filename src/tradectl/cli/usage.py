"""Wrong use of the command line, said in tradectl's words: the library's own are English alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.i18n.marks import help_text

if TYPE_CHECKING:
    from typer._click.exceptions import BadParameter, ClickException

_QUOTED = re.compile(r"'([^']*)'")

# Said by the library through gettext; named here so that the catalogues hold them.
LIBRARY_WORDS = (
    help_text("Options"),
    help_text("Arguments"),
    help_text("Commands"),
    help_text("required"),
    help_text("default: {default}"),
    help_text("env var: {var}"),
    help_text("Install completion for the current shell."),
    help_text("Show completion for the current shell, to copy it or customize the installation."),
)


def wrong_use(error: ClickException, verb: str) -> TradectlError:
    """Return what the library complains of as an error of ours; `verb` is empty before one is known."""
    hint = say("See: tradectl {command} --help", command=verb) if verb else say("See: tradectl --help")
    return TradectlError(ErrorCode.USAGE, _message(error), hint)


def _message(error: ClickException) -> Message:
    from typer._click.exceptions import BadOptionUsage, BadParameter, MissingParameter, NoSuchOption

    if isinstance(error, NoSuchOption):
        if error.possibilities:  # the nearest first
            near = error.possibilities[0]
            return say("There is no option {option}. Did you mean {near}?", option=error.option_name, near=near)
        return say("There is no option {option}.", option=error.option_name)
    if isinstance(error, MissingParameter):
        return say("{what} is missing.", what=_name(error))
    if isinstance(error, BadOptionUsage):
        name = error.option_name
        return say("{option} needs a value.", option=name) if "requires" in error.message else _takes_none(name)
    if isinstance(error, BadParameter):
        return _out_of_bounds(error)
    return _unknown(error.format_message())


def _out_of_bounds(error: BadParameter) -> Message:
    bounds = getattr(error.param, "type", None)
    least, most = getattr(bounds, "min", None), getattr(bounds, "max", None)
    if least is None or most is None:
        return say("{option} takes a whole number from {least} on.", option=_name(error), least=least or 0)
    return say("{option} takes a whole number from {least} to {most}.", option=_name(error), least=least, most=most)


def _takes_none(option: str) -> Message:
    return say("{option} takes no value.", option=option)


def _name(error: ClickException) -> str:
    param = getattr(error, "param", None)
    if param is None:
        return "?"
    return str(param.metavar or param.name) if param.param_type_name == "argument" else str(param.opts[0])


def _unknown(text: str) -> Message:
    """Return the complaint about a word that is no command, or one too many."""
    if text.startswith("No such command"):
        name, *near = _QUOTED.findall(text)
        if near:
            return say("There is no command {name}. Did you mean {near}?", name=name, near=", ".join(near))
        return say("There is no command {name}.", name=name)
    if "extra argument" in text:
        return say("There are too many words: {words}", words=text.rpartition("(")[2].rstrip(")"))
    if text.startswith("Missing command"):
        return say("Say which command.")
    return Message("{text}", (("text", text),))
