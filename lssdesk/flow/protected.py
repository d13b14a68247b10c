"""The second look before something leaves the program where somebody in the case is protected [HND-014].

What leaves is composed without place and contact (:mod:`lssdesk.model.protected`).  Here is gathered what the
officer has to see first: how it is sent, what she wrote herself that still tells the place, and what would
stand there if she adds place and contact for this once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from lssdesk.errors import LssdeskError, Refused
from lssdesk.flow import policies, policy_values, statement
from lssdesk.letters.blocks import Letter, texts
from lssdesk.model import protected
from lssdesk.model.case import Case
from lssdesk.model.protected_words import Found, Secret, found_in, leaves, old_identity, secrets
from lssdesk.texts import t

if TYPE_CHECKING:
    from lssdesk.flow.desk import Desk
    from lssdesk.flow.export.files import Wanted
    from lssdesk.flow.work import Work

ROUTINE = "routine_protected"
"""Key of the setting that holds the board's routine."""


@dataclass(frozen=True)
class Look:
    """What has to be seen before something leaves.

    ``extra``: what would also stand there with place and contact; empty where that is not offered.
    ``unread``: the program cannot say what stands there.  ``fixed``: it is signed and stays as it is.
    """

    about: str
    routine: str
    found: tuple[Found, ...] = ()
    extra: tuple[str, ...] = ()
    unread: bool = False
    fixed: bool = False

    @property
    def needs_reason(self) -> bool:
        """Whether it may leave only with a written reason."""
        return bool(self.found) or self.unread


@dataclass(frozen=True)
class Answer:
    """What the officer said: with place and contact or without, and why."""

    opened: bool = False
    reason: str = ""
    asked: bool = True

    @property
    def logged(self) -> str:
        """What the log says of it; nothing where there was nothing to ask."""
        if not self.asked:
            return ""
        how = t(f"protected.log.{'opened' if self.opened else 'closed'}")
        return t("protected.log.reason", how=how, reason=self.reason) if self.reason else how


class _Marked(msgspec.Struct, frozen=True):
    """What of a person's document is looked at here."""

    protection: str = "none"


_person = msgspec.json.Decoder(_Marked).decode
_AROUND = '"protected":"yes"'  # how it stands in a stored register; within a text it has other signs


def marked(document: str, register: str = "") -> bool:
    """Whether a person's stored document, or that of those around her, says that somebody is protected."""
    return _AROUND in register or _person(document).protection != "none"


def mark(case: Case) -> str:
    """What the case is marked with, in words; empty where nobody in it is protected."""
    if case.person.protection != "none":
        return t(f"protected.mark.{case.person.protection}")
    return t("protected.mark.others") if protected.anybody(case) else ""


def file_name(case: Case, usual: str, alone: str) -> str:
    """A name that tells the case and not the person; ``alone`` tells not the case either."""
    return alone if protected.anybody(case) else usual


def of_document(work: "Work", document_id: str) -> Look | None:
    """Before a document of the case leaves; None where nobody is protected.  Refused as the document is."""
    if not protected.anybody(work.case):
        return None
    return _of_letters(work, work.paper(document_id), lambda: work.paper(document_id, opened=True))


def of_letter(work: "Work", letter: Letter) -> Look | None:
    """Before a paper leaves that is composed without place and contact, and is not offered with them."""
    if not protected.anybody(work.case):
        return None
    return _look(work, _found(list(texts(letter)), secrets(work.case)), to=letter.recipient)


def of_statement(work: "Work", paper: statement.Paper, as_of: date) -> Look | None:
    """Before a paper on hours leaves."""
    if not protected.anybody(work.case):
        return None
    closed = statement.letter(work, paper, as_of, draft=False)
    return _of_letters(work, closed, lambda: statement.letter(work, paper, as_of, False, opened=True))


def of_signed(work: "Work") -> Look | None:
    """Before the signed letter leaves: its bytes are what they are, so nothing can be added or taken away.

    Refused where it tells who a person with a new identity was before.
    """
    case = work.case
    if not protected.anybody(case):
        return None
    try:
        before, letter = work.signed_letter()
    except LssdeskError:
        return _look(work, (), unread=True, fixed=True)
    pieces = list(texts(letter))
    old = next(found_in(_placed(pieces), old_identity(before, case)), None)
    if old:
        raise Refused(t("protected.look.barred", what=t(f"protected.what.{old.secret.what}")))
    then = _as_now(before, case)
    found = _found(pieces, {*secrets(case), *secrets(then)})
    return _look(work, found, to=letter.recipient, fixed=True)


def _as_now(before: Case, now: Case) -> Case:
    """The case of an earlier day with the protection of today: what was open then is kept back now."""
    person = msgspec.structs.replace(before.person, protection=now.person.protection)
    return msgspec.structs.replace(before, person=person, register=now.register)


def of_export(work: "Work", wanted: "Wanted") -> Look | None:
    """Before a table of the hours leaves: its rows may hold what somebody noted."""
    from lssdesk.flow.export.content import content

    case = work.case
    if not protected.anybody(case):
        return None
    held = content(work.hours.tracks(), wanted.span, work.today)
    pieces = [text for one in (*held.occasions, *held.spendings) for text in _noted(one)]
    numbered = wanted.format == "csv" and protected.number_hidden(case) and protected.may_open(case)
    extra = (t("protected.look.number"),) if numbered and case.person.personal_number else ()
    return _look(work, _found(pieces, secrets(case)), extra)


def of_office(desk: "Desk", people: Iterable[bool]) -> Look | None:
    """Before a table about several persons leaves; ``people`` tells of each whether she is protected."""
    if not any(people):
        return None
    with desk.office.read() as reading:
        handling = policy_values.handling(policies.overrides(reading), desk.today)
    return Look(t("protected.look.office"), handling.text(ROUTINE))


def _of_letters(work: "Work", closed: Letter, make_opened: Callable[[], Letter]) -> Look:
    pieces = list(texts(closed))
    extra: tuple[str, ...] = ()
    if protected.may_open(work.case):
        try:
            extra = _extra(pieces, texts(make_opened()))
        except Refused:
            extra = ()  # with its address it lacks something, so it can only leave without
    return _look(work, _found(pieces, secrets(work.case)), extra, closed.recipient)


def _extra(closed: Sequence[str], opened: Iterable[str]) -> tuple[str, ...]:
    """What stands in one and not in the other."""
    known = set(closed)
    return tuple(dict.fromkeys(text for text in opened if text.strip() and text not in known))


def _found(pieces: Iterable[str], known: Iterable[Secret]) -> tuple[Found, ...]:
    """What tells the place, each word of it once."""
    found = {one.secret.text.casefold(): one for one in found_in(_placed(pieces), known)}
    return tuple(found.values())


def _placed(pieces: Iterable[str]) -> Iterator[tuple[str, str]]:
    return ((str(place), text) for place, text in enumerate(pieces))


def _noted(value: Any) -> Iterator[str]:
    """Every text of what is exported, however deep it lies; what the decisions say lies elsewhere."""
    if is_dataclass(value):
        for one in fields(value):
            if one.name != "track":
                yield from _noted(getattr(value, one.name))
    else:
        yield from (text for _, text in leaves(value))


def _look(
    work: "Work",
    found: tuple[Found, ...],
    extra: tuple[str, ...] = (),
    to: Sequence[str] = (),
    unread: bool = False,
    fixed: bool = False,
) -> Look:
    """``to``: the lines of the address, by which is told how what goes to the person is sent."""
    person = work.case.person
    name = "others" if person.protection == "none" else person.protection
    how = "fixed" if fixed else "composed_others" if name == "others" else "composed"
    way = name if to and to[0] == person.name else "others"
    about = (t(f"protected.kind.{name}"), t(f"protected.look.{how}"), t(f"protected.way.{way}"))
    return Look(" ".join(about), work.routine, found, extra, unread, fixed)
