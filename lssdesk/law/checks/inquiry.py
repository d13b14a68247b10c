"""What the inquiry has to hold [004 §4.6, §5.4, §9.3.1, §11.7.2]."""

from collections.abc import Iterator

from lssdesk.law import standing, tables
from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said
from lssdesk.law.tables import Question


def heading_missing(m: Matter) -> Iterator[Hit]:
    """HND-063: wishes always; goals belong to a proposed measure, so a full refusal needs none."""
    headings = [("wishes", "personens önskemål och förslag")]
    if not m.refused_whole:
        headings.append(("goals", "målen för insatsen"))
    for id, name in headings:
        if not said(m.answer(id).text):
            yield hit(f"/inquiry/answers/{id}", field=f"/inquiry/answers/{id}", rubrik=name)


def questions_open(m: Matter) -> tuple[Hit, ...]:
    """LED-007, LSOL-020: one finding that names the questions; it leads to the first."""
    required = m.measure.required_questions if m.measure else ()
    missing = [one for one in map(tables.question, required) if not _answered(m, one)]
    fields = [f"/inquiry/answers/{one.id}" for one in missing]
    names = _list([one.name for one in missing])
    return when(bool(missing), *fields, field=fields[0] if fields else None, fragor=names)


def _answered(m: Matter, question: Question) -> bool:
    answer = m.answer(question.id)
    if question.answer == "choice" and answer.choice is not None:
        return True
    if question.answer == "text" and said(answer.text):
        return True
    column = question.by_activity
    rows = m.inquiry.activities
    return bool(column and rows) and all(getattr(row, column) not in (None, "") for row in rows)


def _list(names: list[str]) -> str:
    return " och ".join([", ".join(names[:-1]), names[-1]]) if len(names) > 1 else "".join(names)


def parental_part_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-091 (LED-011, LSOL-006): what goes beyond a parent's normal care."""
    field = "/inquiry/answers/parental_responsibility"
    asked = m.measure is not None and m.measure.parental_comparison and m.child
    return when(asked and not said(m.answer("parental_responsibility").text), m.born_fact, field)


def best_interests_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-183 (SOLG-007): how the child's best interests were given weight."""
    field = "/inquiry/answers/childs_best_interests"
    return when(m.child and not said(m.answer("childs_best_interests").text), m.born_fact, field)


def voice_missing(m: Matter) -> tuple[Hit, ...]:
    """HND-184: one finding that names the headings; it leads to the first.  Information is HND-187."""
    mature = m.answer("child_mature")
    headings = [
        ("child_heard", "hur barnet har hörts", m.answer("child_heard").choice is not None),
        ("childs_voice", "barnets egen inställning", said(m.answer("childs_voice").text)),
        ("child_mature", "vilken vikt den får", mature.choice is not None or said(mature.text)),
        ("custodians_view", "vad vårdnadshavarna anser", said(m.answer("custodians_view").text)),
    ]
    missing = [(f"/inquiry/answers/{id}", name) for id, name, written in headings if not written]
    if not m.child or not missing:
        return ()
    fields = [field for field, _ in missing]
    return (hit(m.born_fact, *fields, field=fields[0], rubriker=_list([name for _, name in missing])),)


def no_evidence(m: Matter) -> tuple[Hit, ...]:
    """HND-067: the officer decides what is needed; an empty list without a note of why is worth a look."""
    unneeded = said(m.answer("evidence_unneeded").text)
    return when(not m.inquiry.evidence and not unneeded, "/inquiry/evidence")


def no_current_inquiry(m: Matter) -> tuple[Hit, ...]:
    """HND-096: concluded, not after the decision, and later than the decision before it."""
    ended = m.inquiry.concluded
    before = [one.day for one in m.case.earlier if one.day is not None and standing.tries(one)]
    current = ended is not None and ended <= m.day and all(ended > day for day in before)
    return when(not current, "/inquiry/concluded", "/decision/day")


CHECKS: Checks = {
    "HND-063": heading_missing,
    "LED-007": questions_open,
    "LSOL-020": questions_open,
    "HND-091": parental_part_missing,
    "HND-183": best_interests_missing,
    "HND-184": voice_missing,
    "HND-067": no_evidence,
    "HND-096": no_current_inquiry,
}
