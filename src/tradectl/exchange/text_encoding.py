"""Bytes of a text file as text: which encoding they are in, which others fit as well, and why one was taken."""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, NamedTuple

from tradectl.core.message import Message, say

if TYPE_CHECKING:
    from collections.abc import Callable

# What tables of the trade are full of, in both ways of writing: a wrong encoding hits these rarely.
_FREQUENT = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电"
    "力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比"
    "或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将"
    "组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改"
    "司限公有址名称称話邮箱箱址客户户系姓务职微信手机备注价格单位采购询盘贸易照灯具深圳上海广州浙江省市区路号楼室"
    "這個為時來們會發動說產種後對學經進著電裡現實兩體機當點從業應開還國樣與關線數見質氣條沒結問無係軍題黨員總設長頭資邊級圖統較將組計別農幾強決戰則據處隊給門"
    "規熱領東導壓濟階術極聯認權證稱聯絡繫職務備註價單採購貿燈臺灣號樓區縣鄉網傳真統編"
)  # fmt: skip
_CONTROL = r"[\x00-\x08\x0e-\x1f]"
_HIGH = r"[^\x00-\x7f]+"
_SURE = 0.5
_NEAR = 0.2
_SAMPLE = 20_000  # characters beyond ASCII that are weighed
_TORN = 0.05  # of them
_SIGNS = frozenset("€£°®©™’‘“”–—…·«»¿¡§º²³½´")


class Decoded(NamedTuple):
    """The text, its encoding's name, the others that fit nearly as well (none: it is sure), what to tell a person."""

    text: str
    encoding: str
    others: tuple[str, ...] = ()
    notes: tuple[Message, ...] = ()


def decoded(raw: bytes) -> Decoded | None:
    """Return the text of bytes, None where they are no text.

    A byte order mark decides, then UTF-8, which other texts are not by accident. Else GB18030, Big5 and Windows-1252
    are weighed by how ordinary what they give is.
    """
    for mark, name in _MARKS:
        if raw.startswith(mark):
            return _strictly(raw[len(mark) :], name)
    if b"\0" in raw:
        return _wide(raw)
    try:
        return Decoded(raw.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        return _weighed(raw)


_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


def encoded_as(text: str, raw: bytes, encoding: str) -> bytes:
    """Return text as bytes of the same look as `raw`, which was read as `encoding`: with its byte order mark.

    UTF-8 with a mark where the encoding cannot hold it or where it would be read as another one, and where nothing
    in `raw` shows that it is UTF-8.
    """
    mark = next((mark for mark, _ in _MARKS if raw.startswith(mark)), b"")
    try:
        told = mark + text.encode(encoding)
    except UnicodeEncodeError:
        told = b""
    read = decoded(told)
    is_new = not mark and raw.isascii() and not text.isascii()
    if is_new or read is None or read.text != text:
        return codecs.BOM_UTF8 + text.encode("utf-8", "backslashreplace")
    return told


def _strictly(raw: bytes, encoding: str) -> Decoded:
    try:
        return Decoded(raw.decode(encoding), encoding)
    except UnicodeDecodeError:
        return Decoded(raw.decode(encoding, "replace"), encoding, (), (_torn(encoding),))


def _wide(raw: bytes) -> Decoded | None:
    """Return UTF-16 without a mark: its line ends and commas have a zero byte, always on the same side."""
    even, odd = raw[::2].count(0), raw[1::2].count(0)
    encoding = "utf-16-be" if even > odd else "utf-16-le"
    if len(raw) % 2 or min(even, odd) * 10 > max(even, odd):
        return None
    try:
        text = raw.decode(encoding)
    except UnicodeDecodeError:
        return None
    return None if re.search(_CONTROL, text) else Decoded(text, encoding)


def _weighed(raw: bytes) -> Decoded:
    lenient = raw.decode("utf-8", "replace")
    high = len(re.sub(r"[\x00-\x7f]", "", lenient[:_SAMPLE]))
    if lenient[:_SAMPLE].count("\ufffd") <= max(1, high * _TORN) and high > 2 * lenient[:_SAMPLE].count("\ufffd"):
        return Decoded(lenient, "utf-8", (), (_torn("utf-8"),))
    fitting = []
    for encoding, weigh in _WEIGHED:
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        fitting.append((weigh(text), encoding, text))
    if not fitting:
        return Decoded(raw.decode("cp1252", "replace"), "windows-1252", (), (_torn("windows-1252"),))
    best, encoding, text = max(fitting)
    others = tuple(name for weight, name, _ in fitting if name != encoding and weight > best - _NEAR)
    return Decoded(text, _NAMES[encoding], tuple(_NAMES[name] for name in others), _told(best, encoding, others))


def _told(best: float, encoding: str, others: tuple[str, ...]) -> tuple[Message, ...]:
    name = _NAMES[encoding]
    if others:
        also = ", ".join(_NAMES[other] for other in others)
        return (
            say("Read as {encoding}, whose words look more ordinary; {others} fits, too.", encoding=name, others=also),
        )
    if best < _SURE:
        return (say("Read as {encoding}, but its words look odd. Save the file as UTF-8 to be sure.", encoding=name),)
    return ()


def _torn(encoding: str) -> Message:
    return say("Some bytes are no {encoding}; they are shown as \ufffd.", encoding=encoding)


def _chinese(text: str) -> float:
    """Return how ordinary Chinese characters are (0 to 1): frequent ones count most, private and rare ones nothing."""
    high = "".join(re.findall(_HIGH, text))[:_SAMPLE]
    return sum(map(_weight, high)) / len(high) if high else 0.0


def _weight(char: str) -> float:
    if char in _FREQUENT:
        return 1.0
    if "\u4e00" <= char <= "\u9fff":
        return 0.6 if _is_everyday(char) else 0.1
    return 0.6 if "\u3000" <= char <= "\u3011" or "\uff00" <= char <= "\uff5e" or char in _SIGNS else 0.0


def _is_everyday(char: str) -> bool:
    """Return whether a character stands in the first plane of GB2312 or of Big5, that of ordinary writing."""
    for encoding, first, last in (("gb2312", 0xB0, 0xD7), ("big5", 0xA4, 0xC6)):
        try:
            if first <= char.encode(encoding)[0] <= last:
                return True
        except UnicodeEncodeError:
            continue
    return False


def _western(text: str) -> float:
    """Return how ordinary letters with accents are (0 to 1): they stand in words of mostly plain letters, or alone."""
    high = "".join(re.findall(_HIGH, text))[:_SAMPLE]
    fine = sum(char in _SIGNS for char in high)
    for word in re.findall(r"[^\s,;:.\"'()/|-]+", text[: _SAMPLE * 10]):
        accents, plain = len(re.findall("[À-ÖØ-öø-ÿŒœŠšŽžŸ]", word)), len(re.findall("[A-Za-z]", word))
        fine += accents if len(word) == 1 or (plain and accents <= plain + 1) else 0
    return min(1.0, fine / len(high)) if high else 0.0


_WEIGHED: tuple[tuple[str, Callable[[str], float]], ...] = (
    ("gb18030", _chinese),
    ("big5", _chinese),
    ("cp1252", _western),
)
_NAMES = {"gb18030": "gb18030", "big5": "big5", "cp1252": "windows-1252"}
