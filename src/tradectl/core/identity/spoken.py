"""How a word sounds, in Latin letters and coarsely: `Свет`, `Svet` and `Swet` are one, as `ひかり` and `Hikari`.

Chinese characters, Arabic and Thai stay as they are. Two spellings of one sound fall together, and now and then two
sounds: this finds names written in two ways, it does not spell them.
"""

from __future__ import annotations

import re
from functools import lru_cache

# Behind the folding of core/identity/spelling.py: й is и there, ё is е, ї is і, ў is у.
_CYRILLIC = dict(zip("абвгґдезиіклмнопрстуфыэ", "abvggdeziiklmnoprstufie", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "iu", "я": "ia", "є": "ie", "ъ": "",
    "ь": "", "ђ": "dj", "ј": "i", "љ": "li", "њ": "ni", "ћ": "ch", "џ": "zh", "қ": "k", "ғ": "g", "ң": "n", "ө": "o",
    "ұ": "u", "ү": "u", "һ": "h", "ә": "a",
}  # fmt: skip
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstifo", strict=True)) | {"θ": "th", "χ": "ch", "ψ": "ps"}
_LETTERS = str.maketrans(_CYRILLIC | _GREEK)
_KANA_ROWS = {
    "": "アイウエオ", "k": "カキクケコ", "g": "ガギグゲゴ", "s": "サシスセソ", "z": "ザジズゼゾ", "t": "タチツテト",
    "d": "ダヂヅデド", "n": "ナニヌネノ", "h": "ハヒフヘホ", "b": "バビブベボ", "p": "パピプペポ", "m": "マミムメモ",
    "r": "ラリルレロ",
}  # fmt: skip
_KANA = {kana: row + vowel for row, text in _KANA_ROWS.items() for kana, vowel in zip(text, "aiueo", strict=True)} | {
    "ヤ": "ya", "ユ": "yu", "ヨ": "yo", "ワ": "wa", "ヲ": "o", "ン": "n", "ー": "", "ッ": "", "シ": "shi", "チ": "chi",
    "ツ": "tsu", "フ": "fu", "ジ": "ji", "ヴ": "vu", "ァ": "a", "ィ": "i", "ゥ": "u", "ェ": "e", "ォ": "o",
}  # fmt: skip
_SMALL_Y = {"ャ": "a", "ュ": "u", "ョ": "o"}
_HIRAGANA = {chr(code): chr(code + 0x60) for code in range(0x3041, 0x3097)}
_INITIALS = "g,kk,n,d,tt,r,m,b,pp,s,ss,,j,jj,ch,k,t,p,h"
_VOWELS = "a,ae,ya,yae,eo,e,yeo,ye,o,wa,wae,oe,yo,u,wo,we,wi,yu,eu,ui,i"
_FINALS = ",k,k,k,n,n,n,t,l,k,m,l,l,l,p,l,m,p,p,t,t,ng,t,t,k,t,p,t"
_FIRST_SYLLABLE = 0xAC00
_KANA_LETTERS = "[\u3041-\u3096\u30a1-\u30fc]+"
_HANGUL = "[\uac00-\ud7a3]+"
# Spellings of one sound, in the order in which they are put into one.
_SOUNDS = tuple(
    (re.compile(spelled), sound)
    for spelled, sound in (
        ("shch|sch|sh", "s"), ("tch|cz", "ch"), ("zh", "z"), ("kh", "h"), ("ph", "f"), ("([bdgjt])h", r"\1"),
        ("ts|tz", "c"), ("ck|q", "k"), ("x", "ks"), ("oo|ou", "u"), ("ee", "i"), ("eo", "o"), ("eu", "u"),
        ("[iyj]+(?=[aeou])", ""), ("[yj]", "i"), ("w|u(?=[aeio])", "v"), ("ch", "4"), ("c", "k"),
        ("4", "ch"), ("(.)\\1+", r"\1"),
    )
)  # fmt: skip
_ARABIC = dict(zip("بتثجحخدذرزسشصضطظغفقكلمن", "btsghhdzrzsssdtzgfkklmn", strict=True))
_VOWEL_LIKE = "[aeiouywh']"
_SKELETON = ("sh|ch|th", "s"), ("dh", "z"), ("gh|j", "g"), ("c|q", "k"), ("p", "b"), ("v", "f"), ("x", "ks")
_ARABIC_LETTERS = "[\u0600-\u06ff]"


@lru_cache(maxsize=16384)
def sound(word: str) -> str:
    """Return how a folded word sounds; one without Latin letters after all its tables stays as it is."""
    latin = word if word.isascii() else _romanized(word)
    if not latin.isascii():
        return latin
    for spelled, spoken in _SOUNDS:
        latin = spelled.sub(spoken, latin)
    return latin


@lru_cache(maxsize=16384)
def skeleton(word: str) -> str:
    """Return the consonants of an Arabic word or of one in Latin letters, the article left out; empty for others."""
    if re.match(_ARABIC_LETTERS, word):
        bare = "".join(_ARABIC.get(letter, "") for letter in word.removeprefix("ال"))
    elif word.isascii():
        bare = word
        for spelled, spoken in _SKELETON:
            bare = re.sub(spelled, spoken, bare)
        bare = re.sub(_VOWEL_LIKE, "", bare)
    else:
        return ""
    return re.sub(r"(.)\1+", r"\1", bare)


def _romanized(word: str) -> str:
    text = word.translate(_LETTERS)
    return re.sub(_HANGUL, _syllables, re.sub(_KANA_LETTERS, _kana, text))


def _kana(match: re.Match[str]) -> str:
    told = ""
    for letter in match[0]:
        kana = _HIRAGANA.get(letter, letter)
        if kana in _SMALL_Y:
            told = told.removesuffix("i") + ("" if told.endswith(("shi", "chi", "ji")) else "y") + _SMALL_Y[kana]
        else:
            told += _KANA.get(kana, letter)
    return told


def _syllables(match: re.Match[str]) -> str:
    initials, vowels, finals = (text.split(",") for text in (_INITIALS, _VOWELS, _FINALS))
    told = ""
    for syllable in match[0]:
        place = ord(syllable) - _FIRST_SYLLABLE
        initial, rest = divmod(place, len(vowels) * len(finals))
        vowel, final = divmod(rest, len(finals))
        told += initials[initial] + vowels[vowel] + finals[final]
    return told
