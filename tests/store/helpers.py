"""What the tests of the store share: a cheap key file, an office with a row in every table."""

import hashlib
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from lssdesk.store import keys
from lssdesk.store.office import Office
from lssdesk.store.tables import (
    AttachmentRow,
    CaseRow,
    CostRow,
    InvoiceRow,
    JournalRow,
    LetterRow,
    NamedRow,
    NoteRow,
    Officer,
    PartRow,
    PersonRow,
    PolicyRow,
    ReportRow,
    RequestRow,
    ReviewRow,
    SessionRow,
    SettingRow,
    TransferRow,
    UnusedRow,
    WeededRow,
    WeedingRow,
    WordingRow,
)

AT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
CHEAP = keys.Cost(memory_kib=64, passes=1, lanes=1)
PASSPHRASE = "häst skog lykta båt"
OFFICER = "Åsa Öberg-Lindkvist"
PDF = b"%PDF-1.7 Beslut om ledsagning"
SCAN = b"%PDF-1.4 Intyg av en arbetsterapeut"


def later(minutes: float) -> datetime:
    """A moment after ``AT``."""
    return AT + timedelta(minutes=minutes)


def new_vault(folder: Path) -> keys.NewVault:
    """First start: key file with one officer and a recovery slot."""
    return keys.create(folder, OFFICER, PASSPHRASE, CHEAP)


def new_office(folder: Path) -> Office:
    """A new, empty office, open."""
    return Office.create(folder, new_vault(folder).key, AT)


def fill(office: Office) -> None:
    """One row at least in every table, in one unit."""
    with office.unit("Lade upp ärendet", OFFICER, AT, case_id="case-1") as unit:
        unit.add(Officer(id="officer-1", name=OFFICER, created=AT))
        unit.add(SettingRow(key="sender", value='{"municipality":"Granköping"}'))
        unit.add(_person())
        unit.flush()
        unit.add(_case())
        unit.flush()
        unit.add(PartRow(id="part-1", case_id="case-1", kind="application", document="{}", changed=AT))
        for kind in ("service", "appeal", "order", "follow_up"):
            unit.add(PartRow(id=f"part-{kind}", case_id="case-1", kind=kind, document="{}", changed=AT))
        unit.add(_decision())
        unit.add_all((_session(), _note(), _attachment(), _policy(), _wording()))
        unit.add_all((_cost(), _unused(), _report(), _invoice()))
        unit.add_all((_journal(), _named(), _request(), _review(), _transfer(), _weeding()))
        unit.flush()
        unit.add_all((_letter(), WeededRow(case_id="case-0", weeding_id="weeding-1")))


def _person() -> PersonRow:
    return PersonRow(
        id="person-1",
        personal_number="199001012385",
        given_name="Majken",
        family_name="Strömbäck",
        name_key="majken strömbäck",
        document='{"given_name":"Majken","family_name":"Strömbäck"}',
        created=AT,
        changed=AT,
        register='{"household":[{"name":"Sixten Strömbäck"}]}',
        unparsed='{"/person/address/postcode":"541"}',
    )


def _case() -> CaseRow:
    return CaseRow(
        id="case-1",
        number="2026-0042",
        person_id="person-1",
        measure="ledsagning",
        officer=OFFICER,
        opened=date(2026, 11, 24),
        state="decided",
        changed=AT,
    )


def _decision() -> PartRow:
    return PartRow(
        id="part-2",
        case_id="case-1",
        kind="decision",
        document='{"purpose":"Gå på konserter i Folkets hus"}',
        unparsed='{"/hours_per_month":"tolv"}',
        changed=AT,
        frozen_at=AT,
        frozen_by=OFFICER,
    )


def _session() -> SessionRow:
    return SessionRow(
        case_id="case-1",
        id="session-1",
        day=date(2026, 11, 20),
        start=time(22, 0),
        end=time(1, 30),
        status="cancelled_by_client",
        cancelled_at=datetime(2026, 11, 19, 8, 15),
        note="Ringde och avbokade",
    )


def _cost() -> CostRow:
    return CostRow(
        case_id="case-1", id="c1", measure="omkostnader_ledsagare", day=date(2026, 11, 20), amount=8_550,
        kind="food", receipt="17",
    )  # fmt: skip


def _unused() -> UnusedRow:
    return UnusedRow(case_id="case-1", id="u1", month=date(2026, 10, 1), reason="illness")


def _report() -> ReportRow:
    return ReportRow(
        id="report-1", name="oktober.csv", sha256="0" * 64, document="{}", read_at=AT, read_by=OFFICER
    )


def _invoice() -> InvoiceRow:
    return InvoiceRow(
        id="invoice-1", provider="Egen regi", month=date(2026, 10, 1), document="{}", changed=AT
    )


def _journal() -> JournalRow:
    return JournalRow(
        id="journal-1", case_id="case-1", at=datetime(2026, 11, 20, 13, 30), kind="call", text="Ringde",
        written_at=AT, written_by=OFFICER, signed_at=AT, signed_by=OFFICER,
    )  # fmt: skip


def _named() -> NamedRow:
    return NamedRow(case_id="case-1", officer_id="officer-1", since=AT, named_by=OFFICER)


def _request() -> RequestRow:
    return RequestRow(
        id="request-1", deed="weed", subject="case-0", reason="Fem år", asked_by=OFFICER, asked_at=AT
    )


def _review() -> ReviewRow:
    return ReviewRow(id="review-1", month=date(2026, 10, 1), document="{}", made_at=AT, made_by=OFFICER)


def _transfer() -> TransferRow:
    return TransferRow(
        id="transfer-1", case_id="case-1", way="out", document="{}", base="{}", at=AT, by=OFFICER
    )


def _weeding() -> WeedingRow:
    return WeedingRow(id="weeding-1", document="{}", at=AT, asked_by=OFFICER, approved_by="Nils Ekwall")


def _note() -> NoteRow:
    return NoteRow(case_id="case-1", id="note-1", at=datetime(2026, 11, 20, 13, 5), text="Vill simma")


def _attachment() -> AttachmentRow:
    return AttachmentRow(
        id="attachment-1",
        case_id="case-1",
        name="intyg.pdf",
        kind="Intyg",
        day=date(2026, 11, 3),
        media_type="application/pdf",
        data=SCAN,
        sha256=hashlib.sha256(SCAN).hexdigest(),
        added_at=AT,
        added_by=OFFICER,
    )


def _policy() -> PolicyRow:
    return PolicyRow(
        key="communication_reply_days",
        first_day=date(2026, 12, 1),
        value="14",
        confirmed_by="Socialnämnden",
        reason="Beslut i nämnden",
        set_at=AT,
        set_by=OFFICER,
    )


def _wording() -> WordingRow:
    return WordingRow(
        wording="kommun.kontakt",
        state="approved",
        first_day=date(2026, 12, 1),
        document='{"id":"kommun.kontakt","place":"contact","title":"Kontakt","text":"Ring oss."}',
        reason="Vi har en egen växel.",
        set_at=AT,
        set_by=OFFICER,
    )


def _letter() -> LetterRow:
    return LetterRow(
        id="letter-1",
        case_id="case-1",
        part_id="part-2",
        kind="decision",
        pdf=PDF,
        sha256=hashlib.sha256(PDF).hexdigest(),
        content="{}",
        law='{"sol":"2025:400"}',
        signed_at=AT,
        signed_by=OFFICER,
    )
