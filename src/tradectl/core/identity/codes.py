"""A customer's code from its name (R48, R62): short, ASCII, unique in the workspace."""

from __future__ import annotations

import re

from tradectl.core.identity.domains import own_domain
from tradectl.core.identity.names import distinctive_words
from tradectl.core.ids import is_code

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_LONGEST = 16
_ENOUGH = 4  # letters; a shorter first word takes the next one along
_GERMAN_SPEAKING = frozenset(["DE", "AT", "CH", "LI", "LU"])
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"})
_NO_GERMAN = "[^\x00-\x7fäöüßÄÖÜẞ]"
_CYRILLIC = dict(zip("абвгґдезиіклмнопрстуўфыэ", "abvggdeziiklmnoprstuufye", strict=True)) | {
    "ж": "zh", "х": "kh", "ц": "ts", "ч": "ch", "ш": "sh", "щ": "shch", "ю": "yu", "я": "ya", "є": "ye", "ъ": "",
    "ь": "", "ђ": "dj", "ј": "j", "љ": "lj", "њ": "nj", "ћ": "c", "џ": "dz", "қ": "k", "ғ": "g", "ң": "n", "ө": "o",
    "ұ": "u", "ү": "u", "һ": "h", "ә": "a",
}  # fmt: skip
_GREEK = dict(zip("αβγδεζηικλμνξοπρσςτυφω", "avgdeziiklmnxoprsstyfo", strict=True)) | {"θ": "th", "χ": "ch", "ψ": "ps"}
_TOWNS = re.compile(
    "(宁波|上海|深圳|广州|中山|佛山|义乌|杭州|苏州|厦门|温州|北京|天津|东莞|江门|惠州|常州|无锡|青岛|台北|台中|高雄|香港|澳门)(?=..)"
)
_HAN = "[\u3400-\u4dbf\u4e00-\u9fff]+"
_LETTERS = str.maketrans(_CYRILLIC | _GREEK)


def derive_code(name: str, is_taken: Callable[[str], bool], *, country: str = "", addresses: Iterable[str] = ()) -> str:
    """Return a free code for a customer: its first distinctive word, numbered from 2 where that is taken.

    `Müller Leuchten GmbH` gives MUELLER. A name in a script that has no spelling in Latin letters here (Chinese,
    Arabic, Thai) takes the label of the first own domain among `addresses` (mail and web addresses), else a Chinese one
    how it sounds, without its town: GUANGMING for `宁波光明照明有限公司`; any other C1, C2, …
    `country` (alpha-2) decides whether `ü` is `ue` (German) or `u`; without it the name's other letters do.
    """
    stem = _stem(name, country) or next((label for address in addresses if (label := _label(address))), "")
    stem = stem or _pinyin(name)
    if is_code(stem) and not is_taken(stem):
        return stem
    return _numbered(stem, is_taken, first=2) if stem else _numbered("C", is_taken, first=1)


def _stem(name: str, country: str) -> str:
    is_german = country in _GERMAN_SPEAKING if country else not re.search(_NO_GERMAN, name)
    latin = [_latin(word) for word in distinctive_words(name.translate(_UMLAUTS) if is_german else name)]
    stem = ""
    for word in filter(None, latin):
        stem += word
        if len(stem) >= _ENOUGH:
            break
    return stem[:_LONGEST]


def _pinyin(name: str) -> str:
    """Return how a Chinese name sounds, in whole syllables; the library is loaded for such a name alone."""
    bare = "".join(word for word in distinctive_words(name) if re.fullmatch(_HAN, word))
    if not bare:
        return ""
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (start-up)

    town, stem = _TOWNS.match(bare), ""
    for syllable in map(_latin, lazy_pinyin(bare[town.end() if town else 0 :])):
        if len(stem + syllable) > _LONGEST:
            break
        stem += syllable
    return stem


def _label(address: str) -> str:
    domain = own_domain(address)
    label = domain.split(".")[0] if domain else ""
    return "" if label.startswith("xn--") else _latin(label)[:_LONGEST]


def _latin(word: str) -> str:
    return re.sub("[^A-Z0-9]", "", word.replace("ου", "ou").translate(_LETTERS).upper())


def _numbered(stem: str, is_taken: Callable[[str], bool], first: int) -> str:
    """Return `stem` with a free number behind; the steps double, so ten thousand names alike cost thirty look-ups."""

    def code(number: int) -> str:
        return f"{stem[: _LONGEST - len(str(number))]}{number}"

    def is_free(number: int) -> bool:
        return is_code(code(number)) and not is_taken(code(number))

    used, free = first - 1, first
    while not is_free(free):
        used, free = free, free * 2
    while free - used > 1:
        middle = (used + free) // 2
        used, free = (used, middle) if is_free(middle) else (middle, free)
    return code(free)
