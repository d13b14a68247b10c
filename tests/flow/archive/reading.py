"""A package read again by the standard library alone: what it says of itself, and whether that is so."""

import hashlib
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path, PurePosixPath
from urllib.parse import unquote
from xml.etree import ElementTree

METS, XLINK = "{http://www.loc.gov/METS/}", "{http://www.w3.org/1999/xlink}"


def files(package: Path) -> dict[str, bytes]:
    """The files by their path within the package's one folder."""
    with zipfile.ZipFile(package) as archive:
        assert archive.testzip() is None
        tops = {name.split("/")[0] for name in archive.namelist()}
        assert len(tops) == 1, tops
        (top,) = tops
        return {name.removeprefix(f"{top}/"): archive.read(name) for name in archive.namelist()}


def described(content: Mapping[str, bytes], mets: str) -> Iterator[tuple[str, ElementTree.Element]]:
    """Each file that a METS document names, by its path within the package, with what is said of it."""
    base = PurePosixPath(mets).parent
    root = ElementTree.fromstring(content[mets])
    for one in root.iter(f"{METS}mdRef"):
        yield str(base / unquote(one.attrib[f"{XLINK}href"])), one
    for one in root.iter(f"{METS}file"):
        (where,) = one.iter(f"{METS}FLocat")
        yield str(base / unquote(where.attrib[f"{XLINK}href"])), one


def faults(content: Mapping[str, bytes]) -> list[str]:
    """What a package says of its files and is not so; files that it does not speak of."""
    every = ["METS.xml", "representations/rep1/METS.xml"]
    found, known = [], {"METS.xml"}
    for mets in every:
        for path, told in described(content, mets):
            known.add(path)
            data = content.get(path)
            if data is None:
                found.append(f"missing {path}")
            elif (told.attrib["SIZE"], told.attrib["CHECKSUM"]) != (str(len(data)), _sha256(data)):
                found.append(f"altered {path}")
    return found + [f"untold {path}" for path in sorted(set(content) - known)]


def _sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def ids_lead_somewhere(data: bytes) -> bool:
    """Whether every id of a METS document is unique, and every reference within it leads to one."""
    root = ElementTree.fromstring(data)
    ids = [one.attrib["ID"] for one in root.iter() if "ID" in one.attrib]
    keys = ("FILEID", "ADMID", "DMDID")
    references = [one.attrib[key] for one in root.iter() for key in keys if key in one.attrib]
    return len(ids) == len(set(ids)) and set(references) <= set(ids) and bool(references)
