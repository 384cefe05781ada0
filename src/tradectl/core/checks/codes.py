"""The register of findings: every code once, never re-used, with how bad it is and what it is about."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from tradectl.core.message import Message, say
from tradectl.core.problems import Problem, Severity

if TYPE_CHECKING:
    from collections.abc import Mapping

_E, _W, _H = Severity.ERROR, Severity.WARNING, Severity.HINT


@dataclass(frozen=True, slots=True)
class Code:
    """One kind of finding; `title` heads its part of docs/checks.md."""

    code: str
    severity: Severity
    title: Message


CODES: tuple[Code, ...] = (
    Code("FILE01", _E, say("A file or folder cannot be read")),
    Code("FILE02", _E, say("A file is not UTF-8 text")),
    Code("FILE03", _E, say("A file is too large")),
    Code("FILE04", _E, say("A file contains characters that are no text")),
    Code("FILE05", _E, say("A git merge was left unfinished in a file")),
    Code("FILE06", _W, say("A change could not be applied and lies beside its file")),
    Code("FILE07", _E, say("A customer's folder has no card")),
    Code("YAML01", _E, say("A YAML file cannot be understood")),
    Code("YAML02", _E, say("A tab stands where YAML allows none")),
    Code("YAML03", _E, say("A key stands twice")),
    Code("YAML04", _E, say("A YAML anchor, alias, tag or directive is used")),
    Code("YAML05", _E, say("A file holds more than one YAML document")),
    Code("YAML06", _E, say("A YAML file nests too deep")),
    Code("YAML07", _E, say("An invisible line separator stands in a YAML file")),
    Code("YAML08", _E, say("A YAML file is not a list of fields")),
    Code("YAML09", _W, say("A value was swallowed by a comment")),
    Code("TEXT01", _W, say("A field holds invisible or control characters")),
    Code("CARD01", _E, say("A required field is missing")),
    Code("CARD02", _E, say("A field has a value it cannot have")),
    Code("CARD03", _H, say("A field is unknown")),
    Code("CARD04", _E, say("A file's format is newer than this program")),
    Code("CARD05", _E, say("A prospect has no grade")),
    Code("CARD06", _W, say("A won customer has no day of the first won order")),
    Code("CARD07", _W, say("Dates are out of order")),
    Code("CARD08", _W, say("The grade contradicts the expected close")),
    Code("CARD09", _W, say("The expected close has passed")),
    Code("CARD10", _W, say("An A customer has no contact person")),
    Code("CARD11", _W, say("The owner is not a person of the desk")),
    Code("CARD12", _E, say("The country is no ISO country code")),
    Code("CARD13", _W, say("The time zone is unknown")),
    Code("CARD14", _W, say("An e-mail address cannot be right")),
    Code("CARD15", _H, say("A phone number is not valid in its country")),
    Code("CARD16", _W, say("A won customer has a grade")),
    Code("CARD17", _W, say("More than one contact is the main one")),
    Code("CARD18", _W, say("Payment terms do not add up to 100 percent")),
    Code("CARD19", _W, say("A finding is accepted without a reason or under an unknown code")),
    Code("CARD20", _E, say("The code is not a valid code")),
    Code("CARD21", _H, say("A snooze is over")),
    Code("CARD22", _W, say("A day on the card lies in the future")),
    Code("NAME01", _E, say("A folder's name is not a customer's id")),
    Code("NAME02", _E, say("Folder name and card disagree")),
    Code("NAME03", _E, say("A code is used twice")),
    Code("NAME04", _E, say("Two names differ only in case or spelling of accents")),
    Code("NAME05", _H, say("A file name does not work on every computer")),
    Code("FILING01", _W, say("The folder contradicts the card")),
    Code("FILING02", _W, say("A customer's folder stands in the wrong place")),
    Code("FILING03", _E, say("A customer's folder stands inside another customer's")),
    Code("LOG01", _E, say("A journal line cannot be read")),
    Code("LOG02", _E, say("The last line of a journal is cut off")),
    Code("LOG03", _W, say("Two entries stand on one line")),
    Code("LOG04", _W, say("Two different entries have the same id")),
    Code("LOG05", _E, say("A journal entry misses something or has a wrong value")),
    Code("LOG06", _W, say("A promise has no date")),
    Code("LOG07", _W, say("A settled promise is not known")),
    Code("LOG08", _W, say("A correction names an unknown entry")),
    Code("LOG09", _W, say("An entry is by somebody unknown")),
    Code("LOG10", _W, say("An entry is dated in the future")),
    Code("LOG11", _H, say("An entry is older than the customer's registration")),
    Code("LOG12", _H, say("A journal field is unknown")),
    Code("DEAL01", _E, say("A deal misses a required field")),
    Code("DEAL02", _E, say("A field of a deal has a value it cannot have")),
    Code("DEAL03", _H, say("A field of a deal is unknown")),
    Code("DEAL04", _W, say("A deal and its folder disagree on the day")),
    Code("DESK01", _E, say("A setting is missing")),
    Code("DESK02", _E, say("A setting has a value it cannot have")),
    Code("DESK03", _H, say("A setting is unknown")),
    Code("DESK04", _E, say("The workspace's format is newer than this program")),
    Code("DESK05", _E, say("Two people have the same id")),
    Code("DESK06", _E, say("The desk's time zone is unknown")),
    Code("DESK07", _E, say("The desk's holidays are of an unknown country")),
    Code("DESK08", _W, say("A day is both a working day and a day off")),
    Code("DESK09", _E, say("The desk has no working day")),
    Code("FAIR01", _E, say("A fair misses a required field")),
    Code("FAIR02", _E, say("A field of a fair has a value it cannot have")),
    Code("FAIR03", _H, say("A field of a fair is unknown")),
    Code("FAIR04", _W, say("A fair and its folder disagree on the day")),
    Code("FAIR05", _E, say("A fair ends before it begins")),
    Code("FAIR06", _E, say("Two fairs have the same name")),
    Code("DUP01", _W, say("Two customers look like one")),
)
SEVERITIES: Mapping[str, Severity] = {code.code: code.severity for code in CODES}


def problem(code: str, path: str, place: tuple[int, int], message: Message, remedy: Message) -> Problem:
    """Return a problem of a registered code at (line, column) of a file."""
    return Problem(code, SEVERITIES[code], path, place[0], place[1], message, remedy)
