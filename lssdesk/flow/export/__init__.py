"""What the hours calendar shows, for other programs or for paper: CSV, XLSX, iCalendar, PDF [CAL-006].

:func:`lssdesk.flow.export.files.made` makes the bytes; whoever saves them writes whole or not at all, and
leaves a line in the log.
"""
