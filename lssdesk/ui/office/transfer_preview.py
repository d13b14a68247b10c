"""What taking a case in would do: what comes in, what is to be decided, and the button that does it."""

from collections.abc import Iterator

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QVBoxLayout, QWidget

from lssdesk.flow.transfer_look import Incoming
from lssdesk.flow.transfer_plan import Choices, Item
from lssdesk.law.hours.clock import STOCKHOLM
from lssdesk.texts import t
from lssdesk.ui import theme
from lssdesk.ui.office import transfer_words
from lssdesk.ui.office.transfer_question import Question
from lssdesk.ui.office.transfer_words import Names
from lssdesk.ui.parts import Button, Heading, HelpText, Line, ProblemText

MOST_LINES = 200
_NAMES = 220  # pixels at 100 % text
_LONGEST = 160  # signs of a value that comes in


class Preview(QWidget):
    """``confirmed`` when all is decided and is to be taken in, ``left`` when nothing is."""

    confirmed = Signal()
    left = Signal()

    def __init__(self, incoming: Incoming, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("transfer_preview")
        self.setProperty("kind", "clear")
        self.incoming = incoming
        self._names = {
            id: transfer_words.names(incoming, id) for id in {one.case_id for one in incoming.items}
        }
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.GRID)
        self._say()
        self._add_news()
        self._questions = list(self._ask())
        self._foot()
        self._count()
        self.setFocusProxy(self._questions[0] if self._questions else self.take)

    def _say(self) -> None:
        manifest, machine = self.incoming.manifest, self.incoming.machine.name
        made = f"{manifest.made_at.astimezone(STOCKHOLM):%Y-%m-%d %H:%M}"
        self._column.addWidget(Heading(t("transfer.preview.from", machine=machine), parent=self))
        by = t("transfer.preview.by", name=manifest.made_by, at=made)
        why = t("transfer.preview.why", reason=manifest.reason) if manifest.reason else ""
        self._column.addWidget(_plain(f"{by} {why}".strip(), "transfer_by", self))
        for plan in self.incoming.cases:
            key = "new" if plan.mine is None else "known"
            title = transfer_words.case_title(plan)
            self._column.addWidget(_plain(t(f"transfer.preview.{key}", case=title), "", self, "strong"))
        for notice in self.incoming.notices:
            text = ProblemText(parent=self)
            text.setObjectName(f"transfer_notice_{notice}")
            text.show_problem(t(f"transfer.notice.{notice}"), "info", word="")
            self._column.addWidget(text)

    # --- what comes in -----------------------------------------------------------------------

    def _add_news(self) -> None:
        news = [item for item in self.incoming.items if not item.asks]
        if not news:
            if any(plan.mine for plan in self.incoming.cases) and not self.incoming.questions:
                self._column.addWidget(HelpText(t("transfer.preview.nothing"), self))
            return
        self._column.addSpacing(theme.GRID)
        self._column.addWidget(Heading(t("transfer.preview.news", count=len(news)), parent=self))
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(theme.GRID // 2)
        grid.setColumnMinimumWidth(0, theme.px(_NAMES))
        grid.setColumnStretch(1, 1)
        for row, item in enumerate(news[:MOST_LINES]):
            names = self._names[item.case_id]
            grid.addWidget(_plain(_title(item, names), "", self), row, 0, Qt.AlignmentFlag.AlignTop)
            grid.addWidget(_plain(_news(item, names), "", self, "help"), row, 1, Qt.AlignmentFlag.AlignTop)
        self._column.addLayout(grid)
        if len(news) > MOST_LINES:
            self._column.addWidget(HelpText(t("transfer.preview.more", count=len(news) - MOST_LINES), self))

    # --- what is to be decided ---------------------------------------------------------------

    def _ask(self) -> Iterator[Question]:
        asked = self.incoming.questions
        if not asked:
            return
        self._column.addSpacing(theme.GRID)
        self._column.addWidget(Heading(t("transfer.preview.asked", count=len(asked)), parent=self))
        self._column.addWidget(HelpText(t("transfer.preview.asked_help"), self))
        for item in asked:
            question = Question(item, self._names[item.case_id], self.incoming.machine.name, self)
            question.decided.connect(self._count)
            self._column.addWidget(question)
            yield question

    @property
    def choices(self) -> Choices:
        """What is decided by now."""
        return {one.item.key: answer for one in self._questions if (answer := one.answer) is not None}

    def go_to(self, key: str) -> None:
        """Put the cursor at a question."""
        for one in self._questions:
            if one.item.key == key:
                one.setFocus(Qt.FocusReason.OtherFocusReason)

    # --- doing it ----------------------------------------------------------------------------

    def _foot(self) -> None:
        self.take = Button(t("transfer.preview.take"), "primary", "check", self)
        self.take.setObjectName("transfer_take")
        self.take.clicked.connect(self.confirmed)
        leave = Button(t("common.cancel"), "quiet", parent=self)
        leave.setObjectName("transfer_leave")
        leave.clicked.connect(self.left)
        self._why_not = HelpText("", self)
        self._why_not.setObjectName("transfer_why_not")
        row = QHBoxLayout()
        row.setSpacing(2 * theme.GRID)
        row.addWidget(self.take)
        row.addWidget(leave)
        row.addWidget(self._why_not, 1)
        self._column.addWidget(Line(self))
        self._column.addLayout(row)

    def _count(self) -> None:
        left = len(self._questions) - len(self.choices)
        self.take.setEnabled(not left)
        why = "" if not left else t("transfer.preview.left_one") if left == 1 else ""
        self._why_not.setText(why or (t("transfer.preview.left", count=left) if left else ""))
        self.take.setAccessibleDescription(self._why_not.text())


def _title(item: Item, names: Names) -> str:
    where, label = names.where(item.pointer), names.label(item.pointer)
    return f"{where}: {label}" if where and where != label else label


def _news(item: Item, names: Names) -> str:
    _, mine, theirs = transfer_words.sides(item, names)
    if item.what == "kept":
        return t("transfer.preview.kept", text=_short(mine))
    return _short(theirs) if item.theirs is not None else t("transfer.value.none")


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]} …"


def _plain(text: str, name: str, parent: QWidget, kind: str = "plain") -> QLabel:
    label = QLabel(text, parent)
    label.setObjectName(name)
    label.setProperty("kind", kind)
    label.setWordWrap(True)
    label.setMinimumWidth(1)
    label.setTextFormat(Qt.TextFormat.PlainText)
    return label
