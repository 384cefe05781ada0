"""Which country a text means: codes, and names in English, Chinese, German, Spanish and French."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

from tradectl.core.country_names import ALIASES, ALPHA_2, ALPHA_3, AMBIGUOUS
from tradectl.core.identity.folding import words
from tradectl.core.identity.spelling import fold
from tradectl.core.message import Country, Message, say
from tradectl.core.named import NamedTuple

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

_LOCALES = ("en", "zh_Hans", "zh_Hant", "de", "es", "fr")
_ARTICLES = frozenset(["the", "la", "le", "les", "los", "las", "el", "die", "der"])
_SAINTS = {"st": "saint", "ste": "sainte"}


class Ambiguous(NamedTuple):
    """A name of several countries; `candidates` are their alpha-2 codes, sorted."""

    candidates: tuple[str, ...]

    def told(self) -> Message:
        """Return the countries with their names, for people: `KP North Korea, KR South Korea`."""
        first, *rest = map(Country, self.candidates)
        several = Message("{country}", (("country", first),))
        for one in rest:
            several = say("{several}, {one}", several=several, one=one)
        return several


def is_country(code: str) -> bool:
    """Return whether `code` is an alpha-2 code of ISO 3166-1, in capitals."""
    return code in ALPHA_2


def country_code(text: str) -> str | Ambiguous | None:
    """Return the alpha-2 code of the country a text means, None where it means none.

    Takes alpha-2 and alpha-3 in any case and names; `Korea` and `Congo` are questions, not guesses.
    """
    bare = text.strip().upper()
    if bare in ALPHA_2:
        return bare
    if bare in ALPHA_3:
        return ALPHA_3[bare]
    codes = _own_names().get(_key(text)) or _names().get(_key(text), frozenset())
    if len(codes) > 1:
        return Ambiguous(tuple(sorted(codes)))
    return next(iter(codes), None)


def _key(name: str) -> str:
    """Return a name as it is looked up: no accents, no case, no punctuation, no article before it."""
    parts = [_SAINTS.get(part, part) for part in words(fold(name).replace("&", " and "))]
    return "".join(parts[1:] if len(parts) > 1 and parts[0] in _ARTICLES else parts)


@cache
def _own_names() -> dict[str, frozenset[str]]:
    """Return our own names first: they decide where a standard's short name claims what several countries share."""
    names = {_key(alias): frozenset([code]) for code, aliases in ALIASES.items() for alias in aliases}
    return names | {_key(name): frozenset(codes) for codes, shared in AMBIGUOUS.items() for name in shared}


@cache
def _names() -> dict[str, frozenset[str]]:
    names: defaultdict[str, set[str]] = defaultdict(set)
    for code, name in _standard_names():
        names[_key(name)].add(code)
    return {name: frozenset(codes) for name, codes in names.items()}


def _standard_names() -> Iterator[tuple[str, str]]:
    import pycountry  # noqa: PLC0415 (start-up)
    from babel import Locale  # noqa: PLC0415 (start-up)

    for locale in _LOCALES:
        territories = Locale.parse(locale).territories
        yield from ((code, name) for code, name in territories.items() if code in ALPHA_2)
    for country in pycountry.countries:
        for kind in ("name", "official_name", "common_name"):
            if name := getattr(country, kind, ""):
                yield country.alpha_2, name
