"""What a trial found: a sentence, the letters that change, and each before and after."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QListWidget, QListWidgetItem, QVBoxLayout, QWidget

from lssdesk.flow.wordings_trial import Changed, Paragraph, Trial
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.case.compare import marked
from lssdesk.ui.parts import Heading, HelpText, ProblemText

_PLACE = Qt.ItemDataRole.UserRole
_ROWS = 5
_LARGE = 150  # per cent of text size from which two columns are too narrow


class TrialView(QWidget):
    """The letters in a list; the arrows go through them."""

    def __init__(self, trial: Trial, parent: QWidget) -> None:
        super().__init__(parent)
        self.setObjectName("wording_trial")
        self.setProperty("kind", "clear")
        self._trial = trial
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.GRID)
        self.summary = QLabel(_summary(trial), self)
        self.summary.setObjectName("trial_summary")
        self.summary.setProperty("kind", "strong")
        self.summary.setWordWrap(True)
        column.addWidget(self.summary)
        if trial.by_choice:
            column.addWidget(HelpText(t("wordings_admin.trial_chosen", count=len(trial.changed)), self))
        if trial.faults:
            problem = ProblemText(parent=self)
            column.addWidget(problem)
            problem.show_problem(t("wordings_admin.trial_faults", count=len(trial.faults)), "warn", word="")
        self.letters = self._list()
        self._body = QWidget(self)
        self.letters.setVisible(bool(trial.changed))
        column.addWidget(self.letters)
        column.addWidget(self._body)
        self.letters.currentRowChanged.connect(self._show)
        if trial.changed:
            self.letters.setCurrentRow(0)

    def _list(self) -> QListWidget:
        rows = QListWidget(self)
        rows.setObjectName("trial_letters")
        rows.setAccessibleName(t("wordings_admin.trial_letters"))
        rows.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        rows.setTextElideMode(Qt.TextElideMode.ElideRight)
        for one in sorted(self._trial.changed, key=lambda one: not one.problem):
            mark = "▲ " if one.problem else ""
            item = QListWidgetItem(f"{mark}{one.title}")
            item.setData(_PLACE, one)
            rows.addItem(item)
        rows.ensurePolished()
        rows.setFixedHeight(max(rows.sizeHintForRow(0), 1) * min(_ROWS, rows.count()) + 6)
        return rows

    def _show(self, place: int) -> None:
        body = _letter(self.letters.item(place).data(_PLACE), self)
        self.layout().replaceWidget(self._body, body)
        self._body.hide()
        self._body.deleteLater()
        self._body = body
        body.show()


def _summary(trial: Trial) -> str:
    changed = len(trial.changed)
    key = {0: "trial_none", 1: "trial_one"}.get(changed, "trial_some")
    return t(f"wordings_admin.{key}", changed=changed, count=trial.count)


def _letter(one: Changed, parent: QWidget) -> QWidget:
    """Before at the left, after at the right; below each other in large text."""
    body = QWidget(parent)
    body.setObjectName("trial_letter")
    body.setProperty("kind", "clear")
    grid = QGridLayout(body)
    grid.setContentsMargins(0, 0, 0, theme.GRID)
    grid.setHorizontalSpacing(2 * theme.GRID)
    grid.setVerticalSpacing(theme.GRID)
    grid.addWidget(Heading(one.title, "group", body), 0, 0, 1, 2)
    if one.problem:
        problem = ProblemText(parent=body)
        grid.addWidget(problem, 1, 0, 1, 2)
        problem.show_problem(one.problem, "warn", word="")
    sides = (("trial_before", "gone"), ("trial_after", "added"))
    beside = theme.px(100) < _LARGE
    for side, (key, mark) in enumerate(sides):
        column, row = (side, 2) if beside else (0, 2 + side * (len(one.paragraphs) + 1))
        grid.addWidget(HelpText(t(f"wordings_admin.{key}"), body), row, column)
        grid.setColumnStretch(column, 1)
        for place, paragraph in enumerate(one.paragraphs, row + 1):
            grid.addWidget(_text(paragraph, mark, body), place, column, Qt.AlignmentFlag.AlignTop)
    return body


def _text(paragraph: Paragraph, mark: str, parent: QWidget) -> QLabel:
    label = QLabel(parent)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setTextFormat(Qt.TextFormat.RichText)
    label.setText(marked([one for one in paragraph.spans if one.kind in ("same", mark)], mark))
    label.setAccessibleName(paragraph.old if mark == "gone" else paragraph.new)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
