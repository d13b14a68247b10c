"""How a cost is shown, in a few words [OMK-005].  No Qt."""

from lssdesk.model.case import Cost
from lssdesk.texts import t


def shown(cost: Cost) -> str:
    """``kvitto 17 med bild``, ``bild av kvittot`` or ``utan kvitto``."""
    reference = cost.receipt.strip()
    if reference:
        key = "receipts.shown.both" if cost.attachment else "receipts.shown.reference"
        return t(key, receipt=reference)
    return t("receipts.shown.picture" if cost.attachment else "receipts.shown.missing")
