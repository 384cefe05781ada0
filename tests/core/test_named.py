"""Named tuples of our own making are those of `typing`, made sooner."""

from __future__ import annotations

import copy
import inspect
import pickle
import types
import typing

import pytest

from tradectl.core.named import NamedTuple


class Offer(NamedTuple):
    """What is offered."""

    article: str
    price: int
    terms: tuple[str, ...] = ()
    note: NoSuchName | None = None  # noqa: F821  annotations mean nothing to it

    @property
    def is_free(self) -> bool:
        return not self.price

    def named(self, name: str) -> Offer:
        return self._replace(article=name)


class Plain(typing.NamedTuple):
    """What is offered."""

    article: str
    price: int
    terms: tuple[str, ...] = ()
    note: str | None = None


class Bare(NamedTuple):
    """Nothing."""


def test_fields_defaults_and_signature_are_those_of_typing():
    for name in ("_fields", "_field_defaults", "__match_args__", "__slots__", "__doc__"):
        assert getattr(Offer, name) == getattr(Plain, name)
    ours, theirs = inspect.signature(Offer).parameters, inspect.signature(Plain).parameters
    assert [(name, one.default, one.kind) for name, one in ours.items()] == [
        (name, one.default, one.kind) for name, one in theirs.items()
    ]
    assert Offer.__new__.__qualname__ == "Offer.__new__"
    assert type(Offer) is type(Plain) is type


@pytest.mark.parametrize(
    ("given", "named"),
    [(("LED", 3), {}), (("LED", 3, ("FOB",)), {"note": "x"}), ((), {"price": 0, "article": "LED"})],
)
def test_values_are_those_of_typing(given, named):
    ours, theirs = Offer(*given, **named), Plain(*given, **named)
    assert ours == theirs == tuple(ours)
    assert hash(ours) == hash(theirs)
    assert repr(ours).removeprefix("Offer") == repr(theirs).removeprefix("Plain")
    assert ours._asdict() == theirs._asdict()
    assert [getattr(ours, name) for name in ours._fields] == list(theirs)
    assert ours._replace(price=7, note="y") == theirs._replace(price=7, note="y")
    assert type(ours._replace(price=7)) is Offer


@pytest.mark.parametrize(
    ("given", "named"),
    [(("LED",), {}), (("LED", 3, (), None, 5), {}), (("LED", 3), {"article": "x"}), ((1, 2), {"no": 1})],
)
def test_what_does_not_fit_is_refused(given, named):
    for kind in (Offer, Plain):
        with pytest.raises(TypeError, match=kind.__name__):
            kind(*given, **named)


def test_unknown_fields_are_not_replaced():
    for one in (Offer("LED", 3), Plain("LED", 3)):
        with pytest.raises(ValueError, match="colour"):
            one._replace(colour="red")


def test_it_is_made_of_exactly_its_values():
    assert Offer._make(["LED", 3, (), None]) == Offer("LED", 3)
    for kind in (Offer, Plain):
        with pytest.raises(TypeError, match="Expected 4"):
            kind._make(["LED", 3])


def test_nothing_can_be_set():
    with pytest.raises(AttributeError):
        Offer("LED", 3).price = 4
    with pytest.raises(AttributeError):
        Offer("LED", 3).colour = "red"


def test_it_is_copied_and_pickled():
    one = Offer("LED", 3, ("FOB",), "x")
    for protocol in range(2, pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(one, protocol))  # noqa: S301  our own bytes
        assert (again, type(again)) == (one, Offer)
    assert type(copy.deepcopy(one)) is Offer


def test_methods_and_properties_are_kept():
    assert Offer("LED", 0).is_free
    assert Offer("LED", 3).named("lamp") == Offer("lamp", 3)
    assert Bare() == ()


def test_it_can_be_matched():
    match Offer("LED", 3):
        case Offer(article, price):
            assert (article, price) == ("LED", 3)
        case _:
            pytest.fail("no match")


@pytest.mark.parametrize("base", [NamedTuple, typing.NamedTuple])
def test_a_field_without_a_default_behind_one_with_one_is_refused(base):
    body = {"__module__": __name__, "__annotations__": {"a": "int", "b": "int"}, "a": 1}
    with pytest.raises(TypeError, match="default"):
        types.new_class("Wrong", (base,), exec_body=lambda namespace: namespace.update(body))
