"""Several officers at one database, each at a desk of her own, one after the other."""

from collections.abc import Collection
from dataclasses import replace

from lssdesk.flow.desk import Desk
from lssdesk.store import keys
from tests.flow.officer import CHEAP, Premises

NAMES = {"Britta Ek": "sjö vind granris moln", "Cecilia Dahl": "kaffe torg spade regn"}


def added(premises: Premises, desk: Desk, name: str, roles: Collection[str]) -> keys.Unlocked:
    """A new officer with a slot and roles."""
    way_in = keys.add_officer(premises.folder, premises.unlocked, name, NAMES[name], CHEAP)
    desk.officers.added(way_in, roles)
    return way_in


def at_desk(desk: Desk, who: keys.Unlocked) -> Desk:
    """The same office with another officer at work."""
    return Desk(desk.office, replace(who, key=desk.office.key), lambda: desk.now)
