"""The draft keeps every word, names its steps and takes them back."""

from collections.abc import Mapping

import pytest

from lssdesk.errors import Refused
from lssdesk.flow.draft import Deed, Draft, Stored, changed_name


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


def test_several_fields_change_in_one_unit_and_come_back_together() -> None:
    work, shelf = draft()
    work.write("/inquiry/opened", "2026-03-01", "Inleddes")
    work.change("placerade", {"/decision/reasons": "x", "/notes": [{"id": "1"}], "/decision/purpose": "bio"})
    assert [(name, list(parts)) for name, parts in shelf.units] == [
        ("ändrade inleddes", ["inquiry"]),
        ("placerade", ["decision", "notes"]),
    ]
    assert shelf.units[1][1]["decision"].document == {"purpose": "bio", "reasons": "x"}
    assert shelf.units[1][1]["notes"].document == [{"id": "1"}]
    assert work.undo_name == "Ångra: placerade"
    assert work.undo() == "/decision/reasons"
    assert (work.read("/decision"), work.read("/notes")) == ({"purpose": "gå ut"}, None)
    assert shelf.units[-1][1]["decision"].document == {"purpose": "gå ut"}
    assert work.redo() == "/decision/reasons"
    assert work.read("/notes/0/id") == "1"


def test_a_change_of_several_fields_is_refused_whole_where_one_is_decided() -> None:
    work, shelf = draft(frozenset({"decision"}))
    with pytest.raises(Refused) as caught:
        work.change("placerade", {"/inquiry/x": "1", "/decision/reasons": "x"})
    assert caught.value.field == "/decision/reasons"
    assert (shelf.units, work.read("/inquiry"), work.undo_name) == ([], None, None)


def test_a_change_that_cannot_be_stored_changes_nothing() -> None:
    work, shelf = draft()
    shelf.full = True
    with pytest.raises(OSError, match="full"):
        work.change("placerade", {"/decision/reasons": "x"})
    assert (work.read("/decision/reasons"), work.undo_name) == (None, None)


def test_a_refused_field_stands_in_the_way_of_itself_only() -> None:
    work, shelf = draft()

    def picky(name: str, parts: Mapping[str, Stored]) -> None:
        if "person" in parts:
            raise Refused("nej", "/person/personal_number")
        shelf(name, parts)

    work.save = picky
    work.write("/person/personal_number", "1", "Personnummer")
    work.change("placerade", {"/decision/reasons": "x"})
    with pytest.raises(Refused, match="nej"):
        work.change("placerade", {"/person/personal_number": "2"})
    assert (work.read("/decision/reasons"), work.read("/person/personal_number")) == ("x", "1")
    assert work.unsaved


def test_a_deed_beside_the_fields_is_a_step_like_the_others() -> None:
    work, _ = draft()
    done: list[tuple[str, str]] = []
    deed = Deed(
        "lade till", "/x", lambda name: done.append(("+", name)), lambda name: done.append(("-", name))
    )
    work.do(deed)
    work.write("/decision/purpose", "bio", "Syfte")
    assert [work.undo(), work.undo(), work.undo()] == ["/decision/purpose", "/x", None]
    assert work.redo_name == "Gör om: lade till"
    assert work.redo() == "/x"
    assert done == [("+", "lade till"), ("-", "Ångra: lade till"), ("+", "Gör om: lade till")]


def test_a_deed_that_fails_is_no_step() -> None:
    work, _ = draft()

    def fail(name: str) -> None:
        raise OSError(name)

    work.write("/decision/purpose", "bio", "Syfte")
    work.undo()
    with pytest.raises(OSError, match="lade till"):
        work.do(Deed("lade till", "/x", fail, fail))
    assert (work.undo_name, work.redo_name) == (None, "Gör om: ändrade syfte")


def test_what_is_written_elsewhere_is_shown_and_stays_out_of_undo() -> None:
    work, shelf = draft()
    work.write("/decision/purpose", "bio", "Syfte")
    work.renew("sender", {"board": "Nämnden"})
    work.store()
    assert (work.read("/sender/board"), work.read("/decision/purpose")) == ("Nämnden", "bio")
    work.undo()
    assert work.read("/sender/board") == "Nämnden"
    assert [list(parts) for _, parts in shelf.units] == [["decision"], ["decision"]]
