import pytest
from hypothesis import given
from hypothesis import strategies as st

from tradectl.core.countries import Ambiguous, is_country
from tradectl.core.identity.phones import phone_key
from tradectl.core.intake.normal import country_of_phone, read_country, read_mail, read_phone, read_price, read_website

COUNTRIES = """
Germany=DE|Deutschland=DE|Alemania=DE|Allemagne=DE|德国=DE|德國=DE|de=DE|DEU=DE|Germany (DE)=DE|Hamburg, Germany=DE
德国/Germany=DE|Deutschland / Germany=DE|+49=DE|0049=DE|+44=GB|+971=AE|+82=KR|South Korea=KR|Südkorea=KR|韩国=KR
韓國 首爾=KR|Korea, Republic of=KR|Corea del Sur=KR|Corée du Sud=KR|UAE - Dubai=AE|中国 Shenzhen=CN|Guinea-Bissau=GW
NA=NA|Namibia=NA|US.=US|U.S.A.=US
"""


@pytest.mark.parametrize(
    ("text", "code"), [pair.rsplit("=", 1) for pair in COUNTRIES.replace("\n", "|").split("|") if pair]
)
def test_a_country_is_read_from_names_codes_and_calling_codes(text, code):
    assert read_country(text) == code


@pytest.mark.parametrize(
    ("text", "candidates"),
    [
        ("Korea", ("KP", "KR")), ("Corea", ("KP", "KR")), ("Corée", ("KP", "KR")), ("Seoul, Korea", ("KP", "KR")),
        ("Congo", ("CD", "CG")), ("+1", ("CA", "US")), ("+7", ("KZ", "RU")), ("Georgia, USA", ("GE", "US")),
        ("Germany/Austria", ("AT", "DE")),
    ],
)  # fmt: skip
def test_what_may_be_several_countries_is_a_question(text, candidates):
    assert read_country(text) == Ambiguous(candidates)


@pytest.mark.parametrize("text", ["", "Europe", "Hamburg", "+0", "+999", "n/a", "欧洲"])
def test_what_is_no_country_is_none(text):
    assert read_country(text) is None


@pytest.mark.parametrize(
    ("text", "country", "number"),
    [
        ("0170/1234567", "DE", "+491701234567"),
        ("0170 123 45 67", "DE", "+491701234567"),
        ("+49 (0)40 123456-78", "", "+494012345678"),
        ("0049 40 1234567", "CN", "+49401234567"),
        ("491701234567", "DE", "+491701234567"),
        ("8613800138000", "CN", "+8613800138000"),
        ("13800138000", "CN", "+8613800138000"),
        ("'+8613800138000", "", "+8613800138000"),
        ("tel:+1-212-555-0100", "", "+12125550100"),
        ("Tel: +86 755 8888 9999转801", "CN", "+8675588889999 ext. 801"),
        ("040 1234567 ext. 12", "DE", "+49401234567 ext. 12"),
        ("+1 212 555 0100 x5", "", "+12125550100 ext. 5"),
        ("＋４９ １７０ １２３４５６７", "", "+491701234567"),
        ("Mob. +34 612 345 678", "", "+34612345678"),
        ("手机：13800138000", "CN", "+8613800138000"),
        ("06 12 34 56 78", "FR", "+33612345678"),
    ],
)
def test_a_phone_is_e164_with_its_country_as_context(text, country, number):
    assert read_phone(text, country) == number


@pytest.mark.parametrize("text", ["", "n/a", "ask Hans", "12", "0170 1234567", "1" * 300, "+49 000000"])
def test_what_cannot_be_dialled_from_abroad_is_none(text):
    assert read_phone(text, "") is None


@given(st.integers(10**5, 10**11), st.sampled_from(["DE", "CN", "US", "FR", "GB", "BR", "IN", "IT"]))
def test_a_number_with_its_calling_code_is_never_read_as_another(digits, country):
    """What has a plus is the number it says, whatever the country of the company."""
    written = f"+49{digits}"
    assert read_phone(written, country) == phone_key(written, "DE")


@pytest.mark.parametrize(
    ("number", "country"),
    [("+491701234567", "DE"), ("+12125550100", "US"), ("+14165550100", "CA"), ("+77012345678", "KZ"),
     ("+8613800138000", "CN"), ("+971501234567", "AE"), ("+1000", None), ("0170", None), ("+80012345678", None)],
)  # fmt: skip
def test_a_number_tells_its_country(number, country):
    assert country_of_phone(number) == country


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("hans@bolt.de", "hans@bolt.de"), (" Hans@Bolt.DE ", "Hans@Bolt.DE"), ("mailto:a@b.de?subject=x", "a@b.de"),
        ("Hans Müller <hans@bolt.de>", "hans@bolt.de"), ("hans(at)bolt.de", "hans@bolt.de"), ("ａ＠ｂ.de", "a@b.de"),
        ("hans@bolt.de.", "hans@bolt.de"), ("'hans@bolt.de'", "hans@bolt.de"), ("王@公司.cn", "王@公司.cn"),
               ("hans@bolt", None), ("@bolt.de", None), ("hans bolt.de", None), ("a@b@c.de", None), ("a@b..de", None),
        ("", None),
    ],
)  # fmt: skip
def test_a_mail_address_is_checked_by_its_form(text, address):
    assert read_mail(text) == address


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("www.bolt.de", "www.bolt.de"), ("http://bolt.de/en/", "http://bolt.de/en"), (" bolt.de ", "bolt.de"),
        ("<https://bolt.de>", "https://bolt.de"), ("müller.de", "müller.de"), ("bolt", None), ("a@bolt.de", None),
        ("none yet", None), ("", None), ("http://", None),
    ],
)  # fmt: skip
def test_a_website_is_checked_by_its_host(text, site):
    assert read_website(text) == site


@pytest.mark.parametrize(
    ("text", "price"),
    [
        ("12.50 USD", "12.50 USD"), ("$12.50/pc", "12.50 USD"), ("US$ 3", "3 USD"), ("12,50 EUR", "12.50 EUR"),
        ("1.234,50 €", "1234.50 EUR"), ("USD 1,234.50", "1234.50 USD"), ("1'234.50 CHF", "1234.50 CHF"),
        ("12.5元", "12.5 CNY"), ("rmb 88", "88 CNY"), ("FOB USD 4.20", "4.20 USD"), ("1,234", "1234"), ("¥12", "12"),
        ("12.50", "12.50"), ("HK$9.9", "9.9 HKD"),
    ],
)  # fmt: skip
def test_a_price_is_an_amount_and_a_currency(text, price):
    assert str(read_price(text)) == price


@pytest.mark.parametrize("text", ["", "cheap", "0.35-0.40 USD", "3 or 4 EUR", "-5 USD"])
def test_what_is_not_one_price_is_none(text):
    assert read_price(text) is None


@given(st.text(max_size=120), st.sampled_from(["", "DE", "CN", "US"]))
def test_any_text_is_a_value_or_none(text, country):
    read_phone(text, country), read_mail(text), read_website(text), read_price(text)
    found = read_country(text)
    codes = found.candidates if isinstance(found, Ambiguous) else (found,)
    assert all(code is None or is_country(code) for code in codes)
