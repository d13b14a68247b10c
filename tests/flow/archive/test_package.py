"""Packages for the e-archive: whole, true to what is stored, after the METS schema, and naming nobody."""

import json
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from lxml import etree
from sqlalchemy import select

from lssdesk import paths
from lssdesk.errors import Refused
from lssdesk.flow import archive, case_file
from lssdesk.flow.access import TurnedAway
from lssdesk.flow.archive import content
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.store.files import write_durably
from lssdesk.store.tables import AttachmentRow, CaseRow, LetterRow, LogRow
from lssdesk.store.trouble import StoreTrouble
from tests.flow.archive.reading import faults, files, ids_lead_somewhere
from tests.flow.officer import Premises, filled, signed
from tests.flow.several import added, at_desk
from tests.flow.test_attachments import picture
from tests.flow.weeded import MARKS, full, rows_of

DC = "{http://purl.org/dc/elements/1.1/}"
REP = "representations/rep1"


@pytest.fixture
def work(desk: Desk, tmp_path: Path) -> Work:
    return full(desk, tmp_path)


@pytest.fixture
def package(desk: Desk, work: Work, tmp_path: Path) -> dict[str, bytes]:
    return files(archive.make(desk, work.id, tmp_path).path)


def test_every_file_is_told_of_with_size_and_hash(package: dict[str, bytes]) -> None:
    assert faults(package) == []


@pytest.mark.parametrize(
    ("change", "fault"),
    [
        (lambda content: content.pop(f"{REP}/data/case.json"), f"missing {REP}/data/case.json"),
        (lambda content: content.update({f"{REP}/data/letters/001.pdf": b"%PDF"}),
         f"altered {REP}/data/letters/001.pdf"),
        (lambda content: content.update({"schemas/mets.xsd": b"<schema/>"}), "altered schemas/mets.xsd"),
        (lambda content: content.update({"mer.txt": b"?"}), "untold mer.txt"),
    ],
)  # fmt: skip
def test_the_check_finds_what_is_wrong(
    package: dict[str, bytes], change: Callable[[dict[str, bytes]], object], fault: str
) -> None:
    change(package)
    assert fault in faults(package)


@pytest.mark.parametrize("mets", ["METS.xml", f"{REP}/METS.xml"])
def test_mets_is_after_its_schema_and_its_ids_lead_somewhere(package: dict[str, bytes], mets: str) -> None:
    schema = etree.parse(paths.resources() / "archive" / "schemas" / "mets.xsd", _offline())
    checked = etree.XMLSchema(schema)
    assert checked.validate(etree.fromstring(package[mets])), checked.error_log
    assert ids_lead_somewhere(package[mets])


def _offline() -> etree.XMLParser:
    """Reads the schema that another one names from the same folder."""

    class Beside(etree.Resolver):
        def resolve(self, url: str, _id: str, context: object) -> object:
            if url.endswith("xlink.xsd"):
                return self.resolve_filename(str(paths.resources() / "archive/schemas/xlink.xsd"), context)
            return None

    parser = etree.XMLParser(no_network=True)
    parser.resolvers.add(Beside())
    return parser


def test_the_folders_of_the_specification(package: dict[str, bytes]) -> None:
    tops = {path.split("/")[0] for path in package}
    assert tops == {"METS.xml", "metadata", "representations", "schemas", "documentation"}
    within = {path.removeprefix(f"{REP}/").split("/")[0] for path in package if path.startswith(REP)}
    assert within == {"METS.xml", "metadata", "data"}
    root = ElementTree.fromstring(package["METS.xml"])
    assert root.attrib["OBJID"].startswith("lssdesk-2026-0001-")
    assert root.attrib["PROFILE"].endswith("E-ARK-SIP.xml")


def test_letters_and_attachments_are_what_is_stored(desk: Desk, package: dict[str, bytes]) -> None:
    (letter,), (picture,) = rows_of(desk, LetterRow), rows_of(desk, AttachmentRow)
    assert package[f"{REP}/data/letters/001.pdf"] == letter.pdf
    assert package[f"{REP}/data/attachments/001.png"] == picture.data
    assert package[f"{REP}/data/documents/inquiry.pdf"].startswith(b"%PDF")


def test_the_data_are_all_there(desk: Desk, package: dict[str, bytes], work: Work) -> None:
    case = case_file.read(package[f"{REP}/data/case.json"].decode())
    assert case == case_file.read(case_file.write(Work(desk, work.id).case))
    dossier = package[f"{REP}/data/dossier.json"].decode()
    told = json.loads(dossier)
    assert [word for word in (*MARKS[:5], MARKS[6]) if word not in dossier] == []
    assert "öppnade ärendet" in {one["what"] for one in told["log"]}


def test_the_preservation_metadata_speak_of_every_file(package: dict[str, bytes]) -> None:
    premis = ElementTree.fromstring(package[f"{REP}/metadata/preservation/premis.xml"])
    name = "{http://www.loc.gov/premis/v3}"
    told = {one.text for one in premis.iter(f"{name}objectIdentifierValue")}
    assert told == {path.removeprefix(f"{REP}/") for path in package if path.startswith(f"{REP}/data/")}
    formats = [one.text for one in premis.iter(f"{name}formatName")]
    assert formats.count("PDF/A-2a") == sum(path.endswith(".pdf") for path in package)


def test_names_of_files_and_the_index_name_nobody(desk: Desk, package: dict[str, bytes]) -> None:
    told = " ".join(package) + package["METS.xml"].decode() + package[f"{REP}/METS.xml"].decode()
    for word in ("Ada", "Lindqvist", "19900101", desk.officer, "rampen"):
        assert word not in told
    described = ElementTree.fromstring(package["metadata/descriptive/dc.xml"])
    assert {one.text for one in described.iter(f"{DC}subject")} == {
        "Ada Lindqvist", "199001012385", "2026-0001"
    }  # fmt: skip


def test_of_the_protected_the_description_says_the_number_of_the_case_alone(
    desk: Desk, tmp_path: Path
) -> None:
    work = signed(desk)
    work.write("/person/protection", "sekretessmarkering", "skydd")
    work.draft.store()
    made = files(archive.make(desk, work.id, tmp_path, "Arkivet ska ha det").path)
    described = ElementTree.fromstring(made["metadata/descriptive/dc.xml"])
    assert [one.text for one in described.iter(f"{DC}subject")] == ["2026-0001"]


def test_signs_that_xml_cannot_hold(desk: Desk, tmp_path: Path) -> None:
    work = signed(desk)
    (tmp_path / "intyg.png").write_bytes(picture())
    work.attachments.add(tmp_path / "intyg.png", "Intyg \x0b <&> ]]>")
    made = files(archive.make(desk, work.id, tmp_path).path)
    assert faults(made) == []
    assert "Intyg   &lt;&amp;&gt; ]]&gt;" in made[f"{REP}/metadata/preservation/premis.xml"].decode()


def test_only_what_is_decided_and_leaves_a_line(desk: Desk, tmp_path: Path) -> None:
    open_ = filled(desk)
    with pytest.raises(Refused, match="inte beslutat"):
        archive.make(desk, open_.id, tmp_path)
    open_.sign()
    made = archive.make(desk, open_.id, tmp_path)
    with desk.office.read() as reading:
        (line,) = reading.scalars(select(LogRow).where(LogRow.deed == "archive"))
    assert (line.case_id, line.detail) == (open_.id, f"{made.id}, {made.files} filer")
    assert made.path.stat().st_mode & 0o077 == 0


def test_who_may(premises: Premises, desk: Desk, work: Work, tmp_path: Path) -> None:
    officer = at_desk(desk, added(premises, desk, "Cecilia Dahl", ["officer"]))
    with pytest.raises(Refused, match="arkivarie"):
        archive.make(officer, work.id, tmp_path)
    archivist = at_desk(desk, added(premises, desk, "Britta Ek", ["archivist"]))
    with desk.unit("guard", "skyddade", work.id) as unit:
        unit.get_one(CaseRow, work.id).guarded = True
    with pytest.raises(TurnedAway):
        archive.make(archivist, work.id, tmp_path)
    assert not list(tmp_path.glob("lssdesk-2026*"))


def test_a_full_disk_leaves_nothing(
    desk: Desk, work: Work, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full_disk(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(content, "parts", full_disk)
    with pytest.raises(StoreTrouble) as trouble:
        archive.make(desk, work.id, tmp_path)
    assert trouble.value.kind == "disk_full"
    assert not list(tmp_path.glob("lssdesk-2026*"))


def test_nothing_that_lies_there_is_written_over(desk: Desk, work: Work, tmp_path: Path) -> None:
    made = archive.make(desk, work.id, tmp_path)
    write_durably(made.path, b"mine")
    with pytest.raises(Refused, match="finns redan"):
        archive.make(desk, work.id, tmp_path)
    assert made.path.read_bytes() == b"mine"
