"""What the rules say: pure functions over dated tables.  Neither Qt, SQLAlchemy nor ReportLab."""
