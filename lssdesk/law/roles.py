"""Who may do what: one table of roles and deeds (``resources/access/roles.toml``).

A role is what an officer of the office is there for; a deed is something that the program does for her.
The law asks that authorisation goes no further than the task needs [lag 2001:454 10 §].
"""

from collections.abc import Collection
from functools import cache
from typing import Literal

import msgspec

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.law.tables import parse
from lssdesk.texts import t

Two = Literal["never", "choice", "always"]


class Role(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A role, as the officers' page shows it."""

    id: str
    label: str
    text: str


class Deed(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """Something that takes a role; ``two`` tells whether two persons do it."""

    id: str
    label: str
    roles: tuple[str, ...]
    two: Two = "never"
    source: str


class Table(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The whole table, in the order of its file."""

    role: tuple[Role, ...]
    deed: tuple[Deed, ...]


@cache
def table() -> Table:
    """The table as it is shipped."""
    path = paths.resources() / "access" / "roles.toml"
    return parse(path.read_text(encoding="utf-8"), path.name, Table)


@cache
def deed(id: str) -> Deed:
    """A deed of the table; KeyError for one that it does not hold."""
    return {one.id: one for one in table().deed}[id]


def all_roles() -> tuple[str, ...]:
    """The ids of all roles: those of the first officer of an office."""
    return tuple(role.id for role in table().role)


def label(role: str) -> str:
    """What a role is called."""
    return next(one.label for one in table().role if one.id == role)


def may(roles: Collection[str], id: str) -> bool:
    """Whether somebody with these roles may do a deed."""
    return not set(deed(id).roles).isdisjoint(roles)


def check(roles: Collection[str], id: str) -> None:
    """Refused, with who may, where somebody with these roles may not do a deed."""
    if not may(roles, id):
        wanted = deed(id)
        who = " eller ".join(label(role).lower() for role in wanted.roles)
        raise Refused(t("access.refused.role", deed=wanted.label, who=who))
