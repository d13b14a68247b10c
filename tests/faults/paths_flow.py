"""Paths of writing that go through the desk: text, signing, attachments, sessions and costs, reports."""

from collections.abc import Callable
from datetime import date, time
from io import BytesIO
from pathlib import Path
from random import Random

from PIL import Image

from lssdesk.flow import reports
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.law.hours import Edit
from lssdesk.model.case import Cost, Session
from lssdesk.store import keys
from lssdesk.store.office import Office
from lssdesk.store.tables import (
    AttachmentRow,
    CaseRow,
    CostRow,
    LetterRow,
    PartRow,
    PersonRow,
    ReportRow,
    SessionRow,
)
from tests.faults.paths_store import rows, whole
from tests.faults.scene import Found, Known, Scene, Secrets, Step, WritePath
from tests.flow.officer import ADA, AT, CHEAP, OFFICER, PASSPHRASE, Clock, filled, received, signed
from tests.flow.reports.reports import csv_of, row

STREET = "/person/address/street"
TEXTS = ("Granstigen 4", "Granstigen 4, hos Åsa", "Granstigen 44 B, hos Åsa i gula huset")
SCANS = 2
DAYS = 12


# --- where they begin --------------------------------------------------------------------------


def office_with(make: Callable[[Desk], str]) -> Callable[[Path], Known]:
    """A closed office of one officer with the case that ``make`` leaves."""

    def start(root: Path) -> Known:
        vault = keys.create(root / "office", OFFICER, PASSPHRASE, CHEAP)
        desk = Desk(Office.create(root / "office", vault.key, AT), vault.unlocked, Clock(AT))
        case_id = make(desk)
        desk.close()
        return {
            "code": vault.recovery_code,
            "case": case_id,
            "scans": _scans(root.with_name(f"{root.name}_post")),
        }

    return start


def _scans(folder: Path) -> list[str]:
    """Pictures of noise outside the office, as they come by post."""
    folder.mkdir()
    paths = [folder / f"intyg-{number}.png" for number in range(SCANS)]
    for number, path in enumerate(paths):
        made = BytesIO()
        Image.frombytes("RGB", (160, 120), Random(number).randbytes(160 * 120 * 3)).save(made, "PNG")
        path.write_bytes(made.getvalue())
    return [str(path) for path in paths]


def begin(scene: Scene) -> None:
    """The officer sits down at her desk and opens the case."""
    unlocked = scene.unlock(PASSPHRASE)
    office = scene.open["office"] = Office.open(scene.folder, unlocked.key, scene.now())
    scene.open["desk"] = desk = Desk(office, unlocked, scene.now)
    scene.open["work"] = desk.open(scene.known["case"])


def ways(_done: int, known: Known, _learned: dict[str, str]) -> tuple[Secrets, ...]:
    """Her passphrase and the sheet."""
    return (PASSPHRASE,), (known["code"],)


def _work(scene: Scene) -> Work:
    work: Work = scene.open["work"]
    return work


# --- steps -------------------------------------------------------------------------------------


def type_text(number: int) -> Step:
    """A field is typed on, and stored as it is two seconds later at the latest."""

    def do(scene: Scene) -> None:
        _work(scene).write(STREET, TEXTS[number], "Gata")
        _work(scene).draft.store()

    def there(found: Found) -> bool:
        with found.office.read() as reading:
            documents = [row.document for row in reading.query(PersonRow)]
        return any(f'"{text}"' in document for text in TEXTS[number:] for document in documents)

    return Step(do, there)


def sign(scene: Scene) -> None:
    """The decision is frozen and its letter made."""
    _work(scene).sign()


def was_signed(found: Found) -> bool:
    """Letter, frozen decision and state of the case: all of them or none."""
    case = found.known["case"]
    pieces = (
        rows(LetterRow, LetterRow.case_id == case, LetterRow.kind == "decision")(found) > 0,
        rows(PartRow, PartRow.case_id == case, PartRow.kind == "decision", PartRow.frozen_at.is_not(None))(
            found
        )
        > 0,
        rows(CaseRow, CaseRow.id == case, CaseRow.state == "decided")(found) > 0,
    )
    return whole(sum(pieces), len(pieces), any(pieces))


def attach(number: int) -> Step:
    """A scan is taken in."""

    def do(scene: Scene) -> None:
        _work(scene).attachments.add(Path(scene.known["scans"][number]), "Intyg")

    return Step(
        do, lambda found: rows(AttachmentRow, AttachmentRow.name == f"intyg-{number}.png")(found) == 1
    )


def session_and_cost(number: int) -> Step:
    """A session and a cost of it, as one step of the calendar."""

    def do(scene: Scene) -> None:
        day = date(2026, 4, number)
        session = Session(id=f"s{number}", day=day, start=time(17), end=time(19), companion="Ledsagare A")
        cost = Cost(id=f"c{number}", day=day, amount=8_500, kind="food", session=session.id)
        edits = [Edit("ledsagarservice", None, session), Edit("ledsagarservice", None, cost)]
        _work(scene).hours.apply("förde in", edits)

    def there(found: Found) -> bool:
        pieces = rows(SessionRow, SessionRow.id == f"s{number}")(found) + rows(
            CostRow, CostRow.id == f"c{number}"
        )(found)
        return whole(pieces, 2)

    return Step(do, there)


def import_report(scene: Scene) -> None:
    """A month's report of a provider."""
    data = csv_of(*(row(datum=f"2026-04-{day:02}", omkostnad="85,50") for day in range(1, DAYS + 1)))
    desk: Desk = scene.open["desk"]
    looked = reports.look(desk, "april.csv", data)
    reports.store(desk, looked, looked.wanted)


def was_imported(found: Found) -> bool:
    """All of its rows or none, and its own."""
    pieces = rows(SessionRow)(found) + rows(CostRow)(found)
    return whole(pieces, 2 * DAYS, rows(ReportRow)(found))


OPEN = office_with(lambda desk: desk.register(ADA, "ledsagarservice", received()))
FILLED = office_with(lambda desk: filled(desk).id)
SIGNED = office_with(lambda desk: signed(desk).id)
PATHS = (
    WritePath(
        "text of a draft", OPEN, tuple(map(type_text, range(len(TEXTS)))), begin, ways, letters=0, at=AT
    ),
    WritePath("signing", FILLED, (Step(sign, was_signed),), begin, ways, letters=0, weight=2, at=AT),
    WritePath("attachment", SIGNED, tuple(map(attach, range(SCANS))), begin, ways, at=AT),
    WritePath("session and cost", SIGNED, tuple(map(session_and_cost, range(1, 5))), begin, ways, at=AT),
    WritePath("report", SIGNED, (Step(import_report, was_imported),), begin, ways, at=AT),
)
