"""How the program looks: pages of a case, the hours calendar and the small parts that they share."""

from lssdesk.ui import singletons

singletons.hold()
