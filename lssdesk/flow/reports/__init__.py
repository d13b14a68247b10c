"""Providers' reports (*utförarrapporter*): read, looked at, and stored [HRS-036, formats.md §2].

* ``look``: a file held against what is stored; nothing changes
* ``store``: the rows that the officer wants, as one unit of work
"""

from lssdesk.flow.reports.looking import Earlier, Looked, look
from lssdesk.flow.reports.merge import Difference
from lssdesk.flow.reports.preview import Item, Mark, What
from lssdesk.flow.reports.progress import Cancelled, Progress
from lssdesk.flow.reports.reading import MOST_BYTES
from lssdesk.flow.reports.rows import Problem, Row
from lssdesk.flow.reports.storing import Done, store
from lssdesk.flow.reports.sums import KINDS, Sums

__all__ = [
    "KINDS",
    "MOST_BYTES",
    "Cancelled",
    "Difference",
    "Done",
    "Earlier",
    "Item",
    "Looked",
    "Mark",
    "Problem",
    "Progress",
    "Row",
    "Sums",
    "What",
    "look",
    "store",
]
