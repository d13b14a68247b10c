"""Each way of altering the log, a signed note or a review from outside is found, and told from the others."""

from datetime import UTC, date, datetime
from random import Random

import pytest
from sqlalchemy import select

from lssdesk.flow import verify_report
from lssdesk.flow.desk import Desk
from lssdesk.flow.review import Reviews
from lssdesk.flow.weeding import Weeding
from lssdesk.flow.work import Work
from lssdesk.store.log import line_hash
from lssdesk.store.tables import JournalRow, LogRow, ReviewRow
from tests.flow.officer import ADA, Clock, Premises, log_lines, received, signed
from tests.flow.payments import BO
from tests.flow.test_verify import checked, raw
from tests.flow.weeded import archivist, later, set_code

MARCH = date(2026, 3, 1)


@pytest.fixture
def work(desk: Desk, clock: Clock) -> Work:
    """A case with a signed note and a draft, and a review of its month that is finished."""
    work = desk.open(desk.register(ADA, "ledsagning", received()))
    for text in ("Ringde Ada.", "Ett utkast."):
        id = work.journal.begin("call")
        work.journal.write(id, "text", text)
        work.journal.store()
        if text.startswith("Ringde"):
            work.journal.sign(id)
    clock.moment = datetime(2026, 4, 2, 9, tzinfo=UTC)
    reviews = Reviews(desk)
    reviews.begin(MARCH, Random(1))
    reviews.judge(MARCH, 0)
    reviews.finish(MARCH)
    return work


def kinds(desk: Desk) -> list[str]:
    return [one.kind for one in checked(desk).remarks]


def test_what_is_as_it_was_written_is_whole(work: Work, desk: Desk) -> None:
    result = checked(desk)
    assert (result.whole, result.remarks) == (True, ())
    assert result.lines == len(log_lines(desk))


LAST = "seq = (SELECT max(seq) FROM log)"
SIGNED = "signed_at IS NOT NULL"
DRAFT = "signed_at IS NULL"
NEW = "'00000000-0000-4000-8000-000000000000'"
ALTERED: list[tuple[str, list[str], list[str]]] = [
    ("a line's moment", ["UPDATE log SET at = '2026-03-01T09:00:00.000000Z' WHERE seq = 2"], ["log"]),
    ("a line's officer", ["UPDATE log SET officer = 'Bo' WHERE seq = 2"], ["log"]),
    ("a line's name", ["UPDATE log SET name = 'läste' WHERE seq = 2"], ["log"]),
    ("a line's case", ["UPDATE log SET case_id = 'x' WHERE seq = 2"], ["log"]),
    ("a line's case away", ["UPDATE log SET case_id = NULL WHERE seq = 3"], ["log"]),
    ("a line's detail", ["UPDATE log SET detail = 'annat skäl' WHERE seq = 2"], ["log"]),
    ("a line's deed", ["UPDATE log SET deed = 'own' WHERE seq = 3"], ["log"]),
    ("a line's deed away", ["UPDATE log SET deed = NULL WHERE seq = 3"], ["log"]),
    ("a line's deed added", ["UPDATE log SET deed = 'run' WHERE seq = 1"], ["log"]),
    ("a line's hash", ["UPDATE log SET hash = 'a' WHERE seq = 2"], ["log"]),
    ("what a line rests on", ["UPDATE log SET previous = 'a' WHERE seq = 2"], ["log_gap"]),
    ("a line away", ["DELETE FROM log WHERE seq = 2"], ["log_gap"]),
    ("the first line away", ["DELETE FROM log WHERE seq = 1"], ["log_gap"]),
    ("a line moved", ["UPDATE log SET seq = 99 WHERE seq = 2"], ["log_gap"]),
    ("a line put in", ["INSERT INTO log (at, officer, name, detail, previous, hash) "
                       "VALUES ('x', 'x', 'x', '', 'x', 'x')"], ["log_gap"]),
    ("the last line away", [f"DELETE FROM log WHERE {LAST}"], ["log_end", "review_added"]),
    ("a note's text", [f"UPDATE journal SET text = 'annat' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's time", [f"UPDATE journal SET at = '2026-03-01 10:00' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's time that is none", [f"UPDATE journal SET at = 'x' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's bytes", [f"UPDATE journal SET text = x'00ff' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's kind", [f"UPDATE journal SET kind = 'own' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's case", [f"UPDATE journal SET case_id = 'x' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's writer", [f"UPDATE journal SET written_by = 'Bo' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's signer", [f"UPDATE journal SET signed_by = 'Bo' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's signature away", [f"UPDATE journal SET signed_at = NULL WHERE {SIGNED}"],
     ["journal_changed"]),
    ("a note made a correction", [f"UPDATE journal SET corrects = id WHERE {SIGNED}"], ["journal_changed"]),
    ("a note's reason", [f"UPDATE journal SET reason = 'x' WHERE {SIGNED}"], ["journal_changed"]),
    ("a note away", [f"DELETE FROM journal WHERE {SIGNED}"], ["journal_gone"]),
    ("a draft signed from outside", [f"UPDATE journal SET signed_at = written_at WHERE {DRAFT}"],
     ["journal_added"]),
    ("a draft", [f"UPDATE journal SET text = 'annat' WHERE {DRAFT}"], []),
    ("a review's month", ["UPDATE reviews SET month = '2026-02-01' WHERE document LIKE '%begun%'"],
     ["review_changed"]),
    ("a verdict", ["UPDATE reviews SET document = replace(document, '\"note\":\"\"', '\"note\":\"x\"')"],
     ["review_changed"]),
    ("a review that is none", ["UPDATE reviews SET document = '{' WHERE document LIKE '%done%'"],
     ["review_changed"]),
    ("a review's maker", ["UPDATE reviews SET made_by = 'Bo' WHERE document LIKE '%done%'"],
     ["review_changed"]),
    ("a review's moment", ["UPDATE reviews SET made_at = '2026-04-01T09:00:00.000000Z' "
                           "WHERE document LIKE '%done%'"], ["review_changed"]),
    ("a review's end away", ["DELETE FROM reviews WHERE document LIKE '%done%'"], ["review_gone"]),
    ("a review put in", [f"INSERT INTO reviews SELECT {NEW}, '2026-02-01', document, made_at, made_by "
                         "FROM reviews WHERE document LIKE '%done%'"], ["review_added"]),
]  # fmt: skip


@pytest.mark.parametrize(
    ("statements", "expected"), [row[1:] for row in ALTERED], ids=[row[0] for row in ALTERED]
)
def test_each_thing_altered_is_told(
    work: Work, desk: Desk, statements: list[str], expected: list[str]
) -> None:
    raw(desk, *statements)
    result = checked(desk)
    assert [one.kind for one in result.remarks] == expected
    assert result.whole is not bool(expected)
    words = "\n".join(verify_report.lines(result))
    assert all(one.message in words for one in result.remarks)


def test_what_differs_is_named(work: Work, desk: Desk) -> None:
    raw(desk, f"UPDATE journal SET text = 'annat' WHERE {SIGNED}", "DELETE FROM reviews")
    messages = [one.message for one in checked(desk).remarks]
    assert messages[0] == (
        "Journalanteckningen i ärende 2026-0001 den 2026-03-02 har ändrats sedan den skrevs under."
    )
    assert messages[1:] == ["En granskning av loggen, gjord 2026-04-02, är borttagen."] * 3


def test_a_hash_counted_anew_in_the_line_breaks_the_chain(work: Work, desk: Desk) -> None:
    """Who changes a note and the line that vouches for it has to write every later line anew as well."""
    with desk.office.read() as reading:
        line = reading.scalars(select(LogRow).where(LogRow.detail.like("journal %"))).one()
        line.detail = line.detail[:-1] + ("0" if line.detail[-1] != "0" else "1")
        new = line_hash(line)
        seq, detail = line.seq, line.detail
        reading.expunge_all()
    raw(desk, "UPDATE log SET detail = ?, hash = ? WHERE seq = ?", values=(detail, new, seq))
    result = checked(desk)
    assert next((one.kind, one.what) for one in result.remarks) == ("log_gap", str(seq + 1))
    assert kinds(desk)[1:] == ["journal_changed"]


def test_a_second_line_for_the_same_row_is_no_proof(work: Work, desk: Desk) -> None:
    with desk.office.read() as reading:
        details = reading.scalars(select(LogRow.detail).where(LogRow.detail != "")).all()
    known = [one for one in details if one.startswith(("journal ", "review "))]
    assert len(known) == 4
    for one in known:
        desk.note("en rad till", detail=one)
    assert kinds(desk) == ["journal_changed", *["review_changed"] * 3]


def test_rows_are_told_whatever_their_order(work: Work, desk: Desk) -> None:
    with desk.office.read() as reading:
        assert len(reading.scalars(select(JournalRow)).all()) == 2
        assert len(reading.scalars(select(ReviewRow)).all()) == 3
    raw(desk, "DELETE FROM journal", "DELETE FROM reviews", "DELETE FROM log WHERE seq = 4")
    assert kinds(desk) == ["log_gap", "journal_gone", *["review_gone"] * 3]


@pytest.fixture
def weeded(work: Work, premises: Premises, desk: Desk, clock: Clock) -> Desk:
    """Bo's case has a signed letter and was weeded by two; the one who did it."""
    letter = signed(desk, person=BO)
    set_code(desk)
    later(clock)
    britta = archivist(premises, desk)
    list_id = Weeding(desk).propose([letter.id], "Fem år")
    clock.forward(seconds=10)
    Weeding(britta).carry_out(list_id)
    return britta


def test_what_was_weeded_is_not_told_as_missing(weeded: Desk) -> None:
    result = checked(weeded)
    assert (result.whole, result.letters, result.remarks) == (True, (), ())


def test_a_case_put_on_a_list_from_outside_is_told(weeded: Desk) -> None:
    """And what is missing of it, as of every case of that list."""
    raw(
        weeded,
        "INSERT INTO weeded SELECT cases.id, weedings.id FROM cases, weedings",
        f"DELETE FROM journal WHERE {SIGNED}",
    )
    assert kinds(weeded) == ["journal_gone", "weeded"]
    assert [one.kind for letter in checked(weeded).letters for one in letter.remarks] == ["gone"]
