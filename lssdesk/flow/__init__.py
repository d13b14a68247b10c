"""What an officer does: register, inquire, decide, record hours, and find it all again."""
