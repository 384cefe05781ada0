"""The words of a name: spelling, initials, brackets and apostrophes set aside."""

from __future__ import annotations

import re
import unicodedata

from tradectl.core.identity.spelling import fold

_BRACKETED_FORM = r"\((?:株|有|合|資|주|유|p)\)"
_APOSTROPHE = "['’‘ʼʻ`´]"
_GERSHAYIM = '(?<=[א-ת])["״](?=[א-ת])'
_INITIALS = r"(?<![^\W_])[^\W\d_](?:\.[^\W\d_](?![^\W_])|\.\s[^\W\d_](?=\.))+\.?"
_ASCII_WORD = re.compile("[a-z0-9]+")
_SLASHED = r"(?<![^\W_])([^\W\d_])/([^\W\d_])(?![^\W_])"
_UNSPACED_LETTERS = (
    "\u0e00-\u0eff\u3005-\u3007\u3041-\u3096\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\U00020000-\U000323af"
)
_UNSPACED = f"[{_UNSPACED_LETTERS}]"
_UNSPACED_RUN = f"[{_UNSPACED_LETTERS}]+(?:\\s+[{_UNSPACED_LETTERS}]+)*"


def words(name: str) -> list[str]:
    """Return the folded words of a name; `S.p.A.` is one word, `Co.,Ltd` two, a run of Chinese or Thai is one."""
    text = fold(name)
    if not text.isascii() or "'" in text or "`" in text:
        text = re.sub(_APOSTROPHE, "", text)
    if not text.isascii():
        text = re.sub(_GERSHAYIM, "", text)
    if "(" in text:
        text = re.sub(_BRACKETED_FORM, _bracketed, text)
    if "." in text:
        text = re.sub(_INITIALS, _initials, text)
    if "/" in text:
        text = re.sub(_SLASHED, r"\1\2", text)
    if text.isascii():
        return _ASCII_WORD.findall(text)
    spaced = "".join([char if char.isalnum() or _is_mark(char) else " " for char in text])
    return re.sub(_UNSPACED_RUN, _joined_run, spaced).split()


def is_unspaced(word: str) -> bool:
    """Return whether a folded word is of a script written without spaces (Chinese, Japanese, Korean, Thai, Lao)."""
    return not word.isascii() and re.match(_UNSPACED, word) is not None


def _is_mark(char: str) -> bool:
    return unicodedata.category(char)[0] == "M"


def _bracketed(match: re.Match[str]) -> str:
    return " p " if match[0] == "(p)" else " "


def _initials(match: re.Match[str]) -> str:
    return "".join(char for char in match[0] if char.isalpha())


def _joined_run(match: re.Match[str]) -> str:
    return f" {''.join(match[0].split())} "
