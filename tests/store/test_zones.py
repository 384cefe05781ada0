from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from tradectl.core.country_names import ALPHA_2
from tradectl.store.zones import default_zone, is_zone, zones


@pytest.mark.parametrize(
    ("country", "zone"),
    [
        ("DE", "Europe/Berlin"),
        ("TW", "Asia/Taipei"),
        ("CN", "Asia/Shanghai"),
        ("AR", "America/Argentina/Buenos_Aires"),
        ("MY", "Asia/Kuala_Lumpur"),
        ("UA", "Europe/Kyiv"),
        ("UZ", "Asia/Tashkent"),
        ("IN", "Asia/Kolkata"),
        ("US", None),
        ("BR", None),
        ("ES", None),
        ("NZ", None),
        ("XX", None),
        ("", None),
    ],
)
def test_a_country_whose_clocks_agree_has_a_default_zone(country, zone):
    assert default_zone(country) == zone


def test_the_zones_of_a_country():
    assert zones("CN") == ("Asia/Shanghai", "Asia/Urumqi")
    assert zones("FR") == ("Europe/Paris",)
    assert "America/Sao_Paulo" in zones("BR")
    assert zones("XX") == ()


def test_where_there_is_a_default_all_clocks_of_the_country_agree():
    moments = [datetime(2030, 1, 1, tzinfo=UTC) + timedelta(days=5 * step) for step in range(73)]
    different = {
        country
        for country in ALPHA_2
        if (default := default_zone(country))
        for zone in zones(country)
        for moment in moments
        if moment.astimezone(ZoneInfo(zone)).utcoffset() != moment.astimezone(ZoneInfo(default)).utcoffset()
    }
    assert different == {"CN", "UA"}


@pytest.mark.parametrize("name", ["Europe/Berlin", "Asia/Calcutta", "America/Argentina/Buenos_Aires", "UTC"])
def test_a_zone_is_known(name):
    assert is_zone(name)


@pytest.mark.parametrize(
    "name", ["europe/berlin", "Europe/Atlantis", "", "../zone.tab", "zone.tab", "Berlin", "Europe"]
)
def test_what_is_no_zone_is_refused(name):
    assert not is_zone(name)


def test_every_zone_of_every_country_is_a_zone():
    assert all(is_zone(zone) and ZoneInfo(zone) for country in ALPHA_2 for zone in zones(country))
