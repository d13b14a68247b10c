"""What is sent: template wordings become content blocks, and content blocks become a tagged PDF.

``blocks`` is the border between the two halves: it knows neither Qt nor ReportLab.
"""
