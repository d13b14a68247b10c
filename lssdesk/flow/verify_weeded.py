"""What may be gone: the letters and notes of cases that a list weeded, as far as the log knows that list.

The line of a weeding says how many cases its list has.  A case that was put on a list from outside, so that
what is missing of it would not be told, makes the list one longer than its line.
"""

from collections.abc import Collection, Iterator, Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session as Reading

from lssdesk.flow.verify_remarks import Remark
from lssdesk.store.tables import WeededRow
from lssdesk.texts import t

DEED = "weed"


def lists(reading: Reading) -> Mapping[str, frozenset[str]]:
    """The weeded cases by the list that names them."""
    found: dict[str, set[str]] = {}
    for case_id, list_id in reading.execute(select(WeededRow.case_id, WeededRow.weeding_id)):
        found.setdefault(list_id, set()).add(case_id)
    return {list_id: frozenset(cases) for list_id, cases in found.items()}


def known(weeded: Mapping[str, frozenset[str]], said: Collection[str]) -> frozenset[str]:
    """The cases of lists that a line of the log speaks of."""
    return frozenset(
        one for list_id, cases in weeded.items() if _says(list_id, cases) in said for one in cases
    )


def remarks(weeded: Mapping[str, frozenset[str]], said: Collection[str]) -> Iterator[Remark]:
    """Lists that the log does not know, or not as they are."""
    for list_id, cases in weeded.items():
        if _says(list_id, cases) not in said:
            yield Remark("weeded", list_id[:8])


def _says(list_id: str, cases: Collection[str]) -> str:
    """What the log's line of a weeding says of its list."""
    return t("archive.detail", cases=len(cases), id=list_id[:8])
