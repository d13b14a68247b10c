"""The few answers that open a case: who, what, and when the application came."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from lssdesk.errors import Refused
from lssdesk.flow import case_forms
from lssdesk.model import document
from lssdesk.model.case import Person
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.delegation import Suggestion
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.work import WordingChoice

NUMBER = "/person/personal_number"
MORE = "/more"


class Registration:
    """A sheet for the registration form: no case before :meth:`register`, but what is typed is kept."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        begun = desk.begun()
        self.begun = self.typed = bool(begun)
        self._content: dict[str, Any] = begun.get("content") or _empty(desk.today)
        self._unparsed: dict[str, str] = begun.get("unparsed", {})
        self._changed = False
        self._known: Person | None = None

    @property
    def today(self) -> date:
        """This day in Sweden."""
        return self._desk.today

    def read(self, pointer: str) -> Any:
        """The value at a pointer, or None."""
        return document.get(self._content, pointer)

    def raw(self, pointer: str) -> str | None:
        """A text that could not be read."""
        return self._unparsed.get(pointer)

    def write(self, pointer: str, value: Any, label: str, raw: str | None = None) -> None:
        """Put an answer; kept with the next :meth:`store`."""
        self.typed = self._changed = True
        self._content = document.put(self._content, pointer, value)
        self._unparsed.pop(pointer, None)
        if raw is not None:
            self._unparsed[pointer] = raw

    def store(self) -> None:
        """Keep what was typed since the last time, so that it is there after a lock or a fault."""
        if self._changed:
            self._desk.keep_begun({"content": self._content, "unparsed": self._unparsed})
            self._changed = False

    def drop(self) -> None:
        """Begin anew: nothing of what was typed is kept."""
        if self._desk.begun():
            self._desk.keep_begun({})
        self._content, self._unparsed = _empty(self.today), {}
        self.begun = self.typed = self._changed = False

    def writable(self, pointer: str) -> bool:
        """Nothing is decided yet."""
        return True

    def facts(self) -> Mapping[str, str | bool]:
        """No question depends on another here."""
        return {}

    def wordings(self, place: str) -> "tuple[WordingChoice, ...]":
        """No wording is chosen here."""
        return ()

    def suggestions(self, pointer: str) -> "tuple[Suggestion, ...]":
        """Nothing is suggested here."""
        return ()

    def fill_in_known(self) -> Person | None:
        """Fill in the name of a person who is in the register by this number; that person, or None.

        A name that was filled in for another number is taken away.  Refused as :meth:`Desk.known` is.
        """
        number, before = self.read(NUMBER), self._known
        if before and self._has_name_of(before):
            self._name(None, None)
        self._known = None
        known = self._known = self._desk.known(number) if number else None
        if number:
            self._desk.searched(number, int(known is not None))
        if known:
            self._name(known.given_name, known.family_name)
        return known

    def _name(self, given: str | None, family: str | None) -> None:
        self.write("/person/given_name", given, "")
        self.write("/person/family_name", family, "")

    def _has_name_of(self, person: Person) -> bool:
        names = (self.read("/person/given_name"), self.read("/person/family_name"))
        return names == (person.given_name, person.family_name)

    def register(self) -> str:
        """Open a case for each measure; the first one's id.

        Refused, with the field, for the first answer that is missing or cannot be read.
        """
        for field in case_forms.registration_form(self.today).fields():
            if self.raw(field.path):
                raise Refused(t("flow.unread_field", label=field.text), field.path)
            if not field.optional and not field.answered(self.read):
                raise Refused(t("flow.empty_field", label=field.text), field.path)
        person = msgspec.convert(self._content["person"], Person)
        received = date.fromisoformat(self.read("/application/received"))
        more = [row["measure"] for row in self.read(MORE) or () if row.get("measure")]
        first, *_ = self._desk.register_together(person, (self._content["measure"], *more), received)
        self._changed = False
        return first


def _empty(today: date) -> dict[str, Any]:
    return {"application": {"received": today.isoformat()}}
