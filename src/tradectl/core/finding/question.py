"""What is asked: words that must all be told of a customer, each as a text, a sound or a number."""

from __future__ import annotations

import re

from tradectl.core.finding.marks import SOUND, bare, digits
from tradectl.core.finding.numbers import LEAST, LEAST_ASKED, LEAST_BEGINNING, is_same, significant, western
from tradectl.core.identity.spelling import fold
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_NUMERIC = "[-+0-9()./]+"
_INTERNATIONAL = ("+", "00")
_TOLD_NUMBER = rb"\x04([\x10-\x19]+)"
_LEAST_SOUND = 2  # letters
_NOWHERE = -1


class Term(NamedTuple):
    """A word, or the words of one phone number: `texts` must all be told, or `sound`, or `number`.

    `sound` has its mark; `number` are significant digits, of a whole number or of its beginning (country and area).
    """

    texts: tuple[bytes, ...]
    sound: bytes = b""
    number: str = ""
    is_beginning: bool = False

    def is_in(self, told: bytes) -> bool:
        """Return whether it is told of a customer."""
        texts = self.texts
        if texts[0] in told and (len(texts) == 1 or all(text in told for text in texts)):
            return True
        if self.sound:
            return self.sound in told
        return bool(self.number) and self._number_at(told) != _NOWHERE

    def is_number(self, told: str) -> bool:
        """Return whether a number, by its significant digits, may be the one that is asked for."""
        return told.startswith(self.number) if self.is_beginning else is_same(self.number, told)

    def first_in(self, told: bytes) -> int:
        """Return where in what is told it stands first."""
        places = [max(told.find(text) for text in self.texts)] if all(text in told for text in self.texts) else []
        if self.sound:
            places.append(told.find(self.sound))
        if self.number:
            places.append(self._number_at(told))
        return min((place for place in places if place != _NOWHERE), default=_NOWHERE)

    def _number_at(self, told: bytes) -> int:
        wanted = digits(self.number).encode()
        if wanted[-LEAST:] not in told:
            return _NOWHERE
        found = (match.start() for match in re.finditer(_TOLD_NUMBER, told) if self.is_number(_read(match[1])))
        return next(found, _NOWHERE)


class Question(NamedTuple):
    """What is asked of every customer; `phrase` is all of it as one text, empty where it is a single word."""

    terms: tuple[Term, ...]
    phrase: bytes = b""

    def is_met(self, told: bytes) -> bool:
        """Return whether all of it is told of a customer."""
        for term in self.terms:  # noqa: SIM110 (asked of ten thousand customers)
            if not term.is_in(told):
                return False
        return True


def question_of(text: str) -> Question:
    """Return what is asked by a text; neighbouring words of digits may be one number."""
    words = bare(fold(bare(text))).split()
    terms = tuple(_terms(words))
    return Question(terms, _bytes(" ".join(words)) if len(words) > 1 else b"")


def _terms(words: list[str]) -> Iterator[Term]:
    figures: list[str] = []
    for word in words:
        if re.fullmatch(_NUMERIC, western(word)):
            figures.append(word)
            continue
        yield from _number(figures)
        figures = []
        yield Term((_bytes(word),), _sound(word))
    yield from _number(figures)


def _number(figures: list[str]) -> Iterator[Term]:
    if figures:
        number = significant(western(" ".join(figures)))
        texts = tuple(map(_bytes, figures))
        is_beginning = LEAST_BEGINNING <= len(number) < LEAST_ASKED and figures[0].startswith(_INTERNATIONAL)
        yield Term(
            texts, number=number if is_beginning or len(number) >= LEAST_ASKED else "", is_beginning=is_beginning
        )


def _sound(word: str) -> bytes:
    """Return a word as a sound with its mark, empty where it is none: `xi'an` is typed with and without apostrophe."""
    letters = word.replace("'", "").replace("’", "")
    is_one = letters.isascii() and letters.isalpha() and len(letters) >= _LEAST_SOUND
    return f"{SOUND}{letters.upper()}".encode() if is_one else b""


def _read(number: bytes) -> str:
    return "".join(chr(byte - 0x10 + ord("0")) for byte in number)


def _bytes(text: str) -> bytes:
    return text.encode("utf-8", "surrogatepass")
