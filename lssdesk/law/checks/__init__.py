"""The checks of a case: pure functions over the case and a day, each under its id of the catalogue.

``run`` gives what they find; ``CHECKS`` holds them by the keys of ``resources/law/checks``, where
their severity, words, field and source stand.
"""

from lssdesk.law.checks.findings import Checks, Fact, Finding, Rule
from lssdesk.law.checks.runner import CHECKS, before, blocking, later, run, unreasoned

__all__ = ["CHECKS", "Checks", "Fact", "Finding", "Rule", "before", "blocking", "later", "run", "unreasoned"]
