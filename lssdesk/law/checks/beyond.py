"""What the municipality gives beyond the right, by guidelines of its own [004 §10.3, SoL 11 kap. 4 §]."""

from collections.abc import Iterator

from lssdesk.law.checks.findings import Checks, Hit, hit, when
from lssdesk.law.checks.matter import Matter, said

PART = "/decision/beyond"
CHOSEN = f"{PART}/outcome"
RIGHT = f"{PART}/right_refused"
NUMBER = f"{PART}/right_refused_number"
REFUSED_DAY = f"{PART}/right_refused_day"
OUTCOME = "/decision/outcome"


def tried(m: Matter) -> bool:
    """Whether the guidelines are applied, to grant or to refuse."""
    return m.decision.beyond.outcome is not None


def right_not_refused(m: Matter) -> Iterator[Hit]:
    """HND-141, SOLG-022: first the right is refused, by a decision that can be appealed."""
    for field, why in _unrefused(m) if tried(m) else ():
        yield hit(CHOSEN, field, field=field, varfor=why)


def _unrefused(m: Matter) -> Iterator[tuple[str, str]]:
    beyond = m.decision.beyond
    match beyond.right_refused:
        case None:
            yield RIGHT, "det framgår inte var rätten till insatsen har avslagits"
        case "here" if m.decision.outcome not in ("refused", "partly_granted"):
            yield OUTCOME, "det här beslutet avslår inte ansökan enligt rätten till insatsen"
        case "earlier":
            yield from _earlier(m)
        case "lss":
            yield from _under_lss(m)


def _earlier(m: Matter) -> Iterator[tuple[str, str]]:
    """The refusal is named, was one as far as it is known, and came first."""
    beyond = m.decision.beyond
    number = beyond.right_refused_number.strip()
    if not said(number) and beyond.right_refused_day is None:
        yield NUMBER, "det framgår inte vilket beslut som avslog rätten"
    named = [one for one in m.case.earlier if number and one.number == number]
    if named and all(one.outcome not in ("refused", "partly_granted") for one in named):
        yield NUMBER, f"beslut {number} är inget avslag"
    if beyond.right_refused_day is not None and beyond.right_refused_day > m.day:
        yield REFUSED_DAY, "avslaget av rätten är senare än det här beslutet"


def _under_lss(m: Matter) -> Iterator[tuple[str, str]]:
    """MSR-001: for a companion on a holiday a refusal under LSS does as well; for costs it does not."""
    if m.measure is not None and m.measure.beyond:
        yield RIGHT, "ett avslag enligt LSS räcker inte här, utan rätten enligt SoL prövas först"
    elif not said(m.decision.beyond.right_refused_number) and m.decision.beyond.right_refused_day is None:
        yield NUMBER, "det framgår inte vilket beslut enligt LSS som avslog rätten"


def guideline_missing(m: Matter) -> Iterator[Hit]:
    """SOLG-021: the council's guideline, adopted at the latest on the day of the decision."""
    if not tried(m):
        return
    beyond = m.decision.beyond
    if not said(beyond.guideline):
        name = "vilken riktlinje som gäller"
        yield hit(CHOSEN, f"{PART}/guideline", field=f"{PART}/guideline", uppgift=name)
    if beyond.adopted is None:
        name = "vilken dag fullmäktige antog riktlinjen"
        yield hit(CHOSEN, f"{PART}/adopted", field=f"{PART}/adopted", uppgift=name)
    elif beyond.adopted > m.day:
        name = "en riktlinje som var antagen på beslutets dag"
        yield hit(f"{PART}/adopted", "/decision/day", field=f"{PART}/adopted", uppgift=name)


def unreasoned(m: Matter) -> tuple[Hit, ...]:
    """HND-254: the act's rules on reasons hold for these decisions too (SoL 2025:400 14 kap. 10 §)."""
    refused = m.decision.beyond.outcome == "refused"
    return when(refused and not said(m.decision.beyond.reasons), CHOSEN, f"{PART}/reasons")


CHECKS: Checks = {
    "HND-141": right_not_refused,
    "SOLG-021": guideline_missing,
    "HND-254/beyond": unreasoned,
}
