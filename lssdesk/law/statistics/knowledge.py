"""How many of the four possibilities a person knows of: STA-008, the evaluation's diagram 3 [001]."""

from lssdesk.model.later import FollowUp

POSSIBILITIES = ("knows_moving", "knows_costs", "knows_moving_costs", "knows_dearer")
"""Moving hours, costs repaid, moving these too, and a decision on a dearer activity."""


def known(held: FollowUp) -> int | None:
    """How many of the four are answered with yes, 0 to 4; None where none of them was asked."""
    answers = [getattr(held, name) for name in POSSIBILITIES]
    return sum(answer == "yes" for answer in answers) if any(answers) else None
