"""Letters to a provider about an invoice: numbers and days, never a name, since they may be sent openly.

PRV-079 and PRV-083.
"""

from lssdesk.letters.payment.letters import About, Asked, query, receipts

__all__ = ["About", "Asked", "query", "receipts"]
