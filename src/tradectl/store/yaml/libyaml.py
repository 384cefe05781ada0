"""The one parser: PyYAML's around libyaml."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import Any

from tradectl.core.errors import ErrorCode, TradectlError
from tradectl.core.message import say


@dataclass(frozen=True, slots=True)
class Libyaml:
    """The parser's class, the module of its events, the class of its errors."""

    parser: Any
    events: Any
    error: type[Exception]


@cache
def libyaml() -> Libyaml:
    """Return PyYAML's C parser; there is no other, for the one in Python reads some texts differently.

    Raise UNSUPPORTED where PyYAML was installed without libyaml.
    """
    try:
        from yaml import YAMLError, events  # noqa: PLC0415 - many commands need no parser
        from yaml._yaml import CParser  # noqa: PLC0415
    except ImportError as error:
        raise TradectlError(
            ErrorCode.UNSUPPORTED,
            say("PyYAML is here without libyaml, the parser that tradectl reads cards with."),
            say("Install a PyYAML wheel: pip install --force-reinstall --only-binary :all: pyyaml"),
        ) from error
    return Libyaml(CParser, events, YAMLError)


def versions() -> tuple[str, str] | None:
    """Return the versions of libyaml and of PyYAML; None where libyaml is missing."""
    try:
        import yaml  # noqa: PLC0415 - many commands need no parser
        from yaml._yaml import get_version_string  # noqa: PLC0415
    except ImportError:
        return None
    return get_version_string(), yaml.__version__
