"""The draft keeps every word, names its steps and takes them back."""

from collections.abc import Mapping

import pytest

from lssdesk.flow.draft import Draft, Stored, changed_name


class Shelf:
    """Stands for the store: keeps what was saved, and can be told to fail."""

    def __init__(self) -> None:
        self.units: list[tuple[str, Mapping[str, Stored]]] = []
        self.full = False

    def __call__(self, name: str, parts: Mapping[str, Stored]) -> None:
        if self.full:
            raise OSError("full")
        self.units.append((name, parts))


def draft(frozen: frozenset[str] = frozenset()) -> tuple[Draft, Shelf]:
    shelf = Shelf()
    return Draft({"decision": {"purpose": "gå ut"}}, shelf, frozen=frozen), shelf


def test_typing_in_one_field_is_one_unit_and_one_step() -> None:
    work, shelf = draft()
    work.write("/decision/purpose", "gå", "Syfte")
    work.write("/decision/purpose", "gå på bio", "Syfte")
    assert work.unsaved
    work.store()
    assert [name for name, _ in shelf.units] == ["ändrade syfte"]
    assert shelf.units[0][1]["decision"].document == {"purpose": "gå på bio"}
    assert work.undo() == "/decision/purpose"
    assert work.read("/decision/purpose") == "gå ut"


def test_undo_and_redo_are_named_and_stored() -> None:
    work, shelf = draft()
    work.write("/decision/purpose", "bio", "Syfte")
    assert work.undo_name == "Ångra: ändrade syfte"
    work.undo()
    assert (work.undo_name, work.redo_name) == (None, "Gör om: ändrade syfte")
    work.redo()
    assert work.read("/decision/purpose") == "bio"
    assert [name for name, _ in shelf.units] == [
        "ändrade syfte",
        "Ångra: ändrade syfte",
        "Gör om: ändrade syfte",
    ]


def test_a_new_change_ends_what_could_be_done_again() -> None:
    work, _ = draft()
    work.write("/decision/purpose", "bio", "Syfte")
    work.undo()
    work.write("/decision/reasons", "x", "Skäl")
    assert work.redo_name is None
    assert work.redo() is None


def test_what_cannot_be_read_is_kept_as_typed_and_comes_back_on_undo() -> None:
    work, shelf = draft()
    work.write("/decision/day", "2026-03-12", "Beslutsdag")
    work.store()
    work.write("/decision/day", None, "Beslutsdag", raw="12/33")
    work.store()
    assert work.raw("/decision/day") == "12/33"
    assert work.case.decision.day is None
    assert shelf.units[-1][1]["decision"].unparsed == {"/decision/day": "12/33"}
    work.undo()
    assert work.raw("/decision/day") is None
    assert str(work.case.decision.day) == "2026-03-12"


def test_a_frozen_part_is_not_written() -> None:
    work, shelf = draft(frozenset({"decision"}))
    work.write("/decision/purpose", "annat", "Syfte")
    work.write("/person/phone", "0500-12", "Telefon")
    work.store()
    assert work.read("/decision/purpose") == "gå ut"
    assert [list(parts) for _, parts in shelf.units] == [["person"]]


def test_what_could_not_be_stored_stays_pending_and_is_stored_next_time() -> None:
    work, shelf = draft()
    work.write("/decision/purpose", "bio", "Syfte")
    shelf.full = True
    with pytest.raises(OSError, match="full"):
        work.store()
    assert work.unsaved
    shelf.full = False
    work.store()
    assert not work.unsaved
    assert len(shelf.units) == 1


def test_back_to_what_it_was_is_no_change() -> None:
    work, shelf = draft()
    work.write("/decision/purpose", "x", "Syfte")
    work.write("/decision/purpose", "gå ut", "Syfte")
    work.store()
    assert shelf.units == []


@pytest.mark.parametrize(
    ("label", "name"),
    [("Syfte", "ändrade syfte"), ("Hur ofta?", "ändrade hur ofta"), ("c/o", "ändrade c/o")],
)
def test_names_of_changes(label: str, name: str) -> None:
    assert changed_name(label) == name
