"""Who has a decision, what was said, when time was performed; who is behind a number, what is saved."""

from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pikepdf
import pypdfium2
import pytest

from lssdesk.errors import Refused
from lssdesk.flow.desk import Desk
from lssdesk.flow.figures import Figures
from lssdesk.flow.figures_tables import Figure, Number, bars
from lssdesk.law.statistics import Period
from lssdesk.model.case import FollowUp
from tests.flow.figures_office import decided, followed_up, person, session
from tests.flow.officer import MAN, WOMAN, log_lines, set_sender, signed

DAY = date(2025, 3, 1)
YEAR = Period.holding(DAY)
FIRST, LAST = YEAR.from_day, YEAR.to_day


def table(figure: Figure, number: int = 0) -> dict[tuple[str, ...], tuple[int | None, ...]]:
    """The numbers of a table, by the labels of their row."""
    return {row.labels: tuple(one.value for one in row.numbers) for row in figure.tables[number].rows}


# --- STA-007 ---------------------------------------------------------------------------------------

LED = ("Ledsagning", "SoL")
ALL = ("Alla insatser", "LSS och SoL", "Alla områden")


def test_running_decisions_by_measure_act_area_and_sex(desk: Desk) -> None:
    ada, olle = person(desk, "Ada Lindqvist", WOMAN), person(desk, "Olle Norén", MAN)
    decided(desk, ada, "ledsagning", FIRST, LAST, area="disability")
    decided(desk, ada, "bostad_vuxna", FIRST, None, None, area="disability")
    decided(desk, olle, "ledsagning", FIRST, LAST, area="elderly")
    decided(desk, person(desk, "Kim Berg"), "ledsagning", FIRST, LAST)
    figure = Figures(desk).running(DAY)
    found = table(figure)
    assert [column.head for column in figure.tables[0].columns] == [
        "Kvinnor",
        "Män",
        "Kön inte känt",
        "Totalt",
    ]
    assert found[(*LED, "Alla områden")] == (1, 1, 1, 3)
    assert found[(*LED, "Funktionsnedsättning")] == (1, 0, 0, 1)
    assert found[(*LED, "Äldreomsorg")] == (0, 1, 0, 1)
    assert found[(*LED, "Inte angivet")] == (0, 0, 1, 1)
    assert found["Alla insatser", "LSS", "Alla områden"] == (1, 0, 0, 1)
    assert found["Alla insatser", "SoL", "Alla områden"] == (1, 1, 1, 3)
    assert found[ALL] == (1, 1, 1, 3)


@pytest.mark.parametrize(
    ("name", "first", "last", "expected"),
    [
        ("begins on the day", DAY, LAST, 1),
        ("begins the day after", date(2025, 3, 2), LAST, 0),
        ("ends on the day", FIRST, DAY, 1),
        ("ended the day before", FIRST, date(2025, 2, 28), 0),
        ("open-ended", FIRST, None, 1),
    ],
)
@pytest.mark.parametrize("measure", ["ledsagning", "daglig_verksamhet"])
def test_a_decision_runs_from_its_first_to_its_last_day(
    desk: Desk, measure: str, name: str, first: date, last: date | None, expected: int
) -> None:
    decided(desk, person(desk, "Ada Lindqvist", WOMAN), measure, first, last)
    assert table(Figures(desk).running(DAY))[ALL][-1] == expected


@pytest.mark.parametrize("measure", ["ledsagning", "daglig_verksamhet"])
def test_what_a_later_decision_took_over_runs_no_more(desk: Desk, measure: str) -> None:
    ada = person(desk, "Ada Lindqvist", WOMAN)
    old = decided(desk, ada, measure, FIRST, None)
    number = next(line.number for line in desk.cases() if line.id == old)
    new = decided(desk, ada, measure, DAY, date(2025, 3, 31), ends_earlier=number)
    figures = Figures(desk)

    def behind(day: date) -> tuple[str, ...]:
        return figures.running(day).tables[0].rows[-1].numbers[-1].behind

    assert behind(date(2025, 2, 28)) == (old,)
    assert behind(DAY) == (new,)
    assert behind(date(2025, 4, 1)) == ()


def test_an_area_that_was_said_before_holds_for_a_later_decision(desk: Desk) -> None:
    ada = person(desk, "Ada Lindqvist", WOMAN)
    decided(desk, ada, "ledsagning", date(2023, 1, 1), date(2023, 12, 31), area="psychiatry")
    decided(desk, ada, "ledsagning", FIRST, LAST)
    assert table(Figures(desk).running(DAY))[(*LED, "Socialpsykiatri")] == (1, 0, 1)


def test_the_area_is_asked_with_the_application(desk: Desk) -> None:
    work = signed(desk, changes={"/application/care_area": "elderly"})
    assert work.case.application.care_area == "elderly"
    found = table(Figures(desk).running(date(2026, 6, 1)))
    assert found["Ledsagarservice", "LSS", "Äldreomsorg"] == (1, 0, 1)


# --- STA-008 ---------------------------------------------------------------------------------------


def test_how_many_of_the_four_possibilities_are_known(desk: Desk) -> None:
    all_four: dict[str, Any] = dict.fromkeys(
        ("knows_moving", "knows_costs", "knows_moving_costs", "knows_dearer"), "yes"
    )
    ada, olle = person(desk, "Ada Lindqvist", WOMAN), person(desk, "Olle Norén", MAN)
    first = decided(desk, ada, "ledsagning", FIRST, LAST)
    followed_up(desk, first, FollowUp(day=DAY, **all_four), FollowUp(day=FIRST, knows_moving="no"))
    followed_up(
        desk, decided(desk, olle, "ledsagarservice", FIRST, LAST), FollowUp(day=DAY, knows_costs="unclear")
    )
    silent = decided(desk, person(desk, "Eva Ek"), "ledsagning", FIRST, LAST)
    followed_up(desk, silent, FollowUp(day=DAY, takes_part="yes"), FollowUp(knows_costs="yes"))
    other = decided(desk, person(desk, "Bo Ek"), "avlosning", FIRST, LAST)
    followed_up(desk, other, FollowUp(day=DAY, **all_four))
    figure = Figures(desk).asked(YEAR)
    known = table(figure)
    assert known["Alla 4",] == (1, 1000, 0, 0, 0, None, 1, 500)
    assert known["Ingen",] == (0, 0, 1, 1000, 0, None, 1, 500)
    assert known["Alla som har svarat",] == (1, 1000, 1, 1000, 0, None, 2, 1000)
    questions = table(figure, 1)
    assert questions["Kan personen delta i samhället med stödet?", "Ja"] == (
        0,
        None,
        0,
        None,
        1,
        1000,
        1,
        1000,
    )
    assert questions["Känner personen till omkostnadsersättningen?", "Oklart"][:4] == (0, 0, 1, 1000)
    assert figure.tables[0].rows[4].numbers[0].behind == (first,)


def test_only_follow_ups_of_the_period_are_counted(desk: Desk) -> None:
    case = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST)
    followed_up(desk, case, FollowUp(day=date(2024, 6, 30), knows_moving="yes"))
    assert table(Figures(desk).asked(YEAR))["Alla som har svarat",][-2] == 0
    earlier = Period(YEAR.first - 1, YEAR.first - 1)
    assert table(Figures(desk).asked(earlier))["Alla som har svarat",][-2] == 1


# --- PRV-078 ---------------------------------------------------------------------------------------


def test_performed_time_by_category_measure_act_and_provider(desk: Desk) -> None:
    ada = person(desk, "Ada Lindqvist", WOMAN)
    case = decided(desk, ada, "ledsagning", FIRST, LAST)
    service = decided(desk, ada, "ledsagarservice", FIRST, LAST)
    session(desk, case, date(2025, 3, 4), "16:00", "19:30", provider="Björken")  # a Tuesday
    session(desk, case, date(2025, 3, 7), "23:00", "01:00", provider=" Björken")  # into Saturday
    session(desk, case, date(2024, 12, 24), "10:00", "12:00", provider="Almen")
    session(desk, service, date(2025, 3, 4), "10:00", "11:00")
    session(desk, case, date(2025, 7, 1), "10:00", "12:00", provider="Björken")
    late: dict[str, Any] = {"status": "cancelled_by_client", "cancelled_at": datetime(2025, 3, 10, 12, 1)}
    session(desk, case, date(2025, 3, 11), "10:00", "13:00", provider="Björken", **late)
    in_time = late | {"cancelled_at": datetime(2025, 3, 10, 12, 0)}
    session(desk, case, date(2025, 3, 11), "14:00", "15:00", provider="Björken", **in_time)
    figure = Figures(desk).minutes(YEAR)
    found = table(figure)
    assert [column.head for column in figure.tables[0].columns][:5] == [
        "Dag",
        "Kväll",
        "Natt",
        "Helg",
        "Storhelg",
    ]
    assert found[(*LED, "Björken")] == (120, 90, 60, 60, 0, 330, 180)
    assert found[(*LED, "Almen")] == (0, 0, 0, 0, 120, 120, 0)
    assert found[(*LED, "Alla utförare")] == (120, 90, 60, 60, 120, 450, 180)
    assert found["Ledsagarservice", "LSS", "Utförare inte angiven"] == (60, 0, 0, 0, 0, 60, 0)
    assert found["Alla insatser", "LSS", "Alla utförare"][5] == 60
    assert found["Alla insatser", "LSS och SoL", "Alla utförare"] == (180, 90, 60, 60, 120, 510, 180)
    assert figure.notes  # the limits of the categories are a default that nobody confirmed


def test_time_outside_a_decision_counts_nowhere_and_free_hours_do(desk: Desk) -> None:
    case = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", DAY, None, None)
    session(desk, case, date(2025, 2, 28), "23:00", "02:00")  # one hour before the decision
    assert table(Figures(desk).minutes(YEAR))["Alla insatser", "LSS och SoL", "Alla utförare"][5] == 120


# --- behind a number -------------------------------------------------------------------------------


def test_opening_a_number_shows_the_persons_and_leaves_a_line_in_the_log(desk: Desk) -> None:
    first = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST)
    second = decided(desk, person(desk, "Olle Berg", MAN), "ledsagning", FIRST, LAST)
    figures = Figures(desk)
    figure = figures.running(DAY)
    number = figure.tables[0].rows[-1].numbers[-1]
    name = figure.tables[0].name(len(figure.tables[0].rows) - 1, 2)
    before = log_lines(desk)
    found = figures.behind(name, number.behind)
    assert [(one.name, one.case_id, one.measure) for one in found] == [
        ("Olle Berg", second, "Ledsagning"),
        ("Ada Lindqvist", first, "Ledsagning"),
    ]
    assert all(one.number.startswith("2026-") for one in found)
    new = log_lines(desk)[len(before) :]
    assert new == [
        ("Personerna bakom ett tal visades: Alla insatser, LSS och SoL, Alla områden, Totalt", None)
    ]


# --- what is saved ---------------------------------------------------------------------------------


def office(desk: Desk) -> Figure:
    """Three women and one man with a decision."""
    set_sender(desk)
    for name, number in (("Ada Lindqvist", WOMAN), ("Olle Norén", MAN)):
        decided(desk, person(desk, name, number), "ledsagning", FIRST, LAST)
    return Figures(desk).hours((YEAR,), "companions")


def test_a_workbook_holds_numbers(desk: Desk) -> None:
    figure = office(desk)
    book = openpyxl.load_workbook(BytesIO(Figures(desk).xlsx(figure)))
    sheet = book.worksheets[0]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert rows[0][0] == "Beviljade och utförda timmar"
    start = next(place for place, row in enumerate(rows) if row[0] == "Vad")
    assert rows[start] == ["Vad", "Kön", "Antal", "Andel"]
    assert rows[start - 1][2] == "2024-07–2025-06"
    assert rows[start + 1] == ["Personer som räknas", "Kvinnor", 1, 0.5]
    assert sheet.cell(start + 2, 4).number_format == "0.0 %"
    assert log_lines(desk)[-1] == ("Uppföljningssiffror sparades som fil: Beviljade och utförda timmar", None)


def test_no_text_of_a_workbook_is_a_formula(desk: Desk) -> None:
    case = decided(desk, person(desk, "Ada Lindqvist", WOMAN), "ledsagning", FIRST, LAST)
    session(desk, case, DAY, provider="=1+1\x07")
    figures = Figures(desk)
    book = openpyxl.load_workbook(BytesIO(figures.xlsx(figures.minutes(YEAR))))
    cells = [cell for row in book.worksheets[0].iter_rows() for cell in row]
    assert [cell.data_type for cell in cells if cell.value == "=1+1 "] == ["s"]
    assert not any(cell.data_type == "f" for cell in cells)
    assert any(cell.number_format == "[h]:mm" and cell.value for cell in cells)


def words_of(data: bytes) -> str:
    document = pypdfium2.PdfDocument(data)
    return "\n".join(page.get_textpage().get_text_range() for page in document).replace("\r", "")


def test_a_pdf_says_the_same(desk: Desk) -> None:
    figure = office(desk)
    data = Figures(desk).pdf(figure)
    text = words_of(data)
    assert "Beviljade och utförda timmar" in text
    assert "Personer som räknas, Kvinnor" in " ".join(text.split())
    assert "50,0 %" in text.replace("\u00a0", " ")
    with pikepdf.open(BytesIO(data)) as document:
        assert "/StructTreeRoot" in document.Root


def test_many_periods_stand_below_each_other_in_a_pdf(desk: Desk) -> None:
    office(desk)
    periods = tuple(Period(YEAR.first - 12 * back, YEAR.last - 12 * back) for back in range(5))
    text = words_of(Figures(desk).pdf(Figures(desk).hours(periods, "all")))
    assert all(f"{2024 - back}-07–{2025 - back}-06" in text for back in range(5))


def test_a_pdf_needs_the_municipality_s_name(desk: Desk) -> None:
    with pytest.raises(Refused):
        Figures(desk).pdf(Figures(desk).running(DAY))


@pytest.mark.parametrize("value", [None, 5])
def test_small_numbers_are_held_back_where_the_municipality_says_so(desk: Desk, value: int | None) -> None:
    figure = office(desk)
    if value:
        desk.policies.set("figures_least", value, date(2026, 1, 1), "Nämnden", "Sekretess")
    text = words_of(Figures(desk).pdf(figure))
    assert ("visas inte" in text) == bool(value)
    assert ("Tal om färre än 5 personer visas inte" in " ".join(text.split())) == bool(value)


# --- how numbers look ------------------------------------------------------------------------------

SHOWN = [
    (Number(0), "0"),
    (Number(1234), "1\u00a0234"),
    (Number(611, "share"), "61,1\u00a0%"),
    (Number(5, "share"), "0,5\u00a0%"),
    (Number(None, "share"), "–"),
    (Number(750, "minutes"), "12:30"),
    (Number(65, "minutes"), "1:05"),
    (Number(None, held_back=True), "visas inte"),
]


@pytest.mark.parametrize(("number", "text"), SHOWN)
def test_numbers_in_swedish(number: Number, text: str) -> None:
    assert number.text == text


def test_bars_are_those_of_the_block_or_of_the_row_alone(desk: Desk) -> None:
    figure = office(desk)
    found = bars(figure.tables[0], 0)
    assert [(bar.label, bar.series, bar.number.value) for bar in found] == [
        ("Kvinnor", "2024-07–2025-06", 500),
        ("Män", "2024-07–2025-06", 500),
    ]
    running = Figures(desk).running(DAY).tables[0]
    assert [(bar.label, bar.series) for bar in bars(running, len(running.rows) - 1)] == [
        ("Kvinnor", ""),
        ("Män", ""),
    ]
