"""What ``lssdesk check`` prints: the checks on a case, as JSON and in words (formats.md §6)."""

from datetime import date
from typing import Any

from lssdesk.flow import wordings_findings
from lssdesk.law import checks, tables
from lssdesk.model.case import Case
from lssdesk.texts import t


def check(case: Case, as_of: date) -> dict[str, Any]:
    """The findings on a case as a document, with the law it was judged by."""
    found = wordings_findings.added(checks.run(case, as_of), case, as_of)
    return {
        "as_of": as_of.isoformat(),
        "law": tables.law_versions(case.decision.day or as_of),
        "findings": [finding.document() for finding in found],
    }


def blocks(report: dict[str, Any]) -> bool:
    """Whether a finding stops the decision from being signed."""
    return any(finding["severity"] == "block" for finding in report["findings"])


def in_words(report: dict[str, Any]) -> str:
    """The same for a reader, one finding a line."""
    lines = [
        t(
            f"report.{finding['severity']}",
            id=finding["id"],
            message=finding["message"],
            field=finding["field"],
        )
        for finding in report["findings"]
    ]
    return "\n".join(lines) or t("report.nothing")
