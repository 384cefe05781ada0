import random
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core import duplicates
from tradectl.core.duplicates import IdentityIndex, Pair, Verdict, compare, find, pairs
from tradectl.core.identity.keys import Identity, identity_keys

CERTAIN, LIKELY, POSSIBLE, TWO = *Verdict, None

# One customer or two, by nothing but name and country.
LABELLED = [
    # Germany, Austria, Switzerland
    ("Müller Leuchten GmbH", "DE", "Mueller Leuchten", "DE", LIKELY),
    ("Müller Leuchten GmbH", "DE", "MÜLLER LEUCHTEN GmbH & Co. KG", "DE", LIKELY),
    ("Müller Leuchten GmbH", "DE", "Möller Leuchten GmbH", "DE", TWO),
    ("Müller Leuchten GmbH", "DE", "Müller Elektro GmbH", "DE", TWO),
    ("Müller Leuchten GmbH", "DE", "Schmidt Leuchten GmbH", "DE", TWO),
    ("Müller Leuchten GmbH", "DE", "Müller Leuchten AG", "CH", POSSIBLE),
    ("Müller Leuchten GmbH", "DE", "Müller Licht AG", "CH", TWO),
    ("Groß & Söhne OHG", "AT", "Gross und Söhne", "AT", CERTAIN),
    ("Licht und Leuchten Handels GmbH", "AT", "Licht Leuchten Handelsgesellschaft mbH", "AT", TWO),
    # United States, United Kingdom, Ireland, Australia
    ("Bolt Lighting LLC", "US", "Bolt Lighting, Inc.", "US", CERTAIN),
    ("Bolt Lighting LLC", "US", "BOLT LIGHTING L.L.C.", "US", CERTAIN),
    ("Bolt Lighting LLC", "US", "Bold Lighting LLC", "US", TWO),
    ("Bolt Lighting LLC", "US", "Bolt Electric LLC", "US", TWO),
    ("Bolt Lighting LLC", "US", "Bolt Lighting Canada Inc.", "CA", TWO),
    ("Bolt Lighting LLC", "US", "Bolt Lighting Ltd", "GB", LIKELY),
    ("ABC Trading Co., Ltd", "GB", "ABC Trading LLC", "GB", CERTAIN),
    ("ABC Trading Co., Ltd", "GB", "XYZ Trading Co., Ltd", "GB", TWO),
    ("ABC Trading Co., Ltd", "GB", "ABD Trading Co., Ltd", "GB", TWO),
    ("Smith & Sons Ltd", "GB", "Smith and Sons Limited", "GB", LIKELY),
    ("Smith & Sons Ltd", "GB", "Smith Brothers Ltd", "GB", TWO),
    ("The Brightway Company Ltd", "IE", "Brightway Co. Limited", "IE", CERTAIN),
    ("Brightway Lighting Pty Ltd", "AU", "Bright Way Lighting P/L", "AU", CERTAIN),
    ("Brightway Lighting Pty Ltd", "AU", "Brihgtway Lighting Pty Ltd", "AU", LIKELY),
    ("Brightway Lighting Pty Ltd", "AU", "Brihgtway Lighting Ltd", "NZ", POSSIBLE),
    ("Solaris Energy Pty Ltd", "AU", "Polaris Energy Pty Ltd", "AU", TWO),
    ("Factory 21 Ltd", "GB", "Factory 22 Ltd", "GB", TWO),
    ("General Trading LLC", "US", "General Trading Inc", "US", POSSIBLE),
    ("General Trading LLC", "US", "General Trading Co", "CA", TWO),
    ("General Trading LLC", "US", "General Tradings LLC", "US", TWO),
    # France, Italy, Spain, Portugal
    ("L'Éclairage d’Or S.A.R.L.", "FR", "SARL L’Eclairage d'Or", "FR", CERTAIN),
    ("Lumière de Paris SAS", "FR", "Lumiere de Paris", "FR", LIKELY),
    ("Lumière de Paris SAS", "FR", "Lumière de Lyon SAS", "FR", TWO),
    ("Luce Bella S.r.l.", "IT", "Bella Luce S.p.A.", "IT", CERTAIN),
    ("Luce Bella S.r.l.", "IT", "Luce Nuova S.r.l.", "IT", TWO),
    ("Iluminación Peñarol, S.L.", "ES", "Iluminacion Penarol SL", "ES", CERTAIN),
    ("Peñarol Iluminación y Electricidad, S.A.", "ES", "Peñarol Iluminación, S.A.", "ES", POSSIBLE),
    ("Estrela do Mar Lda", "PT", "Estrela do Mar, Unipessoal Lda.", "PT", LIKELY),
    # Brazil, Mexico, Colombia
    ("Ilumina São Paulo Ltda", "BR", "Ilumina Sao Paulo EIRELI", "BR", CERTAIN),
    ("Ilumina São Paulo Ltda", "BR", "Ilumina Rio Ltda", "BR", TWO),
    ("Casa del Sol S.A. de C.V.", "MX", "Casa del Sol, S. de R.L. de C.V.", "MX", LIKELY),
    ("Casa del Sol S.A. de C.V.", "MX", "Casa del Mar S.A. de C.V.", "MX", TWO),
    ("Comercial Andina S.A.S.", "CO", "Comercial Andino S.A.S.", "CO", TWO),
    # the North
    ("Østerbro Lys A/S", "DK", "Osterbro Lys ApS", "DK", CERTAIN),
    ("Nordisk Belysning AB", "SE", "AB Nordisk Belysning", "SE", LIKELY),
    ("Nordisk Belysning AB", "SE", "Nordisk Belysning AS", "NO", POSSIBLE),
    ("Pohjola Valaistus Oy", "FI", "Pohjanmaa Valaistus Oy", "FI", TWO),
    # Poland, Czechia, Hungary
    ("Świt Oświetlenie Sp. z o.o.", "PL", "Swit Oswietlenie Spółka z o.o.", "PL", CERTAIN),
    ("Świt Oświetlenie Sp. z o.o.", "PL", "Zmierzch Oświetlenie Sp. z o.o.", "PL", TWO),
    ("Světlo Praha s.r.o.", "CZ", "SVETLO PRAHA, spol. s r.o.", "CZ", CERTAIN),
    ("Fény Világítás Kft.", "HU", "Fény Világítás Zrt.", "HU", CERTAIN),
    # Turkey
    ("Yıldız Aydınlatma San. ve Tic. Ltd. Şti.", "TR", "YILDIZ AYDINLATMA A.Ş.", "TR", LIKELY),
    ("Yıldız Aydınlatma San. ve Tic. Ltd. Şti.", "TR", "Güneş Aydınlatma San. ve Tic. Ltd. Şti.", "TR", TWO),
    # Cyrillic
    ("ООО «Светлый путь»", "RU", "Светлый Путь, ЗАО", "RU", CERTAIN),
    ("ООО «Светлый путь»", "RU", "ООО «Тёмный путь»", "RU", TWO),
    ("ТОО Алматы Электро", "KZ", "Алматы Электро", "KZ", LIKELY),
    ("ООО Ёлка", "RU", "ООО Елка", "RU", CERTAIN),
    ("ТОВ «Київ Світло»", "UA", "ТОВ «Львів Світло»", "UA", TWO),
    # Arabic
    ("شركة النور للتجارة ذ.م.م", "AE", "النور للتجارة", "AE", LIKELY),
    ("شركة النور للتجارة ذ.م.م", "AE", "شركة القمر للتجارة ذ.م.م", "AE", TWO),
    ("Al Noor Trading LLC", "AE", "AL-NOOR TRADING FZE", "AE", LIKELY),
    ("Al Noor Trading LLC", "AE", "Al Moor Trading LLC", "AE", TWO),
    ("Al Noor Trading LLC", "AE", "Al Noor Trading WLL", "BH", POSSIBLE),
    # Chinese, in two scripts and Japan's
    ("宁波光明照明有限公司", "CN", "寧波光明照明股份有限公司", "CN", LIKELY),
    ("宁波光明照明有限公司", "CN", "宁波市光明照明有限公司", "CN", LIKELY),
    ("宁波光明照明有限公司", "CN", "宁波光辉照明有限公司", "CN", TWO),
    ("宁波光明照明有限公司", "CN", "上海光明照明有限公司", "CN", TWO),
    ("欧普照明（上海）有限公司", "CN", "歐普照明(上海)有限公司", "CN", CERTAIN),
    ("國際貿易有限公司", "HK", "国际贸易有限公司", "HK", POSSIBLE),
    ("株式会社 松下電器", "JP", "松下電器㈱", "JP", CERTAIN),
    ("株式会社 松下電器", "JP", "株式会社 松上電器", "JP", TWO),
    # Korean, Thai, Vietnamese
    ("(주)한빛조명", "KR", "한빛조명 주식회사", "KR", CERTAIN),
    ("(주)한빛조명", "KR", "(주)은빛조명", "KR", TWO),
    ("บริษัท แสงทอง จำกัด", "TH", "บริษัทแสงทองจำกัด (มหาชน)", "TH", LIKELY),
    ("CÔNG TY TNHH ÁNH SÁNG VIỆT", "VN", "Công ty Cổ phần Ánh Sáng Việt", "VN", CERTAIN),
    ("Công ty TNHH Ánh Sáng Việt", "VN", "Công ty TNHH Ánh Trăng Việt", "VN", TWO),
    # India, Indonesia, Malaysia
    ("M/s Sharma Traders Pvt. Ltd.", "IN", "Sharma Traders (P) Ltd", "IN", LIKELY),
    ("M/s Sharma Traders Pvt. Ltd.", "IN", "Verma Traders Pvt. Ltd.", "IN", TWO),
    ("PT. Sinar Jaya Tbk", "ID", "Sinar Jaya, PT", "ID", LIKELY),
    ("PT. Sinar Jaya Tbk", "ID", "PT Sinar Jaya", "ID", LIKELY),
    ("Cahaya Baru Sdn Bhd", "MY", "Cahaya Baru Sdn. Berhad", "MY", LIKELY),
    # nothing to go by
    ("照明", "CN", "Lighting", "CN", TWO),
    ("", "DE", "", "DE", TWO),
    ("Bolt Lighting", "", "Bolt Lighting", "", LIKELY),
    ("Bolt Lighting", "", "Bolt Lighting", "US", LIKELY),
]


def customer(name, country="DE", number=1, **known):
    return Identity(f"{country or 'XX'}-K{number}-20260101", f"K{number}", name, country=country, **known)


def verdict(one, other):
    found = compare(identity_keys(one), identity_keys(other))
    return found and found[0]


@pytest.mark.parametrize(("name", "country", "other", "other_country", "expected"), LABELLED)
def test_names_and_countries_tell_one_customer_from_two(name, country, other, other_country, expected):
    one, two = customer(name, country, 1), customer(other, other_country, 2)
    assert verdict(one, two) is expected
    told = [expected] if expected in (CERTAIN, LIKELY) else []
    assert [match.verdict for match in find(one, [two])] == told
    assert [match.verdict for match in find(two, [one])] == told
    assert [pair.verdict for pair in pairs([one, two])] == told
    assert [pair.verdict for pair in pairs([one, two], least=POSSIBLE)] == ([expected] if expected else [])


def test_the_table_is_wide_enough():
    assert len(LABELLED) >= 60
    assert len({country for row in LABELLED for country in (row[1], row[3])}) >= 10


STRONG = [
    ("same address", {"emails": ("info@bolt.de",)}, {"emails": ("INFO@Bolt.DE",)}, CERTAIN, CERTAIN),
    ("same free mailbox", {"emails": ("bolt@163.com",)}, {"emails": ("Bolt <bolt@163.com>",)}, CERTAIN, CERTAIN),
    ("same free host", {"emails": ("bolt@163.com",)}, {"emails": ("sun@163.com",)}, TWO, TWO),
    ("same domain", {"emails": ("a@bolt.de",)}, {"emails": ("b@bolt.de",)}, LIKELY, LIKELY),
    ("mail below the domain", {"emails": ("a@sales.bolt.de",)}, {"emails": ("b@bolt.de",)}, LIKELY, LIKELY),
    ("mail and website", {"emails": ("a@bolt.de",)}, {"websites": ("https://www.bolt.de/en",)}, LIKELY, LIKELY),
    ("same suffix only", {"emails": ("a@bolt.co.uk",)}, {"emails": ("a@sun.co.uk",)}, TWO, TWO),
    ("same platform", {"websites": ("bolt.en.alibaba.com",)}, {"websites": ("bolt.en.alibaba.com",)}, TWO, TWO),
    ("same phone", {"phones": ("+49 40 1234567",)}, {"phones": ("0049 (0)40/123 45 67",)}, POSSIBLE, POSSIBLE),
    ("same mobile", {"phones": ("+49 170 1234567",)}, {"phones": ("0049 170 1234567",)}, LIKELY, LIKELY),
    ("same VAT number", {"tax_ids": ("811 234 567",)}, {"tax_ids": ("811.234.567",)}, CERTAIN, POSSIBLE),
    ("same company number", {"company_ids": ("HRB 45120",)}, {"company_ids": ("HRB45120",)}, CERTAIN, POSSIBLE),
    ("no number", {"tax_ids": ("none",)}, {"tax_ids": ("none",)}, TWO, TWO),
    ("same end of a phone", {"phones": ("+49 40 1234567",)}, {"phones": ("+49 30 1234567",)}, TWO, TWO),
    ("no phones", {"phones": ("ask Hans", "110")}, {"phones": ("ask Hans", "110")}, TWO, TWO),
]


@pytest.mark.parametrize(("what", "known", "also", "at_home", "abroad"), STRONG, ids=[row[0] for row in STRONG])
def test_mail_website_and_phone_tell_whatever_the_name(what, known, also, at_home, abroad):
    one = customer("Quirinal", "DE", 1, **known)
    assert verdict(one, customer("Esquilin", "DE", 2, **also)) is at_home
    assert verdict(one, customer("Esquilin", "FR", 2, **also)) is abroad


def test_seven_digits_in_two_countries_are_a_chance():
    one = customer("Bolt Logistics", "DE", 1, phones=("+49 40 1234567",))
    for name in ("Quirinal Forge", "BLG", "光明电器"):
        assert compare(identity_keys(one), identity_keys(customer(name, "FR", 2, phones=("+33 1 1234567",)))) is None
    assert compare(identity_keys(one), identity_keys(customer("Quirinal Forge", "FR", 2, phones=("+49 40 1234567",))))


def test_a_phone_abroad_is_certain_where_the_names_agree():
    one = customer("Quirinal GmbH", "DE", 1, phones=("+49 40 1234567",))
    assert verdict(one, customer("Quirinal AG", "CH", 2, phones=("0049 40 1234567",))) is CERTAIN


def test_a_local_number_is_read_in_the_customers_country():
    one = customer("Quirinal", "DE", 1, phones=("040 1234567",))
    assert verdict(one, customer("Esquilin", "DE", 2, phones=("+49 40 1234567",))) is POSSIBLE
    assert verdict(one, customer("Esquilin", "GB", 2, phones=("040 1234567",))) is TWO


def test_an_alias_is_a_name():
    one = customer("宁波光明照明有限公司", "CN", 1, aliases=("Ningbo Guangming Lighting",))
    assert verdict(one, customer("NINGBO GUANGMING LIGHTING CO., LTD.", "CN", 2)) is CERTAIN


def test_the_evidence_says_what_it_rests_on():
    one = customer("Bolt GmbH", "DE", 1, emails=("a@bolt.de",), phones=("+49 40 1234567",))
    two = customer("Bolt AG", "DE", 2, websites=("www.bolt.de",), phones=("040 1234567",))
    (match,) = find(one, [two])
    assert match.other == "DE-K2-20260101"
    assert [str(message) for message in match.evidence] == [
        "The names Bolt GmbH and Bolt AG are the same, apart from spelling and company words such as Ltd.",
        "Both use the internet domain bolt.de.",
        "Both have the phone number +49401234567.",
    ]


def test_a_vat_number_is_one_with_and_without_the_letters_of_its_country():
    one = customer("Quirinal", "ES", 1, tax_ids=("ESB12345674",))
    assert verdict(one, customer("Esquilin", "ES", 2, tax_ids=("B-12345674",))) is CERTAIN


def test_certain_matches_come_first_then_by_id():
    new = customer("Brightway", "DE", 9)
    others = [customer("Brihgtway", "DE", 1), customer("Brightway AG", "DE", 3), customer("Brightway", "DE", 2)]
    assert [match.other[:5] for match in find(new, others)] == ["DE-K2", "DE-K3", "DE-K1"]


def test_a_customer_is_no_duplicate_of_itself():
    one = customer("Bolt")
    assert find(one, [one]) == ()
    assert pairs([one, one]) == ()


def test_a_decision_that_they_are_two_is_respected():
    one, two, three = (customer("Bolt", "DE", number) for number in (1, 2, 3))
    decided = {frozenset((one.id, two.id))}
    assert [match.other for match in find(one, [two, three], decided)] == [three.id]
    assert [(pair.first, pair.second) for pair in pairs([three, two, one], decided)] == [
        (one.id, three.id),
        (two.id, three.id),
    ]


def test_an_index_takes_in_what_was_just_registered():
    index = IdentityIndex()
    assert find(customer("Bolt", number=1), index) == ()
    index.add(customer("Bolt", number=1))
    assert [match.other for match in find(customer("Bolt", number=2), index)] == ["DE-K1-20260101"]


PARTS = [
    "Sun", "Sunn", "Bolt", "Brightway", "Brihgtway", "Bright", "way", "Светлоград", "Svetlograd", "Trading", "Lighting",
    "Leuchten", "光明", "Al", "القصيم", "Qasim", "GmbH",
]  # fmt: skip
FIRMS = st.builds(
    customer,
    st.lists(st.sampled_from(PARTS), max_size=3).map(" ".join),
    st.sampled_from(["DE", "FR", ""]),
    st.integers(1, 999),
    emails=st.sets(st.sampled_from(["a@bolt.de", "b@bolt.de", "a@163.com", "b@163.com"]), max_size=2).map(tuple),
    websites=st.sets(st.sampled_from(["bolt.de", "bolt.com", "brightway.com"]), max_size=1).map(tuple),
    phones=st.sets(st.sampled_from(["+49 40 1234567", "040 1234567", "+33 1 23 45 67 89"]), max_size=1).map(tuple),
    tax_ids=st.sets(st.sampled_from(["DE811234567", "811234567", "811234568", "298765432"]), max_size=1).map(tuple),
)


@given(st.lists(FIRMS, max_size=12, unique_by=lambda firm: firm.id))
def test_looking_up_by_keys_misses_nothing_that_comparing_all_would_find(firms):
    keyed = sorted((identity_keys(firm) for firm in firms), key=lambda entry: entry.identity.id)
    everyone = tuple(
        Pair(one.identity.id, other.identity.id, found.verdict, found.confidence, found.evidence)
        for one, other in combinations(keyed, 2)
        if (found := compare(one, other))
    )
    likely = tuple(pair for pair in everyone if pair.verdict is not POSSIBLE)
    assert pairs(firms, least=POSSIBLE) == everyone
    assert pairs(firms) == likely
    assert pairs(firms, least=CERTAIN) == tuple(pair for pair in likely if pair.verdict is CERTAIN)
    for firm in firms:
        assert len(find(firm, firms)) == sum(firm.id in (pair.first, pair.second) for pair in likely)


def ten_thousand():
    chance = random.Random(7)  # noqa: S311 (names, no secrets)
    syllables = [consonant + vowel for consonant in "bdfgklmnprstvz" for vowel in "aeiou"]
    forms = ["Trading LLC", "Leuchten GmbH", "Import Export S.A.", "Lighting Co., Ltd.", "Electric Inc"]
    for number in range(10_000):
        name = "".join(chance.choices(syllables, k=chance.randint(2, 4))).title()
        country = chance.choice(["DE", "US", "FR", "BR", "AE", "TR", "IN", "MX", "PL", "GB"])
        yield customer(
            f"{chance.choice(['North', 'Royal', 'Blue', 'Grand'])} {name} {chance.choice(forms)}",
            country,
            number,
            emails=(f"info@{name.lower()}{number}.com",),
            phones=(f"+49 40 {1_000_000 + number * 37}",),
        )


def test_of_ten_thousand_customers_few_are_compared(monkeypatch):
    compared = []
    monkeypatch.setattr(duplicates, "compare", lambda *both: compared.append(both) or compare(*both))
    customers = [
        *ten_thousand(),
        customer("Royal Quirinal GmbH", "DE", 10_001),
        customer("Royal Quirinal", "DE", 10_002),
    ]
    found = pairs(customers)
    assert len(compared) < 2 * len(customers)  # all with all would be fifty million
    assert ("DE-K10001-20260101", "DE-K10002-20260101") in [(pair.first, pair.second) for pair in found]


def test_a_crowd_under_one_key_is_a_list_and_not_its_square():
    crowd = [customer("Same Name GmbH", country, number) for country in ("DE", "FR") for number in range(1000)]
    found = pairs(crowd)
    assert len(found) == 1999
    assert {identity for pair in found for identity in (pair.first, pair.second)} == {firm.id for firm in crowd}
