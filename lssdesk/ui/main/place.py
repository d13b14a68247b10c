"""Where one is in the window, for coming back after a lock or from a page aside."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Place:
    """The page, and in it the case, its step and the field."""

    page: str = "start"
    case_id: str = ""
    step: str = ""
    pointer: str = ""
