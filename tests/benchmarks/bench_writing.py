"""Help with writing: a key with and without it, the hints of a long text, suggestions for a word."""

import re
from collections.abc import Iterator
from itertools import cycle

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent, QTextCursor
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from lssdesk.app import application
from lssdesk.flow.writing import Wanted
from lssdesk.language import hints, readability, spelling
from lssdesk.language.spelling import Speller, suggested
from lssdesk.ui.forms.editors import TextEditor
from lssdesk.ui.writing.aids import Aids
from lssdesk.ui.writing.help import WritingHelp
from tests.benchmarks.ratio import Ratio, compare

ROUNDS = 60
PARAGRAPH = (
    "Ada bor ensam i en lägenhet och behöver någon med sig när hon går till simhallen, hälsar på sin vän "
    "eller går på konsert. Hon erhåller stöd i enlighet med beslutet och behöfver hjälp i nya miljöer. "
)
WORDS = 3_000
TEXT = "\n".join([PARAGRAPH * 4] * (WORDS // (4 * len(PARAGRAPH.split()))))


class _Store:
    """Stands for the office: which help is wanted, and no words of its own."""

    def __init__(self, wanted: Wanted) -> None:
        self._wanted = wanted

    def wanted(self) -> Wanted:
        return self._wanted

    def words(self) -> tuple[str, ...]:
        return ()


def ratios() -> Iterator[Ratio]:
    """Each against the least that does something of the same kind."""
    app = application()
    shown = QWidget()
    column = QVBoxLayout(shown)
    helped, plain = (_editor(column, wish) for wish in (Wanted(), Wanted(spelling=False, hints=False)))
    shown.show()
    app.processEvents()
    keys = {helped: cycle("och hon gr "), plain: cycle("och hon gr ")}

    def key(editor: TextEditor) -> None:
        editor.setFocus()
        press = QKeyEvent(QEvent.Type.KeyPress, 0, Qt.KeyboardModifier.NoModifier, next(keys[editor]))
        QApplication.sendEvent(editor, press)
        app.processEvents()

    yield compare(
        "a key with help, 3,000 words", "the same without", lambda: key(helped), lambda: key(plain), ROUNDS
    )
    shown.close()
    yield compare(
        "hints and index of 3,000 words",
        "finding its words",
        lambda: (hints(TEXT), readability(TEXT)),
        lambda: re.findall(r"\w+", TEXT),
        ROUNDS,
    )
    yield _suggesting()


def _editor(column: QVBoxLayout, wanted: Wanted) -> TextEditor:
    editor = TextEditor()
    aids = Aids(_Store(wanted), editor)
    aids.wait()
    QApplication.processEvents()
    editor._help = WritingHelp(editor, aids)
    column.addWidget(editor)
    editor.show_value(TEXT)
    editor.moveCursor(QTextCursor.MoveOperation.End)
    while aids.spelling is not None and aids._timer.isActive():
        QApplication.processEvents()
    return editor


def _suggesting() -> Ratio:
    import hunspell

    dictionary = spelling.load()
    assert dictionary is not None
    whole: hunspell.Hunspell = dictionary.__self__
    speller = Speller(dictionary)
    word = "ledsagarservise"
    return compare(
        f"suggestions for {word}",
        "hunspell's own",
        lambda: [one for one in suggested(word, speller.judge) if one],
        lambda: whole.suggest(word),
        5,
    )
