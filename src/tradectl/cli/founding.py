"""What `init` asks, or takes from flags, git and the machine."""

from __future__ import annotations

import os
import re
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from tradectl.core.message import say
from tradectl.core.settings import Person

if TYPE_CHECKING:
    from pathlib import Path

    from tradectl.app.init import NewDesk
    from tradectl.cli.session import Session
    from tradectl.core.occasion import Occasion

_ZONE = "Asia/Shanghai"


def new_desk(session: Session, root: Path, name: str, people: list[str]) -> NewDesk:
    """Return what the new workspace is told; a terminal is asked, nothing else is."""
    from tradectl.app.init import NewDesk, parse_person
    from tradectl.store.zones import is_zone

    found = tuple(parse_person(person) for person in people)
    name = name or root.name
    if session.world.can_ask and session.form != "json" and not found:
        name = session.prompt(say("Name of the desk"), name)
        found = (_asked(session, root),)
    zone = session.world.time_zone
    zone = zone if zone is not None and is_zone(zone) and zone != "Etc/UTC" else _ZONE
    return NewDesk(name, session.language, zone, found or (_known(session, root),))


def occasion_of(session: Session, desk: NewDesk, *, dry_run: bool) -> Occasion:
    """Return the occasion of `init`, where there is no workspace yet to ask."""
    from tradectl.core.occasion import Occasion

    world = session.world
    now = session.now_in(ZoneInfo(desk.time_zone))
    return Occasion(now, desk.people[0], world.chance(), world.host, world.user, world.environment, dry_run)


def _known(session: Session, root: Path) -> Person:
    """Return the person git knows, else the user of the machine."""
    from tradectl.store.git.identity import user_identity

    start = root if os.path.isdir(root) else session.world.folder  # noqa: PTH112 - which raises for a name too long
    identity = user_identity(start, session.world.environment)
    if identity is None:
        return Person(_id(session.world.user))
    return Person(_id(identity.email.partition("@")[0]), identity.name, identity.email)


def _asked(session: Session, root: Path) -> Person:
    known = _known(session, root)
    name = session.prompt(say("Your name"), known.name or known.id)
    email = session.prompt(say("Your e-mail"), known.email)
    person_id = session.prompt(say("Your short id (letters and digits)"), _id(email.partition("@")[0] or known.id))
    return Person(_id(person_id), name, email)


def _id(text: str) -> str:
    """Return a person's id made from any text."""
    plain = re.sub(r"[^a-z0-9_.]", "", text.lower())[:32]
    return plain or "me"
