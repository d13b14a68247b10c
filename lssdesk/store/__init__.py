"""Where it is kept: one encrypted database with its key slots, its log, its backups.

``keys`` opens the slots and never imports SQLAlchemy, so that the unlock window is there at once;
``office`` is the way in to everything else.
"""
