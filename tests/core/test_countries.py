import subprocess
import sys

import pycountry
import pytest
from babel import Locale

from tradectl.core.countries import Ambiguous, country_code, is_country
from tradectl.core.country_names import ALIASES, ALPHA_2, ALPHA_3, AMBIGUOUS
from tradectl.i18n.countries import country_name
from tradectl.i18n.translator import translator

NAMES = """
de:DE DE:DE deu:DE NO:NO no:NO in:IN Germany:DE GERMANY:DE Deutschland:DE Alemania:DE Allemagne:DE 德国:DE 德國:DE
UK:GB England:GB Scotland:GB United Kingdom:GB 英国:GB 英國:GB Holland:NL The Netherlands:NL Pays-Bas:NL 荷蘭:NL
Ivory Coast:CI Côte d'Ivoire:CI Cote d’Ivoire:CI 科特迪瓦:CI 象牙海岸:CI Türkiye:TR Turkey:TR TURKIYE:TR 土耳其:TR
South Korea:KR Korea, Republic of:KR S. Korea:KR 韩国:KR 韓國:KR 南韓:KR 大韩民国:KR North Korea:KP 朝鲜:KP DPRK:KP
UAE:AE U.A.E.:AE United Arab Emirates:AE Dubai:AE 阿联酋:AE 阿拉伯聯合大公國:AE Taiwan:TW 台湾:TW 台灣:TW 臺灣:TW
Hong Kong:HK Hongkong:HK 香港:HK 中国香港:HK Macau:MO 澳門:MO China:CN PRC:CN P.R. China:CN 中国:CN 中國:CN
USA:US U.S.A.:US u.s.:US United States:US États-Unis:US Estados Unidos:US 美国:US 美國:US
DRC:CD Congo-Kinshasa:CD 刚果（金）:CD Congo-Brazzaville:CG 刚果（布）:CG Equatorial Guinea:GQ Papua New Guinea:PG
Guinea-Bissau:GW Russia:RU Russian Federation:RU 俄罗斯:RU 俄羅斯:RU Vietnam:VN Viet Nam:VN 越南:VN Czech Republic:CZ
Bosnia & Herzegovina:BA Bosnia and Herzegovina:BA St. Lucia:LC Saint Lucia:LC Niger:NE Nigeria:NG Níger:NE Georgia:GE
Österreich:AT Autriche:AT 沙特阿拉伯:SA 沙烏地阿拉伯:SA KSA:SA Myanmar:MM Burma:MM Brasil:BR Ｊａｐａｎ:JP España:ES
Sudan:SD South Sudan:SS Samoa:WS American Samoa:AS Dominica:DM República Dominicana:DO Schweiz:CH Suisse:CH
"""


def entries():
    """Names may hold spaces: an entry ends where its code does."""
    name: list[str] = []
    for word in NAMES.split():
        text, colon, code = word.rpartition(":")
        if colon and len(code) == 2:
            yield " ".join([*name, text]), code
            name = []
        else:
            name.append(word)


@pytest.mark.parametrize(("text", "code"), list(entries()))
def test_a_country_is_known_by_code_and_by_name(text, code):
    assert country_code(text) == code
    assert country_code(f"  {text} ") == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Korea", ("KP", "KR")),
        ("KOREA", ("KP", "KR")),
        ("Corée", ("KP", "KR")),
        ("Congo", ("CD", "CG")),
        ("The Congo", ("CD", "CG")),
        ("刚果", ("CD", "CG")),
        ("剛果", ("CD", "CG")),
        ("Guinea", ("GN", "GQ", "GW", "PG")),
        ("几内亚", ("GN", "GQ", "GW", "PG")),
        ("Virgin Islands", ("VG", "VI")),
        ("St. Martin", ("MF", "SX")),
        ("Yugoslavia", ("BA", "HR", "ME", "MK", "RS", "SI")),
    ],
)
def test_a_name_of_several_countries_is_a_question(text, candidates):
    assert country_code(text) == Ambiguous(candidates)


@pytest.mark.parametrize(
    ("text", "language", "told"),
    [
        ("Korea", "en", "KP North Korea, KR South Korea"),
        ("Korea", "zh-Hans", "KP 朝鲜，KR 韩国"),
        ("Korea", "zh-Hant", "KP 北韓，KR 南韓"),
        ("刚果", "en", "CD Congo - Kinshasa, CG Congo - Brazzaville"),
    ],
)
def test_countries_to_choose_from_are_told_by_name(text, language, told):
    assert translator(language).text(country_code(text).told()) == told
    assert str(country_code("Korea").told()) == "KP, KR"


@pytest.mark.parametrize("text", ["", " ", "XX", "ZZZ", "Atlantis", "Europe", "欧洲", "Kore", "12", "Hamburg"])
def test_what_is_no_country_is_none(text):
    assert country_code(text) is None


def test_the_codes_are_those_of_the_standard():
    assert {country.alpha_3: country.alpha_2 for country in pycountry.countries} == dict(ALPHA_3)
    assert set(ALPHA_3.values()) == ALPHA_2
    assert is_country("DE")
    assert not is_country("de")
    assert not is_country("UK")


@pytest.mark.parametrize("locale", ["en", "zh_Hans", "zh_Hant", "de", "es", "fr"])
def test_every_name_of_the_unicode_tables_finds_its_country(locale):
    territories = Locale.parse(locale).territories
    found = {code: country_code(territories[code]) for code in ALPHA_2}
    assert {
        code: answer
        for code, answer in found.items()
        if answer != code and not (isinstance(answer, Ambiguous) and code in answer.candidates)
    } == {}


def test_every_alias_finds_its_country_and_no_other():
    assert {alias: country_code(alias) for code, aliases in ALIASES.items() for alias in aliases} == {
        alias: code for code, aliases in ALIASES.items() for alias in aliases
    }
    assert all(country_code(name) == Ambiguous(codes) for codes, names in AMBIGUOUS.items() for name in names)


@pytest.mark.parametrize(
    ("code", "names"),
    [
        ("DE", ("Germany", "德国", "德國")),
        ("HK", ("Hong Kong", "中国香港", "香港")),
        ("MO", ("Macao", "中国澳门", "澳門")),
        ("TW", ("Taiwan", "中国台湾", "台灣")),
        ("KR", ("South Korea", "韩国", "南韓")),
        ("??", ("??", "??", "??")),
    ],
)
def test_a_country_is_shown_in_the_readers_language(code, names):
    assert tuple(country_name(code, language) for language in ("en", "zh-Hans", "zh-Hant")) == names


def test_every_country_has_a_name_in_every_language_and_is_found_by_it():
    for language in ("en", "zh-Hans", "zh-Hant"):
        for code in ALPHA_2:
            shown = country_name(code, language)
            answer = country_code(shown)
            assert shown != code
            assert answer == code or (isinstance(answer, Ambiguous) and code in answer.candidates)


def test_a_code_is_checked_without_the_tables_of_names():
    check = (
        "import sys; from tradectl.core.countries import country_code, is_country;"
        "assert is_country('DE') and country_code('deu') == 'DE';"
        "assert not {'babel', 'pycountry', 'phonenumbers', 'rapidfuzz'} & set(sys.modules)"
    )
    subprocess.run([sys.executable, "-c", check], check=True)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("Czech Rep.", "CZ"), ("Rep. of Korea", "KR"), ("S. Korea", "KR"), ("P.R. China", "CN"), ("Bosnia", "BA"),
        ("Bosnia & Herz.", "BA"), ("UAE", "AE"), ("KSA", "SA"), ("UK", "GB"), ("U.K.", "GB"), ("Holland", "NL"),
        ("Dom. Rep.", "DO"), ("N. Macedonia", "MK"), ("Russian Fed.", "RU"), ("U.S.A.", "US"),
    ],
)  # fmt: skip
def test_what_trade_lists_write_short_is_known(text, code):
    assert country_code(text) == code
