"""Schema steps: frozen files in ``versions``, oldest first.  ``STEPS`` is known without importing Alembic."""

STEPS = ("0001", "0002", "0003", "0004", "0005")
