"""The button that offers copies of a signed letter in other layouts."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from lssdesk.flow.copies import OTHERS
from lssdesk.texts import t
from lssdesk.ui.parts import Button


class CopyButton(Button):
    """``wanted`` with "print" or "save" and the layout that was chosen in its menu."""

    wanted = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(t("copy.menu"), "quiet", parent=parent)
        self.setToolTip(t("copy.menu_tip"))
        menu = QMenu(self)
        for way in ("print", "save"):
            for layout in OTHERS:
                action = menu.addAction(t(f"copy.{layout}.{way}"))
                action.setObjectName(f"{way}_{layout}")
                action.triggered.connect(
                    lambda _=False, way=way, layout=layout: self.wanted.emit(way, layout)
                )
        self.setMenu(menu)
