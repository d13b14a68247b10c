"""Help while writing in the long texts of forms: spelling and plain language.  All of it stays in memory."""
