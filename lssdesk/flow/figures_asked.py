"""What persons said when their measure was followed up: what they know of, and the rest (STA-008)."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

import msgspec
from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import figures_read
from lssdesk.flow.case_forms import COMPANIONS
from lssdesk.flow.figures_tables import Column, Figure, Number, Row, Table, period_text, sex_text, with_share
from lssdesk.law.statistics import POSSIBILITIES, SEXES, Period, Sex, known
from lssdesk.model import forms
from lssdesk.model.later import FollowUp, FollowUps
from lssdesk.store.tables import CaseRow, PartRow
from lssdesk.texts import t

QUESTIONS = (
    "hours_fit", "knows_moving", "moves", "knows_costs", "knows_moving_costs", "knows_dearer", "has_dearer",
    "takes_part", "goals_met",
)  # fmt: skip
ANSWERS = ("yes", "no", "unclear")


Says = Callable[["_One"], bool]


@dataclass(frozen=True)
class _One:
    """A person's last follow-up in the period, and the case it stands in."""

    sex: Sex
    case_id: str
    held: FollowUp


def asked(reading: Reading, period: Period) -> Figure:
    """The figure of a period: of each person the last follow-up in it."""
    found = _last(reading, period)
    shown = tuple(sex for sex in SEXES if sex != "X" or any(one.sex == "X" for one in found))
    return Figure(
        "asked",
        t("figures.asked.title"),
        t("figures.asked.about", period=period_text(period)),
        (_known(found, shown), _questions(found, shown)),
    )


def _last(reading: Reading, period: Period) -> list[_One]:
    sexes = figures_read.sexes(reading)
    query = (
        select(CaseRow.person_id, CaseRow.id, PartRow.document)
        .join(PartRow, PartRow.case_id == CaseRow.id)
        .where(PartRow.kind == "follow_up", PartRow.document != "{}", CaseRow.measure.in_(COMPANIONS))
    )
    last: dict[str, tuple[date, str, FollowUp]] = {}
    for person, case, document in reading.execute(query):
        for one in msgspec.json.decode(document, type=FollowUps).held:
            within = one.day is not None and period.from_day <= one.day <= period.to_day
            if one.day and within and (person not in last or last[person][0] <= one.day):
                last[person] = (one.day, case, one)
    return [_One(sexes[person], case, held) for person, (_, case, held) in last.items()]


def _columns(shown: Sequence[Sex]) -> tuple[Column, ...]:
    columns = []
    for group in (*map(sex_text, shown), t("figures.total")):
        total = group == t("figures.total")
        columns += [
            Column(t("figures.persons"), group, total),
            Column(t("figures.share"), group, total, drawn=True),
        ]
    return tuple(columns)


def _numbers(found: Sequence[_One], shown: Sequence[Sex], of: Says, says: Says) -> tuple[Number, ...]:
    """By sex and together, who says it, and the share of those who were asked."""
    numbers: list[Number] = []
    for sex in (*shown, None):
        mine = [one for one in found if of(one) and sex in (one.sex, None)]
        numbers += with_share([one.case_id for one in mine if says(one)], len(mine))
    return tuple(numbers)


def _known(found: Sequence[_One], shown: Sequence[Sex]) -> Table:
    """How many of the four possibilities a person knows of."""

    def was_asked(one: _One) -> bool:
        return known(one.held) is not None

    def knows(number: int) -> Says:
        return lambda one: known(one.held) == number

    rows = [
        Row((t(f"figures.asked.known_{number}"),), _numbers(found, shown, was_asked, knows(number)), "known")
        for number in range(len(POSSIBILITIES) + 1)
    ]
    everybody = _numbers(found, shown, was_asked, was_asked)
    rows.append(Row((t("figures.asked.all"),), everybody, "known", total=True))
    return Table(t("figures.asked.known"), (t("figures.asked.known_head"),), _columns(shown), tuple(rows))


def _questions(found: Sequence[_One], shown: Sequence[Sex]) -> Table:
    heads = (t("figures.asked.question"), t("figures.asked.answer"))
    rows = tuple(row for name, text in _texts().items() for row in _question(name, text, found, shown))
    return Table(t("figures.asked.questions"), heads, _columns(shown), rows)


def _question(name: str, text: str, found: Sequence[_One], shown: Sequence[Sex]) -> Iterator[Row]:
    def answered(one: _One) -> bool:
        return getattr(one.held, name) is not None

    def says(answer: str) -> Says:
        return lambda one: getattr(one.held, name) == answer

    for answer in ANSWERS:
        yield Row((text, t(f"figures.answer.{answer}")), _numbers(found, shown, answered, says(answer)), name)
    yield Row((text, t("figures.asked.all")), _numbers(found, shown, answered, answered), name, total=True)


def _texts() -> Mapping[str, str]:
    """The questions in the words of the form."""
    fields = (column for field in forms.load("follow_up").fields() for column in field.fields)
    return {column.key: column.text for column in fields if column.key in QUESTIONS}
