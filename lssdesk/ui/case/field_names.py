"""What a field is called in a sentence: the preview of the letter says by it where a click leads."""

from collections.abc import Mapping

from lssdesk.model import forms as kept
from lssdesk.model.forms import Field, Form
from lssdesk.ui.forms.page import fits
from lssdesk.ui.letter_links import NameOf

SENDER = "/sender"
WORDINGS = "wordings"  # the fold of the group of these


def field_names(forms: Mapping[str, Form]) -> NameOf:
    """Names the field at a pointer by the words of the form that asks for it; empty where none does.

    Wordings that are seldom changed have no name: what they are about is where one wants to go.
    """
    known: dict[str, str] = {}

    def name_of(pointer: str) -> str:
        if pointer not in known:
            pages = [kept.load("sender")] if pointer.startswith(SENDER) else forms.values()
            groups = (group for form in pages for group in form.groups if group.fold != WORDINGS)
            fields = [field for group in groups for field in group.fields if fits(pointer, field.path)]
            nearest = min(fields, key=lambda field: _distance(pointer, field), default=None)
            known[pointer] = _label(nearest) if nearest else ""
        return known[pointer]

    return name_of


def _distance(pointer: str, field: Field) -> int:
    """The field itself before the one that holds it, and that before those that lie in it."""
    return 0 if pointer == field.path else len(field.path) if field.path.startswith(pointer) else 1


def _label(field: Field) -> str:
    return field.text.rstrip(":. ")
