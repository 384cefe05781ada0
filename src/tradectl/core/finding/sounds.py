"""How a name may be typed by who hears it: pinyin, in full and by initials, and `ue` for `ü`; in capitals."""

from __future__ import annotations

import re
import unicodedata

from tradectl.core.finding.marks import BEGIN, SOUND
from tradectl.core.identity.spelling import fold

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_HAN = "[\u3007\u3400-\u4dbf\u4e00-\u9fff\U00020000-\U000323af]+"
_SPELLED_OUT = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_LONGEST = 16  # syllables from one place on: nobody types more, and a name of a thousand stays small
_U_UMLAUT = ("V", "U", "YU")  # 绿 is typed lv, written lü and, in passports, LYU
# Characters that sound otherwise as a surname, read after the library's own way.
_SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "查": "zha", "解": "xie", "朴": "piao", "盖": "ge", "区": "ou",
    "翟": "zhai", "缪": "miao", "冼": "xian",
    "种": "chong", "覃": "qin", "晁": "chao", "员": "yun", "折": "she", "乐": "yue",
}  # fmt: skip


def sounds_of(name: str, *, is_person: bool = False) -> str:
    """Return the sounds of a name, each behind the mark of where in the name it begins; empty where it has none."""
    if name.isascii():
        return ""
    found: dict[str, None] = {}
    for begin, word in _spelled_out(name):
        found[(SOUND if begin else BEGIN + SOUND) + word] = None
    folded = fold(name)
    for run in re.finditer(_HAN, folded):
        for syllables in _readings(run[0], is_person=is_person and not run.start()):
            for number in range(len(syllables)):
                mark = SOUND if run.start() or number else BEGIN + SOUND
                part = syllables[number : number + _LONGEST]
                found[mark + "".join(part)] = None
                found[mark + "".join(syllable[0] for syllable in part)] = None
    return "".join(found)


def _spelled_out(name: str) -> Iterator[tuple[int, str]]:
    lower = unicodedata.normalize("NFC", name).lower()
    for word in re.finditer(r"\w+", lower):
        spelled = word[0].translate(_SPELLED_OUT)
        if spelled != word[0]:
            yield word.start(), fold(spelled).upper()


def _readings(run: str, *, is_person: bool) -> Iterator[Sequence[str]]:
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (start-up)

    syllables = [one.upper() for one in lazy_pinyin(run, errors="ignore") if one.isascii() and one.isalpha()]
    readings = [syllables]
    if is_person and syllables and run[0] in _SURNAMES:
        readings.append([_SURNAMES[run[0]].upper(), *syllables[1:]])
    for reading in readings:
        if any("V" in one for one in reading):
            yield from ([one.replace("V", letters) for one in reading] for letters in _U_UMLAUT)
        elif reading:
            yield reading
