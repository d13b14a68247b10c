"""Every action of the main window: words, key, and why it is not possible now."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from lssdesk.flow import copies
from lssdesk.texts import t
from lssdesk.ui import may
from lssdesk.ui.actions import Action, Actions, KeysPage
from lssdesk.ui.case.compare import earlier
from lssdesk.ui.case.follow import FOLLOW
from lssdesk.ui.case.journal import JOURNAL
from lssdesk.ui.case.page import CasePage
from lssdesk.ui.hours_calendar.side import KeysPage as CalendarKeys
from lssdesk.ui.writing.actions import writing_actions

if TYPE_CHECKING:
    from lssdesk.ui.main.window import MainWindow

WhyNot = Callable[[], str | None]
DEEDS = {
    "new": "register",
    "note": "write",
    "undo": "write",
    "redo": "write",
    "sign": "sign",
    "print": "output",
    "save_pdf": "output",
    **{f"{way}_{layout}": "output" for way in ("print", "save") for layout in copies.OTHERS},
    "follow": "register",
    "opened_by": "review",
    "review": "review",
    "report": "reports",
    "payment": "payment",
    "figures": "figures",
    "weeding": "weed",
    "lend": "lend",
    "receive": "lend",
}
"""The deed of an action, where it is another than to look, or in a case than to open it."""
STEPS = ("application", "inquiry", "communication", "decision", "after", "hours")


def window_actions(window: "MainWindow") -> Actions:
    """The actions in the order in which the palette and the page of keys show them."""
    actions = Actions(window)
    case, needs_case = _in_case(window), _needs_case(window)
    for name, key, run, why_not, group in (
        ("new", "Ctrl+N", window.new_case, _always, "cases"),
        ("search", "Ctrl+E", window.search.setFocus, _always, "cases"),
        ("fold_list", "F4", window.list.toggle_folded, _always, "cases"),
        ("to_list", "F6", window.list.enter, _always, "cases"),
        *((f"step_{step}", f"Alt+{n}", case(lambda page, step=step: page.enter(step)), needs_case, "case")
          for n, step in enumerate(STEPS, 1)),
        ("unanswered", "F8", case(lambda page: _or_say(window, page.next_unanswered(), "case.all_answered")),
         needs_case, "case"),
        ("finding", "F9", case(lambda page: _or_say(window, page.next_finding(), "case.no_findings")),
         needs_case, "case"),
        ("fold_group", "F7", case(lambda page: _or_say(window, page.turn_group(), "form.no_group")),
         needs_case, "case"),
        ("find", "Ctrl+F", case(lambda page: page.beside.find.open_()), needs_case, "case"),
        ("find_next", "F3", case(lambda page: page.beside.find.go(1)), needs_case, "case"),
        ("find_previous", "Shift+F3", case(lambda page: page.beside.find.go(-1)), needs_case, "case"),
        ("note", "Ctrl+Shift+A", case(lambda page: page.beside.notes.open_()), needs_case, "case"),
        ("attachments", "Alt+7", case(lambda page: page.go_to("/attachments")), needs_case, "case"),
        ("papers", "Alt+8", case(lambda page: page.go("papers")), needs_case, "case"),
        ("journal", "Alt+9", case(lambda page: page.enter(JOURNAL)), needs_case, "case"),
        ("opened_by", "", case(lambda page: page.show_opened_by()), needs_case, "case"),
        ("undo", "Ctrl+Z", case(lambda page: page.undo()), _needs_step(window, "undo_name"), "case"),
        ("redo", "Ctrl+Shift+Z", case(lambda page: page.redo()), _needs_step(window, "redo_name"), "case"),
        *writing_actions(window),
        ("sign", "Ctrl+Return", case(lambda page: page.deeds.sign()), _needs_draft(window), "case"),
        ("print", "Ctrl+P", case(lambda page: page.deeds.print_letter()), _needs_letter(window), "case"),
        ("save_pdf", "Ctrl+Shift+S", case(lambda page: page.deeds.save_letter()), _needs_letter(window),
         "case"),
        *((f"{way}_{layout}", "", case(lambda page, way=way, layout=layout: page.deeds.copy(way, layout)),
           _needs_letter(window), "case") for layout in copies.OTHERS for way in ("print", "save")),
        ("follow", "Ctrl+Shift+N", case(lambda page: page.enter(FOLLOW)), needs_case, "case"),
        ("fold_checks", "Shift+F4", case(lambda page: page.fold_checks()), _needs_checks(window), "case"),
        ("flip", "Ctrl+B", case(lambda page: page.flip()), needs_case, "case"),
        ("compare", "Ctrl+J", case(lambda page: page.compare()), _needs_before(window), "case"),
        ("lend", "", case(lambda page: window.office.lend(page.work.id)), needs_case, "case"),
        ("receive", "", lambda: window.office.show_page("transfer"), _always, "cases"),
        ("access", "Ctrl+Shift+G", lambda: window.opening.show_guard(_pointed_at(window)),
         _needs_row(window), "cases"),
        ("today", "Ctrl+D", window.show_start, _always, "cases"),
        ("report", "Ctrl+R", lambda: window.office.show_page("report"), _always, "program"),
        ("payment", "Ctrl+Shift+R", lambda: window.office.show_page("payment"), _always, "program"),
        ("figures", "Ctrl+U", lambda: window.office.show_page("figures"), _always, "program"),
        ("hide", "F12", window.privacy.toggle, _always, "program"),
        ("lock", "Ctrl+L", window.lock_wanted.emit, _always, "program"),
        ("settings", "Ctrl+,", window.show_settings, _always, "program"),
        ("policies", "", lambda: window.office.show_page("policies"), _always, "program"),
        ("delegation", "", lambda: window.office.show_page("delegation"), _always, "program"),
        ("wordings", "", lambda: window.office.show_page("wordings"), _always, "program"),
        ("law", "", lambda: window.office.show_page("law"), _always, "program"),
        ("verify", "", lambda: window.office.show_page("verify"), _always, "program"),
        ("review", "", lambda: window.office.show_page("review"), _always, "program"),
        ("backup", "", lambda: window.office.show_page("backup"), _always, "program"),
        ("weeding", "", lambda: window.office.show_page("weeding"), _always, "program"),
        ("archive", "", lambda: window.office.show_page("archive"), _always, "program"),
        ("officers", "", lambda: window.office.show_page("officers"), _always, "program"),
        ("requests", "", lambda: window.office.show_page("requests"), _always, "program"),
        ("keys", "F1", window.show_keys, _always, "program"),
    ):  # fmt: skip
        allowed = _allowed(window, DEEDS.get(name, "open" if group == "case" else ""), why_not)
        actions.add(Action(name, t(f"main.action.{name}"), key, run, allowed, t(f"main.group.{group}")))
    return actions


def _allowed(window: "MainWindow", deed: str, why_not: WhyNot) -> WhyNot:
    """Not possible either where the one at work may not do the deed."""
    return lambda: may.why_not(window.desk.officers, deed) or why_not()


def keys_page(actions: Actions) -> KeysPage:
    """All keys of the window, and those of the calendar."""
    names = CalendarKeys.NAMES
    calendar = [(t(f"calendar.keys.{name}"), t(f"calendar.keys.{name}_do")) for name in names]
    return KeysPage(actions, [(t("calendar.keys.title"), calendar)])


def _pointed_at(window: "MainWindow") -> str:
    """The open case, else the one that is chosen in the list."""
    return window.case.work.id if window.case else window.list.chosen()


def _needs_row(window: "MainWindow") -> WhyNot:
    return lambda: None if _pointed_at(window) else t("main.why_not.row")


Do = Callable[[CasePage], object]


def _always() -> None:
    return None


def _in_case(window: "MainWindow") -> Callable[[Do], Callable[[], object]]:
    return lambda do: lambda: do(window.case) if window.case else None


def _needs_case(window: "MainWindow") -> Callable[[], str | None]:
    return lambda: None if window.case else t("main.why_not.case")


def _needs_step(window: "MainWindow", name: str) -> Callable[[], str | None]:
    def why_not() -> str | None:
        if window.case is None:
            return t("main.why_not.case")
        return None if getattr(window.case, name) else t(f"main.why_not.{name}")

    return why_not


def _needs_draft(window: "MainWindow") -> Callable[[], str | None]:
    def why_not() -> str | None:
        if window.case is None:
            return t("main.why_not.case")
        return t("main.why_not.signed") if window.case.work.decided else None

    return why_not


def _needs_checks(window: "MainWindow") -> Callable[[], str | None]:
    def why_not() -> str | None:
        if window.case is None:
            return t("main.why_not.case")
        return None if window.case.has_checks else t("main.why_not.no_checks")

    return why_not


def _needs_before(window: "MainWindow") -> Callable[[], str | None]:
    def why_not() -> str | None:
        if window.case is None:
            return t("main.why_not.case")
        return None if earlier(window.case.work) else t("main.why_not.no_before")

    return why_not


def _needs_letter(window: "MainWindow") -> Callable[[], str | None]:
    def why_not() -> str | None:
        if window.case is None:
            return t("main.why_not.case")
        return None if window.case.work.decided else t("main.why_not.unsigned")

    return why_not


def _or_say(window: "MainWindow", found: bool, key: str) -> None:
    if not found:
        window.say(t(key), "info")
