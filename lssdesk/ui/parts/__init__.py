"""Small parts that pages are made of.  Each has a name for a screen reader and works from the keyboard."""

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
