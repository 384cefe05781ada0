"""Messages rendered in the reader's language."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from tradectl.core.message import Country, Message, fill
from tradectl.i18n.languages import ENGLISH, LANGUAGES

TYPE_CHECKING = False
if TYPE_CHECKING:
    from gettext import GNUTranslations

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "tradectl"


class Translator:
    """One language; English needs no catalogue, a message without a translation reads English."""

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str, catalogue: GNUTranslations | None) -> None:
        self.language = language
        self._catalogue = catalogue

    def text(self, message: Message | str) -> str:
        """Return the message in this language; a string is data and comes back as it is, but for a country."""
        if isinstance(message, str):
            return self._country(message) if isinstance(message, Country) else message
        return fill(self._template(message), message.params, self.text)

    def _country(self, code: str) -> str:
        from tradectl.i18n.countries import country_name  # noqa: PLC0415  few messages name one

        return f"{code} {country_name(code, self.language)}"

    def _template(self, message: Message) -> str:
        if not message.plural:
            return self._catalogue.gettext(message.text) if self._catalogue else message.text
        if self._catalogue:
            return self._catalogue.ngettext(message.text, message.plural, message.count)
        return message.text if message.count == 1 else message.plural


@cache
def translator(language: str) -> Translator:
    """Return the translator of `en`, `zh-Hans` or `zh-Hant`; raise ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return Translator(language, None if language == ENGLISH else _catalogue(language))


def _catalogue(language: str) -> GNUTranslations:
    from gettext import translation  # noqa: PLC0415  English readers need none

    return translation(DOMAIN, LOCALE, [language.replace("-", "_")])  # the command-line library asks for the same one
