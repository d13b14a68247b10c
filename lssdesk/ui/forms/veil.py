"""What hides the place and contact of a protected person until it is asked for."""

from collections.abc import Callable

from lssdesk.model.forms import Group

PLACE = ("/person/address/", "/person/phone", "/person/email")
"""Pointers of the fields that say where the person lives and how to reach her."""


class Veil:
    """Over the groups that hold place and contact while ``hides`` says so; ``lifted`` is told once."""

    def __init__(self, hides: Callable[[], bool], lifted: Callable[[], object]) -> None:
        self._hides, self._told = hides, lifted
        self._lifted = False

    def covers(self, group: Group) -> bool:
        """Whether a group's answers are hidden now."""
        return (
            not self._lifted and any(field.path.startswith(PLACE) for field in group.fields) and self._hides()
        )

    def lift(self) -> None:
        """Show what is hidden, from now on as long as the page is there; the log says so."""
        if not self._lifted and self._hides():
            self._told()
            self._lifted = True
