"""Run by Alembic: the steps, on the connection and in the transaction that ``store.steps`` has begun."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], transaction_per_migration=False)
context.run_migrations()
