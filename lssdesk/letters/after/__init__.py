"""Documents around and after a decision: service, appeal, order, appointment, information [004 §5.5–5.7].

Each is a Letter made of the case as it stands: a ``draft`` marks what it lacks, a final one is ``Refused``
with the field.
"""
