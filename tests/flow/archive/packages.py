"""Packages of several cases, and broken ones made of them: for the tests, and for the validator.

``python -m tests.flow.archive.packages FOLDER`` writes them there; the broken ones' names say so.
"""

import sys
import tempfile
import zipfile
from collections.abc import Callable, Iterator
from pathlib import Path

from lssdesk.flow import archive
from lssdesk.model.case import Person
from lssdesk.store import keys
from tests.flow.officer import AT, CHEAP, OFFICER, PASSPHRASE, Clock, Premises, signed
from tests.flow.payments import BO
from tests.flow.weeded import full

EVA = Person(personal_number="191401682396", given_name="Eva", family_name="Lundström")
Change = Callable[[str, bytes], bytes | None]
"""What becomes of a file, by its path within the package; None: it is gone."""


def _root(old: str, new: str) -> Change:
    def change(path: str, data: bytes) -> bytes | None:
        return data.replace(old.encode(), new.encode()) if path == "METS.xml" else data

    return change


def _without(start: str) -> Change:
    return lambda path, data: None if path.startswith(start) else data


# What the validator finds; that files are missing or altered is for our own checks (test_package.py).
BROKEN: dict[str, Change] = {
    "no_mets": _without("METS.xml"),
    "no_object_id": _root("OBJID=", "LABEL2="),
    "unknown_package_type": _root('OAISPACKAGETYPE="SIP"', 'OAISPACKAGETYPE="SAP"'),
    "no_checksums": _root(' CHECKSUM="', ' OLDSUM="'),
    "no_software": _root('ROLE="CREATOR"', 'ROLE="EDITOR"'),
    "no_map": _root('LABEL="CSIP"', 'LABEL="MAP"'),
}


def made(folder: Path) -> Iterator[archive.Package]:
    """Packages of a full case, a plain one, one under another act, and a refusal."""
    office = folder / "office"
    premises = Premises(office, keys.create(office, OFFICER, PASSPHRASE, CHEAP).unlocked, Clock(AT))
    desk = premises.open()
    works = [full(desk, folder), signed(desk, "ledsagning", person=BO), signed(desk, "avslag", person=EVA)]
    for work in works:
        yield archive.make(desk, work.id, folder)
    premises.close()


def broken(package: Path, name: str, folder: Path) -> Path:
    """A copy of a package in which one thing is not as it has to be."""
    target = folder / f"broken_{name}.zip"
    with zipfile.ZipFile(package) as old, zipfile.ZipFile(target, "w") as new:
        for entry in old.namelist():
            top, _, path = entry.partition("/")
            data = BROKEN[name](path, old.read(entry))
            if data is not None:
                new.writestr(f"{top}/{path}", data)
    return target


def main(folder: Path) -> None:
    """All of them."""
    with tempfile.TemporaryDirectory() as place:
        packages = list(made(Path(place)))
        for one in packages:
            (folder / one.path.name).write_bytes(one.path.read_bytes())
        for name in BROKEN:
            broken(packages[0].path, name, folder)


if __name__ == "__main__":
    main(Path(sys.argv[1]))
