"""Chinese names in Latin letters: `宁波朗曜照明` is `Ningbo Langyao Lighting`; a hint and no more."""

from __future__ import annotations

from functools import lru_cache

from tradectl.core.identity.spoken import sound

TYPE_CHECKING = False
if TYPE_CHECKING:
    from tradectl.core.identity.names import NameKey

_FIRST, _LAST = "\u4e00", "\u9fff"  # of the Chinese characters
_LEAST = 2


@lru_cache(maxsize=16384)
def pinyin_core(key: NameKey) -> str | None:
    """Return how the distinctive words of a Chinese name sound, None for names of other scripts.

    The library is loaded for the first Chinese name and takes a fifth of a second: `add` does not ask.
    """
    bare = key.core.replace(" ", "")
    if len(bare) < _LEAST or not all(_FIRST <= letter <= _LAST for letter in bare):
        return None
    from pypinyin import lazy_pinyin  # noqa: PLC0415 (start-up)

    return sound("".join(lazy_pinyin(bare, v_to_u=False)).replace("v", "u"))
