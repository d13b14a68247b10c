"""Everything that can be done: its words, its key, and why it is not possible now, in one place.

The menus, the keys, the command palette and the page of keys are all made of this.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from PySide6.QtCore import QObject, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence, QShowEvent
from PySide6.QtWidgets import QFrame, QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.parts import Heading, HelpText, Line

_WIDEST = 640  # pixels


@dataclass(frozen=True)
class Action:
    """``key`` as ``Ctrl+L``, or empty.  ``why_not`` is the reason why it is not possible now, or None."""

    id: str
    text: str
    key: str
    run: Callable[[], object]
    why_not: Callable[[], str | None] = lambda: None
    group: str = ""


class Actions(QObject):
    """All actions in the order in which they were added.  ``refused`` tells why one cannot be done."""

    refused = Signal(str)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._all: dict[str, Action] = {}

    def add(self, action: Action) -> None:
        """ValueError where the id or the key is already taken: a key that does two things does none."""
        taken = {other.id if other.id == action.id else other.text for other in self if _clash(other, action)}
        if taken:
            raise ValueError(f"{action.id}: id or key is taken by {sorted(taken)}")
        self._all[action.id] = action

    def __iter__(self) -> Iterator[Action]:
        return iter(self._all.values())

    def __getitem__(self, action_id: str) -> Action:
        return self._all[action_id]

    def run(self, action_id: str) -> None:
        """Do it, or tell by ``refused`` why it is not possible now."""
        action = self._all[action_id]
        why = action.why_not()
        if why is None:
            action.run()
        else:
            self.refused.emit(why)


def _clash(one: Action, other: Action) -> bool:
    same_key = bool(one.key) and QKeySequence(one.key) == QKeySequence(other.key)
    return one.id == other.id or same_key


def key_text(key: str) -> str:
    """A key as this system writes it: ``Ctrl+L``, or ``⌘L`` on a Mac."""
    return QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)


def install(window: QWidget, actions: Actions) -> Mapping[str, QAction]:
    """Give ``window`` the keys of all ``actions``; the QActions by id, for its menus.

    None of them is ever disabled, so that its key answers with the reason and not with silence.
    """
    made = {}
    for action in actions:
        shown = QAction(action.text, window)
        shown.setObjectName(f"action_{action.id}")
        shown.setShortcut(QKeySequence(action.key))
        shown.setShortcutContext(Qt.ShortcutContext.WindowShortcut)
        shown.triggered.connect(lambda _checked=False, action_id=action.id: actions.run(action_id))
        window.addAction(shown)
        made[action.id] = shown
    return made


class KeysPage(QScrollArea):
    """The help page "Tangenter".  ``extra`` are keys that belong to one part: (heading, ((key, text), …))."""

    def __init__(
        self,
        actions: Actions,
        extra: Sequence[tuple[str, Sequence[tuple[str, str]]]] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setObjectName("keys_page")
        self.setAccessibleName(t("shell.keys.title"))
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._actions, self._extra = actions, extra

    def showEvent(self, event: QShowEvent) -> None:
        self._fill()
        super().showEvent(event)

    def lines(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """(heading, [(key, text), …]): what has a key, groups in the order of the actions."""
        keyed = [action for action in self._actions if action.key]
        order = list(dict.fromkeys(action.group for action in keyed))
        keyed.sort(key=lambda action: order.index(action.group))
        groups = [
            (name, [(action.key, action.text) for action in those])
            for name, those in groupby(keyed, key=lambda action: action.group)
        ]
        return groups + [(name, list(those)) for name, those in self._extra]

    def _fill(self) -> None:
        page = QWidget()
        page.setMaximumWidth(theme.px(_WIDEST))
        column = QVBoxLayout(page)
        column.setContentsMargins(3 * theme.GRID, 2 * theme.GRID, 3 * theme.GRID, 6 * theme.GRID)
        column.setSpacing(theme.GRID)
        column.addWidget(Heading(t("shell.keys.title"), "title"))
        column.addWidget(HelpText(t("shell.keys.intro", press=key_text("Ctrl+K"))))
        for name, those in self.lines():
            column.addSpacing(2 * theme.GRID)
            if name:
                column.addWidget(Heading(name, "heading"))
            column.addWidget(Line())
            column.addLayout(_table(those))
        column.addStretch(1)
        self.setWidget(page)


def _table(lines: Sequence[tuple[str, str]]) -> QGridLayout:
    grid = QGridLayout()
    grid.setHorizontalSpacing(3 * theme.GRID)
    grid.setVerticalSpacing(theme.GRID)
    grid.setColumnMinimumWidth(0, theme.px(120))
    grid.setColumnStretch(1, 1)
    for row, (key, text) in enumerate(lines):
        shown = QLabel(key_text(key) or key)
        shown.setProperty("kind", "strong")
        words = QLabel(text)
        words.setWordWrap(True)
        words.setTextFormat(Qt.TextFormat.PlainText)
        grid.addWidget(shown, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(words, row, 1)
    return grid
