"""Time zones by country, from the tables of the tzdata package; reads files of that package, writes nothing."""

from __future__ import annotations

from collections import defaultdict
from functools import cache
from importlib import import_module
from importlib.resources import files

# More than one zone in the table, one in the offices: all of China keeps Beijing time, all of Ukraine but Crimea
# Kyiv's. Uzbekistan's clocks agree; its table begins with Samarkand.
_OFFICE_ZONE = {"CN": "Asia/Shanghai", "UA": "Europe/Kyiv", "UZ": "Asia/Tashkent"}


def zones(country: str) -> tuple[str, ...]:
    """Return the IANA zones of a country (alpha-2) in the order of the table, none for an unknown code."""
    return _by_country().get(country, ())


def default_zone(country: str) -> str | None:
    """Return the zone of a country whose clocks all agree, None where it must be asked for.

    Clocks agree where the country has one zone, or where all its zones follow the same rule from now on, whatever they
    did before (Argentina, Germany with Büsingen, Malaysia): then the first is the answer.
    """
    if country in _OFFICE_ZONE:
        return _OFFICE_ZONE[country]
    candidates = zones(country)
    if len({_rule_from_now_on(zone) for zone in candidates}) > 1:
        return None
    return next(iter(candidates), None)


def is_zone(name: str) -> bool:
    """Return whether `name` is an IANA zone, spelled exactly; old names that still work (`Asia/Calcutta`) are."""
    return name in _all_zones()


def edition() -> str | None:
    """Return the edition of the tzdata package (`2025b`); None where it is not installed."""
    try:
        return str(import_module("tzdata").IANA_VERSION)
    except ImportError:
        return None


@cache
def _all_zones() -> frozenset[str]:
    return frozenset((files("tzdata") / "zones").read_text(encoding="ascii").split())


@cache
def _by_country() -> dict[str, tuple[str, ...]]:
    table = (files("tzdata") / "zoneinfo" / "zone.tab").read_text(encoding="ascii")
    found: defaultdict[str, list[str]] = defaultdict(list)
    for line in table.splitlines():
        if not line.startswith("#"):
            country, _coordinates, zone = line.split("\t")[:3]
            found[country].append(zone)
    return {country: tuple(names) for country, names in found.items()}


@cache
def _rule_from_now_on(zone: str) -> bytes:
    """Return the last line of a zone's file: the rule that holds after its last listed change (RFC 9636, 3.3)."""
    return files("tzdata").joinpath("zoneinfo", *zone.split("/")).read_bytes().splitlines()[-1]
