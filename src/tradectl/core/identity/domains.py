"""Internet domains as keys: a firm's own domain in its mail addresses and its website."""

from __future__ import annotations

import re
from functools import lru_cache

from tradectl.core.identity.mail_hosts import (
    FREE_MAIL,
    FREE_MAIL_FAMILIES,
    PLATFORM_FAMILIES,
    PLATFORMS,
    SECOND_LEVEL,
    SOLD_UNDER,
)

_HOST = r"(?:[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}"
_SCHEME = r"(?i)^[a-z][a-z0-9+.-]*:/*(?=[^0-9/])|^//"
_END_OF_HOST = r"[/?#\\\s,;]"
_PORT = r":\d*$"
_WWW = r"^www\d?\.(?=[^.]+\.)"
_COUNTRY_LABEL = 2  # letters
_OWN_LABELS = 2  # `bolt.com`; one more behind a label of SECOND_LEVEL


def mail_address(text: str) -> str | None:
    """Return the bare mail address of `Hans <Hans@Bolt.DE>`, lower-case, its domain in ASCII; None if it is none."""
    bare = text.rpartition("<")[2].partition(">")[0] if "<" in text else text
    local, at, host = bare.strip().lower().removeprefix("mailto:").rpartition("@")
    domain = _ascii_host(host)
    return f"{local}@{domain}" if at and local and domain and local == "".join(local.split()) else None


def email_domain(addr: str) -> str | None:
    """Return the domain of a mail address, lower-case ASCII; None if it is no address."""
    address = mail_address(addr)
    return address.rpartition("@")[2] if address else None


def website_host(url: str) -> str | None:
    """Return the host of a web address without scheme, `www.`, port and path, lower-case ASCII; None if it has none."""
    rest = url.strip()
    if ":" in rest or rest.startswith("/"):
        rest = re.sub(_SCHEME, "", rest, count=1)
    rest = re.split(_END_OF_HOST, rest, maxsplit=1)[0].rpartition("@")[2]
    host = _ascii_host((re.sub(_PORT, "", rest) if ":" in rest else rest).lower())
    return re.sub(_WWW, "", host) if host and host.startswith("www") else host


def is_free_mail(domain: str) -> bool:
    """Return whether anybody may have an address there: free mail and the mail of internet providers."""
    return _is_listed(domain, FREE_MAIL, FREE_MAIL_FAMILIES)


def is_platform(host: str) -> bool:
    """Return whether the host belongs to a marketplace, a social network or a site builder."""
    return _is_listed(host, PLATFORMS, PLATFORM_FAMILIES)


@lru_cache(maxsize=4096)
def registrable(host: str) -> str:
    """Return the part of a host its owner registered: `mail.bolt.co.uk` gives `bolt.co.uk`.

    There is no full list of suffixes behind it: where a suffix is not known, more of the host is kept, never less.
    """
    labels = host.split(".")
    if labels[-1].isdigit():
        return host
    own = _OWN_LABELS
    if ".".join(labels[-2:]) in SOLD_UNDER or (len(labels[-1]) == _COUNTRY_LABEL and labels[-2:][0] in SECOND_LEVEL):
        own += 1
    return ".".join(labels[-own:])


def company_domain(host: str) -> str | None:
    """Return the registrable part of a host that tells one firm from others, None for free mail, platforms and IPs."""
    if is_free_mail(host) or is_platform(host) or host.rpartition(".")[2].isdigit():
        return None
    return registrable(host)


def own_domain(address: str) -> str | None:
    """Return the firm's own domain in a mail address or web address, None where it has none."""
    host = email_domain(address) if "@" in address else website_host(address)
    return company_domain(host) if host else None


def _is_listed(host: str, hosts: frozenset[str], families: frozenset[str]) -> bool:
    host = host.lower()
    if registrable(host).partition(".")[0] in families:
        return True
    while "." in host:
        if host in hosts:
            return True
        host = host.partition(".")[2]
    return False


@lru_cache(maxsize=4096)
def _ascii_host(text: str) -> str | None:
    host = text.strip().rstrip(".").replace("。", ".")
    if not host.isascii():
        try:
            host = host.encode("idna").decode("ascii")
        except UnicodeError:
            return None
    return host if re.fullmatch(_HOST, host) else None
