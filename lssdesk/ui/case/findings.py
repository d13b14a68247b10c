"""Findings in the words and shapes that the panel shows."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from lssdesk.law.checks import Fact, Finding


@dataclass(frozen=True)
class Row:
    """A finding as the panel shows it: with the officer's own reason, and why in sentences."""

    id: str
    severity: str
    message: str
    field: str
    acknowledged: str
    because: tuple[str, ...]
    answerable: bool = True


def rows(findings: Iterable[Finding], reasons: Mapping[str, str], decided: bool = False) -> list[Row]:
    """Rows for the panel; ``reasons`` are the written ones by id.  In a decided case none is added."""
    return [
        Row(
            id=finding.id,
            severity=finding.severity,
            message=finding.message,
            field=finding.field,
            acknowledged=reasons.get(finding.id, "") if finding.acknowledged else "",
            answerable=not decided,
            because=tuple(
                f"{one.rule} ({one.source})" for one in finding.because if not isinstance(one, Fact)
            ),
        )
        for finding in findings
    ]
