"""Names of countries in the reader's language."""

from __future__ import annotations

from functools import cache

_LOCALES = {"en": "en", "zh-Hans": "zh_Hans", "zh-Hant": "zh_Hant"}
# Where the trade says it shorter than CLDR.
_SHORT = {
    "HK": {"en": "Hong Kong", "zh-Hans": "中国香港", "zh-Hant": "香港"},
    "MO": {"en": "Macao", "zh-Hans": "中国澳门", "zh-Hant": "澳門"},
    "TW": {"en": "Taiwan", "zh-Hans": "中国台湾", "zh-Hant": "台灣"},
}


def country_name(code: str, language: str) -> str:
    """Return the name of a country (alpha-2) in `en`, `zh-Hans` or `zh-Hant`; the code itself where it has none."""
    return _SHORT.get(code, {}).get(language) or _territories(language).get(code, code)


@cache
def _territories(language: str) -> dict[str, str]:
    from babel import Locale  # noqa: PLC0415 (start-up)

    return dict(Locale.parse(_LOCALES[language]).territories)
