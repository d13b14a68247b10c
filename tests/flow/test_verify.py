"""Each way of altering what was signed is found and told from the others; nothing is written to look."""

import hashlib
import json
from collections.abc import Callable
from contextlib import closing
from typing import Any

import pytest
from sqlalchemy import select

from lssdesk.errors import Trouble
from lssdesk.flow import records, seal, verify, verify_report
from lssdesk.flow.desk import Desk
from lssdesk.flow.verify import Result
from lssdesk.flow.work import Work
from lssdesk.law import tables
from lssdesk.letters.pdf import render
from lssdesk.store import engine
from lssdesk.store.log import line_hash, verify_log
from lssdesk.store.tables import LetterRow, LogRow
from lssdesk.texts import t
from tests.flow.officer import OFFICER, filled, log_lines, signed
from tests.flow.test_attachments import picture


def with_attachment(desk: Desk) -> Work:
    """A signed case with a picture that the decision rests on."""
    work = filled(desk)
    file = desk.office.folder.parent / "intyg.png"
    file.write_bytes(picture())
    work.attachments.add(file)
    work.sign()
    return work


def checked(desk: Desk) -> Result:
    with desk.office.read() as session:
        return verify.check(session)


def raw(desk: Desk, *statements: str, values: tuple[Any, ...] = ()) -> None:
    """Do what somebody with the key and bad intent might: without triggers and without the program."""
    with closing(engine.connect(desk.office.path, desk.office.key, foreign_keys=False)) as connection:
        names = connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for (name,) in names:
            connection.execute(f"DROP TRIGGER {name}")
        for statement in statements:
            connection.execute(statement, values if "?" in statement else ())


def row_of(desk: Desk) -> LetterRow:
    with desk.office.read() as session:
        return session.scalars(select(LetterRow)).one()


def test_what_was_signed_is_proved(desk: Desk) -> None:
    with_attachment(desk)
    result = checked(desk)
    (letter,) = result.letters
    assert (result.whole, letter.remarks, letter.old, letter.attachments) == (True, (), False, 1)
    assert (letter.case, letter.signed_by, letter.signed_at) == ("2026-0001", OFFICER, desk.now)
    words = "\n".join(verify_report.lines(result))
    assert "Ärende 2026-0001: beslut undertecknat 2026-03-02 10:00:00 av Åsa Lindmark" in words
    assert "samma bilaga" in words
    assert words.endswith("1 undertecknat brev är kontrollerat. Inget har ändrats.")


def test_an_office_without_letters_is_whole(desk: Desk) -> None:
    result = checked(desk)
    assert (result.whole, result.letters) == (True, ())
    assert "Inga brev är undertecknade ännu." in list(verify_report.lines(result))


ZERO = hashlib.sha256(b"\0").hexdigest()
ALTERED: list[tuple[str, list[str], list[str]]] = [
    ("bytes", ["UPDATE letters SET pdf = CAST(pdf || x'20' AS BLOB)"], ["bytes"]),
    ("hash", ["UPDATE letters SET sha256 = 'a'"], ["bytes"]),
    ("content", ["UPDATE letters SET content = replace(content, 'Lindqvist', 'Ahlberg')"], ["content"]),
    ("content that is none", ["UPDATE letters SET content = '{'"], ["content"]),
    ("signer", ["UPDATE letters SET signed_by = 'Bo'"], ["seal", "log_line"]),
    ("moment", ["UPDATE letters SET signed_at = '2026-03-01T09:00:00.000000Z'"], ["seal", "log_line"]),
    ("moment that is none", ["UPDATE letters SET signed_at = 'x'"], ["seal"]),
    ("law used", ["UPDATE letters SET law = replace(law, '1993:387', '1993:388')"], ["seal"]),
    ("no seal", ["UPDATE letters SET law = '[]'"], ["seal", "log_line"]),
    ("law that is none", ["UPDATE letters SET law = 'x'"], ["seal", "log_line"]),
    ("decision", ["UPDATE parts SET document = '{}' WHERE kind = 'decision'"], ["part"]),
    ("thawed part", ["UPDATE parts SET frozen_at = NULL WHERE kind = 'inquiry'"], ["part"]),
    ("part frozen at no moment", ["UPDATE parts SET frozen_at = 'x' WHERE kind = 'decision'"], ["seal"]),
    ("part away", ["DELETE FROM parts WHERE kind = 'application'"], ["part"]),
    ("attachment", ["UPDATE attachments SET data = x'00'"], ["attachment"]),
    ("attachment and its hash", [f"UPDATE attachments SET data = x'00', sha256 = '{ZERO}'"], ["attachment"]),
    ("attachment's name", ["UPDATE attachments SET name = 'annat.png'"], ["attachment"]),
    ("attachment away", ["DELETE FROM attachments"], ["attachment"]),
    ("case's number", ["UPDATE cases SET number = '2026-0009'"], ["part"]),
    ("case away", ["DELETE FROM cases"], ["part"]),
    ("letter away", ["DELETE FROM letters"], ["gone"]),
]  # fmt: skip


@pytest.mark.parametrize(("name", "statements", "kinds"), ALTERED, ids=[row[0] for row in ALTERED])
def test_each_thing_altered_is_told(desk: Desk, name: str, statements: list[str], kinds: list[str]) -> None:
    with_attachment(desk)
    raw(desk, *statements)
    result = checked(desk)
    (letter,) = result.letters
    assert ([one.kind for one in letter.remarks], result.remarks) == (kinds, ())
    assert not result.whole
    words = list(verify_report.lines(result))
    assert [one for one in words if one.startswith("  ")] == [f"  {one.message}" for one in letter.remarks]
    assert words[-1].startswith("Något har ändrats. Av 1 undertecknade brev avviker 1.")


@pytest.mark.parametrize(
    "statements",
    [
        ["UPDATE log SET at = 'x'"],
        ["UPDATE log SET detail = x'00ff'"],
        ["UPDATE log SET detail = ''", "UPDATE parts SET frozen_at = 'x' WHERE kind = 'decision'"],
    ],
)
def test_a_lost_letter_is_told_whatever_became_of_its_traces(desk: Desk, statements: list[str]) -> None:
    signed(desk)
    raw(desk, "DELETE FROM letters", *statements)
    result = checked(desk)
    (letter,) = result.letters
    assert [one.kind for one in (*result.remarks, *letter.remarks)] == ["log", "gone"]
    assert "beslut undertecknat" in "\n".join(verify_report.lines(result))


@pytest.mark.parametrize(
    "rests_on",
    [{"parts": ["decision"]}, {"parts": 7}, {"attachments": [{"x": 1}]}, {"attachments": "x"}],
    ids=str,
)
def test_a_seal_on_what_is_never_sealed_is_none(desk: Desk, rests_on: dict[str, Any]) -> None:
    signed(desk)
    content = {**json.loads(row_of(desk).law)["content"], **rests_on}
    raw(
        desk,
        "UPDATE letters SET law = ?",
        values=(json.dumps({"seal": seal.of(content), "content": content}),),
    )
    (letter,) = checked(desk).letters
    assert [one.kind for one in letter.remarks] == ["seal", "log_line"]


def test_what_differs_is_named(desk: Desk) -> None:
    with_attachment(desk)
    raw(desk, "UPDATE parts SET document = '{}' WHERE kind = 'decision'", "DELETE FROM attachments")
    (letter,) = checked(desk).letters
    assert [one.message for one in letter.remarks] == [
        "Beslutet är inte längre som när brevet skrevs under.",
        "Bilagan ”intyg.png” saknas eller har ändrats sedan brevet skrevs under.",
    ]


def test_only_the_letter_that_was_altered_differs(desk: Desk) -> None:
    first = signed(desk)
    signed(desk, "ledsagning")
    raw(desk, "UPDATE letters SET pdf = x'00' WHERE case_id = ?", values=(first.id,))
    result = checked(desk)
    assert [[one.kind for one in letter.remarks] for letter in result.letters] == [["bytes"], []]


# --- altered with its hashes counted anew


def forged(desk: Desk, pdf: bytes = b"%PDF-forged") -> tuple[str, str, bytes, str]:
    """Bytes, hash and seal as they would be if ``pdf`` had been signed; (law, sha, pdf, seal)."""
    sha = hashlib.sha256(pdf).hexdigest()
    law = json.loads(row_of(desk).law)
    law["content"]["pdf"] = sha
    law["seal"] = seal.of(law["content"])
    return json.dumps(law), sha, pdf, law["seal"]


def test_a_hash_counted_anew_does_not_hide_other_bytes(desk: Desk) -> None:
    signed(desk)
    pdf = b"%PDF-forged"
    raw(desk, "UPDATE letters SET pdf = ?, sha256 = ?", values=(pdf, hashlib.sha256(pdf).hexdigest()))
    (letter,) = checked(desk).letters
    assert [one.kind for one in letter.remarks] == ["bytes"]


def test_a_seal_counted_anew_does_not_fit_the_log(desk: Desk) -> None:
    signed(desk)
    raw(desk, "UPDATE letters SET law = ?, sha256 = ?, pdf = ?", values=forged(desk)[:3])
    (letter,) = checked(desk).letters
    assert [one.kind for one in letter.remarks] == ["log_line"]


def test_a_line_of_the_log_changed_along_breaks_the_chain(desk: Desk) -> None:
    work = signed(desk)
    law, sha, pdf, sealed = forged(desk)
    line = len(log_lines(desk))
    raw(desk, "UPDATE letters SET law = ?, sha256 = ?, pdf = ?", values=(law, sha, pdf))
    raw(desk, "UPDATE log SET detail = ? WHERE seq = ?", values=(f"{row_of(desk).id}:{sealed}", line))
    desk.note("läste", work.id)
    result = checked(desk)
    assert [(one.kind, one.what) for one in result.remarks] == [("log", str(line))]
    assert result.letters[0].remarks == ()
    assert not result.whole


def test_a_second_line_for_the_same_letter_is_no_proof(desk: Desk) -> None:
    work = signed(desk)
    law, sha, pdf, sealed = forged(desk)
    raw(desk, "UPDATE letters SET law = ?, sha256 = ?, pdf = ?", values=(law, sha, pdf))
    with desk.office.unit(t("flow.unit.sign"), OFFICER, desk.now, work.id, f"{row_of(desk).id}:{sealed}"):
        pass
    result = checked(desk)
    assert result.remarks == ()
    assert [one.kind for one in result.letters[0].remarks] == ["log_line"]


def test_a_log_written_anew_shows_in_its_last_hash(desk: Desk) -> None:
    """Who writes letter, seal and the whole rest of the chain anew is only met by the hash kept outside."""
    signed(desk)
    kept = checked(desk).head
    raw(desk, "UPDATE log SET officer = 'Bo' WHERE seq = (SELECT max(seq) FROM log)")
    with desk.office.read() as session:
        last = session.scalars(select(LogRow).order_by(LogRow.seq.desc())).first()
        assert last
        new = line_hash(last)
    raw(desk, "UPDATE log SET hash = ? WHERE seq = (SELECT max(seq) FROM log)", values=(new,))
    assert checked(desk).remarks == ()
    assert checked(desk).head == new != kept


def test_a_letter_put_in_from_outside_has_no_line(desk: Desk) -> None:
    signed(desk)
    columns = "case_id, part_id, kind, pdf, sha256, content, law, signed_at, signed_by"
    raw(desk, f"INSERT INTO letters (id, {columns}) SELECT 'falskt', {columns} FROM letters")
    kinds = {letter.id: [one.kind for one in letter.remarks] for letter in checked(desk).letters}
    assert kinds.pop("falskt") == ["seal", "log_line"]
    assert list(kinds.values()) == [[]]


# --- signed before there were seals


def made_old(desk: Desk) -> None:
    """What a letter signed by an earlier version looks like: the acts' editions, and a line without seal."""
    editions = records.encode(tables.law_versions(desk.today))
    raw(desk, "UPDATE letters SET law = ?", values=(editions,))
    with desk.office.read() as session:
        rows = list(session.scalars(select(LogRow).order_by(LogRow.seq)))
    previous = "0" * 64
    for row in rows:
        row.detail, row.previous = "", previous
        previous = row.hash = line_hash(row)
        raw(desk, "UPDATE log SET detail = '', previous = ?, hash = ? WHERE seq = ?",
            values=(row.previous, row.hash, row.seq))  # fmt: skip
    with desk.office.read() as session:
        assert verify_log(session) is None


def test_an_old_letter_is_proved_by_what_it_has(desk: Desk) -> None:
    with_attachment(desk)
    made_old(desk)
    result = checked(desk)
    (letter,) = result.letters
    assert (letter.old, letter.remarks, result.whole) == (True, (), True)
    assert "innan brev förseglades" in "\n".join(verify_report.lines(result))


@pytest.mark.parametrize(
    ("statement", "kinds"),
    [
        ("UPDATE letters SET pdf = x'00'", ["bytes"]),
        ("UPDATE letters SET content = 'x'", ["content", "part", "part", "part"]),
        ("UPDATE letters SET signed_by = 'Bo'", ["log_line"]),
        ("UPDATE parts SET document = '{}' WHERE kind = 'decision'", ["part"]),
        ("UPDATE attachments SET data = x'00'", ["attachment"]),
        ("DELETE FROM letters", ["gone"]),
    ],
)
def test_an_old_letter_altered_is_told(desk: Desk, statement: str, kinds: list[str]) -> None:
    with_attachment(desk)
    made_old(desk)
    raw(desk, statement)
    (letter,) = checked(desk).letters
    assert [one.kind for one in letter.remarks] == kinds


# --- what is told of a file


@pytest.mark.parametrize(
    ("alter", "here"),
    [
        (lambda pdf: pdf, True),
        (lambda pdf: pdf + b"\n", False),
        (lambda pdf: pdf[:-1], False),
        (lambda pdf: b"", False),
    ],
    ids=["same", "longer", "shorter", "empty"],
)
def test_a_file_is_a_signed_letter_by_every_byte(
    desk: Desk, alter: Callable[[bytes], bytes], here: bool
) -> None:
    letter = signed(desk).letter()
    assert letter
    with desk.office.read() as session:
        found = verify.find(session, alter(letter))
    assert (found is not None) is here
    words = list(verify_report.found(found))
    assert len(words) == (3 if here else 1)
    assert ("Ärende 2026-0001" in " ".join(words)) is here


def test_a_draft_is_none(desk: Desk) -> None:
    work = filled(desk)
    draft = work.preview()
    work.sign()
    with desk.office.read() as session:
        assert verify.find(session, draft) is None


# --- what is kept of the law


def content(desk: Desk) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(row_of(desk).law)["content"]
    return found


def test_what_was_used_can_be_told_years_later(desk: Desk) -> None:
    desk.policies.set("communication_reply_days", 14, desk.today, "Nämnden", "Beslut 12 §")
    signed(desk)
    kept = content(desk)
    assert {row["table"]: row["edition"] for row in kept["law"]}["sol"] == "2025:400"
    assert {"law/sections.toml", "policy/hours.toml", "wordings/decision.toml", "texts/letter.toml"} <= set(
        kept["tables"]
    )
    assert not any("catalogue" in name for name in kept["tables"])
    own = kept["policies"]["communication_reply_days"]
    assert (own["value"], own["confirmed_by"]) == (14, "Nämnden")
    assert set(kept["fonts"]) == {"NotoSans-Bold.ttf", "NotoSans-Regular.ttf"}
    places = [row["place"] for row in kept["wordings"]]
    assert places[0] == "grant"
    assert len(places) == len(set(places)) > 5


def test_the_letter_can_be_drawn_again_from_what_was_sealed(desk: Desk) -> None:
    work = signed(desk)
    assert render(seal.letter_of(row_of(desk))) == work.letter()


@pytest.mark.parametrize("law", ["[]", "x", "{}", '{"seal": "a", "content": {"blocks": {}}}'])
def test_without_a_seal_that_holds_there_is_no_other_layout(desk: Desk, law: str) -> None:
    signed(desk)
    raw(desk, "UPDATE letters SET law = ?", values=(law,))
    with pytest.raises(Trouble, match="Det finns bara i den layout"):
        seal.letter_of(row_of(desk))


def test_every_part_has_its_word() -> None:
    for kind in records.KINDS:
        assert t(f"verify.part.{kind}")
