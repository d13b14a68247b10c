"""The few answers that open a case: who, what, and when the application came."""

from collections.abc import Mapping
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from lssdesk.errors import Refused
from lssdesk.model import document, forms
from lssdesk.model.case import Person
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.work import WordingChoice

NUMBER = "/person/personal_number"


class Registration:
    """A sheet for the registration form; nothing is stored before :meth:`register`."""

    def __init__(self, desk: "Desk") -> None:
        self._desk = desk
        self._content: dict[str, Any] = {"application": {"received": desk.today.isoformat()}}
        self._unparsed: dict[str, str] = {}

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
        """Keep an answer."""
        self._content = document.put(self._content, pointer, value)
        self._unparsed.pop(pointer, None)
        if raw is not None:
            self._unparsed[pointer] = raw

    def writable(self, pointer: str) -> bool:
        """Nothing is decided yet."""
        return True

    def facts(self) -> Mapping[str, str | bool]:
        """No question depends on another here."""
        return {}

    def wordings(self, place: str) -> "tuple[WordingChoice, ...]":
        """No wording is chosen here."""
        return ()

    def fill_in_known(self) -> Person | None:
        """Fill in the name of a person who is in the register by this number; that person, or None."""
        number = self.read(NUMBER)
        known = self._desk.known(number) if number else None
        if known:
            self.write("/person/given_name", known.given_name, "")
            self.write("/person/family_name", known.family_name, "")
        return known

    def register(self) -> str:
        """Open the case; its id.  Refused, with the field, for the first answer that is missing or unread."""
        for field in forms.load("registration").fields():
            if self.raw(field.path):
                raise Refused(t("flow.unread_field", label=field.text), field.path)
            if not field.optional and not field.answered(self.read):
                raise Refused(t("flow.empty_field", label=field.text), field.path)
        person = msgspec.convert(self._content["person"], Person)
        received = date.fromisoformat(self.read("/application/received"))
        return self._desk.register(person, self._content["measure"], received)
