"""Pictures and PDF files: taken in whole or not at all, in the encrypted database alone."""

import os
from collections.abc import Callable
from datetime import date
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PIL import Image

from lssdesk.errors import Refused
from lssdesk.flow import attachments
from lssdesk.flow.attachments import MOST_BYTES, clean
from lssdesk.flow.desk import Desk
from lssdesk.flow.work import Work
from lssdesk.store import engine
from lssdesk.store.tables import AttachmentRow
from tests.flow.officer import ADA, OFFICER, Clock, Premises, filled, log_lines, received


def picture(kind: str = "PNG", size: tuple[int, int] = (64, 48)) -> bytes:
    """A picture of noise, so that no two are the same and none is small."""
    made = BytesIO()
    Image.frombytes("RGB", size, os.urandom(size[0] * size[1] * 3)).save(made, kind)
    return made.getvalue()


def pdf(pages: int = 1, password: str = "") -> bytes:
    made = BytesIO()
    with pikepdf.new() as document:
        for _ in range(pages):
            document.add_blank_page()
        encryption = pikepdf.Encryption(owner=password, user=password) if password else False
        document.save(made, encryption=encryption)
    return made.getvalue()


@pytest.fixture
def work(desk: Desk) -> Work:
    """Ada's case, opened."""
    return desk.open(desk.register(ADA, "ledsagarservice", received()))


@pytest.fixture
def file(tmp_path: Path) -> Callable[..., Path]:
    """Puts bytes into a file outside the office."""

    def put(data: bytes, name: str = "intyg.png") -> Path:
        path = tmp_path / name
        path.write_bytes(data)
        return path

    return put


Put = Callable[..., Path]
KINDS = [
    ("a picture", picture(), "intyg.png", "image/png"),
    ("a photo", picture("JPEG"), "IMG 1.JPG", "image/jpeg"),
    ("a scan", pdf(), "intyg.pdf", "application/pdf"),
    ("a PDF after other bytes", b"\r\n" + pdf(), "intyg.pdf", "application/pdf"),
    ("by its bytes and not its name", picture("JPEG"), "intyg.pdf", "image/jpeg"),
]


@pytest.mark.parametrize(("name", "data", "file_name", "media_type"), KINDS)
def test_a_file_comes_back_to_the_byte_after_a_kill(
    premises: Premises, file: Put, name: str, data: bytes, file_name: str, media_type: str
) -> None:
    desk = premises.open()
    work = desk.open(desk.register(ADA, "ledsagarservice", received()))
    id = work.attachments.add(file(data, file_name), " Läkarintyg ", date(2026, 2, 3), "Original hos Ada")
    premises.kill()
    back = premises.open().open(work.id).attachments
    assert back.read(id) == data
    (one,) = back.list()
    assert (one.id, one.name, one.kind, one.day) == (id, file_name, "Läkarintyg", date(2026, 2, 3))
    assert (one.media_type, one.size, one.note) == (media_type, len(data), "Original hos Ada")
    assert (one.added_at, one.added_by, one.stays) == (desk.now, OFFICER, False)


REFUSED = [
    ("a text", b"Hej", "varken PNG, JPEG eller PDF"),
    ("another picture", b"GIF89a" + bytes(100), "varken PNG, JPEG eller PDF"),
    ("nothing", b"", "är tom"),
    ("half a picture", picture()[:3000], "skadad eller inte hel"),
    ("half a photo", picture("JPEG")[:2000], "skadad eller inte hel"),
    ("a picture's head alone", b"\x89PNG\r\n\x1a\n", "skadad eller inte hel"),
    ("a PDF's head alone", b"%PDF-1.7\n", "skadad eller inte hel"),
    ("a PDF without pages", pdf(0), "skadad eller inte hel"),
    ("a locked PDF", pdf(1, "hemligt"), "bara med lösenord"),
    ("too large", b"\xff\xd8\xff" + bytes(MOST_BYTES), "större än 20 MB"),
]


@pytest.mark.parametrize(("name", "data", "words"), REFUSED)
def test_what_cannot_be_taken_in_is_refused_in_one_sentence(
    desk: Desk, work: Work, file: Put, name: str, data: bytes, words: str
) -> None:
    lines = log_lines(desk)
    with pytest.raises(Refused, match=words) as caught:
        work.attachments.add(file(data))
    assert "intyg.png" in str(caught.value)
    assert (work.attachments.list(), log_lines(desk)) == ((), lines)


def test_a_file_of_just_the_most_is_taken_in(work: Work, file: Put) -> None:
    data = pdf()
    padded = data + b"\n" * (MOST_BYTES - len(data))
    assert work.attachments.read(work.attachments.add(file(padded))) == padded


def test_a_picture_of_too_many_dots_is_refused(
    work: Work, file: Put, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = picture(size=(64, 48))
    for most in (64 * 48 - 1, 64 * 48 // 2 - 1):
        monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", most)
        with pytest.raises(Refused, match="för många bildpunkter"):
            work.attachments.add(file(data))


def test_what_is_no_file_or_not_there_is_refused(work: Work, tmp_path: Path) -> None:
    if hasattr(os, "mkfifo"):
        os.mkfifo(tmp_path / "pipe")
    for name in ("finns inte.png", "pipe", "."):
        with pytest.raises(Refused, match="går inte att läsa"):
            work.attachments.add(tmp_path / name)


def test_a_disk_that_gives_way_is_told(work: Work, file: Put, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_args: object, **_more: object) -> None:
        raise OSError("i/o")

    path = file(picture())
    monkeypatch.setattr(Path, "open", broken)
    with pytest.raises(Refused, match=r"intyg\.png går inte att läsa"):
        work.attachments.add(path)


def test_the_same_file_is_kept_once(desk: Desk, work: Work, file: Put) -> None:
    data = picture()
    work.attachments.add(file(data))
    with pytest.raises(Refused, match=r"redan bland ärendets bilagor, som intyg\.png"):
        work.attachments.add(file(data, "kopia.png"))
    other = desk.open(desk.register(ADA, "ledsagning", received()))
    assert other.attachments.list() == ()
    assert other.attachments.add(file(data))


def test_nothing_of_it_lies_in_clear_anywhere(
    premises: Premises, file: Put, own_folders: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    desk = premises.open()
    work = desk.open(desk.register(ADA, "ledsagarservice", received()))
    data = picture()
    path = file(data, "Ada Lindqvist.png")
    id = work.attachments.add(path)
    path.unlink()
    work.attachments.read(id)
    work.attachments.remove(id)
    work.draft.undo()
    desk.backups.if_due()
    places = [place for top in (premises.folder, own_folders) for place in top.rglob("*") if place.is_file()]
    assert len(places) >= 4
    for place in places:
        content = place.read_bytes()
        assert data[100:132] not in content
        assert b"Lindqvist" not in content


def test_adding_and_removing_are_taken_back_by_name(desk: Desk, work: Work, file: Put) -> None:
    data = picture()
    id = work.attachments.add(file(data))
    work.write("/decision/purpose", "simma", "Syfte")
    draft = work.draft
    assert draft.undo_name == "Ångra: ändrade syfte"
    assert draft.undo() == "/decision/purpose"
    assert draft.undo_name == "Ångra: lade till en bilaga"
    assert draft.undo() == attachments.POINTER
    assert work.attachments.list() == ()
    draft.redo()
    (before,) = work.attachments.list()
    work.attachments.remove(id)
    assert work.attachments.list() == ()
    assert draft.redo_name is None
    draft.undo()
    assert (work.attachments.list(), work.attachments.read(id)) == ((before,), data)
    assert [name for name, case in log_lines(desk) if case == work.id and "bilaga" in name] == [
        "lade till en bilaga",
        "Ångra: lade till en bilaga",
        "Gör om: lade till en bilaga",
        "tog bort en bilaga",
        "Ångra: tog bort en bilaga",
        "visade en bilaga",
    ]


def test_what_a_decision_rests_on_stays(desk: Desk, file: Put, clock: Clock) -> None:
    work = filled(desk)
    before = work.attachments.add(file(picture()))
    clock.forward(minutes=1)
    work.sign()
    assert work.draft.undo() is None
    clock.forward(minutes=1)
    after = work.attachments.add(file(picture(), "kvitto.png"))
    assert [(one.id, one.stays) for one in work.attachments.list()] == [(before, True), (after, False)]
    with pytest.raises(Refused, match="redan beslutat"):
        work.attachments.remove(before)
    work.attachments.remove(after)
    assert [one.id for one in work.attachments.list()] == [before]
    assert work.attachments.read(before)


def test_bytes_that_were_changed_behind_the_program_are_not_shown(desk: Desk, work: Work, file: Put) -> None:
    id = work.attachments.add(file(picture()))
    raw = engine.connect(desk.office.path, desk.office.key)
    raw.execute("UPDATE attachments SET data = x'00'")
    raw.close()
    with pytest.raises(Refused, match=r"intyg\.png är inte längre densamma"):
        work.attachments.read(id)


def test_an_attachment_of_another_case_is_not_reached(desk: Desk, work: Work, file: Put) -> None:
    id = work.attachments.add(file(picture()))
    other = desk.open(desk.register(ADA, "ledsagning", received()))
    for act in (other.attachments.read, other.attachments.remove):
        with pytest.raises(Refused, match="finns inte längre"):
            act(id)
    with desk.office.read() as reading:
        assert reading.query(AttachmentRow).count() == 1


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Intyg A\u030ake.pdf", "Intyg Åke.pdf"),
        ("in\u202egnp.tyg\n.pdf", "ingnp.tyg.pdf"),
        ("h\udc80.pdf", "h?.pdf"),
        ("x" * 300 + ".pdf", "x" * 196 + ".pdf"),
    ],
)
def test_names_are_clean(name: str, expected: str) -> None:
    assert clean(name) == expected
