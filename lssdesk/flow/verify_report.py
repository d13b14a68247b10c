"""What a check of the signed letters found, in words and as JSON."""

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from lssdesk.flow.verify import Checked, Result
from lssdesk.flow.verify_remarks import Remark
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.texts import t


def lines(result: Result) -> Iterator[str]:
    """A line on the log, then one a letter with a line below it for each thing that differs."""
    yield t("verify.log", lines=result.lines, head=result.head)
    for remark in result.remarks:
        yield t("verify.below", text=remark.message)
    for letter in result.letters:
        yield from letter_lines(letter)
    yield summary(result)


def letter_lines(letter: Checked) -> Iterator[str]:
    """One letter: that it is as signed, or what differs."""
    yield heading(letter)
    if letter.remarks:
        yield from (t("verify.below", text=remark.message) for remark in letter.remarks)
    else:
        yield t("verify.below", text=proved(letter))


def heading(letter: Checked) -> str:
    """Case, officer and moment."""
    at = _moment(letter.signed_at) if letter.signed_at else t("verify.unknown_moment")
    case, by = letter.case or t("verify.unknown_case"), letter.signed_by or t("verify.unknown_officer")
    return t("verify.letter", case=case, at=at, by=by)


def proved(letter: Checked) -> str:
    """What was proved of a letter of which nothing differs."""
    if letter.old:
        return t("verify.proved_old")
    return t("verify.proved", seal=letter.seal, attachments=_counted(letter.attachments))


def _counted(attachments: int) -> str:
    if attachments == 1:
        return t("verify.attachment")
    return t("verify.attachments", count=attachments) if attachments else t("verify.no_attachments")


def _moment(at: datetime) -> str:
    return at.astimezone(STOCKHOLM).strftime("%Y-%m-%d %H:%M:%S")


def summary(result: Result) -> str:
    """The whole in one sentence."""
    count = len(result.letters)
    if not result.whole:
        changed = sum(bool(letter.remarks) for letter in result.letters)
        return t("verify.changed", changed=changed, count=count)
    if not count:
        return t("verify.none")
    return t("verify.whole_one" if count == 1 else "verify.whole", count=count)


def found(letter: Checked | None) -> Iterator[str]:
    """Whether a file is a letter that was signed here."""
    if letter is None:
        yield t("verify.not_here")
    else:
        yield t("verify.here")
        yield from letter_lines(letter)


def as_json(result: Result) -> dict[str, Any]:
    """The same for other programs; ``whole`` says in one word how it is."""
    return {
        "whole": result.whole,
        "log": {"lines": result.lines, "head": result.head, "differs": _remarks(result.remarks)},
        "letters": [letter_as_json(letter) for letter in result.letters],
    }


def found_as_json(letter: Checked | None) -> dict[str, Any]:
    """Whether a file is a letter that was signed here, for other programs."""
    whole = letter is not None and not letter.remarks
    return {"whole": whole, "letter": letter_as_json(letter) if letter else None}


def letter_as_json(letter: Checked) -> dict[str, Any]:
    """One letter for other programs."""
    return {
        "letter": letter.id,
        "case": letter.case,
        "signed_at": letter.signed_at.isoformat() if letter.signed_at else None,
        "signed_by": letter.signed_by,
        "sealed": not letter.old,
        "seal": letter.seal,
        "differs": _remarks(letter.remarks),
    }


def _remarks(remarks: tuple[Remark, ...]) -> list[dict[str, str]]:
    return [{"kind": one.kind, "what": one.what, "message": one.message} for one in remarks]
