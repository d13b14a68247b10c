"""Persons with a running decision on a day, by measure, act, area and sex (STA-007)."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow import figures_read, tracks
from lssdesk.flow.figures_read import Held
from lssdesk.flow.figures_tables import Column, Figure, Number, Row, Table, measure_text, sex_text
from lssdesk.law import tables
from lssdesk.law.statistics import SEXES, Sex
from lssdesk.store.tables import PartRow
from lssdesk.texts import t

AREAS = ("disability", "psychiatry", "elderly", "")
"""Areas as the application has them; the last: not said."""


@dataclass(frozen=True)
class _One:
    """A person with a running decision in a measure."""

    person_id: str
    sex: Sex
    case_id: str
    measure: str
    area: str

    @property
    def act(self) -> str:
        return tables.measure(self.measure).act


def running(reading: Reading, day: date) -> Figure:
    """The figure of a day."""
    sexes, areas = figures_read.sexes(reading), _areas(reading)
    found = [
        _One(one.person_id, sexes[one.person_id], case, one.measure, _area(one, case, areas))
        for one in figures_read.held(reading, tracks.history(reading, day))
        if (case := _on(one, day))
    ]
    shown = tuple(sex for sex in SEXES if sex != "X" or any(one.sex == "X" for one in found))
    columns = (
        *(Column(sex_text(sex), drawn=True) for sex in shown),
        Column(t("figures.total"), total=True),
    )
    heads = (t("figures.measure"), t("figures.act"), t("figures.area_head"))
    rows = tuple(_rows(found, shown))
    table = Table(t("figures.running.table", day=day), heads, columns, rows)
    return Figure("running", t("figures.running.title"), t("figures.running.about", day=day), (table,))


def _on(one: Held, day: date) -> str:
    """The case of the decision that runs on the day, the last begun of several; empty where none runs."""
    spans = [span for span in one.spans if span.covers(day, day)]
    return max(spans, key=lambda span: span.first).case_id if spans else ""


def _areas(reading: Reading) -> dict[str, str]:
    """The area of each case in which one is said."""
    area = func.json_extract(PartRow.document, "$.care_area")
    query = select(PartRow.case_id, area).where(PartRow.kind == "application", area.is_not(None))
    return dict(row for row in reading.execute(query))


def _area(one: Held, case: str, areas: Mapping[str, str]) -> str:
    """The area of the decision's own case; else the last said in the person's cases of the measure."""
    known = [areas[other] for other in one.cases if other in areas]
    return areas.get(case) or (known[-1] if known else "")


def _rows(found: Sequence[_One], shown: Sequence[Sex]) -> Iterator[Row]:
    order = [row.id for row in tables.shipped().measures]
    for measure in dict.fromkeys(order):
        mine = [one for one in found if one.measure == measure]
        if mine:
            act = t(f"figures.acts.{mine[0].act}")
            name = measure_text(measure)
            yield Row((name, act, t("figures.all_areas")), _numbers(mine, shown), measure, total=True)
            for area in AREAS:
                part = [one for one in mine if one.area == area]
                if part:
                    yield Row((name, act, _area_text(area)), _numbers(part, shown), measure)
    for act in ("lss", "sol"):
        labels = (t("figures.any_measure"), t(f"figures.acts.{act}"), t("figures.all_areas"))
        yield Row(labels, _numbers([one for one in found if one.act == act], shown), "acts")
    for area in AREAS:
        labels = (t("figures.any_measure"), t("figures.both_acts"), _area_text(area))
        yield Row(labels, _numbers([one for one in found if one.area == area], shown), "areas")
    everything = (t("figures.any_measure"), t("figures.both_acts"), t("figures.all_areas"))
    yield Row(everything, _numbers(found, shown), "everybody", total=True)


def _area_text(area: str) -> str:
    return t(f"figures.area.{area or 'unsaid'}")


def _numbers(found: Iterable[_One], shown: Sequence[Sex]) -> tuple[Number, ...]:
    """By sex and together; a person with several measures counts once."""
    persons = {one.person_id: one for one in found}
    by_sex = [[one.case_id for one in persons.values() if one.sex == sex] for sex in shown]
    every = [case for cases in by_sex for case in cases]
    return tuple(Number(len(cases), "persons", tuple(cases)) for cases in (*by_sex, every))
