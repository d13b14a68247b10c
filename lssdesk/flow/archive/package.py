"""The package of a case as one ZIP file: folders, checksums, descriptive and preservation metadata."""

import hashlib
import zipfile
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from lssdesk import __version__, paths
from lssdesk.errors import Refused
from lssdesk.flow import access
from lssdesk.flow.archive import content, mets, premis
from lssdesk.flow.archive.premis import Stored
from lssdesk.flow.archive.xml import element, written
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.model import protected
from lssdesk.model.case import Case
from lssdesk.store.copying import Stop, never, refuse_if
from lssdesk.store.files import sync_file, sync_folder, told
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk

DEED = "archive"
_REP = f"representations/{mets.REPRESENTATION}"
_SECRECY = "OSL 26 kap. 1 §"


@dataclass(frozen=True)
class Package:
    """A package that was made: where it lies, its id, and how many files it holds."""

    path: Path
    id: str
    files: int


def name_of(number: str, at: datetime) -> str:
    """Id of a package, and name of its folder: it tells the case and not the person."""
    return f"lssdesk-{number}-{at:%Y%m%dT%H%M%S}"


def make(desk: "Desk", case_id: str, place: Path, reason: str = "", stop: Stop = never) -> Package:
    """Write a decided case's package into a folder; slow: to be called beside the window's thread.

    Refused where the case is not decided, as :func:`lssdesk.flow.access.check` is, and where something in it
    is not what was stored.  StoreTrouble for what the disk says; then no file is left.
    """
    desk.officers.check(DEED)
    access.check(desk, case_id, reason)
    work = Work(desk, case_id)
    if not work.decided:
        raise Refused(t("archive.refused.undecided", number=work.case.number))
    at = desk.now.replace(microsecond=0)
    id = name_of(work.case.number, desk.local_now)
    path = place / f"{id}.zip"
    if path.exists():
        raise Refused(t("archive.refused.exists", file=path.name))
    part = path.with_suffix(".part")
    try:
        with told(path):
            with part.open("wb") as file:
                part.chmod(0o600)
                with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
                    files = _Writer(archive, id, at).fill(desk, work, stop)
            sync_file(part)
            detail = t("archive.package.detail", id=id, files=files)
            with desk.unit(DEED, t("archive.unit.package"), case_id, detail):
                part.rename(path)
                sync_folder(place)
    except BaseException:
        with suppress(OSError):
            part.unlink()
        raise
    return Package(path, id, files)


class _Writer:
    """Puts files below the package's folder, and knows each by size and hash."""

    def __init__(self, archive: zipfile.ZipFile, id: str, at: datetime) -> None:
        self._archive, self._id, self._at, self._count = archive, id, at, 0

    def fill(self, desk: "Desk", work: Work, stop: Stop) -> int:
        """Write everything; the number of files."""
        data = [self._put_part(one) for one in self._parts(desk, work, stop)]
        facts = mets.Facts(self._id, _title(work.case), _board(work.case), self._at)
        inner = [_within(one) for one in data]
        of_files = premis.document(inner, self._id, self._at)
        kept = self._put(f"{_REP}/metadata/preservation/premis.xml", of_files, "text/xml")
        own = mets.representation(facts, _within(kept), inner)
        rep = self._put(f"{_REP}/{mets.METS}", own, "text/xml")
        described = self._put("metadata/descriptive/dc.xml", _dublin_core(work.case, self._id), "text/xml")
        whole = premis.document([rep], self._id, self._at)
        preserved = self._put("metadata/preservation/premis.xml", whole, "text/xml")
        groups = [("Documentation", [self._readme(work.case)]), ("Schemas", list(self._schemas()))]
        self._put(mets.METS, mets.package(facts, described, preserved, groups, rep), "text/xml")
        return self._count

    def _parts(self, desk: "Desk", work: Work, stop: Stop) -> Iterator[content.Part]:
        for one in content.parts(desk, work):
            refuse_if(stop)
            yield one

    def _put_part(self, one: content.Part) -> Stored:
        own = not one.path.startswith("attachments/")
        path = f"{_REP}/data/{one.path}"
        return self._put(path, one.data, one.media_type, one.title, one.created, one.origin, own)

    def _put(
        self,
        path: str,
        data: bytes,
        media_type: str,
        title: str = "",
        created: datetime | None = None,
        origin: str = "",
        own: bool = True,
    ) -> Stored:
        entry = zipfile.ZipInfo(f"{self._id}/{path}", self._at.timetuple()[:6])
        entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o600 << 16
        self._archive.writestr(entry, data)
        self._count += 1
        digest = hashlib.sha256(data).hexdigest()
        at = (created or self._at).replace(microsecond=0)
        return Stored(path, title or path.rsplit("/", 1)[-1], media_type, len(data), digest, at, origin, own)

    def _readme(self, case: Case) -> Stored:
        text = t("archive.package.readme", number=case.number, id=self._id, version=__version__)
        return self._put("documentation/las-mig.txt", text.encode(), "text/plain")

    def _schemas(self) -> Iterator[Stored]:
        """The schemas of the metadata, and that of the case, so that it can be read without this program."""
        folder = paths.resources() / "archive" / "schemas"
        for path in sorted(folder.glob("*.xsd")):
            yield self._put(f"schemas/{path.name}", path.read_bytes(), "text/xml")
        case = paths.resources() / "schema" / "case.schema.json"
        yield self._put(f"schemas/{case.name}", case.read_bytes(), "application/json")


def _within(one: Stored) -> Stored:
    """The same file as the representation's own document names it."""
    return replace(one, path=one.path.removeprefix(f"{_REP}/"))


def _title(case: Case) -> str:
    measure = tables.find_measure(case.measure)
    return t("archive.package.title", number=case.number, measure=measure.name if measure else case.measure)


def _board(case: Case) -> str:
    return case.sender.board or case.sender.municipality or t("archive.package.no_board")


def _dublin_core(case: Case, id: str) -> bytes:
    """What an archive searches by; of a person with protected identity the case's number alone."""
    person = case.person
    subjects = [] if protected.number_hidden(case) else [person.name, person.personal_number]
    day = case.decision.day or case.opened
    given = [
        ("title", _title(case)),
        ("identifier", id),
        ("creator", _board(case)),
        *(("subject", one) for one in (*subjects, case.number) if one),
        ("date", day.isoformat() if day else ""),
        ("type", t("archive.package.type")),
        ("language", "sv"),
        ("rights", t("archive.package.rights", provision=_SECRECY)),
    ]
    root = element("dc:dc", {}, *(element(f"dc:{name}", {}, text) for name, text in given if text))
    return written(root)
