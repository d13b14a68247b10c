"""The personkrets of LSS 1 §: what the answers come to, criterion by criterion, with its "because" [004 §7].

The officer sets the result; this proposes one and says why.  Group 1 and 2 follow from the diagnosis and go
before group 3, which follows from the need (PKR-005, PKR-016).
"""

from lssdesk.law.personkrets.assess import Assessment, Because, assess
from lssdesk.law.personkrets.missing import Missing, missing, questions
from lssdesk.law.personkrets.reading import (
    Reading,
    State,
    read,
    years,
)
from lssdesk.law.personkrets.table import GROUPS, Criterion, Group, age_limit, criteria, pension_age_reached

__all__ = [
    "GROUPS",
    "Assessment",
    "Because",
    "Criterion",
    "Group",
    "Missing",
    "Reading",
    "State",
    "age_limit",
    "assess",
    "criteria",
    "missing",
    "pension_age_reached",
    "questions",
    "read",
    "years",
]
