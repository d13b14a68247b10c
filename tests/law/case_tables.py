"""How many table cases test each check or id: what ``resources/law/cases.toml`` has to say.

Tables of checks are found by themselves: every ``TABLE`` of a ``table_*.py`` under ``tests/law``, from
check to cases.  Tables of other shapes are named here.  Run as a module to write the file anew.
"""

from collections import Counter
from collections.abc import Sized
from importlib import import_module
from pathlib import Path

from lssdesk import paths
from tests.flow.reports import test_cancelled
from tests.law import (
    test_appeals,
    test_follow_ups,
    test_limits,
    test_representatives,
    test_short_stay,
    test_worsening,
)
from tests.law.checks import (
    test_after_policy,
    test_common_policy,
    test_costs,
    test_measures,
    test_personkrets_policy,
    test_policy,
    test_practice,
    test_register,
    test_support,
)
from tests.law.hours import test_categories_and_policy, test_edges, test_examples, test_foresight
from tests.law.payment import test_both_models, test_compare

FILE = paths.resources() / "law" / "cases.toml"
COMMAND = "python -m tests.law.case_tables"
HEAD = (
    f"# How many table cases test each check, or id: written by {COMMAND}, held true by a test.\n\n[cases]\n"
)
HERE = Path(__file__).parent

OTHERS: list[tuple[tuple[str, ...], Sized]] = [
    (("HND-110/lead",), test_policy.LEAD),
    (("HND-109",), test_after_policy.EXPIRY),
    (("HND-133", "HND-255", "SOLG-024"), test_appeals.ENDS),
    (("HND-134",), test_appeals.TIMELY),
    (("HND-255",), test_appeals.CONTROL),
    (("HND-166", "SOLG-043"), test_follow_ups.DUE),
    (("HND-032",), test_register.CONTACT),
    (("HND-034",), test_register.BIRTHDAYS),
    (("HND-043", "HND-044", "HND-045", "HND-046", "HND-047"), test_representatives.APPLY),
    (("HND-048", "HND-049", "HND-050", "HND-051", "HND-052"), test_representatives.APPLY),
    (("HND-059",), test_register.INTERVALS),
    (("HND-227",), test_register.STAYS),
    (("HND-245",), test_register.ROUTED),
    (("HND-248",), test_register.ADDRESSES),
    (("INS-007",), test_representatives.WITHIN),
    (("HND-093",), test_common_policy.INTERIM),
    (("HND-238",), test_common_policy.INSTRUCTOR),
    (("HND-262/notice",), test_common_policy.NOTICE),
    (("HND-105/routine",), test_practice.ROUTINE),
    (("SOLG-041",), test_practice.OFFICERS),
    (("HND-113",), test_worsening.WORSE),
    (("MKA-007",), test_costs.LEAD),
    (("DAG-006",), test_measures.STUDIES),
    (("DAG-015",), test_measures.LONG),
    (("FHB-007",), test_limits.LAPSES),
    (("FHB-008/offer",), test_measures.OFFERS),
    (("PKR-015",), test_personkrets_policy.OLD),
    (("PKR-046",), test_personkrets_policy.SMALL),
    (("HRS-001",), test_examples.ONE_GRANT),
    (("HRS-001", "HRS-002", "LED-021", "LSOL-031"), test_categories_and_policy.MODELS),
    (("HRS-004",), test_policy.MODELS),
    (("HRS-010",), test_edges.ROUNDING),
    (("HRS-011", "HRS-019"), test_edges.COVERED),
    (("HRS-012", "HRS-013"), test_edges.FRAMES),
    (("HRS-015",), test_edges.ADVANCE),
    (("HRS-016",), test_edges.LAPSED),
    (("HRS-017",), test_edges.ORDER),
    (("HRS-018",), test_edges.CLOCK),
    (("HRS-020",), test_foresight.OVERLAPS),
    (("HRS-031", "HRS-033", "HRS-034", "PRV-073"), test_edges.STATUSES),
    (("HRS-032", "PRV-074"), test_edges.LATE),
    (("HRS-035", "PRV-070", "PRV-075"), test_categories_and_policy.SPLITS),
    (("HRS-041",), test_foresight.FORECASTS),
    (("OMK-001", "OMK-012", "OMK-013"), test_examples.COSTS),
    (("PRV-052",), test_cancelled.CANCELLED),
    (("PRV-076",), test_compare.ROWS),
    (("PRV-076",), test_compare.AWAY),
    (("PRV-082",), test_both_models.BOTH),
    (("KOR-010",), test_short_stay.LEVELS),
    (("KOR-011", "KOR-013"), test_short_stay.PATTERNS),
    (("KOR-011",), test_short_stay.TWELFTHS),
    (("KOR-013",), test_short_stay.CALENDAR),
    (("KOR-016",), test_short_stay.SCOPES),
    (("KOR-016",), test_short_stay.SPREADS),
    (("KOR-016", "KOR-018"), test_short_stay.AGREEMENTS),
    (("KTS-002/term",), test_support.TERM),
]


def counted() -> dict[str, int]:
    """The number of cases by check or id, sorted."""
    found: Counter[str] = Counter()
    for file in HERE.rglob("table_*.py"):
        name = ".".join(["tests", "law", *file.relative_to(HERE).with_suffix("").parts])
        for key, rows in import_module(name).TABLE.items():
            found[key] += len(rows)
    for keys, rows in OTHERS:
        for key in keys:
            found[key] += len(rows)
    return dict(sorted(found.items()))


def text() -> str:
    """The whole file."""
    return HEAD + "".join(f'"{key}" = {number}\n' for key, number in counted().items())


if __name__ == "__main__":
    FILE.write_text(text(), encoding="utf-8")
