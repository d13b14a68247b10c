"""The one style sheet, made of a table of colours.

Asked for by property: ``look`` of a QPushButton (primary, quiet, danger, link), ``kind`` of a QLabel
(title, heading, group, strong, help, small, count, problem), of a QWidget (page, panel, bar, clear) and of a
QFrame (card, line, banner, soft), ``severity`` (block, warn, info), ``segment`` of a QRadioButton.
"""

from collections.abc import Callable
from string import Template
from typing import Any

_BASE = """
* { font-family: "Noto Sans"; font-size: $body; }
QWidget { color: $text; background: $window; selection-background-color: $accent;
    selection-color: $on_accent; }
QDialog, QMainWindow { background: $window; }
QWidget[kind="page"] { background: $surface; }
QWidget[kind="panel"] { background: $panel; }
QWidget[kind="foot"] { border: none; border-top: 1px solid $line; }
QWidget[kind="bar"] { background: $panel; border: none; border-bottom: 1px solid $line; }
QWidget[kind="clear"], QStackedWidget, QScrollArea, QScrollArea > QWidget > QWidget[kind="clear"] {
    background: transparent; border: none; }
QFrame[kind="card"] { background: $surface; border: 1px solid $line; border-radius: 6px; }
QFrame[kind="line"] { background: $line; border: none; max-height: 1px; min-height: 1px; }
QFrame[kind="banner"] { background: $info_soft; border: none; border-left: 3px solid $info; }
QFrame[kind="banner"][severity="warn"] { background: $warn_soft; border-left-color: $warn; }
QFrame[kind="banner"][severity="block"] { background: $block_soft; border-left-color: $block; }
QToolTip { color: $text; background: $surface; border: 1px solid $edge; padding: 4px 8px; }
QSplitter::handle { background: $line; }
QSplitter::handle:horizontal { width: 1px; }
QSplitter::handle:vertical { height: 1px; }
QSplitter::handle:hover { background: $accent; }
QStatusBar { color: $muted; background: $panel; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QProgressBar { background: $hover; border: none; border-radius: 2px; max-height: 4px; color: transparent; }
QProgressBar::chunk { background: $accent; border-radius: 2px; }
"""

_LABELS = """
QLabel { background: transparent; border: none; }
QLabel:disabled { color: $off; }
QLabel[kind="title"] { font-size: $title; font-weight: bold; }
QLabel[kind="heading"] { font-size: $heading; font-weight: bold; }
QLabel[kind="group"], QLabel[kind="strong"] { font-weight: bold; }
QLabel[kind="help"] { color: $muted; }
QLabel[kind="small"] { color: $muted; font-size: $small; }
QLabel[kind="count"] { color: $muted; font-weight: bold; }
QLabel[kind="code"] { font-size: $title; font-weight: bold; }
QFrame[kind="soft"] { background: $accent_soft; border: none; border-radius: 6px; }
QLabel[kind="problem"], QLabel[kind="problem"][severity="block"] { color: $block; }
QLabel[kind="problem"][severity="warn"] { color: $warn; }
QLabel[kind="problem"][severity="info"] { color: $info; }
"""

_BUTTONS = """
QPushButton { color: $text; background: $surface; border: 1px solid $edge; border-radius: 4px;
    padding: 6px 15px; min-height: ${line_height}; }
QPushButton:hover { background: $hover; }
QPushButton:pressed { background: $accent_soft; }
QPushButton:checked { color: $text; background: $accent_soft; border-color: $accent; }
QPushButton:disabled { color: $off; background: $window; border-color: $line; }
QPushButton[look="primary"] { color: $on_accent; background: $accent; border-color: $accent;
    font-weight: bold; }
QPushButton[look="primary"]:hover, QPushButton[look="primary"]:pressed { color: $on_accent;
    background: $accent_strong; border-color: $accent_strong; }
QPushButton[look="primary"]:disabled { color: $off; background: $hover; border-color: $hover; }
QPushButton[look="danger"] { color: $on_block; background: $block; border-color: $block; font-weight: bold; }
QPushButton[look="danger"]:disabled { color: $off; background: $hover; border-color: $hover; }
QPushButton[look="quiet"], QToolButton { color: $text; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 6px 9px; }
QPushButton[look="quiet"]:hover, QToolButton:hover { color: $text; background: $hover; }
QPushButton[look="quiet"]:checked, QToolButton:checked { color: $text; background: $accent_soft; }
QPushButton[look="quiet"]:disabled, QToolButton:disabled { color: $off; background: transparent; }
QPushButton[look="link"] { color: $accent; background: transparent; border: none; padding: 4px 0px;
    text-align: left; text-decoration: underline; }
QPushButton[look="title"] { color: $text; background: transparent; border: 1px solid transparent;
    border-radius: 4px; padding: 6px 12px; text-align: left; font-weight: bold; }
QPushButton[look="title"]:hover { background: $hover; }
QPushButton[look="link"]:hover { color: $accent_strong; background: transparent; }
QPushButton[look="link"]:disabled { color: $off; background: transparent; }
QToolButton::menu-indicator { image: none; }
QCheckBox, QRadioButton { background: transparent; spacing: 8px; padding: 4px 0px; }
QCheckBox:disabled, QRadioButton:disabled { color: $off; }
QCheckBox::indicator, QRadioButton::indicator { width: ${mark}; height: ${mark}; background: $surface;
    border: 1px solid $edge; border-radius: 3px; }
QRadioButton::indicator { border-radius: ${mark_round}; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent;
    image: url(icons:tick-$scheme.svg); }
QRadioButton::indicator:checked { width: ${hole}; height: ${hole}; background: $surface;
    border: ${dot} solid $accent; }
QCheckBox::indicator:disabled, QRadioButton::indicator:disabled { background: $window; border-color: $line; }
QRadioButton[segment] { color: $text; background: $surface; border: 1px solid $edge; spacing: 0px;
    padding: 6px 15px; min-height: ${line_height}; }
QRadioButton[segment]::indicator, QRadioButton[segment]::indicator:checked { width: 0px; height: 0px;
    border: none; }
QRadioButton[segment]:hover { color: $text; background: $hover; }
QRadioButton[segment]:checked { color: $on_accent; background: $accent; border-color: $accent; }
QRadioButton[segment]:disabled { color: $off; background: $window; border-color: $line; }
QRadioButton[segment][locked="true"]:disabled { color: $muted; }
QRadioButton[segment][locked="true"]:checked:disabled { color: $text; background: $accent_soft;
    border-color: $line; font-weight: bold; }
QCheckBox[locked="true"]:disabled { color: $text; }
QCheckBox[locked="true"]::indicator:checked:disabled { background: $accent; border-color: $accent;
    image: url(icons:tick-$scheme.svg); }
QRadioButton[segment="first"], QRadioButton[segment="middle"] { border-right: none; }
QRadioButton[segment="first"] { border-top-left-radius: 4px; border-bottom-left-radius: 4px; }
QRadioButton[segment="last"] { border-top-right-radius: 4px; border-bottom-right-radius: 4px; }
QRadioButton[segment="only"] { border-radius: 4px; }
"""

_FIELDS = """
QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QAbstractSpinBox { color: $text; background: $surface;
    border: 1px solid $edge; border-radius: 4px; padding: 6px 8px; placeholder-text-color: $muted; }
QLineEdit, QComboBox, QAbstractSpinBox { min-height: ${line_height}; }
QPlainTextEdit, QTextEdit { padding: 3px 4px; }
QLineEdit { lineedit-password-character: 8226; }
QLineEdit:hover, QPlainTextEdit:hover, QComboBox:hover, QAbstractSpinBox:hover { border-color: $accent; }
QLineEdit:focus, QComboBox:focus, QAbstractSpinBox:focus { border: 2px solid $focus; padding: 5px 7px; }
QPlainTextEdit:focus, QTextEdit:focus { border: 2px solid $focus; padding: 2px 3px; }
QLineEdit[severity="block"], QPlainTextEdit[severity="block"], QComboBox[severity="block"],
    QAbstractSpinBox[severity="block"] { border-color: $block; }
QLineEdit:read-only, QPlainTextEdit[readOnly="true"] { color: $text; background: $window;
    border-color: $line; }
QLineEdit:disabled, QPlainTextEdit:disabled, QComboBox:disabled, QAbstractSpinBox:disabled { color: $off;
    background: $window; border-color: $line; }
QComboBox[locked="true"]:disabled { color: $text; }
QAbstractSpinBox QLineEdit, QComboBox QLineEdit, QAbstractSpinBox QLineEdit:focus, QComboBox QLineEdit:focus {
    background: transparent; border: none; padding: 0px; min-height: 0px; }
QComboBox::drop-down, QDateEdit::drop-down { width: ${arrow_room}; border: none; background: transparent;
    subcontrol-origin: padding; subcontrol-position: center right; }
QComboBox::down-arrow, QDateEdit::down-arrow { image: url(icons:chevron-$scheme.svg);
    width: ${arrow}; height: ${arrow}; }
QComboBox QAbstractItemView { color: $text; background: $surface; border: 1px solid $edge; padding: 4px; }
QSpinBox::up-button, QSpinBox::down-button { width: 0px; border: none; }
"""

_VIEWS = """
QAbstractItemView { color: $text; background: $surface; border: 1px solid $line; outline: none;
    alternate-background-color: $panel; selection-background-color: $accent_soft; selection-color: $text; }
QAbstractItemView:focus { border: 2px solid $focus; }
QAbstractItemView[kind="side"] { background: $panel; border: 2px solid $panel; }
QAbstractItemView[kind="side"]:focus { border: 2px solid $focus; }
QListView::item { padding: 8px; border: none; border-left: 3px solid transparent; }
QListView::item:hover, QTreeView::item:hover { background: $hover; }
QListView::item:selected { color: $text; background: $accent_soft; border-left: 3px solid $accent; }
QTreeView::item { padding: 6px 4px; }
QTreeView::item:selected { color: $text; background: $accent_soft; }
QTableView { gridline-color: $line; }
QTableView::item { padding: 4px 8px; border: none; }
QTableView::item:selected { color: $text; background: $accent_soft; }
QTableView::item:focus { border: 2px solid $focus; }
QHeaderView { background: $surface; border: none; }
QHeaderView::section { color: $muted; background: $surface; border: none; border-bottom: 1px solid $edge;
    padding: 6px 8px; font-weight: bold; }
QTableCornerButton::section { background: $surface; border: none; }
QScrollBar { background: transparent; border: none; margin: 0px; }
QScrollBar:vertical { width: 12px; }
QScrollBar:horizontal { height: 12px; }
QScrollBar::handle { background: $edge; border-radius: 3px; margin: 3px; }
QScrollBar::handle:vertical { min-height: 32px; }
QScrollBar::handle:horizontal { min-width: 32px; }
QScrollBar::handle:hover { background: $accent; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0px; height: 0px; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QAbstractScrollArea::corner { background: transparent; border: none; }
QMenuBar { background: $panel; border-bottom: 1px solid $line; }
QMenuBar::item { background: transparent; padding: 6px 12px; }
QMenuBar::item:selected { color: $text; background: $accent_soft; }
QMenu { color: $text; background: $surface; border: 1px solid $edge; padding: 4px 0px; }
QMenu::item { background: transparent; padding: 6px 24px 6px 16px; }
QMenu::item:selected { color: $text; background: $accent_soft; }
QMenu::item:disabled { color: $off; }
QMenu::separator { height: 1px; background: $line; margin: 4px 0px; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar { background: transparent; border: none; qproperty-drawBase: 0; }
QTabBar::tab { color: $muted; background: transparent; border: none; border-bottom: 3px solid transparent;
    padding: 8px 16px; }
QTabBar::tab:hover { color: $text; background: $hover; }
QTabBar::tab:selected { color: $text; border-bottom: 3px solid $accent; font-weight: bold; }
QTabBar::tab:disabled { color: $off; }
"""

_DAYS = """
QCalendarWidget QWidget { color: $text; background: $surface; alternate-background-color: $panel; }
QCalendarWidget QWidget#qt_calendar_navigationbar { background: $panel; border-bottom: 1px solid $line; }
QCalendarWidget QToolButton { color: $text; background: transparent; padding: 4px 8px; font-weight: bold; }
QCalendarWidget QToolButton:hover { color: $text; background: $hover; }
QCalendarWidget QToolButton#qt_calendar_prevmonth { qproperty-icon: url(icons:left-$scheme.svg); }
QCalendarWidget QToolButton#qt_calendar_nextmonth { qproperty-icon: url(icons:right-$scheme.svg); }
QCalendarWidget QSpinBox { min-height: 0px; padding: 2px 4px; }
QCalendarWidget QAbstractItemView { color: $text; background: $surface; border: none;
    selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QAbstractItemView:disabled { color: $off; }
"""

_PARTS = """
QMessageBox QLabel { padding: 8px; }
QMessageBox QLabel#qt_msgbox_informativelabel { color: $muted; }
QDialogButtonBox QPushButton { min-width: 64px; }
QPushButton[kind="step"] { color: $text; background: transparent; border: none; border-radius: 0px;
    border-bottom: 3px solid transparent; padding: 8px 8px 5px 8px; text-align: left; }
QPushButton[kind="step"]:hover { color: $text; background: $hover; }
QPushButton[kind="step"][state="now"] { color: $text; border-bottom: 3px solid $accent; font-weight: bold; }
QPushButton[kind="step"][state="blocked"] { color: $muted; }
QFrame[kind="finding"] { background: transparent; border: none; border-top: 1px solid $line; }
QLabel[kind="mark"] { font-size: $small; font-weight: bold; }
QLabel[kind="mark"][severity="block"] { color: $block; }
QLabel[kind="mark"][severity="warn"] { color: $warn; }
QLabel[kind="mark"][severity="info"] { color: $info; }
QLabel[kind="mark"][severity="done"] { color: $muted; }
QLabel[kind="because"], QLabel[kind="quote"] { color: $muted; border: none;
    border-left: 2px solid $line; padding-left: 8px; }
QLabel[kind="quote"] { color: $text; }
"""

_TOUCH = """
QWidget[kind="form"] QPushButton, QWidget[kind="form"] QRadioButton[segment], QWidget[kind="form"] QLineEdit,
QWidget[kind="form"] QComboBox { padding-top: 10px; padding-bottom: 10px; }
QWidget[kind="form"] QLineEdit:focus, QWidget[kind="form"] QComboBox:focus { padding-top: 9px;
    padding-bottom: 9px; }
QWidget[kind="form"] QCheckBox { padding-top: 12px; padding-bottom: 12px; }
QWidget[kind="form"] QPushButton[look="link"] { padding-top: 11px; padding-bottom: 11px; }
QPushButton[touch="true"] { padding-top: 10px; padding-bottom: 10px; }
"""
"""In a form, and where ``touch`` is set, every target is high enough for a finger: at least 40 pixels."""

_SHEET = Template(_BASE + _LABELS + _BUTTONS + _FIELDS + _VIEWS + _DAYS + _PARTS + _TOUCH)


def build(colors: Any, dark: bool, px: Callable[[float], int]) -> str:
    """The sheet for one table of ``colors``; ``px`` scales what has to grow with the text."""
    sizes = {"small": 11, "body": 13, "heading": 16, "title": 22, "line_height": 18, "mark": 16}
    sizes |= {"dot": 5, "arrow": 12, "arrow_room": 24}
    lengths = {name: f"{px(size)}px" for name, size in sizes.items()}
    lengths["mark_round"] = f"{(px(16) + 2) // 2}px"  # more than half of the side would make it a square
    lengths["hole"] = f"{px(16) + 2 - 2 * px(5)}px"
    named = {name: getattr(colors, name) for name in colors.__dataclass_fields__}
    return _SHEET.substitute(named, **lengths, scheme="dark" if dark else "light")
