"""What a case that travels is called, field by field, and how its values read."""

from typing import Any

import pytest

from lssdesk.flow import steps
from lssdesk.flow.grounds import canonical
from lssdesk.model.merge import GONE
from lssdesk.ui.office.transfer_words import Names
from tests.flow.officer import example

SESSION = {"id": "s", "day": "2026-04-02", "start": "17:00:00", "end": "19:30:00", "status": "performed"}


@pytest.fixture(scope="module")
def names() -> Names:
    return Names(steps.pages(example()))


@pytest.mark.parametrize(
    ("pointer", "where", "label"),
    [
        ("/decision/purpose", "Beslutet", "Syfte"),
        ("/decision/valid_to", "Beslutet", "Gäller till och med"),
        ("/order", "Beställningen", "Beställningen"),
        ("/person/phone", "Personen", "Telefon"),
        ("/decision/no_such_field", "Beslutet", "Beslutet"),
        ("/notes/1/text", "", "Snabb anteckning"),
        ("/sessions/1", "", "Tillfälle"),
        ("/letters/1", "", "Undertecknat brev"),
    ],
)
def test_a_field_has_its_name(names: Names, pointer: str, where: str, label: str) -> None:
    assert (names.where(pointer), names.label(pointer)) == (where, label)


@pytest.mark.parametrize(
    ("pointer", "value", "text"),
    [
        ("/decision/purpose", "simma", "simma"),
        ("/decision/purpose", GONE, "– finns inte –"),
        ("/decision/outcome", "granted", "Bifall"),
        ("/decision/valid_to", '\ue000["i vår",null]', "i vår (går inte att läsa än)"),
        ("/inquiry/answers/network", {"text": "En syster"}, "En syster"),
        ("/order/wishes_text", ["a", "b"], "a\nb"),
        ("/register/x", True, "ja"),
        ("/notes/1/text", "Ring", "Ring"),
        ("/notes/1", {"id": "1", "text": "Ring"}, "Ring"),
        ("/journal/1/kind", "call", "Telefonsamtal"),
        (
            "/journal/1",
            {"id": "1", "at": "2026-03-02T09:30:00", "text": "Ringde", "signed_by": "Åsa"},
            "2026-03-02 09:30\nRingde\nUndertecknad av Åsa",
        ),
        (
            "/sessions/s",
            canonical({**SESSION, "companion": "A", "activity": "cafe"}),
            "2026-04-02 17:00–19:30, genomfört\nA\nKafé eller enklare måltid",
        ),
        (
            "/costs/c",
            canonical({"id": "c", "day": "2026-04-02", "amount": 8_550}),
            "2026-04-02: 85,50\u00a0kr",
        ),
        (
            "/unused/u",
            canonical({"id": "u", "month": "2026-04-01", "reason": "illness"}),
            "april 2026: Sjukdom",
        ),
        (
            "/attachments/a",
            canonical({"id": "a", "name": "intyg.pdf", "added_by": "Åsa"}),
            "intyg.pdf\nTillagd av Åsa",
        ),
    ],
)
def test_a_value_is_said(names: Names, pointer: str, value: Any, text: str) -> None:
    assert names.text(pointer, value) == text
