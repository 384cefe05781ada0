"""What stands in one cell: nothing, one value, or several."""

from __future__ import annotations

import re

from tradectl.core.intake.normal import read_phone

_SAID_FOR_NOTHING = """
- -- --- – — / \\ ? n/a n.a. n.a #n/a na none nil null nan 无 無 暂无 暫無 没有 沒有 keine kein ninguno aucun
"""
_NOTHING = frozenset(_SAID_FOR_NOTHING.split())
_HARD = r"[\n\r;；、|]+"
_SOFT = r"\s*[/,，]\s*"
_LIST = r"[\n\r;；、|，]+|,(?!\d)"
_OR = r"\s+(?:or|oder|ou|o|and|und|et|y)\s+|\s*(?:或者|或|和)\s*"
_WORD = r"[^\s<>;,，；、|/()\[\]:：\"'＜＞]+"
_AT = r"(?i) ?(?:\(at\)|\[at\]|\{at\}|＠) ?"
_LEAST_DIGITS = 6


def is_nothing(text: str) -> bool:
    """Return whether a cell says that it says nothing: a dash, `n/a`, `无`; or has nothing that can be seen."""
    word = text.strip()
    if not word or word.casefold() in _NOTHING:
        return True
    return not word.isprintable() and not any(char.isprintable() for char in word if char != " ")


def squeezed(text: str) -> str:
    """Return a text on one line, without blanks around it or double ones in it."""
    return " ".join(text.split())


def parts(text: str) -> list[str]:
    """Return the items of a list in a cell: products, tags, certificates."""
    return _clean(re.split(_LIST, text))


def names(text: str) -> list[str]:
    """Return the names of people in a cell; a comma may stand between family and given name and parts nothing."""
    return _clean(re.split(rf"{_HARD}|\s*/\s*|\s+(?:&|und|and)\s+", _single_blanks(text)))


def mails(text: str) -> tuple[list[str], str]:
    """Return what looks like mail addresses in a cell, and the rest of its words."""
    plain = re.sub(_AT, "@", squeezed(text))
    rest = re.sub(_WORD, lambda word: " " if _is_mail(word[0]) else word[0], plain)
    found = [word for word in re.findall(_WORD, plain) if _is_mail(word)]
    return found, squeezed(re.sub(r"[<>()\[\];,，；、|/＜＞]+", " ", rest))


def phones(text: str, country: str) -> list[str]:
    """Return the phone numbers of a cell as written: `0170/1234567` is one, `040 123456 / 040 123457` are two."""
    found = []
    for part in _clean(re.split(rf"{_HARD}|{_OR}", _single_blanks(text))):
        pieces = _clean(re.split(_SOFT, part))
        whole = all(len(re.sub(r"\D", "", piece)) >= _LEAST_DIGITS for piece in pieces)
        several = whole and len(pieces) > 1 and all(read_phone(piece, country) for piece in pieces)
        found += pieces if several else [part]
    return found


def is_dialled(text: str) -> bool:
    """Return whether a text is made of the digits of a phone number, whether or not one can be dialled by it."""
    return len(re.sub(r"\D", "", text)) >= _LEAST_DIGITS and re.search(r"[^\W\d_]", text) is None


def _is_mail(word: str) -> bool:
    return "@" in word[1:-1]


def _single_blanks(text: str) -> str:
    """Return a text without long runs of blanks: a pattern that begins with blanks is slow in these."""
    return re.sub(r"\s{2,}", lambda run: " \n " if re.search(r"[\n\r]", run[0]) else " ", text)


def _clean(texts: list[str]) -> list[str]:
    return [text for text in map(squeezed, texts) if not is_nothing(text)]
