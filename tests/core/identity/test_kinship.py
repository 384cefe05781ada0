import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.identity import everyday_names, lines_of_trade
from tradectl.core.identity.kinship import Kinship, core_keys, kinship, may_be_short
from tradectl.core.identity.names import name_key
from tradectl.core.identity.pinyin import pinyin_core
from tradectl.core.identity.spelling import fold
from tradectl.core.identity.spoken import skeleton, sound

RELATED = [
    ("Quirinal Leuchten GmbH", "Quirinal Leuchten AG", Kinship.SAME),
    ("Quirinal Leuchten GmbH", "Quirinal Leuchten", Kinship.SAME),
    ("Quirinal Leuchten GmbH", "Qiurinal Leuchten GmbH", Kinship.SLIP),
    ("Quirinal Leuchten GmbH", "Quirinal Lighting Ltd", Kinship.MEANT),
    ("ООО Квиринал Свет", "Kvirinal Lamps", Kinship.MEANT),
    ("ヒノキヤ照明", "Hinokiya Lighting", Kinship.MEANT),
    ("한별조명", "Hanbyeol Lighting", Kinship.MEANT),
    ("Quirinal Lighting", "Quirinal Lighting International", Kinship.NEAR),
    ("Quirinal", "Quirinal Leuchten", Kinship.WITHIN),
    ("Quirinal Import", "Quirinal Group", Kinship.AKIN),
    ("Quirinal Leuchten", "Quirinal Logistik", Kinship.FAMILY),
    ("القصيم للتجارة", "Al Qasim Trading", Kinship.HINTED),
    ("Quirinal", "Quirinal Esquilin", Kinship.PART),
    ("Quirinal", "Esquilin", Kinship.APART),
    ("Golden Quirinal", "Golden Esquilin", Kinship.APART),
    ("Meier Lampen", "Maier Lampen", Kinship.APART),
    ("宁波朗曜照明", "Esquilin Lighting", Kinship.UNCLEAR),
]


@pytest.mark.parametrize(("one", "other", "kin"), RELATED)
def test_two_names_are_related_in_one_way(one, other, kin):
    assert kinship(name_key(one), name_key(other)) is kin
    assert kinship(name_key(other), name_key(one)) is kin


@pytest.mark.parametrize(("one", "other", "kin"), [row for row in RELATED if row[2] in (Kinship.MEANT, Kinship.NEAR)])
def test_names_that_mean_the_same_share_a_key(one, other, kin):
    assert core_keys(name_key(one)) & core_keys(name_key(other))


def test_every_relation_is_in_the_table_but_the_one_that_asks_for_the_written_name():
    assert {row[2] for row in RELATED} == set(Kinship) - {Kinship.INITIALS}


SHORT = [
    ("QEL GmbH", "Quirinal Esquilin Leuchten", True),
    ("SGE", "Société Garonnaise d'Éclairage", True),
    ("QE", "Quirinal Esquilin", True),
    ("Q", "Quirinal Esquilin", False),
    ("QE", "Quirinal Esquilin Leuchten", False),
    ("QXL", "Quirinal Esquilin Leuchten", False),
    ("", "Quirinal", False),
]


@pytest.mark.parametrize(("short", "long", "expected"), SHORT)
def test_initials_may_be_short_for_a_name(short, long, expected):
    assert may_be_short(short, long) is expected


SOUNDS = [
    ("светлоград", "svetlograd"),
    ("щелковскии", "shchelkovsky"),
    ("заречье", "zarechye"),
    ("καλαματα", "kalamata"),
    ("アカリヤ", "akariya"),
    ("ひかり", "hikari"),
    ("キョウト", "kyouto"),
    ("한마루", "hanmaru"),
    ("philips", "filips"),
    ("banawe", "banaue"),
]


@pytest.mark.parametrize(("word", "other"), SOUNDS)
def test_two_spellings_of_one_sound_are_one(word, other):
    assert sound(word) == sound(other)


@pytest.mark.parametrize("word", ["光明", "النور", "แสงทอง"])
def test_scripts_that_do_not_tell_their_sounds_stay(word):
    assert sound(word) == word


@pytest.mark.parametrize(("arabic", "latin"), [("الرواسي", "rawasi"), ("القصيم", "qasim"), ("الجهراء", "jahra")])
def test_arabic_and_latin_names_have_the_same_consonants(arabic, latin):
    assert skeleton(arabic) == skeleton(latin) != ""


@given(st.text(max_size=30))
def test_any_word_has_a_sound_and_one_for_good(text):
    for word in name_key(text).whole.split():
        assert sound(sound(word)) == sound(sound(sound(word)))
        skeleton(word)


def test_a_chinese_name_is_read_as_pinyin_and_no_other():
    assert pinyin_core(name_key("宁波朗曜照明有限公司")) == sound("ningbolangyao")
    assert pinyin_core(name_key("Ningbo Langyao")) is None
    assert pinyin_core(name_key("朗曜 Lighting GmbH X")) is None


def tables():
    spaced = [*lines_of_trade._LINES.values(), *lines_of_trade._WAYS.values()]
    unspaced = [*lines_of_trade._UNSPACED_LINES.values(), *lines_of_trade._UNSPACED_WAYS.values()]
    names = [everyday_names._EMBLEMS, everyday_names._SURNAMES, everyday_names._PLACES, everyday_names._UNSPACED]
    return [text.split() for text in (*spaced, *unspaced, *names)]


def test_words_of_the_tables_stand_folded():
    assert [word for words in tables() for word in words if fold(word) != word] == []


def test_no_word_tells_two_things():
    words = [word for table in tables()[:-4] for word in table]
    assert sorted({word for word in words if words.count(word) > 1}) == []
