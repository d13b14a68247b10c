"""The hours calendar: a year with its frames and a month with its sessions, as one widget [CAL-001].

``widget.HoursCalendar`` is the widget.  ``view_model``, ``words``, ``changes``, ``draft`` and
``red_days`` hold what it shows and know nothing of Qt.
"""
