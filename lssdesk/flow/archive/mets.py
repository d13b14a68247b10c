"""METS documents of a package and of its representation after E-ARK CSIP 2.1.0 [FGS Paketstruktur 2.0]."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lssdesk import __version__
from lssdesk.flow.archive.premis import SOFTWARE, Stored, moment
from lssdesk.flow.archive.xml import Element, element, written

PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
CONTENT = "lssdesk-case-1"
REPRESENTATION = "rep1"
METS = "METS.xml"


@dataclass(frozen=True)
class Facts:
    """What a METS document says of the whole: its id, its title, who made the records, when it was made."""

    id: str
    title: str
    municipality: str
    at: datetime


def package(
    facts: Facts,
    descriptive: Stored,
    preservation: Stored,
    groups: Sequence[tuple[str, Sequence[Stored]]],
    representation: Stored,
) -> bytes:
    """The document of the whole package; ``groups`` are Documentation and Schemas with their files."""
    counter = _Ids()
    filed = [(use, [(counter.next("file"), one) for one in files]) for use, files in groups]
    own = (counter.next("file"), representation)
    use = f"Representations/{REPRESENTATION}"
    group_id = counter.next("grp")
    sections = [_group(counter.next("grp"), name, files) for name, files in filed]
    sections.append(_group(group_id, use, [own]))
    divs = [
        element("mets:div", {"ID": counter.next("div"), "LABEL": name}, *(_pointer(id) for id, _ in files))
        for name, files in filed
    ]
    return _document(
        facts,
        facts.id,
        [_described("dmdSec", "dmd-1", descriptive, "DC"), _preserved(preservation)],
        sections,
        [
            _metadata({"DMDID": "dmd-1"}),
            *divs,
            element(
                "mets:div",
                {"ID": "div-representations", "LABEL": "Representations"},
                _pointer(own[0]),
                _representation(use, group_id),
            ),
        ],
    )


def _representation(use: str, group_id: str) -> Element:
    href = f"representations/{REPRESENTATION}/{METS}"
    given = {"LOCTYPE": "URL", "xlink:type": "simple", "xlink:title": group_id, "xlink:href": href}
    return element("mets:div", {"ID": "div-rep-1", "LABEL": use}, element("mets:mptr", dict(given)))


def representation(facts: Facts, preservation: Stored, files: Sequence[Stored]) -> bytes:
    """The document of the one representation, whose files lie under ``data``."""
    counter = _Ids()
    filed = [(counter.next("file"), one) for one in files]
    data = element("mets:div", {"ID": "div-data", "LABEL": "Data"}, *(_pointer(id) for id, _ in filed))
    groups = [_group(counter.next("grp"), "Data", filed)]
    return _document(facts, REPRESENTATION, [_preserved(preservation)], groups, [_metadata({}), data])


def _preserved(one: Stored) -> Element:
    return element("mets:amdSec", {"ID": "amd-1"}, _described("digiprovMD", "digiprov-1", one, "PREMIS"))


def _metadata(more: dict[str, object]) -> Element:
    return element("mets:div", {"ID": "div-metadata", "LABEL": "Metadata", "ADMID": "digiprov-1", **more})


class _Ids:
    """Ids that are unique within a document."""

    def __init__(self) -> None:
        self._last = 0

    def next(self, kind: str) -> str:
        self._last += 1
        return f"{kind}-{self._last:04d}"


def _document(
    facts: Facts, id: str, sections: list[Element], groups: list[Element], divs: list[Element]
) -> bytes:
    content = {"csip:CONTENTINFORMATIONTYPE": "OTHER", "csip:OTHERCONTENTINFORMATIONTYPE": CONTENT}
    given = {"OBJID": id, "LABEL": facts.title, "TYPE": "Mixed", "PROFILE": PROFILE, **content}
    tree = element("mets:div", {"ID": "div-root", "LABEL": id}, *divs)
    return written(
        element(
            "mets:mets",
            dict(given),
            _header(facts),
            *sections,
            element("mets:fileSec", {"ID": "filesec-1"}, *groups),
            element("mets:structMap", {"ID": "structmap-1", "TYPE": "PHYSICAL", "LABEL": "CSIP"}, tree),
        )
    )


def _header(facts: Facts) -> Element:
    at = moment(facts.at)
    software = element(
        "mets:agent",
        {"ROLE": "CREATOR", "TYPE": "OTHER", "OTHERTYPE": "SOFTWARE"},
        element("mets:name", {}, SOFTWARE),
        element("mets:note", {"csip:NOTETYPE": "SOFTWARE VERSION"}, __version__),
    )
    name = element("mets:name", {}, facts.municipality)
    board = element("mets:agent", {"ROLE": "ARCHIVIST", "TYPE": "ORGANIZATION"}, name)
    given = {"CREATEDATE": at, "LASTMODDATE": at, "RECORDSTATUS": "NEW", "csip:OAISPACKAGETYPE": "SIP"}
    return element("mets:metsHdr", dict(given), software, board)


def _described(section: str, id: str, one: Stored, kind: str) -> Element:
    """A section that points at a file of metadata."""
    given = {
        "LOCTYPE": "URL",
        "xlink:type": "simple",
        "xlink:href": one.path,
        "MDTYPE": kind,
        **_of_file(one),
    }
    created = {"CREATED": moment(one.created)} if section == "dmdSec" else {}
    return element(
        f"mets:{section}", {"ID": id, **created, "STATUS": "CURRENT"}, element("mets:mdRef", dict(given))
    )


def _of_file(one: Stored) -> dict[str, object]:
    return {
        "MIMETYPE": one.media_type,
        "SIZE": one.size,
        "CREATED": moment(one.created),
        "CHECKSUM": one.sha256,
        "CHECKSUMTYPE": "SHA-256",
    }


def _group(id: str, use: str, files: Sequence[tuple[str, Stored]]) -> Element:
    content = {"csip:CONTENTINFORMATIONTYPE": "OTHER", "csip:OTHERCONTENTINFORMATIONTYPE": CONTENT}
    return element("mets:fileGrp", {"ID": id, "USE": use, **content}, *(_file(id, one) for id, one in files))


def _file(id: str, one: Stored) -> Element:
    where = {"LOCTYPE": "URL", "xlink:type": "simple", "xlink:href": one.path}
    return element("mets:file", {"ID": id, **_of_file(one)}, element("mets:FLocat", dict(where)))


def _pointer(id: str) -> Element:
    return element("mets:fptr", {"FILEID": id})
