"""The decision letter of a case, as draft and as final; ReportLab is not imported before it is needed."""

from datetime import date

from lssdesk.errors import Refused
from lssdesk.letters import wordings as standard
from lssdesk.letters.values import values
from lssdesk.model.case import Case
from lssdesk.texts import t


def wordings(case: Case, place: str, today: date) -> list[tuple[str, str, str]]:
    """Id, title and filled text of each standard wording that fits a place, the default first."""
    day = case.decision.day or today
    filled = values(case, day)
    return [
        (row.id, row.title, standard.fill(row.text, filled, draft=True))
        for row in standard.choices(place, case, day)
    ]


def draft_pdf(case: Case, today: date) -> bytes:
    """The letter of an unfinished case: marked as draft, with a mark where something is missing."""
    return _pdf(case, today, draft=True)


def final_pdf(case: Case, today: date) -> bytes:
    """The letter to send.  Refused where something is missing, or a character has no shape in the font."""
    return _pdf(case, today, draft=False)


def _pdf(case: Case, today: date, draft: bool) -> bytes:
    from lssdesk.letters.decision import decision_letter
    from lssdesk.letters.pdf import missing_glyphs, render

    letter = decision_letter(case, today, draft)
    missing = missing_glyphs(letter)
    if missing and not draft:
        raise Refused(t("flow.glyphs", characters=" ".join(missing[:10])))
    return render(letter)
