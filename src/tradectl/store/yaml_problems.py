"""What the YAML reader found, said in words: a problem with its place and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.checks.codes import problem
from tradectl.core.message import Message, say
from tradectl.store.yaml.faults import Fault, FaultKind

if TYPE_CHECKING:
    from tradectl.core.problems import Problem

_SAVE = say("Open the file in an editor and save it as UTF-8.")
_PLAIN = say('If the sign belongs to the value, put the value in quotes: name: "*Star* Ltd". If not, delete it.')
_QUOTE = say('Put the value in quotes, for example name: "Acme: Inc".')
_WORDS: dict[FaultKind, tuple[str, Message, Message]] = {
    FaultKind.TOO_LARGE: (
        "FILE03",
        say("The file is too large to be a card."),
        say("Keep long texts and pictures in files of their own beside the card."),
    ),
    FaultKind.NOT_UTF8: ("FILE02", say("The file is not UTF-8 text."), _SAVE),
    FaultKind.SURROGATE: ("FILE04", say("An escape stands for half a character."), say("Write the character itself.")),
    FaultKind.CONFLICT_MARKER: (
        "FILE05",
        say("A git merge was left unfinished here."),
        say("Keep the right lines, delete the lines with <<<<<<<, ======= and >>>>>>>."),
    ),
    FaultKind.LINE_SEPARATOR: (
        "YAML07",
        say("An invisible line separator stands here."),
        say("Delete it and type an ordinary line end or a blank."),
    ),
    FaultKind.TAB: ("YAML02", say("A tab stands where YAML allows none."), say("Type blanks in place of the tab.")),
    FaultKind.EMPTY: (
        "YAML08",
        say("The file is empty."),
        say("Bring it back with `tradectl undo` or from git, or write it anew."),
    ),
    FaultKind.NOT_A_MAPPING: (
        "YAML08",
        say("The file does not consist of fields."),
        say("Write one `field: value` a line."),
    ),
    FaultKind.SECOND_DOCUMENT: (
        "YAML05",
        say("A second YAML document begins here."),
        say("Delete the line --- or move what follows into a file of its own."),
    ),
    FaultKind.TOO_DEEP: ("YAML06", say("The values nest too deep."), say("Write the values in fewer levels.")),
    FaultKind.KEY_NOT_TEXT: ("YAML01", say("A field has no name."), say("Write a name before the colon.")),
    FaultKind.ANCHOR: ("YAML04", say("A YAML anchor (&) stands here."), _PLAIN),
    FaultKind.ALIAS: ("YAML04", say("A YAML alias (*) stands here."), _PLAIN),
    FaultKind.TAG: ("YAML04", say("A YAML tag (!) stands here."), _PLAIN),
    FaultKind.DIRECTIVE: (
        "YAML04",
        say("A YAML directive (%) stands here."),
        say("Delete the line, or put the value in quotes."),
    ),
    FaultKind.BAD_ESCAPE: (
        "YAML01",
        say("A backslash in double quotes begins an unknown escape."),
        say("Write the backslash twice, or use single quotes."),
    ),
    FaultKind.COLON_IN_VALUE: ("YAML01", say("A colon followed by a blank stands inside a value."), _QUOTE),
    FaultKind.FULL_WIDTH_COLON: (
        "YAML01",
        say("A full-width colon stands where an ordinary one is needed."),
        say("Type `:` followed by a blank."),
    ),
    FaultKind.MISSING_COLON: (
        "YAML01",
        say("This line has no colon."),
        say("Write `field: value`; a long text goes on with blanks before each of its lines."),
    ),
    FaultKind.BAD_FIRST_CHARACTER: ("YAML01", say("A value begins with a character YAML keeps for itself."), _QUOTE),
    FaultKind.UNCLOSED_QUOTE: ("YAML01", say("A quote is opened and not closed."), say("Close the quote.")),
    FaultKind.UNCLOSED_BRACKET: ("YAML01", say("A bracket is opened and not closed."), say("Close the bracket.")),
    FaultKind.INDENTATION: (
        "YAML01",
        say("The indentation does not fit the lines above."),
        say("Indent the fields of one group by the same number of blanks."),
    ),
    FaultKind.TEXT_BEHIND: (
        "YAML01",
        say("The value ends before this place, and more text follows."),
        say("Delete what follows, or put the whole value in quotes."),
    ),
    FaultKind.TEXT_BESIDE_SIGN: (
        "YAML01",
        say("Behind the sign | or > nothing may stand on the same line."),
        say("Begin the text on the next line, or put the whole value in quotes."),
    ),
    FaultKind.MISPLACED_COLON: ("YAML01", say("A colon stands where YAML allows none."), _QUOTE),
}


def fault_problem(fault: Fault, path: str) -> Problem:
    """Return the problem of one fault of a YAML file."""
    code, message, remedy = _told(fault)
    return problem(code, path, (fault.line, fault.column), message, remedy)


def _told(fault: Fault) -> tuple[str, Message, Message]:
    if fault.kind is FaultKind.DUPLICATE_KEY:
        return (
            "YAML03",
            say("{key} stands twice; the first is on line {line}.", key=fault.detail, line=fault.earlier_line),
            say("Keep one of the two."),
        )
    if fault.kind is FaultKind.EATEN_VALUE:
        return (
            "YAML09",
            say("The value is empty, because what follows # is a comment: {comment}", comment=fault.detail),
            say('If it is the value, put it in quotes, for example name: "# 1 Ltd".'),
        )
    if fault.kind is FaultKind.CONTROL_CHARACTER:
        return (
            "FILE04",
            say("The file contains a character that is no text: {character}", character=fault.detail),
            say("Delete the character in an editor, and save the file as UTF-8."),
        )
    if fault.kind is FaultKind.HIDDEN_CHARACTER:
        return (
            "TEXT01",
            say("The field holds the invisible character {character}; it is kept.", character=fault.detail),
            say("Delete it in an editor if it has no purpose."),
        )
    if fault.kind is FaultKind.SYNTAX:
        return (
            "YAML01",
            say("The file cannot be understood here: {reason}", reason=fault.detail),
            say("Compare the line with those above and below, or put the value in quotes."),
        )
    return _WORDS[fault.kind]
