"""Characters a reader cannot see: control, bidirectional and zero-width ones."""

from __future__ import annotations

import re

# The joiners U+200C and U+200D belong to Persian, Indic and emoji spelling and are hidden only elsewhere.
HIDDEN = (
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
    "\ufffe\uffff\U000e0000-\U000e007f]"
    "|(?<![\u0600-\u0dff\u2190-\u2bff\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]"
)


def hidden(text: str) -> re.Match[str] | None:
    """Return the first hidden character of a text; tab and line feed are none."""
    return None if text.isprintable() else re.search(HIDDEN, text)
