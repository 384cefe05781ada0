"""What firms, people and towns are called: the word lists of words.toml, and names made of them."""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from pathlib import Path
from typing import Any

_LETTERS = str.maketrans({"đ": "d", "Đ": "D", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "ß": "ss", "ı": "i", "æ": "ae"})
_STRIDE = 99_991  # a prime: names that follow one another are far apart in the lists


@dataclass(frozen=True, slots=True)
class Country:
    """A country: its code, time zone, language, towns, and phone numbers with a # for each free digit."""

    code: str
    zone: str
    language: str
    towns: tuple[str, ...]
    phones: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Tongue:
    """How firms and people are named in a language; `name` is the pattern of a firm's name."""

    key: str
    name: str
    firsts: tuple[str, ...]
    seconds: tuple[str, ...]
    trades: tuple[str, ...]
    forms: tuple[str, ...]
    given: tuple[str, ...]
    family: tuple[str, ...]
    countries: tuple[Country, ...]

    @property
    def names(self) -> int:
        """Return how many names of firms the words give."""
        return len(self.firsts) * len(self.seconds) * len(self.trades)

    def firm(self, number: int) -> tuple[str, str]:
        """Return the name of firm no. `number` and its first word in ASCII letters; no two names are alike."""
        again, place = divmod(number, self.names)
        place, trade = divmod(place * _STRIDE % self.names, len(self.trades))
        first, second = divmod(place, len(self.seconds))
        name = self.name.format(
            first=shown(self.firsts[first]),
            second=shown(self.seconds[second]),
            trade=f"{self.trades[trade]} {again + 1}" if again else self.trades[trade],
            form=self.forms[number % len(self.forms)],
        )
        return name, latin(self.firsts[first])

    def person(self, given: str, family: str) -> str:
        """Return a person's name in the order and with the blanks of the language."""
        if self.key == "chinese":
            return shown(family) + shown(given)
        order = (family, given) if self.key == "vietnamese" else (given, family)
        return " ".join(shown(word) for word in order)


@dataclass(frozen=True, slots=True)
class Talk:
    """What is said at a desk: to the customer, by the customer, among colleagues."""

    did: tuple[str, ...]
    heard: tuple[str, ...]
    asked: tuple[str, ...]
    desk: tuple[str, ...]
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    goals: tuple[str, ...]
    added: tuple[str, ...]
    notes: tuple[str, ...]


def shown(word: str) -> str:
    """Return a word as it is written."""
    return word.partition("=")[0]


def latin(word: str) -> str:
    """Return a word in ASCII letters."""
    text = word.partition("=")[2] or word
    bare = unicodedata.normalize("NFD", text.translate(_LETTERS))
    return re.sub("[^A-Za-z]", "", bare)


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


def _phrases(text: str) -> tuple[str, ...]:
    return tuple(" ".join(phrase.split()) for phrase in text.split(","))


def _tongue(key: str, lists: dict[str, Any]) -> Tongue:
    return Tongue(
        key=key,
        name=lists["name"],
        firsts=_words(lists["firsts"]),
        seconds=_words(lists["seconds"]),
        trades=_phrases(lists["trades"]),
        forms=_phrases(lists["forms"]),
        given=_words(lists["given"]),
        family=_words(lists["family"]),
        countries=tuple(_country(code, country) for code, country in lists["countries"].items()),
    )


def _country(code: str, lists: dict[str, str]) -> Country:
    return Country(code, lists["zone"], lists["language"], _phrases(lists["towns"]), _phrases(lists["phones"]))


_LISTS = tomllib.loads(Path(__file__).with_name("words.toml").read_text(encoding="utf-8"))
_COMMON = _LISTS["common"]
_TONGUES = {key: _tongue(key, lists) for key, lists in _LISTS["tongues"].items()}
TONGUES = (*_TONGUES.values(), _TONGUES["english"])  # English is met twice as often
TALK = Talk(**{key: tuple(phrases) for key, phrases in _LISTS["talk"].items()})

ROLES = _phrases(_COMMON["roles"])
PRODUCTS = _phrases(_COMMON["products"])
TAGS = _phrases(_COMMON["tags"])
FAIRS = _phrases(_COMMON["fairs"])
STREETS = _phrases(_COMMON["streets"])
CERTIFICATES = _words(_COMMON["certificates"])
NOTES = TALK.notes
RIVALS = _words(_COMMON["rivals"])
FREE_MAIL = _words(_COMMON["free_mail"])
STAFF_GIVEN = _words(_COMMON["staff_given"])
STAFF_FAMILY = _words(_COMMON["staff_family"])
