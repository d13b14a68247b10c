"""Which forms a case has: one page from several files, so that what measures share stands once."""

from lssdesk.law import tables
from lssdesk.model import forms
from lssdesk.model.forms import Form

APPLICATION = ("person", "application")
"""Person and application are asked about in one talk, so they are one page."""


def application_form() -> Form:
    """The page of the application."""
    return _joined("application", APPLICATION)


def inquiry_form(measure: str) -> Form:
    """The page of the inquiry into a measure."""
    return _joined("inquiry", tables.measure(measure).inquiry_forms)


def question_ids(form: Form, part: str) -> list[str]:
    """Ids of a form's questions whose answers lie in ``/<part>/answers``, in order."""
    start = f"/{part}/answers/"
    return [field.path.removeprefix(start) for field in form.fields() if field.path.startswith(start)]


def _joined(id: str, names: tuple[str, ...]) -> Form:
    parts = [forms.load(name) for name in names]
    return Form(id=id, title=parts[-1].title, groups=tuple(group for part in parts for group in part.groups))
