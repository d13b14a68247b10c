"""What tests of the program do over and over: make an office, open a case, wait for what is stored."""

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel

from lssdesk.demo import Hand
from lssdesk.flow.work import Work
from lssdesk.ui import theme
from tests.flow.officer import ADA, OFFICER, PASSPHRASE, filled, received, signed


def dress(app: QApplication) -> None:
    """The light look at 100 % text, unless it is there already: to put it on costs time."""
    if not app.styleSheet() or theme.is_dark() or theme.px(100) != 100:
        theme.apply(app, False)


def clear_away(app: QApplication) -> None:
    """Delete now what is to be deleted: there is no event loop that comes round to it."""
    app.processEvents()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def enter(hand: Hand) -> None:
    """Make the office without the pages of the first start, and open its main window."""
    program = hand.program
    program.start()
    code = program.door.create(OFFICER, PASSPHRASE)
    program.enter(program.door.confirm_recovery(code))
    hand.wait_for_window()


def unlock(hand: Hand) -> None:
    """Start on an office that is there, and open it with the passphrase."""
    hand.program.start()
    hand.wait(hand.door.isActiveWindow)
    hand.unlock(PASSPHRASE)


def open_new(hand: Hand, measure: str = "ledsagarservice") -> Work:
    """Open a new case of Ada's in the window."""
    return _open(hand, hand.window.desk.register(ADA, measure, received()))


def open_filled(hand: Hand) -> Work:
    """Open a case that is ready to sign."""
    return _open(hand, filled(hand.window.desk).id)


def open_signed(hand: Hand) -> Work:
    """Open a signed case."""
    return _open(hand, signed(hand.window.desk).id)


def _open(hand: Hand, case_id: str) -> Work:
    hand.window.show_cases()
    hand.window.open_case(case_id)
    return hand.case.work


def stored(hand: Hand) -> Work:
    """The open case as the store has it, read anew."""
    return Work(hand.window.desk, hand.case.work.id)


def words(hand: Hand) -> str:
    """All that labels say in the window now."""
    return "\n".join(label.text() for label in hand.top.findChildren(QLabel) if label.isVisible())
