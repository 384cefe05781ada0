"""Read a YAML text to nodes with their places, or say what is wrong with it. The one parser is libyaml's."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tradectl.store.yaml.builder import Builder, TooMuchError
from tradectl.store.yaml.faults import Fault, FaultKind
from tradectl.store.yaml.gaps import gap_faults, separator_before
from tradectl.store.yaml.guard import BOM, conflicts, decode
from tradectl.store.yaml.libyaml import libyaml
from tradectl.store.yaml.lines import Lines
from tradectl.store.yaml.nodes import Document, Mapping, Mark, Scalar
from tradectl.store.yaml.syntax import syntax_fault

if TYPE_CHECKING:
    from collections.abc import Callable

    from tradectl.store.yaml.libyaml import Libyaml


@dataclass(frozen=True, slots=True)
class Composed:
    """The document, None where a fault forbids to use it, and every fault in the order of the text."""

    document: Document | None
    faults: tuple[Fault, ...] = ()


def compose(raw: bytes) -> Composed:
    """Return the nodes of a file's bytes and its faults; never raise for what the bytes are.

    Raise UNSUPPORTED where PyYAML was installed without libyaml. Not more than 1 MiB, UTF-8, one document, a mapping
    at the top, 32 levels; no aliases, anchors, tags, directives; no key twice.
    """
    text = decode(raw)
    if isinstance(text, Fault):
        return Composed(None, (text,))
    if unfinished := conflicts(text):
        return Composed(None, unfinished)
    builder = Builder(text)
    faults = _parse(raw, text, builder)
    faults.sort(key=lambda fault: (fault.line, fault.column))
    if isinstance(builder.top, Mapping) and all(fault.is_warning for fault in faults):
        return Composed(Document(text, raw.startswith(BOM), builder.top), tuple(faults))
    return Composed(None, tuple(faults))


def _parse(raw: bytes, text: str, builder: Builder) -> list[Fault]:
    """Feed the builder; return all faults that were found."""
    parser = libyaml()
    documents = _Documents(builder)
    try:
        _feed(parser, raw, builder, documents)
    except TooMuchError:
        return builder.faults
    except parser.error as error:
        fault = syntax_fault(error, text, ended=documents.ended)
        return [*builder.faults, separator_before(text, builder.seen(), fault) or fault]
    if not documents.count:
        return [Fault(FaultKind.EMPTY, 1, 1)]
    if not isinstance(builder.top, Mapping) and documents.count == 1:
        _complain_of_top(builder, text)
    return builder.faults + gap_faults(text, builder.seen())


def _feed(parser: Libyaml, raw: bytes, builder: Builder, documents: _Documents) -> None:
    """Hand libyaml's events to the builder, until the end or a second document."""
    kinds = parser.events
    scalar, builder_scalar = kinds.ScalarEvent, builder.scalar
    handlers: dict[type, Callable[[Any], None]] = {
        kinds.MappingStartEvent: lambda event: builder.open(event, is_mapping=True),
        kinds.SequenceStartEvent: lambda event: builder.open(event, is_mapping=False),
        kinds.MappingEndEvent: builder.close,
        kinds.SequenceEndEvent: builder.close,
        kinds.AliasEvent: builder.alias,
        kinds.DocumentStartEvent: documents.begin,
        kinds.DocumentEndEvent: documents.end,
        kinds.StreamStartEvent: lambda _: None,
        kinds.StreamEndEvent: lambda _: None,
    }
    for event in iter(parser.parser(raw).get_event, None):
        kind = type(event)
        if kind is scalar:
            builder_scalar(event)
        else:
            handlers[kind](event)


class _Documents:
    """Counts documents and looks at what stands before and behind them."""

    __slots__ = ("_builder", "count", "ended")

    def __init__(self, builder: Builder) -> None:
        self.count = 0
        self.ended = False
        self._builder = builder

    def begin(self, event: Any) -> None:
        self.count += 1
        mark = Mark(event.start_mark.index, event.start_mark.line + 1, event.start_mark.column + 1)
        if self.count > 1:
            self._builder.note(FaultKind.SECOND_DOCUMENT, mark)
            raise TooMuchError
        if event.version or event.tags:
            self._builder.note(FaultKind.DIRECTIVE, mark)

    def end(self, event: Any) -> None:
        self.ended = event.explicit


def _complain_of_top(builder: Builder, text: str) -> None:
    """Note why the one document holds no fields."""
    top = builder.top
    if top is None or top.start == top.end:
        builder.note(FaultKind.EMPTY, Mark(0, 1, 1))
        return
    wide = text.find("：", top.start.offset, top.end.offset) if isinstance(top, Scalar) else -1
    if wide >= 0:
        builder.note(FaultKind.FULL_WIDTH_COLON, Lines(text).mark(wide))
    else:
        builder.note(FaultKind.NOT_A_MAPPING, top.start)
