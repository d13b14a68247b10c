"""Random histories of two machines: whatever is typed, signed, sent, lost, doubled or late, nothing is lost.

Beside the two offices runs a plain account: of every field its value on each side, by which deed it came to
be, and which deeds its writer knew.  A value gives way in silence only to one whose writer knew of it.
``LSSDESK_TRAVELS`` is the number of histories, each then longer.
"""

import copy
import os
import random
import shutil
import tempfile
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule, run_state_machine_as_test

from lssdesk.errors import Refused
from lssdesk.flow import transfer, transfer_look, transfer_take, verify
from lssdesk.flow.transfer import Handed
from lssdesk.flow.transfer_look import Incoming
from lssdesk.flow.transfer_plan import Choice, Item
from lssdesk.flow.transfer_state import unpacked
from lssdesk.flow.work import Work
from lssdesk.model import document
from lssdesk.model.case import Session
from lssdesk.store.check import check
from lssdesk.store.transfer_file import TransferTrouble
from tests.flow.officer import filled
from tests.flow.test_attachments import picture
from tests.flow.test_hours import session
from tests.flow.transfer.accounts import Account, Version, above, untold
from tests.flow.travelling import Place, copied, furnish, introduce

TRAVELS = int(os.environ.get("LSSDESK_TRAVELS", "0"))
SHARED = ("/person/phone", "/person/address/city")
DRAFT = ("/inquiry/answers/network/text", "/decision/purpose", "/decision/reasons")
LATER = ("/order/provider", "/order/oral_to", "/order/wishes_text")
FIELDS = (*SHARED, *DRAFT, *LATER)


sides = st.integers(0, 1)
places = st.integers(0, 30)


@dataclass
class Sent:
    """A file on its way, and the account of its side when it left."""

    handed: Handed
    side: int
    account: Account


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> tuple[Place, Place, str]:
    """An office with a case that is ready to sign, and an empty one; they know each other."""
    folder = tmp_path_factory.mktemp("travels")
    one, other = furnish(folder, "kontoret"), furnish(folder, "datorn")
    introduce(one, other)
    case = filled(one.desk).id
    for place in (one, other):
        place.premises.close()
    return one, other, case


class Travels(RuleBasedStateMachine):
    """One case on two machines."""

    def __init__(self, template: tuple[Place, Place, str]) -> None:
        super().__init__()
        *templates, self.case = template
        self.room = Path(tempfile.mkdtemp())
        self.places = [copied(one, self.room) for one in templates]
        self.accounts = [Account(case=True), Account()]
        self.sent: list[Sent] = []
        self.letters: dict[str, tuple[Any, ...]] = {}
        self.count = 0
        for pointer in FIELDS:
            self.wrote(0, pointer, self.shown(0, pointer))

    @initialize(to_other=st.booleans())
    def begin(self, to_other: bool) -> None:
        """Most histories begin with the case on both machines."""
        if to_other:
            self.lend(0)
            self.receive(0, 0)

    # --- what is there -----------------------------------------------------------------------

    def work(self, side: int) -> Work:
        self.places[side].premises.clock.forward(minutes=1)
        return self.places[side].desk.open(self.case)

    def shown(self, side: int, pointer: str) -> Any:
        return document.get(self.places[side].fields(self.case), pointer)

    def here(self, side: int) -> bool:
        return self.accounts[side].case

    def new_text(self) -> str:
        self.count += 1
        return f"Text nummer {self.count}."

    def wrote(self, side: int, pointer: str, value: Any) -> None:
        """The side knows all that stood there; None: it was taken away."""
        fields = self.accounts[side].fields
        fields[pointer] = self.anew(value, fields.get(pointer, Version()))

    def anew(self, value: Any, *known: Version) -> Version:
        """A value that was written, or chosen again, by who knew these."""
        self.count += 1
        return Version(value, frozenset({self.count}), frozenset().union(*(one.all for one in known)))

    # --- what officers do --------------------------------------------------------------------

    @rule(pointers=st.lists(st.tuples(sides, st.sampled_from(FIELDS)), min_size=1, max_size=4))
    def edit(self, pointers: list[tuple[int, str]]) -> None:
        for side, pointer in pointers:
            self.edit_one(side, pointer)

    def edit_one(self, side: int, pointer: str) -> None:
        if not self.here(side) or (self.accounts[side].letter and pointer in DRAFT):
            return
        work, text = self.work(side), self.new_text()
        work.write(pointer, text, "fältet")
        work.draft.store()
        self.wrote(side, pointer, text)

    @rule(side=sides)
    def add_note(self, side: int) -> None:
        if self.here(side):
            note = self.work(side).add_note(self.new_text())
            self.wrote(side, f"/notes/{note.id}/text", note.text)

    @rule(side=sides, place=places)
    def remove_note(self, side: int, place: int) -> None:
        notes = self.work(side).notes() if self.here(side) else ()
        if notes:
            gone = notes[place % len(notes)]
            self.work(side).remove_note(gone.id)
            self.wrote(side, f"/notes/{gone.id}/text", None)

    @rule(side=sides)
    def add_session(self, side: int) -> None:
        if self.accounts[side].letter:
            new = session(note=self.new_text())
            self.work(side).hours.add(new)
            self.wrote(side, f"/sessions/{new.id}", new.note)

    @rule(side=sides, place=places, change=st.booleans())
    def change_session(self, side: int, place: int, change: bool) -> None:
        sessions = self.work(side).hours.sessions() if self.accounts[side].letter else ()
        if not sessions:
            return
        old = sessions[place % len(sessions)]
        hours, pointer = self.work(side).hours, f"/sessions/{old.id}"
        if change:
            new = Session(**{**{f: getattr(old, f) for f in old.__struct_fields__}, "note": self.new_text()})
            hours.change(old, new)
            self.wrote(side, pointer, new.note)
        else:
            hours.remove(old)
            self.wrote(side, pointer, None)

    @rule(side=sides)
    def attach(self, side: int) -> None:
        if self.here(side):
            path = self.room / "bild.png"
            path.write_bytes(picture(size=(8, 8)))
            id = self.work(side).attachments.add(path)
            self.wrote(side, f"/attachments/{id}", id)

    @rule(side=sides, place=places)
    def remove_attachment(self, side: int, place: int) -> None:
        there = (
            [one for one in self.work(side).attachments.list() if not one.stays] if self.here(side) else []
        )
        if there:
            gone = there[place % len(there)]
            self.work(side).attachments.remove(gone.id)
            self.wrote(side, f"/attachments/{gone.id}", None)

    @rule(side=sides, beside=st.sampled_from(DRAFT), sends=st.booleans(), back=st.booleans())
    def sign(self, side: int, beside: str, sends: bool, back: bool) -> None:
        """One signs, and perhaps the other writes meanwhile, and then one of them sends."""
        if not self.here(side) or self.accounts[side].letter:
            return
        self.work(side).sign()
        state, account = self.places[side].state(self.case), self.accounts[side]
        [letter] = state.letters
        account.letter = letter.id
        account.sealed = frozenset(f"/attachments/{id}" for id in state.fields.get("attachments", {}))
        if sends:
            self.edit_one(1 - side, beside)
            self.exchange(1 - side if back else side, self.count)

    # --- what travels ------------------------------------------------------------------------

    @rule(side=sides)
    def lend(self, side: int) -> None:
        if self.here(side):
            handed = self.places[side].hand_out(self.case, to=self.places[1 - side])
            self.sent.append(Sent(handed, side, copy.deepcopy(self.accounts[side])))

    @rule(side=sides, seed=places)
    def exchange(self, side: int, seed: int) -> None:
        """A file goes out and arrives."""
        if self.here(side):
            self.lend(side)
            self.receive(0, seed)

    @rule(seed=places)
    def meet(self, seed: int) -> None:
        """Two files meet on the way."""
        if self.here(0) and self.here(1):
            self.lend(0)
            self.lend(1)
            self.receive(0, seed)
            self.receive(1, seed + 1)

    @rule(place=places, seed=places, own=st.booleans())
    def receive_any(self, place: int, seed: int, own: bool) -> None:
        """Any file at any time, once more or never."""
        self.receive(place, seed, own and seed % 4 == 0)

    def receive(self, place: int, seed: int, own: bool = False) -> None:
        if not self.sent:
            return
        sent = self.sent[-1 - place % len(self.sent)]
        side = sent.side if own else 1 - sent.side
        desk, before = self.places[side].desk, self.everything(side)
        problem, incoming = self.looked(side, sent)
        if incoming is None:
            assert problem in (("own",) if sent.side == side else ("seen", "older"))
            self.nothing_new(side, sent)
            return
        draw = random.Random(seed)
        choices = {item.key: self.choose(item, draw) for item in incoming.questions}
        if choices:
            with pytest.raises(Refused):
                transfer_take.take(desk, incoming, {})  # something is undecided
            assert self.everything(side) == before
        transfer_take.take(desk, incoming, choices)
        self.merge(side, sent.account, {item.key: item for item in incoming.questions}, choices)

    def looked(self, side: int, sent: Sent) -> tuple[str, Incoming | None]:
        try:
            return "", transfer_look.look(self.places[side].desk, sent.handed.path)
        except TransferTrouble as trouble:
            return trouble.kind, None

    @rule(side=sides)
    def give_up(self, side: int) -> None:
        if self.here(side) and transfer.lent(self.places[side].desk, self.case):
            transfer.take_back(self.places[side].desk, self.case, "Datorn är borta")

    @rule(side=sides, place=places, seed=places)
    def damaged(self, side: int, place: int, seed: int) -> None:
        if not self.sent:
            return
        data = bytearray(self.sent[place % len(self.sent)].handed.path.read_bytes())
        draw, before = random.Random(seed), self.everything(side)
        data[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
        path = self.room / "skadad.lssdesk"
        path.write_bytes(data)
        with pytest.raises(TransferTrouble):
            transfer_look.look(self.places[side].desk, path)
        assert self.everything(side) == before

    def choose(self, item: Item, draw: random.Random) -> Choice:
        own = self.new_text() if item.free and draw.random() < 0.3 else None
        return Choice(draw.choice(("mine", "theirs")), own)

    # --- what has to come of it --------------------------------------------------------------

    def everything(self, side: int) -> Any:
        return (self.places[side].state(self.case), self.shown(side, "")) if self.here(side) else None

    def nothing_new(self, side: int, sent: Sent) -> None:
        """What a file that is turned away said is known here."""
        if sent.side != side:
            for pointer, there in sent.account.fields.items():
                mine = self.accounts[side].fields.get(pointer, Version())
                assert there.made <= mine.all

    def merge(self, side: int, there: Account, asked: dict[str, Item], choices: dict[str, Choice]) -> None:
        mine = self.accounts[side]
        twice = bool(mine.letter and there.letter and mine.letter != there.letter)
        for pointer in dict.fromkeys((*mine.fields, *there.fields)):
            one, other = mine.fields.get(pointer, Version()), there.fields.get(pointer, Version())
            key = pointer if pointer in SHARED else self.case + pointer
            if pointer in DRAFT and (mine.letter or there.letter):
                stays, lost = (one, other) if mine.letter else (other, one)
                if not (lost.made <= stays.all or twice or lost.value == stays.value) and mine.case:
                    assert above(key, asked) is not None, pointer
                mine.fields[pointer] = stays.with_news(lost)
            elif pointer in mine.sealed | there.sealed:  # what a decision rests on is nobody's to take away
                mine.fields[pointer] = one.with_news(other) if one.value else other.with_news(one)
            elif item := above(key, asked):
                choice = choices[item.key]
                side_ = one if choice.side == "mine" else other
                value = side_.value if choice.own is None else choice.own
                mine.fields[pointer] = self.anew(value, one, other)
            else:
                mine.fields[pointer] = untold(pointer, one, other)
        mine.case, mine.letter = True, mine.letter or there.letter
        mine.sealed |= there.sealed

    @invariant()
    def both_show_what_the_account_says(self) -> None:
        for side in (0, 1):
            if self.here(side):
                fields = self.places[side].fields(self.case)
                for pointer, version in self.accounts[side].fields.items():
                    assert _said(document.get(fields, pointer)) == version.value, pointer

    @invariant()
    def what_is_signed_stays(self) -> None:
        for side in (0, 1):
            if self.here(side):
                state = self.places[side].state(self.case)
                frozen = {kind: part for kind, part in state.parts.items() if part.frozen_at}
                for letter in state.letters:
                    found = (letter, frozen)
                    assert self.letters.setdefault(letter.id, found) == found
                assert [letter.id for letter in state.letters] == [self.accounts[side].letter][
                    : len(state.letters)
                ]

    def teardown(self) -> None:
        """After a full exchange both have the same; nothing is to be asked the second time."""
        for round_ in range(2):
            for side in (0, 1):
                if self.here(side):
                    handed = self.places[side].hand_out(self.case, to=self.places[1 - side])
                    incoming = self.places[1 - side].take_in(handed, "theirs")
                    assert not (round_ and incoming.questions)
        one, other = (place.fields(self.case) for place in self.places)
        if len({account.letter for account in self.accounts if account.letter}) > 1:
            for fields in (one, other):
                for kind in ("application", "inquiry", "decision"):
                    fields.pop(kind, None)
        assert one == other
        for place in self.places:
            assert check(place.desk.office) == ()
            assert verify.of(place.desk).whole
            place.premises.close()
        shutil.rmtree(self.room)


def _said(value: Any) -> Any:
    """A session by its note, an attachment by its id."""
    if isinstance(value, str) and value.startswith("{"):
        row = unpacked(value)
        return row["note"] if "start" in row else row["id"]
    return value


def test_nothing_is_lost_between_two_machines(template: tuple[Place, Place, str]) -> None:
    run_state_machine_as_test(
        partial(Travels, template),
        settings=settings(
            max_examples=TRAVELS or 6,
            stateful_step_count=50 if TRAVELS else 25,
            deadline=None,
            database=None,
            phases=(Phase.generate,),  # a history is slow to shrink
            suppress_health_check=list(HealthCheck),
        ),
    )
