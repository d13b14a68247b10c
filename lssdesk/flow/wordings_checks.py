"""What one of the office's own wordings has to be, as Refused with the field that does not fit."""

import re
from datetime import date
from typing import get_args

import msgspec

from lssdesk.errors import Refused
from lssdesk.flow.policies import YEARS
from lssdesk.law import tables
from lssdesk.letters import edits
from lssdesk.letters.own_wordings import Content
from lssdesk.letters.placeholders import label
from lssdesk.letters.wording_book import Place, placeholders, reasons_of, shipped, unknown_facts
from lssdesk.texts import t

MOST = {"title": 120, "text": 10_000, "source": 500}
MOST_REASON = 2_000
_ENDS_OF_LINES = re.compile(r"\r\n?|[\u2028\u2029]")


def clean(content: Content) -> Content:
    """The wording as it is kept: no space around words, one way to end a line."""
    words = {key: _ENDS_OF_LINES.sub("\n", getattr(content, key)).strip() for key in MOST}
    return msgspec.structs.replace(content, **words)


def check(content: Content) -> None:
    """Refused with the first thing that does not fit."""
    if content.place not in get_args(Place):
        raise Refused(t("wordings_admin.refused.no_place"), "/place")
    for key, most in MOST.items():
        words = getattr(content, key)
        if not words:
            raise Refused(t(f"wordings_admin.refused.no_{key}"), f"/{key}")
        if len(words) > most:
            raise Refused(t("wordings_admin.refused.too_long", most=most), f"/{key}")
    _text(content)
    _conditions(content)


def _text(content: Content) -> None:
    if wrong := edits.problem(content.text):
        raise Refused(t(f"wordings_admin.refused.{wrong[0]}", **wrong[1]), "/text")
    if characters := _not_drawn(content.text):
        raise Refused(t("wordings_admin.refused.characters", characters=" ".join(characters)), "/text")
    held = placeholders(content.text)
    for name in reasons_of(content.place):
        if name not in held:
            raise Refused(t("wordings_admin.refused.reasons", name=name, label=label(name)), "/text")


def _not_drawn(text: str) -> tuple[str, ...]:
    from lssdesk.letters.pdf.glyphs import lacking  # brings in the libraries that draw

    return tuple(lacking([text]))[:10]


def _conditions(content: Content) -> None:
    for fact, words in unknown_facts(content.when):
        raise Refused(t("wordings_admin.refused.fact", fact=fact, words=", ".join(words)), "/when")
    known = {row.id for row in tables.shipped().measures}
    for name in content.measures:
        if name not in known:
            raise Refused(t("wordings_admin.refused.measure", name=name), "/measures")
    standing = {row.id for row in shipped() if row.place == content.place}
    if content.replaces and content.replaces not in standing:
        raise Refused(t("wordings_admin.refused.replaces"), "/replaces")


def check_days(first_day: date | None, last_day: date | None) -> None:
    """Refused where the days are out of reach, or the last comes before the first."""
    for field, day in (("/first_day", first_day), ("/last_day", last_day)):
        if day is not None and day.year not in YEARS:
            raise Refused(t("policy.refused.first_day", first=YEARS[0], last=YEARS[-1]), field)
    if first_day and last_day and last_day < first_day:
        raise Refused(t("wordings_admin.refused.days"), "/last_day")


def check_future(day: date, today: date, field: str) -> None:
    """Refused for a day before today: what was decided then is read as it was written."""
    check_days(day, None)
    if day < today:
        raise Refused(t("wordings_admin.refused.past", day=today), field)


def check_reason(reason: str) -> None:
    """Refused where nobody says why."""
    if not reason.strip():
        raise Refused(t("wordings_admin.refused.no_reason"), "/reason")
    if len(reason) > MOST_REASON:
        raise Refused(t("wordings_admin.refused.too_long", most=MOST_REASON), "/reason")
