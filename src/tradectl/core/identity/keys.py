"""What a customer is known by, and the keys of it: names, mail addresses, domains, phones."""

from tradectl.core.identity.domains import company_domain, mail_address, website_host
from tradectl.core.identity.names import NameKey, name_key
from tradectl.core.identity.numbers import number_key
from tradectl.core.identity.phones import phone_tail
from tradectl.core.named import NamedTuple


class Identity(NamedTuple):
    """What a customer is known by, as its card writes it; `id` is empty for one not yet registered.

    `country` is alpha-2, empty where it is not known. `emails`, `websites` and `phones` are those of the card and of
    all its contacts.
    """

    id: str
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    country: str = ""
    emails: tuple[str, ...] = ()
    websites: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    tax_ids: tuple[str, ...] = ()
    company_ids: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Return the name and the aliases."""
        return (self.name, *self.aliases)


class IdentityKeys(NamedTuple):
    """An identity with its keys; `names` pairs each name as written with its key, `tails` are ends of phones."""

    identity: Identity
    names: tuple[tuple[str, NameKey], ...]
    addresses: frozenset[str]
    domains: frozenset[str]
    tails: frozenset[str]
    tax_ids: frozenset[str] = frozenset()
    company_ids: frozenset[str] = frozenset()


def identity_keys(identity: Identity) -> IdentityKeys:
    """Return the identity with its keys; free mail, platforms and names without a letter give none."""
    names = tuple((name, key) for name in identity.names if (key := name_key(name)).whole)
    addresses = frozenset(address for text in identity.emails if (address := mail_address(text)))
    hosts = {address.rpartition("@")[2] for address in addresses} | {website_host(text) for text in identity.websites}
    domains = frozenset(domain for host in hosts if host and (domain := company_domain(host)))
    tails = frozenset(tail for text in identity.phones if (tail := phone_tail(text)))
    country = identity.country
    tax_ids = frozenset(number for text in identity.tax_ids if (number := number_key(text, country)))
    company_ids = frozenset(number for text in identity.company_ids if (number := number_key(text, country)))
    return IdentityKeys(identity, names, addresses, domains, tails, tax_ids, company_ids)


_MOST_NAMES = 100  # by which one customer is known: each is compared with each


def united(one: IdentityKeys, other: IdentityKeys) -> IdentityKeys:
    """Return one customer with what is told of it elsewhere besides; id, code, name and country are those of `one`."""
    mine, its = one.identity, other.identity
    identity = mine._replace(
        aliases=(*mine.aliases, *its.names),
        emails=(*mine.emails, *its.emails),
        websites=(*mine.websites, *its.websites),
        phones=(*mine.phones, *its.phones),
        tax_ids=(*mine.tax_ids, *its.tax_ids),
        company_ids=(*mine.company_ids, *its.company_ids),
    )
    return IdentityKeys(
        identity,
        tuple(dict.fromkeys((*one.names, *other.names)))[:_MOST_NAMES],
        one.addresses | other.addresses,
        one.domains | other.domains,
        one.tails | other.tails,
        one.tax_ids | other.tax_ids,
        one.company_ids | other.company_ids,
    )
