"""PREMIS 3: what each file is, how to recognise it, and what was done with it by what."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from lssdesk import __version__
from lssdesk.flow.archive.xml import Element, element, written

SOFTWARE = "lssdesk"
_FORMATS = {
    "application/pdf": "PDF",
    "application/json": "JSON",
    "image/png": "PNG",
    "image/jpeg": "JPEG",
    "text/plain": "Plain text",
}
_ARCHIVABLE = "PDF/A-2a"


@dataclass(frozen=True)
class Stored:
    """A file as it lies in the package: ``path`` from the folder that the document speaks of."""

    path: str
    title: str
    media_type: str
    size: int
    sha256: str
    created: datetime
    origin: str = ""
    own: bool = False
    """Made by the program: as PDF it is PDF/A-2a."""


def moment(at: datetime) -> str:
    """A moment as XML writes it."""
    return at.isoformat(timespec="seconds")


def document(files: Sequence[Stored], package: str, at: datetime) -> bytes:
    """The preservation metadata of some files of a package that was made at a moment."""
    objects = [_object(one) for one in files]
    event = _event(package, at)
    root = element("premis:premis", {"version": "3.0"}, *objects, event, _agent())
    return written(root)


def _object(one: Stored) -> Element:
    fixity = element(
        "premis:fixity",
        {},
        element("premis:messageDigestAlgorithm", {}, "SHA-256"),
        element("premis:messageDigest", {}, one.sha256),
    )
    name = _ARCHIVABLE if one.own and one.media_type == "application/pdf" else _FORMATS.get(one.media_type)
    format_ = element(
        "premis:format",
        {},
        element(
            "premis:formatDesignation",
            {},
            element("premis:formatName", {}, name or one.media_type),
        ),
    )
    characteristics = element(
        "premis:objectCharacteristics", {}, fixity, element("premis:size", {}, str(one.size)), format_
    )
    return element(
        "premis:object",
        {"xsi:type": "premis:file"},
        _identifier("object", "path", one.path),
        characteristics,
        element("premis:originalName", {}, one.title),
    )


def _identifier(of: str, kind: str, value: str) -> Element:
    return element(
        f"premis:{of}Identifier",
        {},
        element(f"premis:{of}IdentifierType", {}, kind),
        element(f"premis:{of}IdentifierValue", {}, value),
    )


def _event(package: str, at: datetime) -> Element:
    return element(
        "premis:event",
        {},
        _identifier("event", "package", f"{package}/packaging"),
        element("premis:eventType", {}, "information package creation"),
        element("premis:eventDateTime", {}, moment(at)),
        element(
            "premis:linkingAgentIdentifier",
            {},
            element("premis:linkingAgentIdentifierType", {}, "software"),
            element("premis:linkingAgentIdentifierValue", {}, SOFTWARE),
        ),
    )


def _agent() -> Element:
    return element(
        "premis:agent",
        {},
        _identifier("agent", "software", SOFTWARE),
        element("premis:agentName", {}, SOFTWARE),
        element("premis:agentType", {}, "software"),
        element("premis:agentVersion", {}, __version__),
    )
