"""The hours calendar: year, month and list over several tracks of hours and costs, as one widget [CAL-001].

``widget.HoursCalendar`` is the widget.  ``view_model`` (one track), ``board`` (all of them), ``edits``,
``changes``, ``draft``, ``words`` and the layouts hold what it shows and know nothing of Qt.
"""
