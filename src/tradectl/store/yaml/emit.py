"""New documents, written by ruamel.yaml in block style and read back before anyone sees them."""

from __future__ import annotations

import io
import re
from types import MappingProxyType
from typing import TYPE_CHECKING, Any

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say
from tradectl.store.yaml.compose import compose
from tradectl.store.yaml.cuts import Cut, carve, line_end
from tradectl.store.yaml.hidden import HIDDEN
from tradectl.store.yaml.literal import literal
from tradectl.store.yaml.plain import plain_document
from tradectl.store.yaml.quote import can_be_plain, escape_hidden, is_ambiguous
from tradectl.store.yaml.style import NOT_GIVEN
from tradectl.store.yaml.values import Plain, Value, is_mapping, read_back

if TYPE_CHECKING:
    from collections.abc import Mapping

    from tradectl.store.yaml.nodes import Document, Scalar

_COMMENT_COLUMN = 30
_NEVER_FOLD = 1 << 30
_NO_COMMENTS: Mapping[str, str] = MappingProxyType({})


class _Typed(str):
    """A text that is written plain whatever YAML takes it for."""

    __slots__ = ()


def emit(fields: Mapping[str, Value], *, comments: Mapping[str, str] = _NO_COMMENTS, head: str = "") -> bytes:
    """Return a new document's bytes, in the order of `fields`; None is written as nothing behind the colon.

    `comments` go behind the values of keys of the top level, `head` on the first line; both without `#`. Raise
    INVALID for a value that no file can hold (half a character) and INTERNAL where it does not read back.
    """
    try:
        text = _dumped(fields)
    except UnicodeEncodeError as error:
        raise TradectlError(
            ErrorCode.INVALID, say("A value holds half a character."), say("Type the value anew.")
        ) from error
    document = _read_back(text, fields)
    noted = ((key, _one_line(comments.get(key.value or "", ""))) for key, _ in document.root.pairs)
    cuts = tuple(_comment(document, key, comment) for key, comment in noted if comment)
    text = (f"# {_one_line(head)}\n" if head else "") + carve(text, cuts)
    return _read_back(text, fields).text.encode("utf-8")


def _read_back(text: str, fields: Mapping[str, Value]) -> Document:
    """Return the document of a new text; raise INTERNAL where it does not say what was meant."""
    document = compose(text.encode("utf-8")).document
    if document is None or plain_document(document) != read_back(fields):
        raise TradectlError(ErrorCode.INTERNAL, say("A new file does not read back as meant; it was not written."))
    return document


def _comment(document: Document, key: Scalar, comment: str) -> Cut:
    """Return the cut that puts a comment at the end of a key's line; ruamel garbles lists below some."""
    at = line_end(document.text, key.end.offset)
    width = at - key.start.offset
    return Cut(at, at, " " * max(_COMMENT_COLUMN - width, 2) + "# " + comment)


def _dumped(fields: Mapping[str, Value]) -> str:
    from ruamel.yaml import YAML  # noqa: PLC0415 - only new documents need it

    yaml = YAML()
    yaml.indent(mapping=2, sequence=4, offset=2)
    yaml.width = _NEVER_FOLD
    yaml.representer.add_representer(_Typed, _represent_typed)
    out = io.StringIO()
    yaml.dump(_prepared(fields), out)
    return escape_hidden(out.getvalue())  # ruamel leaves some as they are; all of them stand in double quotes


def _represent_typed(representer: Any, value: _Typed) -> Any:
    """Return a node whose tag is what a plain scalar of this text gets by itself, so that none is written."""
    from ruamel.yaml.nodes import ScalarNode  # noqa: PLC0415
    from ruamel.yaml.resolver import VersionedResolver  # noqa: PLC0415

    tag = VersionedResolver().resolve(ScalarNode, str(value), (True, False))
    return representer.represent_scalar(tag, str(value))


def _prepared(value: Value) -> Any:
    """Return a value in ruamel's own types, each of which is written in one way only.

    Raise UnicodeEncodeError for half a character, which ruamel would write as an escape that libyaml refuses.
    """
    from ruamel.yaml.comments import CommentedMap, CommentedSeq  # noqa: PLC0415

    if value is None:
        return None
    if isinstance(value, Plain):
        value.text.encode("utf-8")
        is_plain = can_be_plain(value.text, flow=False) and value.text not in NOT_GIVEN
        return _Typed(value.text) if is_plain else _quoted(value.text)
    if isinstance(value, str):
        return _text(value)
    if is_mapping(value):
        return CommentedMap((_one_line_text(key), _prepared(below)) for key, below in value.items())
    return CommentedSeq(_prepared(below) for below in value)


def _text(value: str) -> Any:
    from ruamel.yaml.scalarstring import LiteralScalarString  # noqa: PLC0415

    if "\n" in value and value[0] not in " \n" and literal(value, indent=2, outer=0, ending="\n") is not None:
        return LiteralScalarString(value)
    return _one_line_text(value)


def _one_line_text(value: str) -> Any:
    value.encode("utf-8")
    return value if can_be_plain(value, flow=False) and not is_ambiguous(value) else _quoted(value)


def _quoted(value: str) -> Any:
    from ruamel.yaml.scalarstring import DoubleQuotedScalarString  # noqa: PLC0415

    return DoubleQuotedScalarString(value)


def _one_line(comment: str) -> str:
    """Return a comment without what would end its line or hide in it."""
    return re.sub(HIDDEN, "", " ".join(comment.split()))
