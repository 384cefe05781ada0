import pytest

from tradectl.core.identity.domains import (
    company_domain,
    email_domain,
    is_free_mail,
    is_platform,
    own_domain,
    registrable,
    website_host,
)
from tradectl.core.identity.mail_hosts import FREE_MAIL


@pytest.mark.parametrize(
    ("url", "host"),
    [
        ("https://www.Bolt.de:80/x?y#z", "bolt.de"),
        ("bolt.de", "bolt.de"),
        ("HTTP://BOLT.DE.", "bolt.de"),
        ("//bolt.de/en", "bolt.de"),
        ("ftp://me:secret@bolt.de/x", "bolt.de"),
        ("www2.bolt.co.uk", "bolt.co.uk"),
        ("bolt.de:8080", "bolt.de"),
        ("bolt.de, bolt.com", "bolt.de"),
        ("https://müller.de/", "xn--mller-kva.de"),
        ("shop.bolt.de", "shop.bolt.de"),
        ("www.com", "www.com"),
        ("bolt", None),
        ("", None),
        ("http://[::1]/", None),
        ("not a site", None),
        ("a..b.de", None),
    ],
)
def test_a_web_address_is_reduced_to_its_host(url, host):
    assert website_host(url) == host


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("hans@bolt.de", "bolt.de"),
        ("Hans <Hans@Mail.BOLT.de>", "mail.bolt.de"),
        ("mailto:hans@bolt.de", "bolt.de"),
        ("hans@müller.de", "xn--mller-kva.de"),
        ("@bolt.de", None),
        ("hans@", None),
        ("hans@bolt", None),
        ("hans müller@bolt.de", None),
        ("hans", None),
    ],
)
def test_a_mail_address_is_reduced_to_its_domain(address, domain):
    assert email_domain(address) == domain


KNOWN_FREE = """
gmail.com 163.com 126.com qq.com
vip.qq.com yahoo.co.uk yahoo.com.br outlook.com hotmail.fr web.de gmx.at mail.ru yandex.kz
naver.com daum.net orange.fr libero.it uol.com.br terra.com.br rediffmail.com sub.163.com GMAIL.COM
"""


@pytest.mark.parametrize("domain", KNOWN_FREE.split())
def test_free_mail_is_known(domain):
    assert is_free_mail(domain)


@pytest.mark.parametrize("domain", ["bolt.de", "notgmail.com", "qq.com.bolt.de", "my163.com", "yahoo-lights.com"])
def test_a_firms_own_domain_is_no_free_mail(domain):
    assert not is_free_mail(domain)


def test_enough_free_mail_hosts_are_known():
    assert len(FREE_MAIL) > 300


@pytest.mark.parametrize(
    "host",
    ["brightway.en.alibaba.com", "bolt.en.made-in-china.com", "m.facebook.com", "cn.linkedin.com", "bolt.wixsite.com",
     "amazon.de", "shopee.com.br", "sites.google.com"],
)  # fmt: skip
def test_platforms_are_no_identity(host):
    assert is_platform(host)
    assert company_domain(host) is None


@pytest.mark.parametrize(
    ("host", "owned"),
    [
        ("mail.bolt.de", "bolt.de"),
        ("a.b.bolt.com", "bolt.com"),
        ("mail.bolt.co.uk", "bolt.co.uk"),
        ("www.bolt.com.br", "bolt.com.br"),
        ("bolt.ind.br", "bolt.ind.br"),
        ("en.bolt.zj.cn", "bolt.zj.cn"),
        ("bolt.uk.com", "bolt.uk.com"),
        ("other.uk.com", "other.uk.com"),
        ("co.uk", "co.uk"),
    ],
)
def test_the_registered_part_is_what_tells_firms_apart(host, owned):
    assert registrable(host) == owned


@pytest.mark.parametrize(
    ("address", "domain"),
    [
        ("hans@sales.bolt.de", "bolt.de"),
        ("https://shop.bolt.de/x", "bolt.de"),
        ("hans@gmail.com", None),
        ("facebook.com/bolt", None),
        ("http://192.168.1.10/", None),
        ("nothing", None),
    ],
)
def test_mail_and_website_of_a_firm_have_one_domain(address, domain):
    assert own_domain(address) == domain


def test_a_number_is_nobodys_domain():
    assert registrable("192.0.2.7") == "192.0.2.7"
    assert company_domain("192.0.2.7") is None


def test_a_host_that_cannot_be_spelled_is_none():
    assert website_host("http://" + "ü" * 80 + ".de") is None
