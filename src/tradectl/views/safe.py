r"""Any string made safe to show: what would act on a terminal, reorder a line or hide is spelled out (`\x1b`).

The characters: controls (C0, C1, DEL), format characters (bidi controls, zero-width ones, BOM, tags; the Arabic signs
that are seen stay), line and paragraph separators, lone surrogates, letters and marks without a shape (Hangul fillers).
Other letters, marks, emoji and every kind of visible blank pass.
"""

from __future__ import annotations

import re

_SHAPELESS = "\u034f\u115f\u1160\u17b4\u17b5\u3164\uffa0"  # letters and marks for Unicode, nothing for the eye
_HIDDEN = (
    f"{_SHAPELESS}"
    "\x00-\x1f\x7f-\x9f\xad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff0-\ufffb\ufffe\uffff"
    "\ud800-\udfff\U00013430-\U0001343f\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e007f"
)
_ALL = f"[{_HIDDEN}]"  # compiled when something is hidden: it takes a millisecond
_ALL_BUT_NEWLINE = f"(?!\n)[{_HIDDEN}]"
_NONE_OF = frozenset(_SHAPELESS)
_SHORT = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}


def clean(text: str, *, keep_newlines: bool = False) -> str:
    r"""Return `text` with hidden and active characters spelled out: `\x1b`, `\u202e`, `\U000e0041`, `\t`.

    A newline is one of them unless `keep_newlines`; `\r\n` then counts as one newline.
    """
    if _is_plain(text):
        return text
    if keep_newlines:
        return re.sub(_ALL_BUT_NEWLINE, _spelled, text.replace("\r\n", "\n"))
    return re.sub(_ALL, _spelled, text)


def escape_json(text: str) -> str:
    r"""Return JSON text with the same characters as `\uXXXX`, so that nothing acts and no value changes.

    In JSON such characters stand only inside strings (line ends of an indented text are kept).
    """
    return text if _is_plain(text) else re.sub(_ALL_BUT_NEWLINE, _json_spelled, text)


def _is_plain(text: str) -> bool:
    """Return whether nothing in the text hides or acts, for nearly all texts without looking at each letter."""
    return text.isprintable() and (text.isascii() or _NONE_OF.isdisjoint(text))


def _spelled(match: re.Match[str]) -> str:
    character = match[0]
    code = ord(character)
    if character in _SHORT:
        return _SHORT[character]
    if code < 0x100:  # noqa: PLR2004
        return f"\\x{code:02x}"
    return f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"  # noqa: PLR2004


def _json_spelled(match: re.Match[str]) -> str:
    units = match[0].encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{units[at : at + 2].hex()}" for at in range(0, len(units), 2))
