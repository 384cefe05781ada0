"""The one error boundary: what cannot be done is told, wrong use is told, a bug becomes a crash file."""

from __future__ import annotations

import sys
from contextlib import redirect_stderr, redirect_stdout

from tradectl.cli.context import World, speak
from tradectl.cli.daily import answer
from tradectl.cli.daily.reading import read_line
from tradectl.cli.names import VERBS
from tradectl.cli.session import Session
from tradectl.core.errors import DeclinedError, ErrorCode, TradectlError
from tradectl.core.message import Message, say
from tradectl.i18n.languages import language_of, spoken

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any, TextIO

    from tradectl.cli.daily.reading import Plain

COMPLETING = "_TRADECTL_COMPLETE"  # set by the shell at the tab key
DONE, USAGE, REFUSED, BUG, INTERRUPTED = 0, 2, 3, 70, 130


def main(arguments: Sequence[str], world: World) -> int:
    """Run one command line and return its exit code; nothing escapes but the interpreter's own end."""
    output: Any = _Output(world.stdout)
    notices: Any = _Notices(world.stderr)
    session = Session(world._replace(stdout=output, stderr=notices), _language(arguments, world))
    session.form = "json" if _wants_json(arguments) else "table"
    session.command = next((word for word in arguments if word in VERBS), "tradectl")
    try:
        code = _answered(arguments, session)
        output.flush()
    except _NotPrintedError as error:
        return _not_printed(error, session, world)
    except BrokenPipeError:
        return _pipe_closed(world)
    except KeyboardInterrupt:
        notices.write("\n")
        return INTERRUPTED
    except Exception as error:  # noqa: BLE001  a bug, whatever it is, becomes a report
        return _bug(error, arguments, session)
    finally:
        session.close()
    return code


def _answered(arguments: Sequence[str], session: Session) -> int:
    try:
        return _invoke(arguments, session)
    except TradectlError as error:
        return _told(error, session)


def _invoke(arguments: Sequence[str], session: Session) -> int:
    _refuse_no_text(arguments)
    with redirect_stdout(session.world.stdout), redirect_stderr(session.world.stderr):
        plain = read_line(arguments) if not session.world.flag(COMPLETING) else None
        return _by_library(arguments, session) if plain is None else _at_once(plain, session)


def _at_once(plain: Plain, session: Session) -> int:
    """Answer a plain command line of a daily verb."""
    session.command = plain.verb
    session.ask(**plain.asked)
    return answer(session, plain.values)


def _by_library(arguments: Sequence[str], session: Session) -> int:
    from typer import Abort
    from typer._click.exceptions import ClickException, NoArgsIsHelpError

    from tradectl.cli.verbs import program

    speak(session.language)
    try:
        code: Any = program(session.tongue).main(
            list(arguments), prog_name="tradectl", standalone_mode=False, obj=session
        )
    except NoArgsIsHelpError as shown:
        session.out(f"{shown.format_message()}\n")
        return USAGE if arguments else DONE
    except ClickException as error:
        from tradectl.cli.usage import wrong_use

        raise wrong_use(error, session.command if session.command in VERBS else "") from error
    except Abort:
        raise KeyboardInterrupt from None
    except SystemExit as end:  # how the library answers a closed pipe: with a code that says the command failed
        if isinstance(end.__context__, BrokenPipeError):
            raise end.__context__ from None
        raise
    return code if isinstance(code, int) else DONE


def _refuse_no_text(arguments: Sequence[str]) -> None:
    for word in arguments:
        if any("\ud800" <= letter <= "\udfff" for letter in word):
            raise TradectlError(
                ErrorCode.USAGE,
                say("A word on the command line is not UTF-8 text."),
                say("Set the terminal to UTF-8 and type it again."),
            )


def _told(error: TradectlError, session: Session) -> int:
    if session.form == "json":
        from tradectl.views.envelope import failure

        session.out(failure(session.command, error, session.tongue))
    elif isinstance(error, DeclinedError):
        session.note(error.message)
    else:
        session.note(say("Error: {message}", message=error.message))
        for detail in error.details:
            session.note(Message("  {detail}", (("detail", detail),)))
        if error.hint is not None:
            session.note(say("Hint: {hint}", hint=error.hint))
    return USAGE if error.code is ErrorCode.USAGE else REFUSED


def _pipe_closed(world: World) -> int:
    """End quietly when the reader has seen enough."""
    if world.stdout is sys.stdout:
        _send_nowhere(world.stdout)
    return DONE


def _send_nowhere(stream: TextIO) -> None:
    """Let Python not flush into a closed pipe or a full disk again at its end."""
    import os

    os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())


class _NotPrintedError(Exception):
    """The output cannot be written: it goes into a file, and the disk is full."""


class _Output:
    """The output, which tells its own failures from those of other files."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream

    def write(self, text: str) -> int:
        return int(self._told(lambda: self._stream.write(text)))

    def flush(self) -> None:
        self._told(self._stream.flush)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._stream, name)

    def _told(self, action: Callable[[], Any]) -> Any:
        try:
            return action()
        except BrokenPipeError:
            raise
        except OSError as error:
            raise _NotPrintedError(error.strerror) from error


class _Notices(_Output):
    """The stream of notices and errors: where it cannot be written there is nobody left to tell."""

    def _told(self, action: Callable[[], Any]) -> Any:
        try:
            return action()
        except OSError:
            if self._stream is sys.__stderr__:
                _send_nowhere(self._stream)
            return 0


def _not_printed(error: _NotPrintedError, session: Session, world: World) -> int:
    """Say on stderr that the answer could not be written; what the command changed stays changed."""
    session.form = "table"
    code = _told(TradectlError(ErrorCode.REFUSED, say("{path}: {reason}", path="stdout", reason=str(error))), session)
    _pipe_closed(world)
    return code


def _bug(error: Exception, arguments: Sequence[str], session: Session) -> int:
    from tradectl.cli.crash import write_report

    path = write_report(error, arguments, session.world)
    message = say("This is a bug in tradectl. Your files are as they were before or after the command.")
    hint = say("A report lies in {path}; please send it to the authors.", path=path)
    _told(TradectlError(ErrorCode.INTERNAL, message, hint), session)
    return BUG


def _wants_json(arguments: Sequence[str]) -> bool:
    pairs = zip(arguments, (*arguments[1:], ""), strict=False)
    return any(word == "--format=json" or (word, then) == ("--format", "json") for word, then in pairs)


def _language(arguments: Sequence[str], world: World) -> str:
    """Return the language before anything is parsed: --lang, the workspace's, the locale's."""
    for word, then in zip(arguments, (*arguments[1:], ""), strict=False):
        given = word.removeprefix("--lang=") if word.startswith("--lang=") else then if word == "--lang" else ""
        if language := spoken(given):
            return language
    if next((word for word in arguments if word in VERBS), "") == "init":  # a new desk, whatever workspace is around
        return language_of(world.locale)
    from tradectl.cli.language import desk_language

    return desk_language(arguments, world) or language_of(world.locale)
