"""One customer of a weekly report: who and where they are, and what happened, told in order (R171)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tradectl.core.message import say
from tradectl.i18n.countries import country_name
from tradectl.views.contact_words import contact_words
from tradectl.views.document import Heading, Item, Joined, KeyValues, Link, Listing
from tradectl.views.punctuation import COLON
from tradectl.views.report_words import DOT, class_of, one_line, short_day

if TYPE_CHECKING:
    from collections.abc import Iterator

    from tradectl.core.message import Message
    from tradectl.core.report.focus import Focus
    from tradectl.core.report.follow_up import FollowUp
    from tradectl.core.report.week import WeekReport
    from tradectl.views.document import Block, Cell, Text


def customer_blocks(one: Focus, report: WeekReport, language: str) -> Iterator[Block]:
    """Yield the customer's heading, the address and whom to reach, and the week's entries."""
    customer = one.customer
    country, new = country_name(customer.country, language), say("new") if one.is_new else ""
    yield Heading(3, Joined((customer.name, country, class_of(customer), new), DOT))
    yield KeyValues(tuple(_who(one, report)))
    whose = report.person.id if report.person else customer.owner
    yield Listing(tuple(_told(entry, whose) for entry in one.story), numbered=True)


def _who(one: Focus, report: WeekReport) -> Iterator[tuple[Text, Cell]]:
    if report.people:
        yield say("Owner"), one.customer.owner
    yield say("Address"), Joined(one.address, ", ")
    yield say("Main contact"), one.contact
    yield say("Phone"), one.phone
    yield say("E-mail"), Link(one.email, f"mailto:{one.email}")


def _told(one: FollowUp, whose: str) -> Item:
    """Return one entry: when, how, by whom where it was not `whose` report it is; what was done; what follows."""
    by = "" if one.event.by == whose else one.event.by
    did = one_line(one.entry.did)
    heard = one_line(one.entry.heard)
    headline, silent = _headline(one, did)
    if not headline and not did and one.event.from_them:
        did, heard = heard, ""
    text = Joined((headline, "" if silent else did), COLON)
    how = _how(one)
    lead = Joined((short_day(one.day), how, by), DOT)
    return Item(Joined((lead, text), COLON if how or by else DOT), tuple(_under(one, heard)))


def _how(one: FollowUp) -> str | Message:
    """Return through which channel, and with or from whom; nothing for what is no contact."""
    entry = one.entry
    if not one.event.is_contact:
        return ""
    return contact_words(one.event.via or "other", entry.channel, entry.with_, from_them=one.event.from_them)


def _headline(one: FollowUp, did: str) -> tuple[str | Message, bool]:
    """Return what kind of entry it is where that says something, and whether it says all that `did` does."""
    event, entry = one.event, one.entry
    what = one_line(one.settles.what) if one.settles else did
    told: dict[str, Message] = {
        "reviewed": say("Card looked through"),
        "won": say("Order won {order}", order=entry.order) if entry.order else say("Order won"),
        "reopened": say("Followed again as grade {grade}", grade=event.grade_to or "?"),
        "regraded": say("Grade {before} → {after}", before=event.grade_from or "–", after=event.grade_to or "–"),
        "added": say("Registered as a customer"),
        "owner": say("Handed over to {person}", person=entry.to),
        "snoozed": say("Reminders paused until {day}", day=entry.until or "–"),
        "deal": say("Deal {deal}", deal=entry.deal),
    }
    if event.kind == "kept":
        return _settled(one, what), not did or did == what
    return told.get(event.kind, ""), False


def _settled(one: FollowUp, what: str) -> Message:
    """Return how a promise of ours or something awaited from them came out."""
    if one.event.how == "moved":
        return say("Moved to {day}: {what}", day=one.event.to or "–", what=what)
    if one.event.how == "waived":
        return say("No longer needed: {what}", what=what)
    if one.settles is None:  # it names no promise of this journal
        return say("Settled: {what}", what=what)
    return say("Promise kept: {what}", what=what) if one.settles_ours else say("Received: {what}", what=what)


def _under(one: FollowUp, heard: str) -> Iterator[Text]:
    entry, event = one.entry, one.event
    if heard:
        yield say("They said: {text}", text=heard)
    if entry.because:
        yield say("Why: {text}", text=one_line(entry.because))
    for pledge in event.promised:
        what = one_line(pledge.what)
        yield (
            say("Promised for {day}: {what}", day=pledge.by, what=what)
            if pledge.by
            else say("Promised: {what}", what=what)
        )
    for pledge in event.awaits:
        what = one_line(pledge.what)
        yield (
            say("Awaited for {day}: {what}", day=pledge.by, what=what)
            if pledge.by
            else say("Awaited: {what}", what=what)
        )
    if event.next_on:
        goal = one_line(event.next_goal)
        yield (
            say("Next on {day}: {goal}", day=event.next_on, goal=goal)
            if goal
            else say("Next on {day}", day=event.next_on)
        )
