"""Small parts that pages are made of.  Each has a name for a screen reader and works from the keyboard.

A part's module is loaded when the part is first asked for, so that the first window loads only its own.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from lssdesk.ui.parts.banner import Banner
    from lssdesk.ui.parts.buttons import Button, WrapButton
    from lssdesk.ui.parts.calendar import Calendar
    from lssdesk.ui.parts.empty_state import EmptyState
    from lssdesk.ui.parts.field import Field
    from lssdesk.ui.parts.findings import FindingsPanel
    from lssdesk.ui.parts.flow_layout import FlowLayout
    from lssdesk.ui.parts.labels import Heading, HelpText, Line, ProblemText, StatusLine, Symbol
    from lssdesk.ui.parts.passphrase import PassphraseEdit
    from lssdesk.ui.parts.segmented import Segmented
    from lssdesk.ui.parts.step_bar import Step, StepBar

_HOMES = {
    "banner": ("Banner",),
    "buttons": ("Button", "WrapButton"),
    "calendar": ("Calendar",),
    "empty_state": ("EmptyState",),
    "field": ("Field",),
    "findings": ("FindingsPanel",),
    "flow_layout": ("FlowLayout",),
    "labels": ("Heading", "HelpText", "Line", "ProblemText", "StatusLine", "Symbol"),
    "passphrase": ("PassphraseEdit",),
    "segmented": ("Segmented",),
    "step_bar": ("Step", "StepBar"),
}
_HOME_OF = {name: home for home, names in _HOMES.items() for name in names}

__all__ = [
    "Banner",
    "Button",
    "Calendar",
    "EmptyState",
    "Field",
    "FindingsPanel",
    "FlowLayout",
    "Heading",
    "HelpText",
    "Line",
    "PassphraseEdit",
    "ProblemText",
    "Segmented",
    "StatusLine",
    "Step",
    "StepBar",
    "Symbol",
    "WrapButton",
]


def __getattr__(name: str) -> Any:
    if name not in _HOME_OF:
        raise AttributeError(name)
    return getattr(import_module(f"{__name__}.{_HOME_OF[name]}"), name)
