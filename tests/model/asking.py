"""What tests of forms ask of two fields."""

from lssdesk.model.forms import Field


def asked_at_once(one: Field, other: Field) -> bool:
    """Whether two fields could ask for the same answer at once: no condition holds for one of them alone."""
    apart = any(
        (a.path, a.fact) == (b.path, b.fact) and not set(a.values) & set(b.values)
        for a in one.shown
        for b in other.shown
    )
    return one.path == other.path and not apart
