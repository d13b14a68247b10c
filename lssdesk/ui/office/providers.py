"""What one does with a provider's reports and invoices: two pages, with a switch between them on top."""

from collections.abc import Callable

from lssdesk.texts import t
from lssdesk.ui.office.page import OfficePage
from lssdesk.ui.parts import Segmented

PROVIDERS = ("report", "payment")
_BELOW_TITLE = 1


def add_switch(page: OfficePage, go: Callable[[str], object]) -> None:
    """Put the switch under the page's title; ``go`` gets the place of the other page."""
    options = [(place, t(f"office.providers.{place}")) for place in PROVIDERS]
    switch = Segmented(options, t("office.providers.switch"), page)
    switch.setObjectName("providers_switch")
    switch.set_value(page.place)

    def chosen(place: str | None) -> None:
        if place is None:  # one of the two is always shown
            switch.set_value(page.place)
        elif place != page.place:
            go(place)

    switch.changed.connect(chosen)
    page.column.insertWidget(_BELOW_TITLE, switch)
