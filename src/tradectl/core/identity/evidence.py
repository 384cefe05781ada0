"""What speaks for two customers being one and what against, each with its weight (docs/duplicates.md).

Weights are chances: independent pieces of evidence join as 1 - (1 - a)(1 - b). What speaks against it lowers what a
name or a phone weighs, or is a bound to the whole.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from tradectl.core.identity.kinship import Kinship, is_weak, kinship, may_be_short
from tradectl.core.identity.phones import calling_code, is_mobile, phone_key, phone_tail
from tradectl.core.identity.slips import one_letter_apart
from tradectl.core.message import Message, say
from tradectl.core.named import NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.identity.keys import Identity, IdentityKeys
    from tradectl.core.identity.names import NameKey

BOUND = 0.6  # of the whole, where the two are sister companies by what is known
_LEAST_LABEL = 5  # letters of a domain's own name that may stand under another ending
_NEAREST_FIRST = tuple(Kinship)
_MANY_WORDS = 3  # ordinary ones, that together are a name


class Finding(NamedTuple):
    """One piece of evidence and its weight; what counts only beside something else is `is_hint`."""

    weight: float
    message: Message
    is_hint: bool = False


class Weighed(NamedTuple):
    """What speaks for it, the strongest first, and what against; `bound` is the most the whole can weigh."""

    found: tuple[Finding, ...]
    against: tuple[Message, ...]
    bound: float = 1.0


class Names(NamedTuple):
    """The nearest of the names of two customers: as written, with their keys, and how they are related."""

    kin: Kinship
    one: str
    other: str
    key: NameKey
    other_key: NameKey

    @property
    def is_everyday(self) -> bool:
        """Return whether many firms have the name; of two that are not quite the same, one is enough."""
        weak = is_weak(self.key), is_weak(self.other_key)
        return all(weak) if self.kin is Kinship.SAME else any(weak)


def weigh(one: IdentityKeys, other: IdentityKeys) -> Weighed:
    """Return everything that is known for and against two customers being one."""
    place = _place(one.identity.country, other.identity.country)
    names = nearest_names(one, other)
    numbers = _shared_phones(one, other)
    shares = bool(numbers) or _share_a_sign(one, other)
    if not shares and (names is None or names.kin not in _WEIGHTS):
        return Weighed((), ())  # what else there may be counts only beside something
    if names is not None and names.kin in (Kinship.APART, Kinship.UNCLEAR):
        names = _in_short(names)
    against = list(_against(one, other, names, place))
    found = [*_by_number(one, other, place), *_by_address(one, other, place), *_by_domain(one, other, names, place)]
    found += _by_phone(one, other, numbers, names, place)
    if names is not None:
        found += _by_name(one, other, names, place)
    found.sort(key=lambda finding: -finding.weight)
    return Weighed(
        tuple(found), tuple(message for _, message in against), min((most for most, _ in against), default=1.0)
    )


def nearest_names(one: IdentityKeys, other: IdentityKeys) -> Names | None:
    """Return the nearest two names, None where one of the customers has none."""
    every = [
        Names(kinship(key, other_key), written, other_written, key, other_key)
        for written, key in one.names
        for other_written, other_key in other.names
    ]
    return min(every, key=lambda names: _NEAREST_FIRST.index(names.kin), default=None)


def _share_a_sign(one: IdentityKeys, other: IdentityKeys) -> bool:
    """Return whether anything but their names and phones is the same of two customers."""
    return not (
        one.addresses.isdisjoint(other.addresses)
        and one.domains.isdisjoint(other.domains)
        and one.tax_ids.isdisjoint(other.tax_ids)
        and one.company_ids.isdisjoint(other.company_ids)
    )


def _in_short(names: Names) -> Names:
    """Return the names, related where one is short for the other; that counts only beside other evidence."""
    is_short = may_be_short(names.one, names.other) or may_be_short(names.other, names.one)
    return names._replace(kin=Kinship.INITIALS) if is_short else names


def _place(country: str, other: str) -> int:
    """Return where the two are: 0 in one country, 1 one of the countries is not known, 2 in two."""
    if not country or not other:
        return 1
    return 0 if country == other else 2


def _against(
    one: IdentityKeys, other: IdentityKeys, names: Names | None, place: int
) -> Iterator[tuple[float, Message]]:
    """Yield what tells two firms of one family or of one name apart, and the most that both can weigh then."""
    if place == 0:
        for ours, theirs in ((one.tax_ids, other.tax_ids), (one.company_ids, other.company_ids)):
            if ours and theirs and ours.isdisjoint(theirs) and not _are_slips(ours, theirs):
                number, second = min(ours), min(theirs)
                yield BOUND, say("Against it: their numbers {number} and {other} differ.", number=number, other=second)
    if names is not None and names.kin is Kinship.FAMILY:
        message = say("Against it: {name} and {other} tell of two lines of trade.", name=names.one, other=names.other)
        yield (1.0 if one.addresses & other.addresses else BOUND), message
    if place == 2 and _is_at_home(one.identity) and _is_at_home(other.identity):  # noqa: PLR2004
        yield BOUND, say("Against it: each has a phone number of its own country.")
    if _have_other_domains(one, other):
        domain, second = min(one.domains), min(other.domains)
        yield 1.0, say("Against it: the internet domains {domain} and {other} differ.", domain=domain, other=second)


def _are_slips(ours: frozenset[str], theirs: frozenset[str]) -> bool:
    return any(one_letter_apart(number, other) for number in ours for other in theirs)


def _is_at_home(identity: Identity) -> bool:
    """Return whether a phone number is written with the code of the customer's own country."""
    return any(calling_code(text) == _code_of(identity.country) for text in identity.phones)


@cache
def _code_of(country: str) -> str:
    from phonenumbers import country_code_for_region  # noqa: PLC0415 (start-up)

    return str(country_code_for_region(country))


def _have_other_domains(one: IdentityKeys, other: IdentityKeys) -> bool:
    if not one.domains or not other.domains or one.domains & other.domains:
        return False
    return not any(_labels_agree(ours, theirs) for ours in one.domains for theirs in other.domains)


def _labels_agree(domain: str, other: str) -> bool:
    """Return whether two domains bear one name: `voltkamp.de` and `voltkamp.com`, `bolt-led.de` and `boltled.com`."""
    label, second = sorted((_label(domain), _label(other)), key=len)
    return len(label) >= _LEAST_LABEL and second.startswith(label)


def _label(domain: str) -> str:
    return domain.split(".", maxsplit=1)[0].replace("-", "")


def _by_number(one: IdentityKeys, other: IdentityKeys, place: int) -> Iterator[Finding]:
    for number in sorted((one.tax_ids & other.tax_ids) | (one.company_ids & other.company_ids)):
        weight = (0.99, 0.9, 0.6)[place]
        yield Finding(weight, say("Both have the tax or company number {number}.", number=number))


def _by_address(one: IdentityKeys, other: IdentityKeys, place: int) -> Iterator[Finding]:
    for address in sorted(one.addresses & other.addresses):
        yield Finding((0.97, 0.97, 0.96)[place], say("Both have the e-mail address {address}.", address=address))


def _by_domain(one: IdentityKeys, other: IdentityKeys, names: Names | None, place: int) -> Iterator[Finding]:
    for domain in sorted(one.domains & other.domains):
        yield Finding((0.9, 0.9, 0.8)[place], say("Both use the internet domain {domain}.", domain=domain))
    if not one.domains & other.domains and names is not None and not names.is_everyday:
        alike = sorted((a, b) for a in one.domains for b in other.domains if _labels_agree(a, b))
        if alike:
            message = say(
                "The internet domains {domain} and {other} bear one name.", domain=alike[0][0], other=alike[0][1]
            )
            yield Finding(0.5, message, is_hint=True)


def _shared_phones(one: IdentityKeys, other: IdentityKeys) -> frozenset[str]:
    """Return the phone numbers that both have, in E.164."""
    tails = one.tails & other.tails
    if not tails:
        return tails
    ours, theirs = _with_tails(one.identity, tails), _with_tails(other.identity, tails)
    if _are_of_other_countries(ours, theirs):
        return frozenset()
    return _numbers(ours, one.identity.country) & _numbers(theirs, other.identity.country)


def _by_phone(
    one: IdentityKeys, other: IdentityKeys, numbers: frozenset[str], names: Names | None, place: int
) -> Iterator[Finding]:
    is_shared = _have_other_domains(one, other) or (names is not None and names.kin is Kinship.APART)
    for number in sorted(numbers):
        weight = 0.6 if is_shared and not is_mobile(number) else (0.85, 0.85, 0.8)[place]
        yield Finding(weight, say("Both have the phone number {number}.", number=number))


def _with_tails(identity: Identity, tails: frozenset[str]) -> tuple[str, ...]:
    return tuple(text for text in identity.phones if phone_tail(text) in tails)


def _are_of_other_countries(ours: tuple[str, ...], theirs: tuple[str, ...]) -> bool:
    """Return whether every number tells its country and none theirs: seven equal digits are then a chance."""
    codes, others = set(map(calling_code, ours)), set(map(calling_code, theirs))
    return None not in codes | others and codes.isdisjoint(others)


def _numbers(texts: tuple[str, ...], country: str) -> frozenset[str]:
    return frozenset(number for text in texts if (number := phone_key(text, country)))


# For a distinctive name and for an everyday one: in one country, one not known, in two.
_WEIGHTS = {
    Kinship.SAME: ((0.97, 0.9, 0.8), (0.8, 0.6, 0.5)),
    Kinship.SLIP: ((0.85, 0.7, 0.5), (0.6, 0.4, 0.0)),
    Kinship.MEANT: ((0.85, 0.7, 0.5), (0.6, 0.4, 0.0)),
    Kinship.NEAR: ((0.75, 0.6, 0.5), (0.5, 0.4, 0.0)),
    Kinship.WITHIN: ((0.6, 0.5, 0.4), (0.3, 0.3, 0.0)),
    Kinship.AKIN: ((0.4, 0.4, 0.3), (0.3, 0.3, 0.0)),
    Kinship.HINTED: ((0.5, 0.4, 0.3), (0.4, 0.3, 0.0)),
    Kinship.INITIALS: ((0.5, 0.4, 0.3), (0.5, 0.4, 0.3)),
    Kinship.PART: ((0.4, 0.4, 0.3), (0.4, 0.4, 0.3)),
}
_SAME_BUT_DOMAIN = 0.85  # the same name in one country, where the two have internet domains of their own
_OTHER_DOMAIN = 0.6  # what is left then of the weight of any other relation
_HINTS = frozenset([Kinship.INITIALS, Kinship.PART])


def _by_name(one: IdentityKeys, other: IdentityKeys, names: Names, place: int) -> Iterator[Finding]:
    if names.kin not in _WEIGHTS:
        return
    if not names.key.core:
        weight = _of_ordinary_words(names.key, place)
    else:
        weight = _WEIGHTS[names.kin][names.is_everyday][place]
        if names.is_everyday and _differ_otherwise(one, other):
            weight = min(weight, 0.6)
        elif _have_other_domains(one, other):
            weight = _SAME_BUT_DOMAIN if weight > _SAME_BUT_DOMAIN and place == 0 else weight * _OTHER_DOMAIN
    if weight:
        yield Finding(weight, _told(names), is_hint=names.kin in _HINTS or (names.is_everyday and weight < 0.4))  # noqa: PLR2004


def _of_ordinary_words(key: NameKey, place: int) -> float:
    """Return what a name without a distinctive word weighs: little, `General Trading` is no firm's own."""
    if place == 2:  # noqa: PLR2004
        return 0.0
    return 0.8 if place == 0 and len(key.whole.split()) >= _MANY_WORDS else 0.5


def _differ_otherwise(one: IdentityKeys, other: IdentityKeys) -> bool:
    """Return whether mail, website or phone are known of both, and nothing of it is the same."""
    kinds = ((one.addresses, other.addresses), (one.domains, other.domains), (one.tails, other.tails))
    return any(ours and theirs for ours, theirs in kinds) and all(ours.isdisjoint(theirs) for ours, theirs in kinds)


def _told(names: Names) -> Message:
    if names.kin is Kinship.SAME and names.one == names.other:
        return say("Both have the name {name}.", name=names.one)
    sentence = {
        Kinship.SAME: say(
            "The names {name} and {other} are the same, apart from spelling and company words such as Ltd."
        ),
        Kinship.SLIP: say("The names {name} and {other} differ by one letter."),
        Kinship.MEANT: say("{name} and {other} are the same name in another alphabet or another language."),
        Kinship.INITIALS: say("One of the names {name} and {other} may be short for the other."),
        Kinship.PART: say("One of the names {name} and {other} has more words."),
        Kinship.HINTED: say("{name} and {other} may be the same name in another alphabet."),
    }.get(names.kin, say("The names {name} and {other} differ only in ordinary words."))
    return Message(sentence.text, (("name", names.one), ("other", names.other)))
