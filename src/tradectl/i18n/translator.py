"""Messages rendered in the reader's language."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from tradectl.core.message import Message
from tradectl.i18n.languages import ENGLISH, LANGUAGES

if TYPE_CHECKING:
    from gettext import GNUTranslations

    from tradectl.core.message import Param

LOCALE = Path(__file__).parent / "locale"
DOMAIN = "tradectl"

_BRACES = re.compile(r"\{\{|\}\}|\{([A-Za-z_][A-Za-z0-9_]*)\}")


class Translator:
    """One language; English needs no catalogue, a message without a translation reads English."""

    __slots__ = ("_catalogue", "language")

    def __init__(self, language: str, catalogue: GNUTranslations | None) -> None:
        self.language = language
        self._catalogue = catalogue

    def text(self, message: Message | str) -> str:
        """Return the message in this language; a string is data and comes back as it is."""
        if isinstance(message, str):
            return message
        template = self._template(message)
        return self._fill(template, message.params) if message.params else template

    def _template(self, message: Message) -> str:
        if not message.plural:
            return self._catalogue.gettext(message.text) if self._catalogue else message.text
        if self._catalogue:
            return self._catalogue.ngettext(message.text, message.plural, message.count)
        return message.text if message.count == 1 else message.plural

    def _fill(self, template: str, params: tuple[tuple[str, Param], ...]) -> str:
        """Return the template with each `{name}` replaced once; what a value holds is never looked into."""
        values = dict(params)

        def value(match: re.Match[str]) -> str:
            name = match[1]
            if name is None:
                return match[0][0]  # {{ or }}
            if name not in values:
                return match[0]
            found = values[name]
            return self.text(found) if isinstance(found, Message) else str(found)

        return _BRACES.sub(value, template)


@cache
def translator(language: str) -> Translator:
    """Return the translator of `en`, `zh-Hans` or `zh-Hant`; raise ValueError for another language."""
    if language not in LANGUAGES:
        raise ValueError(f"no such language: {language}")
    return Translator(language, None if language == ENGLISH else _catalogue(language))


def _catalogue(language: str) -> GNUTranslations:
    from gettext import translation  # noqa: PLC0415  English readers need none

    return translation(DOMAIN, LOCALE, [language.replace("-", "_")])  # the command-line library asks for the same one
