"""An invented person with names that stand nowhere else, and all that is secret about her day."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from PySide6.QtGui import QColor, QImage

from lssdesk.demo import PASSPHRASE, example
from lssdesk.model import document
from lssdesk.model.case import Case
from tests.flow.reports.reports import csv_of, row

NUMBER, UNKNOWN = "199001012385", "200002292399"
LONG_TEXT = 30  # signs from which on an answer is a person's own words and no usual one
ATTACHMENT, PICTURE = "Läkarintyg Ängsblomqvist.pdf", "Badrummet hos Vendelgård.png"
TYPED = {
    "given name": "Vendelgård",
    "family name": "Ängsblomqvist",
    "street": "Rapphönsgränden 17 lgh 1203",
    "city": "Tranebråten",
    "phone": "070-174 06 05",
    "note": "Brodern Kvastgren ringde om nycklarna till kolonistugan.",
    "attachment kind": "Intyg från doktor Silverfjäll",
    "attachment note": "Originalet ligger i lådan hos mostern.",
    "receipt": "kvitto biljett Gröna Flugan",
    "reported note": "Åt kantarellsoppa hos kusinen i Rävlanda.",
    "unsaved text": "Hon gråter när systern Tordyvela kommer på tal.",
    "fault": "Felet rörde Ängsblomqvist, 19900101-2385.",
}


def case() -> Case:
    """The example's case in her name."""
    known = example("ledsagarservice")
    person = msgspec.structs.replace(
        known.person,
        given_name=TYPED["given name"],
        family_name=TYPED["family name"],
        phone=TYPED["phone"],
        address=msgspec.structs.replace(known.person.address, street=TYPED["street"], city=TYPED["city"]),
    )
    return msgspec.structs.replace(known, person=person)


def secrets() -> dict[str, str | bytes]:
    """All that must not lie in clear anywhere: what was typed, in all ways of writing it."""
    found: dict[str, str | bytes] = {"passphrase": PASSPHRASE, "officer": case().officer, **TYPED}
    for number in (NUMBER, UNKNOWN):
        century, short, last = number[:2], number[2:8], number[8:]
        for name, written in (
            ("whole", number), ("long", f"{century}{short}-{last}"), ("short", f"{short}-{last}"),
            ("spaced", f"{century}{short} {last}"), ("ten", f"{short}{last}"),
        ):  # fmt: skip
            found[f"number {number[-4:]} {name}"] = written
    found["phone digits"] = re.sub(r"\D", "", TYPED["phone"])
    found["attachment name"], found["picture name"] = ATTACHMENT.split(".")[0], PICTURE.split(".")[0]
    for place, text in own_words(document.from_case(case())):
        found[place] = text
    return found


def own_words(value: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Each text of the case that is long enough to be somebody's own words."""
    if isinstance(value, dict):
        for key, inner in value.items():
            if path or key != "sender":
                yield from own_words(inner, f"{path}/{key}")
    elif isinstance(value, list | tuple):
        for place, inner in enumerate(value):
            yield from own_words(inner, f"{path}/{place}")
    elif isinstance(value, str) and len(value) >= LONG_TEXT:
        yield path, value


def papers(folder: Path) -> dict[str, bytes]:
    """The officer's own files in a folder: attachment, picture, provider's report; the bytes of two."""
    from reportlab.pdfgen.canvas import Canvas

    folder.mkdir(parents=True)
    canvas = Canvas(str(folder / ATTACHMENT), invariant=1)
    canvas.drawString(72, 700, "Intyg")
    canvas.showPage()
    canvas.save()
    image = QImage(48, 48, QImage.Format.Format_RGB32)
    for place in range(48 * 48):
        image.setPixelColor(place % 48, place // 48, QColor((place * 7919) & 0xFFFFFF))
    image.save(str(folder / PICTURE))
    report = csv_of(
        row(
            datum="2026-04-22", anteckning=TYPED["reported note"], omkostnad="85,50", kvitto=TYPED["receipt"]
        ),
        row(datum="2026-04-23", personnummer=UNKNOWN),
    )
    (folder / "april.csv").write_bytes(report)
    return {name: (folder / name).read_bytes() for name in (ATTACHMENT, PICTURE)}
