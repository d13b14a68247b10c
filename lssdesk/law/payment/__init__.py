"""What providers are paid: paid minutes, the month's basis, and an invoice against it (providers.md §5–§8).

Pure functions, all of them dated: an old session keeps the rate and the category limits of its day.

* ``paid``: one session's minutes by category, with its rule; ``ore``: the one rounding there is
* ``occasions``, ``expenses``, ``Row``, ``basis``: a provider's month, per person and measure
* ``compare``: the differences of an invoice; ``Away``: days on which nothing can have been performed
* ``continuity``, ``often_cancelled``: for the follow-up
"""

from lssdesk.law.payment.away import Away, of_measure
from lssdesk.law.payment.basis import (
    Basis,
    Expense,
    Occasion,
    Row,
    basis,
    cancelled,
    expenses,
    occasions,
    same,
)
from lssdesk.law.payment.charges import Charge, Difference, Differs, Ordered
from lssdesk.law.payment.compare import compare
from lssdesk.law.payment.continuity import Cancelled, Continuity, continuity, often_cancelled
from lssdesk.law.payment.paid import Paid, Portion, Rule, ore, paid
from lssdesk.law.payment.terms import Terms, rate_key

__all__ = [
    "Away",
    "Basis",
    "Cancelled",
    "Charge",
    "Continuity",
    "Difference",
    "Differs",
    "Expense",
    "Occasion",
    "Ordered",
    "Paid",
    "Portion",
    "Row",
    "Rule",
    "Terms",
    "basis",
    "cancelled",
    "compare",
    "continuity",
    "expenses",
    "occasions",
    "of_measure",
    "often_cancelled",
    "ore",
    "paid",
    "rate_key",
    "same",
]
